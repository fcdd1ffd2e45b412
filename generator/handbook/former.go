package handbook

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// former is what a handbook.json says of that which readers' answers hang on, and of
// levels that are named by their numbers.
type former struct {
	ID           string             `json:"id"`
	Competencies []formerCompetency `json:"competencies"`
	Roles        []struct {
		ID      string `json:"id"`
		Targets []struct {
			Competency string `json:"competency"`
			Level      int    `json:"level"`
		} `json:"targets"`
	} `json:"roles"`
}

type formerCompetency struct {
	ID         string        `json:"id"`
	Levels     []formerLevel `json:"levels"` // by number
	Activities []formerItem  `json:"activities"`
	Stages     []struct {
		Stage string `json:"stage"`
		Level int    `json:"level"`
	} `json:"stages"`
}

type formerLevel struct {
	Name             string       `json:"name"`
	Indicators       []formerItem `json:"indicators"`
	ContraIndicators []formerItem `json:"contra_indicators"`
}

type formerItem struct {
	ID         string `json:"id"`
	Text       string `json:"text"`
	Levels     []int  `json:"levels"` // of an activity
	kind       Kind
	competency string // its id
}

// Lost tells what readers' answers hang on that has another id than in the site that
// stands, whose handbook.json is given, so that readers would not find them again. What
// is gone or surely another behaviour is not told: there the pages themselves say so.
// It also tells which numbers of levels mean others than there (shifted.go).
func Lost(hb *Handbook, data []byte) (list diag.List) {
	var before former
	if json.Unmarshal(data, &before) != nil || before.ID == "" {
		return nil // whatever it is, it is none of ours
	}
	if before.ID != hb.ID {
		list.Add(diag.LostAnswers, hb.idAt, "readers will not find their answers again: in the site that stands, the handbook has the id "+diag.Quote(before.ID),
			"write id = "+diag.Quote(before.ID))
		return list
	}
	all := before.items()
	known := map[string]bool{}
	for _, old := range all {
		known[old.ID] = true
	}
	there := map[string]bool{}
	byText := map[string][]*Item{}
	byCompetency := map[string][]*Item{}
	for _, now := range hb.Items {
		there[now.ID] = true
		if answerable(now.Kind) && !known[now.ID] && !restored(now) {
			byText[now.Text] = append(byText[now.Text], now)
			byCompetency[now.Competency.ID] = append(byCompetency[now.Competency.ID], now)
		}
	}
	all = slices.DeleteFunc(all, func(old formerItem) bool { return there[old.ID] })
	for _, old := range before.Competencies {
		if to := hb.renamed(old.ID, all, byText); to != nil {
			list.Add(diag.LostAnswers, to.At, fmt.Sprintf("readers will not find their answers to %s again: in the site that stands, its file is %s", diag.Quote(to.Text), diag.Quote(old.ID+".toml")),
				fmt.Sprintf("call the file %s again; what pages say is the name in it", diag.Quote(old.ID+".toml")))
			all = slices.DeleteFunc(all, func(i formerItem) bool { return i.competency == old.ID })
		}
	}
	taken := map[*Item]bool{}
	letters := map[*Item]map[[2]rune]int{} // their pairs of letters
	var guesses diag.Guesses
	lost := func(old formerItem, among []*Item, enough float64) bool {
		if !guesses.Among(len(among)) {
			return false
		}
		var best *Item
		own := pairs(strings.ToLower(old.Text))
		for _, now := range among {
			if now.Kind != old.kind || taken[now] {
				continue
			}
			like := 1.0
			if old.Text != now.Text {
				if letters[now] == nil {
					letters[now] = pairs(strings.ToLower(now.Text))
				}
				like = shared(own, letters[now]) * 0.99
			}
			if like >= enough {
				best, enough = now, like
			}
		}
		if best != nil {
			taken[best] = true
			old.tell(&list, best)
		}
		return best != nil
	}
	gone := slices.DeleteFunc(all, func(old formerItem) bool { return lost(old, byText[old.Text], 1) })
	for _, old := range gone {
		if old.ID == deriveID(old.kind, old.competency, old.Text) { // else it was the author who gave another one
			lost(old, byCompetency[hb.today(KindCompetency, old.competency)], 0.6)
		}
	}
	return append(list, shifted(hb, &before)...).Sorted()
}

