package render

import (
	"html/template"

	"handbook/generator/handbook"
)

type sourcesView struct {
	Whole   bool
	Sources []sourceView
}

type sourceView struct {
	entry
	Number             string // on paper
	Publisher, Licence string
	Address            template.URL // checked by package handbook; templates would not let "tel:" through
	Groups             []citedGroup
}

// citedGroup is what cites a source, of one kind.
type citedGroup struct {
	Kind  string
	Items []Ref
}

func (p *page) sources() sheet {
	v := sourcesView{Whole: p.whole}
	for _, s := range p.hb.Sources {
		source := sourceView{entry: entry{ID: p.anchor(&s.Item), Text: s.Text}, Publisher: s.Publisher, Address: template.URL(s.Address), Licence: s.Licence,
			Groups: p.citedBy(s)}
		if p.whole {
			source.Number = p.sourceNumber(&s.Item)
		}
		v.Sources = append(v.Sources, source)
	}
	return p.named("sources", v)
}

// citedBy returns what cites a source, by kind.
func (p *page) citedBy(s *handbook.Source) []citedGroup {
	var groups []citedGroup
	for _, kind := range handbook.Kinds {
		group := citedGroup{Kind: p.word("items-" + string(kind))}
		if kind == handbook.KindPage && s.Introduced {
			group.Items = append(group.Items, p.to(p.hb.Title, handbook.PathIndex))
		}
		for _, i := range s.CitedBy {
			if i.Kind == kind {
				group.Items = append(group.Items, p.cited(i))
			}
		}
		if len(group.Items) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// cited returns a link to what cites a source, in words that say what it is.
func (p *page) cited(i *handbook.Item) Ref {
	ref := p.ref(i)
	if i.Kind == handbook.KindLevel {
		ref.Text = p.labelled(i.Competency.Text, p.indexText(i))
	}
	return ref
}
