package render

import (
	"html/template"
	"slices"

	"handbook/generator/handbook"
)

type competencyView struct {
	Part       string // prefix of the ids of the sections
	Whole      bool
	Name       string
	Summary    string
	Category   Ref
	Owner      string
	Reviewed   string
	Cites      []Ref
	Contents   []Ref
	Nearby     []NavLink
	Before     *Ref // the competency before it in its category
	After      *Ref
	Compare    *Ref // nil where there is one level alone
	Definition template.HTML
	Why        template.HTML
	Elements   []entry
	Levels     []rung
	Cumulative bool

	Competing    []competingView
	Kinds        []kindGroup
	Demonstrate  []promptGroup
	Practices    []practiceView
	Measures     []measureView
	Questions    []questionView
	Stories      []storyView
	Related      []competencyCard
	Roles        []targetView
	Expectations []expectationView
}

// rung is one level on the ladder.
type rung struct {
	Number       int
	Name         string
	Essence      string
	Undefined    bool
	Current      bool
	Level, Check Ref
	Indicators   int
	Stronger     int // of them, than at the level below
	Contra       int
}

type competingView struct {
	entry
	Orientation Ref
	PutsFirst   string
}

type kindGroup struct {
	Name       string
	Activities []activityView
}

type promptGroup struct {
	Name, Hint string
	Prompts    []entry
}

type practiceView struct {
	entry
	Body                      template.HTML
	Steps, Examples, Pitfalls []entry
	Measures                  []Ref
}

type measureView struct {
	entry
	Abbreviation string
	Definition   template.HTML
	Question     string
	Formula      string
	MovedBy      []string
	Practices    []Ref
	Competency   Ref
}

type questionView struct {
	entry
	Answer     template.HTML
	Competency Ref
}

type storyView struct {
	entry
	Body       template.HTML
	Indicators []Ref
}

func (p *page) competency(c *handbook.Competency) sheet {
	v := competencyView{
		Part: p.part(""), Whole: p.whole, Name: c.Text, Summary: c.Summary, Category: p.ref(&c.Category.Item), Owner: c.Owner,
		Reviewed: p.theme.Words.Date(c.Reviewed), Cites: p.cites(c.Sources),
		Definition: p.prose(c.Definition, 3), Why: p.prose(c.Why, 3), Cumulative: p.hb.Cumulative && len(c.Levels) > 1,
		Elements: entries(p, c.Elements, nil), Levels: p.ladder(c, nil), Kinds: p.byKind(c.Activities),
		Measures: views(c.Measures, func(m *handbook.Measure) measureView { return p.measure(m, 4) }), Questions: views(c.Questions, p.question),
		Related: views(c.Related, p.card), Roles: views(c.Targets, p.target), Expectations: views(c.Expectations, p.expectation),
	}
	for _, x := range c.Competing {
		v.Competing = append(v.Competing, competingView{p.entry(&x.Item, nil), p.ref(&x.Orientation.Item), x.Orientation.PutsFirst})
	}
	for _, g := range c.Demonstrate {
		v.Demonstrate = append(v.Demonstrate, promptGroup{Name: p.word("prompt-" + g.Heading), Hint: p.word("prompt-" + g.Heading + "-hint"),
			Prompts: entries(p, g.Prompts, nil)})
	}
	for _, x := range c.Practices {
		v.Practices = append(v.Practices, practiceView{
			entry: p.entry(&x.Item, nil), Body: p.prose(x.Body, 4), Steps: entries(p, x.Steps, x.Sources),
			Examples: entries(p, x.Examples, x.Sources), Pitfalls: entries(p, x.Pitfalls, x.Sources), Measures: refs(p, x.Measures),
		})
	}
	for _, s := range c.Stories {
		v.Stories = append(v.Stories, storyView{p.entry(&s.Item, nil), p.prose(s.Body, 4), refs(p, s.Indicators)})
	}
	v.Contents = p.contents(&v)
	v.Nearby, v.Before, v.After = p.nearby(c)
	v.Compare = p.toLevels(c)
	crumbs := p.crumbs(p.to(p.word("competencies"), handbook.PathCompetencies))
	return sheet{Title: c.Text, Description: c.Summary, Crumbs: crumbs, Main: v, Facts: p.competencyFacts(c)}
}

