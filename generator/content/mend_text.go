package content

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"handbook/generator/diag"
)

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

// backslash tells of a backslash that begins no escape.
func (m *mender) backslash() {
	at := badEscape(m.text, m.place.text, m.place.fence)
	if at < 0 {
		m.noNumber()
		return
	}
	_, size := utf8.DecodeRuneInString(m.text[at+1:])
	hint := `write \\ for a backslash, or put the text in single quotes '`
	if len(m.place.fence) == 3 {
		hint = `write \\ for a backslash, or put the text between ''' and '''`
	}
	m.say(diag.Backslash, at, at+1+size, fmt.Sprintf("the backslash before %s begins no known escape", diag.Quote(m.text[at+1:at+1+size])), hint)
	word := pathLike.FindString(m.text[at:])
	m.replace(at, at+len(word), doubled(word))
}

// innerQuote tells of a text that holds the quotes that close it.
func (m *mender) innerQuote() {
	quote := m.text[m.place.last-1]
	hint := `write \" for a quotation mark inside a text between " and "`
	if quote == '\'' {
		hint = `put a text that holds an apostrophe between " and "`
	}
	m.say(diag.Syntax, m.place.last-1, m.place.last, fmt.Sprintf("the text ends at this %c, but its line goes on", quote), hint)
	_, end := m.lineOf(m.at)
	if i := strings.LastIndexByte(m.text[m.at:end], quote); i >= 0 && len(m.place.open) == 0 {
		m.replace(m.at, m.at+i+1, "")
		return
	}
	m.drop()
}

// prose tells of text that stands where a key is expected, most often because
// the quotes before or after it are missing.
func (m *mender) prose(start, end int) {
	if fence, ok := m.swallowed(start); ok {
		m.longText(fence)
		return
	}
	from := start + len(m.text[start:end]) - len(strings.TrimLeft(m.text[start:end], " \t"))
	if text := m.place.passed; text[1]-text[0] == 2 && placeOf(m.text, from).last == text[1] {
		m.say(diag.Syntax, text[0], text[1], `a text of several lines begins with """`, "add a third quotation mark")
		m.replace(text[0], text[1], `"""`)
		return
	}
	if bareHeader.MatchString(m.text[from:end]) {
		m.brackets()
		return
	}
	m.say(diag.Syntax, from, end, "the line has neither a key with its value nor the name of a table",
		wayOfLine+`; a text of several lines stands between """ and """; a comment begins with #`)
	stop := m.next(end)
	if i := strings.Index(m.text[start:stop], `"""`); i >= 0 {
		if _, e := m.lineOf(start + i); e < stop {
			stop = e
		}
	}
	m.cutOut(start, stop, "")
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
