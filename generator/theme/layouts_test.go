package theme_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator"
	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/render"
	"handbook/generator/theme"
	"handbook/layouts"
)

// handbook is a small one for the layouts to show.
var handbook = fstest.MapFS{
	"handbook.toml": {Data: []byte(`
title = "Handbook"
organisation = "Acme"
[[scales]]
id = "one"
name = "One"
levels = ["Able"]
[[categories]]
id = "people"
name = "People"
`)},
	"competencies/teamwork.toml": {Data: []byte(`
name = "Teamwork"
category = "people"
scale = "one"
summary = "Working with others."
definition = "What people do together."
levels = [{ level = 1, essence = "Joins in." }]
`)},
	"pages/help.md": {Data: []byte("# Help\n\nAsk.\n")},
}

// show renders the handbook with a user's layouts and returns what is said of
// them.
func show(t *testing.T, own map[string]string) (*render.Memory, string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range own {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	site, found, err := generator.Load(generator.Input{Data: handbook, DataName: "data", Layouts: layouts.Files, Own: fsys, OwnName: "own"})
	if err != nil {
		t.Fatal(err)
	}
	files := &render.Memory{}
	if !found.HasErrors() {
		if found, err = site.Render(files); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	if err := diag.PrintFull(&b, found, false); err != nil {
		t.Fatal(err)
	}
	return files, b.String()
}

// TestLayoutLinks has links where layouts could be. None is followed, and each is
// told: the pages would look as if nothing were there.
func TestLayoutLinks(t *testing.T) {
	own := fstest.MapFS{}
	for _, name := range []string{"base.html", "pages", "i18n/en.toml", "assets/.#base.css"} {
		own[name] = &fstest.MapFile{Data: []byte("elsewhere"), Mode: fs.ModeSymlink}
	}
	_, found, err := theme.Load(layouts.Files, own, "own", theme.Language{Tag: "en"})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	diag.PrintConcise(&b, found)
	want := ""
	for _, name := range []string{"base.html", "i18n/en.toml", "pages"} {
		want += "own/" + name + ":1:1: error unknown-layout the layout is a link or device, not a file\n"
	}
	if b.String() != want {
		t.Errorf("found:\n%s", &b)
	}
}

// TestLayoutFaults checks that a fault in a user's layout is told at its own
// line, once, whether it shows when the layout is read or when it is used.
func TestLayoutFaults(t *testing.T) {
	const fine = "{{define \"main\"}}\n<h1>{{.Title}}</h1>\n"
	for _, c := range []struct {
		name, path, text string
		want             []string
	}{
		{"a path that is none", "pages/levle.html", "x", []string{`error[unknown-layout]: "pages/levle.html" replaces no layout`,
			"--> own/pages/levle.html", `hint: did you mean "pages/level.html"?`}},
		{"a path far from any", "my/ideas.html", "x", []string{`"my/ideas.html" replaces no layout`, "hint: a layout has the path of the file that it replaces"}},
		{"another case", "Pages/page.html", "x", []string{`"Pages/page.html" replaces no layout`, `did you mean "pages/page.html"?`}},
		{"a folder too many", "layouts/pages/page.html", "x", []string{`did you mean "pages/page.html"?`}},
		{"a folder too few", "page.html", "x", []string{`did you mean "pages/page.html"?`}},
		{"a style sheet of one's own", "css/own.css", "x", []string{"go to the end of a copy of our assets/brand.css"}},
		{"a style sheet whose path is near to another", "assets/huisstijl.css", "x", []string{"go to the end of a copy of our assets/brand.css"}},
		{"a script of one's own", "js/wensen.js", "x", []string{"go to the end of a copy of our assets/site.js"}},
		{"a partial of one's own", "partials/footer.html", "x", []string{"blocks of your own go to the end of a copy of one of ours"}},
		{"a page of another ending", "pages/pages.htm", "x", []string{`did you mean "pages/page.html"?`}},
		{"a page that Notepad saved", "pages/Page.html.txt", "x", []string{`did you mean "pages/page.html"?`}},
		{"a font", "assets/ours.woff2", "x", []string{"go into data/assets", "../../assets/ours.woff2"}},
		{"a logo whose path is near to another", "assets/logo.png", "x", []string{"go into data/assets", "../../assets/logo.png"}},
		{"a font of an office", "assets/Base.TTF", "x", []string{"go into data/assets", "../../assets/Base.TTF"}},
		{"a page by the name that it has in the site", "pages/404.html", "x", []string{`"pages/404.html" replaces no layout`, `did you mean "pages/notfound.html"?`}},
		{"an asset that is none", "assets/bsae.css", "x", []string{`did you mean "assets/base.css"?`}},

		{"a name that is no text", "pages/p\xffge.html", "x", []string{"--> own/pages/p\ufffdge.html", "replaces no layout"}},
		{"a folder whose name is no text", "p\xffges/page.html", "x", []string{"--> own/p\ufffdges", "replaces no layout"}},
		{"a file that is too large", "assets/brand.css", strings.Repeat("\n", content.MaxFile+1), []string{"error[too-large]", "--> own/assets/brand.css", "more than 4 MB"}},

		{"a block that is not closed", "pages/page.html", fine + "{{if .Body}}\n<p>\n{{end}}\n", []string{"own/pages/page.html:6", "unexpected EOF"}},
		{"an action that is not closed", "pages/page.html", fine + "<p>{{.Body</p>\n{{end}}", []string{"--> own/pages/page.html:3:", "<p>{{.Body</p>"}},
		{"a function that is none", "pages/page.html", fine + "<p>{{upper .Title}}</p>\n{{end}}", []string{"--> own/pages/page.html:3:", `function "upper" not defined`}},
		{"an end too many", "pages/page.html", fine + "{{end}}\n{{end}}", []string{"--> own/pages/page.html:4:", "unexpected {{end}}"}},
		{"a fault in the frame", "base.html", "{{define \"base\"}}\n{{end}", []string{"--> own/base.html:2:", "{{end}"}},
		{"a fault in what several pages share", "partials/items.html", "{{define \"cites\"}}\n{{with .}\n{{end}}{{end}}", []string{"--> own/partials/items.html:2:"}},

		{"a field that is none", "pages/page.html", fine + "<p>{{.NoSuchField}}</p>\n{{end}}",
			[]string{"--> own/pages/page.html:3:6", "NoSuchField", "<p>{{.NoSuchField}}</p>\n"}},
		{"a field that is none, in the frame", "base.html", "{{define \"base\"}}\n<p>{{.Nobody}}</p>\n{{template \"main\" .Main}}{{end}}", []string{"--> own/base.html:2:6", "Nobody"}},
		{"a template that is none", "pages/page.html", fine + "{{template \"nobody\" .}}\n{{end}}", []string{"--> own/pages/page.html:3:", `"nobody"`}},
		{"a text where a list is needed", "pages/page.html", fine + "{{range .Title}}x{{end}}\n{{end}}", []string{"--> own/pages/page.html:3:"}},
		{"markup that cannot be made safe", "pages/page.html", fine + "<p {{if .Title}}title=\"{{end}}>x</p>\n{{end}}", []string{"--> own/pages/page.html:3:"}},
		{"a word of one's own that is not there", "pages/page.html", fine + "<p>{{t \"our-desk\"}}</p>\n{{end}}", []string{"--> own/pages/page.html:3:", "hint: a word of your own goes into i18n/en.toml in your layouts"}},
		{"a word that is none", "pages/page.html", fine + "\n<p>{{t \"competencis\"}}</p>\n{{end}}",
			[]string{"--> own/pages/page.html:4:", `there is no word "competencis"`, `did you mean "competencies"?`}},
		{"a word that is none, where nobody comes", "pages/page.html", fine + "{{if not .Title}}{{n \"n-levls\" 2}}{{end}}\n{{end}}",
			[]string{"--> own/pages/page.html:3:", `there is no word "n-levls"`, `did you mean "n-levels"?`}},
		{"no main part", "pages/page.html", "<h1>{{.Title}}</h1>", []string{"--> own/pages/page.html:1:1", `the template defines no "main"`, `hint: put its content between {{define "main"}} and {{end}}`}},
		{"text after the last block", "pages/page.html", fine + "{{.Body}}{{end}}\n{{/* fine */}}\n  <p>Ours</p>\n", []string{"--> own/pages/page.html:5:3", "outside of every {{define}}", "hint: move it before the {{end}} of a block"}},
		{"an action between the blocks", "pages/page.html", "{{define \"x\"}}{{end}} {{template \"x\"}}" + fine + "{{end}}", []string{"--> own/pages/page.html:1:", "outside of every {{define}}"}},
		{"text in what several pages share", "partials/index.html", "{{define \"ranges\"}}{{end}}\nx", []string{"--> own/partials/index.html:2:1", "outside of every {{define}}"}},
		{"a block by the name of a shorter file", "partials/index.html", "{{define \"ranges\"}}" + strings.Repeat("x", 1<<14) + "{{end}}{{define \"partials/items.html\"}}x{{end}}x", []string{"--> own/partials/index.html:1:", "outside of every {{define}}"}},
		{"what is meant by a field that is none", "pages/page.html", fine + "<p>é {{.Titel}}</p>\n{{end}}", []string{"--> own/pages/page.html:3:8\n", `there is no field "Titel" here`, `hint: did you mean "Title"?`}},
		{"what is meant by a function that is none", "pages/page.html", fine + "<p>é {{.Body | numbr}}</p>\n{{end}}", []string{"--> own/pages/page.html:3:16\n", `hint: did you mean "number"?`}},
		{"what is meant by a template that is none", "pages/page.html", fine + "{{template \"crumb\" .}}\n{{end}}", []string{"--> own/pages/page.html:3:", `no such template "crumb"`, `hint: did you mean "crumbs"?`}},
		{"which block is not closed", "pages/page.html", fine + "{{/* {{if}} */}}{{- if .Body -}}\n{{end}}\n", []string{`hint: the {{define "main"}} of line 1, or what is opened in it, has no {{end}}`}},
		{"an attribute that is not closed", "pages/page.html", "{{define \"main\"}}<h1 class=\"big>{{.Title}}</h1>{{end}}", []string{"--> own/pages/page.html\n", "look for a quote, a tag or a comment that is not closed"}},
		{"the same in what all pages share", "partials/frame.html", "{{define \"site-header\"}}<p class=\"x>{{end}}{{define \"crumbs\"}}{{end}}{{define \"site-footer\"}}<p class=\"y\">{{end}}", []string{"--> own/partials/frame.html\n"}},
		{"a template that calls itself", "pages/page.html", fine + "{{template \"x\" .}}{{end}}{{define \"x\"}}{{template \"x\" .}}{{end}}", []string{"--> own/pages/page.html:3:", "maximum template depth"}},
		{"no frame", "base.html", "<html></html>", []string{"own/base.html:1:1", `defines no "base"`}},
		{"a fault in the colours", "assets/brand.css", ":root {\n{{if .Light}}\n}\n", []string{"--> own/assets/brand.css:"}},
		{"a field that is none in the colours", "assets/brand.css", ":root {\n  {{.Accent}}\n}\n", []string{"--> own/assets/brand.css:2:", `there is no field "Accent" here`, `hint: there are "Dark", "Light"`}},
		{"the same for one that names none", "assets/brand.css", "{{if not .Light}}:root { --x: {{.Drak}} }{{end}}", []string{"--> own/assets/brand.css:1:", `did you mean "Dark"?`}},
		{"the same for a handbook that names a colour", "assets/brand.css", "{{if .Light}}:root { --x: {{.Drak}} }{{end}}", []string{"--> own/assets/brand.css:1:", `did you mean "Dark"?`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got := show(t, map[string]string{c.path: c.text})
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("nothing says %q:\n%s", want, got)
				}
			}
			if n := strings.Count(got, "error["); n != 1 {
				t.Errorf("%d findings, want 1:\n%s", n, got)
			}
		})
	}
}

