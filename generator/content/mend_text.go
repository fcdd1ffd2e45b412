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
	last, quotes := m.furtherLines(end)
	if quotes > 0 && m.place.fence == `"` {
		m.say(diag.Syntax, begin, begin+1, `a text between " and " ends on its own line`, `put """ before and after a text of several lines`)
		m.replace(last-quotes, last, `"""`)
		m.replace(begin, begin+1, `"""`)
		return
	}
	if m.otherQuote(begin, end) {
		return
	}
	if match := curlyAtEnd.FindStringSubmatchIndex(m.text[begin:end]); match != nil {
		r, _ := utf8.DecodeRuneInString(m.text[begin+match[2]:])
		m.curlyQuote(begin+match[2], r, false)
		m.replace(begin+match[2], begin+match[3], m.place.fence)
		return
	}
	tail := " \t"
	if len(m.place.open) > 0 {
		tail += ",]}"
	}
	closing := begin + len(strings.TrimRight(m.text[begin:end], tail))
	m.say(diag.Syntax, closing, closing+1, "the text is not closed before the end of its line", "put "+m.place.fence+" after it")
	if last > end {
		m.replace(end, last, "")
	}
	m.replace(closing, closing, m.place.fence)
}

// Where a text ends in a line that goes on with a key or another entry, and where
// the line ends with it.
var (
	beforeKey   = regexp.MustCompile(`(["'` + curlyQuotes + `]?)[ \t]*,[ \t]*[\w-]+[ \t]*=[ \t]*(?:$|["'\[{])`)
	beforeEntry = regexp.MustCompile(`^[^"']*(["'])[ \t]*,[ \t]*["'{]`)
	curlyAtEnd  = regexp.MustCompile(`([` + curlyQuotes + `])[ \t]*(?:#.*|[,\]}][ \t,\]}]*)?$`)
	beforeComma = regexp.MustCompile(`([` + curlyQuotes + `])[ \t]*,[ \t]*$`)
	endOfLine   = regexp.MustCompile(`(["'])[ \t]*(?:[,\]}][ \t,\]}]*)?$`)
)

// otherQuote tells of a text that closes with another quote than it begins with,
// or, before the next key, with none. end is where its line, or what was taken for the
// text, ends.
func (m *mender) otherQuote(begin, end int) bool {
	quote, line := m.text[begin:begin+1], m.text[begin+1:end]
	var match []int
	for _, pattern := range []*regexp.Regexp{beforeKey, beforeEntry, beforeComma, endOfLine} {
		if match = pattern.FindStringSubmatchIndex(line); match != nil {
			break
		}
	}
	if match == nil || len(m.place.open) == 0 && match[1] < len(line) {
		return false
	}
	from, to := begin+1+match[2], begin+1+match[3]
	switch found := m.text[from:to]; found {
	case quote:
		return false
	case "":
		m.say(diag.Syntax, from, from+1, "the text is not closed", "put "+quote+" after it")
	case `"`, "'":
		m.say(diag.Syntax, from, to, fmt.Sprintf("the text begins with %s and ends with %s", quote, found), "write the same quotation mark before and after it")
	default:
		r, _ := utf8.DecodeRuneInString(found)
		m.curlyQuote(from, r, false)
	}
	m.replace(from, to, quote)
	return true
}

// keyLike matches a line that looks like a key with its value, even a faulty
// one.
var keyLike = regexp.MustCompile(`^[\w-]+[ \t]*(?:[="'\[{]|:[ \t]*["'\[{])`)

// closesEntry matches a line up to the quote that closes a text in a list.
var closesEntry = regexp.MustCompile(`^([^"'{}\[\]#\\=](?:[^"\\=]|\\.)*")[ \t]*(?:[,}\]]|$)`)

