package content

import (
	"slices"
	"strings"

	"handbook/generator/position"
)

// draft is the text of a file while its syntax is mended, so that one run finds
// all that is wrong with it. It knows where each of its bytes stands in the
// file. Its lines end with line feeds alone; see [file.clean].
type draft struct {
	text   string
	origin []int // offsets in the file, for each byte and the end; nil while nothing was changed

	cuts   []string     // what was cut out
	unread map[int]bool // where in the file values stand that nobody could read; see [mender.skipValue]
	// keys of the file as a whole that may have been meant where another was read
	doubtful []string
}

// replace puts with in the place of the bytes from..to.
func (d *draft) replace(from, to int, with string) {
	d.trace()
	d.origin = slices.Replace(d.origin, from, to, slices.Repeat([]int{d.origin[from]}, len(with))...)
	d.text = d.text[:from] + with + d.text[to:]
}

// trace begins to note where each byte stands in the file.
func (d *draft) trace() {
	if d.origin == nil {
		d.origin = make([]int, len(d.text)+1)
		for i := range d.origin {
			d.origin[i] = i
		}
	}
}

// A piece is the bytes start..end of a draft.
type piece struct{ start, end int }

// takeOut leaves pieces out, all at once, as they may be many. They are sorted by
// where they begin.
func (d *draft) takeOut(pieces []piece) {
	if len(pieces) == 0 {
		return
	}
	d.trace()
	var text strings.Builder
	origin := make([]int, 0, len(d.origin))
	at := 0
	for _, p := range append(pieces, piece{len(d.text), len(d.text)}) {
		if p.start > at {
			text.WriteString(d.text[at:p.start])
			origin = append(origin, d.origin[at:p.start]...)
		}
		at = max(at, p.end)
	}
	d.text, d.origin = text.String(), append(origin, d.origin[len(d.text)])
}

// unreadValue is written for a value that nobody could read.
const unreadValue = `""`

// isUnread reports whether a value that stands at an offset of the draft could
// not be read, which is told already.
func (d *draft) isUnread(value any, at int) bool { return value == "" && d.unread[d.original(at)] }

// original returns where the byte at an offset of the draft stands in the file.
func (d *draft) original(at int) int {
	if d.origin == nil {
		return at
	}
	return d.origin[min(max(at, 0), len(d.origin)-1)]
}

// lineOf returns the bounds of the line that holds an offset, without its break.
func (d *draft) lineOf(at int) (start, end int) {
	return strings.LastIndexByte(d.text[:at], '\n') + 1, lineEnd(d.text, at)
}

// place is what surrounds an offset of TOML text that is sound before it.
type place struct {
	statement int    // where the key or header begins that holds the place
	open      []int  // the brackets that are open there
	last      int    // after the last byte before it that is no space or comment
	equals    int    // the "=" of the last key before it
	text      int    // where the string begins that holds the place, or -1
	fence     string // the quotes of that string
	passed    [2]int // the last string that ended before it
	// where the first string before it begins that is not closed and took the begin
	// of the next one for its end, or -1
	swallowing int
}

// placeOf reads text up to an offset.
func placeOf(text string, until int) place {
	p := place{text: -1, statement: -1, swallowing: -1}
	first := 0 // the "=" of the statement's own key
	for at := 0; at < until; at++ {
		switch c := text[at]; {
		case c == ' ' || c == '\t':
			continue
		case c == '\n':
			if len(p.open) == 0 {
				p.statement = -1
			}
			continue
		case c == '#':
			at = lineEnd(text, at) - 1
			continue
		case c == '"' || c == '\'':
			begin := at
			fence, end := stringAt(text, at)
			if p.statement < 0 {
				p.statement = begin
			}
			if end < 0 || end > until {
				p.text, p.fence = begin, fence
				return p
			}
			p.passed = [2]int{begin, end}
			if len(fence) == 3 && p.swallowing < 0 && swallows(text, begin, end) {
				p.swallowing = begin
			}
			at = end - 1
		case c == '[' || c == '{':
			p.open = append(p.open, at)
		case c == ']' || c == '}':
			p.open = p.open[:max(len(p.open)-1, 0)]
			if len(p.open) == 0 {
				p.equals = first
			}
		case c == '=':
			p.equals = at
			if len(p.open) == 0 {
				first = at
			}
		}
		if p.statement < 0 {
			p.statement = at
		}
		p.last = at + 1
	}
	return p
}

// stringAt returns the quotes of the string that begins at an offset, and where
// it ends, or -1 when it does not.
func stringAt(text string, at int) (fence string, end int) {
	fence = text[at : at+1]
	if strings.HasPrefix(text[at+1:], fence+fence) {
		fence = text[at : at+3]
	}
	return fence, position.StringEnd(text, at)
}

// badEscape returns where, in the string that begins at an offset, a backslash
// begins no escape, or -1.
func badEscape(text string, at int, fence string) int {
	for i := at + len(fence); i < len(text) && !strings.HasPrefix(text[i:], fence); i++ {
		if text[i] != '\\' {
			continue
		}
		rest := text[i+1:]
		if len(fence) == 3 {
			if trimmed := strings.TrimLeft(rest, " \t\r"); strings.HasPrefix(trimmed, "\n") {
				continue
			}
		}
		if rest == "" {
			return i
		}
		digits, known := map[byte]int{'x': 2, 'u': 4, 'U': 8}[rest[0]]
		switch {
		case known:
			if len(rest) <= digits || strings.Trim(rest[1:1+digits], "0123456789abcdefABCDEF") != "" || surrogate(rest[1:1+digits]) {
				return i
			}
		case !strings.ContainsRune(`btnfre"\`, rune(rest[0])):
			return i
		}
		i++
	}
	return -1
}

// surrogate reports whether hexadecimal digits are no character.
func surrogate(digits string) bool {
	digits = strings.ToLower(strings.TrimLeft(digits, "0"))
	return len(digits) == 4 && digits[0] == 'd' && digits[1] >= '8' || len(digits) > 6 || len(digits) == 6 && digits > "10ffff"
}
