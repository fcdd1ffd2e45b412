package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"handbook/generator/diag"
)

// garbled is a part of a text that was read in the wrong encoding and then saved:
// UTF-8 that was taken for Windows-1252, such as "Ã¤" for "ä".
type garbled struct {
	from, to int    // bytes of the text
	meant    string // empty when it is lost
}

// findGarbled returns the garbled parts of a text. What people write on purpose, such as
// "NÃO" or "“AMANHÃ”", is none.
func findGarbled(text string) []garbled {
	var all []garbled
	end := 0
	for at, r := range text {
		// The first bytes of characters in UTF-8 read as U+00C2 to U+00F4.
		if at < end || r < 0xc2 || r > 0xf4 && r != utf8.RuneError {
			continue
		}
		if g := garbledAt(text, at); g.to > 0 {
			all = append(all, g)
			end = g.to
		}
	}
	return all
}

// garbledAt returns the garbled part that begins at an offset, or the zero value.
func garbledAt(text string, at int) garbled {
	if lost := string(utf8.RuneError); strings.HasPrefix(text[at:], lost) { // so programs write what they cannot read
		return garbled{at, at + len(lost), ""}
	}
	to, meant := reread(text, at)
	if half := "â€"; to == 0 && strings.HasPrefix(text[at:], half) { // the rest is invisible, and often dropped
		return garbled{at, at + len(half), "”"}
	}
	if to == 0 || !isGarbled(text, at, to) {
		return garbled{}
	}
	return garbled{at, to, meant}
}

// isGarbled tells whether the bytes from..to of a text, which may be a character
// in UTF-8 that was read as Windows-1252, cannot have been written on purpose.
func isGarbled(text string, from, to int) bool {
	lead, size := utf8.DecodeRuneInString(text[from:])
	last, lastSize := utf8.DecodeLastRuneInString(text[:to])
	middle := text[from+size : to-lastSize]
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	common := strings.ContainsRune(afterWords, last)
	if next, _ := reread(text, to); next > 0 { // two of them side by side
		last, _ := utf8.DecodeLastRuneInString(text[:next])
		if !common || !strings.ContainsRune(afterWords, last) {
			return true
		}
	}
	switch lead {
	case 'â': // “ ” ’ – … € ™ → and the like
		return strings.ContainsAny(middle, "€‚„†‡ˆ‰™š˜œ")
	case 'ï', 'ð': // a byte order mark, ligatures; emoji
		return middle == "»" && last == '¿' || middle == "¬" || strings.HasPrefix(middle, "Ÿ")
	case 'á': // Vietnamese; but "á" ends words of other languages
		return (middle == "º" || middle == "»") && (!common || last != noBreakSpace && unicode.IsLower(after))
	case 'Â', 'Ã', 'Ä', 'Å', 'Æ':
	default:
		return false
	}
	switch {
	case unicode.IsLower(before): // no capital stands inside a word
		return true
	case last == noBreakSpace:
		return lead == 'Â' && unicode.IsDigit(before)
	case lead == 'Â' && last != '«' && last != '»' && !unicode.IsLetter(before), lead == 'Ã' && !common:
		return true
	}
	return !unicode.IsLetter(before) && unicode.IsLower(after) && last != '’' // it begins a word
}

const noBreakSpace = '\u00a0'

// afterWords are the characters that can stand right after a word, among those as
// which the later bytes of a character in UTF-8 are read.
const afterWords = "”“’‘»›«‹…–—•·™®©ªº¹²³°" + string(noBreakSpace)

// reread returns where a character ends that begins at an offset of a text and is
// UTF-8 read as Windows-1252, and which it is; to is 0 when there is none.
func reread(text string, at int) (to int, meant string) {
	var bytes []byte
	for to = at; to < len(text) && len(bytes) < utf8.UTFMax; {
		r, size := utf8.DecodeRuneInString(text[to:])
		b, ok := charmap.Windows1252.EncodeRune(r)
		if 0x80 <= r && r < 0xa0 { // five bytes stand for nothing, and stay as they are
			b, ok = byte(r), true
		}
		if !ok || b < utf8.RuneSelf {
			break
		}
		bytes = append(bytes, b)
		to += size
		if utf8.FullRune(bytes) {
			if r, size := utf8.DecodeRune(bytes); size > 1 && !unicode.IsControl(r) {
				return to, string(r)
			}
			break
		}
	}
	return 0, ""
}

// inGarbled reports whether the byte at an offset belongs to a garbled part that
// begins one or two characters before it.
func inGarbled(text string, at int) bool {
	begin := at
	for range 2 {
		_, size := utf8.DecodeLastRuneInString(text[:begin])
		if begin -= size; garbledAt(text, begin).to > at {
			return true
		}
	}
	return false
}

// tellGarbled advises about what is garbled in the file, all at once, as it is one
// mistake.
func (f *file) tellGarbled(list *diag.List) {
	all := findGarbled(f.source)
	if len(all) == 0 {
		return
	}
	first := all[0]
	message := fmt.Sprintf("%s is most likely %s, read in the wrong encoding", diag.Quote(f.source[first.from:first.to]), diag.Quote(first.meant))
	hint := `take the text from where it still reads well, open it with the encoding "UTF-8", and save it so; or write the letters anew`
	if first.meant == "" {
		message = "a letter was lost here when the text was read in the wrong encoding"
	}
	if n := len(all) - 1; n > 0 {
		message += fmt.Sprintf("; the file has %d more like it", n)
	}
	list.Add(diag.Garbled, f.sourceSpan(first.from, first.to), message, hint)
}