// TestCopiesOfLayouts checks what is said of a copy that was kept beside a layout.
func TestCopiesOfLayouts(t *testing.T) {
	page := "{{define \"main\"}}{{.Body}}{{end}}"
	for name, want := range map[string]string{
		"pages/page.html.bak":     "hint: pages/page.html is there as well; move this file out of the folder, or delete it",
		"pages/page - Kopie.html": "; move other files out of the folder",
		"i18n/en.toml.txt":        "hint: i18n/en.toml is there as well; move this file out of the folder, or delete it",
	} {
		_, got := show(t, map[string]string{"pages/page.html": page, "i18n/en.toml": "", name: page})
		if !strings.Contains(got, want) {
			t.Errorf("%s: nothing says %q:\n%s", name, want, got)
		}
	}
}

// TestAllLayoutFaults checks that the faults of several layouts are told in one
// run.
func TestAllLayoutFaults(t *testing.T) {
	_, got := show(t, map[string]string{
		"base.html":            "{{define \"base\"}}{{t \"sikp\"}}{{template \"main\" .Main}}",
		"pages/level.html":     "{{define \"main\"}}\n{{end}}{{end}}",
		"pages/levels.htm":     "",
		"pages/search.html":    "{{define \"main\"}}{{t \"serch\"}}{{end}}",
		"pages/questions.html": "x",
		"i18n/en.toml":         "roles = 1",
	})
	for _, want := range []string{"own/base.html:1:", "own/pages/level.html:2:", "own/pages/levels.htm", "own/pages/search.html:1:",
		"own/pages/questions.html:1:1", "own/i18n/en.toml:1:9"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%s is not told once:\n%s", want, got)
		}
	}
	if n := strings.Count(got, "error["); n != 6 {
		t.Errorf("%d findings, want 6:\n%s", n, got)
	}
}

