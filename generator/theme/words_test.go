package theme_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"github.com/google/go-cmp/cmp"

	"handbook/generator/theme"
	"handbook/layouts"
)

var loaded = map[string]*theme.Words{}

// words returns the words of a handbook's language, which must be without fault.
func words(t *testing.T, tag string) *theme.Words {
	t.Helper()
	if loaded[tag] == nil {
		th, found := load(t, tag, nil)
		if found != "" && !strings.Contains(found, "language-unknown") {
			t.Fatalf("%s:\n%s", tag, found)
		}
		loaded[tag] = th.Words
	}
	return loaded[tag]
}

func TestPluralForms(t *testing.T) {
	tests := []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 0, "0 levels"}, {"en", 1, "1 level"}, {"en", 2, "2 levels"},
		{"de", 0, "0 Stufen"}, {"de", 1, "1 Stufe"},
		{"fr", 0, "0 niveau"}, {"fr", 1, "1 niveau"}, {"fr", 2, "2 niveaux"},
		{"es", 0, "0 niveles"}, {"es", 1, "1 nivel"},
		{"ar", 0, "لا مستويات"}, {"ar", 1, "مستوى واحد"}, {"ar", 2, "مستويان"}, {"ar", 3, "3 مستويات"}, {"ar", 10, "10 مستويات"},
		{"ar", 11, "11 مستوى"}, {"ar", 99, "99 مستوى"}, {"ar", 100, "100 مستوى"}, {"ar", 102, "102 مستوى"}, {"ar", 103, "103 مستويات"},
		{"ar-EG", 5, "٥ مستويات"},
	}
	for _, tt := range tests {
		if got := words(t, tt.tag).Count("n-levels", tt.n); got != tt.want {
			t.Errorf("%s %d: %q, want %q", tt.tag, tt.n, got, tt.want)
		}
	}
	if got := words(t, "en").Count("n-driven", 0); got != "It drives no sign to watch for." {
		t.Errorf("a number of its own: %q", got)
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct{ tag, want string }{
		{"en", "7 1,234 12,345 1,234,567"},
		{"en-GB", "7 1,234 12,345 1,234,567"},
		{"de", "7 1.234 12.345 1.234.567"},
		{"de-AT", "7 1\u00a0234 12\u00a0345 1\u00a0234\u00a0567"},
		{"de-CH", "7 1’234 12’345 1’234’567"},
		{"fr", "7 1\u00a0234 12\u00a0345 1\u00a0234\u00a0567"},
		{"es", "7 1234 12.345 1.234.567"},
		{"es-PH", "7 1234 12.345 1.234.567"},
		{"es-419", "7 1,234 12,345 1,234,567"},
		{"es-MX", "7 1,234 12,345 1,234,567"},
		{"es-CO", "7 1.234 12.345 1.234.567"},
		{"ar", "7 1,234 12,345 1,234,567"},
		{"ar-MA", "7 1.234 12.345 1.234.567"},
		{"ar-EG", "٧ ١٬٢٣٤ ١٢٬٣٤٥ ١٬٢٣٤٬٥٦٧"},
		{"ar-u-nu-arab", "٧ ١٬٢٣٤ ١٢٬٣٤٥ ١٬٢٣٤٬٥٦٧"},
		{"ar-SA-u-nu-latn", "7 1,234 12,345 1,234,567"},
	}
	for _, tt := range tests {
		w := words(t, tt.tag)
		var got []string
		for _, n := range []int{7, 1234, 12345, 1234567} {
			got = append(got, w.Number(n))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: want -, got +\n%s", tt.tag, diff)
		}
	}
	if got := words(t, "ar-EG").Numbering + " " + words(t, "ar").Numbering; got != "arab latn" {
		t.Errorf("numbering systems: %q", got)
	}
}

