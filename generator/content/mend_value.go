package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/diag"
)

const (
	wayOfLine  = `a line is written: key = "value"`
	wayOfTable = "a table in a list stands between { and }"
)

// twice tells of a key or table that is there already.
func (m *mender) twice() {
	if strings.HasPrefix(m.text[m.place.statement:], "[") {
		m.tableTwice()
		return
	}
	if m.at > 0 && strings.ContainsAny(m.text[m.at-1:m.at], `"'`) {
		m.at--
	}
	if strings.TrimSpace(m.text[m.place.statement:m.at]) == "" && m.headlessAt(m.at) {
		return
	}
	length := keyLength(m.text[m.at:])
	m.say(diag.Syntax, m.at, m.at+length, diag.Quote(strings.Trim(m.text[m.at:m.at+length], `"'`))+" is given twice", "delete one of the two")
	m.cutOut(m.at, m.at+length, m.nameless())
}

// tableTwice tells of a table that is there already.
func (m *mender) tableTwice() {
	start := m.place.statement
	tables := outline(m.text)
	if i := slices.IndexFunc(tables, func(t table) bool { return t.header == start }); i > 0 {
		if m.inEntry(tables, i) || m.headless(tables, i-1, m.strayIn(tables[i-1])) {
			return
		}
	}
	_, end := m.lineOf(start)
	name := strings.Trim(m.text[start:end], "[] \t")
	if !m.quiet && !strings.HasPrefix(m.text[start:], "[[") && strings.Contains(m.text[:start], "[["+name+"]]") {
		m.say(diag.Syntax, start, end, diag.Quote(name)+" is a list of tables", fmt.Sprintf("begin each entry with [[%s]]", name))
		m.replace(start, end, "[["+name+"]]")
		return
	}
	if at := singleHeader(m.text[:start], name); at >= 0 && (m.listsTables(name) || strings.HasPrefix(m.text[start:], "[[")) {
		m.say(diag.Syntax, at, at+len(name)+2, diag.Quote(name)+" is a list of tables", fmt.Sprintf("begin each entry with [[%s]]", name))
		m.told[m.line]-- // this line may have its own fault
		m.replace(at, at+len(name)+2, "[["+name+"]]")
		return
	}
	m.say(diag.Syntax, start, end, diag.Quote(name)+" is there already", fmt.Sprintf("put all its keys below one [%s], or its entries each below a [[%s]]", name, name))
	m.cutOut(start, end, "["+m.nameless()+"]")
}

// listsTables reports whether a key of the file as a whole is known to take a list
// of tables.
func (m *mender) listsTables(key string) bool {
	f := find(fieldsOf(m.root), key)
	return f != nil && f.listsTables()
}

// singleHeader returns where a text has the line [name], or -1.
func singleHeader(text, name string) int {
	return strings.LastIndex("\n"+text, "\n["+name+"]")
}

var key = regexp.MustCompile(`^(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)`)

func keyLength(text string) int { return max(len(key.FindString(text)), 1) }

var keyAndValue = regexp.MustCompile(`^[\w-]+[ \t]*=`)

// noEquals tells of a line that begins with something else than a key and "=".
func (m *mender) noEquals(r rune) {
	start, end := m.lineOf(m.at)
	line := m.text[start:end]
	rest := m.text[m.at:end]
	switch {
	case r == ':':
		m.say(diag.Syntax, m.at, m.at+1, `":" stands where "=" is needed`, wayOfLine)
		m.replace(m.at, m.at+1, "=")
	case strings.HasPrefix(strings.TrimSpace(line), "//"):
		m.say(diag.Syntax, m.at, m.at+2, "two slashes begin no comment", "begin it with #")
		m.replace(m.at, m.at, "#")
	case m.bracedHeader(start, end):
	case strings.ContainsRune(`"'[{`, r) || unicode.IsDigit(r):
		m.say(diag.Syntax, m.at, m.at+1, `"=" is missing before the value`, wayOfLine)
		m.replace(m.at, m.at, "=")
	case m.keyOfWords(start, end):
	case strings.Contains(rest, "=") && len(m.place.open) == 0:
		name := strings.TrimSpace(line[:strings.IndexByte(line, '=')])
		from := start + strings.Index(line, name)
		m.say(diag.Syntax, from, from+len(name), diag.Quote(name)+" cannot be a key", "a key is one word of the letters a to z, with hyphens or underscores")
		m.drop()
	default:
		m.prose(start, end)
	}
}

