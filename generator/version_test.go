package generator_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"handbook/generator"
	"handbook/generator/render"
	"handbook/layouts"
)

// versioned is a sink that notes from which version each file is made.
type versioned struct {
	render.Memory
	mu       sync.Mutex
	versions map[string][sha256.Size]byte
}

func (v *versioned) Keep(path string, version [sha256.Size]byte) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.versions == nil {
		v.versions = map[string][sha256.Size]byte{}
	}
	v.versions[path] = version
	return false, nil
}

// renderVersioned renders the files of a handbook, or returns nil if they have
// errors.
func renderVersioned(t *testing.T, loader *generator.Loader, in generator.Input) *versioned {
	t.Helper()
	site, list, err := loader.Load(in)
	if err != nil {
		t.Fatal(err)
	}
	if list.HasErrors() {
		return nil
	}
	v := &versioned{}
	if list, err := site.Render(v); err != nil || list.HasErrors() {
		t.Fatal(list, err)
	}
	return v
}

// tiedFiles returns the files of three competencies.
func tiedFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	return unpacked(t, "testdata/tied.txtar")
}

// unpacked returns the files of a txtar archive.
func unpacked(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// mutations change one line.
var mutations = []struct {
	name string
	make func(line string) string
}{
	{"is gone", func(string) string { return "" }},
	{"says more", func(line string) string {
		at := strings.LastIndexByte(line, '"')
		if at < 0 {
			return line
		}
		return line[:at] + " more" + line[at:]
	}},
	{"has another id", func(line string) string { return anID.ReplaceAllString(line, `id = "$1-x"`) }},
	{"has another number", func(line string) string {
		return aNumber.ReplaceAllStringFunc(line, func(n string) string {
			value, _ := strconv.Atoi(n)
			return strconv.Itoa(3 - value)
		})
	}},
	{"refers to another", func(line string) string {
		return strings.NewReplacer(`"alpha"`, `"gamma"`, `"beta"`, `"gamma"`, "beta-first", "alpha-first", "[level two](level:beta/2)", "[level two](level:gamma/2)", `"one"`, `"two"`).Replace(line)
	}},
}

var (
	anID    = regexp.MustCompile(`\bid = "([a-z-]+)"`)
	aNumber = regexp.MustCompile(`\b[12]\b`)
)

// TestVersionTellsWhatAPageShows changes every line of a handbook in several ways.
// A page of a competency that has the same version then has the same bytes.
func TestVersionTellsWhatAPageShows(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of handbooks are rendered, each as others are")
	}
	files := tiedFiles(t)
	input := func(files fstest.MapFS) generator.Input {
		return generator.Input{Data: files, DataName: "data", Layouts: layouts.Files}
	}
	var loader generator.Loader
	before := renderVersioned(t, &loader, input(files))
	if before == nil || len(before.versions) != 3*(2+2*3) {
		t.Fatalf("the handbook has other pages than meant: %v", slices.Sorted(maps.Keys(before.versions)))
	}
	valid, kept := 0, 0
	compare := func(what string, changed fstest.MapFS) {
		after := renderVersioned(t, &loader, input(changed))
		if after == nil {
			return
		}
		valid++
		for path, version := range before.versions {
			if after.versions[path] != version {
				continue
			}
			kept++
			was, _ := before.File(path)
			is, _ := after.File(path)
			if !bytes.Equal(was, is) {
				t.Errorf("%s has the same version and other bytes when %s", path, what)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		lines := strings.SplitAfter(string(files[name].Data), "\n")
		for i, line := range lines {
			for _, m := range mutations {
				changed := m.make(line)
				if changed == line {
					continue
				}
				other := maps.Clone(files)
				text := strings.Join(slices.Concat(lines[:i], []string{changed}, lines[i+1:]), "")
				other[name] = &fstest.MapFile{Data: []byte(text)}
				compare(fmt.Sprintf("%s, line %d (%s) %s", name, i+1, strings.TrimSpace(line), m.name), other)
			}
		}
	}
	if valid < 100 || kept < 8*valid/3 {
		t.Errorf("%d changes gave a handbook, with %d pages of the same version", valid, kept)
	}
}

// TestVersionStaysWhereNothingIsShown changes what one competency says: pages of
// competencies that have no ties with it keep their version.
func TestVersionStaysWhereNothingIsShown(t *testing.T) {
	files := tiedFiles(t)
	in := generator.Input{Data: files, DataName: "data", Layouts: layouts.Files}
	var loader generator.Loader
	before := renderVersioned(t, &loader, in)
	text := strings.Replace(string(files["competencies/gamma.toml"].Data), "does no gamma", "does less gamma", 1)
	files["competencies/gamma.toml"] = &fstest.MapFile{Data: []byte(text)}
	after := renderVersioned(t, &loader, in)
	for path, version := range after.versions {
		if same, own := before.versions[path] == version, strings.Contains(path, "/gamma/"); same == own {
			t.Errorf("%s: same version %v", path, same)
		}
	}
	for what, in := range map[string]generator.Input{
		"the address": {Data: files, DataName: "data", Layouts: layouts.Files, BaseURL: "https://example.org/"},
		"the layouts": {Data: files, DataName: "data", Layouts: layouts.Files, Own: fstest.MapFS{"i18n/en.toml": {Data: []byte("start = \"Begin\"\n")}}, OwnName: "layouts"},
	} {
		for path, version := range renderVersioned(t, &loader, in).versions {
			if version == after.versions[path] {
				t.Errorf("%s has the same version although %s changed", path, what)
			}
		}
	}
}
