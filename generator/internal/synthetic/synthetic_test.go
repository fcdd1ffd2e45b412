package synthetic_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/internal/synthetic"
	"handbook/layouts"
)

func TestHandbookIsSound(t *testing.T) {
	for _, n := range []int{1, 30} {
		site, found, err := generator.Load(generator.Input{Data: synthetic.Handbook(n), DataName: "data", Layouts: layouts.Files})
		if err != nil {
			t.Fatal(err)
		}
		if found.HasErrors() {
			var b strings.Builder
			diag.PrintConcise(&b, found)
			t.Errorf("%d competencies: %s", n, b.String())
		}
		if got := len(site.Handbook.Competencies); got != n {
			t.Errorf("%d competencies, want %d", got, n)
		}
	}
}

// TestHandbookGrows checks that what was there stays as it was.
func TestHandbookGrows(t *testing.T) {
	small, large := synthetic.Handbook(2), synthetic.Handbook(20)
	for _, name := range []string{"competencies/competency-0001.toml", "pages/page-1.md"} {
		a, err := fs.ReadFile(small, name)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := fs.ReadFile(large, name)
		again, _ := fs.ReadFile(synthetic.Handbook(2), name)
		if !bytes.Equal(a, b) || !bytes.Equal(a, again) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestNamesDiffer checks that no two of many competencies have one name.
func TestNamesDiffer(t *testing.T) {
	files := synthetic.Handbook(2000)
	names := map[string]string{}
	err := fs.WalkDir(files, "competencies", func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, p)
		name, _, _ := strings.Cut(string(data), "\n")
		if other, ok := names[name]; ok {
			t.Errorf("%s and %s have %s", other, p, name)
		}
		names[name] = p
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
