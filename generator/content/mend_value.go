package content

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/diag"
)

// noValue tells of a value that is not there, or that is text without quotes.
func (m *mender) noValue(r rune) {
	if r == '=' && m.text[m.place.equals] == '=' {
		m.say(diag.Syntax, m.at, m.at+1, `"=" is there twice`, wayOfLine)
		m.replace(m.at, m.at+1, "")
		return
	}
	if len(m.place.open) > 0 && m.slashes() || m.otherSigns() || r == ')' && m.otherClosing() {
		return
	}
	if m.at >= len(m.text) || strings.ContainsRune("#,]}", r) || unicode.IsSpace(r) {
		at := m.place.last
		if r == '#' && m.hexColour() || m.bulletsBelow() || m.textBelow(at) || m.valueBelow(at) {
			return
		}
		m.say(diag.Syntax, at, at+1, `there is no value after "="`, `write a text in quotes, a number, true or false, or a list in [ ]; or delete the line`)
		m.skipValue(at, at)
		return
	}
	if r == '(' && (m.listInParentheses() || m.parentheses()) {
		return
	}
	_, end := m.lineOf(m.at)
	if !unicode.IsLetter(r) && m.lineOfEntry(m.at, end) < 0 {
		m.noNumber()
		return
	}
	if line := m.text[m.at:end]; keyAndValue.MatchString(line) && (len(m.place.open) > 0 || strings.Contains(line, "}")) {
		m.say(diag.Syntax, m.at, m.at+1, "the table does not begin with a bracket", "put { before its first key")
		m.replace(m.at, m.at, "{")
		return
	}
	m.unquoted(m.at, end)
}

// colour matches a colour without quotes, which reads as a comment.
var colour = regexp.MustCompile(`^#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?:[ \t\n,]|$)`)

// hexColour tells of a colour without quotes.
func (m *mender) hexColour() bool {
	value := strings.TrimRight(colour.FindString(m.text[m.at:]), " \t\n,")
	if value == "" {
		return false
	}
	full := value
	if len(value) == 4 {
		full = "#" + strings.Repeat(value[1:2], 2) + strings.Repeat(value[2:3], 2) + strings.Repeat(value[3:4], 2)
	}
	m.say(diag.Unquoted, m.at, m.at+len(value), "a colour without quotes, which reads as a comment", "put it in straight quotes: "+diag.Quote(full))
	m.replace(m.at, m.at+len(value), fmt.Sprintf("%q", full))
	return true
}

// comments matches the space, comments and ends of lines before something.
var comments = regexp.MustCompile(`^(?:[ \t\n]+|#[^\n]*)+`)

// valueBelow tells of a value that stands on the lines below its key: a list
// without its bracket, or a value that has to stand beside it.
func (m *mender) valueBelow(at int) bool {
	next := comments.ReplaceAllString(m.text[m.at:], "")
	start, end := m.lineOf(len(m.text) - len(next))
	if len(m.place.open) > 0 || next == "" || !strings.ContainsAny(next[:1], "\"'[{0123456789") || m.beginsStatement(start, end) {
		return false
	}
	line, rest, _ := strings.Cut(next, "\n")
	line, rest = strings.TrimSpace(line), strings.TrimSpace(rest)
	if next[0] != '[' && (strings.HasSuffix(line, ",") || strings.HasPrefix(rest, "]")) {
		m.say(diag.Syntax, at, at+1, "the list does not begin with a bracket", "put [ before its first entry")
		m.replace(at, at, "[")
	} else {
		m.say(diag.Syntax, at, at+1, "the value does not begin on the line of its key", "join the two lines")
		m.replace(at, len(m.text)-len(next), " ")
	}
	return true
}

