package preview

import (
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handbook/layouts"
)

// TestFaultShowsAndGoes breaks the content, reads the last good site, and mends
// it.
func TestFaultShowsAndGoes(t *testing.T) {
	r := run(t, nil)
	r.until(t, teamworkPage, 200, "Working with others.")
	r.write(t, teamwork, competency("Teamwork", "Working with others.")+"levles = 3 # <script>alert(1)</script>\n")
	body := r.until(t, teamworkPage, 500, `levles`)
	for _, want := range []string{
		"<h1>One thing to mend</h1>", "<title>One thing to mend</title>", "data/competencies/teamwork.toml", "line 7, column 1",
		"<mark>levles</mark> = 3 # &lt;script&gt;", "did you mean", `href="/_preview/last/competencies/teamwork/index.html"`, `data-page=""`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page of faults has no %s:\n%s", want, body)
		}
	}
	for _, page := range []string{"/", "/matrix.html", "/nothing.html", "/competencies/", "/competencies"} {
		if status, body := r.get(t, page); status != 500 || !strings.Contains(body, "levles") {
			t.Errorf("%s: status %d", page, status)
		}
	}
	if status, body := r.get(t, "/assets/theme/site.js"); status != 200 || len(body) == 0 {
		t.Errorf("what an open page still needs is gone: status %d", status)
	}

	for _, page := range []string{"competencies/teamwork/index.html", "competencies/teamwork/", ""} {
		status, body := r.get(t, pathLast+page)
		if status != 200 || !strings.Contains(body, "Working with others.") && page != "" {
			t.Fatalf("the last good page %q is not there: status %d", page, status)
		}
		if !strings.Contains(body, "There is something to mend") || strings.Index(body, "preview-banner") < strings.Index(body, "<body") || !strings.Contains(body, "data-past") {
			t.Errorf("the last good page %q does not say that it is one:\n%s", page, body)
		}
	}
	if _, body := r.get(t, pathLast+"competencies/teamwork/index.html"); !strings.Contains(body, `<a href="/competencies/teamwork/index.html">`) ||
		!strings.Contains(body, `data-page="/competencies/teamwork/index.html"`) {
		t.Error("the last good page does not lead back")
	}
	if status, body := r.get(t, pathLast+"assets/theme/base.css"); status != 200 || !strings.Contains(body, "--paper") {
		t.Errorf("the last good site has no styles: status %d", status)
	}

	r.write(t, teamwork, competency("Teamwork", "Mended."))
	r.until(t, teamworkPage, 200, "Mended.")
	answer, _ := r.ask(t, http.MethodGet, pathLast+"competencies/teamwork/index.html", nil)
	if answer.StatusCode != http.StatusFound || answer.Header.Get("Location") != teamworkPage {
		t.Errorf("the last good page leads to %q, status %d", answer.Header.Get("Location"), answer.StatusCode)
	}
}

// TestFaultFromTheStart wants the faults also where nothing was ever good.
func TestFaultFromTheStart(t *testing.T) {
	r := runWith(t, map[string]string{"data/handbook.toml": "title = "}, nil)
	if body := r.until(t, "/", 500, "To mend"); strings.Contains(body, pathLast) {
		t.Errorf("there is a link to a good site that never was:\n%s", body)
	}
	r.write(t, "data/handbook.toml", small["data/handbook.toml"]+manyKeys(150))
	body := r.until(t, "/", 500, "more are listed")
	if n := strings.Count(body, `class="finding"`); n != most {
		t.Errorf("%d findings are shown", n)
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "unknown-key-%d = 1\n", i)
	}
	return b.String()
}

// TestLayoutFaults breaks layouts in ways that show when they are read and when
// they are used.
func TestLayoutFaults(t *testing.T) {
	r := run(t, nil)
	r.until(t, teamworkPage, 200, "Working with others.")
	r.write(t, "layouts/base.html", "{{define \"base\"}}<p>{{.Nobody</p>{{end}}")
	r.until(t, "/", 500, "layouts/base.html")
	r.write(t, "layouts/base.html", "{{define \"base\"}}<p>{{.Nobody}}</p>{{template \"main\" .Main}}{{end}}")
	r.until(t, "/", 500, "Nobody")
	base, err := fs.ReadFile(layouts.Files, "base.html")
	if err != nil {
		t.Fatal(err)
	}
	bare := strings.NewReplacer("<head>", "", "</head>", "", "<body", "<p>bare</p><body").Replace(string(base))
	r.write(t, "layouts/base.html", bare)
	body := r.until(t, teamworkPage, 200, "<p>bare</p>")
	if !strings.Contains(body, "preview.js") {
		t.Errorf("a page without a head is never loaded anew:\n%s", body)
	}
}

// TestFaultPageIsSound parses the page of faults and looks for what would be
// wrong in a page of a site, too.
func TestFaultPageIsSound(t *testing.T) {
	r := run(t, nil)
	r.write(t, "data/handbook.toml", strings.Replace(small["data/handbook.toml"], "[[scales]]", "language = \"ar\"\n[[scales]]", 1))
	r.write(t, teamwork, "name = 3\n")
	body := r.until(t, "/", 500, `<html lang="ar" dir="rtl">`)
	if strings.Contains(body, "⟨") {
		t.Errorf("a word is missing:\n%s", body)
	}
	page, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for node := range page.Descendants() {
		for _, a := range node.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s> has the attribute %s", node.Data, a.Key)
			}
			if (a.Key == "src" || a.Key == "href" && node.Data == "link") && !strings.HasPrefix(a.Val, pathOwn) && a.Val != "data:," {
				t.Errorf("<%s> loads %s", node.Data, a.Val)
			}
			if a.Key == "src" || a.Key == "href" && strings.HasPrefix(a.Val, pathOwn) && !strings.HasPrefix(a.Val, pathLast) {
				if status, _ := r.get(t, a.Val); status != 200 {
					t.Errorf("%s: status %d", a.Val, status)
				}
			}
		}
	}
}
