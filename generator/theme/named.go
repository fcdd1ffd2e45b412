package theme

import (
	"cmp"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
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
func Addresses(style string) []Span { return addresses(styleAddress, style) }

// addresses returns what a pattern finds in one of its three groups.
func addresses(pattern *regexp.Regexp, text string) []Span {
	var all []Span
	for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
		all = append(all, Span{max(m[2], m[4], m[6]), max(m[3], m[5], m[7])})
	}
	return all
}

// templateAddress finds what a template names in the assets, from wherever its page is.
var templateAddress = regexp.MustCompile(strings.ReplaceAll(`(?i)\s(?:src|href|poster)\s*=\s*(?:"ROOT(assets/[^"{}]+)"|'ROOT(assets/[^'{}]+)'|ROOT(assets/[^"'{}>\s]+)[>\s])`,
	"ROOT", `(?:\{\{-?\s*\$?\.Root\s*-?\}\}|(?:\.\./)+)`))

// Missing reports the files and variables that a user's styles and templates name and
// the site does not have: browsers say nothing of them. data are the files of the content,
// and assets the paths of those below its folder assets.
func (t *Theme) Missing(data fs.FS, assets []string) diag.List {
	var list diag.List
	there := ofContent{names: assets, has: map[string]bool{}, named: map[string]string{}}
	for _, name := range assets {
		there.has[name], there.named[path.Base(name)] = true, name
	}
	variables := sync.OnceValue(func() map[string]bool { return t.variables(data, assets) })
	for _, p := range paths(t.files) {
		f := t.files[p]
		switch ending := path.Ext(p); {
		case !f.own:
		case ending == ".css":
			text := f.withoutRemarks(ending)
			t.missingInStyle(f, text, &there, &list)
			f.undefined(text, variables(), &there.guesses, &list)
		case ending == ".html":
			f.missingInTemplate(f.withoutRemarks(ending), &there, &list)
		}
	}
	return list
}

// missingInStyle reports the files that a user's style names in vain. text is that of the
// file without its comments.
func (t *Theme) missingInStyle(f file, text string, assets *ofContent, list *diag.List) {
	for _, at := range Addresses(text) {
		to := FileOf("assets/theme", text[at.From:at.To])
		if !slices.ContainsFunc(t.Assets, func(a Asset) bool { return to == "assets/theme/"+a.Path }) {
			f.missing(at, to, "../../", assets, list)
		}
	}
}

// missingInTemplate reports the assets that a user's template names in vain. text is that
// of the file without its comments.
func (f file) missingInTemplate(text string, assets *ofContent, list *diag.List) {
	for _, at := range addresses(templateAddress, text) {
		to := FileOf("", html.UnescapeString(text[at.From:at.To]))
		if !strings.HasPrefix(to, "assets/theme/") { // some of which are made
			f.missing(at, to, "", assets, list)
		}
	}
}

// FileOf returns the file of the site that an address leads to, or to a part of which. The
// address stands in a file of folder. It returns "" where the address leads elsewhere or
// to a part of the page.
func FileOf(folder, address string) string {
	name := address
	if at := strings.IndexAny(name, "?#"); at >= 0 {
		name = name[:at]
	}
	if name == "" || strings.HasPrefix(name, "//") || strings.Contains(name, ":") || strings.Contains(name, "{{") {
		return ""
	}
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return path.Join(folder, name)
}

// ofContent are the assets of the content.
type ofContent struct {
	names   []string
	has     map[string]bool
	named   map[string]string // the last with a name, in whichever folder
	guesses diag.Guesses
}

// missing reports an address that leads to a file that is not among the assets. root is
// how addresses beside it lead to the root of the site.
func (f file) missing(at Span, to, root string, assets *ofContent, list *diag.List) {
	name, ok := strings.CutPrefix(to, "assets/")
	if to == "" || ok && assets.has[name] {
		return
	}
	meant := assets.named[path.Base(to)]
	if meant == "" && assets.guesses.Among(len(assets.names)) {
		meant = diag.Nearest(name, assets.names)
	}
	hint := "put the file there; it is named as " + root + "assets/FILE"
	if meant != "" {
		hint = diag.Meant(root + "assets/" + meant)
	}
	address := f.text[at.From:at.To]
	list.Add(diag.MissingAsset, f.span(at.From, utf8.RuneCountInString(address)), fmt.Sprintf("%s leads to no file in data/assets", diag.Quote(address)), hint)
}

// variables returns the variables that the layouts give a value, or styles and scripts of
// the organisation's that a template may load from the assets.
func (t *Theme) variables(data fs.FS, assets []string) map[string]bool {
	known := map[string]bool{}
	note := func(text []byte) {
		for _, m := range definition.FindAllSubmatch(text, -1) {
			known[string(m[1])] = true
		}
	}
	for _, f := range t.files {
		note(f.data)
	}
	for _, name := range assets {
		if ext := strings.ToLower(path.Ext(name)); ext == ".css" || ext == ".js" {
			text, _ := fs.ReadFile(data, "assets/"+name) // one that cannot be read is told when it is copied
			note(text)
		}
	}
	return known
}

// undefined reports the variables that a user's style asks for and that are not known:
// browsers leave out what asks for them. text is that of the file without its comments.
func (f file) undefined(text string, known map[string]bool, guesses *diag.Guesses, list *diag.List) {
	for _, m := range variable.FindAllStringSubmatchIndex(text, -1) {
		if name := text[m[2]:m[3]]; !known[name] {
			hint := ""
			if guesses.Among(len(known)) {
				hint = diag.DidYouMean(name, slices.Collect(maps.Keys(known)))
			}
			list.Add(diag.UnsetVariable, f.span(m[2], len(name)), fmt.Sprintf("no style gives the variable %s a value", diag.Quote(name)),
				cmp.Or(hint, "give it one, as in :root { "+name+": ... }"))
		}
	}
}
