package handbook

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// Addresses that are none, though it is plain what they were meant as.
var (
	quoted  = regexp.MustCompile(`(?i)^["'“”„‘’‚«»]+(` + begins + `[^"'“”„‘’‚«»]+)["'“”„‘’‚«»]*$`)
	mailbox = regexp.MustCompile(`^[\w.+-]+@[\w-]+(\.[\w-]+)+$`)
	onDrive = regexp.MustCompile(`^(?:[A-Za-z]:[\\/]|\\[\w.-]+\\)`)
)

// astray reports the address of a link or picture that is a path on a computer, or
// that stands in quotation marks; it returns whether it is one.
func (r *resolver) astray(l markdown.Link, at diag.Placed) bool {
	if len(l.Destination) > 5 && strings.EqualFold(l.Destination[:5], "file:") {
		r.Add(diag.UnsafeURL, at, fmt.Sprintf("%s begins with %s, which no link may have", diag.Quote(l.Destination), diag.Quote(l.Destination[:5])),
			"put the file into data/assets and write its address as assets/NAME")
		return true
	}
	if a := l.Destination; len(a) > 1 && 'a' <= a[0]|0x20 && a[0]|0x20 <= 'z' && a[1] != ':' { // nearly always
		return false
	}
	if onDrive.MatchString(l.Destination) {
		shown := strings.ReplaceAll(diag.Quote(l.Destination), `\\`, `\`)
		r.Add(diag.OutsideAsset, at, shown+" lies outside data/assets", "put the file into data/assets and write its address as assets/NAME")
		return true
	}
	inside := quoted.FindStringSubmatch(l.Destination)
	if inside == nil {
		return false
	}
	r.guess(func(r *resolver) {
		meant := cmp.Or(r.meantItem(inside[1]), inside[1])
		r.Add(diag.DeadLink, at, fmt.Sprintf("the link %s has quotation marks", diag.Quote(l.Destination)), diag.Meant(meant))
	})
	return true
}

// hintForAddress says what to write for an address elsewhere that is not a full one.
func hintForAddress(address string) string {
	box, _, _ := strings.Cut(address, "?")
	switch {
	case mailbox.MatchString(box):
		return diag.Meant("mailto:" + address)
	case strings.HasPrefix(address, "www."):
		return diag.Meant("https://" + address)
	case strings.HasPrefix(address, FolderAssets), strings.Contains(address, `\`), strings.HasPrefix(strings.ToLower(address), "file:"):
		return "a file has no address on the web: put it into data/assets, and link to it in a text, as [text](assets/NAME)"
	}
	return "write it with https:// or mailto: before it"
}

// meantItem returns the link to an item that an address seems to be meant as, or "".
// Case does not count, neither in its kind nor in its id.
func (r *resolver) meantItem(address string) string {
	kind, id, _ := strings.Cut(address, ":")
	near := diag.Nearest(kind, Kinds)
	if near == "" {
		return ""
	}
	if r.linked(near, norm.NFC.String(id)) == nil {
		if known := r.idsOf(near).sound; r.guesses.Among(len(known)) {
			id = cmp.Or(diag.Nearest(id, known), id)
		}
	}
	return string(near) + ":" + id
}

// meant returns the link that leads where a path seems to lead, or "".
func (r *resolver) meant(destination string) string {
	switch {
	case mailbox.MatchString(destination):
		return "mailto:" + destination
	case strings.HasPrefix(destination, "www."):
		return "https://" + destination
	}
	file, _, _ := strings.Cut(strings.ReplaceAll(destination, `\`, "/"), "#")
	if at := strings.LastIndex(file, FolderAssets); at >= 0 {
		file = file[at+len(FolderAssets):]
	}
	if stored, ok := r.assets[norm.NFC.String(file)]; ok {
		return FolderAssets + stored
	}
	parts := strings.Split(strings.TrimSuffix(file, "/index.html"), "/")
	name := strings.TrimSuffix(parts[len(parts)-1], path.Ext(parts[len(parts)-1]))
	for _, kind := range []Kind{KindPage, KindCompetency, KindRole, KindOrientation} {
		if item := r.links[kind][norm.NFC.String(name)]; item != nil {
			return linkTo(kind, item.ID)
		}
	}
	return ""
}

// onceAt matches the address of a page in the site, on the web or in a folder, and the
// name of a file of the content.
var onceAt = regexp.MustCompile(`(?i)^(?:.*[/\\])?(competencies|roles|orientations|pages)[/\\]([^/\\]+?)(?:[/\\](?:index|compare|level-(\d+)(?:-check|-guide)?))?(?:(?:-guide)?\.html?|\.toml|\.md)?(?:[#?].*)?$`)

// meantMove returns how an entry of [[moved]] is written that gives an address, or a
// kind in other words, or "". What it names may be gone.
func meantMove(written string) string {
	if at := onceAt.FindStringSubmatch(written); at != nil {
		kind := map[string]Kind{"competencies": KindCompetency, "roles": KindRole, "orientations": KindOrientation, "pages": KindPage}[strings.ToLower(at[1])]
		if at[3] != "" {
			return linkTo(KindLevel, at[2]+"/"+at[3])
		}
		return linkTo(kind, at[2])
	}
	if word, id, ok := strings.Cut(written, ":"); ok && id != "" {
		if kind := diag.Nearest(word, Kinds); kind != "" {
			return linkTo(kind, id)
		}
	}
	if file, ok := strings.CutSuffix(written, ".toml"); ok && faultOf(file) == "" {
		return linkTo(KindCompetency, file)
	}
	return ""
}
