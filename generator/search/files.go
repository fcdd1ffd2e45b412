package search

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"
)

// File is one script of an index. Data holds until the next one is asked for.
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
	Stamps  map[string]string `json:"stamps"` // those of the parts of each kind
	Whole   bool              `json:"whole"`  // the other parts stand in the same script
	Umlauts bool              `json:"umlauts,omitempty"`
	Skip    []string          `json:"skip"`
	Endings string            `json:"endings"`
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
	a := about{Umlauts: x.umlauts, Skip: x.skip, Endings: x.options.Endings, Texts: x.options.Texts, Groups: string(x.runs), Words: vocabulary(x.words), Kinds: [][4]any{}}
	for _, k := range x.options.Kinds {
		a.Kinds = append(a.Kinds, [4]any{k.ID, k.Names, k.Weight, k.Name})
	}
	words, chunks := x.wordParts(), x.chunks()
	a.Shards, a.Chunks = counts(words), counts(chunks)
	if whole := x.whole(a, words, chunks); whole != nil {
		return slices.Values([]File{{"index.js", whole}})
	}
	a.Heads = x.headsPart()
	return func(yield func(File) bool) {
		made := stamps{}
		var script []byte
		for p := range x.parts(words, chunks) {
			script = made.push(append(script[:0], begin...), p)
			if !yield(File{fmt.Sprintf("%s-%d.js", p.kind, p.number), script}) {
				return
			}
		}
		a.Stamps = made
		yield(File{"index.js", push([]byte(begin), "index", a)})
	}
}

// whole returns all parts as one script, or nil where they do not fit into one.
func (x *Index) whole(a about, words, chunks []stretch) []byte {
	limit := cmp.Or(x.options.Limit, sizeOfAll)
	size := len(a.Words)
	for _, length := range x.lengths {
		size += length
	}
	if size > limit {
		return nil
	}
	made := stamps{}
	var rest []byte
	for p := range x.parts(words, chunks) {
		rest = made.push(rest, p)
	}
	a.Whole, a.Stamps = true, made
	whole := append(push([]byte(begin), "index", a), rest...)
	if len(whole) > limit {
		return nil
	}
	return whole
}

// stamps are those of the parts of each kind, one after the other. A part that
// stays the same keeps its stamp, and so its bytes, when others change; one of
// another build has another one.
type stamps map[string]string

// noStamp takes the place of a stamp until that is known.
const noStamp = "........"

// push appends the next part of its kind, with its stamp.
func (s stamps) push(to []byte, p part) []byte {
	from := len(to)
	to = push(to, p.kind, noStamp, p.number, p.text)
	sum := sha256.Sum256(to[from:])
	stamp := base64.RawURLEncoding.EncodeToString(sum[:len(noStamp)*6/8])
	copy(to[from+bytes.Index(to[from:], []byte(noStamp)):], stamp)
	s[p.kind] += stamp
	return to
}

// part is a words part or an items part.
type part struct {
	kind   string
	number int
	text   string
}

// parts writes the parts, one after the other: those of the words and then those
// of the entries.
func (x *Index) parts(words, chunks []stretch) iter.Seq[part] {
	return func(yield func(part) bool) {
		for i, of := range words {
			if !yield(part{"words", i, x.hits(of)}) {
				return
			}
		}
		for i, of := range chunks {
			if !yield(part{"items", i, records(x.between(of))}) {
				return
			}
		}
	}
}

// stretch is what one part holds, of the words or of the entries.
type stretch struct{ from, to int }

// counts writes how much each part holds.
func counts(parts []stretch) string {
	var n numbers
	for _, p := range parts {
		n.add(p.to - p.from)
	}
	return string(n)
}

// wordParts divides the words.
func (x *Index) wordParts() []stretch {
	var parts []stretch
	from, size := 0, 0
	var made []byte
	for i, w := range x.words {
		if size >= sizeOfWords && twoLetters(w.text) != twoLetters(x.words[i-1].text) {
			parts = append(parts, stretch{from, i})
			from, size = i, 0
		}
		if i > from {
			size++
		}
		made = w.entries.appendTo(made[:0])
		size += len(made)
	}
	if from < len(x.words) {
		parts = append(parts, stretch{from, len(x.words)})
	}
	return parts
}

// hits writes the entries of the words of a part.
func (x *Index) hits(part stretch) string {
	var b []byte
	for i, w := range x.words[part.from:part.to] {
		if i > 0 {
			b = append(b, ',')
		}
		b = w.entries.appendTo(b)
	}
	return string(b)
}

func twoLetters(word string) string {
	_, first := utf8.DecodeRuneInString(word)
	_, second := utf8.DecodeRuneInString(word[first:])
	return word[:first+second]
}

// chunks divides the entries into parts that end with a group where that is near.
func (x *Index) chunks() []stretch {
	var parts []stretch
	from, size := 0, 0
	end := func(at int) {
		if at > from {
			parts = append(parts, stretch{from, at})
			from, size = at, 0
		}
	}
	for g := range x.groups.Len {
		if size >= sizeOfItems/2 {
			end(x.starts[g])
		}
		for n := x.starts[g]; n < x.starts[g+1]; n++ {
			if size >= 2*sizeOfItems {
				end(n)
			}
			size += x.lengths[n]
		}
	}
	end(len(x.lengths))
	return parts
}

// between yields the entries of a part.
func (x *Index) between(part stretch) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		g, _ := slices.BinarySearch(x.starts, part.from+1) // the first group that begins later
		for g--; x.starts[g] < part.to; g++ {
			group := x.groups.Group(g)
			for _, e := range group[max(part.from-x.starts[g], 0):min(part.to-x.starts[g], len(group))] {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// headsPart writes the heads and the words of their names.
func (x *Index) headsPart() heads {
	var numbered, places numbers
	numbered.rising(x.headings)
	var at []int
	var hits []byte
	for i, w := range x.words {
		if len(w.heads) == 0 {
			continue
		}
		var only entries
		for _, h := range w.heads {
			only[h.class].add(h.entry)
		}
		if len(at) > 0 {
			hits = append(hits, ',')
		}
		at = append(at, i)
		hits = only.appendTo(hits)
	}
	places.rising(at)
	return heads{string(numbered), records(slices.Values(x.heads)), string(places), string(hits)}
}
