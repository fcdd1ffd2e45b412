package handbook

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
)

func (r *resolver) referIndicator(i *Indicator, src *content.Indicator) {
	if story, ok := lookup(r, &r.stories, src.Story); ok {
		i.Story = story
		story.Indicators = append(story.Indicators, i)
	}
	below, ok := lookup(r, &r.indicators, src.BuildsOn)
	switch {
	case !ok:
	case i.Level.ID == "" || below.Level.ID == "": // of a level that is already reported
	case r.refused[below.ID]: // another has the same id, which is reported
	case below.Competency != i.Competency || below.Level.Number >= i.Level.Number:
		r.Add(diag.BadValue, src.BuildsOn.At, fmt.Sprintf("%s is no indicator of a lower level of this competency", diag.Quote(below.ID)),
			fmt.Sprintf("it belongs to level %d of %s; an indicator builds on one of a level below its own", below.Level.Number, diag.Quote(below.Competency.ID)))
	default:
		i.BuildsOn = below
		below.BuiltOnBy = append(below.BuiltOnBy, i)
	}
}

func (r *resolver) referContraIndicator(i *ContraIndicator, src *content.ContraIndicator) {
	if o, ok := lookup(r, &r.orientations, src.Orientation); ok {
		i.Orientation = o
		o.ContraIndicators = append(o.ContraIndicators, i)
	}
}

func (r *resolver) referCompeting(c *Competing, src *content.Competing) {
	if o, ok := lookup(r, &r.orientations, src.Orientation); ok {
		c.Orientation = o
		o.Competing = append(o.Competing, c)
	}
}

func (r *resolver) referActivity(a *Activity, src *content.Activity) {
	a.ActivityKind = r.activityKind(src.Kind)
	serves := func(l *Level) {
		if !slices.Contains(a.Levels, l) {
			a.Levels = append(a.Levels, l)
			l.Activities = append(l.Activities, a)
		}
	}
	for _, n := range src.Levels {
		if l := r.level(a.Competency, n, "activity:"+a.ID); l != nil && !slices.Contains(a.Whole, l) {
			a.Whole = append(a.Whole, l)
			serves(l)
		}
	}
	for _, ref := range src.Indicators {
		if i, ok := lookup(r, &r.indicators, ref); ok && !slices.Contains(a.Indicators, i) {
			a.Indicators = append(a.Indicators, i)
			i.Activities = append(i.Activities, a)
			if i.Competency == a.Competency {
				serves(i.Level)
			}
		}
	}
	slices.SortFunc(a.Levels, func(x, y *Level) int { return x.Number - y.Number })
}

// mostKinds is how many kinds of activity a hint lists.
const mostKinds = 50

// activityKind returns the kind of activity with an id. When there is none, that is
// reported, unless it may stand in what could not be read.
func (r *resolver) activityKind(id content.Text) *ActivityKind {
	if kind, ok := r.kinds[id.Value]; ok {
		if !slices.Contains(r.hb.Kinds, kind) {
			r.hb.Kinds = append(r.hb.Kinds, kind)
		}
		return kind
	}
	if !id.Written() || r.src.Lost("handbook", "kinds") {
		return nil
	}
	hint := "write an id of [[kinds]] in handbook.toml"
	if r.guesses.Among(len(r.kinds)) {
		known := slices.Sorted(maps.Keys(r.kinds))
		if near := diag.Nearest(id.Value, known); near != "" {
			hint = diag.Meant(near)
		} else if len(known) <= mostKinds {
			hint = "choose one of " + diag.QuoteAll(known) + "; further ones are given as [[kinds]] in handbook.toml"
		}
	}
	message := fmt.Sprintf("there is no kind of activity %s", diag.Quote(id.Value))
	if visible, where, ok := unseen(id.Value); ok {
		message, hint = fmt.Sprintf("there is no kind of activity %s: %s", diag.Quote(visible), where), "delete it"
	}
	r.Add(diag.Dangling, id.At, message, hint)
	return nil
}

func (r *resolver) referPractice(p *Practice, refs []content.Text) {
	for _, ref := range refs {
		if m, ok := lookup(r, &r.measures, ref); ok && !slices.Contains(p.Measures, m) {
			p.Measures = append(p.Measures, m)
			m.Practices = append(m.Practices, p)
		}
	}
}

func (r *resolver) referRelated(c *Competency, refs []content.Text) {
	for i, ref := range refs {
		other, ok := lookup(r, &r.competencies, ref)
		switch {
		case !ok:
		case slices.ContainsFunc(refs[:i], func(t content.Text) bool { return t.Value == ref.Value }):
			r.Add(diag.GivenTwice, ref.At, fmt.Sprintf("%s is there twice", diag.Quote(ref.Value)), "delete the entry")
		case other == c:
			r.Add(diag.BadValue, ref.At, "a competency cannot be related to itself", "delete the entry")
		default:
			// The relation holds both ways, whoever wrote it down.
			relate(c, other)
			relate(other, c)
		}
	}
}

func relate(c, other *Competency) {
	if !slices.Contains(c.Related, other) {
		c.Related = append(c.Related, other)
	}
}

func (r *resolver) referRole(role *Role, src content.Role) {
	taken := map[string]bool{}
	for _, t := range src.Targets {
		taken[norm.NFC.String(t.Competency.Value)] = true
	}
	for _, t := range src.Targets {
		c, ok := r.lookupTarget(t.Competency, taken)
		if !ok {
			continue
		}
		level := r.level(c, t.Level, "role:"+role.ID)
		if level == nil {
			continue
		}
		target := &Target{Role: role, Level: level, Note: r.told("note", t.Note)[0]}
		role.Targets = append(role.Targets, target)
		level.Targets = append(level.Targets, target)
		c.Targets = append(c.Targets, target)
	}
	for _, ref := range src.Next {
		next, ok := lookup(r, &r.roles, ref)
		switch {
		case !ok:
		case next == role:
			r.Add(diag.BadValue, ref.At, "a role cannot lead to itself", "delete the entry")
		case !slices.Contains(role.Next, next):
			role.Next = append(role.Next, next)
			next.From = append(next.From, role)
		}
	}
}
