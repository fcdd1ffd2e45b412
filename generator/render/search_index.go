package render

import (
	"slices"
	"strings"

	"handbook/generator/handbook"
	"handbook/generator/search"
)

// searchKinds are the kinds of what can be found, in the order that settles
// ties, and what each counts against the others, in percent.
var searchKinds = []struct {
	kind   handbook.Kind
	weight int
}{
	{handbook.KindCompetency, 150}, {handbook.KindRole, 135}, {handbook.KindOrientation, 130}, {handbook.KindCategory, 90},
	{handbook.KindLevel, 115}, {handbook.KindMeasure, 120}, {handbook.KindPractice, 120}, {handbook.KindStage, 100},
	{handbook.KindPage, 115}, {handbook.KindQuestion, 110}, {handbook.KindStory, 110}, {handbook.KindIndicator, 105},
	{handbook.KindContraIndicator, 100}, {handbook.KindActivity, 100}, {handbook.KindElement, 100}, {handbook.KindCompeting, 95},
	{handbook.KindExpectation, 90}, {handbook.KindPrompt, 85}, {handbook.KindStep, 85}, {handbook.KindExample, 85},
	{handbook.KindPitfall, 85}, {handbook.KindSource, 80}, {handbook.KindScale, 80},
}

// searchTexts are the words of the interface that results are shown with.
var searchTexts = []string{"found", "none", "advice", "near", "some", "all", "more", "everything"}

// searchIndex writes the scripts that the site is searched with.
func (r *renderer) searchIndex() error {
	for f := range search.Build(r.searchGroups(), r.searchOptions()).Files() {
		if err := r.sink.Write(handbook.FolderSearch+f.Name, f.Data); err != nil {
			return err
		}
	}
	return nil
}

func (r *renderer) searchOptions() search.Options {
	w := r.theme.Words
	o := search.Options{Language: w.Tag.String(), Skip: strings.Fields(w.Text("search-skip")), Endings: w.Text("search-endings"), Texts: map[string]string{}}
	for _, k := range searchKinds {
		o.Kinds = append(o.Kinds, search.Kind{ID: string(k.kind), Name: w.Text("item-" + string(k.kind)), Names: w.Text("items-" + string(k.kind)), Weight: k.weight})
	}
	for _, key := range searchTexts {
		o.Texts[key] = w.Text("search-" + key)
	}
	return o
}

// searchGroups returns all that can be found: what belongs to no competency, and
// then each competency with what belongs to it.
func (r *renderer) searchGroups() search.Groups {
	f := finder{&page{renderer: r, path: handbook.PathIndex}, 0} // addresses from the root
	if n := len(r.hb.Competencies); n > 0 {
		f.size = len(r.hb.Items)/n + 20
	}
	return search.Groups{Len: 1 + len(r.hb.Competencies), Group: func(i int) search.Group {
		if i == 0 {
			return f.common()
		}
		return f.competency(r.hb.Competencies[i-1])
	}}
}

// finder makes the entries of the search index.
type finder struct {
	*page
	size int // about how many entries a competency has
}

// entry returns the entry of an item. The texts are plain.
func (f finder) entry(i *handbook.Item, where string, texts ...string) search.Entry {
	e := search.Entry{Kind: string(i.Kind), Name: i.Text, Where: where,
		Page: f.href(handbook.Link{Page: i.Link.Page}), Place: escapeFragment(i.Link.Anchor)}
	for _, text := range texts {
		if text != "" {
			e.Texts = append(e.Texts, search.Text{Text: text})
		}
	}
	return e
}

// pageEntry returns the entry of a page that is no item's.
func (f finder) pageEntry(name, path string, texts ...string) search.Entry {
	return f.entry(&handbook.Item{Kind: handbook.KindPage, Text: name, Link: handbook.Link{Page: path}}, "", texts...)
}