// words matches a key of up to four words, or with letters that need quotes.
var words = regexp.MustCompile(`^[ \t]*([^\s"'\\=\[\]{},.#]+(?:[ \t]+[^\s"'\\=\[\]{},.#]+){0,3})[ \t]*=[ \t]*["'\[{\w]`)

// keyOfWords puts a key that is not one plain word in quotes. No key of the format
// is like that, so that it is told with the keys that nobody knows.
func (m *mender) keyOfWords(start, end int) bool {
	switch m.bracket() {
	case '[':
		return false
	case '{':
		start = max(start, 1+strings.LastIndexAny(m.text[:m.at], "{,"))
	}
	match := words.FindStringSubmatchIndex(m.text[start:end])
	if match == nil || keyLength(m.text[start+match[2]:]) == match[3]-match[2] {
		return false
	}
	from, to := start+match[2], start+match[3]
	m.replace(from, to, `"`+m.text[from:to]+`"`)
	m.told[m.line]-- // nothing was said
	return true
}

// noValue tells of a value that is not there, or that is text without quotes.
func (m *mender) noValue(r rune) {
	if r == '=' && m.text[m.place.equals] == '=' {
		m.say(diag.Syntax, m.at, m.at+1, `"=" is there twice`, wayOfLine)
		m.replace(m.at, m.at+1, "")
		return
	}
	if m.otherSigns() || r == ')' && m.otherClosing() {
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
	if r == '(' && (m.listInParentheses() || len(m.place.open) > 0 && m.parentheses()) {
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

// parentheses tells of a table between parentheses.
func (m *mender) parentheses() bool {
	_, end := m.lineOf(m.at)
	last := strings.LastIndexByte(m.text[m.at:end], ')')
	if last < 0 || !keyAndValue.MatchString(strings.TrimLeft(m.text[m.at+1:end], " \t")) {
		return false
	}
	m.say(diag.Syntax, m.at, m.at+1, `"(" stands where "{" is needed`, wayOfTable)
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
	case r == ',' && m.listWithoutBrackets(end):
	case unicode.IsDigit(rune(before)) && strings.ContainsRune(",/", r) && m.at+1 < end && unicode.IsDigit(rune(m.text[m.at+1])):
		m.noNumber()
	case r == ']' && m.text[m.place.statement] == '[':
		m.brackets()
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
	case unicode.IsDigit(rune(before)) && unicode.IsLetter(r) && len(m.place.open) == 0 && !statement.MatchString(m.text[m.at:end]):
		m.unquoted(m.valueStart(), end)
	case statement.MatchString(m.text[m.at:end]):
		m.say(diag.Syntax, m.at, m.at+1, "a second key on one line", "give each key a line of its own")
		m.replace(m.at, m.at, "\n"+strings.Repeat(" ", max(m.place.statement-start, 0)))
	case m.text[m.place.statement] == '[':
		m.say(diag.Syntax, m.at, end, "there is text after the name of a table", "delete it, or begin a comment with #")
		m.replace(m.at, end, "")
	default:
		m.say(diag.Syntax, m.at, end, "there is text after the value", "put the whole value in quotes, or begin a comment with #")
		m.replace(m.at, end, "")
	}
}

// semicolons matches those that other languages have at the end of a line.
var semicolons = regexp.MustCompile(`^[; \t]+(?:#.*)?$`)

// valueStart returns where the value of the last key begins.
func (m *mender) valueStart() int {
	rest := m.text[m.place.equals+1:]
	return len(m.text) - len(strings.TrimLeft(rest, " \t"))
}
