package handbook

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// maxAddress is how long an address elsewhere may be: what all browsers and
// servers take.
const maxAddress = 2000

// schemes are the URL schemes that a link may have.
var schemes = []string{"https", "http", "mailto", "tel"}

// followIn returns how the links of one Markdown text are followed.
func (r *resolver) followIn(text content.Text) markdown.Resolve {
	r.followed = r.followed[:0]
	return func(l markdown.Link) (markdown.Target, bool) {
		r.followed = append(r.followed, l.From)
		switch n := len(r.followed); {
		case n == markdown.MaxLinks+1:
			r.Add(diag.TooLarge, text.Part(l.From, l.To), fmt.Sprintf("the text has more than %d links and pictures", markdown.MaxLinks), "divide it")
			return markdown.Target{}, false
		case n > markdown.MaxLinks:
			return markdown.Target{}, false
		}
		return r.follow(text, l)
	}
}

// follow follows a link or picture of a text.
func (r *resolver) follow(text content.Text, l markdown.Link) (markdown.Target, bool) {
	at := text.Part(l.From, l.To)
	if at.Mended() || r.astray(l, at) {
		return markdown.Target{}, false
	}
	scheme, rest, hasScheme := strings.Cut(l.Destination, ":")
	if strings.ContainsAny(scheme, "/?#") {
		hasScheme = false
	}
	if l.Image && !l.Alt {
		r.Add(diag.MissingAlt, at, "a picture without a text for those who cannot see it", "say in the square brackets what it shows: ![what it shows](assets/NAME)")
	}
	if l.Blank && l.Destination != "" {
		r.Add(diag.NotShown, at, "the link to "+diag.Quote(l.Destination)+" has no text, and is not shown",
			fmt.Sprintf("write the words for it in the square brackets: [text](%s)", l.Destination))
	}
	switch {
	case !hasScheme && strings.HasPrefix(l.Destination, FolderAssets):
		target, ok := r.asset(l.Destination, at)
		if ok && l.Image {
			r.picture(target.Page, l.Destination, at)
		}
		return target, ok
	case l.Image:
		r.pictureElsewhere(l.Destination, hasScheme || strings.HasPrefix(l.Destination, "//"), at)
		return markdown.Target{}, false
	case hasScheme && slices.Contains(Kinds, Kind(scheme)):
		return r.itemLink(Kind(scheme), rest, at)
	case hasScheme:
		address, ok := r.external(l.Destination, at)
		return markdown.Target{Address: address}, ok
	}
	hint := "link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://"
	if line := text.Value[strings.LastIndexByte(text.Value[:l.From], '\n')+1:]; strings.HasPrefix(line, "[^") {
		hint = "there are no footnotes: " + wayOfNote
	} else if meant := r.meant(l.Destination); meant != "" {
		hint = diag.Meant(meant)
	}
	r.Add(diag.DeadLink, at, "the link "+diag.Quote(l.Destination)+" leads nowhere", hint)
	return markdown.Target{}, false
}

// itemLink follows a link of the form kind:id.
func (r *resolver) itemLink(kind Kind, id string, at diag.Placed) (markdown.Target, bool) {
	if item := r.linked(kind, norm.NFC.String(id)); item != nil {
		r.tie(item)
		if kind == KindSource {
			r.cites = append(r.cites, r.sources.entries[item.ID])
		}
		return markdown.Target{Page: item.Link.Page, Fragment: item.Link.Anchor}, true
	}
	r.guess(func(r *resolver) { r.dangling(kind, id, at, nil, "") })
	return markdown.Target{}, false
}

// asset follows a link to a file of data/assets.
func (r *resolver) asset(destination string, at diag.Placed) (markdown.Target, bool) {
	file, fragment, _ := strings.Cut(strings.TrimPrefix(destination, FolderAssets), "#")
	name, err := url.PathUnescape(file)
	if err != nil {
		name = file
	}
	name, ok := r.hasAsset(FolderAssets, name, at)
	return markdown.Target{Page: FolderAssets + name, Fragment: fragment}, ok
}