// appendEntries adds the entries of items that say no more than what they are called.
func appendEntries[T handbook.AnyItem](g search.Group, f finder, items []T, where string) search.Group {
	for _, item := range items {
		g = append(g, f.entry(item.Self(), where))
	}
	return g
}

// common returns what belongs to no competency. All but guides, sources and scales are
// heads.
func (f finder) common() search.Group {
	hb := f.hb
	var g search.Group
	add := func(e search.Entry) {
		e.Head = true
		g = append(g, e)
	}
	for _, role := range hb.Roles {
		stage := ""
		if role.Stage != nil {
			stage = role.Stage.Text
		}
		texts := []string{role.Purpose.Plain()}
		for _, t := range role.Targets {
			texts = append(texts, t.Note)
		}
		add(f.entry(&role.Item, stage, texts...))
	}
	for _, o := range hb.Orientations {
		add(f.entry(&o.Item, "", slices.Concat([]string{o.PutsFirst}, o.Shows, o.PullsBack)...))
	}
	for _, c := range hb.Categories {
		add(f.entry(&c.Item, "", c.Summary))
	}
	for _, s := range hb.Stages {
		add(f.entry(&s.Item, "", s.Summary))
	}
	for _, page := range hb.Pages {
		add(f.entry(&page.Item, "", page.Body.Plain()))
	}
	start := f.pageEntry(hb.Title, handbook.PathIndex, hb.Introduction.Plain())
	for _, a := range hb.Audiences {
		start.Texts = append(start.Texts, f.section("begin", a.Name+" "+a.Text.Plain())...)
	}
	add(start)
	for _, e := range f.fixedPages() {
		add(e)
	}
	for _, role := range hb.Roles {
		g = append(g, f.pageEntry(f.labelled(f.word("guide"), role.Text), role.Guide()))
	}
	for _, s := range hb.Sources {
		g = append(g, f.entry(&s.Item, s.Publisher))
	}
	for _, s := range hb.Scales {
		names := views(s.Steps, func(step handbook.Step) string { return step.Name })
		e := f.entry(&s.Item, "", strings.Join(names, ", "))
		for _, step := range s.Steps {
			if step.Summary != "" {
				e.Texts = append(e.Texts, search.Text{Place: escapeFragment(f.meaning(s)), Text: step.Summary})
			}
		}
		g = append(g, e)
	}
	return g
}

// fixedPages returns the entries of the pages that every site has, apart from the start.
func (f finder) fixedPages() (entries []search.Entry) {
	for _, page := range []struct{ word, path string }{
		{"competencies", handbook.PathCompetencies}, {"roles", handbook.PathRoles}, {"compare-roles", handbook.PathCompare},
		{"matrix", handbook.PathMatrix}, {"activities", handbook.PathActivities}, {"orientations", handbook.PathOrientations},
		{"measures", handbook.PathMeasures}, {"questions", handbook.PathQuestions}, {"sources", handbook.PathSources},
		{"changes", handbook.PathChanges}, {"search-title", handbook.PathSearch}, {"print-all", handbook.PathPrint},
		{"profile", handbook.PathProfile}, {"plan", handbook.PathPlan}, {"review", handbook.PathReview},
	} {
		e := f.pageEntry(f.word(page.word), page.path)
		switch page.path {
		case handbook.PathChanges:
			e.Texts = f.changed()
		case handbook.PathProfile, handbook.PathPlan, handbook.PathReview:
			e.Texts = []search.Text{{Text: f.word(page.word + "-description")}}
		}
		entries = append(entries, e)
	}
	return entries
}

// changed returns what the editions have changed, each after its name.
func (f finder) changed() (texts []search.Text) {
	for i, c := range f.hb.Changes {
		place := escapeFragment(f.edition(i))
		texts = append(texts, search.Text{Place: place, Text: f.word("edition", "edition", c.Edition)})
		for _, change := range c.Changes {
			texts = append(texts, search.Text{Place: place, Text: change})
		}
	}
	return texts
}

