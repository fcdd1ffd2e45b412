package render

import (
	"slices"
	"strconv"

	"handbook/generator/handbook"
)

// levelsView holds the levels of a competency side by side.
type levelsView struct {
	Competency Ref
	Options    []option
	Columns    []levelColumn
}

// levelColumn is one level beside the others.
type levelColumn struct {
	rung
	Value      string // of the choice
	Summary    string
	Indicators []comparedView
	Contra     []Ref
}

// comparedView is an indicator with all those of lower levels that it goes
// further than, the nearest first.
type comparedView struct {
	Ref
	ID      string
	Further []furtherView
}

type furtherView struct {
	Ref
	Level string
	ID    string
}

func (p *page) levels(c *handbook.Competency) sheet {
	v := levelsView{Competency: p.ref(&c.Item)}
	for _, l := range c.Levels {
		column := levelColumn{rung: p.rung(l, false), Value: strconv.Itoa(l.Number), Summary: c.Scale.Steps[l.Number-1].Summary}
		for _, i := range l.Indicators {
			compared := comparedView{Ref: p.ref(&i.Item), ID: i.ID}
			for below := i.BuildsOn; below != nil; below = below.BuildsOn {
				compared.Further = append(compared.Further, furtherView{p.ref(&below.Item), p.levelRef(below.Level).Text, below.ID})
			}
			column.Indicators = append(column.Indicators, compared)
		}
		column.Contra = refs(p, l.ContraIndicators)
		v.Columns = append(v.Columns, column)
		v.Options = append(v.Options, option{column.Value, p.levelTitle(l)})
	}
	return sheet{
		Title: p.titled(p.word("compare-levels"), c.Text), Short: p.word("compare-levels"),
		Description: p.word("compare-levels-description", "competency", c.Text), Main: v,
		Crumbs: p.crumbsBelow(c),
	}
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
