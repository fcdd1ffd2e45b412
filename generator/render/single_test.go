package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/internal/htmltest"
	"handbook/generator/pdf"
	"handbook/layouts"
)

// single returns the site in one file, as bytes and read.
func single(t *testing.T, content fs.FS) ([]byte, *htmltest.Page) {
	t.Helper()
	s, list := load(t, generator.Input{Data: content})
	if list.HasErrors() {
		t.Fatal(list)
	}
	var out bytes.Buffer
	if list, err := s.Single(&out); err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	return out.Bytes(), htmltest.Parse(t, "handbook.html", out.Bytes())
}

// Whatever a link names is in the file or outside the handbook, and every
// picture is in it.
func TestSingleIsWhole(t *testing.T) {
	for name, content := range map[string]fs.FS{"full": archive(t, "full"), "minimal": archive(t, "minimal"), "ours": data.Files} {
		if testing.Short() && name == "ours" {
			continue // the same work each time
		}
		_, page := single(t, content)
		ids := map[string]int{}
		for _, n := range page.All("[id]") {
			id, _ := n.Attr("id")
			ids[id]++
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: the id %s is there %d times", name, id, n)
			}
		}
		for _, n := range page.All("[href]") {
			href, _ := n.Attr("href")
			id, inside := strings.CutPrefix(href, "#")
			if inside && ids[id] == 0 || !inside && !outside.MatchString(href) {
				t.Errorf("%s: a link leads to %s", name, href)
			}
		}
		for _, n := range page.All("[src]") {
			if src, _ := n.Attr("src"); !strings.HasPrefix(src, "data:") {
				t.Errorf("%s: something is loaded from %s", name, src)
			}
		}
		for _, attribute := range []string{"for", "aria-labelledby", "aria-describedby", "popovertarget"} {
			for _, n := range page.All("[" + attribute + "]") {
				value, _ := n.Attr(attribute)
				for id := range strings.FieldsSeq(value) {
					if ids[id] == 0 {
						t.Errorf("%s: %s names %s, which is not there", name, attribute, id)
					}
				}
			}
		}
	}
}

var outside = regexp.MustCompile(`^(https?|mailto|tel|data):`)

// Every page of the site is a section of the file, under its path.
func TestSingleHasEveryPage(t *testing.T) {
	content := archive(t, "full")
	_, page := single(t, content)
	var paths []string
	for _, n := range page.All("div.leaf") {
		path, _ := n.Attr("data-path")
		paths = append(paths, path)
	}
	for _, path := range build(t, content).files.Paths() {
		apart := slices.Contains([]string{"print.html", "404.html", "store.html"}, path) || strings.HasPrefix(path, "competencies/former/")
		if strings.HasSuffix(path, ".html") && slices.Contains(paths, path) == apart {
			t.Errorf("%s: is in the file: %v", path, !apart)
		}
	}
	if len(paths) == 0 || paths[0] != "index.html" {
		t.Errorf("the pages are %q", paths)
	}
}

// The policy lets run what is in the file and nothing else.
func TestSinglePolicy(t *testing.T) {
	content := replace(t, archive(t, "full"), "handbook.toml", `title = "Title text"`, `title = "</script><script>alert(1)</script></style>"`)
	first, page := single(t, content)
	policy, _ := page.One(t, "meta[http-equiv]").Attr("content")
	for pattern, want := range map[string]int{`(?s)<script>(.*?)</script>`: 3, `(?s)<style[^>]*>(.*?)</style>`: 2} {
		found := regexp.MustCompile(pattern).FindAllSubmatch(first, -1)
		if len(found) != want {
			t.Errorf("%d elements fit %s, want %d", len(found), pattern, want)
		}
		for _, m := range found {
			sum := sha256.Sum256(m[1])
			if hash := base64.StdEncoding.EncodeToString(sum[:]); !strings.Contains(policy, "'sha256-"+hash+"'") {
				t.Errorf("the policy refuses what begins with %.60q", m[1])
			}
		}
	}
	for _, f := range htmltest.PolicyFaults(policy) {
		t.Error(f)
	}
	if again, _ := single(t, content); !bytes.Equal(first, again) {
		t.Error("the second file has other bytes than the first")
	}
}