func (f finder) competency(c *handbook.Competency) search.Group {
	g := append(make(search.Group, 0, f.size), f.head(c))
	within := func(what string) string { return c.Text + " · " + what }
	for _, l := range c.Levels {
		e := f.entry(&l.Item, c.Text, l.Essence, l.Description.Plain())
		e.Name = f.levelTitle(l)
		g = append(g, e)
	}
	g = appendEntries(g, f, c.Elements, c.Text)
	for _, l := range c.Levels {
		g = appendEntries(g, f, l.Indicators, within(f.word("level-n", "n", l.Number)))
	}
	for _, l := range c.Levels {
		g = appendEntries(g, f, l.ContraIndicators, within(f.word("level-n", "n", l.Number)))
	}
	for _, x := range c.Competing {
		g = append(g, f.entry(&x.Item, within(x.Orientation.Text)))
	}
	for _, a := range c.Activities {
		g = append(g, f.entry(&a.Item, within(f.kindName(a.ActivityKind))))
	}
	for _, group := range c.Demonstrate {
		g = appendEntries(g, f, group.Prompts, within(f.word("prompt-"+group.Heading)))
	}
	for _, x := range c.Practices {
		g = append(g, f.entry(&x.Item, c.Text, x.Body.Plain()))
	}
	for _, m := range c.Measures {
		e := f.entry(&m.Item, c.Text, append([]string{m.Definition.Plain(), m.Question, m.Formula}, m.MovedBy...)...)
		e.Short = m.Abbreviation
		g = append(g, e)
	}
	for _, q := range c.Questions {
		g = append(g, f.entry(&q.Item, c.Text, q.Answer.Plain()))
	}
	for _, s := range c.Stories {
		g = append(g, f.entry(&s.Item, c.Text, s.Body.Plain()))
	}
	for _, x := range c.Practices {
		g = appendEntries(g, f, x.Steps, within(x.Text))
	}
	for _, x := range c.Practices {
		g = appendEntries(g, f, x.Examples, within(x.Text))
	}
	for _, x := range c.Practices {
		g = appendEntries(g, f, x.Pitfalls, within(x.Text))
	}
	for _, x := range c.Expectations {
		g = appendEntries(g, f, x.Expectations, within(x.Stage.Text))
	}
	return f.appendPages(g, c)
}

// appendPages adds the pages that serve a competency: they are found by their titles
// alone, since the items that they show have entries of their own.
func (f finder) appendPages(g search.Group, c *handbook.Competency) search.Group {
	add := func(name, path string) {
		e := f.pageEntry(name, path)
		e.Where = c.Text
		g = append(g, e)
	}
	for _, l := range c.Levels {
		if l.Behaviours() > 0 {
			add(f.word("check-title", "n", l.Number, "name", l.Name), l.Check())
		}
	}
	for _, l := range c.Levels {
		if l.Behaviours() > 0 {
			add(f.labelled(f.word("guide"), f.levelTitle(l)), l.Guide())
		}
	}
	if len(c.Levels) > 1 {
		add(f.word("compare-levels"), c.Compare())
	}
	return g
}

// head returns the entry of a competency itself.
func (f finder) head(c *handbook.Competency) search.Entry {
	e := f.entry(&c.Item, c.Category.Text, c.Summary)
	e.Head = true
	e.Texts = append(e.Texts, f.section("definition", c.Definition.Plain())...)
	e.Texts = append(e.Texts, f.section("why", c.Why.Plain())...)
	if c.Owner != "" {
		e.Texts = append(e.Texts, search.Text{Text: f.word("owner") + " " + c.Owner})
	}
	return e
}

// section returns a text that begins at a section of a page.
func (f finder) section(name, text string) []search.Text {
	if text == "" {
		return nil
	}
	return []search.Text{{Place: f.part(name), Text: text}}
}
