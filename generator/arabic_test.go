package generator_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"handbook/generator"
	"handbook/generator/internal/htmltest"
	"handbook/generator/render"
	"handbook/layouts"
)

var arabic = os.DirFS("testdata/arabic")

var arabicSite = sync.OnceValue(func() func(t testing.TB) rendered {
	var site rendered
	return func(t testing.TB) rendered {
		t.Helper()
		if site.files == nil {
			site = renderSite(t, generator.Input{Data: arabic, DataName: "data"})
		}
		return site
	}
})()

// TestArabicWithoutFinding checks that nothing is said of the handbook in
// Arabic, not even advice.
func TestArabicWithoutFinding(t *testing.T) {
	site, found, err := generator.Load(generator.Input{Data: arabic, DataName: "data", Layouts: layouts.Files})
	if err != nil {
		t.Fatal(err)
	}
	found = append(found, site.Advise()...)
	more, err := site.Render(render.Nothing{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(found, more...) {
		t.Errorf("%v: %s", d.At.Position, d.Message)
	}
}

func TestArabicKeepsPromises(t *testing.T) {
	onlyReads(t)
	site := arabicSite(t)
	for _, f := range slices.Concat(site.DeadLinks(""), site.Faults()) {
		t.Error(f)
	}
	for _, p := range site.Pages() {
		root := p.One(t, "html")
		lang, _ := root.Attr("lang")
		dir, _ := root.Attr("dir")
		if lang != "ar" || dir != "rtl" {
			t.Errorf("%s: lang %q, dir %q", p.Path, lang, dir)
		}
	}
}

var (
	latin        = regexp.MustCompile(`[A-Za-z]+`)
	tags         = regexp.MustCompile(`<[^>]*>`)
	placeholders = regexp.MustCompile(`\{[\w-]+\}`) // in words for scripts
)

// TestArabicOnly checks that every word of the interface is in Arabic: Latin
// letters come from the content, or from the Arabic words themselves.
func TestArabicOnly(t *testing.T) {
	known := map[string]bool{}
	words, _ := layouts.Files.ReadFile("i18n/ar.toml")
	var tree map[string]any
	if _, err := toml.Decode(string(words), &tree); err != nil {
		t.Fatal(err)
	}
	for _, text := range append(stringsIn(tree), arabicTexts(t)...) {
		for _, word := range latin.FindAllString(placeholders.ReplaceAllString(text, " "), -1) {
			known[word], known[word[:1]] = true, true // a letter heads a list
		}
	}
	for _, p := range arabicSite(t).Pages() {
		for _, text := range shown(p) {
			for _, word := range latin.FindAllString(placeholders.ReplaceAllString(text, " "), -1) {
				if !known[word] {
					t.Errorf("%s: %q in %q is not Arabic", p.Path, word, text)
				}
			}
		}
	}
}

// arabicTexts returns the texts of the handbook.
func arabicTexts(t *testing.T) []string {
	t.Helper()
	var list []string
	for _, written := range textsIn(t, arabic) {
		list = append(list, written.text)
	}
	if len(list) < 100 {
		t.Fatal(len(list))
	}
	return list
}

// shown returns what readers see or hear on a page: texts, and attributes that
// are spoken or shown.
func shown(p *htmltest.Page) []string {
	said := []string{"aria-label", "title", "alt", "placeholder", "content", "label"}
	var list []string
	for n := range p.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.Data != "script":
			list = append(list, html.UnescapeString(tags.ReplaceAllString(strings.TrimSpace(n.Data), ""))) // <noscript> is read as text
		case n.Type == html.ElementNode:
			name, _ := htmltest.Node{Node: n}.Attr("name")
			for _, a := range n.Attr {
				if slices.Contains(said, a.Key) && (a.Key != "content" || name == "description") {
					list = append(list, a.Val)
				}
			}
		}
	}
	return list
}

func TestArabicPlurals(t *testing.T) {
	page := arabicSite(t).Page(t, "competencies/serving-people/index.html")
	facts := htmltest.Texts(page.All(".rung-facts"))
	for i, want := range []string{"3 مؤشرات · علامتا تنبيه", "3 مؤشرات، اثنان منها أبعد مما دونه · علامة تنبيه واحدة", "مؤشران، واحد منها أبعد مما دونه · علامة تنبيه واحدة"} {
		if len(facts) != 3 || !strings.HasPrefix(facts[i], want) {
			t.Errorf("level %d: %q", i+1, facts)
		}
	}
	cards := htmltest.Texts(arabicSite(t).Page(t, "index.html").All(".card"))
	if !strings.HasSuffix(cards[0], "3 مستويات") || !slices.Contains(cards, "قائد الفريق جدارتان") {
		t.Errorf("the first page: %q", cards)
	}
}

