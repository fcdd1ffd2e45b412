package render

import (
	"html/template"
	"slices"

	"handbook/generator/handbook"
)

// many is from how many competencies or roles on nobody reads a list to its end:
// the first page names their groups instead, and their own page says what is on it.
const many = 60

// manyPages is from how many free pages on the first page alone lists them: at the foot
// of every page, nobody would find one, and the site would grow with their square.
const manyPages = 20

type indexView struct {
	Title, Organisation string
	Introduction        template.HTML
	ManyCompetencies    bool
	ManyRoles           bool
	Audiences           []audienceView
	Categories          []categoryView // those that have competencies
	Stages              []stageView
	Others              []roleCard // roles without a stage
	FurtherRoles        string     // where all of these are
	Roles, Competencies Ref
	Compare             *Ref
	Pages               []Ref // where they are many
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
	v := indexView{Title: hb.Title, Organisation: hb.Organisation, Introduction: p.prose(hb.Introduction, 2)}
	v.Categories = slices.DeleteFunc(p.categories(), func(c categoryView) bool { return len(c.Competencies) == 0 })
	for _, a := range hb.Audiences {
		v.Audiences = append(v.Audiences, audienceView{a.Name, p.prose(a.Text, 4)})
	}
	v.ManyCompetencies, v.ManyRoles = len(hb.Competencies) >= many, len(hb.Roles) >= many
	v.Stages, v.Others = p.stages()
	if !v.ManyRoles && !slices.ContainsFunc(v.Stages, tells) {
		var grades []roleCard
		for _, s := range v.Stages {
			grades = append(grades, s.Roles...)
		}
		v.Stages, v.Others = nil, append(grades, v.Others...)
	}
	v.FurtherRoles = p.href(handbook.Link{Page: handbook.PathRoles, Anchor: p.part("further")})
	v.Roles, v.Competencies = p.to(p.word("all-roles"), handbook.PathRoles), p.to(p.word("all-competencies"), handbook.PathCompetencies)
	v.Compare = p.toCompare()
	if len(hb.Pages) >= manyPages {
		v.Pages = refs(p, hb.Pages)
	}
	return sheet{Title: hb.Title, Description: p.word("index-description", "title", hb.Title, "organisation", hb.Organisation), Main: v}
}

// tells reports whether the name of a stage tells more than its roles do.
func tells(s stageView) bool {
	return len(s.Roles) > 1 || len(s.Roles) == 1 && s.Roles[0].Text != s.Name
}

func (p *page) categories() []categoryView {
	var list []categoryView
	for _, c := range p.hb.Categories {
		list = append(list, categoryView{p.anchor(&c.Item), c.Text, c.Summary, p.href(c.Link), views(c.Competencies, p.card), p.cites(c.Sources)})
	}
	return list
}
