package generator_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"handbook/generator"
	"handbook/generator/internal/hostile"
	"handbook/generator/internal/htmltest"
	"handbook/generator/render"
	"handbook/layouts"
)

// FuzzSite puts one text into every place of a handbook that shows texts and
// renders it whole: what it says, when it is taken, breaks out of nothing.
func FuzzSite(f *testing.F) {
	for _, payload := range hostile.Payloads {
		f.Add(payload)
	}
	for line := range strings.SplitSeq(hostile.Markdown, "\n\n") {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		base := with(map[string]string{
			"pages/help.md": "# Help\n\nText\n", "roles/clerk.toml": "name = 'Clerk'\npurpose = 'Helps.'\n",
			"orientations.toml": "[[orientations]]\nid = 'hurry'\nname = 'Hurry'\nputs_first = 'Being first'\nshows = ['Runs']\n",
		})
		data, _, err := hostile.Spoil(base, text)
		if err != nil {
			return // it cannot stand in TOML
		}
		tryAll(t, data)
	})
}

// tryAll renders a handbook, if it has no faults, and looks at every element of
// every page.
func tryAll(t *testing.T, data fstest.MapFS) {
	t.Helper()
	site, list, err := again.Load(generator.Input{Data: data, DataName: "data", Layouts: layouts.Files})
	if err != nil {
		t.Fatal(err)
	}
	if list.HasErrors() {
		return
	}
	for name, file := range data {
		var values map[string]any
		if _, err := toml.Decode(strings.TrimPrefix(string(file.Data), "\ufeff"), &values); err != nil && strings.HasSuffix(name, ".toml") {
			t.Errorf("%s is read without an error: %v", name, err)
		}
	}
	sound(t, site)
}

// sound renders a site and looks at every element of every page.
func sound(t *testing.T, site *generator.Site) *htmltest.Site {
	t.Helper()
	var files render.Memory
	if faults, err := site.Render(&files); err != nil || len(faults) > 0 {
		t.Fatal(faults, err)
	}
	pages := htmltest.Read(t, &files)
	for _, page := range pages.Pages() {
		for node := range page.Descendants() {
			if node.Type != html.ElementNode {
				continue
			}
			if why := wrong(node); why != "" {
				t.Errorf("%s has %s: <%s %v>", page.Path, why, node.Data, node.Attr)
			}
		}
	}
	return pages
}

// wrong says what of an element no page of a handbook has.
func wrong(n *html.Node) string {
	attributes := map[string]string{}
	for _, a := range n.Attr {
		attributes[a.Key] = a.Val
		scheme, _, hasScheme := strings.Cut(strings.ToLower(strings.TrimLeft(a.Val, "\x00\t\n\f\r ")), ":")
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
			return "the attribute " + a.Key
		case a.Key != "href" && a.Key != "src", !hasScheme, strings.ContainsAny(scheme, "/?#"):
		case n.Data == "a" && (scheme == "https" || scheme == "http" || scheme == "mailto" || scheme == "tel"):
		case n.Data == "link" && attributes["rel"] == "icon" && scheme == "data":
		default:
			return "the address " + a.Val
		}
	}
	switch n.Data {
	case "base", "object", "embed", "frame", "frameset", "math", "style":
		return "an element"
	case "script":
		if attributes["src"] == "" && attributes["type"] != "application/json" && attributes["type"] != "application/ld+json" {
			return "a script"
		}
	case "iframe":
		return "a frame"
	}
	return ""
}

// FuzzFiles puts any bytes in the place of one file of a handbook and renders
// that whole, if it can be read.
func FuzzFiles(f *testing.F) {
	names := []string{"handbook.toml", "competencies/teamwork.toml", "roles/clerk.toml", "pages/help.md", "assets/x.svg"}
	f.Add(byte(0), []byte(plain["handbook.toml"]))
	f.Add(byte(1), []byte(plain["competencies/teamwork.toml"]))
	f.Add(byte(2), []byte("name = 'Clerk'\npurpose = '[x](https://example.org/\"x)'\ntargets.teamwork = 1\n"))
	f.Add(byte(3), []byte("# Help\n\n"+hostile.Markdown))
	f.Fuzz(func(t *testing.T, which byte, text []byte) {
		tryAll(t, with(map[string]string{names[int(which)%len(names)]: string(text)}))
	})
}

// FuzzLayout puts a text into a template and into a word of the interface: no
// layout, however broken, stops the program.
func FuzzLayout(f *testing.F) {
	if testing.Short() {
		f.Skip("the layouts are read anew for each text")
	}
	const fine = "<p>Text</p>"
	for _, text := range []string{fine, "{{.Title}}", "{{range .X}}{{end}}", "{{template \"main\"}}", "<script>{{.Title}}</script>", "<a href={{.Title}}>", "{{t \"x\"}}", "{{n \"n-levels\" 1}}",
		"{{define \"x\"}}{{end}}", "{{if", "{{.Title.X.Y}}", "{{index .X 9}}", "{{printf \"%s\" .}}", "{{block \"main\" .}}{{end}}", "<style>{{.Title}}", "{{with $x := .Title}}{{$x}}{{else}}{{end}}", "{{/* */}}", "{{- .Title -}}", "{{html .Title | js}}"} {
		f.Add(text)
	}
	data := with(map[string]string{"pages/help.md": "# Help\n\nText\n"})
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "range") && strings.ContainsAny(text, "0123456789") {
			return // a range over a number can take as long as it says
		}
		var word bytes.Buffer
		_ = toml.NewEncoder(&word).Encode(map[string]string{"roles": text}) // empty if it cannot stand in TOML
		// A brace in a word is a fault, and would hide the template.
		for _, own := range []fstest.MapFS{
			{"pages/page.html": {Data: []byte("{{define \"main\"}}" + text + "{{end}}")}},
			{"i18n/en.toml": {Data: word.Bytes()}},
		} {
			site, list, err := generator.Load(generator.Input{Data: data, DataName: "data", Layouts: layouts.Files, OwnName: "layouts", Own: own})
			if err != nil {
				t.Fatal(err)
			}
			if list.HasErrors() {
				if text == fine {
					t.Errorf("a sound layout is refused, so that nothing is tried: %v", list)
				}
				continue
			}
			if _, err := site.Render(render.Nothing{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
