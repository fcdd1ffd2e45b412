package diag

import (
	"strings"
	"unicode/utf8"
)

// A cursor is where the last window into a long line began: of many findings in one
// line, each looks on from there.
type cursor struct {
	line         string
	chars, bytes int
}

// window returns the part of the source line that is shown, which part of that
// is marked (start, end), and whether the line goes on before and after it. A
// long line is cut around the marked place.
func (c *cursor) window(s Span) (line []rune, start, end int, before, after bool) {
	start = max(s.Column-1, 0)
	rest, from := s.Excerpt, 0
	if start > frameWidth-frameLead {
		if start > len(rest) { // behind the end of the line
			start = utf8.RuneCountInString(rest)
		}
		if _, left := skip(rest, frameWidth); left {
			from = max(start-frameLead, 0)
			rest = c.skip(rest, from)
		}
	}
	tail, after := skip(rest, frameWidth)
	line = []rune(rest[:len(rest)-len(tail)])
	start = min(start-from, len(line))
	return line, start, min(start+max(s.Width, 1), len(line)), from > 0, after
}

// skip returns what follows the first n characters of a line.
func (c *cursor) skip(line string, n int) string {
	if n < c.chars || line != c.line {
		*c = cursor{line: line}
	}
	rest, _ := skip(line[c.bytes:], n-c.chars)
	c.chars, c.bytes = n, len(line)-len(rest)
	return rest
}

// skip returns what follows the first n characters of a text, and whether that
// is anything. The text may be far longer than what is shown.
func skip(text string, n int) (rest string, left bool) {
	const step = 1 << 10
	for n > step && len(text) > step {
		cut := step
		for cut > step-utf8.UTFMax && !utf8.RuneStart(text[cut]) {
			cut--
		}
		n -= utf8.RuneCountInString(text[:cut])
		text = text[cut:]
	}
	for ; n > 0 && text != ""; n-- {
		_, size := utf8.DecodeRuneInString(text)
		text = text[size:]
	}
	return text, text != ""
}

// Parts returns the source line as it is shown, divided at the marked place. The
// middle is empty when the place is the end of the line. What could not be seen,
// or would change how the rest is read, is replaced.
func (s Span) Parts() (before, marked, after string) {
	line, start, end, cutBefore, cutAfter := new(cursor).window(s)
	text := func(part []rune) string { return strings.Map(visible, string(part)) }
	before, marked, after = text(line[:start]), text(line[start:end]), text(line[end:])
	if cutBefore {
		before = "…" + before
	}
	if cutAfter {
		after += "…"
	}
	return before, marked, after
}
