package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// folder brings words into the form in which they are compared. What it does,
// the function fold of search-words.js does as well, to the letter.
type folder struct {
	umlauts bool // "ae" is another way to write "ä", and so on
}

func newFolder(tag string) folder {
	base, _ := language.Make(tag).Base()
	return folder{umlauts: base.String() == "de"}
}

// letters are those that no decomposition brings together with their likes:
// Latin ones that are no letter with a mark, forms of Arabic ones, and the
// signs that are apostrophes or hyphens in one text or another. Hamza and
// tatweel are dropped.
var letters = strings.NewReplacer(
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i", "ς", "σ",
	"ٱ", "ا", "ى", "ي", "ی", "ي", "ک", "ك", "ة", "ه", "ء", "", "ـ", "",
	"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9",
	"’", "'", "ʼ", "'", "‐", "-",
)

// fold returns text without case, accents and invisible characters.
func (f folder) fold(text string) string {
	if isASCII(text) {
		text = strings.ToLower(text)
	} else {
		text = letters.Replace(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r) {
				return -1
			}
			return unicode.ToLower(r)
		}, norm.NFKD.String(text)))
	}
	if f.umlauts {
		text = pairs.Replace(text)
	}
	return text
}

// pairs takes the e off that stands for the dots of an umlaut. That it also
// takes others off does no harm, since it does so everywhere.
var pairs = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// words calls yield for each word of a folded text. Single letters beside an
// apostrophe are none: the s of "what's" and the l of "l'équipe".
func words(folded string, yield func(word string)) {
	start, hyphen := -1, -1 // of the word; of the word before, when a hyphen alone is between
	for i := 0; ; {
		r, size := utf8.DecodeRuneInString(folded[i:])
		switch inside := size > 0 && (unicode.IsLetter(r) || unicode.IsNumber(r)); {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			word := folded[start:i]
			apostrophe := start > 0 && folded[start-1] == '\'' || i < len(folded) && folded[i] == '\''
			if !apostrophe || utf8.RuneCountInString(word) > 1 {
				yield(word)
				if hyphen >= 0 { // whoever looks for "followup" finds "follow-up"
					yield(strings.ReplaceAll(folded[hyphen:i], "-", ""))
				}
				if stem, ok := withoutArticle(word); ok {
					yield(stem)
				}
			}
			hyphen = -1
			if i < len(folded) && folded[i] == '-' {
				hyphen = start
			}
			start = -1
		case !inside && start < 0:
			hyphen = -1
		}
		if size == 0 {
			return
		}
		i += size
	}
}

// articles are what Arabic writes together with the word that follows: the
// article, alone and after a conjunction or preposition.
var articles = []string{"وال", "بال", "كال", "فال", "ال", "لل"}

// withoutArticle returns an Arabic word without its article, if it has one.
func withoutArticle(word string) (stem string, ok bool) {
	if word[0] < utf8.RuneSelf {
		return "", false
	}
	for _, article := range articles {
		if stem, ok = strings.CutPrefix(word, article); ok && utf8.RuneCountInString(stem) >= 2 {
			return stem, true
		}
	}
	return "", false
}
