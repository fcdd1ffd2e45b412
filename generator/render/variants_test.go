package render_test

import (
	"encoding/xml"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/internal/htmltest"
)

func TestSeveralScales(t *testing.T) {
	data := add(archive(t, "minimal"), "handbook.toml", `
[[scales]]
id = "three"
name = "Three levels"
levels = ["Novice", "Expert", "Master"]
`)
	text := string(data["competencies/teamwork.toml"].Data)
	text = strings.NewReplacer(`"two"`, `"three"`, "Teamwork", "Writing", `id = "shares", `, "").Replace(text)
	data["competencies/writing.toml"] = &fstest.MapFile{Data: []byte(text + "\n[[levels]]\nlevel = 3\nessence = \"Teaches it.\"\n")}
	s := build(t, data)
	for path, want := range map[string][]string{
		"competencies/teamwork/index.html": {"Level 1: Able", "Level 2: Skilled"},
		"competencies/writing/index.html":  {"Level 1: Novice", "Level 2: Expert", "Level 3: Master"},
	} {
		if got := htmltest.Texts(s.Page(t, path).All("ol.ladder .rung-name a")); !slices.Equal(got, want) {
			t.Errorf("%s has the levels %q, want %q", path, got, want)
		}
	}
	matrix := s.Page(t, "matrix.html")
	for id, columns := range map[string]int{"two": 3, "three": 4} {
		heading, ok := matrix.ID(id)
		if !ok {
			t.Fatalf("the matrix has no part for the scale %s", id)
		}
		table := htmltest.Node{Node: heading.Parent}.One(t, "table.levels")
		if got := len(table.All("thead th")); got != columns {
			t.Errorf("the scale %s has %d columns, want %d", id, got, columns)
		}
		if got := len(table.All("tbody tr")); got != 1 {
			t.Errorf("the scale %s has %d competencies, want 1", id, got)
		}
	}
	if s.Has("competencies/teamwork/level-3.html") || !s.Has("competencies/writing/level-3-check.html") {
		t.Error("a competency has the levels of the other's scale")
	}
}

func TestKindsAdded(t *testing.T) {
	data := add(archive(t, "minimal"), "handbook.toml", "\n[[kinds]]\nid = \"game\"\nname = \"Games\"\n\n[[kinds]]\nid = \"book\"\nname = \"Novels\"\n")
	data = add(data, "competencies/teamwork.toml", `
[[activities]]
id = "play"
kind = "game"
text = "Play *together*"
levels = [1]

[[activities]]
id = "read"
kind = "book"
text = "Read one"
levels = [1]

[[activities]]
id = "walk"
kind = "experience"
text = "Take a walk"
levels = [1, 2]
`)
	s := build(t, data)
	want := []string{"Novels", "Things to try", "Games"}
	slices.Sort(want)
	for _, path := range []string{"competencies/teamwork/index.html", "competencies/teamwork/level-1.html", "activities/index.html"} {
		got := htmltest.Texts(s.Page(t, path).All("section.kind h3"))
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s has the kinds %q, want %q", path, got, want)
		}
	}
	all := s.Page(t, "activities/index.html")
	item := all.One(t, "li#play")
	kind, _ := item.Attr("data-kind")
	options := all.All("#filter_kind option")
	if !slices.ContainsFunc(options, func(n htmltest.Node) bool { v, _ := n.Attr("value"); return v == kind && n.Text() == "Games" }) {
		t.Errorf("the kind %q cannot be chosen: %q", kind, htmltest.Texts(options))
	}
	if item.One(t, "em").Text() != "together" {
		t.Error("the Markdown of an activity is not shown")
	}
}

func TestRightToLeft(t *testing.T) {
	for tag, want := range map[string]string{"en": "ltr", "de": "ltr", "ar": "rtl", "he": "rtl", "fa-IR": "rtl", "ur": "rtl", "az-Arab": "rtl", "ja": "ltr"} {
		data := replace(t, archive(t, "minimal"), "handbook.toml", "\n[[scales]]", "language = \""+tag+"\"\n\n[[scales]]")
		s := build(t, data)
		for _, p := range s.Pages() {
			root := p.One(t, "html")
			dir, _ := root.Attr("dir")
			lang, _ := root.Attr("lang")
			if dir != want || lang != tag {
				t.Fatalf("%s in %s has lang %q and dir %q, want dir %q", p.Path, tag, lang, dir, want)
			}
		}
	}
}

