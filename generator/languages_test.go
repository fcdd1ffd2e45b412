package generator_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/layouts"
)

// inLanguage returns a handbook with another language.
func inLanguage(t *testing.T, data fs.FS, tag string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(data, ".", func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := fs.ReadFile(data, p)
		if p == "handbook.toml" {
			file = regexp.MustCompile(`(?m)^language = ".*"$`).ReplaceAll(file, []byte(`language = "`+tag+`"`))
		}
		fsys[p] = &fstest.MapFile{Data: file}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

// TestHebrewFallsBack checks a handbook in a language of which we have no words:
// its content decides the direction, and each English word keeps its own.
func TestHebrewFallsBack(t *testing.T) {
	data := inLanguage(t, arabic, "he")
	_, found, err := generator.Load(generator.Input{Data: data, DataName: "data", Layouts: layouts.Files})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Code != diag.LanguageUnknown || found[0].At.Position.String() != "data/handbook.toml:6:12" {
		t.Errorf("findings: %v", found)
	}
	site := renderSite(t, generator.Input{Data: data, DataName: "data"})
	page := site.Page(t, "competencies/serving-people/level-2.html")
	root := page.One(t, "html")
	for key, want := range map[string]string{"lang": "he", "dir": "rtl", "data-words": "en"} {
		if got, _ := root.Attr(key); got != want {
			t.Errorf("%s=%q, want %q", key, got, want)
		}
	}
	if got, want := page.One(t, "h1").Text(), "\u2066Level 2: \u2068المبادرة\u2069\u2069"; got != want {
		t.Errorf("heading %q, want %q", got, want)
	}
	for _, f := range slices.Concat(site.DeadLinks(""), site.Faults()) {
		t.Error(f)
	}
}

// TestOurHandbookInOtherLanguages checks that the frame around our own content
// is in the language that the handbook names.
func TestOurHandbookInOtherLanguages(t *testing.T) {
	if testing.Short() {
		t.Skip("it is rendered as in other tests")
	}
	tags := map[string]string{"de-x-formal": "Kompetenzen", "de-AT": "Kompetenzen", "fr": "Compétences", "es-MX": "Competencias"}
	for tag, want := range tags {
		site := renderSite(t, generator.Input{Data: inLanguage(t, ours(t).hb.Files, tag), DataName: "data"})
		page := site.Page(t, "competencies/index.html")
		lang, _ := page.One(t, "html").Attr("lang")
		known, _, _ := strings.Cut(tag, "-x-") // to browsers and readers of screens
		if got := page.One(t, "h1").Text(); got != want || lang != known {
			t.Errorf("%s: lang %q, heading %q", tag, lang, got)
		}
		for _, f := range slices.Concat(site.DeadLinks(""), site.Faults()) {
			t.Errorf("%s: %s", tag, f)
		}
	}
}
