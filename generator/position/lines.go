package position

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Position is a place in a text as an editor shows it.
type Position struct {
	Line   int // from 1
	Column int // from 1, in Unicode characters; a tab is one
}

// String returns the position as line:column.
func (p Position) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// Lines finds the lines of a text. Lines end with a line feed; a carriage
// return before it is the last character of the line, and a byte order mark is
// no character at all.
type Lines struct {
	text   string
	starts []int // offset of the first character of each line; one more, empty line begins after a final line feed
	passed []int // characters before each stride of a text with a long line; else nil
}

// A text with a line longer than longLine has its characters counted ahead, up
// to every stride, or positions in that line would take the square of its length.
const (
	longLine = 16 << 10
	stride   = 1 << 10
)

// NewLines returns the lines of text, which need not be TOML or even UTF-8: a
// byte that is no UTF-8 counts as one character.
func NewLines(text string) *Lines {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	starts[0] = len(byteOrderMark(text))
	long := 0
	for at := range len(text) {
		if text[at] == '\n' {
			long = max(long, at-starts[len(starts)-1])
			starts = append(starts, at+1)
		}
	}
	l := &Lines{text: text, starts: starts}
	if max(long, len(text)-starts[len(starts)-1]) > longLine && utf8.ValidString(text) {
		for at, count := 0, 0; at < len(text); at += stride {
			l.passed = append(l.passed, count)
			count += firsts(text[at:min(at+stride, len(text))])
		}
	}
	return l
}

// firsts counts the bytes that begin a character of UTF-8.
func firsts(text string) (n int) {
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// characters counts the characters that begin in the bytes from..to.
func (l *Lines) characters(from, to int) int {
	if l.passed == nil || to-from <= stride {
		return utf8.RuneCountInString(l.text[from:to])
	}
	before := func(at int) int {
		i := min(at/stride, len(l.passed)-1)
		return l.passed[i] + firsts(l.text[i*stride:at])
	}
	return before(to) - before(from)
}

// End returns the offset of the line feed of a line, or of the end of the text.
func (l *Lines) End(line int) int {
	if line = max(line, 1); line < len(l.starts) {
		return l.starts[line] - 1
	}
	return len(l.text)
}

// Start returns the offset of the first character of a line, counted from 1. A
// line that the text does not have is taken as the nearest that it has.
func (l *Lines) Start(line int) int {
	return l.starts[min(max(line, 1), len(l.starts))-1]
}

// Position returns the line and column of the character to which the byte at
// offset belongs. An offset outside the text is taken as its begin or end.
func (l *Lines) Position(offset int) Position {
	offset = min(max(offset, l.starts[0]), len(l.text))
	line := sort.Search(len(l.starts), func(i int) bool { return l.starts[i] > offset })
	start := l.starts[line-1]
	for back := 1; back < utf8.UTFMax && offset-back >= start; back++ { // to the begin of its character
		if _, size := utf8.DecodeRuneInString(l.text[offset-back:]); size > back && offset < len(l.text) {
			offset -= back
			break
		}
	}
	return Position{line, l.characters(start, offset) + 1}
}

// byteOrderMark returns the mark at the begin of text that the decoder skips,
// or nothing. The offsets in the decoder's own errors count from after it.
func byteOrderMark(text string) string {
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		if strings.HasPrefix(text, mark) {
			return mark
		}
	}
	return ""
}
