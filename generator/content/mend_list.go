package content

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/diag"
)

// bulleted matches a line that begins with a bullet or a number, as word processors,
// mails and spreadsheets have them. The signs of private use are bullets of Word's.
var bulleted = regexp.MustCompile(`^[ \t]*((?:[-–—*•·‣◦▪●○■‐‑\x{f0a7}\x{f0b7}\x{f0d8}\x{f0fc}]|\(?(\d{1,3}|[a-zA-Z])[.)])[ \t\x{a0}]+|(?:(\d{1,3})|[o§])\t+)([^ \t\x{a0}].*)$`)

// quotedEntry matches an entry that is one text in quotes of any kind, and its comma.
var quotedEntry = regexp.MustCompile(`^["'` + curlyQuotes + `]([^"“”„«»]+)["'` + curlyQuotes + `][ \t]*(,?)[ \t]*$`)

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
		hint := "delete it; commas alone divide the entries of a list"
		entry := quotedEntry.FindStringSubmatch(m.text[text:end])
		if entry != nil && (entry[2] == "" && m.lacksComma(end) || strings.ContainsRune(curlyQuotes, first)) {
			hint = fmt.Sprintf("write %s, in straight quotes and with a comma after it", diag.Quote(entry[1]))
			if entry[2] == "" {
				m.replace(end, end, ",")
			}
		}
		m.say(diag.Syntax, from, from+width, mark+" stands before the entry", hint)
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

// noComma tells of a comma that is missing between entries.
func (m *mender) noComma(r rune) {
	if m.slashes() || m.doubledQuotes() || m.fromTo() || m.counted() || r == ')' && m.otherClosing() {
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

// count and countedText match what stands before and behind the place at which a comma
// would be, where a number counts the text behind it, as in 1 = "Able".
var (
	count       = regexp.MustCompile(`(?:^|[\[,])[ \t]*("?\d{1,3}"?)[ \t]*$`)
	countedText = regexp.MustCompile(`^=?[ \t]*["']`)
)

// counted tells of a number before an entry of a list, which needs none.
func (m *mender) counted() bool {
	start, _ := m.lineOf(m.at)
	number := count.FindStringSubmatchIndex(m.text[start:m.at])
	text := countedText.FindStringIndex(m.text[m.at:])
	if number == nil || text == nil || m.bracket() != '[' || !m.keyOf(isListOfTexts) {
		return false
	}
	from, to := start+number[2], m.at+text[1]-1
	mark := strings.TrimRight(m.text[from:to], " \t")
	m.say(diag.Syntax, from, from+len(mark), diag.Quote(mark)+" stands before the entry", "delete it; the order of the list counts its entries")
	m.replace(from, to, "")
	return true
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
