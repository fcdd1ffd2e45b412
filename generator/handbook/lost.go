package handbook

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// A Loss is what readers of the site that stands would not find again.
type Loss struct {
	Told diag.List // answers, and numbers of levels that mean others than there (shifted.go)

	// By the names that entries of [[moved]] use:
	Back   map[string]bool   // what is gone, but comes back with its pages once what is told is mended
	Became map[string]string // what most likely took the place of what else is gone
}

// Lost compares the handbook with the site that stands, whose handbook.json data is, and
// tells which items have another id now: answers are kept under the old one, and readers
// would not find them again. An item that is gone, or surely is another behaviour now, is
// not told: there the pages themselves say so. known is false where data is no
// handbook.json.
func Lost(hb *Handbook, data []byte) (loss Loss, known bool) {
	var before former
	if json.Unmarshal(data, &before) != nil || before.ID == "" {
		return loss, false
	}
	loss.Became = before.became(hb)
	if before.ID != hb.ID {
		loss.Told.Add(diag.LostAnswers, hb.idAt, "readers will not find their answers again: in the site that stands, the handbook has the id "+diag.Quote(before.ID),
			"write id = "+diag.Quote(before.ID))
		return loss, true
	}
	s := newSeeker(hb, &before)
	loss.Back = s.files(before.Competencies, loss.Became)
	s.gone = slices.DeleteFunc(s.gone, func(old formerItem) bool { return s.find(old, s.byText[old.Text], 1) })
	s.gone = slices.DeleteFunc(s.gone, func(old formerItem) bool { // where the author had not given the id
		return old.ID == deriveID(old.kind, old.competency, old.Text) && s.find(old, s.byCompetency[hb.today(KindCompetency, old.competency)], 0.6)
	})
	if before.Language != "" && mainLanguage(before.Language) != mainLanguage(hb.Language) {
		s.translated(before.Competencies)
	}
	loss.Told = append(s.list, shifted(hb, &before)...).Sorted()
	return loss, true
}

// A seeker looks for what readers' answers hang on under other ids than before.
type seeker struct {
	hb   *Handbook
	list diag.List
	gone []formerItem // whose ids are no more

	// What readers may answer, under ids that are new.
	byText       map[string][]*Item
	byCompetency map[string][]*Item // by its id

	added   map[*Item]bool // all of these
	taken   map[*Item]bool
	letters map[*Item]map[[2]rune]int // their pairs of letters
	guesses diag.Guesses
}

func newSeeker(hb *Handbook, before *former) *seeker {
	s := &seeker{hb: hb, byText: map[string][]*Item{}, byCompetency: map[string][]*Item{}, added: map[*Item]bool{}, taken: map[*Item]bool{}, letters: map[*Item]map[[2]rune]int{}}
	all, known, there := before.items(), map[string]bool{}, map[string]bool{}
	for _, old := range all {
		known[old.ID] = true
	}
	for _, now := range hb.Items {
		there[now.ID] = true
		if answerable(now.Kind) && !known[now.ID] && !restored(now) {
			s.added[now] = true
			s.byText[now.Text] = append(s.byText[now.Text], now)
			s.byCompetency[now.Competency.ID] = append(s.byCompetency[now.Competency.ID], now)
		}
	}
	s.gone = slices.DeleteFunc(all, func(old formerItem) bool { return there[old.ID] })
	return s
}

// files tells of the competencies that are gone whose files have surely got other names,
// and returns them; of their items there is nothing more to say then. Of several that were
// put into one file it is the one of which most is left: the file can have one name alone.
// What became of each is noted.
func (s *seeker) files(before []formerCompetency, became map[string]string) (told map[string]bool) {
	ids, most := map[*Competency]string{}, map[*Competency]int{}
	for _, old := range before {
		to, left := s.renamed(old.ID)
		if to != nil {
			became[linkTo(KindCompetency, old.ID)] = linkTo(KindCompetency, to.ID)
		}
		if left > most[to] {
			ids[to], most[to] = old.ID, left
		}
	}
	told = map[string]bool{}
	for to, id := range ids {
		file := diag.Quote(id + ".toml")
		s.list.Add(diag.LostAnswers, to.At, fmt.Sprintf("readers will find neither their answers to %s nor its pages again: in the site that stands, its file is %s", diag.Quote(to.Text), file),
			fmt.Sprintf("call the file %s again; what pages say is the name in it", file))
		s.gone = slices.DeleteFunc(s.gone, func(i formerItem) bool { return i.competency == id })
		told[linkTo(KindCompetency, id)] = true
	}
	return told
}

// find tells which of some items one that is gone is now: the most like it, if that is
// like enough. It reports whether there is one.
func (s *seeker) find(old formerItem, among []*Item, enough float64) bool {
	if !s.guesses.Among(len(among)) {
		return false
	}
	var best *Item
	own := pairs(strings.ToLower(old.Text))
	for _, now := range among {
		if now.Kind != old.kind || s.taken[now] {
			continue
		}
		like := 1.0
		if old.Text != now.Text {
			if s.letters[now] == nil {
				s.letters[now] = pairs(strings.ToLower(now.Text))
			}
			like = shared(own, s.letters[now]) * 0.99
		}
		if like >= enough {
			best, enough = now, like
		}
	}
	if best != nil {
		s.taken[best] = true
		old.tell(&s.list, best)
	}
	return best != nil
}

// renamed returns the competency that has most of the items of one that is gone, which
// no entry of [[moved]] tells of, and how many: it was surely the file that got another
// name. Else it is nil.
func (s *seeker) renamed(id string) (to *Competency, left int) {
	if s.hb.today(KindCompetency, id) != id || slices.ContainsFunc(s.hb.Competencies, func(c *Competency) bool { return c.ID == id }) {
		return nil, 0
	}
	found, items := map[*Competency]int{}, 0
	for _, old := range s.gone {
		if old.competency != id {
			continue
		}
		items++
		for _, now := range s.byText[old.Text] {
			if now.Kind != old.kind {
				continue
			}
			if found[now.Competency]++; found[now.Competency] > found[to] {
				to = now.Competency
			}
		}
	}
	if 2*found[to] <= items {
		return nil, 0
	}
	return to, found[to]
}

func answerable(kind Kind) bool {
	return kind == KindIndicator || kind == KindContraIndicator || kind == KindActivity
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
