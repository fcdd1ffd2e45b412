package render

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"handbook/generator/handbook"
)

// letterGroup is the part of an alphabetical list under one letter.
type letterGroup struct {
	Letter  string
	ID      string
	Entries []indexEntry
}

// indexEntry is one line of an alphabetical list.
type indexEntry struct {
	Ref
	Kind  string
	Where string // the competency that it belongs to
}

// letters groups items, which are sorted, by their first letter.
func (p *page) letters(items []*handbook.Item) []letterGroup {
	var groups []letterGroup
	for n, g := range groupByLetter(items, p.hb.Language) {
		groups = append(groups, letterGroup{g.letter, p.part("letter-" + strconv.Itoa(n+1)), views(g.items, p.indexEntry)})
	}
	return groups
}

// jump returns the letters of items, which are sorted, where these are many, and
// the ids that the first item of each letter gets.
func (p *page) jump(items []*handbook.Item) ([]letterGroup, map[*handbook.Item]string) {
	if len(items) < many {
		return nil, nil
	}
	var letters []letterGroup
	places := map[*handbook.Item]string{}
	for n, g := range groupByLetter(items, p.hb.Language) {
		id := p.part("letter-" + strconv.Itoa(n+1))
		letters = append(letters, letterGroup{Letter: g.letter, ID: id})
		places[g.items[0]] = id
	}
	return letters, places
}

// letterItems are the items under one letter.
type letterItems struct {
	letter string
	items  []*handbook.Item
}

// groupByLetter groups items, which are sorted, as a language does.
func groupByLetter(items []*handbook.Item, tag string) []letterItems {
	var groups []letterItems
	alphabet := alphabetOf(tag)
	used := map[string]bool{}
	for _, i := range items {
		letter := alphabet.first(i.Text)
		if n := len(groups); n == 0 || groups[n-1].letter != letter {
			if pair := alphabet.pair(i.Text); used[letter] && pair != "" { // two that count as one letter, such as "Ch" after "H"
				letter = pair
			}
			if n == 0 || groups[n-1].letter != letter {
				used[letter] = true
				groups = append(groups, letterItems{letter: letter})
			}
		}
		last := &groups[len(groups)-1]
		last.items = append(last.items, i)
	}
	return groups
}

func (p *page) indexEntry(i *handbook.Item) indexEntry {
	entry := indexEntry{Ref: Ref{p.indexText(i), p.href(i.Link)}, Kind: p.word("item-" + string(i.Kind))}
	if i.Competency != nil && i.Kind != handbook.KindCompetency {
		entry.Where = i.Competency.Text
	}
	return entry
}

// indexText returns what an item is called in a list of many kinds: a level by its
// number as well.
func (p *page) indexText(i *handbook.Item) string {
	if i.Kind != handbook.KindLevel {
		return i.Text
	}
	for _, l := range i.Competency.Levels {
		if &l.Item == i {
			return p.levelTitle(l)
		}
	}
	return i.Text
}

// alphabet tells which letters a language has.
type alphabet struct {
	known    map[rune]string // the letters found so far, by what begins a text
	upper    cases.Caser
	collator *collate.Collator // takes letters for one that differ in accent or case alone
}

func alphabetOf(tag string) alphabet {
	return alphabet{map[rune]string{}, cases.Upper(language.Make(tag)), collate.New(language.Make(tag), collate.Loose)}
}

// first returns the letter under which a text is listed, or "#" when it begins
// with none. An accent stays where it makes a letter of its own, as in Swedish
// "Ä" but not in German.
func (a alphabet) first(text string) string {
	for _, r := range norm.NFC.String(text) {
		if unicode.IsDigit(r) {
			break
		}
		if !unicode.IsLetter(r) {
			continue
		}
		if a.known[r] == "" {
			a.known[r] = a.letter(r)
		}
		return a.known[r]
	}
	return "#"
}

// letter returns the letter under which texts are listed that begin with r.
func (a alphabet) letter(r rune) string {
	exact := a.capital(string(r))
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(exact))
	plain := string(base)
	// The forms of alef have places of their own in Arabic; readers look for them
	// under one.
	if a.collator.CompareString(plain, exact) == 0 || unicode.Is(unicode.Arabic, base) {
		return plain
	}
	return exact
}

// pair returns the first two letters of a text, or "".
func (a alphabet) pair(text string) string {
	var letters []rune
	for _, r := range norm.NFC.String(text) {
		if unicode.IsLetter(r) {
			letters = append(letters, r)
		}
		if len(letters) == 2 {
			return a.capital(string(letters[0])) + string(unicode.ToLower(letters[1]))
		}
	}
	return ""
}

// capital returns the first letter of a text in upper case.
func (a alphabet) capital(text string) string {
	r, _ := utf8.DecodeRuneInString(a.upper.String(text))
	return string(r)
}
