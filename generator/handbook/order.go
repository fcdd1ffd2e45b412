package handbook

import (
	"bytes"
	"cmp"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// order sorts what has no order of its own as the handbook's language does.
// What the author put into an order keeps it.
func (r *resolver) order() {
	hb := r.hb
	s := sorterOf(hb.Language)
	for _, c := range hb.Competencies {
		hb.Activities = append(hb.Activities, c.Activities...)
		hb.Practices = append(hb.Practices, c.Practices...)
		hb.Measures = append(hb.Measures, c.Measures...)
		hb.Questions = append(hb.Questions, c.Questions...)
		hb.Stories = append(hb.Stories, c.Stories...)
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, sort := range []func(sorter){
		func(s sorter) { byText(s, hb.Items) }, // the longest list first
		func(s sorter) { byText(s, hb.Activities) },
		func(s sorter) { byText(s, hb.Questions) },
		func(s sorter) { byText(s, hb.Practices) },
		func(s sorter) { byText(s, hb.Measures) },
		func(s sorter) { byText(s, hb.Stories) },
		func(s sorter) { byText(s, hb.Competencies) },
		func(s sorter) { byText(s, hb.Sources) },
		func(s sorter) { byText(s, hb.Pages) },
	} {
		group.Go(func() error {
			sort(sorterOf(hb.Language)) // a collator is for one goroutine
			return nil
		})
	}
	_ = group.Wait()
	for _, c := range hb.Categories {
		byText(s, c.Competencies)
	}
	for _, c := range hb.Scales {
		byText(s, c.Competencies)
	}
	for _, c := range hb.Competencies {
		byText(s, c.Related)
		slices.SortStableFunc(c.Targets, func(a, b *Target) int { return r.byRole(s, a, b) })
		slices.SortStableFunc(c.Expectations, func(a, b *StageExpectation) int { return r.rank(a.Stage) - r.rank(b.Stage) })
		for _, l := range c.Levels {
			slices.SortStableFunc(l.Targets, func(a, b *Target) int { return r.byRole(s, a, b) })
			slices.SortStableFunc(l.Expectations, func(a, b *StageExpectation) int { return r.rank(a.Stage) - r.rank(b.Stage) })
		}
	}
	inOrder := func(a, b *Role) int {
		return cmp.Or(r.rank(a.Stage)-r.rank(b.Stage), s.compare(&a.Item, &b.Item))
	}
	slices.SortStableFunc(hb.Roles, inOrder)
	for _, stage := range hb.Stages {
		slices.SortStableFunc(stage.Roles, inOrder)
	}
	for _, role := range hb.Roles {
		slices.SortStableFunc(role.Next, inOrder)
		slices.SortStableFunc(role.From, inOrder)
	}
	slices.SortFunc(hb.Kinds, func(a, b *ActivityKind) int { return cmp.Compare(a.ID, b.ID) })
}

// rank returns the place of a stage among the stages; roles without one come
// last.
func (r *resolver) rank(stage *Stage) int {
	if i := slices.Index(r.hb.Stages, stage); i >= 0 {
		return i
	}
	return len(r.hb.Stages)
}

func (r *resolver) byRole(s sorter, a, b *Target) int {
	return cmp.Or(a.Level.Number-b.Level.Number, r.rank(a.Role.Stage)-r.rank(b.Role.Stage), s.compare(&a.Role.Item, &b.Role.Item))
}

// sorter compares texts as a language does, from their first letter or digit on.
type sorter struct{ *collate.Collator }

func sorterOf(tag string) sorter {
	return sorter{collate.New(language.Make(tag), collate.IgnoreCase)}
}

func (s sorter) compare(a, b *Item) int {
	return cmp.Or(s.CompareString(fromLetter(a.Text), fromLetter(b.Text)), strings.Compare(a.Text, b.Text),
		strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.ID, b.ID))
}

// fromLetter returns a text without the quotation marks and the like that it
// begins with.
func fromLetter(text string) string {
	if at := strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }); at >= 0 {
		return text[at:]
	}
	return text
}

// byText sorts items by their text.
func byText[T interface{ Self() *Item }](s sorter, items []T) {
	var buffer collate.Buffer
	type keyed struct {
		key  []byte
		item T
	}
	list := make([]keyed, len(items))
	for i, item := range items {
		buffer.Reset()
		list[i] = keyed{bytes.Clone(s.KeyFromString(&buffer, fromLetter(item.Self().Text))), item}
	}
	slices.SortFunc(list, func(a, b keyed) int {
		x, y := a.item.Self(), b.item.Self()
		return cmp.Or(bytes.Compare(a.key, b.key), strings.Compare(x.Text, y.Text),
			strings.Compare(string(x.Kind), string(y.Kind)), strings.Compare(x.ID, y.ID))
	})
	for i := range list {
		items[i] = list[i].item
	}
}
