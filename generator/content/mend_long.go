package content

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"handbook/generator/diag"
)

// follows matches a line that can only be the begin of a statement: a text of
// several lines has none like it, though it may have links and formulas.
var follows = regexp.MustCompile(`^([ \t]*)(?:\[\[?[ \t]*["'\w.-]+[ \t]*\]\]?[ \t]*(?:#.*)?$` +
	`|[\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*[ \t]*=[ \t]*(?:["'\[{` + curlyQuotes + `]|(?:true|false|\d[\d:.TZ-]*)[ \t]*(?:#.*)?$))`)

// longText tells of a text between """ that is never closed, and closes it before
// the line that begins what follows it.
func (m *mender) longText(begin int) {
	fence := m.text[begin : begin+3]
	end := m.nextLike(follows, begin)
	if at := curlyFence.FindStringIndex(m.text[begin+3 : end]); at != nil {
		m.curlyFence(begin+3+at[0], begin+3+at[1])
		return
	}
	last := begin + len(trailing.ReplaceAllString(m.text[begin:end], ""))
	hint := fmt.Sprintf("put %s after its last line", fence)
	if line := m.lineNumber(last); line > m.lineNumber(begin) {
		hint += fmt.Sprintf(", which seems to be line %d", line)
	}
	m.say(diag.Syntax, begin, begin+3, fmt.Sprintf("the text that begins with %s is not closed", fence), hint)
	m.replace(last, last, "\n"+fence)
}

// trailing matches what ends a text and may be comments on what follows it.
var trailing = regexp.MustCompile(`(?:\s+|\n[ \t]*#[^\n]*)+$`)

// opening matches the line in which a text of several lines begins, up to that.
var opening = regexp.MustCompile(`(?:^|[{,])[ \t]*[\w-]+[ \t]*=[ \t]*"*$`)

// swallows reports whether the string at the bytes begin..end of a text took the
// begin of the next one for its end, as it is not closed itself.
func swallows(text string, begin, end int) bool {
	start := strings.LastIndexByte(text[:end], '\n') + 1
	return end-begin >= 6 && start > begin && end-3 >= start && opening.MatchString(text[start:end-3])
}

// curlyFence matches three quotes that are not all straight.
var curlyFence = func() *regexp.Regexp {
	curly, any := "["+curlyQuotes+"]", `["`+curlyQuotes+"]"
	return regexp.MustCompile(curly + any + any + `|"` + curly + any + `|""` + curly)
}()

// curlyFence tells of three typographic quotes.
func (m *mender) curlyFence(from, to int) {
	m.say(diag.CurlyQuotes, from, to, fmt.Sprintf("the typographic quotes %s where straight ones are needed", m.text[from:to]),
		`write """ instead; word processors put in the others`)
	m.replace(from, to, `"""`)
}

// curlyText tells of a text of several lines that begins with typographic quotes,
// and most often ends with them.
func (m *mender) curlyText() bool {
	if m.place.text >= 0 {
		return false
	}
	at := curlyFence.FindStringIndex(m.text[m.at:])
	if at == nil || at[0] > 0 {
		return false
	}
	m.curlyFence(m.at, m.at+at[1])
	begin := m.at + len(`"""`)
	end := m.nextLike(follows, begin)
	if at := curlyFence.FindStringIndex(m.text[begin:end]); at != nil {
		m.replace(begin+at[0], begin+at[1], `"""`)
	}
	return true
}

// mixedFence matches three quotes of two kinds that begin no text.
var mixedFence = regexp.MustCompile(`^(?:'""|""'|''"|"'')[ \t]*$`)

// mixedFence tells of a text of several lines that begins with three quotes of two kinds.
func (m *mender) mixedFence() bool {
	if m.place.equals < m.place.statement || len(m.place.open) > 0 {
		return false
	}
	at := m.valueStart()
	_, end := m.lineOf(at)
	if !mixedFence.MatchString(m.text[at:end]) {
		return false
	}
	m.say(diag.Syntax, at, at+3, `a text of several lines begins with """`, "write the same quotation mark three times")
	m.replace(at, at+3, `"""`)
	return true
}

// sixQuotes tells of a text of several lines that ends with its quotes twice.
func (m *mender) sixQuotes() bool {
	begin := m.place.text
	if begin < 0 || len(m.place.fence) < 3 {
		return false
	}
	fence, end := stringAt(m.text, begin)
	if end < 0 {
		return false
	}
	last := begin + 3 + len(strings.TrimRight(m.text[begin+3:end], fence[:1]))
	m.say(diag.Syntax, last, end, "the text ends with "+m.text[last:end], "three quotation marks are enough: write "+fence)
	m.replace(last+3, end, "")
	return true
}

// textBelow tells of a text of several lines that has no quotes before it, or
// neither before nor after it.
func (m *mender) textBelow(at int) bool {
	if len(m.place.open) > 0 || m.at >= len(m.text) {
		return false
	}
	end := m.nextLike(follows, m.at)
	below := strings.TrimRight(m.text[m.at:end], " \t\n")
	closing := strings.LastIndex(below, `"""`)
	closed := closing >= 0 && comments.ReplaceAllString(below[closing+3:], "") == ""
	if closed {
		below = below[:closing]
	}
	text := strings.TrimLeft(below, " \t\n")
	first, _ := utf8.DecodeRuneInString(text)
	written := m.source[m.original(m.place.equals)] == '=' // what has ":" is another format
	if text == "" || strings.Contains(text, `"""`) || !closed && (!written || statement.MatchString(text) || keyLike.MatchString(text) || strings.ContainsRune(`"'[{#]}0123456789`, first)) {
		return false
	}
	hint := `put """ after "="`
	if !closed {
		hint = `put """ after "=" and after its last line`
		m.replace(m.at+len(below), m.at+len(below), `"""`)
	}
	m.say(diag.Syntax, at, at+1, "a text of several lines stands between \"\"\" and \"\"\"", hint)
	m.replace(m.at, m.at, `"""`)
	return true
}
