package markdown

import (
	"strings"
	"unicode/utf8"
)

// simple reports whether source is nothing but paragraphs of plain text, as most
// texts are: no character of it marks anything in CommonMark, and each line begins
// with a letter and ends without a space. Such a text needs no parser.
func simple(source string) bool {
	before := byte('\n')
	for i := range len(source) {
		c := source[i]
		switch {
		case c == '\n':
			if before == ' ' {
				return false
			}
		case simpleBytes[c] == never, before == '\n' && simpleBytes[c] != anywhere:
			return false
		}
		before = c
	}
	return before != ' ' && utf8.ValidString(source)
}

// Where a byte of a simple text may stand.
const (
	never = iota
	within
	anywhere // and at the beginning of a line, too
)

var simpleBytes = func() (table [256]byte) {
	for c := range table {
		switch {
		case c < ' ', strings.IndexByte("\\`*_[]<>&|\x7f", byte(c)) >= 0:
			table[c] = never
		case 'a' <= c|0x20 && c|0x20 <= 'z', c == '"', c == '\'', c == '(', c >= utf8.RuneSelf:
			table[c] = anywhere
		default:
			table[c] = within
		}
	}
	return table
}()

// paragraphs returns a simple source as HTML.
func paragraphs(source string) string {
	var b strings.Builder
	b.Grow(len(source) + len("<p></p>\n"))
	for rest := source; ; {
		rest = strings.TrimLeft(rest, "\n")
		if rest == "" {
			return b.String()
		}
		var text string
		text, rest, _ = strings.Cut(rest, "\n\n")
		b.WriteString("<p>")
		quotes.WriteString(&b, strings.TrimSuffix(text, "\n"))
		b.WriteString("</p>\n")
	}
}

var quotes = strings.NewReplacer(`"`, "&quot;")
