package search

import (
	"bytes"
	"cmp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// sample is a small set of groups.
func sample() []Group {
	return []Group{
		{
			{Kind: "role", Name: "Team lead", Page: "roles/team-lead.html", Head: true, Texts: []Text{{Text: "Leads a team."}}},
			{Kind: "page", Name: "Contact", Page: "pages/contact.html", Head: true},
		},
		{
			{Kind: "competency", Name: "Teamwork", Where: "Together", Page: "competencies/teamwork/index.html", Head: true,
				Texts: []Text{{Text: "Reaching a goal together."}, {Place: "part_why", Text: "Because a team is more."}}},
			{Kind: "measure", Name: "Customer satisfaction score", Short: "CSAT", Where: "Teamwork", Page: "competencies/teamwork/index.html", Place: "csat"},
			{Kind: "measure", Name: "Time to answer", Where: "Teamwork", Page: "competencies/teamwork/index.html", Place: "time"},
		},
	}
}

var options = Options{
	Language: "en", Skip: []string{"a", "the", "to", "is"}, Texts: map[string]string{"found": "{n} found"},
	Kinds: []Kind{{"competency", "Competency", "Competencies", 150}, {"role", "Role", "Roles", 135}, {"page", "Page", "Pages", 100}, {"measure", "Measure", "Measures", 120}},
}

func (x *Index) find(t *testing.T, text string) *word {
	t.Helper()
	i := slices.IndexFunc(x.words, func(w *word) bool { return w.text == text })
	if i < 0 {
		t.Fatalf("the vocabulary has no %q", text)
	}
	return x.words[i]
}

// of returns groups that are all there.
func of(groups []Group) Groups { return Groups{len(groups), func(i int) Group { return groups[i] }} }

func TestBuild(t *testing.T) {
	groups := append(sample(), Group{{Kind: "measure", Name: "Net promoter score of all customers", Short: "Promoter"}})
	x := Build(of(groups), options)
	for _, c := range []struct {
		word    string
		class   class
		entries []int
	}{
		{"teamwork", nameOfOne, []int{2}},
		{"csat", nameOfOne, []int{3}}, // another name
		{"satisfaction", nameOfThree, []int{3}},
		{"answer", nameOfTwo, []int{4}}, // "to" does not count
		{"team", nameOfTwo, []int{0}},   // and not as a word of its text
		{"team", inText, []int{2}},
		{"goal", inText, []int{2}},
		{"net", nameOfSix, []int{5}},
		{"promoter", nameOfOne, []int{5}}, // the shorter of two names that have it
	} {
		w := x.find(t, c.word)
		if got := rising(string(w.entries[c.class].text)); !slices.Equal(got, c.entries) {
			t.Errorf("%s: class %d has %v, want %v", c.word, c.class, got, c.entries)
		}
	}
	if slices.ContainsFunc(x.words, func(w *word) bool { return slices.Contains(options.Skip, w.text) }) {
		t.Error("a word to be skipped is in the vocabulary")
	}
	if !slices.IsSortedFunc(x.words, func(a, b *word) int { return compare(a.text, b.text) }) {
		t.Error("the vocabulary is not sorted")
	}
}

func TestCompareAsJavaScriptDoes(t *testing.T) {
	want := []string{"a", "ab", "a\U00010000", "a\uE000", "a\uFFFD", "b", "z", "é", "\ud7ff", "\U00010000", "\U0001F600", "\uE000", "\uFFFD"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, compare)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for i, a := range want {
		for j, b := range want {
			if got := compare(a, b); got != cmp.Compare(i, j) {
				t.Errorf("%q against %q: %d", a, b, got)
			}
		}
	}
}

// decode reads what numbers wrote.
func decode(text string) []int {
	var list []int
	value, shift := 0, 0
	for _, r := range text {
		digit := strings.IndexRune(digits, r)
		value |= digit & 31 << shift
		shift += 5
		if digit < 32 {
			list = append(list, value)
			value, shift = 0, 0
		}
	}
	return list
}

// rising reads a list that rises.
func rising(text string) []int {
	list := decode(text)
	for i := 1; i < len(list); i++ {
		list[i] += list[i-1]
	}
	return list
}

func TestNumbers(t *testing.T) {
	want := []int{0, 1, 31, 32, 33, 1023, 1024, 118178, 1 << 30}
	var n numbers
	for _, v := range want {
		n.add(v)
	}
	if got := decode(string(n)); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestSameBytes(t *testing.T) {
	o := options
	o.Limit = 100_000
	first := files(Build(of(large(60)), o))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second := files(Build(of(large(60)), o))
	if !slices.EqualFunc(first, second, func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }) {
		t.Error("two builds differ")
	}
}

func TestNothingToFind(t *testing.T) {
	for _, groups := range [][]Group{nil, {{}}, {{}, {}}} {
		parts(t, files(Build(of(groups), options)))
	}
}

func BenchmarkBuild(b *testing.B) {
	groups := large(300)
	for b.Loop() {
		for range Build(of(groups), options).Files() {
		}
	}
}
