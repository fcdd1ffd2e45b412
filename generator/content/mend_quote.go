package content

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"handbook/generator/diag"
)

// openQuote returns the typographic quote that opens the last quotation of a text
// that is not closed, and the one that would close it, or zeros.
func openQuote(text string) (opening, closing rune) {
	closers := map[rune]rune{'„': '“', '“': '”', '«': '»', '»': '«'}
	for _, r := range text {
		switch {
		case opening == 0:
			opening, closing = r, closers[r]
			if closing == 0 {
				opening = 0
			}
		case r == closing || r == '”':
			opening, closing = 0, 0
		}
	}
	return opening, closing
}

// endsEntry matches what may follow a text.
var endsEntry = regexp.MustCompile(`^[ \t]*(?:[,\]}#]|$)`)

// halfQuoted tells of a quotation within a text that begins with a typographic quote
// and ends with a straight one, which ends the text, such as "„Yes" and no".
func (m *mender) halfQuoted(r rune) bool {
	begin, end := m.place.passed[0], m.place.passed[1]
	start, lineEnd := m.lineOf(m.at)
	if end-begin < 2 || begin < start || m.text[begin] != '"' || !strings.Contains(m.text[end:lineEnd], `"`) {
		return false
	}
	opening, closing := openQuote(m.text[begin+1 : end-1])
	switch between := strings.Trim(m.text[end:max(end, m.at)], " \t"); {
	case opening == 0:
		return false
	case m.place.text >= 0: // what should close the text seems to begin one
		if m.place.text != end {
			return false
		}
	case r == '"':
		if m.at != end || !endsEntry.MatchString(m.text[m.at+1:lineEnd]) {
			return false
		}
	case m.bracket() == '{' && !strings.ContainsAny(between, `="'`): // the next word is taken for a key
	case strings.Trim(between, ",") != "":
		return false
	}
	m.say(diag.CurlyQuotes, end-1, end, fmt.Sprintf("the quotation that begins with %c ends with a straight quotation mark", opening),
		fmt.Sprintf("write %c in its place; a straight one ends the whole text", closing))
	m.replace(end-1, end, string(closing))
	return true
}

// unclosedEntry tells of a text in a list on one line that is not closed before its
// comma, so that the quote before the next entry ended it.
func (m *mender) unclosedEntry() bool {
	begin, end := m.place.passed[0], m.place.passed[1]
	start, lineEnd := m.lineOf(m.at)
	if m.bracket() != '[' || m.place.text >= 0 || end != m.at || begin < start || end-begin < 2 {
		return false
	}
	quote := m.text[begin : begin+1]
	text := strings.TrimRight(m.text[begin+1:end-1], " \t")
	entry, ok := strings.CutSuffix(text, ",")
	// what quotes are left close the next entries, when their number is odd
	closed, size := utf8.DecodeLastRuneInString(entry)
	if !ok || entry == "" || strings.ContainsRune(`"'`+curlyQuotes, closed) || strings.Count(m.text[end:lineEnd], quote)%2 == 0 {
		return false
	}
	last := begin + 1 + len(entry)
	m.say(diag.Syntax, last-size, last, "the text is not closed", "put "+quote+" after it")
	m.replace(last, last, quote)
	return true
}
