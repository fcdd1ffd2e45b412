package content

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"handbook/generator/diag"
)

// The most syntax errors that are mended in one line, and in one file, and the
// most bytes that are read again for that: after each, the file is read anew.
const (
	mendsOfLine = 20
	mendsOfFile = 200
	mendsBytes  = 32 << 20
)

// atEnd matches the decoder's messages of the end of the file, which it places before it.
var atEnd = regexp.MustCompile(`unexpected EOF|end of file|got '\\x00' instead`)

// keyTwice begins the decoder's message of a key that is given twice.
const keyTwice = "Key '"

// mender tells the syntax errors of a file and mends its draft.
type mender struct {
	*file
	list    *diag.List
	root    reflect.Type // of the file as a whole, or nil
	told    map[int]int  // how many errors each line had; the first is told
	mends   int
	dropped int // tables and keys that got a name nobody reads

	// Of the error at hand:
	at    int // its offset in the draft
	line  int // in the source
	place place
	quiet bool // it may follow from another one
	// it is a text that is not closed, and that took the next one for its end
	swallowing bool
}

// mend tells one error and mends it. It returns false when it cannot go on.
func (m *mender) mend(fault toml.ParseError) bool {
	m.at = min(max(fault.Position.Start, 0), len(m.text))
	if atEnd.MatchString(fault.Message) {
		m.at = len(m.text)
	}
	m.place = placeOf(m.text, m.at)
	m.swallowing = false
	if begin := m.place.swallowing; begin >= 0 {
		m.at, m.place = begin, placeOf(m.text, begin)
		m.swallowing = true
	}
	if m.place.statement < 0 {
		m.place.statement, _ = m.lineOf(m.at)
	}
	m.line = m.lineNumber(m.at)
	m.quiet = m.told[m.line] > 0
	m.told[m.line]++
	m.mends++
	if m.mends == 1 {
		m.mended = m.span(m.at, m.at+1)
	}
	if m.mends > mendsOfFile || m.mends*len(m.text) > mendsBytes {
		return false
	}
	before := m.text
	if m.told[m.line] > mendsOfLine {
		m.drop()
	} else {
		m.explain(fault.Message)
	}
	return m.text != before
}

// bracket returns the bracket that the error stands in most closely, or 0.
func (m *mender) bracket() byte {
	if len(m.place.open) == 0 {
		return 0
	}
	return m.text[m.place.open[len(m.place.open)-1]]
}

// say tells the error at the bytes from..to of the draft.
func (m *mender) say(code diag.Code, from, to int, message, hint string) {
	if !m.quiet {
		m.list.Add(code, m.span(from, to), message, hint)
	}
}

// explain tells and mends the error that the decoder calls by a message, in
// the words of the person who made it.
func (m *mender) explain(message string) {
	is := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(message, p) {
				return true
			}
		}
		return false
	}
	r, size := utf8.DecodeRuneInString(m.text[m.at:])
	switch {
	case m.swallowing:
		m.longText(m.at)
	case is(`unexpected '""""""'`, `unexpected "''''''"`) && m.sixQuotes():
	case m.mixedFence():
	case m.halfQuoted(r):
	case m.unclosedEntry():
	case len(m.place.fence) == 3 && is(`expected '"""'`, `expected "'''"`):
		m.longText(m.place.text)
	case len(m.place.fence) == 1 && is("cannot contain newlines", `expected '"'`, `expected "'"`):
		m.shortText()
	case m.place.text >= 0 && is("invalid escape", "hexadecimal digits", "Escaped character"):
		m.backslash()
	case is(keyTwice, "is not a table"):
		m.twice()
	case odd(r) && m.curlyText():
	case m.bullet():
	case m.place.text < 0 && odd(r):
		m.oddCharacter(r, size)
	case m.mergeDivide():
	case is("table name", "table separator", "table array"):
		m.header()
	case is("expected '.' or '='") && m.bracedTexts():
	case m.squareTable():
	case m.notClosed(m.at == len(m.text)):
	case r == ']' && len(m.place.open) > 0 && m.notOpened():
	case is("expected a comma", "top-level item to end") && m.longerWord():
	case len(m.place.open) > 0 && is("expected a comma"):
		m.noComma(r)
	case is("unexpected comma") && m.otherSigns():
	case is("unexpected comma"):
		m.say(diag.Syntax, m.at, m.at+1, "a comma too many", "delete it")
		m.replace(m.at, m.at+1, "")
	case is("expected '.' or '='", "key separator", "keys cannot start"):
		m.noEquals(r)
	case is("name appears blank"):
		m.say(diag.Syntax, m.at, m.at+1, `there is no key before "="`, wayOfLine)
		m.drop()
	case is("expected value"):
		m.noValue(r)
	case is("top-level item to end"):
		m.afterValue()
	case is("out of range"):
		m.say(diag.Syntax, m.at, m.at+1, "the number is too large", "write a smaller one, or put it in quotes")
		m.drop()
	case is("float", "integer", "datetime", "digit", "number"):
		m.noNumber()
	default:
		m.say(diag.Syntax, m.at, m.at+1, strings.ToLower(message), wayOfLine)
		m.drop()
	}
}

