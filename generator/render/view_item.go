package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"handbook/generator/handbook"
)

// entry is what any item shows: its anchor, its text, what it cites.
type entry struct {
	ID    string
	Text  string
	Cites []Ref
}

// entry returns the view of an item. Sources that the whole around it cites as
// well need not be named again: those in within are left out.
func (p *page) entry(i *handbook.Item, within []*handbook.Source) entry {
	e := entry{ID: p.anchor(i), Text: i.Text}
	if !slices.Equal(i.Sources, within) {
		e.Cites = p.cites(i.Sources)
	}
	return e
}

// views returns the view of each: a list that is never null in JSON.
func views[T, V any](list []T, view func(T) V) []V {
	out := make([]V, len(list))
	for i, one := range list {
		out[i] = view(one)
	}
	return out
}

// entries returns the views of items, such as the parts of one.
func entries[T handbook.AnyItem](p *page, items []T, within []*handbook.Source) []entry {
	return views(items, func(item T) entry { return p.entry(item.Self(), within) })
}

// anchor returns the id of an item's element on this page.
func (p *page) anchor(i *handbook.Item) string {
	switch {
	case !p.whole && !p.single:
		return i.Link.Anchor
	case i.Link.Page == p.origin:
		id, _ := p.places().of(i.Link)
		return id
	}
	return p.parts + i.ID // it has its own place elsewhere
}

// part returns the id of a section of this page. Ids of items have no
// underscore, so that the two never meet.
func (p *page) part(name string) string { return p.parts + "part_" + name }

type indicatorView struct {
	entry
	BuildsOn   *Ref // the indicator of a lower level that it strengthens
	BuildsFrom string
	Story      *Ref
	Activities []Ref
}

func (p *page) indicator(i *handbook.Indicator) indicatorView {
	v := indicatorView{entry: p.entry(&i.Item, i.Level.Sources), Activities: refs(p, i.Activities)}
	if i.BuildsOn != nil {
		v.BuildsOn = new(p.ref(&i.BuildsOn.Item))
		v.BuildsFrom = p.word("level-n", "n", i.BuildsOn.Level.Number)
	}
	if i.Story != nil {
		v.Story = new(p.ref(&i.Story.Item))
	}
	return v
}

type contraView struct {
	entry
	Orientation *Ref
}

func (p *page) contra(c *handbook.ContraIndicator) contraView {
	v := contraView{entry: p.entry(&c.Item, c.Level.Sources)}
	if c.Orientation != nil {
		v.Orientation = new(p.ref(&c.Orientation.Item))
	}
	return v
}

// activityView is one activity with what it serves.
type activityView struct {
	entry
	Href       string
	Kind       string
	KindID     string
	Body       template.HTML
	Levels     []Ref
	LevelList  string // "1 2", for the filter
	Indicators []Ref
	Competency Ref
	CompID     string
	activity   *handbook.Activity
	serves     []string // the ids of the indicators, where they are those of one level
	whole      bool     // it serves that level as a whole
}

func (p *page) activity(a *handbook.Activity) activityView {
	return activityView{entry: p.entry(&a.Item, nil), Href: p.href(a.Link), Kind: p.kindName(a.ActivityKind), KindID: a.ActivityKind.ID, Body: p.prose(a.Body, 4),
		Indicators: refs(p, a.Indicators), Competency: p.ref(&a.Competency.Item), CompID: a.Competency.ID, activity: a,
		Levels:    views(a.Levels, p.levelRef),
		LevelList: strings.Join(views(a.Levels, func(l *handbook.Level) string { return strconv.Itoa(l.Number) }), " ")}
}

func (p *page) kindName(k *handbook.ActivityKind) string {
	if k.Name != "" {
		return k.Name
	}
	return p.word("kind-" + k.ID)
}

// levelTitle returns what a level is called by its number and name.
func (p *page) levelTitle(l *handbook.Level) string {
	return p.word("level-title", "n", l.Number, "name", l.Name)
}

// levelRef returns a link to a level by its number.
func (p *page) levelRef(l *handbook.Level) Ref {
	return Ref{p.word("level-n", "n", l.Number), p.href(l.Link)}
}

// targetView is the level of one competency that a role or stage expects.
type targetView struct {
	Role       Ref
	Stage      string // of the role; empty when it is its name again
	Competency Ref
	Level      Ref    // "Level 3"
	LevelName  string // empty when it is the number again
	Number     int
	Essence    string
	Note       string
	Check      *Ref // nil where it asks for nothing
}

func (p *page) target(t *handbook.Target) targetView {
	v := p.expected(t.Level)
	v.Role, v.Stage, v.Note = p.ref(&t.Role.Item), besideRole(t.Role), t.Note
	return v
}

func (p *page) expected(l *handbook.Level) targetView {
	v := targetView{Competency: p.ref(&l.Competency.Item), Level: p.levelRef(l), LevelName: p.theme.Words.LevelName(l.Number, l.Name),
		Number: l.Number, Essence: p.essence(l)}
	if l.Behaviours() > 0 {
		v.Check = new(p.to(p.word("self-check"), l.Check()))
	}
	return v
}

// essence returns the one line of a level, or that it is left open.
func (p *page) essence(l *handbook.Level) string {
	if l.Undefined {
		return p.word("undefined-short")
	}
	return l.Essence
}

type expectationView struct {
	ID      string
	Stage   Ref
	Summary string
	Level   *targetView
	Texts   []entry
	Cites   []Ref
}

func (p *page) expectation(e *handbook.StageExpectation) expectationView {
	v := expectationView{ID: p.anchor(&e.Item), Stage: p.ref(&e.Stage.Item), Summary: e.Stage.Summary,
		Texts: entries(p, e.Expectations, e.Sources), Cites: p.cites(e.Sources)}
	if e.Level != nil {
		v.Level = new(p.expected(e.Level))
	}
	return v
}
