package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// notClosed tells of a list or table whose closing bracket is missing: the
// error is at the end of the file, or on a line that begins something else.
func (m *mender) notClosed(atEnd bool) bool {
	if len(m.place.open) == 0 {
		return false
	}
	start, end := m.lineOf(m.at)
	line := strings.TrimSpace(m.text[start:end])
	p := placeOf(m.text, start)
	if atEnd || len(p.open) == 0 || line == "" {
		p = m.place
	}
	open := p.open[len(p.open)-1]
	list := m.text[open] == '['
	first := strings.TrimSpace(m.text[start:m.at]) == ""
	here := m.text[m.at:min(m.at+1, len(m.text))]
	switch {
	case atEnd:
	case here == "}" && m.otherClosing():
		return true
	case here == "}" && !slices.ContainsFunc(m.place.open, func(at int) bool { return m.text[at] == '{' }):
		m.closesNothing()
		return true
	case open < start && m.beginsStatement(start, end) && (list || first):
	case open < start && !list && line != "" && strings.ContainsAny(line[:1], "\"'{[]"):
	case list && here == "}", !list && here == "]" && strings.Count(line, "{") > strings.Count(line, "}"):
		p = m.place
		open = p.open[len(p.open)-1]
	default:
		return false
	}
	what, closing, hint := "table", "}", "put } after its last value"
	if list {
		what, closing, hint = "list", "]", "put ] after its last entry"
	}
	m.say(diag.Syntax, open, open+1, fmt.Sprintf("the %s that begins here is not closed", what), hint)
	at := open + len(strings.TrimRight(m.text[open:p.last], " \t\n,"))
	if list {
		at = p.last
	}
	m.replace(at, at, closing)
	if rest := strings.TrimLeft(m.text[at+1:], " \t\n"); !list && len(p.open) > 1 && !strings.HasPrefix(rest, ",") && at+1 >= p.last {
		m.replace(at+1, at+1, ",")
	}
	return true
}

// otherClosing tells of a bracket of another kind in the place of the one that closes
// a list: what follows it is not of the list.
func (m *mender) otherClosing() bool {
	n := len(m.place.open)
	if n != 1 || m.text[m.place.open[0]] != '[' {
		return false
	}
	below := comments.ReplaceAllString(m.text[m.at+1:], "")
	if from := len(m.text) - len(below); below != "" && !m.beginsStatement(m.lineOf(from)) {
		return false
	}
	m.say(diag.Syntax, m.at, m.at+1, fmt.Sprintf("%q stands where \"]\" is needed", m.text[m.at:m.at+1]), "write ]")
	m.replace(m.at, m.at+1, "]")
	return true
}

// closesNothing tells of a closing bracket that has no opening one.
func (m *mender) closesNothing() {
	m.say(diag.Syntax, m.at, m.at+1, fmt.Sprintf("%q closes nothing", m.text[m.at:m.at+1]), "delete it")
	m.replace(m.at, m.at+1, "")
}

// notOpened tells of a list whose opening bracket is missing: the closing one
// stands on its line, or its entries on the lines below.
func (m *mender) notOpened() bool {
	start, end := m.lineOf(m.at)
	line := m.text[start:end]
	if strings.HasPrefix(m.text[m.place.statement:], "[") || m.place.equals < m.place.statement || strings.Count(line, "]") <= strings.Count(line, "[") {
		return false
	}
	at := m.valueStart()
	if strings.HasPrefix(m.text[at:], "[") {
		return false
	}
	m.say(diag.Syntax, at, at+1, "the list does not begin with a bracket", "put [ before its first entry")
	m.replace(at, at, "[")
	return true
}

// onlyTexts matches texts and numbers with commas between them.
var onlyTexts = regexp.MustCompile(`^\s*(?:"[^"\n]*"|'[^'\n]*'|\d+)(?:\s*,\s*(?:"[^"\n]*"|'[^'\n]*'|\d+))*\s*,?\s*$`)

// listWithoutBrackets tells of a list of several entries that has no brackets at all, on
// the line that ends at an offset.
func (m *mender) listWithoutBrackets(end int) bool {
	from := m.valueStart()
	line, _, _ := strings.Cut(m.text[from:end], " #")
	value := strings.TrimRight(line, " \t,")
	if len(m.place.open) > 0 || !m.keyOf(isList) || !onlyTexts.MatchString(value) || len(value) <= m.at-from {
		return false
	}
	m.say(diag.Syntax, from, from+len(value), "a list stands between [ and ]", "write ["+value+"]")
	m.replace(from+len(value), from+len(line), "]")
	m.replace(from, from, "[")
	return true
}

// bracedTexts tells of a list between { and }.
func (m *mender) bracedTexts() bool {
	if m.bracket() != '{' {
		return false
	}
	n := len(m.place.open)
	open := m.place.open[n-1]
	size := strings.IndexByte(m.text[open:], '}')
	if size < 0 || !onlyTexts.MatchString(m.text[open+1:open+size]) {
		return false
	}
	if n > 1 {
		m.say(diag.Syntax, open, open+1, "a text alone stands between { and }", "delete the two brackets")
		m.replace(open+size, open+size+1, "")
		m.replace(open, open+1, "")
		return true
	}
	m.squareBrackets(open, open+size)
	return true
}

// listInParentheses tells of a list between ( and ).
func (m *mender) listInParentheses() bool {
	size := strings.IndexByte(m.text[m.at:], ')')
	if size < 0 || !onlyTexts.MatchString(m.text[m.at+1:m.at+size]) {
		return false
	}
	m.squareBrackets(m.at, m.at+size)
	return true
}

// squareBrackets tells of a list between other brackets, which stand at two offsets.
func (m *mender) squareBrackets(open, closing int) {
	m.say(diag.Syntax, open, open+1, fmt.Sprintf("%q stands where \"[\" is needed", m.text[open:open+1]), "write the list between [ and ]")
	m.replace(closing, closing+1, "]")
	m.replace(open, open+1, "[")
}

var keyAndValue = regexp.MustCompile(`^[\w-]+[ \t]*=`)

// parentheses tells of a table between parentheses.
func (m *mender) parentheses() bool {
	_, end := m.lineOf(m.at)
	last := strings.LastIndexByte(m.text[m.at:end], ')')
	if last < 0 || !keyAndValue.MatchString(strings.TrimLeft(m.text[m.at+1:end], " \t")) {
		return false
	}
	hint := wayOfTable
	if len(m.place.open) == 0 {
		hint = "write the table between { and }"
	}
	m.say(diag.Syntax, m.at, m.at+1, `"(" stands where "{" is needed`, hint)
	m.replace(m.at+last, m.at+last+1, "}")
	m.replace(m.at, m.at+1, "{")
	return true
}

// squareTable tells of a table between square brackets in a list.
func (m *mender) squareTable() bool {
	n := len(m.place.open)
	start, end := m.lineOf(m.at)
	if n < 2 || m.bracket() != '[' || m.text[m.place.open[n-2]] != '[' || m.place.open[n-1] < start ||
		strings.TrimSpace(m.text[m.place.open[n-1]+1:m.at]) != "" || !keyAndValue.MatchString(m.text[m.at:end]) {
		return false
	}
	open, last := m.place.open[n-1], strings.LastIndexByte(m.text[m.at:end], ']')
	m.say(diag.Syntax, open, open+1, `"[" stands where "{" is needed`, wayOfTable)
	if last >= 0 {
		m.replace(m.at+last, m.at+last+1, "}")
	}
	m.replace(open, open+1, "{")
	return true
}
