package render_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/internal/htmltest"
	"handbook/generator/render"
	"handbook/layouts"
)

// archive returns the files of a txtar archive in testdata, with those of others
// over them.
func archive(t testing.TB, name string, over ...string) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, text := range over {
		base.Files = append(base.Files, txtar.Parse([]byte(text)).Files...)
	}
	for _, f := range base.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// add puts a text at the end of a file.
func add(fsys fstest.MapFS, name, text string) fstest.MapFS {
	fsys[name] = &fstest.MapFile{Data: append(slices.Clone(fsys[name].Data), text...)}
	return fsys
}

// replace puts one text of a file in the place of another.
func replace(t testing.TB, fsys fstest.MapFS, name, old, with string) fstest.MapFS {
	t.Helper()
	text := string(fsys[name].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s has no %q", name, old)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, with, 1))}
	return fsys
}

// site is a rendered handbook.
type site struct {
	*htmltest.Site
	files *render.Memory
	found diag.List // what was said of its content and layouts
}

// loader keeps the layouts from one handbook to the next.
var loader generator.Loader

// load loads a handbook with our layouts.
func load(t testing.TB, in generator.Input) (*generator.Site, diag.List) {
	t.Helper()
	in.Layouts, in.OwnName = layouts.Files, "layouts"
	s, found, err := loader.Load(in)
	if err != nil {
		t.Fatal(err)
	}
	return s, found
}

// try renders a handbook, whatever is said of it.
func try(t testing.TB, data fs.FS, more ...func(*generator.Input)) site {
	t.Helper()
	in := generator.Input{Data: data, DataName: "data"}
	for _, change := range more {
		change(&in)
	}
	s, found := load(t, in)
	files := &render.Memory{}
	faults, err := s.Render(files)
	if err != nil {
		t.Fatal(err)
	}
	return site{htmltest.Read(t, files), files, append(found, faults...).Sorted()}
}

// build renders a handbook that must have no errors, and checks what every site
// promises.
func build(t testing.TB, data fs.FS, more ...func(*generator.Input)) site {
	t.Helper()
	base := ""
	s := try(t, data, append(more, func(in *generator.Input) { base = in.BaseURL })...)
	if s.found.HasErrors() {
		var b strings.Builder
		diag.PrintConcise(&b, s.found)
		t.Fatalf("the handbook has errors:\n%s", b.String())
	}
	if testing.Short() {
		return s // the promises are looked at on one core
	}
	for _, f := range slices.Concat(s.DeadLinks(base), s.Faults()) {
		t.Error(f)
	}
	return s
}

// text returns what a reader reads in the main part of a page.
func (s site) text(t testing.TB, path string) string {
	t.Helper()
	return s.Page(t, path).One(t, "main").Text()
}

// reads checks that the main part of a page has a text.
func (s site) reads(t testing.TB, path, text string) {
	t.Helper()
	if got := s.text(t, path); !strings.Contains(got, text) {
		t.Errorf("%s does not say %q: %q", path, text, got)
	}
}
