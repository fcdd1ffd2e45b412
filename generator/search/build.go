package search

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// Index is what an index is made of, before it is written. It holds no entries
// but the heads: those are asked for again when their records are written.
type Index struct {
	options  Options
	umlauts  bool
	skip     []string // folded, sorted
	groups   Groups
	starts   []int   // the number of the first entry of each group, and of the end
	lengths  []int   // of each entry: the bytes of its name and texts, roughly
	runs     numbers // see about.Groups
	words    []*word // sorted by their text
	headings []int   // the numbers of the heads
	heads    []Entry // without their texts
}

// word is one word of the vocabulary with the entries that have it.
type word struct {
	text    string
	entries entries
	heads   []head // of those entries that are heads, by their names
}

// entries are the entries that have a word, by class, each list rising.
type entries [classes]list

// list is a list of numbers that rises, as it is written.
type list struct {
	text        numbers
	first, last int
}

func (l *list) add(n int) {
	if len(l.text) == 0 {
		l.first = n
	}
	l.text.add(n - l.last)
	l.last = n
}

// head is an entry with Head set that has a word in its name.
type head struct {
	entry int
	class class
}

// Build makes the index of all groups, on all cores. It asks for each group once;
// writing the files asks again.
func Build(groups Groups, o Options) *Index {
	f := newFolder(o.Language)
	x := &Index{options: o, umlauts: f.umlauts, groups: groups}
	skip := map[string]bool{}
	for _, w := range o.Skip {
		words(f.fold(w), func(w string) { skip[w] = true })
	}
	x.skip = slices.Sorted(maps.Keys(skip))

	// Each worker reads groups that follow each other, so that the lists of one
	// worker go on where those of the one before end.
	readers := make([]*reader, runtime.GOMAXPROCS(0))
	var reading sync.WaitGroup
	for n := range readers {
		reading.Go(func() {
			readers[n] = newReader(f, skip, o.Kinds)
			for i := groups.Len * n / len(readers); i < groups.Len*(n+1)/len(readers); i++ {
				readers[n].group(groups.Group(i))
			}
		})
	}
	reading.Wait()
	x.join(readers)
	return x
}

// join puts together what the readers found, in the order of the groups.
func (x *Index) join(readers []*reader) {
	known := map[string]*word{}
	base := 0
	for _, r := range readers {
		for _, at := range r.starts {
			x.starts = append(x.starts, base+at)
		}
		x.lengths = append(x.lengths, r.lengths...)
		x.runs = append(x.runs, r.runs...)
		for i, at := range r.headings {
			x.headings = append(x.headings, base+at)
			x.heads = append(x.heads, r.heads[i])
		}
		for _, found := range r.met {
			w := known[found.text]
			if w == nil {
				w = &word{text: found.text}
				known[w.text] = w
				x.words = append(x.words, w)
			}
			w.append(&found.word, base)
		}
		base += r.count
	}
	x.starts = append(x.starts, base)
	slices.SortFunc(x.words, func(a, b *word) int { return compare(a.text, b.text) })
}

// append adds the entries of a reader that began to count at base.
func (w *word) append(more *word, base int) {
	for c := range more.entries {
		from, to := &more.entries[c], &w.entries[c]
		if len(from.text) == 0 {
			continue
		}
		var first numbers
		first.add(from.first)
		to.add(base + from.first)
		to.text = append(to.text, from.text[len(first):]...)
		to.last = base + from.last
	}
	for _, h := range more.heads {
		w.heads = append(w.heads, head{base + h.entry, h.class})
	}
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
