package theme

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"handbook/generator/diag"
)

var (
	styleAddress = regexp.MustCompile(`(?i)\burl\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]*))\s*\)`)
	variable     = regexp.MustCompile(`\bvar\(\s*(--[\w-]+)\s*\)`)      // with no other value beside it
	definition   = regexp.MustCompile("(--[\\w-]+)(?:\\s*[:{]|[\"'`])") // in a style, also by @property, or by a script
)

// A Span is the bytes From..To of a text.
type Span struct{ From, To int }

// Addresses returns where a style names files and other addresses with url(…).
func Addresses(style string) []Span {
	var all []Span
	for _, m := range styleAddress.FindAllStringSubmatchIndex(style, -1) {
		all = append(all, Span{max(m[2], m[4], m[6]), max(m[3], m[5], m[7])})
	}
	return all
}

// templateAddress finds what a template names in the assets, from wherever its page is.
var templateAddress = regexp.MustCompile(`(?i)\s(?:src|href|poster)\s*=\s*["']?(?:\{\{-?\s*\$?\.Root\s*-?\}\}|(?:\.\./)+)(assets/[^"'{}?#>\s]+)["'?#>\s]`)

// Missing reports the files that a user's styles and templates name and the site does
// not have: browsers say nothing of them. assets are the paths below data/assets.
func (t *Theme) Missing(assets []string) diag.List {
	var list diag.List
	for _, p := range paths(t.files) {
		f := t.files[p]
		var named []Span
		from := "" // how addresses begin in styles and not in templates
		switch {
		case !f.own:
		case path.Ext(p) == ".css":
			named = Addresses(f.withoutRemarks(".css"))
		case path.Ext(p) == ".html":
			from = "../../"
			for _, m := range templateAddress.FindAllStringSubmatchIndex(f.withoutRemarks(".html"), -1) {
				named = append(named, Span{m[2], m[3]})
			}
		}
		for _, at := range named {
			address := string(f.data[at.From:at.To])
			if missing, hint := t.missing(from+address, assets); missing {
				list.Add(diag.MissingAsset, f.span(at.From, utf8.RuneCountInString(address)),
					fmt.Sprintf("%s leads to no file in data/assets", diag.Quote(address)), strings.Replace(hint, from, "", 1))
			}
		}
	}
	return list
}

// missing reports whether an address in a style leads to no file of the site, with a
// hint.
func (t *Theme) missing(address string, assets []string) (bool, string) {
	u, err := url.Parse(address)
	if address == "" || strings.Contains(address, "{{") || err == nil && (u.Scheme != "" || u.Host != "" || u.Path == "") {
		return false, "" // what is elsewhere is told by leftOut
	}
	name := address
	if err == nil {
		name = u.Path
	}
	to := path.Join("assets/theme", name)
	if strings.HasPrefix(name, "/") { // the root of a disk or a server
		to = name
	}
	if file, ok := strings.CutPrefix(to, "assets/"); ok && slices.Contains(assets, file) ||
		slices.ContainsFunc(t.Assets, func(a Asset) bool { return to == "assets/theme/"+a.Path }) {
		return false, ""
	}
	meant := diag.Nearest(strings.TrimPrefix(to, "assets/"), assets)
	for _, file := range assets {
		if path.Base(file) == path.Base(name) {
			meant = file
		}
	}
	if meant != "" {
		return true, diag.Meant("../../assets/" + meant)
	}
	return true, "put the file there; it is named as ../../assets/FILE"
}

// variables returns the variables that the layouts give a value.
func (t *Theme) variables() map[string]bool {
	known := map[string]bool{}
	for _, f := range t.files {
		for _, m := range definition.FindAllSubmatch(f.data, -1) {
			known[string(m[1])] = true
		}
	}
	return known
}

// undefined reports the variables that a user's style asks for and that are not known:
// browsers leave out what asks for them. text is that of the file without its comments.
func (f file) undefined(text string, known map[string]bool, list *diag.List) {
	for _, m := range variable.FindAllStringSubmatchIndex(text, -1) {
		if name := text[m[2]:m[3]]; !known[name] {
			list.Add(diag.LayoutFault, f.span(m[2], len(name)), fmt.Sprintf("no style gives the variable %s a value", diag.Quote(name)),
				cmp.Or(diag.DidYouMean(name, slices.Collect(maps.Keys(known))), "give it one, as in :root { "+name+": ... }"))
		}
	}
}
