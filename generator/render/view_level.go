package render

import (
	"html/template"
	"slices"

	"handbook/generator/handbook"
)

type levelView struct {
	Part         string
	Whole        bool
	ID           string // anchor of the level where all is on one page
	Competency   Ref
	Number, Of   int
	Name         string
	Summary      string // of the step, from the scale
	Essence      string
	Undefined    bool
	Cumulative   bool // a level includes those below it, and there is one
	Description  template.HTML
	Ladder       []rung
	Indicators   []indicatorView
	Contra       []contraView
	Stronger     []strongerView
	New          []entry
	BelowName    string
	Kept         []Ref // indicators of a level below and included that nothing here strengthens
	Kinds        []kindGroup
	Roles        []targetView
	Expectations []expectationView
	Cites        []Ref
	Check        Ref
	Compare      *Ref // nil where there is one level alone
	Guide        Ref
	Below, Above *Ref
}

// strongerView is an indicator beside the one of a lower level that it
// strengthens.
type strongerView struct {
	Now, Before Ref
}

func (p *page) level(l *handbook.Level) sheet {
	c := l.Competency
	v := levelView{
		Part: p.part(""), Whole: p.whole, ID: p.anchor(&l.Item), Competency: p.ref(&c.Item), Number: l.Number, Of: len(c.Levels), Name: l.Name,
		Summary: c.Scale.Steps[l.Number-1].Summary, Essence: l.Essence, Undefined: l.Undefined, Cumulative: p.hb.Cumulative && l.Below != nil && !l.Undefined,
		Description: p.prose(l.Description, 2), Ladder: p.ladder(c, l), Cites: p.cites(l.Sources),
		Check: p.to(p.word("self-check"), l.Check()), Compare: p.toLevels(c), Guide: p.to(p.word("guide"), l.Guide()), Kinds: p.forLevel(l),
		Indicators: views(l.Indicators, p.indicator), Contra: views(l.ContraIndicators, p.contra),
		Roles: views(l.Targets, p.target), Expectations: views(l.Expectations, p.expectation),
	}
	p.difference(&v, l)
	if l.Below != nil {
		v.Below = new(p.neighbour(l.Below))
	}
	if l.Above != nil {
		v.Above = new(p.neighbour(l.Above))
	}
	return sheet{
		Title: p.titled(p.levelTitle(l), c.Text), Short: p.levelTitle(l), Description: p.essence(l), Main: v, Facts: p.levelFacts(l),
		Crumbs: p.crumbsBelow(c),
	}
}

// toLevels returns the link to the levels side by side, or nil where there are not
// two.
func (p *page) toLevels(c *handbook.Competency) *Ref {
	if len(c.Levels) < 2 {
		return nil
	}
	return new(p.to(p.word("compare-levels"), c.Compare()))
}

func (p *page) neighbour(l *handbook.Level) Ref { return Ref{p.levelTitle(l), p.href(l.Link)} }

// difference fills in what is new against the nearest defined level below.
func (p *page) difference(v *levelView, l *handbook.Level) {
	below := describedBelow(l)
	if below == nil || l.Undefined {
		return
	}
	v.BelowName = p.levelTitle(below)
	for _, i := range l.Indicators {
		if i.BuildsOn != nil {
			v.Stronger = append(v.Stronger, strongerView{p.ref(&i.Item), p.ref(&i.BuildsOn.Item)})
		} else {
			v.New = append(v.New, p.entry(&i.Item, i.Sources))
		}
	}
	for _, i := range below.Indicators {
		if p.hb.Cumulative && !slices.ContainsFunc(i.BuiltOnBy, func(higher *handbook.Indicator) bool { return higher.Level == l }) {
			v.Kept = append(v.Kept, p.ref(&i.Item))
		}
	}
	if len(v.New)+len(v.Stronger)+len(v.Kept) == 0 {
		v.BelowName = "" // neither level has an indicator to tell of
	}
}

// forLevel returns the activities of a level, with those of its indicators that
// each serves.
func (p *page) forLevel(l *handbook.Level) []kindGroup {
	groups := p.byKind(l.Activities)
	for _, g := range groups {
		for i := range g.Activities {
			a := &g.Activities[i]
			a.Indicators = nil
			a.whole = slices.Contains(a.activity.Whole, l)
			for _, indicator := range l.Indicators {
				if slices.Contains(indicator.Activities, a.activity) {
					a.Indicators = append(a.Indicators, p.ref(&indicator.Item))
					a.serves = append(a.serves, indicator.ID)
				}
			}
		}
	}
	return groups
}
