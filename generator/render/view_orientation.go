package render

import "handbook/generator/handbook"

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
