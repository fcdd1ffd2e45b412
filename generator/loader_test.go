package generator_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/render"
	"handbook/layouts"
)

// TestLoaderLoadsWhatLoadDoes changes layouts and language under a loader, and
// wants the findings and the pages of a first load each time.
func TestLoaderLoadsWhatLoadDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("loads our handbook eighteen times")
	}
	own := func(text string) fstest.MapFS {
		return fstest.MapFS{"pages/search.html": {Data: []byte(text)}, "i18n/fi.toml": {Data: []byte("skip = \"" + text[:4] + "\"\n")}}
	}
	german := inLanguage(t, data.Files, "de")
	var loader generator.Loader
	for i, in := range []generator.Input{
		{Data: data.Files},
		{Data: data.Files},
		{Data: data.Files, Own: own(`none {{define "main"}}one{{end}}`)},
		{Data: data.Files, Own: own(`none {{define "main"}}two{{end}}`)},
		{Data: data.Files, Own: own(`none {{define "main"}}{{t "nothing"}}{{end}}`)},
		{Data: data.Files, Own: own(`none {{define "main"}}{{t "nothing"}}{{end}}`), OwnName: "other"},
		{Data: german},
		{Data: german},
		{Data: data.Files},
	} {
		in.DataName, in.Layouts = "data", layouts.Files
		site, found, err := loader.Load(in)
		if err != nil {
			t.Fatal(err)
		}
		again, want, err := generator.Load(in)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(found, want) {
			t.Errorf("%d: found %v, want %v", i, found, want)
		}
		if found.HasErrors() {
			continue
		}
		for _, path := range []string{"index.html", "search.html"} {
			a, b := fileOf(t, site.Files(), path), fileOf(t, again.Files(), path)
			if !slices.Equal(a, b) {
				t.Errorf("%d: %s differs", i, path)
			}
		}
	}
}

func fileOf(t *testing.T, files *render.Files, path string) []byte {
	t.Helper()
	file, found, err := files.File(path)
	if err != nil || found.HasErrors() {
		t.Fatal(path, found, err)
	}
	return file
}
