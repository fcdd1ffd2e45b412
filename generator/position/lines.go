package position

import (
	"bytes"
	"fmt"
	"sort"
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
	text   []byte
	starts []int // offset of the first character of each line
}

// NewLines returns the lines of text, which need not be TOML or even UTF-8: a
// byte that is no UTF-8 counts as one character. The text must not be changed
// afterwards.
func NewLines(text []byte) *Lines {
	starts := make([]int, 1, 1+bytes.Count(text, []byte("\n")))
	starts[0] = len(ByteOrderMark(text))
	for at, c := range text {
		if c == '\n' {
			starts = append(starts, at+1)
		}
	}
	return &Lines{text, starts}
}

// Count returns the number of lines, at least 1. After a final line feed one
// more, empty line begins.
func (l *Lines) Count() int { return len(l.starts) }

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
	at, column := l.starts[line-1], 1
	for at < offset {
		_, size := utf8.DecodeRune(l.text[at:])
		if at+size > offset {
			break
		}
		at += size
		column++
	}
	return Position{line, column}
}

// ByteOrderMark returns the mark at the begin of text that the decoder skips,
// or nothing. The offsets in the decoder's own errors count from after it.
func ByteOrderMark(text []byte) []byte {
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(text, []byte(mark)) {
			return text[:len(mark)]
		}
	}
	return nil
}
