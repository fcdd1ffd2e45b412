package generator_test

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/publish"
	"handbook/generator/render"
	"handbook/layouts"
)

// An edit changes some file of a handbook, as an author might.
type edit struct {
	name string
	make func(r *rand.Rand, files fstest.MapFS)
}

var edits = []edit{
	{"a word", func(r *rand.Rand, files fstest.MapFS) {
		change(r, files, func(text string) string {
			words := regexp.MustCompile(`[a-z]{5,} [a-z]{5,}`).FindAllStringIndex(text, -1)
			at := words[r.IntN(len(words))]
			first, second, _ := strings.Cut(text[at[0]:at[1]], " ")
			return text[:at[0]] + second + " " + first + text[at[1]:]
		})
	}},
	{"a table less", func(r *rand.Rand, files fstest.MapFS) {
		change(r, files, func(text string) string {
			tables := strings.Split(text, "\n[[")
			if len(tables) < 3 {
				return text
			}
			i := 1 + r.IntN(len(tables)-1)
			return strings.Join(slices.Delete(tables, i, i+1), "\n[[")
		})
	}},
	{"a line twice", func(r *rand.Rand, files fstest.MapFS) {
		change(r, files, func(text string) string {
			lines := strings.SplitAfter(text, "\n")
			i := r.IntN(len(lines))
			return strings.Join(slices.Insert(lines, i, lines[i]), "")
		})
	}},
	{"a file less", func(r *rand.Rand, files fstest.MapFS) {
		if names := competencies(files); len(names) > 2 {
			delete(files, names[r.IntN(len(names))])
		}
	}},
	{"a file more", func(r *rand.Rand, files fstest.MapFS) {
		files["pages/more.md"] = &fstest.MapFile{Data: []byte("# More\n\nSee [teamwork](competency:teamwork).\n")}
	}},
	{"all as at first", func(_ *rand.Rand, files fstest.MapFS) {
		clear(files)
		maps.Copy(files, ourFiles())
	}},
}

// change puts another text into one of the files.
func change(r *rand.Rand, files fstest.MapFS, edit func(string) string) {
	names := append(competencies(files), "handbook.toml", "orientations.toml")
	name := names[r.IntN(len(names))]
	files[name] = &fstest.MapFile{Data: []byte(edit(string(files[name].Data)))}
}

func competencies(files fstest.MapFS) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "competencies/") {
			names = append(names, name)
		}
	}
	return names
}

// ourFiles returns the files of our own handbook.
func ourFiles() fstest.MapFS {
	files := fstest.MapFS{}
	_ = fs.WalkDir(data.Files, ".", func(p string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			text, _ := fs.ReadFile(data.Files, p)
			files[p] = &fstest.MapFile{Data: text}
		}
		return err
	})
	return files
}

// TestEditsGiveACleanBuild makes edits one after the other. A build that knows
// the one before, into the folder where that stands and of which it keeps what it
// can, gives the files that a build gives which knows nothing.
func TestEditsGiveACleanBuild(t *testing.T) {
	steps := 40
	if testing.Short() {
		steps = 8
	}
	seed := uint64(20261121)
	r := rand.New(rand.NewPCG(seed, seed))
	files := ourFiles()
	dir := filepath.Join(t.TempDir(), "site")
	memory, err := publish.Remembering(t.TempDir(), dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	var loader generator.Loader
	built := 0
	for step := range steps {
		e := edits[r.IntN(len(edits))]
		if step > 0 {
			e.make(r, files)
		}
		in := generator.Input{Data: files, DataName: "data", Layouts: layouts.Files}
		site, found, err := loader.Load(in)
		if err != nil {
			t.Fatal(err)
		}
		fresh, foundFresh, err := generator.Load(in)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(found, foundFresh) {
			t.Fatalf("step %d, %s: other findings than of a first load", step, e.name)
		}
		if found.HasErrors() {
			continue
		}
		built++
		var want render.Memory
		if _, err := fresh.Render(&want); err != nil {
			t.Fatal(err)
		}
		edition, err := publish.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		edition.Trust(memory)
		if _, err := site.Render(&keeping{Edition: edition, kept: &kept}); err != nil {
			t.Fatal(err)
		}
		if _, err := edition.Commit(); err != nil {
			t.Fatal(err)
		}
		if err := memory.Remember(edition, "key", ""); err != nil {
			t.Fatal(err)
		}
		compareFolder(t, dir, &want)
		if t.Failed() {
			t.Fatalf("after step %d, %s", step, e.name)
		}
	}
	if built < steps/4 {
		t.Errorf("only %d of %d steps gave a site", built, steps)
	}
	if kept < 50*built {
		t.Errorf("only %d pages were kept in %d builds", kept, built)
	}
}

// keeping is an edition that counts what it keeps.
type keeping struct {
	*publish.Edition
	mu   sync.Mutex
	kept *int
}

func (k *keeping) Keep(path string, version [sha256.Size]byte) (bool, error) {
	kept, err := k.Edition.Keep(path, version)
	k.mu.Lock()
	defer k.mu.Unlock()
	if kept {
		*k.kept++
	}
	return kept, err
}

func compareFolder(t *testing.T, dir string, want *render.Memory) {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		if name = filepath.ToSlash(name); name == publish.ManifestName {
			return nil
		}
		paths = append(paths, name)
		got, err := os.ReadFile(p)
		if data, ok := want.File(name); !ok || !bytes.Equal(got, data) {
			t.Errorf("%s is not as in a clean build", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if slices.Sort(paths); !slices.Equal(paths, want.Paths()) {
		t.Error("there are other files than in a clean build")
	}
}
