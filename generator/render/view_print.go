package render

import (
	"bytes"
	"html/template"
	"slices"
	"strings"

	"handbook/generator/handbook"
)

// printView is the whole handbook as one document: a cover, the contents, and
// the pages one after the other in numbered parts.
type printView struct {
	Front    *frontView // nil in the later parts of the PDF
	Chapters []chapter
	Places   []string // that links from other parts of the PDF lead to
}

// frontView is what stands before the first part.
type frontView struct {
	Title, Organisation, Edition string
	Logo                         string
	Introduction                 template.HTML
	Contents                     []chapter
}

// chapter is one numbered part of the document.
type chapter struct {
	place
	Summary   string
	Cites     []Ref
	Continued bool // the heading stands in an earlier part of the PDF
	Body      template.HTML
	Sections  []section
	Inside    []section // all of them, also where the PDF has some in later parts
}

// section is one page of the site within a chapter.
type section struct {
	place
	body
	Heading bool   // the content has none
	Sheet   string // the kind of page that the PDF has it on
	Summary string
	Levels  []levelPart
}

// levelPart is the page of a level within the section of its competency.
type levelPart struct {
	place
	body
}

// body is what a page says. It is rendered when the document comes to it, so
// that the whole is never in memory.
type body func() template.HTML

// Body returns the content for the template.
func (b body) Body() template.HTML { return b() }

// place is where something stands in the document.
type place struct {
	ID     string
	Number string // "2" or "2.3"
	Name   string
	Page   string // its page in the PDF; empty where that is not known
}

// anchors are the ids, on the page that holds everything, of what has another id there
// than on its own page.
type anchors map[handbook.Link]string

// of returns the id that something has on the page that holds everything, if it
// is there. The small items of a competency keep theirs.
func (a anchors) of(to handbook.Link) (id string, ok bool) {
	if id, ok = a[to]; ok {
		return id, true
	}
	small := to.Anchor != "" && !strings.Contains(to.Anchor, "_") && to.Page != handbook.PathCompetencies && strings.HasPrefix(to.Page, "competencies/")
	return to.Anchor, small
}

// printAnchors returns the ids of the page that holds everything. Those of all but
// the small items begin with their kind and an underscore, which no id has.
func (r *renderer) printAnchors() anchors {
	anchors := anchors{}
	for _, i := range r.hb.Items {
		switch i.Kind {
		case handbook.KindCategory, handbook.KindCompetency, handbook.KindScale, handbook.KindLevel, handbook.KindOrientation,
			handbook.KindStage, handbook.KindRole, handbook.KindSource, handbook.KindPage:
			anchors[i.Link] = string(i.Kind) + "_" + strings.ReplaceAll(i.ID, "/", "_")
		}
	}
	for _, c := range r.hb.Categories {
		if len(c.Competencies) == 0 {
			delete(anchors, c.Link) // not in the document either
		}
	}
	for _, s := range r.hb.Scales {
		if !described(s) {
			delete(anchors, s.Link)
		}
	}
	for _, c := range r.hb.Competencies {
		for _, e := range c.Expectations {
			anchors[e.Link] = "expectation_" + strings.ReplaceAll(e.ID, "/", "_")
		}
	}
	return anchors
}

func (p *page) printAll() sheet {
	return sheet{Title: p.word("print-all"), Description: p.word("print-description"), Crumbs: p.crumbs(), Main: p.document()}
}

// document returns the view of the whole handbook.
func (p *page) document() printView {
	hb := p.hb
	p.whole = true
	defer func() { p.whole = false }() // the frame leads to the other pages
	front := &frontView{Title: hb.Title, Organisation: hb.Organisation, Edition: hb.Edition, Introduction: p.prose(hb.Introduction, 3)}
	if hb.Brand.Logo != "" {
		front.Logo = p.href(handbook.Link{Page: hb.Brand.Logo})
	}
	v := printView{Front: front}
	add := func(ch chapter) {
		if len(ch.Sections) == 0 && ch.Body == "" {
			return
		}
		ch.Number = p.digits(len(v.Chapters) + 1)
		for i := range ch.Sections {
			ch.Sections[i].Number = ch.Number + "." + p.digits(i+1)
		}
		ch.Inside = ch.Sections
		v.Chapters = append(v.Chapters, ch)
	}
	for _, category := range hb.Categories {
		add(p.categoryChapter(category))
	}
	if slices.ContainsFunc(hb.Scales, described) {
		add(p.listChapter("scales", "what-levels-mean", handbook.PathMatrix, (*page).scales))
	}
	orientations := chapter{place: place{ID: "chapter_orientations", Name: p.word("orientations")}, Summary: p.word("orientations-description")}
	for _, o := range hb.Orientations {
		s := p.section(&o.Item, "orientation", func(q *page) sheet { return q.orientation(o) })
		s.Summary = o.PutsFirst
		orientations.Sections = append(orientations.Sections, s)
	}
	add(orientations)
	if len(hb.Stages)+len(hb.Roles) > 0 {
		add(p.rolesChapter())
	}
	pages := chapter{place: place{ID: "chapter_pages", Name: p.word("pages")}}
	for _, free := range hb.Pages {
		pages.Sections = append(pages.Sections, p.section(&free.Item, "page", func(q *page) sheet { return q.free(free) }))
	}
	add(pages)
	if len(hb.Changes) > 0 {
		add(p.listChapter("changes", "changes", handbook.PathChanges, (*page).changes))
	}
	if len(hb.Sources) > 0 {
		add(p.listChapter("sources", "sources", handbook.PathSources, (*page).sources))
	}
	front.Contents = v.Chapters
	return v
}