// statement matches a line that begins a key or a table.
var statement = regexp.MustCompile(`^([ \t]*)(?:\[\[?[ \t]*["'\w-]|[\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*[ \t]*=)`)

// beginsStatement reports whether a line looks like the begin of a statement
// that is not a part of the current one.
func (m *mender) beginsStatement(from, to int) bool {
	start, _ := m.lineOf(m.place.statement)
	match := statement.FindStringSubmatch(m.text[from:to])
	return match != nil && len(match[1]) <= m.place.statement-start
}

// next returns where the first line after an offset begins that looks like the
// begin of a statement and is not indented deeper than the current one.
func (m *mender) next(at int) int { return m.nextLike(statement, at) }

// nextLike is next for the lines that match a pattern, whose first group is the indent.
func (m *mender) nextLike(like *regexp.Regexp, at int) int {
	start, _ := m.lineOf(m.place.statement)
	indent := m.place.statement - start
	for {
		_, end := m.lineOf(at)
		if end >= len(m.text) {
			return len(m.text)
		}
		at = end + strings.IndexByte(m.text[end:], '\n') + 1
		_, end = m.lineOf(at)
		if match := like.FindStringSubmatch(m.text[at:end]); match != nil && len(match[1]) <= indent {
			return at
		}
	}
}

// drop leaves out what holds the error: a line of a list, or the whole
// statement. A header gets a name that nobody reads, so that the keys below it
// do not fall to the table above.
func (m *mender) drop() {
	start, end := m.lineOf(m.at)
	if line := m.text[start:end]; !m.quiet && len(placeOf(m.text, start).open) > 0 &&
		strings.Count(line, "[") == strings.Count(line, "]") && strings.Count(line, "{") == strings.Count(line, "}") {
		m.cutOut(start, end, "")
		return
	}
	start = m.place.statement
	if len(m.place.open) > 0 || m.place.text >= 0 {
		end = m.next(m.at)
	}
	if strings.HasPrefix(m.text[start:], "[") {
		m.cutOut(start, end, "["+m.unreadName()+"]\n")
		return
	}
	m.cutOut(start, end, "")
}

// cutOut puts with in the place of the bytes from..to, which nobody reads.
func (m *mender) cutOut(from, to int, with string) {
	m.cuts = append(m.cuts, m.text[from:to])
	m.replace(from, to, with)
}

// skipValue puts a value that nobody reads in the place of the bytes from..to:
// its key is there, and what it holds is not known.
func (m *mender) skipValue(from, to int) {
	if m.unread == nil {
		m.unread = map[int]bool{}
	}
	m.unread[m.original(from)] = true
	m.replace(from, to, unreadValue)
}

// droppedName is the begin of the names that nobody reads.
const droppedName = "left out "

// unreadName returns a name that nobody reads.
func (m *mender) unreadName() string {
	m.dropped++
	return fmt.Sprintf("%q", fmt.Sprint(droppedName, m.dropped))
}

// prune takes what has a name that nobody reads from the decoded value.
func (m *mender) prune(value any) {
	if m.dropped == 0 {
		return
	}
	switch value := value.(type) {
	case map[string]any:
		for key, v := range value {
			if strings.HasPrefix(key, droppedName) {
				delete(value, key)
			} else {
				m.prune(v)
			}
		}
	case []any:
		for _, v := range value {
			m.prune(v)
		}
	case []map[string]any:
		for _, v := range value {
			m.prune(v)
		}
	}
}