// crumbsBelow returns the breadcrumbs of a page below that of a competency.
func (p *page) crumbsBelow(c *handbook.Competency, more ...Ref) []Ref {
	return slices.Concat(p.crumbs(p.to(p.word("competencies"), handbook.PathCompetencies), p.ref(&c.Item)), more)
}

// contents lists the sections that the competency has.
func (p *page) contents(v *competencyView) []Ref {
	var list []Ref
	add := func(name string, there bool) {
		if there {
			list = append(list, Ref{p.word("part-" + name), "#" + p.part(name)})
		}
	}
	add("definition", true)
	add("why", v.Why != "")
	add("elements", len(v.Elements) > 0)
	add("levels", len(v.Levels) > 0)
	add("expected", len(v.Roles)+len(v.Expectations) > 0)
	add("competing", len(v.Competing) > 0)
	add("develop", len(v.Kinds) > 0)
	add("demonstrate", len(v.Demonstrate) > 0)
	add("practices", len(v.Practices) > 0)
	add("measures", len(v.Measures) > 0)
	add("questions", len(v.Questions) > 0)
	add("stories", len(v.Stories) > 0)
	add("related", len(v.Related) > 0)
	return list
}

// ladder returns the levels of a competency from the first up; current is the
// one that the page shows, if any.
func (p *page) ladder(c *handbook.Competency, current *handbook.Level) []rung {
	return views(c.Levels, func(l *handbook.Level) rung { return p.rung(l, l == current) })
}

func (p *page) rung(l *handbook.Level, current bool) rung {
	r := rung{Number: l.Number, Name: l.Name, Essence: p.essence(l), Undefined: l.Undefined, Current: current,
		Level: p.levelRef(l), Check: p.to(p.word("self-check"), l.Check()), Indicators: len(l.Indicators), Contra: len(l.ContraIndicators)}
	for _, i := range l.Indicators {
		if i.BuildsOn != nil {
			r.Stronger++
		}
	}
	return r
}

// byKind groups activities by their kind, in the order of the kinds' ids.
func (p *page) byKind(activities []*handbook.Activity) []kindGroup {
	var groups []kindGroup
	for _, kind := range p.hb.Kinds {
		group := kindGroup{Name: p.kindName(kind)}
		for _, a := range activities {
			if a.ActivityKind == kind {
				group.Activities = append(group.Activities, p.activity(a))
			}
		}
		if len(group.Activities) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// measure returns the view of a measure. Headings in its definition begin at heading.
func (p *page) measure(m *handbook.Measure, heading int) measureView {
	return measureView{entry: p.entry(&m.Item, nil), Abbreviation: m.Abbreviation, Definition: p.prose(m.Definition, heading), Question: m.Question,
		Formula: m.Formula, MovedBy: m.MovedBy, Practices: refs(p, m.Practices), Competency: p.ref(&m.Competency.Item)}
}

func (p *page) question(q *handbook.Question) questionView {
	return questionView{p.entry(&q.Item, nil), p.prose(q.Answer, 4), p.ref(&q.Competency.Item)}
}

// competencyCard is a competency in a list.
type competencyCard struct {
	Ref
	Summary string
	Levels  int
}

func (p *page) card(c *handbook.Competency) competencyCard {
	return competencyCard{p.ref(&c.Item), c.Summary, len(c.Levels)}
}

// nearby returns the competencies of the same category around c, at most
// reach on each side: the pages of a large category stay small.
func (p *page) nearby(c *handbook.Competency) (links []NavLink, before, after *Ref) {
	const reach = 5
	all := c.Category.Competencies
	here := slices.Index(all, c)
	from := max(0, min(here-reach, len(all)-2*reach-1))
	for i := from; i < min(from+2*reach+1, len(all)); i++ {
		links = append(links, NavLink{p.ref(&all[i].Item), all[i] == c})
	}
	if here > 0 {
		before = new(p.ref(&all[here-1].Item))
	}
	if here+1 < len(all) {
		after = new(p.ref(&all[here+1].Item))
	}
	return links, before, after
}