// TestAllFaultsOfOneLayout checks that all fields and functions that are none are
// told in one run, though templates end at the first, and each once, though several
// pages are made with them.
func TestAllFaultsOfOneLayout(t *testing.T) {
	_, got := show(t, map[string]string{"pages/level.html": "{{define \"main\"}}\n{{uper .Name}}\n{{lowr .Name}}{{uper 1}}\n"})
	for _, want := range []string{"level.html:2:3\n", "level.html:3:3\n", "level.html:4:1\n"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%s is not told once:\n%s", want, got)
		}
	}
	_, got = show(t, map[string]string{"pages/page.html": "{{define \"main\"}}\n{{.Titel}}\n{{if .Body}}{{.Bdy}}{{end}}\n{{$x := .Title}}\n{{template \"y\" .}}{{$x}}{{end}}{{define \"y\"}}\n{{.Nobody}}{{end}}"})
	for _, want := range []string{"page.html:2:3", "page.html:3:15", "page.html:6:3"} {
		if strings.Count(got, want+"\n") != 1 {
			t.Errorf("%s is not told once:\n%s", want, got)
		}
	}
	_, got = show(t, map[string]string{"pages/level.html": "{{define \"main\"}}{{range .Name}}x{{end}}{{end}}", "pages/page.html": "{{define \"main\"}}{{range .Body}}x{{end}}{{end}}"})
	if strings.Contains(got, "Ask.") || strings.Count(got, "range needs a list") != 2 {
		t.Errorf("the content of pages is told:\n%s", got)
	}
}