func TestArabicOrder(t *testing.T) {
	page := arabicSite(t).Page(t, "competencies/index.html")
	if diff := cmp.Diff([]string{"ا", "العمل الجماعي", "خ", "خدمة المتعاملين"}, htmltest.Texts(page.All(".a-to-z dt, .a-to-z dd"))); diff != "" {
		t.Errorf("competencies: want -, got +\n%s", diff)
	}
	letters := htmltest.Texts(arabicSite(t).Page(t, "search.html").All(".letters a"))
	want := strings.Fields("I ا ت ث ج ح خ ر ق ك ل م ه و ي")
	if diff := cmp.Diff(want, letters); diff != "" {
		t.Errorf("letters of the index: want -, got +\n%s", diff)
	}
}

// TestArabicBesideLatin checks that names in Latin letters keep their direction.
func TestArabicBesideLatin(t *testing.T) {
	site := arabicSite(t)
	for path, selectors := range map[string][]string{
		"sources.html":                           {"#iso-10002 h2 span[dir=ltr]", "#iso-10002 p bdi[dir=ltr]", "#iso-10002 a[dir=ltr]"},
		"measures/index.html":                    {"h2 abbr[dir=ltr]"},
		"competencies/serving-people/index.html": {"abbr[dir=ltr]", ".cites a[dir=ltr]"},
	} {
		for _, selector := range selectors {
			if len(site.Page(t, path).All(selector)) == 0 {
				t.Errorf("%s: nothing fits %s", path, selector)
			}
		}
	}
	if n := site.Page(t, "sources.html").All("#workshop [dir]"); len(n) != 0 {
		t.Error("an Arabic source has a direction of its own")
	}
	title := site.Page(t, "competencies/serving-people/level-2.html").One(t, "title").Text()
	if want := "المستوى 2: المبادرة – خدمة المتعاملين – دليل الجدارات"; title != want {
		t.Errorf("title %q", title)
	}
	if len(site.Page(t, "roles/front-desk.html").All(".arrow")) == 0 {
		t.Error("the arrow of the way to another role does not turn with the direction")
	}
}

// TestLatinInArabic checks that plain texts of another direction have it wherever
// a reader meets them, so that their full stops stand where they belong.
func TestLatinInArabic(t *testing.T) {
	const summary, essence, expectation = "Knowing what customers need.", "Answers in time.", "Greets everyone."
	data := inLanguage(t, arabic, "ar")
	file := string(data["competencies/serving-people.toml"].Data)
	file = regexp.MustCompile(`(?m)^summary = .*$`).ReplaceAllString(file, `summary = "`+summary+`"`)
	file = regexp.MustCompile(`(?m)^essence = .*$`).ReplaceAllString(file, `essence = "`+essence+`"`)
	file = regexp.MustCompile(`(?s)expectations = \[.*?\]\n`).ReplaceAllString(file, `expectations = ["`+expectation+`"]`+"\n")
	data["competencies/serving-people.toml"].Data = []byte(file)
	site := renderSite(t, generator.Input{Data: data, DataName: "data"})
	for _, at := range []struct{ path, selector, text string }{
		{"competencies/serving-people/index.html", "p.lead[dir=ltr]", summary},
		{"competencies/serving-people/index.html", ".rung-essence[dir=ltr]", essence},
		{"competencies/serving-people/index.html", ".expectation li[dir=ltr]", expectation},
		{"competencies/serving-people/level-1.html", "p.lead[dir=ltr]", essence},
		{"competencies/serving-people/level-1-check.html", "p.lead[dir=ltr]", essence},
		{"competencies/serving-people/level-1-check.html", ".next-level bdi[dir=ltr]", essence},
		{"competencies/serving-people/compare.html", ".rung-essence[dir=ltr]", essence},
		{"competencies/index.html", ".card p[dir=ltr]", summary},
		{"index.html", ".card p[dir=ltr]", summary},
		{"matrix.html", ".levels a[dir=ltr]", essence},
	} {
		if !slices.ContainsFunc(site.Page(t, at.path).All(at.selector), func(n htmltest.Node) bool { return strings.HasPrefix(n.Text(), at.text) }) {
			t.Errorf("%s: %q is not told to run from left to right at %s", at.path, at.text, at.selector)
		}
	}
}

// TestArabicDigits checks that a country with digits of its own has them
// wherever the interface counts.
func TestArabicDigits(t *testing.T) {
	site := renderSite(t, generator.Input{Data: inLanguage(t, arabic, "ar-EG"), DataName: "data"})
	page := site.Page(t, "competencies/serving-people/level-2.html")
	if numbering, _ := page.One(t, "html").Attr("data-numbering"); numbering != "arab" {
		t.Errorf("numbering %q", numbering)
	}
	written := strings.Join(arabicTexts(t), "\n")
	for _, p := range site.Pages() {
		for _, text := range shown(p) {
			for _, field := range strings.Fields(text) {
				field = strings.Trim(field, "\u2066\u2068\u2069«»()،:.")
				if strings.ContainsAny(field, "0123456789") && !strings.Contains(written, field) {
					t.Errorf("%s: %q in %q", p.Path, field, text)
				}
			}
		}
	}
	if got := page.One(t, "h1").Text(); got != "المستوى ٢: المبادرة" {
		t.Errorf("heading %q", got)
	}
}
