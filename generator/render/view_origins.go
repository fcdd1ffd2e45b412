package render

import (
	"html/template"
	"strconv"

	"handbook/generator/handbook"
)

type orientationView struct {
	Name      string
	Href      string
	PutsFirst string
	Shows     []string
	PullsBack []string
	Competing []competingIn
	Drives    []drivenIn
	Count     int // of the contra-indicators it drives
	Cites     []Ref
}

// competingIn tells how an orientation competes with one competency.
type competingIn struct {
	entry
	Competency Ref
}

// drivenIn are the contra-indicators of one level that an orientation drives.
type drivenIn struct {
	Competency, Level Ref
	Contra            []Ref
}

func (p *page) orientationView(o *handbook.Orientation) orientationView {
	v := orientationView{Name: o.Text, Href: p.href(o.Link), PutsFirst: o.PutsFirst,
		Shows: o.Shows, PullsBack: o.PullsBack, Count: len(o.ContraIndicators), Cites: p.cites(o.Sources)}
	for _, x := range o.Competing {
		link := entry{ID: x.ID, Text: x.Text, Cites: p.cites(x.Sources)}
		v.Competing = append(v.Competing, competingIn{link, Ref{x.Competency.Text, p.href(x.Link)}})
	}
	var last *handbook.Level
	for _, c := range o.ContraIndicators {
		if c.Level != last {
			v.Drives = append(v.Drives, drivenIn{Competency: p.ref(&c.Competency.Item), Level: p.levelRef(c.Level)})
			last = c.Level
		}
		group := &v.Drives[len(v.Drives)-1]
		group.Contra = append(group.Contra, p.ref(&c.Item))
	}
	return v
}

func (p *page) orientation(o *handbook.Orientation) sheet {
	return sheet{Title: o.Text, Description: o.PutsFirst, Main: p.orientationView(o),
		Crumbs: p.crumbs(p.to(p.word("orientations"), handbook.PathOrientations))}
}

func (p *page) orientations() sheet {
	return p.named("orientations", views(p.hb.Orientations, p.orientationView))
}

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

// moved is a page that leads on to what is read in place of what it once held.
func (p *page) moved(m handbook.Moved) sheet {
	to := Ref{p.cited(m.To).Text, p.href(m.Link)}
	return sheet{Title: p.word("page-moved"), Description: p.word("page-moved-text"), Instead: m.Link, Main: to}
}

type changesView struct {
	Whole    bool
	Editions []editionView
	Reviews  []reviewView // where all is on one page, each competency says it itself
	Owners   bool         // some are told, and so are dates
	Dates    bool
}

type editionView struct {
	ID                 string
	Edition, Date, ISO string
	Changes            []string
}

// reviewView tells when a competency was last reviewed, and by whom it is kept.
type reviewView struct {
	Competency      Ref
	Owner, Reviewed string
}

// edition returns the id of an edition in the list of changes. They are counted
// from the oldest, so that a new one, which comes first, moves none.
func (p *page) edition(i int) string {
	return p.part("edition-" + strconv.Itoa(len(p.hb.Changes)-i))
}

func (p *page) changes() sheet {
	v := changesView{Whole: p.whole}
	for i, c := range p.hb.Changes {
		e := editionView{ID: p.edition(i), Edition: c.Edition, Date: p.theme.Words.Date(c.Date), Changes: c.Changes}
		if !c.Date.IsZero() {
			e.ISO = c.Date.Format("2006-01-02")
		}
		v.Editions = append(v.Editions, e)
	}
	if p.whole {
		return sheet{Main: v}
	}
	for _, c := range p.hb.Competencies {
		review := reviewView{Competency: p.ref(&c.Item), Owner: c.Owner, Reviewed: p.theme.Words.Date(c.Reviewed)}
		v.Reviews = append(v.Reviews, review)
		v.Owners, v.Dates = v.Owners || c.Owner != "", v.Dates || !c.Reviewed.IsZero()
	}
	return p.named("changes", v)
}
