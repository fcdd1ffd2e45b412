package render

import (
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"handbook/generator/handbook"
)

// printView is the whole handbook as one document: a cover, the contents, and
// the pages one after the other.
type printView struct {
	Title, Organisation, Edition string
	Logo                         string
	Introduction                 template.HTML
	Chapters                     []chapter
}

// chapter is one numbered part of the document.
type chapter struct {
	Number   int
	Name     string
	ID       string
	Summary  string
	Sections []section
}

// section is one page of the site within a chapter.
type section struct {
	Name string
	ID   string
	Body template.HTML
}

// printAnchors returns the id that each item has on the page that holds
// everything. The small items keep theirs; the others' begin with their kind
// and an underscore, which no id has.
func (r *renderer) printAnchors() map[handbook.Link]string {
	anchors := map[handbook.Link]string{}
	name := func(i *handbook.Item) {
		switch i.Kind {
		case handbook.KindCategory, handbook.KindCompetency, handbook.KindLevel, handbook.KindOrientation, handbook.KindStage,
			handbook.KindRole, handbook.KindSource, handbook.KindPage:
			anchors[i.Link] = string(i.Kind) + "_" + strings.ReplaceAll(i.ID, "/", "_")
		case handbook.KindScale: // not in the document
		default:
			anchors[i.Link] = i.ID
		}
	}
	for _, i := range r.hb.Items {
		name(i)
	}
	for _, c := range r.hb.Competencies {
		for _, e := range c.Expectations {
			anchors[e.Link] = "expectation_" + strings.ReplaceAll(e.ID, "/", "_")
		}
	}
	return anchors
}

func (p *page) printAll() sheet {
	hb := p.hb
	p.whole = true
	defer func() { p.whole = false }() // the frame leads to the other pages
	v := printView{Title: hb.Title, Organisation: hb.Organisation, Edition: hb.Edition, Introduction: p.prose(hb.Introduction, 3)}
	add := func(id, name, summary string) *chapter {
		v.Chapters = append(v.Chapters, chapter{Number: len(v.Chapters) + 1, Name: name, ID: id, Summary: summary})
		return &v.Chapters[len(v.Chapters)-1]
	}
	for _, category := range hb.Categories {
		if len(category.Competencies) == 0 {
			continue
		}
		ch := add(p.anchor(&category.Item), category.Text, category.Summary)
		for _, c := range category.Competencies {
			ch.Sections = append(ch.Sections, p.section(&c.Item, "competency", 2, func(q *page) sheet { return q.competency(c) }))
			for _, l := range c.Levels {
				s := p.section(&l.Item, "level", 3, func(q *page) sheet { return q.level(l) })
				ch.Sections[len(ch.Sections)-1].Body += s.Body
			}
		}
	}
	if len(hb.Orientations) > 0 {
		ch := add("chapter_orientations", p.word("orientations"), p.word("orientations-description"))
		for _, o := range hb.Orientations {
			ch.Sections = append(ch.Sections, p.section(&o.Item, "orientation", 2, func(q *page) sheet { return q.orientation(o) }))
		}
	}
	if len(hb.Stages)+len(hb.Roles) > 0 {
		ch := add("chapter_roles", p.word("stages-and-roles"), p.word("roles-description"))
		ch.Sections = append(ch.Sections, section{Name: p.word("stages"), ID: "chapter_stages", Body: p.body("roles", 2, (*page).roles)})
		for _, role := range hb.Roles {
			ch.Sections = append(ch.Sections, p.section(&role.Item, "role", 2, func(q *page) sheet { return q.role(role) }))
		}
	}
	if len(hb.Pages) > 0 {
		ch := add("chapter_pages", p.word("pages"), "")
		for _, free := range hb.Pages {
			ch.Sections = append(ch.Sections, p.section(&free.Item, "page", 2, func(q *page) sheet { return q.free(free) }))
		}
	}
	if len(hb.Sources) > 0 {
		ch := add("chapter_sources", p.word("sources"), p.word("sources-description"))
		ch.Sections = append(ch.Sections, section{Name: p.word("sources-all"), ID: "chapter_sources-all", Body: p.body("sources", 2, (*page).sources)})
	}
	if hb.Brand.Logo != "" {
		v.Logo = p.href(handbook.Link{Page: hb.Brand.Logo})
	}
	return sheet{Title: p.word("print-all"), Description: p.word("print-description"), Crumbs: p.crumbs(), Main: v}
}

func (p *page) section(i *handbook.Item, kind string, shift int, view func(*page) sheet) section {
	return section{Name: i.Text, ID: p.anchor(i), Body: p.bodyOf(kind, p.anchor(i)+"_", shift, view)}
}

func (p *page) body(kind string, shift int, view func(*page) sheet) template.HTML {
	return p.bodyOf(kind, kind+"_", shift, view)
}

// bodyOf renders another page's content for this one: its links lead to places
// here, and its headings go down by shift.
func (p *page) bodyOf(kind, parts string, shift int, view func(*page) sheet) template.HTML {
	q := &page{renderer: p.renderer, path: p.path, kind: kind, whole: true, parts: parts}
	return template.HTML(shiftHeadings(p.main(q, view(q)), shift))
}

var heading = regexp.MustCompile(`(</?h)([1-6])\b`)

// shiftHeadings lowers the headings of rendered HTML, in which "<" is always
// markup.
func shiftHeadings(html string, shift int) string {
	return heading.ReplaceAllStringFunc(html, func(tag string) string {
		level := int(tag[len(tag)-1] - '0')
		return tag[:len(tag)-1] + strconv.Itoa(min(level+shift, 6))
	})
}
