package render

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/handbook"
)

// indexSize is how many entries of the alphabetical index one page holds. An
// index that is longer has pages of its own, by letter.
const indexSize = 500

// indexPart is a page of a long index.
type indexPart struct {
	letter string
	path   string
	items  []*handbook.Item
}

// splitIndex returns the pages of the index, or none when it is short.
func (r *renderer) splitIndex() []indexPart {
	if len(r.hb.Items) <= indexSize {
		return nil
	}
	var parts []indexPart
	used := map[string]int{}
	for _, g := range groupByLetter(r.hb.Items, r.hb.Language) {
		for items := g.items; len(items) > 0; {
			n := min(indexSize, len(items))
			name := letterName(g.letter)
			if used[name]++; used[name] > 1 {
				name += "-" + strconv.Itoa(used[name])
			}
			parts = append(parts, indexPart{g.letter, handbook.FolderIndex + name + ".html", items[:n]})
			items = items[n:]
		}
	}
	return parts
}

// letterName returns the name of a letter's page: the letter itself where every
// system can have it in the name of a file.
func letterName(letter string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(letter) {
		switch {
		case r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case unicode.IsLetter(r):
			fmt.Fprintf(&b, "u%04x", r)
		default:
			b.WriteByte('0')
		}
	}
	return b.String()
}

type searchView struct {
	Letters []letterGroup // all of the index, when it is short
	Ranges  []indexRange  // or where its pages are
}

// indexRange is a page of a long index, by what it holds.
type indexRange struct {
	Ref
	Letter  string
	First   bool // of its letter
	Current bool
}

func (p *page) search() sheet {
	v := searchView{Ranges: p.indexRanges()}
	if v.Ranges == nil {
		v.Letters = p.letters(p.hb.Items)
	}
	return sheet{Title: p.word("search-title"), Description: p.word("search-description"), Crumbs: p.crumbs(), Main: v}
}

func (p *page) indexRanges() []indexRange {
	var list []indexRange
	for i, part := range p.listing {
		first, last := part.items[0], part.items[len(part.items)-1]
		text := shorten(p.indexEntry(first).Text)
		if first != last {
			text += " – " + shorten(p.indexEntry(last).Text)
		}
		begins := i == 0 || p.listing[i-1].letter != part.letter
		list = append(list, indexRange{p.to(text, part.path), part.letter, begins, p.path == part.path})
	}
	return list
}

// shorten cuts a text after a few words.
func shorten(text string) string {
	const limit = 32
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	short := ""
	for word := range strings.FieldsSeq(text) {
		if short != "" && utf8.RuneCountInString(short)+utf8.RuneCountInString(word) >= limit {
			break
		}
		short += word + " "
	}
	return strings.TrimRight(short, " ,.;:") + " …"
}

type letterView struct {
	Letter  string
	Letters []NavLink
	Ranges  []indexRange // of the letter, when it has several pages
	Entries []indexEntry
}

// letter returns the view of one page of a long index.
func (p *page) letter(part indexPart) sheet {
	v := letterView{Letter: part.letter}
	for _, r := range p.indexRanges() {
		if r.First {
			v.Letters = append(v.Letters, NavLink{Ref{r.Letter, r.Href}, r.Letter == part.letter})
		}
		if r.Letter == part.letter {
			v.Ranges = append(v.Ranges, r)
		}
	}
	if len(v.Ranges) == 1 {
		v.Ranges = nil
	}
	for _, i := range part.items {
		v.Entries = append(v.Entries, p.indexEntry(i))
	}
	return sheet{Title: p.word("index") + ": " + part.letter, Short: part.letter, Description: p.word("search-description"), Main: v,
		Crumbs: p.crumbs(p.to(p.word("search-title"), handbook.PathSearch))}
}
