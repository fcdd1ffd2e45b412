package content

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/diag"
)

const wayOfLine = `a line is written: key = "value"`

// shortText tells of a text that does not end on its line.
func (m *mender) shortText() {
	begin := m.place.text
	_, end := m.lineOf(begin)
	if at := strings.LastIndexAny(m.text[begin:end], curlyQuotes); at >= 0 {
		r, size := utf8.DecodeRuneInString(m.text[begin+at:])
		m.curlyQuote(begin+at, r)
		m.replace(begin+at, begin+at+size, m.place.fence)
		return
	}
	tail := " \t"
	if len(m.place.open) > 0 {
		tail += ",]}"
	}
	closing := begin + len(strings.TrimRight(m.text[begin:end], tail))
	last, quotes := m.furtherLines(end)
	if quotes > 0 && m.place.fence == `"` {
		m.say(diag.Syntax, begin, begin+1, `a text between " and " ends on its own line`, `put """ before and after a text of several lines`)
		m.replace(last-quotes, last, `"""`)
		m.replace(begin, begin+1, `"""`)
		return
	}
	m.say(diag.Syntax, closing, closing+1, "the text is not closed before the end of its line", "put "+m.place.fence+" after it")
	if last > end {
		m.replace(end, last, "")
	}
	m.replace(closing, closing, m.place.fence)
}

// keyLike matches a line that looks like a key with its value, even a faulty
// one.
var keyLike = regexp.MustCompile(`^[\w-]+[ \t]*(?:[="'\[{]|:[ \t]*["'\[{])`)

// furtherLines returns where the lines end that seem to go on with a text from
// the line that ends at an offset, and with how many quotes they close it.
func (m *mender) furtherLines(end int) (last, quotes int) {
	last = end
	inList := len(m.place.open) > 0
	for at, stop := end, m.next(end); ; {
		at += strings.IndexByte(m.text[at:]+"\n", '\n') + 1
		if at >= stop {
			return last, 0
		}
		_, lineEnd := m.lineOf(at)
		line := strings.TrimSpace(m.text[at:lineEnd])
		switch {
		case line == "" && !inList:
			continue
		case line == "", line[0] == '#', keyLike.MatchString(line), inList && strings.ContainsAny(line[:1], `"'{}[]`):
			return last, 0
		}
		last = at + len(strings.TrimRight(m.text[at:lineEnd], " \t"))
		if closed := len(line) - len(strings.TrimRight(line, `"`)); closed == 1 || closed == 3 {
			return last, closed
		}
	}
}

// longText tells of a text between """ that is never closed, and closes it
// before the next line that looks like a key or table.
func (m *mender) longText(begin int) {
	fence := m.text[begin : begin+3]
	m.say(diag.Syntax, begin, begin+3, fmt.Sprintf("the text that begins with %s is not closed", fence),
		fmt.Sprintf("put %s after its last line", fence))
	end := m.next(begin)
	m.replace(end, end, fence+"\n")
}

func (m *mender) backslash() {
	at := badEscape(m.text, m.place.text, m.place.fence)
	if m.place.text < 0 || at < 0 {
		m.noNumber()
		return
	}
	_, size := utf8.DecodeRuneInString(m.text[at+1:])
	hint := `write \\ for a backslash, or put the text in single quotes '`
	if len(m.place.fence) == 3 {
		hint = `write \\ for a backslash, or put the text between ''' and '''`
	}
	m.say(diag.Backslash, at, at+1+size, fmt.Sprintf("the backslash before %s begins no known escape", diag.Quote(m.text[at+1:at+1+size])), hint)
	m.replace(at, at, `\`)
}

// twice tells of a key or table that is there already.
func (m *mender) twice() {
	start := m.place.statement
	if start < 0 {
		start = m.at
	}
	if m.at > 0 && strings.ContainsAny(m.text[m.at-1:m.at], `"'`) {
		m.at--
	}
	if m.text[start] != '[' {
		length := keyLength(m.text[m.at:])
		m.say(diag.Syntax, m.at, m.at+length, diag.Quote(strings.Trim(m.text[m.at:m.at+length], `"'`))+" is given twice", "delete one of the two")
		m.replace(m.at, m.at+length, m.nameless())
		return
	}
	_, end := m.lineOf(start)
	name := strings.Trim(m.text[start:end], "[] \t")
	if !m.quiet && !strings.HasPrefix(m.text[start:], "[[") && strings.Contains(m.text[:start], "[["+name+"]]") {
		m.say(diag.Syntax, start, end, diag.Quote(name)+" is a list of tables", fmt.Sprintf("begin each entry with [[%s]]", name))
		m.replace(start, end, "[["+name+"]]")
		return
	}
	m.say(diag.Syntax, start, end, diag.Quote(name)+" is there already", fmt.Sprintf("put all its keys below one [%s], or its entries each below a [[%s]]", name, name))
	m.whole = false
	m.replace(start, end, "["+m.nameless()+"]")
}

var key = regexp.MustCompile(`^(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)`)

