package content

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"

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
	m.cutOut(m.at, m.at+length, m.unreadName())
}

// keyPart matches a key, or one part of it, with its quotes.
var keyPart = regexp.MustCompile(`^(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)`)

// keyLength returns how long the key is with which a text begins.
func keyLength(text string) int { return max(len(keyPart.FindString(text)), 1) }

// noEquals tells of a line that begins with something else than a key and "=".
func (m *mender) noEquals(r rune) {
	start, end := m.lineOf(m.at)
	line := m.text[start:end]
	rest := m.text[m.at:end]
	switch {
	case r == ':':
		m.say(diag.Syntax, m.at, m.at+1, `":" stands where "=" is needed`, wayOfLine)
		m.replace(m.at, m.at+1, "=")
	case m.slashes():
	case m.bracedHeader(start, end):
	case m.rows(start):
	case strings.ContainsRune(`"'[{`, r) || unicode.IsDigit(r):
		hint := wayOfLine
		if match := pasted.FindStringSubmatch(line); match != nil {
			hint = "write " + match[1] + " = " + match[2]
		}
		m.say(diag.Syntax, m.at, m.at+1, `"=" is missing before the value`, hint)
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

// slashes tells of a comment as other languages have it.
func (m *mender) slashes() bool {
	if !strings.HasPrefix(m.text[m.at:], "//") {
		return false
	}
	m.say(diag.Syntax, m.at, m.at+2, "two slashes begin no comment", "begin it with #")
	m.replace(m.at, m.at+2, "#")
	return true
}

// pasted matches a key and its text as two cells of a spreadsheet are pasted.
var pasted = regexp.MustCompile(`^[ \t]*([\w-]+)[ \t]+("[^"\\]{0,40}")[ \t]*(?:#.*)?$`)

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

// prose tells of text that stands where a key is expected, most often because
// the quotes before or after it are missing.
func (m *mender) prose(start, end int) {
	from := start + len(m.text[start:end]) - len(strings.TrimLeft(m.text[start:end], " \t"))
	if text := m.place.passed; text[1]-text[0] == 2 && placeOf(m.text, from).last == text[1] && !m.unread[m.original(text[0])] {
		m.say(diag.Syntax, text[0], text[1], `a text of several lines begins with """`, "add a third quotation mark")
		m.replace(text[0], text[1], `"""`)
		return
	}
	if bareHeader.MatchString(m.text[from:end]) {
		m.unevenBrackets()
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

// keyOf reports whether is holds for the last key before the error, in some table of the
// format that has such a key.
func (m *mender) keyOf(is func(field) bool) bool {
	if m.place.equals < m.place.statement {
		return false
	}
	before := strings.TrimRight(m.text[m.place.statement:m.place.equals], " \t")
	key := before[strings.LastIndexAny(before, " \t\n{,.")+1:]
	return hasKey(m.root, strings.Trim(key, `"'`), is)
}

// hasKey reports whether a type, or one in it, has a key for which is holds.
func hasKey(t reflect.Type, key string, is func(field) bool) bool {
	return slices.ContainsFunc(fieldsOf(t), func(f field) bool {
		return f.key == key && is(f) || f.tables() && hasKey(f.element(), key, is)
	})
}

func isDate(f field) bool { return f.typ == dateType }

func isText(f field) bool { return f.typ == textType }

func isList(f field) bool { return f.typ.Kind() == reflect.Slice }

// isListOfTexts reports whether a key takes a list whose entries may be plain texts.
func isListOfTexts(f field) bool {
	return isList(f) && (f.element() == textType || slices.ContainsFunc(fieldsOf(f.element()), func(f field) bool { return f.short && f.typ == textType }))
}