// Pictures are in the file, and other files can be saved from it.
func TestSingleFiles(t *testing.T) {
	content := archive(t, "minimal", "-- assets/a+b.png --\npicture\n-- assets/form.pdf --\n%PDF-1.7\n")
	content = replace(t, content, "handbook.toml", `title = `, "introduction = \"![a](assets/a+b.png) [b](assets/form.pdf#page=2)\"\ntitle = ")
	_, page := single(t, content)
	if src, _ := page.One(t, ".lead img").Attr("src"); !strings.HasPrefix(src, "data:") {
		t.Errorf("the picture is %s", src)
	}
	link := page.One(t, ".lead a")
	href, _ := link.Attr("href")
	name, _ := link.Attr("download")
	if !strings.HasPrefix(href, "data:application/pdf;base64,") || name != "form.pdf" {
		t.Errorf("the file is %s, saved as %q", href, name)
	}
}

// What a user's style names in the handbook's assets is in the file and in the book,
// and their policies let it be shown.
func TestStylesCarryFiles(t *testing.T) {
	content := archive(t, "minimal", "-- assets/our font.woff2 --\nwOF2 font\n-- assets/x.svg --\n<svg/>\n")
	brand := ":root { --accent: red }\n@font-face { font-family: Ours; src: url('../../assets/our%20font.woff2?v=4#iefix') }\np { background: URL( ../../assets/x.svg#a ) }\n" +
		"q { background: url(https://example.org/../../../../assets/x.svg) } /* url(../../assets/none.png) */\n"
	s, list, err := generator.Load(generator.Input{Data: content, Layouts: layouts.Files, Own: fstest.MapFS{"assets/brand.css": {Data: []byte(brand)}}})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	var file bytes.Buffer
	if list, err := s.Single(&file); err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	b, _, err := s.Book()
	if err != nil {
		t.Fatal(err)
	}
	printed, err := b.Part(0, pdf.Numbers{})
	if err != nil {
		t.Fatal(err)
	}
	for name, html := range map[string]string{"the file": file.String(), "the book": string(printed)} {
		for _, want := range []string{"src: url('data:font/woff2;base64,d09GMiBmb250Cg==#iefix')", "background: URL( data:image/svg+xml;base64,PHN2Zy8+Cg==#a )", "url(https://example.org/../../../../assets/x.svg)", "font-src data:"} {
			if !strings.Contains(html, want) {
				t.Errorf("%s does not have %s", name, want)
			}
		}
	}
}

// A picture that a user's template names is in the file, within a page and around all,
// however its attributes are written.
func TestTemplatesCarryFiles(t *testing.T) {
	content := archive(t, "full")
	page := `{{define "main"}}<img alt='Ours > theirs' class=ours src='../assets/logo.svg'>{{.Body}}{{end}}`
	frame, err := layouts.Files.ReadFile("partials/frame.html")
	if err != nil {
		t.Fatal(err)
	}
	frame = bytes.Replace(frame, []byte("</footer>"), []byte(`<img class="partner" src="{{.Root}}assets/logo.svg" alt=""></footer>`), 1)
	s, list, err := generator.Load(generator.Input{Data: content, Layouts: layouts.Files, Own: fstest.MapFS{"pages/page.html": {Data: []byte(page)}, "partials/frame.html": {Data: frame}}})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	var file bytes.Buffer
	if list, err := s.Single(&file); err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	for _, class := range []string{"ours", "partner"} {
		if src, _ := htmltest.Parse(t, "handbook.html", file.Bytes()).One(t, "img."+class).Attr("src"); !strings.HasPrefix(src, "data:image/svg+xml;") {
			t.Errorf("the picture %s is %s", class, src)
		}
	}
}

// A frame of the user's own, in which nothing says where the pages begin, is written as
// it is.
func TestSingleFrameWithoutMain(t *testing.T) {
	for _, frame := range []string{`<title>x</title><p>{{.Title}}</p><script>"<main></main>"</script>`, `<p></p>`, `</main><main>`, `<script></script><main>`, `<main></main><body><script></script>`} {
		own := fstest.MapFS{"pages/single.html": {Data: []byte(`{{define "base"}}` + frame + `{{end}}{{define "main"}}{{end}}`)}}
		s, list, err := generator.Load(generator.Input{Data: archive(t, "minimal"), Layouts: layouts.Files, Own: own})
		if err != nil || list.HasErrors() {
			t.Fatal(err, list)
		}
		var file bytes.Buffer
		list, err = s.Single(&file)
		if want := strings.Replace(frame, "{{.Title}}", s.Handbook.Title, 1); err != nil || len(list) > 0 || file.String() != want {
			t.Errorf("%s: wrote %s, %v, %v", frame, file.String(), list, err)
		}
	}
}
