package handbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// pages returns what a handbook.json says of all that has pages of its own.
func (f *former) pages() (all []formerItem) {
	add := func(kind Kind, items ...formerItem) {
		for _, i := range items {
			all = append(all, formerItem{ID: i.ID, Text: i.Text, kind: kind})
		}
	}
	for _, c := range f.Competencies {
		add(KindCompetency, formerItem{ID: c.ID, Text: c.Text})
		for i, l := range c.Levels {
			add(KindLevel, formerItem{ID: fmt.Sprintf("%s/%d", c.ID, i+1), Text: l.Name})
		}
	}
	for _, r := range f.Roles {
		add(KindRole, formerItem{ID: r.ID, Text: r.Text})
	}
	add(KindOrientation, f.Orientations...)
	add(KindPage, f.Pages...)
	return all
}

// became returns what most likely took the place of what had pages and is gone: what
// has its name now, a level within its competency; what has most of its behaviours; or
// what has nearly its id. Each is named as an entry of [[moved]] does, as in
// "role:lead" -> "role:team-lead".
func (f *former) became(hb *Handbook) map[string]string {
	had, before := map[string]bool{}, f.pages()
	for _, old := range before {
		had[linkTo(old.kind, old.ID)] = true
	}
	has, named, added := map[string]bool{}, map[string]string{}, map[Kind][]string{}
	for _, now := range hb.Items {
		at, name := linkTo(now.Kind, now.ID), nameIn(now.Kind, now.ID, now.Text)
		has[at] = true
		if !had[at] && now.Kind != KindLevel { // what is new goes first
			added[now.Kind], named[name] = append(added[now.Kind], now.ID), now.ID
		}
		named[name] = cmp.Or(named[name], now.ID)
	}
	found, guesses, homes := map[string]string{}, diag.Guesses{}, f.homes(hb)
	for _, old := range before {
		at := linkTo(old.kind, old.ID)
		if has[at] {
			continue
		}
		id := cmp.Or(named[nameIn(old.kind, old.ID, old.Text)], homes[at])
		if id == "" && guesses.Among(len(added[old.kind])) {
			id = diag.Nearest(old.ID, added[old.kind])
		}
		if id != "" {
			found[at] = linkTo(old.kind, id)
		}
	}
	return found
}

// homes returns the ids of the competency and the level that now have most of the
// behaviours of each former one.
func (f *former) homes(hb *Handbook) map[string]string {
	levels := map[string]*Level{} // by the ids of their behaviours
	for _, c := range hb.Competencies {
		for _, l := range c.Levels {
			for _, i := range l.Indicators {
				levels[i.ID] = l
			}
			for _, i := range l.ContraIndicators {
				levels[i.ID] = l
			}
		}
	}
	most := map[string]string{}
	for _, c := range f.Competencies {
		all := map[string]int{}
		behaviours := 0
		for n, l := range c.Levels {
			own := map[string]int{}
			items := slices.Concat(l.Indicators, l.ContraIndicators)
			for _, i := range items {
				if now := levels[i.ID]; now != nil {
					own[now.ID]++
					all[now.Competency.ID]++
				}
			}
			behaviours += len(items)
			most[linkTo(KindLevel, fmt.Sprintf("%s/%d", c.ID, n+1))] = mostOf(len(items), own)
		}
		most[linkTo(KindCompetency, c.ID)] = mostOf(behaviours, all)
	}
	return most
}

// mostOf returns the id that was counted for more than half of all, or "".
func mostOf(all int, counts map[string]int) string {
	for id, n := range counts {
		if 2*n > all {
			return id
		}
	}
	return ""
}

// nameIn tells the names of one kind from those of others, and those of the levels of
// one competency.
func nameIn(kind Kind, id, name string) string {
	if kind == KindLevel {
		id, _ = levelID(id)
		return linkTo(kind, id) + "/" + name
	}
	return linkTo(kind, strings.ToLower(name))
}