// TestGrouping checks which varieties of a language leave four digits together.
func TestGrouping(t *testing.T) {
	spanish, err := layouts.Files.ReadFile("i18n/es.toml")
	if err != nil {
		t.Fatal(err)
	}
	for tag, together := range map[string]bool{
		"it": true, "it-IT": true, "it-CH": true, "pl-PL": true, "hu-HU": true, "et-EE": true, "sl-u-nu-latn": true, "hy": true, "be-BY": true, "ka": true,
		"pt": false, "pt-BR": false, "pt-PT": true, "pt-CH": true, "pt-AO": false, "ru": false, "cs-CZ": false,
	} {
		base, _, _ := strings.Cut(tag, "-")
		th, _ := load(t, tag, map[string]string{"i18n/" + base + ".toml": string(spanish)}) // whatever the words are
		if got := th.Words.Number(1234); got == "1234" != together {
			t.Errorf("%s: %s", tag, got)
		}
		if got := th.Words.Number(12345); len(got) == len("12345") {
			t.Errorf("%s: %s", tag, got)
		}
	}
}

func TestDates(t *testing.T) {
	first, later := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 3, 21, 0, 0, 0, 0, time.UTC)
	tests := []struct{ tag, first, later string }{
		{"en", "1 November 2026", "21 March 2027"},
		{"de", "1. November 2026", "21. März 2027"},
		{"fr", "1er novembre 2026", "21 mars 2027"},
		{"es", "1 de noviembre de 2026", "21 de marzo de 2027"},
		{"ar", "1 نوفمبر 2026", "21 مارس 2027"},
		{"ar-EG", "١ نوفمبر ٢٠٢٦", "٢١ مارس ٢٠٢٧"},
	}
	for _, tt := range tests {
		w := words(t, tt.tag)
		if got := strip(w.Date(first)); got != tt.first {
			t.Errorf("%s: %q, want %q", tt.tag, got, tt.first)
		}
		if got := strip(w.Date(later)); got != tt.later {
			t.Errorf("%s: %q, want %q", tt.tag, got, tt.later)
		}
		if got := w.Date(time.Time{}); got != "" {
			t.Errorf("%s: no date is %q", tt.tag, got)
		}
	}
}

// strip takes the marks off that set values apart.
func strip(text string) string {
	return strings.NewReplacer("\u2066", "", "\u2068", "", "\u2069", "").Replace(text)
}

// TestDirections checks that neither a name in other letters nor words in
// another language than the handbook's disturb what stands around them.
func TestDirections(t *testing.T) {
	ar := words(t, "ar")
	if got, want := ar.Text("role-description", "role", "Team lead (IT)"), "ما يحتاج إليه دور «\u2068Team lead (IT)\u2069»: الجدارات والمستويات وإلى أين يمكن أن يقود."; got != want {
		t.Errorf("Latin letters in Arabic: %q", got)
	}
	if got, want := ar.Text("level-title", "n", 2, "name", "المبادرة"), "المستوى 2: المبادرة"; got != want {
		t.Errorf("Arabic in Arabic: %q", got)
	}
	if got, want := words(t, "en").Text("level-title", "n", 2, "name", "المبادرة"), "Level 2: \u2068المبادرة\u2069"; got != want {
		t.Errorf("Arabic in English: %q", got)
	}
	he := words(t, "he")
	if got, want := he.Text("shown-in"), "\u2066Shown in the story:\u2069"; got != want || !he.RTL {
		t.Errorf("English in a handbook in Hebrew: %q, right to left: %v", got, he.RTL)
	}
	for _, tt := range []struct{ tag, text, want string }{
		{"ar", "ISO 10002:2018", "ltr"}, {"ar", "Качество", "ltr"}, {"ar", "نظام CRM", ""}, {"ar", "2026", ""}, {"en", "دليل", "rtl"}, {"en", "Handbook", ""},
	} {
		if got := words(t, tt.tag).Direction(tt.text); got != tt.want {
			t.Errorf("direction of %q in %s: %q, want %q", tt.text, tt.tag, got, tt.want)
		}
	}
}

// TestFilledInOnce checks that a value with braces stays as it is.
func TestFilledInOnce(t *testing.T) {
	got := words(t, "en").Text("index-description", "title", "{organisation}", "organisation", "{title} & Co")
	if want := "{organisation} of {title} & Co: competencies, levels, self-checks and roles."; got != want {
		t.Errorf("got %q", got)
	}
}