func keyLength(text string) int { return max(len(key.FindString(text)), 1) }

func (m *mender) header() {
	start := m.place.statement
	end := start + len(strings.TrimRight(m.text[start:m.at], " \t\r"))
	name := strings.Trim(m.text[start:end], "[] \t")
	closers := len(m.place.open)
	switch {
	case name == "":
		m.say(diag.Syntax, start, m.at+1, "a table without a name", "write its name between the brackets, such as [brand]")
	case m.quiet || closers == 0:
		m.say(diag.Syntax, m.at, m.at+1, "the name of a table is not closed", "write [name] for a table and [[name]] for an entry of a list of tables")
	default:
		m.say(diag.Syntax, start, end, fmt.Sprintf("the brackets around %s are not closed", diag.Quote(name)),
			"write [name] for a table and [[name]] for an entry of a list of tables")
		m.replace(end, end, strings.Repeat("]", closers))
		return
	}
	m.drop()
}

// notClosed tells of a list or table whose closing bracket is missing: the
// place of the error is the end of the file, or begins the next statement.
func (m *mender) notClosed(atEnd bool) bool {
	if len(m.place.open) == 0 {
		return false
	}
	open := m.place.open[len(m.place.open)-1]
	list := m.text[open] == '['
	lineStart, lineEnd := m.lineOf(m.at)
	first := strings.TrimSpace(m.text[lineStart:m.at]) == ""
	here := m.text[m.at:min(m.at+1, len(m.text))]
	switch {
	case atEnd:
	case !list && first && strings.ContainsAny(here, "{[]"):
	case first && open < lineStart && m.beginsStatement(lineStart, lineEnd):
	default:
		return false
	}
	end := m.place.last
	if list {
		m.say(diag.Syntax, open, open+1, "the list that begins here is not closed", "put ] after its last entry")
		m.replace(end, end, "]")
	} else {
		m.say(diag.Syntax, open, open+1, "the table that begins here is not closed", "put } after its last value")
		end = open + len(strings.TrimRight(m.text[open:end], " \t\r\n,"))
		m.replace(end, end, "}")
	}
	return true
}

// beginsStatement reports whether a line looks like the begin of a statement
// that is not a part of the current one.
func (m *mender) beginsStatement(from, to int) bool {
	start, _ := m.lineOf(m.place.statement)
	match := statement.FindStringSubmatch(m.text[from:to])
	return match != nil && len(match[1]) <= m.place.statement-start
}

func (m *mender) noComma(r rune) {
	if q := m.text[max(m.place.last-1, 0)]; (q == '"' || q == '\'') && m.place.last == m.at && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		m.innerQuote()
		return
	}
	what, hint := "entry", "separate the entries of a list with commas"
	if m.text[m.place.open[len(m.place.open)-1]] == '{' {
		what, hint = "value", "separate what stands between { and } with commas"
	}
	end := m.place.last
	if m.at-end > 0 && strings.ContainsRune("]}", r) {
		m.say(diag.Syntax, m.at, m.at+1, fmt.Sprintf("%q closes something that is not open", r), "put a bracket of the other kind before it, or delete it")
		m.drop()
		return
	}
	m.say(diag.Syntax, end, end+1, "a comma is missing after the "+what, hint)
	m.replace(end, end, ",")
}

// innerQuote tells of a text that holds the quotes that close it.
func (m *mender) innerQuote() {
	quote := m.text[m.place.last-1]
	m.say(diag.Syntax, m.place.last-1, m.place.last, fmt.Sprintf("the text ends at this %c, but its line goes on", quote),
		`write \" for a quotation mark inside a text between " and "`)
	_, end := m.lineOf(m.at)
	if i := strings.LastIndexByte(m.text[m.at:end], quote); i >= 0 && len(m.place.open) == 0 {
		m.replace(m.at, m.at+i+1, "")
		return
	}
	m.drop()
}

func (m *mender) noEquals(r rune) {
	start, end := m.lineOf(m.at)
	line := m.text[start:end]
	word := strings.TrimSpace(m.text[start:m.at])
	rest := m.text[m.at:end]
	if len(m.place.open) > 0 {
		word = m.text[max(m.place.last-1, 0):m.at]
	}
	switch {
	case r == ':':
		m.say(diag.Syntax, m.at, m.at+1, `":" stands where "=" is needed`, wayOfLine)
		m.replace(m.at, m.at+1, "=")
	case strings.HasPrefix(strings.TrimSpace(line), "//"):
		m.say(diag.Syntax, m.at, m.at+2, "two slashes begin no comment", "begin it with #")
		m.replace(m.at, m.at, "#")
	case strings.ContainsRune(`"'[{`, r) || unicode.IsDigit(r):
		m.say(diag.Syntax, m.at, m.at+1, `"=" is missing before the value`, wayOfLine)
		m.replace(m.at, m.at, "=")
	case strings.Contains(rest, "=") && len(m.place.open) == 0:
		name := strings.TrimSpace(line[:strings.IndexByte(line, '=')])
		from := start + strings.Index(line, name)
		m.say(diag.Syntax, from, from+len(name), diag.Quote(name)+" cannot be a key", "a key is one word of the letters a to z, with hyphens or underscores")
		m.drop()
	default:
		m.prose(start, end, word)
	}
}

