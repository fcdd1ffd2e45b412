package theme_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/language"

	"handbook/generator/diag"
	"handbook/generator/theme"
	"handbook/layouts"
)

// embedded are the languages that we have all words of.
var embedded = []string{"ar", "de", "en", "es", "fr"}

// TestLanguages checks that each language has exactly the words of English.
func TestLanguages(t *testing.T) {
	names, err := fs.Glob(layouts.Files, "i18n/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for _, name := range names {
		tags = append(tags, strings.TrimSuffix(path.Base(name), ".toml"))
	}
	if !slices.Equal(tags, embedded) {
		t.Errorf("the languages are %v, want %v", tags, embedded)
	}
	english := wordsOf(t, "en")
	for _, tag := range tags {
		_, found, err := theme.Load(layouts.Files, nil, "", theme.Language{Tag: tag})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			t.Errorf("%s:%d:%d: %s (%s)", d.At.File, d.At.Line, d.At.Column, d.Message, d.Hint)
		}
		for key, value := range wordsOf(t, tag) {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: English has no word %q", tag, key)
			}
			checkForms(t, tag, key, value)
		}
	}
}

func wordsOf(t *testing.T, tag string) map[string]any {
	t.Helper()
	data, err := layouts.Files.ReadFile("i18n/" + tag + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	tree := map[string]any{}
	if _, err := toml.Decode(string(data), &tree); err != nil {
		t.Fatalf("%s: %v", tag, err)
	}
	return tree
}

// checkForms checks that a word has every plural form of its language.
func checkForms(t *testing.T, tag, key string, value any) {
	t.Helper()
	table, ok := value.(map[string]any)
	if !ok {
		return
	}
	forms := categories(tag)
	for _, form := range forms {
		if table[form] == nil && len(table) > 1 {
			t.Errorf("%s: %s lacks the form %q", tag, key, form)
		}
	}
	if len(forms) > 2 && len(table) == 1 {
		t.Errorf("%s: %s has one form of %d", tag, key, len(forms))
	}
	for form := range table {
		if _, err := strconv.Atoi(form); err != nil && !slices.Contains(forms, form) {
			t.Errorf("%s: %s has the form %q, which the language has not", tag, key, form)
		}
	}
}

// TestTranslationsEndAlike checks that a translation ends as the English text
// does: what follows it on the page counts on that.
func TestTranslationsEndAlike(t *testing.T) {
	english := wordsOf(t, "en")
	for _, tag := range embedded {
		for key, value := range wordsOf(t, tag) {
			want, isText := english[key].(string)
			got, _ := value.(string)
			if isText && ending(want) != ending(got) {
				t.Errorf("%s: %s = %q ends otherwise than %q", tag, key, got, want)
			}
		}
	}
}

// ending returns what a text ends with, the same for the marks of all languages.
func ending(text string) string {
	text = strings.NewReplacer("؟", "?", "،", ",", "؛", ";", "”", "", "“", "", "»", "").Replace(strings.TrimRight(text, " \u00a0\u202f»”“"))
	if m := regexp.MustCompile(`[.:?!…,;]$`).FindString(text); m != "" {
		return m
	}
	return ""
}

// TestTypography checks that each language writes its own quotation marks and
// the spaces that go with them.
func TestTypography(t *testing.T) {
	wrong := map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`["'«»„]|\.\.\.`),
		"de": regexp.MustCompile(`["'«»”]|\.\.\.| [!?;:]`),
		"fr": regexp.MustCompile(`["'“”„]|\.\.\.|[^\x{202f}][!?;]|[^\x{a0}]:|«[^\x{a0}]|[^\x{a0}]»`),
		"es": regexp.MustCompile(`["'“”„]|\.\.\.| [!?;:]|^[^¿]*\?|^[^¡]*!`),
		"ar": regexp.MustCompile(`["'“”„?;]|\.\.\.|, | ،`),
	}
	for _, tag := range embedded {
		for key, value := range wordsOf(t, tag) {
			for _, text := range textsIn(value) {
				if m := wrong[tag].FindString(text); m != "" && !(key == "comma" || key == "colon") {
					t.Errorf("%s: %s = %q has %s", tag, key, text, diag.Quote(m))
				}
			}
		}
	}
}

func textsIn(value any) []string {
	var list []string
	switch value := value.(type) {
	case string:
		list = append(list, value)
	case map[string]any:
		for _, v := range value {
			list = append(list, textsIn(v)...)
		}
	case []any:
		for _, v := range value {
			list = append(list, textsIn(v)...)
		}
	}
	return list
}

// TestTagsAreKnown guards the names of the files.
func TestTagsAreKnown(t *testing.T) {
	for _, tag := range embedded {
		if language.Make(tag).String() != tag {
			t.Errorf("%s is not how the language is written", tag)
		}
	}
}
