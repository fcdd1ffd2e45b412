package render

import (
	"iter"

	"handbook/generator/handbook"
)

// pageOf is one page to render: its address, the name of its template, and what
// makes its view.
type pageOf struct {
	path, kind string
	view       func(*page) sheet
	of         *handbook.Competency // that it is about, where no other content is on it
}

// pages goes through every page of the site. Each is made when its turn comes, since a
// large site has very many. A new kind of page is one entry here.
func (r *renderer) pages() iter.Seq[pageOf] {
	return func(yield func(pageOf) bool) {
		goesOn := true
		add := func(path, kind string, view func(*page) sheet, of *handbook.Competency) {
			goesOn = goesOn && yield(pageOf{path, kind, view, of})
		}
		add(handbook.PathIndex, "index", (*page).index, nil)
		add(handbook.PathCompetencies, "competencies", (*page).competencies, nil)
		add(handbook.PathOrientations, "orientations", (*page).orientations, nil)
		add(handbook.PathActivities, "activities", (*page).activities, nil)
		add(handbook.PathMeasures, "measures", (*page).measures, nil)
		add(handbook.PathQuestions, "questions", (*page).questions, nil)
		add(handbook.PathRoles, "roles", (*page).roles, nil)
		add(handbook.PathCompare, "compare", (*page).compare, nil)
		add(handbook.PathMatrix, "matrix", (*page).matrix, nil)
		add(handbook.PathSources, "sources", (*page).sources, nil)
		add(handbook.PathChanges, "changes", (*page).changes, nil)
		add(handbook.PathSearch, "search", (*page).search, nil)
		add(handbook.PathPrint, "print", (*page).printAll, nil)
		add(handbook.PathProfile, "my-profile", (*page).profile, nil)
		add(handbook.PathPlan, "my-plan", (*page).plan, nil)
		add(handbook.PathReview, "my-review", (*page).review, nil)
		add(handbook.PathStore, "store", (*page).keeper, nil)
		add(handbook.PathNotFound, "notfound", (*page).notFound, nil)
		for _, c := range r.hb.Competencies {
			add(c.Link.Page, "competency", func(p *page) sheet { return p.competency(c) }, c)
			add(c.Compare(), "levels", func(p *page) sheet { return p.levels(c) }, c)
			for _, l := range c.Levels {
				add(l.Link.Page, "level", func(p *page) sheet { return p.level(l) }, c)
				add(l.Check(), "check", func(p *page) sheet { return p.check(l) }, c)
				add(l.Guide(), "guide", func(p *page) sheet { return p.levelGuide(l) }, c)
			}
		}
		for _, o := range r.hb.Orientations {
			add(o.Link.Page, "orientation", func(p *page) sheet { return p.orientation(o) }, nil)
		}
		for _, role := range r.hb.Roles {
			add(role.Link.Page, "role", func(p *page) sheet { return p.role(role) }, nil)
			add(role.Guide(), "guide", func(p *page) sheet { return p.roleGuide(role) }, nil)
		}
		for _, free := range r.hb.Pages {
			add(free.Link.Page, "page", func(p *page) sheet { return p.free(free) }, nil)
		}
		for _, m := range r.hb.Moved {
			add(m.Page, "moved", func(p *page) sheet { return p.moved(m) }, nil)
		}
		for _, part := range r.listing {
			add(part.path, "letter", func(p *page) sheet { return p.letter(part) }, nil)
		}
	}
}