// TestVarieties checks that a variety of a language has the words of the
// language, with its own laid over.
func TestVarieties(t *testing.T) {
	own := map[string]string{"i18n/de.toml": `roles = "Funktionen"`, "i18n/de-AT.toml": "start = \"Servus\"\n" +
		`months = ["Jänner", "Feber", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]`}
	th, found := load(t, "de-AT", own)
	w := th.Words
	got := []string{found, w.Text("start"), w.Text("roles"), w.Text("level"), w.Date(time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC))}
	if diff := cmp.Diff([]string{"", "Servus", "Funktionen", "Stufe", "2. Jänner 2027"}, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	for tag, want := range map[string]string{"de-CH": "Rollen", "es-MX": "Puestos", "fr-CA": "Rôles", "en-AU": "Roles", "ar-SY": "الأدوار", "pt": "Roles"} {
		if got := words(t, tag).Text("roles"); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

// TestFormalVariety checks that "x-formal" may follow a language and any variety
// of it, which keeps its own words, and that only the words know of it.
func TestFormalVariety(t *testing.T) {
	january := time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC)
	for tag, want := range map[string]string{
		"de": "Du bist hier, 2. Januar 2027, de", "de-AT": "Du bist hier, 2. Jänner 2027, de-AT",
		"de-x-formal": "Sie sind hier, 2. Januar 2027, de", "de-AT-x-formal": "Sie sind hier, 2. Jänner 2027, de-AT",
	} {
		w := words(t, tag)
		if got := w.Text("breadcrumbs") + ", " + w.Date(january) + ", " + w.Tag.String(); got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
	th, found := load(t, "de-AT-x-formal", map[string]string{"i18n/de-AT-x-formal.toml": `start = "Grüß Gott"`})
	if got := th.Words.Text("start"); found != "" || got != "Grüß Gott" {
		t.Errorf("got %q\n%s", got, found)
	}
	_, found = load(t, "es-x-formal", nil)
	if want := "handbook.toml:4:12: warning language-unknown the interface has no words in the language \"es-x-formal\"; those of \"es\" are used\n" +
		"    to add them, put what differs into your layouts folder as i18n/es-x-formal.toml\n"; found != want {
		t.Errorf("got %q", found)
	}
}

// TestFallbackIsTheUsers checks that a user's changes of the English words also
// hold where English stands in for another language.
func TestFallbackIsTheUsers(t *testing.T) {
	th, found := load(t, "pt", map[string]string{"i18n/en.toml": `roles = "Jobs"`})
	if got := th.Words.Text("roles"); got != "Jobs" || strings.Count(found, "\n") != 2 {
		t.Errorf("got %q\n%s", got, found)
	}
}

// TestWordsOfScripts checks that a script gets every form of a word, and nothing
// filled in.
func TestWordsOfScripts(t *testing.T) {
	got := words(t, "en").List("level-of", "n-levels")
	want := []theme.Word{{Key: "level-of", Text: "level {n} of {of}"}, {Key: "n-levels.one", Text: "{n} level"}, {Key: "n-levels.other", Text: "{n} levels"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	months := words(t, "en").List("months")
	if len(months) != 12 || months[0] != (theme.Word{Key: "months.1", Text: "January"}) || months[11].Key != "months.12" {
		t.Errorf("got %v", months)
	}
}

// Whole millions have a form of their own in some languages, where a file of
// words may give it.
func TestPluralOfMillions(t *testing.T) {
	own := `n-levels = { one = "{n} niveau", many = "{n} de niveaux", other = "{n} niveaux" }`
	th, found := load(t, "fr", map[string]string{"i18n/fr.toml": own})
	if found != "" {
		t.Fatal(found)
	}
	for n, want := range map[int]string{1: " niveau", 1_000: " niveaux", 1_000_000: " de niveaux", 1_000_001: " niveaux", 2_000_000: " de niveaux"} {
		if got := th.Words.Count("n-levels", n); !strings.HasSuffix(got, "0"+want) && !strings.HasSuffix(got, "1"+want) {
			t.Errorf("%d: got %q, want the end %q", n, got, want)
		}
	}
	if got := words(t, "fr").Count("n-levels", 1_000_000); !strings.HasSuffix(got, " niveaux") {
		t.Errorf("without a text for millions: %q", got)
	}
}

// categories returns the plural forms that a language has for whole numbers.
func categories(tag string) []string {
	names := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}
	var forms []string
	for n := range 1000 {
		if name := names[plural.Cardinal.MatchPlural(language.Make(tag), n, 0, 0, 0, 0)]; !slices.Contains(forms, name) {
			forms = append(forms, name)
		}
	}
	return forms
}
