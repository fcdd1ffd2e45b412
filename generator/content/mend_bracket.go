package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"handbook/generator/diag"
)

// bareHeader matches the name of a table that lacks its opening brackets.
var bareHeader = regexp.MustCompile(`^[\w.-]+[ \t]*\]{1,2}[ \t]*(#|$)`)

// brackets tells of the name of a table with more brackets after it than before
// it.
func (m *mender) brackets() {
	start, end := m.lineOf(m.at)
	line, _, _ := strings.Cut(m.text[start:end], "#")
	name := strings.Trim(line, "[] \t")
	closed := strings.Count(line, "]")
	m.say(diag.Syntax, start, start+len(strings.TrimRight(line, " \t")), fmt.Sprintf("the brackets before and after %s differ", diag.Quote(name)), headerHint)
	m.replace(start, start+len(line), strings.Repeat("[", closed)+name+strings.Repeat("]", closed))
}

const headerHint = "write [name] for a table and [[name]] for an entry of a list of tables"

// braced matches the name of a table between brackets of another kind.
var braced = regexp.MustCompile(`^[ \t]*([{(]{1,2})[ \t]*([\w.-]+)[ \t]*[})]{1,2}[ \t]*(?:#.*)?$`)

// bracedHeader tells of the name of a table in such a line.
func (m *mender) bracedHeader(start, end int) bool {
	match := braced.FindStringSubmatchIndex(m.text[start:end])
	if match == nil || len(placeOf(m.text, start).open) > 0 {
		return false
	}
	name := headerName{m.text[start+match[4] : start+match[5]], match[3]-match[2] == 2}
	if f := m.tableNamed(name.name); f != nil {
		name = headerName{f.key, f.listsTables()}
	}
	from := start + match[2]
	m.say(diag.Syntax, from, end, "the name of a table stands in square brackets", "write "+name.line())
	m.replace(from, end, name.line())
	return true
}

// tableNamed returns the table of the file as a whole that a name was probably meant
// as, or nil.
func (m *mender) tableNamed(name string) *field {
	var keys []string
	for _, f := range fieldsOf(m.root) {
		if f.tables() || f.keyed {
			keys = append(keys, f.key)
		}
	}
	return find(fieldsOf(m.root), nearestKey(name, keys))
}

// onlyTexts matches texts and numbers with commas between them.
var onlyTexts = regexp.MustCompile(`^\s*(?:"[^"\n]*"|'[^'\n]*'|\d+)(?:\s*,\s*(?:"[^"\n]*"|'[^'\n]*'|\d+))*\s*,?\s*$`)

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

// closedHeader matches the name of a table between its brackets.
var closedHeader = regexp.MustCompile(`^\[{1,2}[ \t]*([^\[\]"'#.]*[^\[\]"'#. \t])[ \t]*\]{1,2}[ \t]*(?:#.*)?$`)

// headerOfWords puts the name of a table that is not one plain word in quotes, so
// that it is told with those that nobody knows.
func (m *mender) headerOfWords() bool {
	start := m.place.statement
	_, end := m.lineOf(start)
	match := closedHeader.FindStringSubmatchIndex(m.text[start:end])
	if match == nil || keyLength(m.text[start+match[2]:]) == match[3]-match[2] {
		return false
	}
	m.replace(start+match[3], start+match[3], `"`)
	m.replace(start+match[2], start+match[2], `"`)
	m.told[m.line]-- // nothing was said
	return true
}

// header tells of the name of a table that is empty or not closed.
func (m *mender) header() {
	if m.headerOfWords() {
		return
	}
	start := m.place.statement
	end := start + len(strings.TrimRight(m.text[start:m.at], " \t"))
	name := strings.Trim(m.text[start:end], "[] \t")
	closers := len(m.place.open)
	switch {
	case name == "":
		m.say(diag.Syntax, start, m.at+1, "a table without a name", "write its name between the brackets, such as [brand]")
	case m.quiet || closers == 0:
		m.say(diag.Syntax, m.at, m.at+1, "the name of a table is not closed", headerHint)
	default:
		m.say(diag.Syntax, start, end, fmt.Sprintf("the brackets around %s are not closed", diag.Quote(name)), headerHint)
		m.replace(end, end, strings.Repeat("]", closers))
		return
	}
	m.drop()
}

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

// listWithoutBrackets tells of a list of several entries, on a line that goes to an
// end, that has no brackets at all.
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

// beginsStatement reports whether a line looks like the begin of a statement
// that is not a part of the current one.
func (m *mender) beginsStatement(from, to int) bool {
	start, _ := m.lineOf(m.place.statement)
	match := statement.FindStringSubmatch(m.text[from:to])
	return match != nil && len(match[1]) <= m.place.statement-start
}

// noComma tells of a comma that is missing between entries.
func (m *mender) noComma(r rune) {
	if m.doubledQuotes() || m.fromTo() || r == ')' && m.otherClosing() {
		return
	}
	if q := m.text[max(m.place.last-1, 0)]; (q == '"' || q == '\'') && m.place.last == m.at && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		m.innerQuote()
		return
	}
	if start, end := m.lineOf(m.at); unicode.IsLetter(r) { // after a number that begins a text
		entry := end - len(strings.TrimLeft(m.text[start:end], " \t"))
		if m.lineOfEntry(entry, end) > m.at {
			m.unquoted(entry, end)
			return
		}
	}
	if r == ';' {
		m.say(diag.Syntax, m.at, m.at+1, `";" stands where "," is needed`, "separate entries with commas")
		m.replace(m.at, m.at+1, ",")
		return
	}
	what, hint := "entry", "separate the entries of a list with commas"
	if m.bracket() == '{' {
		what, hint = "value", "separate what stands between { and } with commas"
	}
	end := m.place.last
	m.say(diag.Syntax, end, end+1, "a comma is missing after the "+what, hint)
	m.replace(end, end, ",")
}