// TestEndlessLayout checks that a layout that goes on for ever is told.
func TestEndlessLayout(t *testing.T) {
	if testing.Short() {
		t.Skip("writes two gigabytes to nowhere")
	}
	site, _, err := generator.Load(generator.Input{Data: handbook, DataName: "data", Layouts: layouts.Files,
		Own: fstest.MapFS{"pages/page.html": {Data: []byte(`{{define "main"}}{{range 100000000000}}` + strings.Repeat("x", 1<<20) + `{{end}}{{end}}`)}}, OwnName: "own"})
	if err != nil {
		t.Fatal(err)
	}
	found, err := site.Render(render.Nothing{})
	if err != nil || len(found) != 1 || found[0].At.File != "own/pages/page.html" || !strings.Contains(found[0].Message, "goes on for ever") {
		t.Errorf("%v %v", found, err)
	}
}

// TestFaultyPage checks that a fault that shows in use keeps its page back, and
// no other.
func TestFaultyPage(t *testing.T) {
	files, got := show(t, map[string]string{
		"pages/page.html":  "{{define \"main\"}}<h1>Half a page</h1>{{.Nobody}}{{end}}",
		"pages/level.html": "{{define \"main\"}}\n{{.Nothing}}{{end}}",
	})
	if !strings.Contains(got, "own/pages/page.html:1:") || !strings.Contains(got, "own/pages/level.html:2:") {
		t.Errorf("not all is told:\n%s", got)
	}
	if _, ok := files.File("index.html"); !ok {
		t.Error("a fault in other layouts keeps index.html from being rendered")
	}
	if _, ok := files.File("pages/help.html"); ok {
		t.Error("a page whose layout has a fault was rendered in part")
	}
}
