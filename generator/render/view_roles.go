package render

import (
	"html/template"

	"handbook/generator/handbook"
)

// stageView is a stage with its roles and what it expects of each competency.
type stageView struct {
	ID, Name, Summary string
	Href              string
	Roles             []roleCard
	Expectations      []stageExpectation
	Fold              bool // so many are expected that they are shown when asked for
	Cites             []Ref
}

type stageExpectation struct {
	Competency Ref // leads to the stage's part of that competency's page
	Level      *targetView
}

// roleCard is a role in a list.
type roleCard struct {
	Ref
	ID      string
	Stage   string
	Targets []targetView
	Counts  bool // so many are needed that the card says how many
}

// fitting is how many targets a card lists at most.
const fitting = 12

func (p *page) roleCard(r *handbook.Role) roleCard {
	return roleCard{Ref: p.ref(&r.Item), ID: r.ID, Stage: besideRole(r), Targets: views(r.Targets, p.target), Counts: len(r.Targets) > fitting}
}

// besideRole returns the stage of a role as it stands beside its name: not where it is that
// name again, as with grades that are stages, too.
func besideRole(r *handbook.Role) string {
	if r.Stage == nil || r.Stage.Text == r.Text {
		return ""
	}
	return r.Stage.Text
}

// stages returns the stages with their roles, and the roles that have none.
func (p *page) stages() (stages []stageView, others []roleCard) {
	for _, s := range p.hb.Stages {
		v := stageView{ID: p.anchor(&s.Item), Name: s.Text, Summary: s.Summary, Href: p.href(s.Link), Fold: !p.whole && len(s.Expectations) >= many/2,
			Cites: p.cites(s.Sources), Roles: views(s.Roles, p.roleCard)}
		for _, e := range s.Expectations {
			x := stageExpectation{Competency: Ref{e.Competency.Text, p.href(e.Link)}}
			if e.Level != nil {
				x.Level = new(p.expected(e.Level))
			}
			v.Expectations = append(v.Expectations, x)
		}
		stages = append(stages, v)
	}
	for _, r := range p.hb.Roles {
		if r.Stage == nil {
			others = append(others, p.roleCard(r))
		}
	}
	return stages, others
}

type rolesView struct {
	Whole   bool
	Stages  []stageView
	Others  []roleCard
	Compare *Ref // where there is something to compare
	Matrix  Ref

	Contents []contentsEntry // where there are many
	Letters  []letterGroup
}

func (p *page) roles() sheet {
	v := rolesView{Whole: p.whole, Compare: p.toCompare(), Matrix: p.to(p.word("matrix"), handbook.PathMatrix)}
	v.Stages, v.Others = p.stages()
	if len(p.hb.Roles) >= many && !p.whole {
		v.Letters = p.letters(views(p.hb.RolesByName(), (*handbook.Role).Self))
		v.Contents = []contentsEntry{p.fromAToZ(len(p.hb.Roles))}
		for _, s := range v.Stages {
			v.Contents = append(v.Contents, contentsEntry{Ref{s.Name, s.Href}, len(s.Roles)})
		}
		if n := len(v.Others); n > 0 {
			v.Contents = append(v.Contents, contentsEntry{Ref{p.word("further-roles"), "#" + p.part("further")}, n})
		}
	}
	return p.named("roles", v)
}

// toCompare returns the link to the comparison of roles, or nil where there are
// not two.
func (p *page) toCompare() *Ref {
	if len(p.hb.Roles) < 2 {
		return nil
	}
	return new(p.to(p.word("compare-roles"), handbook.PathCompare))
}

type roleView struct {
	Whole   bool
	Name    string
	Stage   *Ref
	Purpose template.HTML
	Targets []targetView
	Cites   []Ref
	Next    []pathView // where it can lead
	From    []Ref
	Compare *Ref
	Guide   Ref
}

// pathView is the way from one role to another: what the other needs more of.
type pathView struct {
	Role Ref
	More []stepView
}

type stepView struct {
	Competency Ref
	From       string // "Level 2", or that it was not needed
	To         Ref
}

func (p *page) role(r *handbook.Role) sheet {
	v := roleView{Whole: p.whole, Name: r.Text, Purpose: p.prose(r.Purpose, 2), Cites: p.cites(r.Sources),
		Targets: views(r.Targets, p.target), From: refs(p, r.From), Compare: p.toCompare(), Guide: p.to(p.word("guide"), r.Guide())}
	if r.Stage != nil {
		v.Stage = new(p.ref(&r.Stage.Item))
	}
	for _, next := range r.Next {
		v.Next = append(v.Next, p.way(r, next))
	}
	crumbs := p.crumbs(p.to(p.word("roles"), handbook.PathRoles))
	return sheet{Title: r.Text, Description: p.word("role-description", "role", r.Text), Crumbs: crumbs, Main: v, Facts: p.roleFacts(r)}
}

func (p *page) way(from, to *handbook.Role) pathView {
	v := pathView{Role: p.ref(&to.Item)}
	for _, t := range to.Targets {
		have := targetOf(from, t.Level.Competency)
		if have != nil && have.Level.Number >= t.Level.Number {
			continue
		}
		step := stepView{Competency: p.ref(&t.Level.Competency.Item), From: p.word("not-needed"), To: p.levelRef(t.Level)}
		if have != nil {
			step.From = p.levelRef(have.Level).Text
		}
		v.More = append(v.More, step)
	}
	return v
}

func targetOf(r *handbook.Role, c *handbook.Competency) *handbook.Target {
	for _, t := range r.Targets {
		if t.Level.Competency == c {
			return t
		}
	}
	return nil
}

// matrixView holds one table a scale, and the roles.
type matrixView struct {
	Scales     []scaleView
	Roles      compareView
	Categories []option
}

type scaleView struct {
	ID, Name string
	Meaning  string // id of what its levels mean
	Steps    []handbook.Step
	Rows     []matrixRow
	Cites    []Ref
}

type matrixRow struct {
	Competency Ref
	Category   string
	CategoryID string
	Needed     string // ids of the roles that need it, for the filter
	Cells      []rung
}

// scale returns the view of a scale, without its competencies.
func (p *page) scale(s *handbook.Scale) scaleView {
	return scaleView{ID: p.anchor(&s.Item), Name: s.Text, Steps: s.Steps, Cites: p.cites(s.Sources)}
}

// meaning returns the id of what the levels of a scale mean, in the matrix.
func (p *page) meaning(s *handbook.Scale) string { return p.part("meaning_" + s.ID) }

func (p *page) matrix() sheet {
	v := matrixView{Roles: p.rolesByCompetency()}
	for _, c := range p.hb.Categories {
		if len(c.Competencies) > 0 {
			v.Categories = append(v.Categories, option{c.ID, c.Text})
		}
	}
	for _, s := range p.hb.Scales {
		scale := p.scale(s)
		scale.Meaning = p.meaning(s)
		for _, c := range s.Competencies {
			scale.Rows = append(scale.Rows, matrixRow{Competency: p.ref(&c.Item), Category: c.Category.Text, CategoryID: c.Category.ID,
				Needed: rolesThatNeed(c), Cells: p.ladder(c, nil)})
		}
		v.Scales = append(v.Scales, scale)
	}
	return p.named("matrix", v)
}