func TestBaseURL(t *testing.T) {
	const base = "https://example.org/some/where/"
	s := build(t, archive(t, "full"), func(in *generator.Input) { in.BaseURL = base })
	for _, p := range s.Pages() {
		links := p.All("link[rel=canonical]")
		if p.Path == "404.html" || p.Path == "store.html" { // no reader comes there on purpose
			if len(links) > 0 {
				t.Errorf("%s has an address of its own", p.Path)
			}
			continue
		}
		if len(links) != 1 {
			t.Fatalf("%s has %d canonical links", p.Path, len(links))
		}
		now := strings.Replace(p.Path, "/former/", "/teamwork/", 1)
		if href, _ := links[0].Attr("href"); href != base+now {
			t.Errorf("the canonical link of %s is %q", p.Path, href)
		}
	}
	// A server shows 404.html at any address below it.
	for selector, name := range map[string]string{"a[href]": "href", "link[rel=stylesheet]": "href", "script[src]": "src", "form[action]": "action"} {
		found := s.Page(t, "404.html").All(selector)
		if len(found) == 0 {
			t.Errorf("404.html has no %s", selector)
		}
		for _, node := range found {
			if to, _ := node.Attr(name); !strings.HasPrefix(to, "/some/where/") && !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "mailto:") {
				t.Errorf("404.html leads to %q", to)
			}
		}
	}
	file, _ := s.files.File("sitemap.xml")
	var siteMap struct {
		XMLName   xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		Locations []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(file, &siteMap); err != nil {
		t.Fatal(err)
	}
	for _, location := range siteMap.Locations {
		if path, ok := strings.CutPrefix(location, base); !ok || !s.Has(path) {
			t.Errorf("the site map has %q", location)
		}
	}
	for _, want := range []string{"index.html", "competencies/teamwork/level-1.html", "roles/lead.html", "pages/help.html"} {
		if !slices.Contains(siteMap.Locations, base+want) {
			t.Errorf("the site map has no %s", want)
		}
	}
	if slices.Contains(siteMap.Locations, base+"404.html") {
		t.Error("the site map has 404.html")
	}

	s = build(t, archive(t, "full"))
	if s.Has("sitemap.xml") || len(s.Page(t, "index.html").All("link[rel=canonical]")) > 0 {
		t.Error("without an address of the site there is a site map or a canonical link")
	}
}

func TestOwnLayouts(t *testing.T) {
	own := fstest.MapFS{
		"pages/page.html": {Data: []byte(`{{define "main"}}<h1>Our {{.Title}}</h1><p class="ours">x</p>{{.Body}}{{end}}`)},
		"assets/base.css": {Data: []byte("body { color: black }\n")},
		"i18n/en.toml":    {Data: []byte("competencies = \"Skills\"\n")},
		"README.md~":      {Data: []byte("left by an editor")},
		".DS_Store":       {},
	}
	s := build(t, archive(t, "full"), func(in *generator.Input) { in.Own = own })
	page := s.Page(t, "pages/help.html")
	if page.One(t, "h1").Text() != "Our Page title text" || len(page.All("p.ours")) != 1 {
		t.Error("the own layout is not used")
	}
	if got, _ := s.files.File("assets/theme/base.css"); !strings.HasPrefix(string(got), "body { color: black }\n.site-header,") {
		t.Errorf("the own style is not used: %q", got)
	}
	if got := s.Page(t, "competencies/index.html").One(t, "h1").Text(); got != "Skills" {
		t.Errorf("the own word is not used: %q", got)
	}
	if got := s.Page(t, "roles/index.html").One(t, "h1").Text(); got != "Roles" {
		t.Errorf("a word that was not replaced is lost: %q", got)
	}
}

func TestBrandColours(t *testing.T) {
	for _, c := range []struct{ accent, light string }{
		{"#0b4f5c", "#0b4f5c"},
		{"#7A0019", "#7A0019"},
		{"", "#0b4f5c"}, // the layouts' own
	} {
		data := archive(t, "minimal")
		if c.accent != "" {
			replace(t, data, "handbook.toml", "\n[[scales]]", "\n[brand]\naccent = \""+c.accent+"\"\n\n[[scales]]")
		}
		s := build(t, data)
		css, _ := s.files.File("assets/theme/brand.css")
		if !strings.Contains(string(css), "light-dark("+c.light+", #") || strings.Contains(string(css), "{{") {
			t.Errorf("with the accent %q, brand.css is %q", c.accent, css)
		}
		if !strings.Contains(string(css), "--accent: "+c.light+";") { // of browsers of before 2024
			t.Errorf("with the accent %q, older browsers get another one: %q", c.accent, css)
		}
		if c.accent != "" && strings.Contains(string(css), c.light+", "+c.light) {
			t.Errorf("%s is as dark on dark pages: %q", c.accent, css)
		}
	}
	for _, accent := range []string{"red", "#fff", "#0b4f5c; } body { display: none", "#ffffff"} {
		data := replace(t, archive(t, "minimal"), "handbook.toml", "\n[[scales]]", "\n[brand]\naccent = \""+accent+"\"\n\n[[scales]]")
		s := try(t, data)
		if !slices.ContainsFunc(s.found, func(d diag.Diagnostic) bool { return d.At.Line == 5 && d.At.Column == 10 }) {
			t.Errorf("nothing is said of the accent %q: %v", accent, s.found)
		}
		if css, _ := s.files.File("assets/theme/brand.css"); strings.Contains(string(css), accent) {
			t.Errorf("brand.css holds %q", accent)
		}
	}
}

