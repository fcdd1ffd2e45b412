package handbook

import (
	"bytes"
	"cmp"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// order sorts what has no order of its own as the handbook's language does.
// What the author put into an order keeps it. before is an earlier state of the
// handbook, or nil.
func (r *resolver) order(before *Handbook) {
	hb := r.hb
	var known []*Item
	if before != nil && before.Language == hb.Language {
		known = before.Items
	}
	hb.Items = rankAll(hb.Items, hb.Language, known)
	for _, c := range hb.Competencies {
		hb.Activities = append(hb.Activities, c.Activities...)
		hb.Practices = append(hb.Practices, c.Practices...)
		hb.Measures = append(hb.Measures, c.Measures...)
		hb.Questions = append(hb.Questions, c.Questions...)
		hb.Stories = append(hb.Stories, c.Stories...)
	}
	byText(hb.Competencies)
	byText(hb.Activities)
	byText(hb.Practices)
	byText(hb.Measures)
	byText(hb.Questions)
	byText(hb.Stories)
	byText(hb.Sources)
	byText(hb.Pages)
	for _, c := range hb.Categories {
		byText(c.Competencies)
	}
	for _, s := range hb.Scales {
		byText(s.Competencies)
	}
	for i, stage := range hb.Stages {
		stage.place = i
	}
	byStage := func(a, b *StageExpectation) int { return a.Stage.placed() - b.Stage.placed() }
	for _, c := range hb.Competencies {
		byText(c.Related)
		slices.SortStableFunc(c.Targets, byRole)
		slices.SortStableFunc(c.Expectations, byStage)
		for _, l := range c.Levels {
			slices.SortStableFunc(l.Targets, byRole)
			slices.SortStableFunc(l.Expectations, byStage)
		}
	}
	inOrder := func(a, b *Role) int {
		return cmp.Or(a.Stage.placed()-b.Stage.placed(), a.rank-b.rank)
	}
	slices.SortStableFunc(hb.Roles, inOrder)
	for _, stage := range hb.Stages {
		slices.SortStableFunc(stage.Roles, inOrder)
		slices.SortStableFunc(stage.Expectations, byCompetency)
	}
	for _, o := range hb.Orientations {
		slices.SortStableFunc(o.Competing, byCompetency)
		slices.SortStableFunc(o.ContraIndicators, byCompetency)
	}
	for _, s := range hb.Sources {
		slices.SortStableFunc(s.CitedBy, byCompetency)
	}
	for _, m := range hb.Measures {
		slices.SortStableFunc(m.Practices, byCompetency)
	}
	for _, s := range hb.Stories {
		slices.SortStableFunc(s.Indicators, byCompetency)
	}
	for _, role := range hb.Roles {
		slices.SortStableFunc(role.Next, inOrder)
		slices.SortStableFunc(role.From, inOrder)
	}
	slices.SortFunc(hb.Kinds, func(a, b *ActivityKind) int { return cmp.Compare(a.ID, b.ID) })
}

// placed returns the place of a stage among the stages; what has none comes last.
func (s *Stage) placed() int {
	if s == nil {
		return math.MaxInt
	}
	return s.place
}

func byRole(a, b *Target) int {
	return cmp.Or(a.Level.Number-b.Level.Number, a.Role.Stage.placed()-b.Role.Stage.placed(), a.Role.Item.rank-b.Role.Item.rank)
}

// byCompetency compares items by the names of their competencies, which readers know,
// where the content has them by the names of files. What belongs to none comes last.
func byCompetency[T AnyItem](a, b T) int {
	rank := func(item T) int {
		switch i := item.Self(); {
		case i.Competency != nil:
			return i.Competency.rank
		case i.Kind == KindCompetency:
			return i.rank
		}
		return math.MaxInt
	}
	return cmp.Compare(rank(a), rank(b))
}

// rankAll gives each item its rank among all, and returns them in that order: by
// their texts from the first letter or digit on, as a language compares texts, and
// where that is the same for two by what else tells them apart. before are items
// that are in the order of the same language already; there may be none.
func rankAll(items []*Item, tag string, before []*Item) []*Item {
	sorted, rest := inOrderOf(before, items)
	if len(rest) > len(items)/4 {
		sorted, rest = nil, items // which is quicker
	}
	sorted = insert(sorted, sortAll(rest, tag), newSorter(tag))
	for rank, item := range sorted {
		item.rank = rank
	}
	return sorted
}

// inOrderOf sorts those items whose texts are there before, and returns the rest.
func inOrderOf(before, items []*Item) (sorted, rest []*Item) {
	first := make(map[string]int, len(before)) // where a text begins
	for i, item := range before {
		if i == 0 || item.Text != before[i-1].Text {
			first[item.Text] = i
		}
	}
	for _, item := range items {
		if at, ok := first[item.Text]; ok {
			item.rank = at
			sorted = append(sorted, item)
		} else {
			rest = append(rest, item)
		}
	}
	slices.SortFunc(sorted, func(a, b *Item) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return byIdentity(a, b)
	})
	return sorted, rest
}

