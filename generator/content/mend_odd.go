package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/diag"
)

const curlyQuotes = "“”„‟«»‘’‚‛″＂"

// odd reports whether r comes from a word processor or a web page and has no
// place outside a text.
func odd(r rune) bool {
	_, unseen := diag.Invisible(r)
	return strings.ContainsRune(curlyQuotes, r) || unseen && r > unicode.MaxASCII
}

// oddCharacter tells of a typographic quote or an invisible character where only
// TOML can stand.
func (m *mender) oddCharacter(r rune, size int) {
	if strings.ContainsRune(curlyQuotes, r) {
		if m.curlyLines(size) {
			return
		}
		_, end := m.lineOf(m.at)
		line := strings.TrimRight(m.text[m.at:end], " \t")
		noComma := !strings.HasSuffix(line, ",") && !strings.ContainsAny(line, "#]") && m.lacksComma(end)
		m.curlyQuote(m.at, r, noComma)
		if noComma {
			m.replace(end, end, ",")
		}
		m.replace(m.at, m.at+size, `"`)
		_, end = m.lineOf(m.at)
		if i := strings.IndexAny(m.text[m.at+1:end], curlyQuotes); i >= 0 {
			_, size := utf8.DecodeRuneInString(m.text[m.at+1+i:])
			m.replace(m.at+1+i, m.at+1+i+size, `"`)
		}
		return
	}
	what, _ := diag.Invisible(r)
	m.say(diag.OddCharacter, m.at, m.at+size, what+" stands outside a text", "replace it with an ordinary space, or delete it")
	with := ""
	if unicode.IsSpace(r) {
		with = " "
	}
	m.replace(m.at, m.at+size, with)
}

// curlyLines tells of a text of several lines between typographic quotes, of which the
// first, of a size, is at the error.
func (m *mender) curlyLines(size int) bool {
	_, end := m.lineOf(m.at)
	if m.at != m.valueStart() || strings.ContainsAny(m.text[m.at+size:end], curlyQuotes) {
		return false
	}
	whole := strings.TrimRight(m.text[m.at:m.next(m.at)], " \t\n")
	last, width := utf8.DecodeLastRuneInString(whole)
	if len(whole) < end-m.at || !strings.ContainsRune(curlyQuotes, last) {
		return false
	}
	m.say(diag.CurlyQuotes, m.at, end, "typographic quotes around a text of several lines", `write """ before and after it instead; word processors put in the others`)
	m.replace(m.at+len(whole)-width, m.at+len(whole), `"""`)
	m.replace(m.at, m.at+size, `"""`)
	return true
}

// curlyQuote tells of the typographic quote at an offset, and of the comma that its text
// lacks, as no other fault of the line is told.
func (m *mender) curlyQuote(at int, r rune, noComma bool) {
	hint := `write " before and after the text; word processors put in the others`
	if noComma {
		hint = `write " before and after the text, and a comma behind; word processors put in the others`
	}
	m.say(diag.CurlyQuotes, at, at+utf8.RuneLen(r), fmt.Sprintf("the typographic quote %s where a straight one is needed", string(r)), hint)
}
