package search

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// Index is what an index is made of, before it is written.
type Index struct {
	options  Options
	umlauts  bool
	skip     []string // folded, sorted
	groups   []Group
	starts   []int  // the number of the first entry of each group, and of the end
	words    []word // sorted by their text
	isHead   []bool // by entry
	headings []int  // the numbers of the heads
}

// word is one word of the vocabulary with the entries that have it, by class,
// each list rising.
type word struct {
	text    string
	entries [classes][]int
}

// hit says that an entry has a word.
type hit struct {
	word  string
	entry int // within its group
	class class
}

// Build makes an index.
func Build(groups []Group, o Options) *Index {
	f := newFolder(o.Language)
	x := &Index{options: o, umlauts: f.umlauts, groups: groups}
	skip := map[string]bool{}
	for _, w := range o.Skip {
		words(f.fold(w), func(w string) { skip[w] = true })
	}
	for w := range skip {
		x.skip = append(x.skip, w)
	}
	slices.Sort(x.skip)

	found := make([][]hit, len(groups))
	var next sync.WaitGroup
	ready := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		next.Go(func() {
			for i := range ready {
				found[i] = hits(groups[i], f, skip)
			}
		})
	}
	for i := range groups {
		ready <- i
	}
	close(ready)
	next.Wait()
	x.number()
	x.gather(found)
	return x
}

// number counts the entries through.
func (x *Index) number() {
	n := 0
	for _, g := range x.groups {
		x.starts = append(x.starts, n)
		for _, e := range g {
			if e.Head {
				x.headings = append(x.headings, n)
			}
			x.isHead = append(x.isHead, e.Head)
			n++
		}
	}
	x.starts = append(x.starts, n)
}

// gather turns the hits of all groups, in their order, into the vocabulary.
func (x *Index) gather(found [][]hit) {
	places := map[string]int{}
	for g, list := range found {
		for _, h := range list {
			at, ok := places[h.word]
			if !ok {
				at = len(x.words)
				places[h.word] = at
				x.words = append(x.words, word{text: h.word})
			}
			entries := &x.words[at].entries[h.class]
			*entries = append(*entries, x.starts[g]+h.entry)
		}
	}
	slices.SortFunc(x.words, func(a, b word) int { return compare(a.text, b.text) })
}

// compare orders texts as JavaScript does: by UTF-16 units.
func compare(a, b string) int {
	for {
		r, size := utf8.DecodeRuneInString(a)
		s, other := utf8.DecodeRuneInString(b)
		if r != s || size == 0 || other == 0 {
			if r >= 0x10000 || s >= 0x10000 {
				return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
			}
			return cmp.Compare(a, b)
		}
		a, b = a[size:], b[other:]
	}
}

// hits returns which entries of a group have which words, each word of an entry
// once, in its best class, and in the order in which they are met.
func hits(g Group, f folder, skip map[string]bool) []hit {
	size := 0
	for _, e := range g {
		size += len(e.Name)
		for _, t := range e.Texts {
			size += len(t.Text)
		}
	}
	list := make([]hit, 0, size/7) // as long as words are with the space after them
	seen := map[string]int{}       // the hit of each word of the entry
	for n, e := range g {
		clear(seen)
		note := func(w string, c class) {
			if skip[w] {
				return
			}
			if at, ok := seen[w]; ok {
				list[at].class = min(list[at].class, c)
				return
			}
			seen[w] = len(list)
			list = append(list, hit{w, n, c})
		}
		for _, name := range []string{e.Name, e.Short} {
			var own []string
			count := 0
			folded := f.fold(name)
			words(folded, func(w string) {
				own = append(own, w)
				if !skip[w] {
					count++
				}
			})
			for _, w := range own {
				note(w, nameClass(count))
			}
		}
		for _, t := range e.Texts {
			words(f.fold(t.Text), func(w string) { note(w, inText) })
		}
	}
	return list
}
