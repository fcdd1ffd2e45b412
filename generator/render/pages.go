package render

import "handbook/generator/handbook"

// pageOf is one page to render: its address, the name of its template, and what
// makes its view.
type pageOf struct {
	path, kind string
	view       func(*page) sheet
}

// pages lists every page of the site. A new kind of page is one entry here.
func (r *renderer) pages() []pageOf {
	list := []pageOf{
		{handbook.PathIndex, "index", (*page).index},
		{handbook.PathCompetencies, "competencies", (*page).competencies},
		{handbook.PathOrientations, "orientations", (*page).orientations},
		{handbook.PathActivities, "activities", (*page).activities},
		{handbook.PathMeasures, "measures", (*page).measures},
		{handbook.PathQuestions, "questions", (*page).questions},
		{handbook.PathRoles, "roles", (*page).roles},
		{handbook.PathCompare, "compare", (*page).compare},
		{handbook.PathMatrix, "matrix", (*page).matrix},
		{handbook.PathSources, "sources", (*page).sources},
		{handbook.PathChanges, "changes", (*page).changes},
		{handbook.PathSearch, "search", (*page).search},
		{handbook.PathPrint, "print", (*page).printAll},
		{handbook.PathProfile, "my-profile", (*page).profile},
		{handbook.PathPlan, "my-plan", (*page).plan},
		{handbook.PathReview, "my-review", (*page).review},
		{handbook.PathStore, "store", (*page).keeper},
		{handbook.PathNotFound, "notfound", (*page).notFound},
	}
	for _, c := range r.hb.Competencies {
		list = append(list,
			pageOf{c.Link.Page, "competency", func(p *page) sheet { return p.competency(c) }},
			pageOf{c.Compare(), "levels", func(p *page) sheet { return p.levels(c) }})
		for _, l := range c.Levels {
			list = append(list,
				pageOf{l.Link.Page, "level", func(p *page) sheet { return p.level(l) }},
				pageOf{l.Check(), "check", func(p *page) sheet { return p.check(l) }},
				pageOf{l.Guide(), "guide", func(p *page) sheet { return p.levelGuide(l) }})
		}
	}
	for _, o := range r.hb.Orientations {
		list = append(list, pageOf{o.Link.Page, "orientation", func(p *page) sheet { return p.orientation(o) }})
	}
	for _, role := range r.hb.Roles {
		list = append(list,
			pageOf{role.Link.Page, "role", func(p *page) sheet { return p.role(role) }},
			pageOf{role.Guide(), "guide", func(p *page) sheet { return p.roleGuide(role) }})
	}
	for _, free := range r.hb.Pages {
		list = append(list, pageOf{free.Link.Page, "page", func(p *page) sheet { return p.free(free) }})
	}
	for _, part := range r.listing {
		list = append(list, pageOf{part.path, "letter", func(p *page) sheet { return p.letter(part) }})
	}
	return list
}
