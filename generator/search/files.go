package search

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// File is one script of an index.
type File struct {
	Name string
	Data []byte
}

// The sizes that parts grow to before the next one begins. Words that begin with
// the same two letters are never apart, so that what is typed asks for one part.
const (
	sizeOfAll   = 1 << 20
	sizeOfWords = 48 << 10
	sizeOfItems = 16 << 10
)

// about is the index part.
type about struct {
	Stamp   string            `json:"stamp"` // that all parts of one index share
	Whole   bool              `json:"whole"` // the other parts stand in the same script
	Umlauts bool              `json:"umlauts,omitempty"`
	Skip    []string          `json:"skip"`
	Texts   map[string]string `json:"texts"`
	Kinds   [][4]any          `json:"kinds"` // id, name in the plural, weight, name
	// Lists of numbers; see [numbers].
	Groups string `json:"groups"` // for each group, how many runs of one kind it has, and for each kind and length
	Shards string `json:"shards"` // how many words each words part has
	Chunks string `json:"chunks"` // how many entries each items part has
	Words  string `json:"words"`  // the vocabulary
	Heads  heads  `json:"heads"`
}

// heads are the entries that are known before any other part is loaded. They are
// empty when all parts come at once.
type heads struct {
	Entries string `json:"entries"` // their numbers
	Items   string `json:"items"`   // their records, without texts
	Words   string `json:"words"`   // the numbers of the words that their names have
	Hits    string `json:"hits"`    // the entries of each of these words
}

// Files writes the index, one file after the other: a script for each part and,
// last, "index.js", which holds the others where all fits into it.
func (x *Index) Files() iter.Seq[File] {
	a := about{Umlauts: x.umlauts, Skip: x.skip, Texts: x.options.Texts, Groups: x.runs(), Words: vocabulary(x.words), Kinds: [][4]any{}}
	if a.Skip == nil {
		a.Skip = []string{}
	}
	for _, k := range x.options.Kinds {
		a.Kinds = append(a.Kinds, [4]any{k.ID, k.Names, k.Weight, k.Name})
	}
	var shards, chunks numbers
	words, items := x.wordParts(&shards), x.itemParts(&chunks)
	a.Shards, a.Chunks = shards.String(), chunks.String()
	sum := sha256.New()
	size := 0
	for _, text := range slices.Concat([]string{a.Words, a.Groups}, words, items) {
		fmt.Fprintf(sum, "%d %s", len(text), text)
		size += len(text)
	}
	a.Stamp = hex.EncodeToString(sum.Sum(nil)[:4])
	limit := x.options.Limit
	if limit == 0 {
		limit = sizeOfAll
	}
	if size <= limit {
		a.Whole = true
		whole := push([]byte(begin), "index", a)
		for i, data := range words {
			whole = push(whole, "words", a.Stamp, i, data)
		}
		for i, data := range items {
			whole = push(whole, "items", a.Stamp, i, data)
		}
		if len(whole) <= limit {
			return slices.Values([]File{{"index.js", whole}})
		}
	}
	a.Whole, a.Heads = false, x.heads()
	return func(yield func(File) bool) {
		for i, data := range words {
			if !yield(File{fmt.Sprintf("words-%d.js", i), push([]byte(begin), "words", a.Stamp, i, data)}) {
				return
			}
		}
		for i, data := range items {
			if !yield(File{fmt.Sprintf("items-%d.js", i), push([]byte(begin), "items", a.Stamp, i, data)}) {
				return
			}
		}
		yield(File{"index.js", push([]byte(begin), "index", a)})
	}
}

// runs writes which kinds the entries of each group have, in their order.
func (x *Index) runs() string {
	place := map[string]int{}
	for i, k := range x.options.Kinds {
		place[k.ID] = i
	}
	var n numbers
	for _, g := range x.groups {
		var runs []int
		for i, e := range g {
			if i == 0 || e.Kind != g[i-1].Kind {
				runs = append(runs, place[e.Kind], 0)
			}
			runs[len(runs)-1]++
		}
		n.add(len(runs) / 2)
		for _, value := range runs {
			n.add(value)
		}
	}
	return n.String()
}

// wordParts writes the entries of all words, in parts, and how many words each
// part has.
func (x *Index) wordParts(counts *numbers) []string {
	var parts []string
	var b strings.Builder
	count := 0
	end := func() {
		parts = append(parts, b.String())
		counts.add(count)
		b.Reset()
		count = 0
	}
	for i := range x.words {
		w := &x.words[i]
		if count > 0 && b.Len() >= sizeOfWords && twoLetters(w.text) != twoLetters(x.words[i-1].text) {
			end()
		}
		if count > 0 {
			b.WriteByte(',')
		}
		b.WriteString(w.encode())
		count++
	}
	if count > 0 {
		end()
	}
	return parts
}

func twoLetters(word string) string {
	_, first := utf8.DecodeRuneInString(word)
	_, second := utf8.DecodeRuneInString(word[first:])
	return word[:first+second]
}

// itemParts writes the records of all entries, in parts that end with a group
// where that is near, and how many entries each part has.
func (x *Index) itemParts(counts *numbers) []string {
	var parts []string
	var pending []Entry
	size := 0
	end := func() {
		if len(pending) > 0 {
			parts = append(parts, records(pending))
			counts.add(len(pending))
			pending, size = nil, 0
		}
	}
	for _, g := range x.groups {
		if size >= sizeOfItems/2 {
			end()
		}
		for _, e := range g {
			if size >= 2*sizeOfItems {
				end()
			}
			pending = append(pending, e)
			size += len(e.Name) + len(e.Place)
			for _, t := range e.Texts {
				size += len(t.Text)
			}
		}
	}
	end()
	return parts
}

// heads writes the heads and the words of their names.
func (x *Index) heads() heads {
	var h heads
	var entries, places numbers
	var list []Entry
	for _, n := range x.headings {
		e := x.entry(n)
		e.Texts = nil
		list = append(list, e)
	}
	entries.rising(x.headings)
	var at []int
	var hits []string
	for i := range x.words {
		only := word{}
		some := false
		for c := range inText {
			for _, n := range x.words[i].entries[c] {
				if x.isHead[n] {
					only.entries[c] = append(only.entries[c], n)
					some = true
				}
			}
		}
		if some {
			at = append(at, i)
			hits = append(hits, only.encode())
		}
	}
	places.rising(at)
	h.Entries, h.Items, h.Words, h.Hits = entries.String(), records(list), places.String(), strings.Join(hits, ",")
	return h
}

// entry returns an entry by its number.
func (x *Index) entry(n int) Entry {
	g, exact := slices.BinarySearch(x.starts, n)
	if !exact {
		g--
	}
	for len(x.groups[g]) == 0 {
		g++
	}
	return x.groups[g][n-x.starts[g]]
}