// hasAsset returns the path of a file below data/assets, or reports that there
// is none. folder is what authors write before its name at this place, or "".
func (r *resolver) hasAsset(folder, name string, at diag.Placed) (string, bool) {
	clean := path.Clean(name)
	stored, ok := r.assets[norm.NFC.String(name)]
	switch {
	case ok:
		return stored, true
	case path.IsAbs(name) || clean == ".." || strings.HasPrefix(clean, "../") || strings.ContainsAny(name, `\:`):
		way := "its name alone"
		if folder != "" {
			way = "its address as " + folder + "NAME"
		}
		r.Add(diag.OutsideAsset, at, fmt.Sprintf("%s lies outside data/assets", diag.Quote(name)), "put the file into data/assets and write "+way)
	case !r.src.Lost("assets", path.Base(name)): // else that it is elsewhere is told
		r.guess(func(r *resolver) {
			r.Add(diag.MissingAsset, at, fmt.Sprintf("there is no file %s in data/assets", diag.Quote(name)), r.meantAsset(folder, name))
		})
	}
	return "", false
}

// meantAsset says which file of data/assets was meant by a name that none has, or "".
// folder is as that of hasAsset.
func (r *resolver) meantAsset(folder, name string) string {
	switch {
	case len(r.assets) == 0:
		return "the folder has no file yet"
	case !r.guesses.Among(len(r.assets)):
		return ""
	}
	known := slices.Sorted(maps.Keys(r.assets))
	for _, k := range slices.Backward(known) {
		if strings.EqualFold(path.Base(k), path.Base(name)) {
			return diag.Meant(folder + k)
		}
	}
	if near := diag.Nearest(name, known); near != "" {
		return diag.Meant(folder + near)
	}
	return diag.DidYouMean(name, known)
}

// external checks an address outside the handbook and returns it in its safe
// form.
func (r *resolver) external(address string, at diag.Placed) (string, bool) {
	if len(address) > maxAddress {
		r.Add(diag.DeadLink, at, fmt.Sprintf("%s has more than %d characters", diag.Quote(address), maxAddress), "no browser opens it everywhere; find a shorter one")
		return "", false
	}
	scheme, _, ok := strings.Cut(address, ":")
	scheme = strings.ToLower(scheme)
	if !ok || strings.ContainsAny(scheme, "/?#") || onDrive.MatchString(address) {
		r.Add(diag.DeadLink, at, fmt.Sprintf("%s is no full address", diag.Quote(address)), hintForAddress(address))
		return "", false
	}
	if !slices.Contains(schemes, scheme) {
		r.guess(func(r *resolver) {
			hint := "a web address begins with https:, http:, mailto: or tel:, and a link to an item with its kind, such as competency:"
			if scheme == "file" {
				hint = hintForAddress(address)
			} else if meant := r.meantItem(address); meant != "" && meant != address {
				hint = diag.Meant(meant)
			}
			r.Add(diag.UnsafeURL, at, fmt.Sprintf("%s begins with %s, which no link may have", diag.Quote(address), diag.Quote(address[:len(scheme)+1])), hint)
		})
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil || u.Host+u.Opaque == "" || strings.HasPrefix(scheme, "http") && !opens(u) || strings.ContainsAny(u.Host, ",;") || u.User != nil {
		r.Add(diag.DeadLink, at, fmt.Sprintf("%s is no address that a browser can open", diag.Quote(address)), "copy it from the browser's address line")
		return "", false
	}
	if fault, hint := noContact(scheme, address); fault != "" {
		r.Add(diag.DeadLink, at, fault, hint)
		return "", false
	}
	return u.String(), true
}

// opens reports whether a browser tries to reach the server of an address: it has a
// name, and its port, if any, is one.
func opens(u *url.URL) bool {
	if u.Port() != "" {
		if _, err := strconv.ParseUint(u.Port(), 10, 16); err != nil {
			return false
		}
	}
	return u.Hostname() != ""
}
