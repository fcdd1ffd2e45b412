package theme_test

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"handbook/generator/diag"
	"handbook/generator/theme"
	"handbook/layouts"
)

// embedded are the languages that we have all words of, and varieties those of
// which we have what differs.
var (
	embedded  = []string{"ar", "de", "en", "es", "fr"}
	varieties = []string{"de-AT", "de-x-formal"}
)

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
	slices.Sort(tags)
	if want := slices.Sorted(slices.Values(slices.Concat(embedded, varieties))); !slices.Equal(tags, want) {
		t.Errorf("the languages are %v, want %v", tags, want)
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
	for _, tag := range slices.Concat(embedded, varieties) {
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
// the spaces that go with them, and no word before a name that changes with how
// the name begins: "y Iván", "de Anna".
func TestTypography(t *testing.T) {
	wrong := map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`["'«»„]|\.\.\.`),
		"de": regexp.MustCompile(`["'«»”]|\.\.\.| [!?;:]`),
		"fr": regexp.MustCompile(`["'“”„]|\.\.\.|[^\x{202f}][!?;]|[^\x{a0}]:|«[^\x{a0}]|[^\x{a0}]»| …| (de|que) \{[^n]`),
		"es": regexp.MustCompile(`["'“”„]|\.\.\.| [!?;:]|^[^¿]*\?|^[^¡]*!| …| [yo] \{[^n]`),
		"ar": regexp.MustCompile(`["'“”„?;]|\.\.\.|, | ،| …`),
	}
	for _, tag := range slices.Concat(embedded, varieties) {
		base, _, _ := strings.Cut(tag, "-")
		for key, value := range wordsOf(t, tag) {
			for _, text := range textsIn(value) {
				if m := wrong[base].FindString(text); m != "" && !(key == "comma" || key == "colon") {
					t.Errorf("%s: %s = %q has %s", tag, key, text, diag.Quote(m))
				}
			}
		}
	}
}

// TestNamesAreQuoted checks that names and titles are quoted where they follow a
// word, in languages that would bend them there, or want an article before them:
// "Va más allá de «Nivel 2»", not "de Nivel 2".
func TestNamesAreQuoted(t *testing.T) {
	bare := regexp.MustCompile(`\p{L} \{(competency|level|role|title)\}`)
	for _, tag := range slices.Concat(embedded, varieties) {
		for key, value := range wordsOf(t, tag) {
			for _, text := range textsIn(value) {
				if m := bare.FindString(text); m != "" && tag != "en" {
					t.Errorf("%s: %s = %q has %q without quotation marks", tag, key, text, m)
				}
			}
		}
	}
}

// TestSearchSkipsQuestions checks that the search looks for what is asked about
// and not for the words in which one asks, and that no word is listed twice.
func TestSearchSkipsQuestions(t *testing.T) {
	for tag, asking := range map[string]string{
		"ar": "أين كيف لماذا ما ماذا متى من هل",
		"de": "wann warum was welche wer wie wo",
		"en": "how what when where which who why",
		"es": "como cual cuando donde por que quien",
		"fr": "comment où pourquoi quand que quel quelle qui quoi",
	} {
		skipped := strings.Fields(wordsOf(t, tag)["search-skip"].(string))
		for _, word := range strings.Fields(asking) {
			if !slices.Contains(skipped, word) {
				t.Errorf("%s: search-skip lacks %q", tag, word)
			}
		}
		if slices.Sort(skipped); len(slices.Compact(slices.Clone(skipped))) != len(skipped) {
			t.Errorf("%s: search-skip has a word twice: %v", tag, skipped)
		}
	}
}

