package content

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"handbook/generator/diag"
)

// bulleted matches a line that begins with a bullet or a number, as word processors,
// mails and spreadsheets have them. The signs of private use are bullets of Word's.
var bulleted = regexp.MustCompile(`^[ \t]*((?:[-–—*•·‣◦▪●○■‐‑\x{f0a7}\x{f0b7}\x{f0d8}\x{f0fc}]|\(?(\d{1,3}|[a-zA-Z])[.)])[ \t\x{a0}]+|(?:(\d{1,3})|[o§])\t+)([^ \t\x{a0}].*)$`)

// bullet tells of an entry of a list that has a bullet or a number in the place of
// quotes.
func (m *mender) bullet() bool {
	start, end := m.lineOf(m.at)
	match := bulleted.FindStringSubmatchIndex(m.text[start:end])
	if match == nil || m.bracket() != '[' || m.place.text >= 0 || m.at > start+match[3] {
		return false
	}
	from, text := start+match[2], start+match[8]
	mark, width := "a bullet", 1
	if match[4] >= 0 || match[6] >= 0 {
		if strings.ContainsRune("0123456789", rune(m.text[text])) {
			return false
		}
		width = len(strings.TrimRight(m.text[from:text], " \t\u00a0"))
		mark = diag.Quote(m.text[from : from+width])
	}
	if first, _ := utf8.DecodeRuneInString(m.text[text:]); strings.ContainsRune(`"'{[`+curlyQuotes, first) {
		m.say(diag.Syntax, from, from+width, mark+" stands before the entry", "delete it; commas alone divide the entries of a list")
		m.replace(from, text, "")
		return true
	}
	entry := m.text[text:end]
	if strings.Count(entry, "]") > strings.Count(entry, "[") {
		entry = entry[:strings.LastIndexByte(entry, ']')]
	}
	length := len(entry)
	entry = strings.Trim(entry, " \t,")
	if strings.Count(entry, `"`) == 1 {
		entry = strings.TrimSuffix(entry, `"`)
	}
	m.say(diag.Unquoted, from, from+width, mark+" is no entry of a list", fmt.Sprintf("write %s, in quotes and with a comma after it", diag.Quote(entry)))
	m.replace(from, text+length, fmt.Sprintf("%q,", entry))
	return true
}

// bulletsBelow tells of a list on the lines below its key whose entries have bullets
// or numbers in the place of brackets and quotes.
func (m *mender) bulletsBelow() bool {
	if len(m.place.open) > 0 || !m.keyOf(isListOfTexts) {
		return false
	}
	var texts, entries []string
	read, size, first := 0, 0, 0 // bytes that were looked at, those of the list, and those before it
	for line := range strings.Lines(m.text[m.at:]) {
		if len(texts) == 0 {
			first = read + len(line) - len(strings.TrimLeft(line, " \t"))
		}
		read += len(line)
		line = strings.TrimRight(line, " \t\n")
		if match := bulleted.FindStringSubmatch(line); match != nil {
			text := strings.Trim(match[4], " \t,\"'")
			texts, entries, size = append(texts, text), append(entries, fmt.Sprintf("%q", text)), read
		} else if line != "" {
			break
		}
	}
	if len(texts) == 0 {
		return false
	}
	// on a line of its own, whatever that of the key has
	m.list.Add(diag.Syntax, m.span(m.at+first, m.at+first+1), "a list stands between [ and ], and each of its texts in quotes",
		fmt.Sprintf("write [%s] and so on, with commas between", diag.Quote(texts[0])))
	m.replace(m.at, m.at+size, " ["+strings.Join(entries, ", ")+"]\n")
	return true
}

// sentence matches a line of a list that can only be one entry: before or after a
// comma stands more than a word.
var sentence = regexp.MustCompile(`^([^\s"=\[\]{}#][^"=\[\]{}#]*[^",=\[\]{}#\s])[\s,]*(?:#.*)?$`)

// lineOfEntry returns where an entry of a list ends that begins its line and is a
// sentence, which may have commas of its own; or -1.
func (m *mender) lineOfEntry(from, end int) int {
	start, _ := m.lineOf(from)
	match := sentence.FindStringSubmatchIndex(m.text[from:end])
	if match == nil || m.bracket() != '[' || strings.TrimSpace(m.text[start:from]) != "" {
		return -1
	}
	for part := range strings.SplitSeq(m.text[from:from+match[3]], ",") {
		if strings.ContainsAny(strings.TrimSpace(part), " \t") {
			return from + match[3]
		}
	}
	return -1
}

// Dates as people write them.
var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$`)
	noDay     = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})$`)
)

// ifText ends the hint to a date under a key that may take a text.
const ifText = "; or put it in quotes if it is a text"

// keyOf reports whether the last key before the error is one, in some table of the
// format that has it, of which is is true.
func (m *mender) keyOf(is func(field) bool) bool {
	if m.place.equals < m.place.statement {
		return false
	}
	before := strings.TrimRight(m.text[m.place.statement:m.place.equals], " \t")
	key := before[strings.LastIndexAny(before, " \t\n{,.")+1:]
	return hasKey(m.root, strings.Trim(key, `"'`), is)
}

