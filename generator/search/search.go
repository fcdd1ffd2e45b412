// Package search makes the index that a site is searched with: offline, by the
// scripts of the layouts whose names begin with "search", which hold the other
// half of what is said here.
//
// [Build] turns entries, in groups that belong together, into an [Index], and
// [Index.Files] writes that as plain scripts, because a page on a file system
// can load nothing else. A script hands over its part by
//
//	handbook.searchParts.push(["index" | "words" | "items", …])
//
// There is one index part, and it knows everything but the details: all words
// that occur (the vocabulary), how entries are numbered, and the heads of the
// groups, so that a first answer is there before anything else is loaded. A
// words part says for one stretch of the vocabulary which entries have each
// word. An items part holds the texts of one stretch of the entries. As long as
// all parts together are small they are one script; beyond that each is its own
// and loaded when it is asked for.
//
// Words are compared folded (fold.go): without case and accents. The same input
// gives the same bytes.
package search

// Entry is something that can be found.
type Entry struct {
	Kind  string
	Name  string // what is shown, and what counts most
	Short string // another name for it that counts as much, such as "CSAT"
	Where string // what it belongs to, shown beside it
	Page  string // address below the site's root, as a link has it
	Place string // fragment of the address, as a link has it; may be empty
	Head  bool   // the first letters of its name find it at once
	Texts []Text
}

// Text is what an entry says beside its name.
type Text struct {
	Place string // fragment where the text begins; may be empty
	Text  string
}

// Kind is a kind of entry. In the order of their list, kinds break ties.
type Kind struct {
	ID     string
	Name   string
	Names  string // in the plural
	Weight int    // in percent: how much its entries count against others
}

// Group holds entries that belong together. Whoever searches for the name of the
// first and something else also finds what has only the other.
type Group []Entry

// Groups are all entries, group by group. Group is asked for each of them more
// than once and from several goroutines, and returns the same each time: that
// way not all are in memory at once.
type Groups struct {
	Len   int
	Group func(i int) Group
}

// Options say how an index is made.
type Options struct {
	Language string // a BCP 47 tag
	Kinds    []Kind
	Skip     []string          // words that are too common to be searched
	Endings  string            // that forms of a word differ in, as search-words.js reads them
	Texts    map[string]string // words of the interface that the results are shown with
	Limit    int               // bytes that one script may have; 0 for 1 MB
}

// class is how strongly an entry has a word. Short names count more than long
// ones, because more of them was asked for.
type class uint8

const (
	nameOfOne class = iota
	nameOfTwo
	nameOfThree
	nameOfSix
	nameOfMore
	inText
	classes
)

// nameClass returns the class of the words of a name.
func nameClass(words int) class {
	switch {
	case words <= 1:
		return nameOfOne
	case words == 2:
		return nameOfTwo
	case words == 3:
		return nameOfThree
	case words <= 6:
		return nameOfSix
	}
	return nameOfMore
}