// TestNoVerdicts checks that no language speaks of scores, tests and failing.
func TestNoVerdicts(t *testing.T) {
	verdict := map[string]*regexp.Regexp{
		"ar": regexp.MustCompile(`رسوب|درجات|امتحان|اختبار|فشل`),
		"de": regexp.MustCompile(`(?i)punktzahl|durchgefallen|versag|prüfung|schulnote|\btest`),
		"en": regexp.MustCompile(`(?i)\b(scor|fail|test|grade|exam\b)`),
		"es": regexp.MustCompile(`(?i)puntuaci|suspen[ds]|fracas|examen|\btest`),
		"fr": regexp.MustCompile(`(?i)\bscore|échec|échou|\btest|examen`),
	}
	for _, tag := range slices.Concat(embedded, varieties) {
		base, _, _ := strings.Cut(tag, "-")
		for key, value := range wordsOf(t, tag) {
			if m := verdict[base].FindString(strings.Join(textsIn(value), " ")); m != "" {
				t.Errorf("%s: %s judges people with %q", tag, key, m)
			}
		}
	}
}

// TestOneWordForOneThing checks that a table of answers has the words of the pages.
func TestOneWordForOneThing(t *testing.T) {
	pairs := map[string]string{
		"column-activities": "activities", "column-by": "plan-by", "column-competency": "competency", "column-joint-answer": "review-joint",
		"column-kind": "kind", "column-level": "level", "column-state": "plan-state", "column-with": "plan-with",
		"section-joint": "review-joint", "section-journal": "plan-journal",
		"state-done": "plan-state-done", "state-open": "plan-state-open", "state-started": "plan-state-started",
	}
	for _, tag := range embedded {
		words := wordsOf(t, tag)
		for key, same := range pairs {
			if words[key] != words[same] {
				t.Errorf("%s: %s = %q, but %s = %q", tag, key, words[key], same, words[same])
			}
		}
	}
}

// TestVarietiesDiffer checks that a variety repeats no word of its language.
func TestVarietiesDiffer(t *testing.T) {
	for _, tag := range varieties {
		base, _, _ := strings.Cut(tag, "-")
		same := wordsOf(t, base)
		for key, value := range wordsOf(t, tag) {
			if cmp.Equal(value, same[key]) {
				t.Errorf("%s: %s is as in %s", tag, key, base)
			}
		}
	}
}

// TestFormalSaysAsMuch checks that a text that was changed for "du" was changed for
// "Sie", too: the two have the same marks between their words.
func TestFormalSaysAsMuch(t *testing.T) {
	between := regexp.MustCompile(`[^.,:;?!…„“(){}]+`)
	familiar := wordsOf(t, "de")
	for key, value := range wordsOf(t, "de-x-formal") {
		got, want := between.ReplaceAllString(fmt.Sprint(value), ""), between.ReplaceAllString(fmt.Sprint(familiar[key]), "")
		if got != want {
			t.Errorf("%s = %q, which says other than %q", key, value, familiar[key])
		}
	}
}

// TestFormal checks that who is addressed with "Sie" is nowhere addressed with
// "du" or "ihr", nor told to do something with "Such" or "Öffnet".
func TestFormal(t *testing.T) {
	familiar := regexp.MustCompile(`(?i:\b(du|dich|dir|deine?[mnrs]?|euch|eure?[mnrs]?|bist|hast|seid)\b)|\bihr [a-z]+t\b` +
		`|(?:^|[.,:?;] |\bund |\boder )(?i:such|schau|nimm|wähle?|frag|denk|drucke|fülle|exportiere|importiere|lösche|lade|versuch|beginn|` +
		`folge|schreibt?|legt?|sieh|vergleiche|stell|erzähl|hak|probiere|komm|mach|besprich|geh|schätz|öffnet?|lasst|einigt|sprecht|speichere|behebe)(?: |$)`)
	words := wordsOf(t, "de")
	caught := 0
	for key, value := range words {
		if key != "search-skip" && familiar.MatchString(strings.Join(textsIn(value), " ")) {
			caught++
		}
	}
	if caught < 100 {
		t.Errorf("only %d texts of German are familiar", caught)
	}
	maps.Copy(words, wordsOf(t, "de-x-formal"))
	for key, value := range words {
		for _, text := range textsIn(value) {
			if m := familiar.FindString(text); m != "" && key != "search-skip" {
				t.Errorf("%s = %q has %q", key, text, m)
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
	for _, tag := range slices.Concat(embedded, varieties) {
		if language.Make(tag).String() != tag {
			t.Errorf("%s is not how the language is written", tag)
		}
	}
}
