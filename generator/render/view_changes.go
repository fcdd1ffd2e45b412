package render

import (
	"strconv"
)

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