// listChapter returns a chapter without sections, which holds one page of the site.
func (p *page) listChapter(kind, title, path string, view func(*page) sheet) chapter {
	return chapter{place: place{ID: "chapter_" + kind, Name: p.word(title)}, Body: p.body(kind, path, kind+"_", 1, view)()}
}

func (p *page) rolesChapter() chapter {
	ch := chapter{place: place{ID: "chapter_roles", Name: p.word("stages-and-roles")}, Summary: p.word("roles-description")}
	ch.Sections = append(ch.Sections, section{place: place{ID: "chapter_stages", Name: p.word("stages")}, Heading: true,
		body: p.body("roles", handbook.PathRoles, "stages_", 2, (*page).roles)})
	for _, role := range p.hb.Roles {
		s := p.section(&role.Item, "role", func(q *page) sheet { return q.role(role) })
		s.Summary = besideRole(role)
		ch.Sections = append(ch.Sections, s)
	}
	return ch
}

func (p *page) categoryChapter(category *handbook.Category) chapter {
	ch := chapter{place: place{ID: p.places()[category.Link], Name: category.Text}, Summary: category.Summary, Cites: p.cites(category.Sources)}
	for _, c := range category.Competencies {
		s := p.section(&c.Item, "competency", func(q *page) sheet { return q.competency(c) })
		s.Summary = c.Summary
		for _, l := range c.Levels {
			id := p.places()[l.Link]
			s.Levels = append(s.Levels, levelPart{
				place: place{ID: id, Number: p.digits(l.Number), Name: p.levelTitle(l)},
				body:  p.body("level", l.Link.Page, id+"_", 3, func(q *page) sheet { return q.level(l) }),
			})
		}
		ch.Sections = append(ch.Sections, s)
	}
	return ch
}

// described reports whether a scale says more than the names of its levels, which are
// with each level.
func described(s *handbook.Scale) bool {
	return len(s.Sources) > 0 || slices.ContainsFunc(s.Steps, func(step handbook.Step) bool { return step.Summary != "" })
}

// scales returns the view of the scales that say more than the names of their levels.
func (p *page) scales() sheet {
	var v []scaleView
	for _, s := range p.hb.Scales {
		if described(s) {
			v = append(v, p.scale(s))
		}
	}
	return sheet{Main: v}
}

// section renders an item's own page.
func (p *page) section(i *handbook.Item, kind string, view func(*page) sheet) section {
	id := p.places()[i.Link]
	return section{place: place{ID: id, Name: i.Text}, body: p.body(kind, i.Link.Page, id+"_", 2, view)}
}

// body renders what another page says for this one: its links lead to places
// here, its own ids begin with prefix, and its headings go down by shift.
func (p *page) body(kind, origin, prefix string, shift int, view func(*page) sheet) body {
	return func() template.HTML {
		q := &page{renderer: p.renderer, path: p.path, kind: kind, whole: true, origin: origin, parts: prefix}
		return template.HTML(p.main(q, view(q), func(html []byte) { shiftHeadings(html, shift) }))
	}
}

// digits returns a number as it stands in front of a heading.
func (p *page) digits(n int) string { return p.theme.Words.Digits(n) }

// cites returns links to sources: on paper numbers, which go up.
func (p *page) cites(sources []*handbook.Source) []Ref {
	if p.whole {
		sources = slices.SortedFunc(slices.Values(sources), func(a, b *handbook.Source) int {
			return slices.Index(p.hb.Sources, a) - slices.Index(p.hb.Sources, b)
		})
	}
	return refs(p, sources)
}

// sourceNumber returns what a source is cited by on paper.
func (p *page) sourceNumber(i *handbook.Item) string {
	at := slices.IndexFunc(p.hb.Sources, func(s *handbook.Source) bool { return &s.Item == i })
	return p.word("source-number", "n", at+1)
}

// shiftHeadings lowers the headings of rendered HTML, in which "<" is always
// markup.
func shiftHeadings(b []byte, shift int) {
	for i := 0; i < len(b); i++ {
		next := bytes.IndexByte(b[i:], '<')
		if next < 0 {
			break
		}
		i += next + 1
		if i < len(b) && b[i] == '/' {
			i++
		}
		if i+2 < len(b) && b[i] == 'h' && '1' <= b[i+1] && b[i+1] <= '6' && (b[i+2] == '>' || b[i+2] == ' ') {
			b[i+1] = byte('0' + min(int(b[i+1]-'0')+shift, 6))
		}
	}
}
