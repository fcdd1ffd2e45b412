package theme

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Words are the texts of the interface in the handbook's language.
type Words struct {
	Tag       language.Tag // of the words: English where a handbook's language has none
	RTL       bool         // the handbook is read from right to left
	Numbering string       // the CLDR name of the numbering system, such as "latn"

	vocabulary
	english  vocabulary // what each of our keys is
	numerals numerals
	wordsRTL bool // the words run from right to left
}

// vocabulary is what files of words hold, by key.
type vocabulary struct {
	texts  map[string]string
	plural map[string]map[string]string // and by CLDR form or exact number
	lists  map[string][]string
}

func newVocabulary() vocabulary {
	return vocabulary{map[string]string{}, map[string]map[string]string{}, map[string][]string{}}
}

// lay puts the words of other over those that are there.
func (v vocabulary) lay(other vocabulary) {
	maps.Copy(v.texts, other.texts)
	maps.Copy(v.plural, other.plural)
	maps.Copy(v.lists, other.lists)
}

func (v vocabulary) has(key string) bool {
	_, text := v.texts[key]
	_, plural := v.plural[key]
	_, list := v.lists[key]
	return text || plural || list
}

// keys returns every key, sorted.
func (v vocabulary) keys() []string {
	keys := slices.Concat(slices.Collect(maps.Keys(v.texts)), slices.Collect(maps.Keys(v.plural)), slices.Collect(maps.Keys(v.lists)))
	slices.Sort(keys)
	return keys
}

// written returns what a key is as a file of words has it.
func (v vocabulary) written(key string) string {
	var parts []string
	if list, ok := v.lists[key]; ok {
		for _, text := range list {
			parts = append(parts, strconv.Quote(text))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if forms, ok := v.plural[key]; ok {
		for _, form := range slices.Sorted(maps.Keys(forms)) {
			parts = append(parts, form+" = "+strconv.Quote(forms[form]))
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	}
	return strconv.Quote(v.texts[key])
}

// saying returns the shortest key whose text the given words are, or "".
func (v vocabulary) saying(words string) string {
	found := ""
	for key, text := range v.texts {
		if strings.EqualFold(text, words) && (found == "" || cmp.Or(len(key)-len(found), strings.Compare(key, found)) < 0) {
			found = key
		}
	}
	return found
}

// Text returns the text of a key. The pairs name what replaces {name} in it; a
// number is written as the language does.
func (w *Words) Text(key string, pairs ...any) string {
	key = w.forLevel(key, pairs)
	text, ok := w.texts[key]
	if !ok {
		return "⟨" + key + "⟩"
	}
	return w.isolated(w.fill(text, pairs))
}

// Count returns the text of a key in the plural form that n asks for, with {n}
// replaced by it.
func (w *Words) Count(key string, n int, pairs ...any) string {
	forms := w.plural[key]
	for _, form := range []string{strconv.Itoa(n), formOf(w.Tag, n), "other"} {
		if text, ok := forms[form]; ok {
			return w.isolated(w.fill(text, append(pairs, "n", n)))
		}
	}
	return "⟨" + key + "⟩"
}

// Word is one text of the interface as a script gets it: the key is followed by
// ".FORM" where a count decides, with the CLDR name of the form, and by ".N" in a
// list, from 1 on.
type Word struct{ Key, Text string }

// List returns the texts of keys for a script, with nothing filled in.
func (w *Words) List(keys ...string) []Word {
	var list []Word
	for _, key := range keys {
		if texts, ok := w.lists[key]; ok {
			for i, text := range texts {
				list = append(list, Word{key + "." + strconv.Itoa(i+1), w.isolated(text)})
			}
		} else if forms, ok := w.plural[key]; ok {
			for _, form := range slices.Sorted(maps.Keys(forms)) {
				list = append(list, Word{key + "." + form, w.isolated(forms[form])})
			}
		} else {
			list = append(list, Word{key, w.Text(key)})
		}
	}
	return list
}

// Number returns a number as the language writes it.
func (w *Words) Number(n int) string { return w.numerals.write(n) }

// Digits returns the number of a page or heading, which has no marks between
// its digits.
func (w *Words) Digits(n int) string { return w.numerals.digits(strconv.Itoa(n)) }

// Date returns a day as the language writes it.
func (w *Words) Date(day time.Time) string {
	months := w.lists["months"]
	if day.IsZero() || len(months) != 12 {
		return ""
	}
	number := w.numerals.digits(strconv.Itoa(day.Day()))
	if day.Day() == 1 {
		number = w.fill(w.texts["first-day"], []any{"day", 1})
	}
	return w.Text("date", "day", number, "month", months[day.Month()-1], "year", w.numerals.digits(strconv.Itoa(day.Year())))
}

// placeholder is the name of a value in braces.
var placeholder = regexp.MustCompile(`\{([\w-]+)\}`)

// fill puts values in the place of their names.
func (w *Words) fill(text string, pairs []any) string {
	var b strings.Builder
	for rest := text; ; {
		open := strings.IndexByte(rest, '{')
		length := strings.IndexByte(rest[max(open, 0):], '}')
		if open < 0 || length < 0 {
			if b.Len() == 0 {
				return text
			}
			b.WriteString(rest)
			return b.String()
		}
		value, ok := w.value(rest[open+1:open+length], pairs)
		if !ok {
			b.WriteString(rest[:open+1])
			rest = rest[open+1:]
			continue
		}
		b.Grow(len(rest) + len(value))
		b.WriteString(rest[:open])
		b.WriteString(value)
		rest = rest[open+length+1:]
	}
}

// value returns what takes the place of a name.
func (w *Words) value(name string, pairs []any) (string, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] != name {
			continue
		}
		switch v := pairs[i+1].(type) {
		case int:
			return w.Number(v), true
		case string:
			return w.embedded(v), true
		default:
			return w.embedded(fmt.Sprint(v)), true
		}
	}
	return "", false
}

var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// millions are the languages in which whole millions have a form of their own:
// "un million de niveaux". Browsers know it; x/text has the CLDR of before.
var millions = []string{"ca", "es", "fr", "it", "lld", "pt", "scn", "vec"}

// hasMillions reports whether a language has a form for whole millions, which a
// file of words may leave out.
func hasMillions(tag language.Tag) bool {
	base, _ := tag.Base()
	return slices.Contains(millions, base.String())
}

// formOf returns the CLDR name of the plural form that n things ask for.
func formOf(tag language.Tag, n int) string {
	if n != 0 && n%1_000_000 == 0 && hasMillions(tag) {
		return "many"
	}
	return formNames[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]
}

// formsOf returns the plural forms of a language, each with how many numbers
// ask for it: one number, or many.
func formsOf(tag language.Tag) map[string]int {
	forms := map[string]int{}
	for n := range 1001 {
		forms[formOf(tag, n)]++
	}
	return forms
}