// hasKey reports whether a type, or one in it, has such a key.
func hasKey(t reflect.Type, key string, is func(field) bool) bool {
	return slices.ContainsFunc(fieldsOf(t), func(f field) bool {
		return f.key == key && is(f) || f.tables() && hasKey(f.element(), key, is)
	})
}

func isDate(f field) bool { return f.typ == dateType }

func isList(f field) bool { return f.typ.Kind() == reflect.Slice }

// isListOfTexts reports whether a key takes a list whose entries may be plain texts.
func isListOfTexts(f field) bool {
	return isList(f) && (f.element() == textType || slices.ContainsFunc(fieldsOf(f.element()), func(f field) bool { return f.short && f.typ == textType }))
}

// sayDate says what is wrong with a date that is not written as TOML has it, and
// how it is written; message is empty when it looks like none.
func sayDate(value string) (message, hint string) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	var year, month, day int
	if d := noDay.FindStringSubmatch(value); d != nil && number(d[2]) <= 12 {
		return diag.Quote(value) + " is a date without its day",
			fmt.Sprintf("write year, month and day, such as %s-%02d-01", d[1], number(d[2])) + ifText
	}
	if d := yearFirst.FindStringSubmatch(value); d != nil {
		year, month, day = number(d[1]), number(d[2]), number(d[3])
	} else if d := dayFirst.FindStringSubmatch(value); d != nil {
		day, month, year = number(d[1]), number(d[3]), number(d[4])
		switch {
		case month > 12:
			day, month = month, day
		case d[2] == "/" && day <= 12 && day != month:
			return diag.Quote(value) + " is not how a date is written",
				fmt.Sprintf("write year, month and day: %04d-%02d-%02d or %04[1]d-%02[3]d-%02[2]d", year, month, day)
		}
	} else {
		return "", ""
	}
	length := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	switch {
	case month < 1 || month > 12:
		return diag.Quote(value) + " is no date: a year has the months 01 to 12", "write year, month and day, such as 2026-11-21"
	case day < 1 || day > length:
		return fmt.Sprintf("%s is no date: %s %d has %d days", diag.Quote(value), time.Month(month), year, length),
			fmt.Sprintf("write a day that there is, such as %04d-%02d-%02d", year, month, max(1, min(day, length)))
	}
	return diag.Quote(value) + " is not how a date is written",
		fmt.Sprintf("write year, month and day: %04d-%02d-%02d", year, month, day) + ifText
}

// noNumber tells of a value that is none at all.
func (m *mender) noNumber() {
	ends := " \t\n=[]{}#"
	if len(m.place.open) > 0 {
		ends += ","
	}
	start := strings.LastIndexAny(m.text[:m.at], ends) + 1
	end := len(m.text)
	if i := strings.IndexAny(m.text[m.at:], ends); i >= 0 {
		end = m.at + i
	}
	message, hint := sayDate(m.text[start:end])
	if m.keyOf(isDate) {
		hint = strings.TrimSuffix(hint, ifText)
	}
	if message == "" && m.fromTo() {
		return
	}
	if message == "" {
		message, hint = diag.Quote(m.text[start:end])+" is neither a number nor a date", "write a number as 2, a date as 2026-11-21, and everything else in quotes"
	}
	m.say(diag.Syntax, start, end, message, hint)
	m.skipValue(start, end)
}

// numbersTo matches a range of numbers, before what ends an entry or a line.
var numbersTo = regexp.MustCompile(`^(\d{1,2})[ \t]*(?:[-–—…]|\.{2,3}|to|bis|à)[ \t]*(\d{1,2})[ \t]*(?:[,\]#\n]|$)`)

// fromTo tells of a range, such as 1-3, in the place of a list of numbers.
func (m *mender) fromTo() bool {
	start := m.place.equals + 1
	if n := len(m.place.open); n > 0 {
		start = max(start, 1+strings.LastIndexAny(m.text[:m.at], "[,"))
	}
	start += len(m.text[start:]) - len(strings.TrimLeft(m.text[start:], " \t\n"))
	match := numbersTo.FindStringSubmatchIndex(m.text[start:])
	if match == nil || !m.keyOf(isList) {
		return false
	}
	first, _ := strconv.Atoi(m.text[start+match[2] : start+match[3]])
	last, _ := strconv.Atoi(m.text[start+match[4] : start+match[5]])
	var all []string
	for n := first; n <= last && len(all) < 12; n++ {
		all = append(all, strconv.Itoa(n))
	}
	if len(all) < 2 {
		return false
	}
	each, end := strings.Join(all, ", "), start+match[5]
	if len(m.place.open) == 0 {
		each = "[" + each + "]"
	}
	m.say(diag.Syntax, start, end, "a range is no list of numbers", "write "+each)
	m.replace(start, end, each)
	return true
}

// note matches what follows the level of a target that has a note, but no brackets
// around the two.
var note = regexp.MustCompile(`^,[ \t]*note[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^"'#]+?)[ \t]*(?:#.*)?$`)

// noteAfter tells of a target with such a note on a line that goes to an end.
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

// pathLike matches the rest of a word after a backslash: a Windows path has
// further ones, and none of them is meant as an escape.
var pathLike = regexp.MustCompile(`^[^\s"']*`)

// doubled returns text with each single backslash doubled.
func doubled(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, `\\`, `\`), `\`, `\\`)
}
