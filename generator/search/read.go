package search

import "strings"

// reader reads groups, one after the other, and finds which of their entries have
// which words. It counts the entries from 0.
type reader struct {
	folder folder
	kinds  map[string]int // the place of each kind
	known  map[string]*term
	met    []*term // those that are searched, in the order in which they are met

	count    int   // of the entries
	starts   []int // the first entry of each group
	lengths  []int
	runs     numbers
	headings []int
	heads    []Entry

	own []*term // the words of a name
	has []*term // the words of an entry
}

// term is a word while it is counted.
type term struct {
	word
	skip  bool
	entry int // the last that has it, counted from 1
	class class
}

func newReader(f folder, skip map[string]bool, kinds []Kind) *reader {
	r := &reader{folder: f, kinds: map[string]int{}, known: map[string]*term{}}
	for i, k := range kinds {
		r.kinds[k.ID] = i
	}
	for w := range skip {
		r.known[w] = &term{skip: true}
	}
	return r
}

// group reads the next group.
func (r *reader) group(g Group) {
	r.starts = append(r.starts, r.count)
	var runs []int
	for i, e := range g {
		if i == 0 || e.Kind != g[i-1].Kind {
			runs = append(runs, r.kinds[e.Kind], 0)
		}
		runs[len(runs)-1]++
		length := len(e.Name) + len(e.Place)
		for _, t := range e.Texts {
			length += len(t.Text)
		}
		r.lengths = append(r.lengths, length)
		r.entry(e)
	}
	r.runs.add(len(runs) / 2)
	for _, value := range runs {
		r.runs.add(value)
	}
}

// entry reads the next entry: each of its words once, in its best class.
func (r *reader) entry(e Entry) {
	number := r.count
	r.count++
	if e.Head {
		r.headings = append(r.headings, number)
		head := e
		head.Texts = nil
		r.heads = append(r.heads, head)
	}
	r.has = r.has[:0]
	for _, name := range [...]string{e.Name, e.Short} {
		r.own = r.own[:0]
		words(r.folder.fold(name), func(w string) {
			if t := r.term(w); !t.skip {
				r.own = append(r.own, t)
			}
		})
		for _, t := range r.own {
			r.note(t, nameClass(len(r.own)))
		}
	}
	for _, text := range e.Texts {
		words(r.folder.fold(text.Text), func(w string) {
			if t := r.term(w); !t.skip {
				r.note(t, inText)
			}
		})
	}
	for _, t := range r.has {
		t.entries[t.class].add(number)
		if e.Head && t.class < inText {
			t.heads = append(t.heads, head{number, t.class})
		}
	}
}

// term returns a word, which is only on loan.
func (r *reader) term(w string) *term {
	t := r.known[w]
	if t == nil {
		t = &term{word: word{text: strings.Clone(w)}}
		r.known[t.text] = t
		r.met = append(r.met, t)
	}
	return t
}

func (r *reader) note(t *term, c class) {
	if t.entry == r.count {
		t.class = min(t.class, c)
		return
	}
	t.entry, t.class = r.count, c
	r.has = append(r.has, t)
}
