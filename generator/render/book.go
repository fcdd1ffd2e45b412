package render

import (
	"html/template"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/pdf"
	"handbook/generator/theme"
)

// A Book is the document of everything in parts, for package pdf.
type Book struct {
	page  *page
	style template.CSS
	parts []printView
	where map[string]int // the part of each place
}

// partSize is how much HTML makes a part full. A browser needs more than twice
// the time for twice as much.
const partSize = 400_000

// NewBook renders the document. The findings are faults of layouts that show
// only in use; with them, it is not to be printed. The error is for a style of the
// layouts that cannot be had.
func NewBook(hb *handbook.Handbook, th *theme.Theme, options Options) (*Book, diag.List, error) {
	r := &renderer{hb: hb, theme: th, options: options, sink: Nothing{}}
	r.places = sync.OnceValue(r.printAnchors)
	b := &Book{page: &page{renderer: r, path: handbook.PathPrint, kind: "book"}, where: map[string]int{}}
	var err error
	if b.style, err = r.style(slices.Concat(everyPage.styles, extras["print"].styles, paperLook)...); err != nil {
		return nil, nil, err
	}
	document := b.page.document()
	document.keep() // it is printed several times
	b.parts = cut(document, partSize)
	b.findPlaces()
	return b, r.faults.Sorted(), nil
}

// keep renders all content, once.
func (v *printView) keep() {
	for _, ch := range v.Chapters {
		for i := range ch.Sections {
			ch.Sections[i].body = ch.Sections[i].kept()
			for j, l := range ch.Sections[i].Levels {
				ch.Sections[i].Levels[j].body = l.kept()
			}
		}
	}
}

func (b body) kept() body {
	whole := b()
	return func() template.HTML { return whole }
}

// cut divides the document between sections.
func cut(v printView, size int) []printView {
	parts := []printView{{Front: v.Front}}
	full := 0
	for _, ch := range v.Chapters {
		whole := ch.Sections
		ch.Sections = nil
		for i := -1; i < len(whole); i++ {
			length := len(ch.Body)
			if i >= 0 {
				length = whole[i].length()
			}
			if full > 0 && full+length > size {
				parts = append(parts, printView{})
				full = 0
			}
			full += length
			last := &parts[len(parts)-1]
			if i < 0 || len(last.Chapters) == 0 {
				ch.Continued = i >= 0
				last.Chapters = append(last.Chapters, ch)
				ch.Body = ""
			}
			if i >= 0 {
				open := &last.Chapters[len(last.Chapters)-1]
				open.Sections = append(open.Sections, whole[i])
			}
		}
	}
	return parts
}

func (s section) length() int {
	n := len(s.Body())
	for _, l := range s.Levels {
		n += len(l.Body())
	}
	return n
}

// findPlaces notes the part of each place, and tells each part to which of its
// places links and bookmarks lead.
func (b *Book) findPlaces() {
	linked := map[string]bool{}
	var mark func(list []pdf.Bookmark)
	mark = func(list []pdf.Bookmark) {
		for _, m := range list {
			linked[m.Place] = true
			mark(m.Below)
		}
	}
	mark(b.Info().Bookmarks)
	for i := range b.parts {
		for t := range tags(b.execute(i, pdf.Numbers{})) {
			if id := attribute(t, "id"); id != nil {
				b.where[id.Val] = i
			}
			if a := addressIn(t); a != nil && strings.HasPrefix(a.Val, "#") {
				linked[a.Val[1:]] = true
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(linked)) {
		if part, ok := b.where[id]; ok {
			b.parts[part].Places = append(b.parts[part].Places, id)
		}
	}
}

// Parts returns how many parts the book has.
func (b *Book) Parts() int { return len(b.parts) }

// Part returns one part as a page of HTML that needs no other file.
func (b *Book) Part(i int, n pdf.Numbers) ([]byte, error) {
	var fault error
	text := rewrite(b.execute(i, n), func(t *html.Token) bool {
		a := addressIn(t)
		if a == nil {
			return false
		}
		id, inside := strings.CutPrefix(a.Val, "#")
		file, own := b.page.fileOf("", a.Val)
		switch {
		case inside && b.where[id] != i:
			a.Val = pdf.Elsewhere + id
		case inside || strings.Contains(a.Val, ":"):
			return false
		case a.Key == "src" && own:
			data, err := b.page.data(file)
			if err != nil {
				fault = err
			}
			a.Val = data
		case b.page.options.BaseURL != "":
			a.Val = b.page.options.BaseURL + a.Val
		default: // a page of the site: a PDF is read without it
			t.Attr = slices.DeleteFunc(t.Attr, func(other html.Attribute) bool { return other.Key == a.Key })
		}
		return true
	})
	return []byte(text), fault
}
