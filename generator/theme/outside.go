package theme

import (
	"html/template"
	"path"
	"slices"
	"strings"
	"text/template/parse"

	"golang.org/x/text/language"

	"handbook/generator/diag"
)

// outside reports what a user's file has outside of every define: no page shows
// it.
func (t *Theme) outside(set *template.Template, p string, list *diag.List) {
	tmpl := set.Lookup(p)
	if !t.files[p].own || tmpl == nil || tmpl.Tree == nil || tmpl.Tree.ParseName != p {
		return // another file may define a block of that name
	}
	for _, node := range tmpl.Tree.Root.Nodes {
		at := int(node.Position())
		if text, ok := node.(*parse.TextNode); ok {
			trimmed := strings.TrimLeft(string(text.Text), " \t\r\n\ufeff")
			if trimmed == "" {
				continue
			}
			at += len(text.Text) - len(trimmed)
		}
		tell(t.files[p].span(at, 0), "this stands outside of every {{define}}, where no page shows it",
			"move it before the {{end}} of a block, or delete it; a comment is written {{/* */}}", list)
		return
	}
}

// pageNames are the layouts of pages that are called otherwise in the site.
var pageNames = map[string]string{
	"404.html": "pages/notfound.html", "pages/404.html": "pages/notfound.html",
	"pages/profile.html": "pages/my-profile.html", "pages/plan.html": "pages/my-plan.html", "pages/review.html": "pages/my-review.html",
	"pages/level-check.html": "pages/check.html",
}

// hintFor returns what to do with a user's file that replaces no layout.
func hintFor(p string, known []string, own map[string]file) string {
	kind := strings.ToLower(path.Ext(p))
	switch kind {
	case ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".otf": // of which we have none
		return "pictures and fonts go into data/assets; styles name them as ../../assets/" + path.Base(p)
	}
	if meant := layoutMeant(p, known); meant != "" {
		if _, ok := own[meant]; ok { // an editor or someone has kept a copy
			return meant + " is there as well; move this file out of the folder, or delete it"
		}
		return diag.Meant(meant)
	}
	switch kind {
	case ".html":
		if path.Dir(p) == "partials" {
			return "blocks of your own go to the end of a copy of one of ours, such as partials/frame.html"
		}
	case ".css":
		return "styles of your own go to the end of a copy of our assets/brand.css, which every page loads"
	case ".js":
		return "scripts of your own go to the end of a copy of our assets/site.js, which every page loads"
	}
	return "a layout has the path of the file that it replaces, such as " + diag.Quote("pages/level.html") + "; move other files out of the folder"
}

// layoutMeant returns the layout that a path was meant as, or "".
func layoutMeant(p string, known []string) string {
	if page := pageNames[p]; page != "" {
		return page
	}
	if words := languageMeant(p); words != "" {
		return words
	}
	for _, other := range known { // in another folder
		if path.Base(other) == path.Base(p) {
			return other
		}
	}
	return nearestName(p, known)
}

// nearestName returns the layout whose name is near to that of a path, among those of
// its folder and kind, if we have any, or "". Folders and endings would make any two
// paths look alike.
func nearestName(p string, known []string) string {
	folder, kind := strings.ToLower(path.Dir(p)), strings.ToLower(path.Ext(p))
	like := func(has func(other string) bool) {
		if some := slices.DeleteFunc(slices.Clone(known), func(other string) bool { return !has(other) }); len(some) > 0 {
			known = some
		}
	}
	like(func(other string) bool { return path.Dir(other) == folder })
	like(func(other string) bool { return path.Ext(other) == kind })
	var names []string
	for _, other := range known {
		names = append(names, nameOf(other))
	}
	near := diag.Nearest(nameOf(p), names)
	if near == "" {
		return ""
	}
	return known[slices.Index(names, near)]
}

// nameOf returns what a file is called without its folder and its endings.
func nameOf(p string) string {
	name, _, _ := strings.Cut(path.Base(p), ".")
	return name
}

// languageMeant returns the path of the words of a language that a path was meant as,
// such as nl.toml, I18N/nl.toml or i18n/nl.toml.txt, or "".
func languageMeant(p string) string {
	name, ending, _ := strings.Cut(path.Base(p), ".")
	tag, err := language.Parse(name)
	if ending = strings.ToLower(ending); err != nil || path.Dir(strings.ToLower(p)) != "i18n" && ending != "toml" && ending != "toml.txt" {
		return ""
	}
	return embeddedPath(tag.String())
}
