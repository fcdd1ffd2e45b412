package render

import "handbook/generator/handbook"

// pageOf is one page to render: its address, the name of its template, and what
// makes its view.
type pageOf struct {
	path, kind string
	view       func(*page) sheet
	of         *handbook.Competency // that it is about, where no other content is on it
}

// pages lists every page of the site. A new kind of page is one entry here.
func (r *renderer) pages() []pageOf {
	list := []pageOf{
		{handbook.PathIndex, "index", (*page).index, nil},
		{handbook.PathCompetencies, "competencies", (*page).competencies, nil},
		{handbook.PathOrientations, "orientations", (*page).orientations, nil},
		{handbook.PathActivities, "activities", (*page).activities, nil},
		{handbook.PathMeasures, "measures", (*page).measures, nil},
		{handbook.PathQuestions, "questions", (*page).questions, nil},
		{handbook.PathRoles, "roles", (*page).roles, nil},
		{handbook.PathCompare, "compare", (*page).compare, nil},
		{handbook.PathMatrix, "matrix", (*page).matrix, nil},
		{handbook.PathSources, "sources", (*page).sources, nil},
		{handbook.PathChanges, "changes", (*page).changes, nil},
		{handbook.PathSearch, "search", (*page).search, nil},
		{handbook.PathPrint, "print", (*page).printAll, nil},
		{handbook.PathProfile, "my-profile", (*page).profile, nil},
		{handbook.PathPlan, "my-plan", (*page).plan, nil},
		{handbook.PathReview, "my-review", (*page).review, nil},
		{handbook.PathStore, "store", (*page).keeper, nil},
		{handbook.PathNotFound, "notfound", (*page).notFound, nil},
	}
	for _, c := range r.hb.Competencies {
		list = append(list,
			pageOf{c.Link.Page, "competency", func(p *page) sheet { return p.competency(c) }, c},
			pageOf{c.Compare(), "levels", func(p *page) sheet { return p.levels(c) }, c})
		for _, l := range c.Levels {
			list = append(list,
				pageOf{l.Link.Page, "level", func(p *page) sheet { return p.level(l) }, c},
				pageOf{l.Check(), "check", func(p *page) sheet { return p.check(l) }, c},
				pageOf{l.Guide(), "guide", func(p *page) sheet { return p.levelGuide(l) }, c})
		}
	}
	for _, o := range r.hb.Orientations {
		list = append(list, pageOf{o.Link.Page, "orientation", func(p *page) sheet { return p.orientation(o) }, nil})
	}
	for _, role := range r.hb.Roles {
		list = append(list,
			pageOf{role.Link.Page, "role", func(p *page) sheet { return p.role(role) }, nil},
			pageOf{role.Guide(), "guide", func(p *page) sheet { return p.roleGuide(role) }, nil})
	}
	for _, free := range r.hb.Pages {
		list = append(list, pageOf{free.Link.Page, "page", func(p *page) sheet { return p.free(free) }, nil})
	}
	for _, m := range r.hb.Moved {
		list = append(list, pageOf{m.Page, "moved", func(p *page) sheet { return p.moved(m) }, nil})
	}
	for _, part := range r.listing {
		list = append(list, pageOf{part.path, "letter", func(p *page) sheet { return p.letter(part) }, nil})
	}
	return list
}
