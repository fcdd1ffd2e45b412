package content

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/diag"
)

// closingQuote matches text up to the quote that closes it.
var closingQuote = regexp.MustCompile(`^([^"=\[\]{}]*[^"=\[\]{}, \t]")(?:[ \t]*$|[ \t]*[,}\]])`)

// wordOfValue matches the words that are values in TOML, before an offset.
var wordOfValue = regexp.MustCompile(`(?:^|[^\w"'])(inf|nan|true|false)$`)

// longerWord tells of text without quotes whose begin is taken for a value, such
// as "information" for "inf".
func (m *mender) longerWord() bool {
	start, end := m.lineOf(m.at)
	match := wordOfValue.FindStringSubmatchIndex(m.text[start:m.at])
	if r, _ := utf8.DecodeRuneInString(m.text[m.at:]); match == nil || m.place.text >= 0 || !unicode.IsLetter(r) && r != '-' {
		return false
	}
	m.unquoted(start+match[2], end)
	return true
}

// What ends a text without quotes on a line, in a list, and in a table between { and },
// where a comma alone does not.
var (
	stopLine  = regexp.MustCompile(`#`)
	stopEntry = regexp.MustCompile(`[#,\]}]`)
	stopValue = regexp.MustCompile(`[#\]}]|,[ \t]*(?:[\w-]+[ \t]*=|$)`)
)

// goesOn matches a comma with more of the same text behind it, it seems.
var goesOn = regexp.MustCompile(`^,[ \t]*\pL`)

// unquoted tells of text without quotes at the bytes from..end, or before what
// stops it there.
func (m *mender) unquoted(from, end int) {
	stops, several := stopLine, ""
	switch m.bracket() {
	case '[':
		stops = stopEntry
	case '{':
		stops = stopValue
	}
	if i := closingQuote.FindStringSubmatchIndex(m.text[from:end]); i != nil && len(m.place.open) > 0 {
		end = from + i[3]
	} else if i := m.lineOfEntry(from, end); i > from {
		end = i
	} else if i := stops.FindStringIndex(m.text[from:end]); i != nil {
		rest := m.text[from+i[0] : end]
		if end = from + i[0]; stops == stopEntry && goesOn.MatchString(rest) && strings.Contains(m.text[from:end], " ") {
			several = "; where the comma is part of the text, put the quotes around all of it"
		}
	}
	full := strings.TrimRight(m.text[from:end], " \t")
	value := full
	if strings.Count(full, `"`)%2 == 1 || strings.IndexAny(full, `"'`+curlyQuotes) == 0 { // no quotation within it
		value = strings.Trim(full, `"'`+curlyQuotes)
	}
	hint, with := "put it in straight quotes: "+diag.Quote(value)+several, fmt.Sprintf("%q", value)
	switch strings.ToLower(full) {
	case "true", "yes", "on":
		hint, with = "write true, without quotes and in lower case", "true"
	case "false", "no", "off":
		hint, with = "write false, without quotes and in lower case", "false"
	}
	if m.lacksComma(from + len(full)) {
		hint, with = hint+", with a comma after it", with+","
	}
	m.say(diag.Unquoted, from, from+len(full), "a text without quotes: "+diag.Quote(value), hint)
	m.replace(from, from+len(full), with)
}

// lacksComma reports whether a list goes on below the line that ends at an offset, but
// for space, without a comma between.
func (m *mender) lacksComma(at int) bool {
	rest := strings.TrimLeft(m.text[at:], " \t")
	below := strings.TrimLeft(rest, " \t\n")
	return len(m.place.open) > 0 && strings.HasPrefix(rest, "\n") && below != "" && !strings.ContainsAny(below[:1], ",]}#") &&
		!m.beginsStatement(m.lineOf(len(m.text)-len(below)))
}
