package render

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"handbook/generator/pdf"
)

// bookView is the frame of one part of the PDF.
type bookView struct {
	Lang, Dir, Numbering string
	Title                string
	Style                template.CSS
	Paper                string
	Counter              string // how pages are counted
	First                int    // number of the first page
	Sheets               []sheetView
	Main                 printView
}

// sheetView is a kind of page, with what stands at the top of it.
type sheetView struct{ Name, Start, End string }

// execute renders a part, with links as they are in the whole.
func (b *Book) execute(i int, n pdf.Numbers) string {
	p := b.page
	frame := p.base(sheet{Title: p.hb.Title})
	v := bookView{
		Lang: frame.Lang, Dir: frame.Dir, Numbering: frame.Numbering, Title: p.hb.Title, Style: b.style, Paper: paper(p.hb.Language),
		Counter: cmp.Or(counters[frame.Numbering], "decimal"), First: n.First, Main: b.parts[i],
	}
	v.Main.Chapters = slices.Clone(v.Main.Chapters)
	for c := range v.Main.Chapters {
		ch := &v.Main.Chapters[c]
		ch.Sections = slices.Clone(ch.Sections)
		ch.Inside = p.pagedSections(ch.Inside, n.Pages)
		for s := range ch.Sections {
			at := &ch.Sections[s]
			at.Sheet = fmt.Sprintf("sheet-%d-%d", c, s)
			v.Sheets = append(v.Sheets, sheetView{at.Sheet, ch.Name, at.Number + " " + at.Name})
		}
	}
	if v.Main.Front != nil {
		front := *v.Main.Front
		front.Contents = p.paged(front.Contents, n.Pages)
		v.Main.Front = &front
	}
	var out bytes.Buffer
	if err := p.theme.Execute(&out, p.kind, "base", v); err != nil {
		p.fault(err)
	}
	return out.String()
}

// paged returns the contents with the page of each line.
func (p *page) paged(chapters []chapter, pages map[string]int) []chapter {
	chapters = slices.Clone(chapters)
	for i := range chapters {
		chapters[i].Page = p.pageOf(chapters[i].ID, pages)
		chapters[i].Sections = p.pagedSections(chapters[i].Sections, pages)
	}
	return chapters
}

func (p *page) pagedSections(sections []section, pages map[string]int) []section {
	sections = slices.Clone(sections)
	for i := range sections {
		sections[i].Page = p.pageOf(sections[i].ID, pages)
		sections[i].Levels = slices.Clone(sections[i].Levels)
		for l := range sections[i].Levels {
			sections[i].Levels[l].Page = p.pageOf(sections[i].Levels[l].ID, pages)
		}
	}
	return sections
}

// pageOf returns the page of a place, or something that needs as much room
// while no pages are known.
func (p *page) pageOf(id string, pages map[string]int) string {
	n, ok := pages[id]
	switch {
	case pages == nil:
		return p.digits(888)
	case !ok:
		return ""
	}
	return p.digits(n)
}

// Info returns what readers of PDF show beside the pages. The date is that of
// the edition, which the same content always has.
func (b *Book) Info() pdf.Info {
	p, hb := b.page, b.page.hb
	info := pdf.Info{Title: hb.Title, Author: hb.Organisation, Language: hb.Language, Date: b.date()}
	front := b.parts[0].Front
	info.Bookmarks = append(info.Bookmarks, pdf.Bookmark{Title: hb.Title, Place: "chapter_start"})
	if len(front.Contents) > 0 {
		info.Bookmarks = append(info.Bookmarks, pdf.Bookmark{Title: p.word("table-of-contents"), Place: "part_toc"})
	}
	for _, ch := range front.Contents {
		mark := pdf.Bookmark{Title: p.word("chapter", "n", ch.Number) + " " + ch.Name, Place: ch.ID, Open: true}
		for _, s := range ch.Sections {
			section := pdf.Bookmark{Title: s.Number + " " + s.Name, Place: s.ID}
			for _, l := range s.Levels {
				section.Below = append(section.Below, pdf.Bookmark{Title: l.Name, Place: l.ID})
			}
			mark.Below = append(mark.Below, section)
		}
		info.Bookmarks = append(info.Bookmarks, mark)
	}
	return info
}

func (b *Book) date() time.Time {
	for _, change := range b.page.hb.Changes {
		if change.Edition == b.page.hb.Edition {
			return change.Date
		}
	}
	return time.Time{}
}

// counters are the names that CSS has for the numbering systems of CLDR.
var counters = map[string]string{"arab": "arabic-indic", "arabext": "persian", "beng": "bengali", "deva": "devanagari", "mymr": "myanmar"}

// letterRegions are where paper has the size Letter. Source: CLDR 48,
// paperSize.
var letterRegions = strings.Fields("BZ CA CL CO CR GT MX NI PA PH PR SV US VE")

// paper returns the size of paper where a language is at home, if its tag names
// a country.
func paper(tag string) string {
	if _, _, region := language.Make(tag).Raw(); slices.Contains(letterRegions, region.String()) {
		return "letter"
	}
	return "A4"
}
