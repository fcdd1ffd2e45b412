package render_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/internal/htmltest"
	"handbook/generator/pdf"
	"handbook/generator/render"
)

func book(t *testing.T, content fs.FS, baseURL string) *render.Book {
	t.Helper()
	s, list := load(t, generator.Input{Data: content, BaseURL: baseURL})
	if list.HasErrors() {
		t.Fatal(list)
	}
	b, list, err := s.Book()
	if err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	return b
}

func part(t *testing.T, b *render.Book, i int, n pdf.Numbers) *htmltest.Page {
	t.Helper()
	html, err := b.Part(i, n)
	if err != nil {
		t.Fatal(err)
	}
	return htmltest.Parse(t, "part.html", html)
}

// Nothing is lost between the parts, and links find their way across.
func TestBookParts(t *testing.T) {
	b := book(t, data.Files, "")
	if b.Parts() < 2 {
		t.Fatalf("our own handbook is a book of %d part", b.Parts())
	}
	where := map[string]int{}
	var pages []*htmltest.Page
	before := 0
	for i := range b.Parts() {
		html, _ := b.Part(i, pdf.Numbers{First: 1})
		if i > 0 && before+len(html) < 400_000 {
			t.Errorf("part %d would have fitted into the one before", i)
		}
		before = len(html)
		pages = append(pages, part(t, b, i, pdf.Numbers{First: 1}))
		for _, n := range pages[i].All("[id]") {
			id, _ := n.Attr("id")
			if other, twice := where[id]; twice {
				t.Errorf("%s is in parts %d and %d", id, other, i)
			}
			where[id] = i
		}
		if first := len(pages[i].All(".cover, .toc")); (first == 2) != (i == 0) {
			t.Errorf("part %d has %d of the cover and the contents", i, first)
		}
	}
	across := 0
	for i, page := range pages {
		listed := map[string]bool{} // so that the browser notes where they are
		for _, n := range page.All("p[hidden] a") {
			href, _ := n.Attr("href")
			listed[strings.TrimPrefix(href, "#")] = true
		}
		for _, n := range page.All("a[href]") {
			href, _ := n.Attr("href")
			if id, ok := strings.CutPrefix(href, pdf.Elsewhere); ok {
				across++
				if at, ok := where[id]; !ok || at == i {
					t.Errorf("part %d leads to %s in part %d", i, id, at)
				}
			} else if id, ok := strings.CutPrefix(href, "#"); ok {
				if at, ok := where[id]; !ok || at != i || !listed[id] {
					t.Errorf("part %d leads to %s, which is in part %d", i, id, at)
				}
			} else if !outside.MatchString(href) {
				t.Errorf("part %d leads to %s", i, href)
			}
		}
	}
	if across == 0 {
		t.Error("no link leads from part to part")
	}
}

func TestBookNumbers(t *testing.T) {
	b := book(t, replace(t, archive(t, "full"), "handbook.toml", `edition = "Change edition text"`, `edition = "Edition text"`), "")
	var lines []string
	var list func(marks []pdf.Bookmark)
	list = func(marks []pdf.Bookmark) {
		for _, mark := range marks {
			lines = append(lines, fmt.Sprint(mark.Title, " ", mark.Place, " ", mark.Open))
			list(mark.Below)
		}
	}
	info := b.Info()
	list(info.Bookmarks)
	want := []string{"Title text chapter_start false", "Contents part_toc false", "Part 1 Category text category_people true",
		"1.1 Competency text competency_teamwork false", "Level 1: Step one text level_teamwork_1 false"}
	if len(lines) < len(want) || !slices.Equal(lines[:len(want)], want) {
		t.Errorf("the bookmarks are %q, and do not begin with %q", lines, want)
	}
	if got := info.Date.Format(time.DateOnly); got != "2026-01-02" {
		t.Errorf("the edition is dated %s", got)
	}
	page := part(t, b, 0, pdf.Numbers{First: 1, Pages: map[string]int{"category_people": 4321, "competency_teamwork": 17, "level_teamwork_1": 8}})
	if got := htmltest.Texts(page.All(".toc .toc-page")); !slices.Equal(got, []string{"4321", "17", "8"}) {
		t.Errorf("the contents name the pages %q, and three are known", got)
	}
	if got := htmltest.Texts(page.All(".inside .toc-page")); len(got) == 0 || got[0] != "17" {
		t.Errorf("the contents of the parts name the pages %q", got)
	}
	// At the top of each page stands where it is.
	class, _ := page.One(t, "article#competency_teamwork").Attr("class")
	sheet := strings.TrimPrefix(class, "document ")
	html, err := b.Part(0, pdf.Numbers{First: 1})
	if rule := "@page " + sheet + ` { @top-left { content: "Category text"; } @top-right { content: "1.1 Competency text"; } }`; err != nil || !strings.Contains(string(html), rule) {
		t.Errorf("%v: there is no rule %q", err, rule)
	}
	// The cover has no number: to Chromium, what comes later goes first, also where it is for all pages.
	if text := string(html); strings.LastIndex(text, "@page bare {") < strings.LastIndex(text, "counter(page") {
		t.Error("the rule that numbers all pages comes after the one for the cover")
	}
	// While no pages are known, as much room is kept for them.
	if got := len(htmltest.Parse(t, "part.html", html).All(".toc .toc-page")); got < 5 {
		t.Errorf("there is room for %d numbers", got)
	}
	if date := book(t, archive(t, "full"), "").Info().Date; !date.IsZero() {
		t.Errorf("an edition without a date is dated %v", date)
	}
}

// A page of the site that is not in the document is no link, unless its address
// on the web is known.
func TestBookLinksOutside(t *testing.T) {
	content := replace(t, archive(t, "minimal", "-- assets/form.txt --\nform\n"), "handbook.toml", `title = `, "introduction = \"[here](assets/form.txt)\"\ntitle = ")
	if got := len(part(t, book(t, content, ""), 0, pdf.Numbers{First: 1}).All(".introduction a[href]")); got != 0 {
		t.Error("a link leads to a file that the PDF has not")
	}
	link := part(t, book(t, content, "https://example.org/h/"), 0, pdf.Numbers{First: 1}).One(t, ".introduction a")
	if href, _ := link.Attr("href"); href != "https://example.org/h/assets/form.txt" {
		t.Errorf("the link leads to %q", href)
	}
}

func TestBookPaper(t *testing.T) {
	for tag, want := range map[string]string{"en": "A4", "en-GB": "A4", "en-US": "letter", "es-MX": "letter", "fr-CA": "letter", "de": "A4"} {
		content := replace(t, archive(t, "minimal"), "handbook.toml", `title = `, "language = \""+tag+"\"\ntitle = ")
		html, err := book(t, content, "").Part(0, pdf.Numbers{First: 7})
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range []string{"size: " + want + ";", "counter-set: page 7;"} {
			if !strings.Contains(string(html), rule) {
				t.Errorf("%s: there is no rule %q", tag, rule)
			}
		}
	}
}
