package theme_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/diag"
	"handbook/generator/theme"
	"handbook/layouts"
)

// load lays a user's files over our layouts.
func load(t *testing.T, tag string, own map[string]string) (*theme.Theme, string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range own {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	at := diag.Span{Position: diag.Position{File: "handbook.toml", Line: 4, Column: 12}}
	th, found, err := theme.Load(layouts.Files, fsys, "own", theme.Language{Tag: tag, At: at})
	if err != nil {
		t.Fatal(err)
	}
	return th, told(found)
}

// told returns findings in lines, each with its hint below.
func told(found diag.List) string {
	var b strings.Builder
	for _, d := range found.Sorted() {
		diag.PrintConcise(&b, diag.List{d})
		if d.Hint != "" {
			fmt.Fprintf(&b, "    %s\n", d.Hint)
		}
	}
	return b.String()
}

// TestOwnWords checks what is said of a user's own words.
func TestOwnWords(t *testing.T) {
	tests := []struct{ name, tag, file, text, want string }{
		{"one word changed", "en", "en.toml", `competencies = "Skills"`, ""},
		{"a variety of a language", "de-AT", "de-AT.toml", `months = ["Jänner", "Feber", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]`, ""},
		{"a byte order mark", "en", "en.toml", "\ufeffroles = \"Jobs\"", ""},

		{"no TOML", "en", "en.toml", "roles = \"Jobs\"\nstart = “Home”\n",
			"own/i18n/en.toml:2:9: error curly-quotes the typographic quote “ where a straight one is needed\n" +
				"    write \" before and after the text; word processors put in the others\n"},
		{"not UTF-8", "en", "en.toml", "roles = \"M\xe9tiers\"",
			"own/i18n/en.toml:1:11: error encoding the file is not UTF-8: byte 0xe9\n" +
				"    it reads as \"é\" in Windows-1252; in the editor choose \"save as\" and the encoding \"UTF-8\"\n"},
		{"unknown word", "en", "en.toml", "# ours\ncompetencis = \"Skills\"",
			"own/i18n/en.toml:2:1: error unknown-key no page has a place for the word \"competencis\"\n    did you mean \"competencies\"?\n"},
		{"a text in the place of its key", "de", "de.toml", "rollen = \"Funktionen\"\n\"The words\" = \"Die Worte\"",
			"own/i18n/de.toml:1:1: error unknown-key no page has a place for the word \"rollen\"\n    did you mean \"roles\"?\n" +
				"own/i18n/de.toml:2:1: error unknown-key no page has a place for the word \"The words\"\n    the keys are those of layouts/i18n/en.toml, as the program has them\n"},
		{"a table for a text", "en", "en.toml", `roles = { one = "Role", other = "Roles" }`,
			"own/i18n/en.toml:1:9: error wrong-type \"roles\" must be a text, not a table\n    write it in quotes\n"},
		{"a text for a table", "ar", "ar.toml", `n-levels = "مستويات"`,
			"own/i18n/ar.toml:1:12: error wrong-type \"n-levels\" must be a table, not a text\n" +
				"    write a text for each plural form: { few = \"...\", many = \"...\", one = \"...\", other = \"...\", two = \"...\", zero = \"...\" }\n"},
		{"a number", "en", "en.toml", `roles = 7`,
			"own/i18n/en.toml:1:9: error wrong-type \"roles\" must be a text, not a whole number\n    write it in quotes\n"},
		{"a text for a list", "en", "en.toml", `months = "January"`,
			"own/i18n/en.toml:1:10: error wrong-type \"months\" must be a list, not a text\n    write the texts in square brackets, with commas between them\n"},
		{"eleven months", "en", "en.toml", `months = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]`,
			"own/i18n/en.toml:1:10: error bad-value \"months\" has 11 entries; a year has 12\n    write all months from January on\n"},
		{"a month that is a number", "en", "en.toml", "months = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\",\n  7, \"h\", \"i\", \"j\", \"k\", \"l\"]",
			"own/i18n/en.toml:2:3: error wrong-type an entry of \"months\" must be a text, not a whole number\n    write it in quotes\n"},
		{"words in a table", "en", "en.toml", "[words]\nroles = \"Jobs\"\nstart = \"Home\"",
			"own/i18n/en.toml:1:2: error unknown-key words stand in no table, as these do in \"[words]\"\n    delete the line with the brackets\n"},
		{"a word that is left out", "en", "en.toml", "roles =\nstart = \"Home\"",
			"own/i18n/en.toml:1:8: error syntax there is no value after \"=\"\n    write a text in quotes, a number, true or false, or a list in [ ]; or delete the line\n"},
		{"a month that is left out", "en", "en.toml", `months = ["January", 1.2.3, "March"]`,
			"own/i18n/en.toml:1:22: error syntax \"1.2.3\" is neither a number nor a date\n    write a number as 2, a date as 2026-11-21, and everything else in quotes\n"},
		{"an empty word", "en", "en.toml", `roles = " "`,
			"own/i18n/en.toml:1:9: error empty-text the word \"roles\" is empty\n    write the text, or delete the line\n"},

		{"a plural form that the language lacks", "en", "en.toml", `n-levels = { one = "{n} level", few = "{n} levels", other = "{n} levels" }`,
			"own/i18n/en.toml:1:33: error unknown-key the language \"en\" has no plural form \"few\"\n    it has \"one\", \"other\"; for one number alone write that, such as 0\n"},
		{"a plural form missing", "ar", "ar.toml", `n-levels = { zero = "لا مستويات", one = "مستوى واحد", two = "مستويان", few = "{n} مستويات", other = "{n} مستوى" }`,
			"own/i18n/ar.toml:1:12: error missing-key the word \"n-levels\" without the plural form \"many\"\n" +
				"    the language \"ar\" has the forms \"few\", \"many\", \"one\", \"other\", \"two\", \"zero\"; add a text for it\n"},
		{"a plural form for parts of a whole", "en", "pl.toml", `n-levels = { one = "{n} poziom", few = "{n} poziomy", many = "{n} poziomów", other = "{n} poziomu" }`, ""},
		{"a plural form for parts of a whole, left out", "en", "pl.toml", `n-levels = { one = "{n} poziom", few = "{n} poziomy", many = "{n} poziomów" }`, ""},
		{"a text for all numbers", "en", "pl.toml", `n-levels = { other = "Poziomy: {n}" }`, ""},
		{"a plural form for millions", "fr", "fr.toml", `n-levels = { one = "{n} niveau", many = "{n} de niveaux", other = "{n} niveaux" }`, ""},
		{"a plural form for millions that the language lacks", "en", "en.toml", `n-levels = { one = "{n} level", many = "{n} of levels", other = "{n} levels" }`,
			"own/i18n/en.toml:1:33: error unknown-key the language \"en\" has no plural form \"many\"\n    it has \"one\", \"other\"; for one number alone write that, such as 0\n"},
		{"a number of its own", "en", "en.toml", `n-levels = { 0 = "no level", one = "one level", 12 = "a dozen levels", other = "{n} levels" }`, ""},
		{"a form that is no text", "en", "en.toml", `n-levels = { one = 1, other = "{n} levels" }`,
			"own/i18n/en.toml:1:20: error wrong-type \"one\" must be a text, not a whole number\n    write it in quotes\n"},
		{"a plural form without the number", "en", "en.toml", `n-levels = { one = "one level", other = "levels" }`,
			"own/i18n/en.toml:1:41: error bad-value the word \"n-levels\" leaves out \"{n}\"\n    put it where the value belongs; in English it is \"{n} levels\"\n"},

		{"a form for several numbers without the number", "en", "pt.toml", `n-levels = { one = "um nível", other = "{n} níveis" }`,
			"own/i18n/pt.toml:1:20: error bad-value the word \"n-levels\" leaves out \"{n}\"\n    the language \"pt\" has the form \"one\" for several numbers: put {n} where the number belongs\n"},
		{"a placeholder missing", "en", "en.toml", `level-of = "level {n}"`,
			"own/i18n/en.toml:1:12: error bad-value the word \"level-of\" leaves out \"{of}\"\n    put it where the value belongs; in English it is \"level {n} of {of}\"\n"},
		{"a placeholder missing beside a number that is said in words", "en", "en.toml", `kept = { one = "one more still holds", other = "{n} more indicators of {level} still hold" }`,
			"own/i18n/en.toml:1:16: error bad-value the word \"kept\" leaves out \"{level}\"\n" +
				"    put it where the value belongs; in English it is \"{n} more indicators of {level} still hold\"\n"},
		{"a placeholder missing in a long text", "en", "en.toml", `import-other = "{file} is of another handbook, {title}."`,
			"own/i18n/en.toml:1:16: error bad-value the word \"import-other\" leaves out \"{own}\"\n" +
				"    put it where the value belongs; in English it is \"{file} belongs to another handbook, “{title}”; this is “{own}”. Nothing was changed.\"\n"},
		{"a placeholder invented", "en", "en.toml", `level-of = "level\t{n} of {off}, {of}"`,
			"own/i18n/en.toml:1:27: error bad-value nothing is put in the place of \"{off}\" in \"level-of\"\n    did you mean \"of\"?\n"},
		{"a placeholder where there is none", "en", "en.toml", `roles = "{n} roles"`,
			"own/i18n/en.toml:1:10: error bad-value nothing is put in the place of \"{n}\" in \"roles\"\n    the English text has none\n"},
		{"commas between words for the search", "en", "en.toml", `search-skip = "a, an; and"`,
			"own/i18n/en.toml:1:17: error bad-value \",\" stands in the list \"search-skip\"\n    write the words that are too common to be searched for, with a space between\n"},
		{"commas of Arabic between words for the search", "ar", "ar.toml", `search-skip = "أن، إن"`,
			"own/i18n/ar.toml:1:18: error bad-value \"،\" stands in the list \"search-skip\"\n    write the words that are too common to be searched for, with a space between\n"},
		{"a semicolon in the endings", "en", "en.toml", `search-endings = "- s; es"`,
			"own/i18n/en.toml:1:22: error bad-value \";\" stands in the list \"search-endings\"\n    write the endings that forms of a word differ in, with a space between; \"-\" is none, and \"/\" parts those that do not stand for each other\n"},
		{"a loose brace", "en", "en.toml", `level-n = "Level {n} { n }"`,
			"own/i18n/en.toml:1:22: error bad-value a brace that is part of no name in braces\n" +
				"    write the name between { and } without spaces, such as {n}\n"},

		{"a faulty file of another language", "en", "fr.toml", `roles = 1`,
			"own/i18n/fr.toml:1:9: error wrong-type \"roles\" must be a text, not a whole number\n    write it in quotes\n"},
		{"a file that no language names", "en", "german.toml", `roles = "Rollen"`,
			"own/i18n/german.toml:1:1: error unknown-layout \"german\" is not a language\n    name the file by a language tag, such as i18n/de.toml or i18n/pt-BR.toml\n"},
		{"a tag written otherwise", "en", "pt_br.toml", `roles = "Papéis"`,
			"own/i18n/pt_br.toml:1:1: error unknown-layout \"pt_br\" is not how the language is written\n    name the file i18n/pt-BR.toml\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, got := load(t, tt.tag, map[string]string{"i18n/" + tt.file: tt.text}); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// TestOwnLanguage checks a language of which we have no words.
func TestOwnLanguage(t *testing.T) {
	_, found := load(t, "nl", nil)
	want := "handbook.toml:4:12: warning language-unknown the interface has no words in the language \"nl\"; English is used\n" +
		"    to add them, put a translation of our layouts/i18n/en.toml into your layouts folder as i18n/nl.toml\n"
	if found != want {
		t.Errorf("without words:\n%s", found)
	}
	_, found = load(t, "nl-BE", map[string]string{"i18n/nl.toml": `roles = "Rollen"`})
	if n := strings.Count(found, "own/i18n/nl.toml:1:1: error language-missing"); n < 200 || strings.Contains(found, `"roles"`) ||
		!strings.Contains(found, "there is no word for \"start\"\n    add it; in English it is \"Handbook\"\n") {
		t.Errorf("with one word, %d are missing:\n%.500s", n, found)
	}
	if strings.Contains(found, `"preview`) {
		t.Error("words are missing that nobody would see: the preview takes ours alone")
	}
	for _, want := range []string{ // who has the program alone has nothing else to translate from
		"for \"months\"\n    add it; in English it is [\"January\", \"February\", \"March\", \"April\", \"May\", \"June\", \"July\", \"August\", \"September\", \"October\", \"November\", \"December\"]\n",
		"for \"n-levels\"\n    add it with the plural forms \"one\", \"other\"; in English it is { one = \"{n} level\", other = \"{n} levels\" }\n",
		"for \"search-endings\"\n    add the endings that forms of a word differ in, with a space between; \"-\" is none, and \"/\" parts those that do not stand for each other; in English it is \"- s es ed ing / e es ed ing / y ies ied ying\"\n",
		"for \"matrix-intro\"\n    add it; in English it is \"Everything at a glance: what each level of each competency comes down to, and which level each role needs.\"\n",
	} {
		if !strings.Contains(found, want) {
			t.Errorf("nothing says:\n%s", want)
		}
	}
	english, _ := layouts.Files.ReadFile("i18n/en.toml")
	whole := strings.Replace(string(english), "roles = \"Roles\"", "roles = \"Rollen\"", 1)
	_, found = load(t, "nl", map[string]string{"i18n/nl.toml": "[nl]\n" + whole})
	if want := "own/i18n/nl.toml:1:2: error unknown-key words stand in no table, as these do in \"[nl]\"\n    delete the line with the brackets\n"; found != want {
		t.Errorf("with all words in a table:\n%.500s", found)
	}
	th, found := load(t, "nl", map[string]string{"i18n/nl.toml": whole})
	if got := th.Words.Text("roles"); found != "" || got != "Rollen" {
		t.Errorf("with all words: %q\n%s", got, found)
	}
}

// TestMisplacedLanguage checks that the words of a language are led to their place,
// and not to those of another language whose name is near.
func TestMisplacedLanguage(t *testing.T) {
	for _, name := range []string{"nl.toml", "i18n/nl.TOML", "i18n/nl.tml", "I18N/nl.toml", "i18n/nl.toml.txt", "i18n/nl.json", "words/NL.toml"} {
		if _, found := load(t, "en", map[string]string{name: ""}); !strings.HasSuffix(found, "\n    did you mean \"i18n/nl.toml\"?\n") {
			t.Errorf("%s: found:\n%s", name, found)
		}
	}
	load(t, "und", map[string]string{"i18n/en.toml": `roles = "Jobs"`}) // has no varieties
	for _, name := range []string{"i18n/nl-NL.toml", "i18n/nl-BE.toml"} {
		if _, found := load(t, "nl", map[string]string{name: `roles = "Rollen"`}); !strings.Contains(found, "the words of "+name+" are for another variety; ") {
			t.Errorf("%s: found:\n%s", name, found)
		}
	}
}

// TestWordsForOwnTemplates checks that a user's page can have words of its own.
func TestWordsForOwnTemplates(t *testing.T) {
	page := `{{define "main"}}<h1>{{t "not-found"}}</h1><p>{{t "our-desk" "room" .}} {{n "our-people" 3}}</p>{{end}}`
	words := "our-desk = \"Ask in room {room}\"\nour-people = { one = \"one of us\", other = \"{n} of us\" }"
	own := map[string]string{"pages/notfound.html": page, "i18n/en.toml": words}
	if _, found := load(t, "en", own); found != "" {
		t.Errorf("found:\n%s", found)
	}
	if _, found := load(t, "en", map[string]string{"i18n/en.toml": words}); strings.Count(found, "unknown-key") != 2 {
		t.Errorf("without the page:\n%s", found)
	}
}

// TestTemplatesAskRightly checks what is said of a template that asks for words
// in the wrong way.
func TestTemplatesAskRightly(t *testing.T) {
	tests := []struct{ name, call, want string }{
		{"no such word", `{{t "competencis"}}`, "there is no word \"competencis\"\n    did you mean \"competencies\"?\n"},
		{"plural asked as text", `{{t "n-levels"}}`, "the word \"n-levels\" has plural forms\n    write {{n \"n-levels\" COUNT}}\n"},
		{"text asked as plural", `{{n "roles" 2}}`, "the word \"roles\" has no plural forms\n    write {{t \"roles\"}}\n"},
		{"a value left out", `{{t "level-of" "n" 2}}`, "nothing is given for \"{of}\" of the word \"level-of\"\n    write {{t \"level-of\" ... \"of\" VALUE}}\n"},
		{"for a script", `{{range words "competencis"}}{{end}}`, "there is no word \"competencis\"\n    did you mean \"competencies\"?\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := load(t, "en", map[string]string{"pages/notfound.html": `{{define "main"}}` + tt.call + `{{end}}`})
			if !strings.Contains(found, "own/pages/notfound.html:1:") || !strings.HasSuffix(found, tt.want) {
				t.Errorf("got:\n%s\nwant:\n%s", found, tt.want)
			}
		})
	}
}

// FuzzWords checks that no file of words, however broken, stops the program.
func FuzzWords(f *testing.F) {
	for _, text := range []string{`roles = "x"`, "roles.one = 1", "[[roles]]\none = 1", "[n-levels]\none = \"{n\"\nother = [1]", `months = [["a"], 1, {}]`,
		`n-levels = { 0 = "", -1 = "x", 007 = "y", "" = "z" }`, "\"left out 1\" = 2", "roles = \"a\nroles = 'b", "\x00", "\xff\xfe", `date = "{day}{}{ }"`, "a.b.c = 1\na = 2"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := fstest.MapFS{"i18n/en.toml": {Data: []byte(text)}}
		if _, _, err := theme.Load(englishAlone, fsys, "own", theme.Language{Tag: "en"}); err != nil {
			t.Error(err)
		}
	})
}

// englishAlone are the English words alone: the fuzzer needs no templates.
var englishAlone = fstest.MapFS{"i18n/en.toml": {Data: func() []byte { data, _ := layouts.Files.ReadFile("i18n/en.toml"); return data }()}}
