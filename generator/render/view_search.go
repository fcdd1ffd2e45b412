package render

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

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
	text   string // from which item to which
	first  bool   // of its letter
	nth    int    // of the letters its letter is
}

// splitIndex returns the pages of the index, or none when it is short.
func (r *renderer) splitIndex() []indexPart {
	if len(r.hb.Items) <= indexSize {
		return nil
	}
	var parts []indexPart
	used := map[string]int{}
	for nth, g := range groupByLetter(r.hb.Items, r.hb.Language) {
		for items, first := g.items, true; len(items) > 0; first = false {
			n := min(indexSize, len(items))
			name := letterName(g.letter)
			if used[name]++; used[name] > 1 {
				name += "-" + strconv.Itoa(used[name])
			}
			text := shorten(items[0].Text) // of a level its name, by which it is sorted
			if n > 1 {
				text += "\u00a0– " + shorten(items[n-1].Text)
			}
			parts = append(parts, indexPart{g.letter, handbook.FolderIndex + name + ".html", items[:n], text, first, nth})
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
	v := searchView{Ranges: views(p.listing, p.indexRange)}
	if len(v.Ranges) == 0 {
		v.Letters = p.letters(p.hb.Items)
	}
	return sheet{Title: p.word("search-title"), Description: p.word("search-description"), Crumbs: p.crumbs(), Main: v}
}

func (p *page) indexRange(part indexPart) indexRange {
	return indexRange{p.to(part.text, part.path), part.letter, part.first, p.path == part.path}
}

// shorten cuts a text after a few words, or within one that is too long by itself.
func shorten(text string) string {
	const limit = 32
	letters := []rune(text)
	if len(letters) <= limit {
		return text
	}
	short := string(letters[:limit])
	if end := strings.LastIndexFunc(short, unicode.IsSpace); end > 0 {
		short = short[:end]
	}
	return strings.TrimRight(short, " ,.;:") + "\u00a0…"
}

type letterView struct {
	Title   string
	Letters []NavLink
	Ranges  []indexRange // of the letter, when it has several pages
	Entries []indexEntry
}

// nearLetters is how many letters before its own, and after it, a page of a long index
// leads to. Scripts such as the Chinese have thousands, of which the search page has all.
const nearLetters = 50

// letter returns the view of one page of a long index.
func (p *page) letter(part indexPart) sheet {
	v := letterView{Title: p.labelled(p.word("index"), part.letter)}
	for _, other := range p.listing {
		if other.first && max(other.nth-part.nth, part.nth-other.nth) <= nearLetters {
			v.Letters = append(v.Letters, NavLink{p.to(other.letter, other.path), other.letter == part.letter})
		}
		if other.letter == part.letter {
			v.Ranges = append(v.Ranges, p.indexRange(other))
		}
	}
	if len(v.Ranges) == 1 {
		v.Ranges = nil
	}
	v.Entries = views(part.items, p.indexEntry)
	return sheet{Title: v.Title, Short: part.letter, Description: p.word("search-description"), Main: v,
		Crumbs: p.crumbs(p.to(p.word("search-title"), handbook.PathSearch))}
}
