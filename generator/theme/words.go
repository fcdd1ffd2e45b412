package theme

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"handbook/generator/diag"
)

// Words are the texts of the interface in the handbook's language.
type Words struct {
	Tag    language.Tag
	RTL    bool // the language is written from right to left
	texts  map[string]string
	plural map[string]map[string]string // by key and CLDR form
	months []string
}

func isLanguage(p string) bool { return strings.HasPrefix(p, "i18n/") && strings.HasSuffix(p, ".toml") }

// ownLanguage is where a user's words are kept beside the embedded ones.
func ownLanguage(p string) string { return "own/" + p }

// fallback is the language whose words are complete and used where a handbook's
// language has none.
const fallback = "en"

// loadWords reads the words of a language: those of its file, or of the file of
// the language that it is a variety of, with the user's own laid over.
func loadWords(files map[string]file, tag string, list *diag.List) *Words {
	w := &Words{texts: map[string]string{}, plural: map[string]map[string]string{}}
	w.Tag = language.Make(tag)
	w.RTL = rightToLeft(w.Tag)
	w.add(files, fallback, list)
	known := slices.Concat(slices.Collect(maps.Keys(w.texts)), slices.Collect(maps.Keys(w.plural)))
	for t := w.Tag; t != language.Und; t = t.Parent() {
		if t.String() == fallback {
			return w
		}
		if !hasLanguage(files, t.String()) {
			continue
		}
		own := &Words{texts: map[string]string{}, plural: map[string]map[string]string{}}
		own.add(files, t.String(), list)
		for _, key := range slices.Sorted(slices.Values(known)) {
			if !own.has(key) {
				list.Add(diag.LanguageMissing, diag.Span{Position: diag.Position{File: "layouts/i18n/" + t.String() + ".toml"}},
					fmt.Sprintf("the language %s has no word %s", diag.Quote(t.String()), diag.Quote(key)), "add it; i18n/en.toml tells what it says")
			}
		}
		maps.Copy(w.texts, own.texts)
		maps.Copy(w.plural, own.plural)
		if len(own.months) > 0 {
			w.months = own.months
		}
		return w
	}
	w.Tag, w.RTL = language.English, false
	list.Add(diag.LanguageUnknown, diag.Span{Position: diag.Position{File: "layouts/i18n/" + tag + ".toml"}},
		fmt.Sprintf("the interface has no words in the language %s; English is used", diag.Quote(tag)),
		"to add them, copy i18n/en.toml to your layouts folder under this name and translate it")
	return w
}

func hasLanguage(files map[string]file, tag string) bool {
	p := "i18n/" + tag + ".toml"
	_, embedded := files[p]
	_, own := files[ownLanguage(p)]
	return embedded || own
}

// add lays the words of one language's files over those that are there.
func (w *Words) add(files map[string]file, tag string, list *diag.List) {
	p := "i18n/" + tag + ".toml"
	for _, p := range []string{p, ownLanguage(p)} {
		f, ok := files[p]
		if !ok {
			continue
		}
		tree := map[string]any{}
		if _, err := toml.Decode(string(f.data), &tree); err != nil {
			at := diag.Position{File: f.name}
			var fault toml.ParseError
			if errors.As(err, &fault) {
				at.Line, at.Column = fault.Position.Line, fault.Position.Col
			}
			list.Add(diag.Syntax, diag.Span{Position: at}, err.Error(), "")
			continue
		}
		for key, value := range tree {
			switch value := value.(type) {
			case string:
				w.texts[key] = value
			case map[string]any:
				forms := map[string]string{}
				for form, text := range value {
					forms[form] = fmt.Sprint(text)
				}
				w.plural[key] = forms
			case []any:
				w.months = nil
				for _, m := range value {
					w.months = append(w.months, fmt.Sprint(m))
				}
			}
		}
	}
}

func (w *Words) has(key string) bool {
	_, text := w.texts[key]
	_, count := w.plural[key]
	return text || count
}

func (w *Words) keys() []string {
	return slices.Concat(slices.Collect(maps.Keys(w.texts)), slices.Collect(maps.Keys(w.plural)))
}

// Text returns the text of a key. The pairs name what replaces {name} in it.
func (w *Words) Text(key string, pairs ...any) string {
	text, ok := w.texts[key]
	if !ok {
		return "⟨" + key + "⟩"
	}
	return fill(text, pairs)
}

// Count returns the text of a key in the plural form that n asks for, with {n}
// replaced by it.
func (w *Words) Count(key string, n int, pairs ...any) string {
	forms := w.plural[key]
	form := formNames[plural.Cardinal.MatchPlural(w.Tag, n, 0, 0, 0, 0)]
	text, ok := forms[strconv.Itoa(n)]
	if !ok {
		text, ok = forms[form]
	}
	if !ok {
		text, ok = forms["other"]
	}
	if !ok {
		return "⟨" + key + "⟩"
	}
	return fill(text, append(pairs, "n", n))
}

var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// Date returns a day as the language writes it.
func (w *Words) Date(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	month := day.Format("01")
	if len(w.months) == 12 {
		month = w.months[day.Month()-1]
	}
	return w.Text("date", "day", day.Day(), "month", month, "year", day.Year())
}

func fill(text string, pairs []any) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return text
}

// rightToLeft reports whether the script of a language runs from right to left.
func rightToLeft(tag language.Tag) bool {
	script, _ := tag.Script()
	return slices.Contains([]string{"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"}, script.String())
}
