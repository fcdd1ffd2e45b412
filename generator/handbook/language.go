package handbook

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// Language returns the language of the content as a BCP 47 tag. It is English
// where none is given, and where what is given is none, which known tells.
func Language(src *content.Source) (tag string, known bool) {
	given := src.Handbook.Language
	if !given.Written() {
		return "en", true
	}
	if tag, err := language.Parse(given.Value); err == nil && !misExtended(given.Value) {
		return tag.String(), true
	}
	return "en", false
}

// misExtended reports whether three letters stand behind a language that only some can
// have: of "de-Sie" the parser makes a language of the Zambezi.
func misExtended(tag string) bool {
	parts := subtags(tag)
	extensible := []string{"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"} // by the registry of subtags
	return len(parts) > 1 && len(parts[1]) == 3 && !strings.ContainsFunc(parts[1], unicode.IsDigit) && !slices.Contains(extensible, parts[0])
}

// subtags returns the words of what is given as a language, in lower case.
func subtags(given string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(given)), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.Nd)
	})
}

// meantLanguage says which tag to write for a language that is called by its name, or
// whose tag goes on with words; else how tags look.
func meantLanguage(given string) string {
	const hint = `write a language tag such as "en", "de" or "pt-BR"`
	words := subtags(given)
	if len(words) == 0 {
		return hint
	}
	tag := languageNames[cmp.Or(diag.Nearest(words[0], languages), words[0])]
	if base, err := language.ParseBase(words[0]); err == nil && len(words) > 1 {
		tag = base.String()
	}
	switch {
	case tag == "":
		return hint
	case tag == "de" && (slices.Contains(words, "formal") || slices.Contains(words, "sie")):
		tag = "de-x-formal"
	}
	return diag.Meant(tag)
}

// languageNames are tags of languages by the names that authors may write for them.
var languageNames, languages = func() (tags map[string]string, names []string) {
	tags = map[string]string{}
	for tag, all := range map[string]string{
		"ar": "arabic arabisch arabe العربية", "cs": "czech tschechisch čeština", "da": "danish dänisch dansk",
		"de": "german deutsch allemand alemán", "el": "greek griechisch ελληνικά", "en": "english englisch anglais inglés",
		"es": "spanish spanisch espagnol español", "fi": "finnish finnisch suomi", "fr": "french französisch français francés",
		"he": "hebrew hebräisch עברית", "hu": "hungarian ungarisch magyar", "it": "italian italienisch italien italiano",
		"ja": "japanese japanisch 日本語", "nb": "norwegian norwegisch norsk", "nl": "dutch niederländisch nederlands",
		"pl": "polish polnisch polski", "pt": "portuguese portugiesisch português", "ro": "romanian rumänisch română",
		"ru": "russian russisch русский", "sv": "swedish schwedisch svenska", "tr": "turkish türkisch türkçe",
		"uk": "ukrainian ukrainisch українська", "zh": "chinese chinesisch 中文",
	} {
		for _, name := range strings.Fields(all) {
			tags[name], names = tag, append(names, name)
		}
	}
	slices.Sort(names)
	return tags, names
}()
