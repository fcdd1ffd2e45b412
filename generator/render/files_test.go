package render_test

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/render"
	"handbook/layouts"
)

// TestFilesAreThoseOfRender asks for every file of our site on its own and wants
// the bytes that a build writes.
func TestFilesAreThoseOfRender(t *testing.T) {
	site, found, err := generator.Load(generator.Input{Data: data.Files, DataName: "data", Layouts: layouts.Files, BaseURL: "https://example.org/"})
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	var whole render.Memory
	if _, err := site.Render(&whole); err != nil {
		t.Fatal(err)
	}
	files := site.Files()
	for _, path := range whole.Paths() {
		want, _ := whole.File(path)
		got, found, err := files.File(path)
		if err != nil || len(found) > 0 || !slices.Equal(got, want) || files.Has(path) == strings.HasPrefix(path, "assets/theme/search/") {
			t.Errorf("%s differs: %d bytes, want %d; %v %v", path, len(got), len(want), found, err)
		}
	}
	for _, path := range []string{"", "nothing.html", "competencies", "assets/theme/search/nothing.js", "../data/handbook.toml", "/index.html"} {
		if _, _, err := files.File(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q is there: %v", path, err)
		}
	}
}

// TestNoFileForNothing wants each style and script of the site on some page, or
// brought later by load.js.
func TestNoFileForNothing(t *testing.T) {
	files := build(t, add(archive(t, "full"), "handbook.toml", "\n[[moved]]\nfrom = \"competency:gone\"\nto = \"competency:teamwork\"\n")).files
	var pages bytes.Buffer
	for _, path := range files.Paths() {
		if text, _ := files.File(path); strings.HasSuffix(path, ".html") {
			pages.Write(text)
		}
	}
	for _, path := range files.Paths() {
		ext := path[strings.LastIndexByte(path, '.')+1:]
		if !strings.HasPrefix(path, "assets/theme/") || strings.HasPrefix(path, "assets/theme/search/") || ext != "js" && ext != "css" {
			continue
		}
		later := path == "assets/theme/homes.js" || path == "assets/theme/choices.js"
		if !later && !strings.Contains(pages.String(), path+`"`) {
			t.Errorf("no page has %s", path)
		}
	}
}

// TestFaultsAtOnce asks for pages with a fault of their layout from many goroutines, as
// the browsers of a preview do, and wants the same said of each. The race detector looks on.
func TestFaultsAtOnce(t *testing.T) {
	own := fstest.MapFS{"pages/page.html": {Data: []byte(`{{define "main"}}{{.Xylophone}}{{end}}`)}}
	site, found, err := generator.Load(generator.Input{Data: data.Files, DataName: "data", Layouts: layouts.Files, Own: own, OwnName: "own"})
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	files := site.Files()
	var asking sync.WaitGroup
	for range 8 {
		asking.Go(func() {
			_, found, err := files.File("pages/contact.html")
			if err != nil || len(found) != 1 || found[0].Hint != `there are "Body", "Title"` {
				t.Errorf("got %v, %v", found, err)
			}
		})
	}
	asking.Wait()
}