// prose tells of text that stands where a key is expected, most often because
// the quotes before or after it are missing.
func (m *mender) prose(start, end int, word string) {
	if fence, ok := m.swallowed(start); ok {
		m.longText(fence)
		return
	}
	from := start + len(m.text[start:end]) - len(strings.TrimLeft(m.text[start:end], " \t"))
	m.say(diag.Syntax, from, end, "the line has neither a key with its value nor the name of a table",
		wayOfLine+`; a text of several lines stands between """ and """; a comment begins with #`)
	stop := m.next(end)
	if i := strings.Index(m.text[start:stop], `"""`); i >= 0 {
		if _, e := m.lineOf(start + i); e < stop {
			stop = e
		}
	}
	m.whole = false
	m.replace(start, stop, "")
}

// swallowed reports whether the string that ended last took the begin of the
// next one for its end, and where it began.
func (m *mender) swallowed(at int) (int, bool) {
	begin, end := m.place.passed[0], m.place.passed[1]
	if end-begin < 6 || m.text[begin:begin+3] != m.text[end-3:end] || at < end {
		return 0, false
	}
	start, _ := m.lineOf(end - 3)
	return begin, start > begin && statement.MatchString(m.text[start:end-3])
}

func (m *mender) noValue(r rune) {
	if m.at >= len(m.text) || strings.ContainsRune("\r\n#,]}", r) || unicode.IsSpace(r) {
		at := m.place.last
		m.say(diag.Syntax, at, at+1, `there is no value after "="`, `write a text in quotes, a number, true or false, or a list in [ ]; or delete the line`)
		m.drop()
		return
	}
	if !unicode.IsLetter(r) {
		m.noNumber()
		return
	}
	_, end := m.lineOf(m.at)
	stops := "#"
	if len(m.place.open) > 0 {
		stops = "#,]}"
	}
	if i := strings.IndexAny(m.text[m.at:end], stops); i >= 0 {
		end = m.at + i
	}
	full := strings.TrimRight(m.text[m.at:end], " \t")
	value := strings.Trim(full, `"'`+curlyQuotes)
	hint, with := "put it in straight quotes: "+diag.Quote(value), fmt.Sprintf("%q", value)
	switch strings.ToLower(value) {
	case "true", "yes", "on":
		hint, with = "write true, without quotes and in lower case", "true"
	case "false", "no", "off":
		hint, with = "write false, without quotes and in lower case", "false"
	}
	m.say(diag.Unquoted, m.at, m.at+len(full), "a text without quotes: "+diag.Quote(value), hint)
	m.replace(m.at, m.at+len(full), with)
}

func (m *mender) afterValue() {
	before := m.text[max(m.at-1, 0)]
	m.at += len(m.text[m.at:]) - len(strings.TrimLeft(m.text[m.at:], " \t"))
	r, _ := utf8.DecodeRuneInString(m.text[m.at:])
	start, end := m.lineOf(m.at)
	switch {
	case unicode.IsDigit(rune(before)) && strings.ContainsRune(",/", r) && m.at+1 < end && unicode.IsDigit(rune(m.text[m.at+1])):
		m.noNumber()
	case r == ',':
		m.say(diag.Syntax, m.at, m.at+1, "a comma after the value", "delete it; commas stand only between the entries of a list")
		m.replace(m.at, m.at+1, "")
	case r == ']' || r == '}':
		m.say(diag.Syntax, m.at, m.at+1, fmt.Sprintf("%q closes nothing", string(r)), "delete it")
		m.replace(m.at, m.at+1, "")
	case (before == '"' || before == '\'') && strings.IndexByte(m.text[m.at:end], before) >= 0 && !statement.MatchString(m.text[m.at:end]):
		m.innerQuote()
	case statement.MatchString(m.text[m.at:end]):
		m.say(diag.Syntax, m.at, m.at+1, "a second key on one line", "give each key a line of its own")
		m.replace(m.at, m.at, "\n"+strings.Repeat(" ", max(m.place.statement-start, 0)))
	default:
		m.say(diag.Syntax, m.at, end, "there is text after the value", "put the whole value in quotes, or begin a comment with #")
		m.replace(m.at, end, "")
	}
}

// noNumber tells of a value that is none at all.
func (m *mender) noNumber() {
	ends := " \t\r\n=[]{}#"
	if len(m.place.open) > 0 {
		ends += ","
	}
	start := strings.LastIndexAny(m.text[:m.at], ends) + 1
	end := m.at + len(m.text[m.at:])
	if i := strings.IndexAny(m.text[m.at:], ends); i >= 0 {
		end = m.at + i
	}
	m.say(diag.Syntax, start, end, diag.Quote(m.text[start:end])+" is neither a number nor a date",
		"write a number as 2, a date as 2026-11-21, and everything else in quotes")
	m.drop()
}
