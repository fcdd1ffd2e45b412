package theme

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"handbook/generator/diag"
)

// Language is the handbook's language, a BCP 47 tag, and where it was written.
type Language struct {
	Tag string
	At  diag.Span
}

// fallback is the language whose words are complete and used where a handbook's
// language has none.
const fallback = "en"

// privateUse begins the end of a tag that has a meaning between us alone: "x-formal"
// chooses words, and nothing else knows of it.
const privateUse = "-x-"

func isLanguage(p string) bool { return strings.HasPrefix(p, "i18n/") && strings.HasSuffix(p, ".toml") }

// embeddedPath is where the words of a language are, and ownPath where a user's
// are kept beside them.
func embeddedPath(tag string) string { return "i18n/" + tag + ".toml" }
func ownPath(tag string) string      { return "own/" + embeddedPath(tag) }

// tagOf returns the language that a file of words is named by, or why it is
// named by none, with a hint.
func tagOf(p string) (tag language.Tag, fault, hint string) {
	name := strings.TrimSuffix(strings.TrimPrefix(p, "i18n/"), ".toml")
	tag, err := language.Parse(name)
	switch {
	case err != nil:
		return tag, fmt.Sprintf("%s is not a language", diag.Quote(name)), "name the file by a language tag, such as i18n/de.toml or i18n/pt-BR.toml"
	case tag.String() != name:
		return tag, fmt.Sprintf("%s is not how the language is written", diag.Quote(name)), "name the file i18n/" + tag.String() + ".toml"
	}
	return tag, "", ""
}

// stray is a key of a user's words that ours do not have. It is a fault unless
// one of the templates asks for it.
type stray struct {
	key string
	at  diag.Span
}

// loadWords reads the words of a language: those of the language that it is a
// variety of, with its own and the user's laid over them one after the other. What
// a private use such as "de-x-formal" says otherwise comes last.
func loadWords(files map[string]file, lang Language, list *diag.List) (*Words, []stray) {
	general, private, _ := strings.Cut(lang.Tag, privateUse)
	tag := language.Make(general)
	r := &languageReader{files: files, list: list, english: newVocabulary(), given: map[string]any{}, whole: true}
	r.read(embeddedPath(fallback), r.english)
	clear(r.given)
	w := &Words{Tag: tag, RTL: rightToLeft(tag), vocabulary: newVocabulary(), english: r.english}
	w.lay(r.english)

	chain := parents(tag)
	if private != "" {
		for _, name := range chain {
			chain = append(chain, name+privateUse+private)
		}
	}
	own := newVocabulary()
	used := r.readAll(chain, own)
	if private != "" && (slices.Contains(chain, fallback) || len(used) > 0) && !slices.ContainsFunc(used, func(p string) bool { return strings.Contains(p, privateUse) }) {
		list.Add(diag.LanguageUnknown, lang.At, fmt.Sprintf("the interface has no words in the language %s; those of %s are used", diag.Quote(lang.Tag), diag.Quote(general)),
			fmt.Sprintf("to add them, put what differs into your layouts folder as i18n/%s.toml", lang.Tag))
	}
	switch {
	case slices.Contains(chain, fallback):
	case len(used) == 0:
		hint := fmt.Sprintf("to add them, put a translation of our layouts/i18n/en.toml into your layouts folder as i18n/%s.toml", lang.Tag)
		if other := variety(files, tag); other != "" && len(chain) > 0 {
			hint = fmt.Sprintf("the words of %s are for another variety; all read them when the file is i18n/%s.toml", other, chain[0])
		}
		w.Tag, chain = language.English, append(chain, fallback)
		r.read(ownPath(fallback), own)
		list.Add(diag.LanguageUnknown, lang.At, fmt.Sprintf("the interface has no words in the language %s; English is used", diag.Quote(lang.Tag)), hint)
	case r.whole:
		missing(r.english, r.given, tag, files[used[0]], list)
	}
	w.lay(own)
	r.checkOthers(chain)
	w.numerals, w.Numbering = numeralsOf(w.Tag), system(w.Tag)
	w.wordsRTL = rightToLeft(w.Tag)
	return w, r.strays
}

// A languageReader reads the files of words that make up a language.
type languageReader struct {
	files   map[string]file
	list    *diag.List
	english vocabulary     // what each key is, and its placeholders; filled by the first file
	given   map[string]any // keys that are there, also with a faulty text
	whole   bool           // no key can be missing only because it could not be read
	strays  []stray
}

// read adds the words of the file at a path, and reports whether there is one.
func (r *languageReader) read(p string, into vocabulary) bool {
	f, ok := r.files[p]
	if !ok {
		return false
	}
	name, _, _ := tagOf(strings.TrimPrefix(p, "own/"))
	words := readWords(f, name, r.english, r.list)
	into.lay(words.vocabulary)
	r.strays = append(r.strays, words.strays...)
	if words.tree == nil || !words.tree.Whole || words.inTable {
		r.whole = false
	} else {
		maps.Copy(r.given, words.tree.Values)
	}
	return true
}

// readAll adds the words of a chain of languages, each with the user's over ours, and
// returns the paths of those that there are, from the most general on.
func (r *languageReader) readAll(chain []string, into vocabulary) (used []string) {
	for _, name := range chain {
		for _, p := range []string{embeddedPath(name), ownPath(name)} {
			if p != embeddedPath(fallback) && r.read(p, into) {
				used = append(used, p)
			}
		}
	}
	return used
}

// checkOthers reports what is wrong in the user's words of languages that are not in
// the chain.
func (r *languageReader) checkOthers(chain []string) {
	for _, p := range paths(r.files) {
		if name, ok := strings.CutPrefix(p, "own/i18n/"); ok && !slices.Contains(chain, strings.TrimSuffix(name, ".toml")) {
			r.read(p, newVocabulary())
		}
	}
}

// variety returns the path of a user's words that are in the same language, though in
// another variety of it, or "".
func variety(files map[string]file, tag language.Tag) string {
	wanted, _ := tag.Base()
	for _, p := range paths(files) {
		if name, ok := strings.CutPrefix(p, "own/"); ok {
			other, _, _ := tagOf(name)
			if base, _ := other.Base(); base == wanted {
				return name
			}
		}
	}
	return ""
}

// parents returns the tags from the most general variety of a language to the
// language itself.
func parents(tag language.Tag) []string {
	var chain []string
	for ; tag != language.Und; tag = tag.Parent() {
		chain = append(chain, tag.String())
	}
	slices.Reverse(chain)
	return chain
}

// missing reports what a language has no word for. Who translates may have nothing to
// go by but these hints, so the English text is in them whole.
func missing(known vocabulary, given map[string]any, tag language.Tag, f file, list *diag.List) {
	forms := diag.QuoteAll(slices.Sorted(maps.Keys(formsOf(tag))))
	for _, key := range known.keys() {
		if _, ok := given[key]; ok || f.own && strings.HasPrefix(key, "preview") { // for which the preview takes our words alone
			continue
		}
		hint := "add it; "
		if _, ok := known.plural[key]; ok {
			hint = "add it with the plural forms " + forms + "; "
		} else if spaced[key] != "" {
			hint = "add " + spaced[key] + "; "
		}
		list.Add(diag.LanguageMissing, diag.Span{Position: diag.Position{File: f.name}}, fmt.Sprintf("there is no word for %s", diag.Quote(key)), hint+"in English it is "+known.written(key))
	}
}
