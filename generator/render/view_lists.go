package render

import (
	"slices"
	"strconv"

	"handbook/generator/handbook"
)

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
	letters, places := p.jump(views(p.hb.Measures, (*handbook.Measure).Self))
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
