package handbook

import (
	"fmt"

	"golang.org/x/text/language"
)

// translated takes each behaviour that is gone for the new one in its place at its
// level: that is where a text stands in another language.
func (s *seeker) translated(before []formerCompetency) {
	gone := map[string]formerItem{}
	for _, old := range s.gone {
		gone[old.ID] = old
	}
	levels := map[string]*Level{}
	for _, c := range s.hb.Competencies {
		for _, l := range c.Levels {
			levels[l.ID] = l
		}
	}
	for _, c := range before {
		for n, old := range c.Levels {
			now := levels[fmt.Sprintf("%s/%d", s.hb.today(KindCompetency, c.ID), n+1)]
			if now == nil {
				continue
			}
			var indicators, signs []*Item
			for _, i := range now.Indicators {
				indicators = append(indicators, &i.Item)
			}
			for _, i := range now.ContraIndicators {
				signs = append(signs, &i.Item)
			}
			s.inPlace(gone, old.Indicators, indicators)
			s.inPlace(gone, old.ContraIndicators, signs)
		}
	}
}

// inPlace tells of those that are gone, in their order, which of the new ones they are.
func (s *seeker) inPlace(gone map[string]formerItem, before []formerItem, now []*Item) {
	for _, i := range before {
		old, ok := gone[i.ID]
		if !ok {
			continue
		}
		for len(now) > 0 && (!s.added[now[0]] || s.taken[now[0]]) {
			now = now[1:]
		}
		if len(now) == 0 {
			return
		}
		s.taken[now[0]] = true
		old.tell(&s.list, now[0])
	}
}

// mainLanguage returns the language of a tag, whatever the country.
func mainLanguage(tag string) language.Base {
	main, _ := language.Make(tag).Base()
	return main
}
