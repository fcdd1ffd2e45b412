package handbook

import (
	"fmt"
	"slices"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

func (r *resolver) declareOrientation(o content.Orientation) {
	orientation := &Orientation{PutsFirst: r.told(`text of "puts_first"`, o.PutsFirst)[0],
		Shows: r.told(`entry of "shows"`, o.Shows...), PullsBack: r.told(`entry of "pulls_back"`, o.PullsBack...)}
	orientation.Item = Item{Kind: KindOrientation, ID: o.ID.Value, Text: r.line(o.Name)}
	orientation.Link = Link{Page: orientationPath(o.ID.Value)}
	if declare(r, &r.orientations, o.ID, orientation) {
		r.address(orientation.Link.Page, o.ID.At)
		r.cite(&orientation.Item, o.Sources, nil)
		r.hb.Orientations = append(r.hb.Orientations, orientation)
	}
}

func (r *resolver) declareRole(role content.Role) {
	out := &Role{}
	out.Item = Item{Kind: KindRole, ID: role.ID.Value, Text: r.line(role.Name), Link: Link{Page: rolePath(role.ID.Value)}}
	if !declare(r, &r.roles, role.ID, out) {
		return
	}
	if role.Name.Written() {
		out.At = role.Name.At
	}
	_ = r.address(out.Link.Page, role.ID.At) && r.address(out.Guide(), role.ID.At)
	r.cite(&out.Item, role.Sources, nil)
	r.prose(&out.Purpose, role.Purpose, &out.Item)
	r.hb.Roles = append(r.hb.Roles, out)
	if stage, ok := lookup(r, &r.stages, role.Stage); ok {
		out.Stage = stage
		stage.Roles = append(stage.Roles, out)
	}
	r.later(func() { r.referRole(out, role) })
}

func (r *resolver) declarePage(p content.Page) {
	page := &Page{}
	page.Item = Item{Kind: KindPage, ID: p.Name.Value, Text: r.line(p.Title), Link: Link{Page: pagePath(p.Name.Value)}}
	if declare(r, &r.pages, p.Name, page) {
		if p.Title.Written() {
			page.At = p.Title.At
		}
		r.address(page.Link.Page, p.Name.At)
		r.prose(&page.Body, p.Body, &page.Item)
		r.hb.Pages = append(r.hb.Pages, page)
	}
}

func (r *resolver) declareCompetency(src *content.Competency) {
	c := &Competency{Summary: r.line(src.Summary), Owner: r.line(src.Owner), Reviewed: src.Reviewed.Value}
	c.Item = Item{Kind: KindCompetency, ID: src.ID.Value, Text: r.line(src.Name), Link: Link{Page: competencyPath(src.ID.Value)}}
	if !declare(r, &r.competencies, src.ID, c) {
		return
	}
	c.Competency, c.summaryAt, c.file = c, src.Summary.At, src.ID.At.Span().File
	r.of = c
	defer func() { r.of = nil }()
	if src.Name.Written() {
		c.At = src.Name.At
	}
	r.address(c.Link.Page, src.ID.At)
	r.cite(&c.Item, src.Sources, nil)
	r.prose(&c.Definition, src.Definition, &c.Item)
	r.prose(&c.Why, src.Why, &c.Item)
	r.hb.Competencies = append(r.hb.Competencies, c)
	if category, ok := lookup(r, &r.categories, src.Category); ok {
		c.Category = category
		category.Competencies = append(category.Competencies, c)
	}
	if scale, ok := lookup(r, &r.scales, src.Scale); ok {
		c.Scale = scale
		scale.Competencies = append(scale.Competencies, c)
	}
	r.declareItems(c, src)
	if len(src.Related) > 0 {
		r.later(func() { r.referRelated(c, src.Related) })
	}
}

// declareItems declares what stands in a competency.
func (r *resolver) declareItems(c *Competency, src *content.Competency) {
	own := c.whole()
	c.Elements = r.parts(own, KindElement, src.Elements)
	r.declareLevels(c, src)
	for i := range src.Competing {
		s, competing := &src.Competing[i], &Competing{}
		against := whole{competency: c, scope: c.ID + "/" + s.Orientation.Value, page: c.Link.Page}
		if r.small(against, &competing.Item, KindCompeting, content.Text{}, s.Feature, s.Sources) {
			c.Competing = append(c.Competing, competing)
			r.later(func() { r.referCompeting(competing, s) })
		}
	}
	for i := range src.Activities {
		r.declareActivity(c, &src.Activities[i])
	}
	r.declarePrompts(c, &src.Demonstrate)
	for _, m := range src.Measures {
		r.declareMeasure(c, m)
	}
	for i := range src.Practices {
		r.declarePractice(c, &src.Practices[i])
	}
	for _, q := range src.Questions {
		question := &Question{}
		if r.small(own, &question.Item, KindQuestion, q.ID, q.Question, q.Sources) {
			r.prose(&question.Answer, q.Answer, &question.Item)
			c.Questions = append(c.Questions, question)
		}
	}
	for _, s := range src.Stories {
		story := &Story{}
		if r.small(own, &story.Item, KindStory, s.ID, s.Title, s.Sources) {
			r.stories.entries[story.ID] = story
			r.prose(&story.Body, s.Text, &story.Item)
			c.Stories = append(c.Stories, story)
		}
	}
	for i := range src.Expectations {
		r.declareExpectation(c, &src.Expectations[i])
	}
}

// whole returns the competency as what stands in it is a part of: without sources,
// as that takes none of them.
func (c *Competency) whole() whole { return whole{competency: c, scope: c.ID, page: c.Link.Page} }

func (r *resolver) declareActivity(c *Competency, a *content.Activity) {
	activity := &Activity{}
	if !r.small(c.whole(), &activity.Item, KindActivity, a.ID, a.Text, a.Sources) {
		return
	}
	activity.Text = markdown.Plain(a.Text.Value)
	r.prose(&activity.Body, a.Text, &activity.Item)
	c.Activities = append(c.Activities, activity)
	r.later(func() { r.referActivity(activity, a) })
}

func (r *resolver) declareMeasure(c *Competency, m content.Measure) {
	measure := &Measure{Abbreviation: r.line(m.Abbreviation), Question: r.told("question", m.Question)[0],
		Formula: r.line(m.Formula), MovedBy: r.told(`entry of "moved_by"`, m.MovedBy...)}
	if !r.small(c.whole(), &measure.Item, KindMeasure, m.ID, m.Name, m.Sources) {
		return
	}
	r.measures.entries[measure.ID] = measure
	r.prose(&measure.Definition, m.Definition, &measure.Item)
	c.Measures = append(c.Measures, measure)
}

func (r *resolver) declarePractice(c *Competency, p *content.Practice) {
	practice := &Practice{}
	if !r.small(c.whole(), &practice.Item, KindPractice, p.ID, p.Name, p.Sources) {
		return
	}
	r.prose(&practice.Body, p.Text, &practice.Item)
	of := whole{c, practice.ID, c.Link.Page, practice.Sources}
	practice.Steps = r.parts(of, KindStep, p.Steps)
	practice.Examples = r.parts(of, KindExample, p.Examples)
	practice.Pitfalls = r.parts(of, KindPitfall, p.Pitfalls)
	c.Practices = append(c.Practices, practice)
	if len(p.Measures) > 0 {
		r.later(func() { r.referPractice(practice, p.Measures) })
	}
}

// parts declares the items of a list that are parts of a whole.
func (r *resolver) parts(of whole, kind Kind, list []content.Item) []*Item {
	items, out := make([]Item, len(list)), slices.Grow([]*Item(nil), len(list))
	for n := range list {
		i, item := &list[n], &items[n]
		if r.small(of, item, kind, i.ID, i.Text, i.Sources) {
			out = append(out, item)
		}
	}
	return out
}

func (r *resolver) declarePrompts(c *Competency, d *content.Demonstrate) {
	of := c.whole()
	of.sources = r.cited(d.Sources)
	for _, g := range []struct {
		heading string
		items   []content.Item
	}{{"do", d.Do}, {"assess", d.Assess}, {"learn", d.Learn}, {"apply", d.Apply}, {"reflect", d.Reflect}} {
		if prompts := r.parts(of, KindPrompt, g.items); len(prompts) > 0 {
			c.Demonstrate = append(c.Demonstrate, PromptGroup{g.heading, prompts})
		}
	}
}

func (r *resolver) declareExpectation(c *Competency, s *content.StageExpectation) {
	stage, ok := lookup(r, &r.stages, s.Stage)
	if !ok {
		return
	}
	if slices.ContainsFunc(c.Expectations, func(e *StageExpectation) bool { return e.Stage == stage }) {
		r.Add(diag.DuplicateID, s.Stage.At, fmt.Sprintf("the stage %s is there twice", diag.Quote(stage.ID)), "put its expectations together")
		return
	}
	e := &StageExpectation{Stage: stage}
	e.Item = Item{Kind: KindExpectation, ID: c.ID + "/" + stage.ID, Text: stage.Text, Link: Link{c.Link.Page, "stage_" + stage.ID},
		Competency: c, At: s.Stage.At}
	r.cite(&e.Item, s.Sources, nil)
	e.Expectations = r.parts(whole{c, e.ID, c.Link.Page, e.Sources}, KindExpectation, s.Expectations)
	c.Expectations = append(c.Expectations, e)
	stage.Expectations = append(stage.Expectations, e)
	if s.Level.Written() {
		if e.Level = r.level(c, s.Level, "stage:"+stage.ID); e.Level != nil {
			e.Level.Expectations = append(e.Level.Expectations, e)
		}
	}
}
