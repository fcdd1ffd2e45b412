package render

import (
	"html/template"
	"slices"
	"strconv"

	"handbook/generator/handbook"
)

// many is from how many competencies or roles on nobody reads a list to its end:
// the first page names their groups instead, and their own page says what is on it.
const many = 60

type indexView struct {
	Title, Organisation string
	Introduction        template.HTML
	ManyCompetencies    bool
	ManyRoles           bool
	Audiences           []audienceView
	Categories          []categoryView
	Stages              []stageView
	Others              []roleCard // roles without a stage
	FurtherRoles        string     // where all of these are
	Roles, Competencies Ref
	Compare             *Ref
}

type audienceView struct {
	Name string
	Text template.HTML
}

type categoryView struct {
	ID, Name, Summary string
	Href              string
	Competencies      []competencyCard
	Cites             []Ref
}

func (p *page) index() sheet {
	hb := p.hb
	v := indexView{Title: hb.Title, Organisation: hb.Organisation, Introduction: p.prose(hb.Introduction, 2), Categories: p.categories()}
	for _, a := range hb.Audiences {
		v.Audiences = append(v.Audiences, audienceView{a.Name, p.prose(a.Text, 4)})
	}
	v.ManyCompetencies, v.ManyRoles = len(hb.Competencies) >= many, len(hb.Roles) >= many
	v.Stages, v.Others = p.stages()
	v.FurtherRoles = p.href(handbook.Link{Page: handbook.PathRoles, Anchor: p.part("further")})
	v.Roles, v.Competencies = p.to(p.word("all-roles"), handbook.PathRoles), p.to(p.word("all-competencies"), handbook.PathCompetencies)
	v.Compare = p.toCompare()
	return sheet{Title: hb.Title, Description: p.word("index-description", "title", hb.Title, "organisation", hb.Organisation), Main: v}
}

func (p *page) categories() []categoryView {
	var list []categoryView
	for _, c := range p.hb.Categories {
		list = append(list, categoryView{p.anchor(&c.Item), c.Text, c.Summary, p.href(c.Link), views(c.Competencies, p.card), p.cites(c.Sources)})
	}
	return list
}

type competenciesView struct {
	Contents   []contentsEntry // where there are many
	Categories []categoryView
	Letters    []letterGroup
}

func (p *page) competencies() sheet {
	items := views(p.hb.Competencies, (*handbook.Competency).Self)
	v := competenciesView{Categories: p.categories(), Letters: p.letters(items)}
	if len(items) >= many {
		v.Contents = []contentsEntry{p.fromAToZ(len(items))}
		for _, c := range v.Categories {
			v.Contents = append(v.Contents, contentsEntry{Ref{c.Name, c.Href}, len(c.Competencies)})
		}
	}
	return sheet{Title: p.word("competencies"), Description: p.word("competencies-description", "title", p.hb.Title), Crumbs: p.crumbs(), Main: v}
}

// contentsEntry is a part of a page, with how many things are in it.
type contentsEntry struct {
	Ref
	Count int
}

func (p *page) fromAToZ(n int) contentsEntry {
	return contentsEntry{Ref{p.word("a-to-z"), "#" + p.part("az")}, n}
}

type activitiesView struct {
	Letters      []letterGroup // where there are many
	Competencies []competencyActivities
	Kinds        []option
	Levels       []option
	Count        int
}

// option is one choice of a filter.
type option struct{ Value, Text string }

type competencyActivities struct {
	ID    string
	Place string // id of the first of a letter
	Name  Ref
	Kinds []kindGroup
}

func (p *page) activities() sheet {
	v := activitiesView{Count: len(p.hb.Activities)}
	highest := 0
	of := p.having(func(c *handbook.Competency) bool { return len(c.Activities) > 0 })
	letters, places := p.jump(views(of, (*handbook.Competency).Self))
	v.Letters = letters
	for _, c := range of {
		v.Competencies = append(v.Competencies, competencyActivities{c.ID, places[c.Self()], p.ref(&c.Item), p.byKind(c.Activities)})
		highest = max(highest, len(c.Levels))
	}
	for _, k := range p.hb.Kinds {
		v.Kinds = append(v.Kinds, option{k.ID, p.kindName(k)})
	}
	for n := 1; n <= highest; n++ {
		v.Levels = append(v.Levels, option{strconv.Itoa(n), p.word("level-n", "n", n)})
	}
	return p.named("activities", v)
}

// having returns the competencies of which something holds.
func (p *page) having(holds func(*handbook.Competency) bool) []*handbook.Competency {
	return slices.DeleteFunc(slices.Clone(p.hb.Competencies), func(c *handbook.Competency) bool { return !holds(c) })
}

type measuresView struct {
	Letters  []letterGroup // where there are many
	Measures []letterMeasure
}

type letterMeasure struct {
	measureView
	Place string // id of the first of a letter
}

func (p *page) measures() sheet {
	letters, places := p.jump(views(p.hb.Measures, func(m *handbook.Measure) *handbook.Item { return &m.Item }))
	return p.named("measures", measuresView{letters, views(p.hb.Measures, func(m *handbook.Measure) letterMeasure {
		return letterMeasure{p.measure(m, 3), places[&m.Item]}
	})})
}

type questionsView struct {
	Letters []letterGroup // where there are many
	Groups  []questionGroup
}

type questionGroup struct {
	Place      string // id of the first of a letter
	Competency Ref
	Questions  []questionView
}

func (p *page) questions() sheet {
	of := p.having(func(c *handbook.Competency) bool { return len(c.Questions) > 0 })
	letters, places := p.jump(views(of, (*handbook.Competency).Self))
	return p.named("questions", questionsView{letters, views(of, func(c *handbook.Competency) questionGroup {
		return questionGroup{places[c.Self()], p.ref(&c.Item), views(c.Questions, p.question)}
	})})
}

func (p *page) notFound() sheet {
	v := []Ref{p.home(), p.to(p.word("competencies"), handbook.PathCompetencies), p.to(p.word("search"), handbook.PathSearch)}
	return sheet{Title: p.word("not-found"), Description: p.word("not-found-text"), Main: v}
}

type freeView struct {
	Title string
	Body  template.HTML
}

func (p *page) free(free *handbook.Page) sheet {
	v := freeView{Title: free.Text, Body: p.prose(free.Body, 2)}
	return sheet{Title: free.Text, Description: free.Text, Crumbs: p.crumbs(), Main: v}
}
