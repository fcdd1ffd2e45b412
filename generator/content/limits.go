package content

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// What the generator accepts. Handbooks stay far below all of it; without these
// limits a file that was made to do harm, or by a program that went wrong, could
// take any amount of time and memory. The README lists those that authors can meet.
const (
	MaxFile  = 4 << 20   // bytes of a file that is parsed, of content or layouts
	MaxAsset = 100 << 20 // bytes of a file in assets/; it is read into memory

	maxDepth  = 32        // brackets within each other; the format needs five
	maxParts  = 8         // of a key; the format needs two
	maxValues = 100_000   // keys and entries of lists in a file
	maxText   = 256 << 10 // bytes of one text
	maxName   = 500       // characters of a name or title
	maxLine   = 2000      // characters of what says in one line what something is
	maxStrays = 200       // unknown keys of one table that are told one by one
	maxSteps  = 100       // levels of a scale; each of their pages leads to all
	maxCited  = 100       // sources of one item; what stands in it takes all of them
	maxMoves  = 300       // entries of [[moved]]; each makes pages for all levels of a scale
)

// onManyPages are the keys whose texts stand on the page of each thing that refers to
// theirs, with how many characters they have at most.
var onManyPages = map[string]int{
	"name": maxName, "title": maxName, "organisation": maxName, "edition": maxName, "abbreviation": maxName, "publisher": maxName, // in headings and menus
	"summary": maxLine, "essence": maxLine, // in cards and ladders
}

// tooLong reports a text that is longer than one under its key can be.
func tooLong(key, value string, at Place, what string, list *diag.List) bool {
	switch most := onManyPages[key]; {
	case len(value) > maxText:
		list.Add(diag.TooLarge, at, fmt.Sprintf("%s has more than %d kB", what, maxText>>10), "divide it into several texts, or put it into data/assets and link to it")
	case most > 0 && len(value) > most && utf8.RuneCountInString(value) > most:
		hint := "write it shorter; it stands in headings and menus"
		if most == maxLine {
			hint = "write it in a sentence, as it stands on many pages, and the rest where there is room for more"
		}
		list.Add(diag.TooLarge, at, fmt.Sprintf("%s has more than %d characters", what, most), hint)
	default:
		return false
	}
	return true
}

// tooMany reports a list with more entries than one under its key can have, and
// returns how many of them are read. Their pages would be as long as the square of it.
func (d *decoder) tooMany(key string, of reflect.Type, entries []*position.Node, what string) int {
	most, hint := len(entries), ""
	switch {
	case of == stepType:
		most, hint = maxSteps, "people can tell a handful of levels apart"
	case of == textType && key == "sources":
		most, hint = maxCited, "name those that it rests on most"
	case of == reflect.TypeFor[Move]():
		most, hint = maxMoves, "delete the oldest, which nobody follows any more"
	}
	if len(entries) > most {
		d.list.Add(diag.TooLarge, d.at(entries[most]), fmt.Sprintf("%s has more than %d entries", what, most), hint)
	}
	return min(len(entries), most)
}

// excess reports what the text of a file has more of than any file needs, and returns
// whether there is something.
func (f *file) excess(list *diag.List) bool {
	depth, values, tooMany := 0, 0, -1
	inKey, dots := true, 0 // a key may stand here, and how many dots it has so far
scan:
	for at := 0; at < len(f.text); at++ {
		switch c := f.text[at]; c {
		case '\n':
			if depth == 0 {
				inKey, dots = true, 0
			}
		case '#':
			at = lineEnd(f.text, at) - 1
		case '"', '\'':
			end := position.StringEnd(f.text, at)
			if end < 0 {
				break scan
			}
			at = end - 1
		case '[', '{':
			if depth++; depth > maxDepth {
				list.Add(diag.TooLarge, f.span(at, at+1), fmt.Sprintf("brackets are nested more than %d deep", maxDepth), "close the brackets that were left open")
				return true
			}
			values++
			if c == '{' {
				inKey, dots = true, 0
			}
		case ']', '}':
			depth = max(depth-1, 0)
		case '=':
			values++
			inKey = false
		case ',':
			if depth > 0 {
				values++
				inKey, dots = true, 0
			}
		case '.':
			if !inKey {
				continue
			}
			if dots++; dots >= maxParts {
				list.Add(diag.TooLarge, f.span(at, at+1), fmt.Sprintf("a key has more than %d parts", maxParts), "no key of the format has more than two")
				return true
			}
		case ' ', '\t':
		default:
			inKey = inKey && !followsWord(f.text, at)
		}
		if values > maxValues && tooMany < 0 {
			tooMany = at
		}
	}
	if tooMany >= 0 {
		list.Add(diag.TooLarge, f.span(tooMany, tooMany+1), fmt.Sprintf("the file has more than %d keys and entries of lists", maxValues),
			"divide it: one competency or role a file")
	}
	return tooMany >= 0
}

// followsWord reports whether another word, and then space, stands before one: that is
// prose, and no key.
func followsWord(text string, at int) bool {
	if at == 0 || text[at-1] != ' ' && text[at-1] != '\t' {
		return false
	}
	before := strings.TrimRight(text[:at], " \t")
	return before != "" && !strings.ContainsRune(".[{,\n", rune(before[len(before)-1]))
}