// insert puts a few sorted items among the many.
func insert(many, few []*Item, s *sorter) []*Item {
	if len(many) == 0 {
		return few
	}
	all := make([]*Item, 0, len(many)+len(few))
	for _, item := range few {
		at, _ := slices.BinarySearchFunc(many, item, func(a, b *Item) int { return s.compare(keyed{item: a}, keyed{item: b}) })
		all = append(append(all, many[:at]...), item)
		many = many[at:]
	}
	return append(all, many...)
}

// sortAll sorts items on all cores.
func sortAll(items []*Item, tag string) []*Item {
	parts := make([][]keyed, runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for n := range parts {
		part := items[len(items)*n/len(parts) : len(items)*(n+1)/len(parts)]
		group.Go(func() { parts[n] = newSorter(tag).sort(part) })
	}
	group.Wait()
	merger := newSorter(tag)
	sorted := make([]*Item, len(items))
	for i := range sorted {
		first := -1
		for n, part := range parts {
			if len(part) > 0 && (first < 0 || merger.compare(part[0], parts[first][0]) < 0) {
				first = n
			}
		}
		sorted[i] = parts[first][0].item
		parts[first] = parts[first][1:]
	}
	return sorted
}

// keyed is an item with the beginning of the key that its text is compared by, or
// without. The whole keys of many items would take more memory than their texts.
type keyed struct {
	start [lengthOfStart]byte
	item  *Item
}

const lengthOfStart = 64

// A sorter compares texts as a language does, and numbers in them by their value, for
// one goroutine.
type sorter struct {
	collator *collate.Collator
	wordy    *collate.Collator // the same for texts without a number, in less time
	buffers  [2]collate.Buffer
}

func newSorter(tag string) *sorter {
	language := language.Make(tag)
	return &sorter{
		collator: collate.New(language, collate.IgnoreCase, collate.Numeric),
		wordy:    collate.New(language, collate.IgnoreCase),
	}
}

// key returns what a text is compared by, until the same buffer is used again.
func (s *sorter) key(buffer int, text string) []byte {
	b := &s.buffers[buffer]
	b.Reset()
	if strings.ContainsFunc(text, unicode.IsNumber) {
		return s.collator.KeyFromString(b, text)
	}
	return s.wordy.KeyFromString(b, text)
}

func (s *sorter) sort(items []*Item) []keyed {
	list := make([]keyed, len(items))
	for i, item := range items {
		list[i].item = item
		copy(list[i].start[:], s.start(fromLetter(item.Text)))
	}
	slices.SortFunc(list, s.compare)
	return list
}

// start returns a key that begins as that of a text does. In a key, the weights of all
// letters come first, and the rest behind two zeros: where the first words alone have as
// many as are kept, those behind need not be weighed. No language weighs letters together
// across a space.
func (s *sorter) start(text string) []byte {
	letters := 0
	for at, r := range text {
		if letters++; r == ' ' && letters > lengthOfStart/2 { // most letters take two bytes
			key := s.key(0, text[:at])
			if len(key) > lengthOfStart && !bytes.Contains(key[:lengthOfStart+1], []byte{0, 0}) {
				return key
			}
			break
		}
	}
	return s.key(0, text)
}

func (s *sorter) compare(a, b keyed) int {
	if d := bytes.Compare(a.start[:], b.start[:]); d != 0 {
		return d
	}
	if a.item.Text != b.item.Text {
		if d := bytes.Compare(s.key(0, fromLetter(a.item.Text)), s.key(1, fromLetter(b.item.Text))); d != 0 {
			return d
		}
	}
	return cmp.Or(strings.Compare(a.item.Text, b.item.Text), byIdentity(a.item, b.item))
}

// byIdentity compares items of the same text.
func byIdentity(a, b *Item) int {
	return cmp.Or(strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.ID, b.ID))
}

// fromLetter returns a text without the quotation marks and the like that it
// begins with.
func fromLetter(text string) string {
	if at := strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }); at >= 0 {
		return text[at:]
	}
	return text
}

// RolesByName returns the roles in alphabetical order, whatever their stages.
func (hb *Handbook) RolesByName() []*Role {
	roles := slices.Clone(hb.Roles)
	byText(roles)
	return roles
}

// byText sorts items by their text.
func byText[T AnyItem](items []T) {
	slices.SortFunc(items, func(a, b T) int { return a.Self().rank - b.Self().rank })
}
