package theme

import (
	"html/template"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"
)

// Marks that keep the direction of a text to itself, for titles and attributes
// where no element can. Source: Unicode Standard Annex 9, explicit directional
// isolates.
const (
	leftToRight = "\u2066"
	byItself    = "\u2068" // the first letter decides
	isolateEnd  = "\u2069"
)

// rightToLeft reports whether the script of a language runs from right to left.
func rightToLeft(tag language.Tag) bool {
	script, _ := tag.Script()
	return slices.Contains([]string{"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"}, script.String())
}

// directions reports whether a text has letters that run in each direction.
func directions(text string) (left, right bool) {
	for _, r := range text {
		if r < utf8.RuneSelf { // most are
			left = left || 'a' <= r|0x20 && r|0x20 <= 'z'
			continue
		}
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			left = true
		case bidi.R, bidi.AL:
			right = true
		}
	}
	return left, right
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Direction returns the direction of an author's text, "ltr" or "rtl", where all
// its letters run against the handbook's, and else "".
func (w *Words) Direction(text string) string {
	if !w.RTL && isASCII(text) { // as most are
		return ""
	}
	left, right := directions(text)
	switch {
	case w.RTL && left && !right:
		return "ltr"
	case !w.RTL && right && !left:
		return "rtl"
	}
	return ""
}

// attribute returns the attribute that gives an author's text its direction, or
// nothing where the text runs with the handbook.
func (w *Words) attribute(text string) template.HTMLAttr {
	if d := w.Direction(text); d != "" {
		return template.HTMLAttr(` dir="` + d + `"`)
	}
	return ""
}

// embedded returns a value for the inside of a word, set off where its direction
// could disturb what stands around it.
func (w *Words) embedded(value string) string {
	if !w.wordsRTL && isASCII(value) {
		return value
	}
	left, right := directions(value)
	if w.wordsRTL && (left || !right) && value != "" || !w.wordsRTL && right {
		return byItself + value + isolateEnd
	}
	return value
}

// isolated returns a word for a page that may run in the other direction, as
// that of a handbook in Hebrew with English words does.
func (w *Words) isolated(text string) string {
	if w.wordsRTL != w.RTL {
		return leftToRight + text + isolateEnd
	}
	return text
}
