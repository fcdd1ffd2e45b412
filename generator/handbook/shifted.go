package handbook

import (
	"fmt"
	"slices"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// naming is a place at which a level is named by its number.
type naming struct {
	by    string // what names it: "role:clerk", "stage:associate" or "activity:bus"
	level *Level
	at    content.Place
}

// shifted tells of numbers that were left as they were, though they mean another level
// than in the site that stands: those of the levels above one that came in between
// others, or was taken away.
func shifted(hb *Handbook, before *former) (list diag.List) {
	now := map[string]*Competency{}
	for _, c := range hb.Competencies {
		now[c.ID] = c
	}
	targets := before.targets(hb)
	for _, old := range before.Competencies {
		c := now[hb.today(KindCompetency, old.ID)]
		takenIn := c != nil && c.ID != old.ID && targets[c.ID] != nil // by another that was there
		if c == nil || takenIn || !old.shifted(c) {
			continue
		}
		tell := func(at content.Place, l *Level) {
			if was := old.Levels[l.Number-1].Name; was != l.Name {
				list.Add(diag.ShiftedLevel, at, fmt.Sprintf("level %d of %s is %s now, and was %s in the site that stands",
					l.Number, diag.Quote(c.Text), diag.Quote(l.Name), diag.Quote(was)), renumber(c, was))
			}
		}
		for _, l := range c.Levels[:min(len(c.Levels), len(old.Levels))] {
			if old.Levels[l.Number-1].is(l) {
				tell(l.At, l)
			}
		}
		numbers := targets[old.ID]
		for _, a := range old.Activities {
			numbers["activity:"+a.ID] = a.Levels
		}
		for _, s := range old.Stages {
			numbers["stage:"+s.Stage] = []int{s.Level}
		}
		for _, n := range c.namings {
			others := func(o naming) bool { return o.by == n.by && !slices.Contains(numbers[n.by], o.level.Number) }
			if n.level.Number <= len(old.Levels) && !slices.ContainsFunc(c.namings, others) {
				tell(n.at, n.level)
			}
		}
	}
	return list
}

// shifted reports whether levels may have other numbers than before, and not only other
// names, or more of them above the last one.
func (old *formerCompetency) shifted(c *Competency) bool {
	last := len(old.Levels)
	if last > len(c.Levels) || last < len(c.Levels) && last > 0 && c.Levels[last-1].Name != old.Levels[last-1].Name {
		return true
	}
	return slices.ContainsFunc(c.Levels, func(l *Level) bool {
		i := slices.IndexFunc(old.Levels, func(o formerLevel) bool { return o.Name == l.Name })
		return i >= 0 && i+1 != l.Number
	})
}

// is reports whether a level has what the former one had, as far as its competency
// still has it.
func (old *formerLevel) is(l *Level) bool {
	has := func(l *Level) bool {
		return slices.ContainsFunc(slices.Concat(old.Indicators, old.ContraIndicators), func(i formerItem) bool {
			return slices.ContainsFunc(l.Indicators, func(x *Indicator) bool { return x.ID == i.ID }) ||
				slices.ContainsFunc(l.ContraIndicators, func(x *ContraIndicator) bool { return x.ID == i.ID })
		})
	}
	for _, other := range l.Competency.Levels {
		if has(other) != (other == l) {
			return false
		}
	}
	return true
}

// renumber says what to write for a level that was called so.
func renumber(c *Competency, was string) string {
	const stay = "; to leave it as it is, build once without --strict"
	if i := slices.IndexFunc(c.Levels, func(l *Level) bool { return l.Name == was }); i >= 0 {
		return fmt.Sprintf("where %s is still meant, write %d", diag.Quote(was), i+1) + stay
	}
	return fmt.Sprintf("%s is no level any more: write the number of the one that is meant", diag.Quote(was)) + stay
}

// targets returns by which numbers the roles named the levels of each competency that
// there was. A role that is taken in by another brings none.
func (f *former) targets(hb *Handbook) map[string]map[string][]int {
	found := map[string]map[string][]int{}
	for _, c := range f.Competencies {
		found[c.ID] = map[string][]int{}
	}
	was := map[string]bool{}
	for _, r := range f.Roles {
		was[r.ID] = true
	}
	for _, r := range f.Roles {
		id := hb.today(KindRole, r.ID)
		for _, t := range r.Targets {
			if found[t.Competency] != nil && (id == r.ID || !was[id]) {
				found[t.Competency]["role:"+id] = []int{t.Level}
			}
		}
	}
	return found
}