// TestNames checks files and ids with characters that addresses must encode.
func TestNames(t *testing.T) {
	data := archive(t, "minimal")
	names := []string{"two words.txt", "#1.txt", "100%.txt", "größe.txt", "日本.txt", "a&b;c=d+e.txt", "sub folder/x.txt", "it's.txt"}
	var text strings.Builder
	for _, name := range names {
		data["assets/"+name] = &fstest.MapFile{Data: []byte(name)}
		text.WriteString("[file](assets/" + strings.ReplaceAll(url.PathEscape(name), "%2F", "/") + ") ")
	}
	data["pages/über-uns.md"] = &fstest.MapFile{Data: []byte("# Über uns\n\n" + text.String() + "[x](indicator:größe) [y](page:über-uns)\n")}
	replace(t, data, "competencies/teamwork.toml", `"shares"`, `"größe"`)
	s := build(t, data)
	page := s.Page(t, "pages/über-uns.html")
	for _, name := range names {
		if !page.Links(page.Node, "assets/"+name) {
			t.Errorf("nothing leads to %q: %q", name, page.Targets(page.One(t, "main")))
		}
		if got, _ := s.files.File("assets/" + name); string(got) != name {
			t.Errorf("the file %q holds %q", name, got)
		}
	}
	if !page.Links(page.Node, "competencies/teamwork/level-1.html#größe") {
		t.Error("nothing leads to an id with a letter beyond ASCII")
	}
}

// TestAddressesOfSources checks that every kind of address that is allowed
// reaches the page whole.
func TestAddressesOfSources(t *testing.T) {
	for _, address := range []string{"https://example.org/a?b=c&d=%20#e", "http://example.org/", "mailto:a@example.org?subject=x%20y", "tel:+123456"} {
		data := add(archive(t, "minimal"), "handbook.toml", "\n[[sources]]\nid = \"primer\"\ntitle = \"Primer\"\naddress = \""+address+"\"\n")
		s := build(t, data)
		page := s.Page(t, "sources.html")
		if got := page.Targets(page.One(t, "section#primer")); !slices.Contains(got, address) {
			t.Errorf("nothing leads to %s: %q", address, got)
		}
	}
}

// TestSuggestion checks that the address for suggestions carries a page's name,
// whatever is in it.
func TestSuggestion(t *testing.T) {
	const name = "R&D: why? 100% + more #1"
	data := replace(t, archive(t, "minimal"), "handbook.toml", "\n[[scales]]", "suggest = \"mailto:hr@example.org\"\n\n[[scales]]")
	s := build(t, replace(t, data, "competencies/teamwork.toml", `"Teamwork"`, `"`+name+`"`))
	if footer := s.Page(t, "404.html").One(t, "footer.site-footer").Text(); strings.Contains(footer, "Suggest") {
		t.Errorf("a change is suggested to a page that is not there: %q", footer)
	}
	for _, to := range s.Page(t, "competencies/teamwork/index.html").Targets(s.Page(t, "competencies/teamwork/index.html").One(t, "footer.site-footer")) {
		if !strings.HasPrefix(to, "mailto:") {
			continue
		}
		u, err := url.Parse(to)
		if err != nil || u.Opaque != "hr@example.org" {
			t.Fatalf("%s: %v", to, err)
		}
		if body := u.Query().Get("body"); !strings.Contains(body, name) || !strings.Contains(body, "competencies/teamwork/index.html") {
			t.Errorf("the suggestion says %q", body)
		}
		if subject := u.Query().Get("subject"); !strings.HasSuffix(subject, " competencies/teamwork") {
			t.Errorf("the suggestion is about %q", subject)
		}
		return
	}
	t.Error("the page has no address for suggestions")
}