// afterValue tells of a line that goes on after its value.
func (m *mender) afterValue() {
	before := m.text[max(m.at-1, 0)]
	m.at += len(m.text[m.at:]) - len(strings.TrimLeft(m.text[m.at:], " \t"))
	r, _ := utf8.DecodeRuneInString(m.text[m.at:])
	start, end := m.lineOf(m.at)
	switch {
	case m.slashes() || m.fromTo():
	case r == ',' && m.listWithoutBrackets(end):
	case unicode.IsDigit(rune(before)) && strings.ContainsRune(",/", r) && m.at+1 < end && unicode.IsDigit(rune(m.text[m.at+1])),
		m.keyOf(isDate) && unicode.IsDigit(rune(before)) && dashes.Replace(string(r)) == "-":
		m.noNumber()
	case r == ']' && m.text[m.place.statement] == '[':
		m.unevenBrackets()
	case (r == ',' || r == ']') && m.notOpened():
	case r == ',' && m.noteAfter(end):
	case r == ',':
		m.say(diag.Syntax, m.at, m.at+1, "a comma after the value", "delete it; commas stand only between the entries of a list")
		m.replace(m.at, m.at+1, "")
	case r == ']' || r == '}':
		m.closesNothing()
	case r == ';' && semicolons.MatchString(m.text[m.at:end]):
		m.say(diag.Syntax, m.at, m.at+1, "a semicolon after the value", "delete it; a line ends without a sign")
		m.replace(m.at, end, "")
	case (r == '"' || r == '\'') && end == m.at+1 && rune(before) == r:
		m.say(diag.Syntax, m.at, end, "a quotation mark too many", "delete it")
		m.replace(m.at, end, "")
	case (r == '"' || r == '\'') && end == m.at+1:
		at := m.valueStart()
		value := diag.Quote(m.text[at:m.at])
		m.say(diag.Unquoted, at, m.at, "a text without quotes: "+value, "put it in straight quotes: "+value)
		m.replace(at, at, string(r))
	case m.doubledQuotes():
	case (before == '"' || before == '\'') && strings.IndexByte(m.text[m.at:end], before) >= 0 && !statement.MatchString(m.text[m.at:end]):
		m.innerQuote()
	case unicode.IsDigit(rune(before)) && (unicode.IsLetter(r) || m.keyOf(isText)) && len(m.place.open) == 0 && !statement.MatchString(m.text[m.at:end]):
		m.unquoted(m.valueStart(), end)
	case statement.MatchString(m.text[m.at:end]):
		m.say(diag.Syntax, m.at, m.at+1, "a second key on one line", "give each key a line of its own")
		m.replace(m.at, m.at, "\n"+strings.Repeat(" ", max(m.place.statement-start, 0)))
	case m.text[m.place.statement] == '[':
		m.say(diag.Syntax, m.at, end, "there is text after the name of a table", "delete it, or begin a comment with #")
		m.replace(m.at, end, "")
	default:
		hint := "put the whole value in quotes, or begin a comment with #"
		if unicode.IsDigit(rune(before)) && !m.keyOf(isText) {
			hint = "delete it, or begin a comment with #"
		}
		m.say(diag.Syntax, m.at, end, "there is text after the value", hint)
		m.replace(m.at, end, "")
	}
}

// semicolons matches those that other languages have at the end of a line.
var semicolons = regexp.MustCompile(`^[; \t]+(?:#.*)?$`)

// note matches what follows the level of a target that has a note, but no brackets
// around the two.
var note = regexp.MustCompile(`^,[ \t]*note[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^"'#]+?)[ \t]*(?:#.*)?$`)

// noteAfter tells of a target with a note but no brackets around the two, on the line
// that ends at an offset.
func (m *mender) noteAfter(end int) bool {
	match := note.FindStringSubmatchIndex(m.text[m.at:end])
	from := m.valueStart()
	level := strings.TrimRight(m.text[from:m.at], " \t")
	if match == nil || strings.Trim(level, "0123456789") != "" {
		return false
	}
	text := m.text[m.at+match[2] : m.at+match[3]]
	if !strings.ContainsAny(text[:1], `"'`) {
		text = fmt.Sprintf("%q", text)
	}
	meant := fmt.Sprintf("{ level = %s, note = %s }", level, text)
	m.say(diag.Syntax, m.at, m.at+match[3], "a level and its note stand between { and }", "write "+meant)
	m.replace(from, m.at+match[3], meant)
	return true
}

// valueStart returns where the value of the last key begins.
func (m *mender) valueStart() int {
	rest := m.text[m.place.equals+1:]
	return len(m.text) - len(strings.TrimLeft(rest, " \t"))
}