// furtherLines returns where the lines end that seem to go on with a text from
// the line that ends at an offset, and with how many quotes they close it.
func (m *mender) furtherLines(end int) (last, quotes int) {
	last = end
	inList := len(m.place.open) > 0
	for at, stop := end, m.next(end); ; {
		at = lineEnd(m.text, at) + 1
		if at >= stop {
			return last, 0
		}
		_, to := m.lineOf(at)
		line := strings.TrimSpace(m.text[at:to])
		if i := closesEntry.FindStringSubmatchIndex(line); i != nil && (inList || i[1] == len(line) && i[3] == i[1]) {
			return at + strings.Index(m.text[at:], line) + i[3], 1
		}
		switch {
		case line == "" && !inList:
			continue
		case line == "", line[0] == '#', keyLike.MatchString(line), inList && strings.ContainsAny(line[:1], `"'{}[]`):
			return last, 0
		}
		last = at + len(strings.TrimRight(m.text[at:to], " \t"))
		if closed := len(line) - len(strings.TrimRight(line, `"`)); (closed == 1 || closed == 3) && !strings.HasSuffix(line[:len(line)-closed], `\`) {
			return last, closed
		}
	}
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
	if pathInLink.MatchString(m.text[m.place.text:at]) {
		hint = "put the file into data/assets and write its address as assets/NAME"
	}
	m.say(diag.Backslash, at, at+1+size, fmt.Sprintf("the backslash before %s begins no known escape", diag.Quote(m.text[at+1:at+1+size])), hint)
	word := pathLike.FindString(m.text[at:])
	m.replace(at, at+len(word), doubled(word))
}

// pathInLink matches the begin of a path of Windows, be it on a drive or on a share,
// as the address of a link or picture.
var pathInLink = regexp.MustCompile(`\]\(<?(?:[A-Za-z]:|\\\\)[^\s()]*$`)

// pathLike matches the rest of a word after a backslash: a Windows path has
// further ones, and none of them is meant as an escape.
var pathLike = regexp.MustCompile(`^[^\s"']*`)

// doubled returns text with each single backslash doubled.
func doubled(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, `\\`, `\`), `\`, `\\`)
}

// quotesTwice tells of a text with two quotation marks before it, and most often
// after it.
func (m *mender) quotesTwice(quote byte) bool {
	begin, after := m.place.passed[0], m.place.passed[1]
	_, end := m.lineOf(begin)
	size := strings.IndexByte(m.text[min(after, end):end], quote)
	if after-begin != 2 || size < 1 {
		return false
	}
	last := begin + 2 + size
	to := last + 1
	if to < end && m.text[to] == quote {
		to++
	}
	m.say(diag.Syntax, begin, to, "the text has two quotation marks in the place of one", "write one before it and one after it")
	m.replace(last+1, to, "")
	m.replace(begin, begin+1, "")
	return true
}

// likeQuotes matches a text between signs that look like quotation marks, such as two
// commas or accents.
var likeQuotes = regexp.MustCompile("^(,,|``|´´|[`´])([^\"`´\n]*?[^\"`´\n,])(\"|''|``|´´|[`´“”])[ \t]*(?:[,\\]}#\n]|$)")

// otherSigns tells of a text between signs that look like quotation marks.
func (m *mender) otherSigns() bool {
	match := likeQuotes.FindStringSubmatchIndex(m.text[m.at:])
	if match == nil {
		return false
	}
	sign := m.text[m.at : m.at+match[3]]
	m.say(diag.CurlyQuotes, m.at, m.at+match[7], sign+" stands where a straight quotation mark is needed", `write " before and after the text`)
	m.replace(m.at+match[6], m.at+match[7], `"`)
	m.replace(m.at, m.at+match[3], `"`)
	return true
}

// withDoubled matches a text in which quotation marks are doubled, as spreadsheets
// do, and that ends its line or its entry.
var withDoubled = regexp.MustCompile(`^"[^"\\]+(?:""[^"\\]+)+(?:"")?"[ \t]*(?:[,\]}#]|$)`)

// doubledQuotes tells of a text in which quotation marks are doubled.
func (m *mender) doubledQuotes() bool {
	begin, at := m.place.passed[0], m.place.passed[1]
	_, end := m.lineOf(m.at)
	match := withDoubled.FindString(m.text[begin:max(begin, end)])
	if m.at != at || match == "" {
		return false
	}
	m.say(diag.Syntax, at-1, at+1, `two quotation marks do not stand for one, as in a spreadsheet`, `write \" for each "" inside the text`)
	last := begin + strings.LastIndexByte(match, '"')
	m.replace(begin+1, last, strings.ReplaceAll(m.text[begin+1:last], `""`, `\"`))
	return true
}

// innerQuote tells of a text that holds the quotes that close it.
func (m *mender) innerQuote() {
	quote := m.text[m.place.last-1]
	if m.quotesTwice(quote) {
		return
	}
	if m.otherQuote(m.place.passed[0], m.place.passed[1]-1) {
		return
	}
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