// renamed returns the competency that has most of the items of one that is gone, which
// no entry of [[moved]] tells of: it was surely the file that got another name.
func (hb *Handbook) renamed(id string, all []formerItem, byText map[string][]*Item) (to *Competency) {
	if hb.today(KindCompetency, id) != id || slices.ContainsFunc(hb.Competencies, func(c *Competency) bool { return c.ID == id }) {
		return nil
	}
	found, items := map[*Competency]int{}, 0
	for _, old := range all {
		if old.competency != id {
			continue
		}
		items++
		for _, now := range byText[old.Text] {
			if now.Kind != old.kind {
				continue
			}
			if found[now.Competency]++; found[now.Competency] > found[to] {
				to = now.Competency
			}
		}
	}
	if 2*found[to] <= items {
		return nil
	}
	return to
}

// today returns the id that a former competency or role has now.
func (hb *Handbook) today(kind Kind, id string) string {
	return cmp.Or(hb.Renamed[string(kind)+":"+id], id)
}

func answerable(kind Kind) bool {
	return kind == KindIndicator || kind == KindContraIndicator || kind == KindActivity
}

func (f *former) items() (all []formerItem) {
	for _, c := range f.Competencies {
		add := func(kind Kind, items []formerItem) {
			for _, i := range items {
				all = append(all, formerItem{ID: i.ID, Text: i.Text, kind: kind, competency: c.ID})
			}
		}
		for _, l := range c.Levels {
			add(KindIndicator, l.Indicators)
			add(KindContraIndicator, l.ContraIndicators)
		}
		add(KindActivity, c.Activities)
	}
	return all
}

// tell tells that what was old has another id now.
func (old formerItem) tell(list *diag.List, now *Item) {
	what := fmt.Sprintf("readers will not find their answers to this %s again", now.Kind)
	hint := fmt.Sprintf("write its id beside its text: { id = %s, text = \"...\" }", diag.Quote(old.ID))
	if now.Kind == KindActivity {
		what = "readers will not find this activity in their plans again"
		hint = fmt.Sprintf("write id = %s beside its text", diag.Quote(old.ID))
	}
	if old.Text != now.Text {
		hint = fmt.Sprintf("if it means what %s meant, %s", diag.Quote(old.Text), hint)
	}
	list.Add(diag.LostAnswers, now.At, what+": in the site that stands, it has another id", hint)
}

// restored reports whether the author has given an item the id that was once made from
// a former text of it.
func restored(i *Item) bool {
	cut := strings.LastIndexByte(i.ID, '-')
	if cut < 0 || len(i.ID)-cut != 7 || i.ID == deriveID(i.Kind, i.Competency.ID, i.Text) {
		return false
	}
	return i.ID[:cut] == string(i.Kind) || alike(i.ID[:cut], slug(i.Text, 40)) >= 0.6
}

// alike returns how many pairs of neighbouring letters two texts share: from none, 0,
// to all of them, 1.
func alike(a, b string) float64 { return shared(pairs(a), pairs(b)) }

// shared does so for the pairs of two texts.
func shared(x, y map[[2]rune]int) float64 {
	both, all := 0, 0
	for pair, n := range x {
		both += min(n, y[pair])
		all += n
	}
	for _, n := range y {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(both) / float64(all)
}

func pairs(text string) map[[2]rune]int {
	found := map[[2]rune]int{}
	var last rune
	for i, r := range text {
		if i > 0 {
			found[[2]rune{last, r}]++
		}
		last = r
	}
	return found
}
