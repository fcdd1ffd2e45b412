package render

import (
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
