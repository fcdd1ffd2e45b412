package publish

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A site is recalled as long as nothing in it and nothing that it is made of has
// changed.
func TestRecall(t *testing.T) {
	dir, at := filepath.Join(t.TempDir(), "site"), t.TempDir()
	m, err := Remembering(at, dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	recalls := func(key string) bool {
		note, same := m.Recall(key)
		if same && note != "a note\n\n" {
			t.Errorf("the note is %q", note)
		}
		return same
	}
	if recalls("key") {
		t.Fatal("it recalls what never was")
	}
	again := func() {
		t.Helper()
		if err := m.Remember(ended(t, dir, first), "key", "a note\n\n"); err != nil {
			t.Fatal(err)
		}
		if !recalls("key") {
			t.Fatal("it does not recall a site that is as it was")
		}
	}
	again()
	if recalls("another key") {
		t.Error("it recalls a site that was made from something else")
	}
	page := filepath.Join(dir, "a", "index.html")
	for what, change := range map[string]func(){
		"a page is edited":          func() { put(t, dir, tree{"a/index.html": "edited"}) },
		"a page of the same length": func() { put(t, dir, tree{"a/index.html": string(make([]byte, len(first["a/index.html"])))}) },
		"a page is gone":            func() { os.Remove(page) },
		"a page is a link":          func() { os.Rename(page, page+"~"); link(t, page+"~", page) },
		"a page is a folder":        func() { os.Remove(page); os.Mkdir(page, 0o777) },
		"a page is older":           func() { os.Chtimes(page, time.Unix(1, 0), time.Unix(1, 0)) },
		"the manifest is gone":      func() { os.Remove(filepath.Join(dir, ManifestName)) },
		"the manifest is another":   func() { put(t, dir, tree{ManifestName: "# handbook manifest 1 unfinished\n"}) },
		"a build is under way":      func() { put(t, dir, tree{lockName: ""}) },
		"a build was killed":        func() { os.Mkdir(filepath.Join(dir, stagingName), 0o777) },
		"the memory is cut":         func() { os.Truncate(m.file, 300) },
		"lines of the memory are lost": func() {
			text, _ := os.ReadFile(m.file)
			os.WriteFile(m.file, text[:bytes.LastIndexByte(bytes.TrimSuffix(text, []byte(memoryEnd)), '\n')], 0o666)
		},
		"the memory is another thing":  func() { os.WriteFile(m.file, []byte(m.mark()+"\nkey\nnote\n\n"), 0o666) },
		"the memory is of another day": func() { os.WriteFile(m.file, []byte("handbook memory 1\nkey\n\"a note\\n\\n\"\n\n\n"), 0o666) },
		"the machine started anew": func() {
			text, _ := os.ReadFile(m.file)
			os.WriteFile(m.file, []byte(strings.Replace(string(text), "program"+bootID(), "program another", 1)), 0o666)
		},
		"the memory is gone": func() { os.Remove(m.file) },
		"the site is gone":   func() { os.RemoveAll(dir) },
	} {
		again()
		change()
		if recalls("key") {
			t.Errorf("it recalls the site although %s", what)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	e := ended(t, dir, first)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := m.Remember(e, "key", ""); err == nil {
		t.Error("it remembers a site that is not there")
	}
	e = ended(t, dir, first)
	changed := maps.Clone(first)
	changed["index.html"] += "changed"
	ended(t, dir, changed)
	if err := m.Remember(e, "key", ""); err == nil {
		t.Error("it remembers a site that another build has changed")
	}
	ended(t, dir, first)
	other, err := Remembering(at, dir, "another program")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Remember(e, "key", ""); err != nil {
		t.Fatal(err)
	}
	if _, same := other.Recall("key"); same {
		t.Error("it recalls what another program made")
	}
}

// A file that stands as it should, and is edited after a build has looked at it, is not
// taken for what the build has left.
func TestRecallEditedMeanwhile(t *testing.T) {
	for what, hand := range map[string]func(*Edition, string, []byte) error{"whole": (*Edition).Write, "in pieces": func(e *Edition, name string, data []byte) error {
		return inPieces(e, name, data)
	}} {
		dir, m, e := begun(t)
		if _, err := handOver(e, first); err != nil {
			t.Fatal(err)
		}
		e = again(t, dir)
		for name, text := range first {
			if err := hand(e, name, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		put(t, dir, tree{"a/index.html": "edited"})
		if _, err := e.Commit(); err != nil {
			t.Fatal(err)
		}
		if err := m.Remember(e, "key", ""); err != nil {
			t.Fatal(err)
		}
		if _, same := m.Recall("key"); same {
			t.Errorf("handed over %s: it recalls a page that was edited", what)
		}
	}
}

// Where dates are whole seconds, what was just written can change and keep its date.
// It is not relied on until it is older.
func TestRecallWholeSeconds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	m, err := Remembering(t.TempDir(), dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	m.lstat = func(name string) (fs.FileInfo, error) {
		info, err := os.Lstat(name)
		return wholeSeconds{info}, err
	}
	e := ended(t, dir, first)
	for _, test := range []struct {
		age  time.Duration
		want bool
	}{{0, false}, {3 * time.Second, true}} {
		then := time.Now().Add(-test.age)
		for name := range read(t, dir) {
			if err := os.Chtimes(filepath.Join(dir, name), then, then); err != nil {
				t.Fatal(err)
			}
		}
		if err := m.Remember(e, "key", ""); err != nil {
			t.Fatal(err)
		}
		if _, same := m.Recall("key"); same != test.want {
			t.Errorf("recalled after %v: %v, want %v", test.age, same, test.want)
		}
	}
}

// wholeSeconds is a file of a file system that knows no other dates.
type wholeSeconds struct{ fs.FileInfo }

func (w wholeSeconds) ModTime() time.Time { return w.FileInfo.ModTime().Truncate(time.Second) }
func (w wholeSeconds) Sys() any           { return nil }

// ended publishes the files and returns what has ended then.
func ended(t *testing.T, dir string, files tree) *Edition {
	t.Helper()
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := handOver(e, files); err != nil {
		t.Fatal(err)
	}
	return e
}

// What is kept is beside the site, not in it.
func TestRememberLeavesTheSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	e := ended(t, dir, first)
	before := read(t, dir)
	m, err := Remembering(t.TempDir(), dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Remember(e, "key", ""); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(before, read(t, dir)) {
		t.Error("the site has changed")
	}
}

// What is remembered of sites that nobody builds any more does not stay for ever,
// and what is none of ours stays.
func TestRememberForgetsOthers(t *testing.T) {
	dir, at := filepath.Join(t.TempDir(), "site"), t.TempDir()
	old, folder := strings.Repeat("0a", 16), strings.Repeat("3d", 16)
	stays := tree{strings.Repeat("1b", 16): "new", strings.Repeat("2c", 16): "of another program that names its files so", "notes.txt": "mine"}
	put(t, at, stays)
	put(t, at, tree{old: "handbook memory 1\n"})
	if err := os.Mkdir(filepath.Join(at, folder), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{old, folder, strings.Repeat("2c", 16), "notes.txt"} {
		if err := os.Chtimes(filepath.Join(at, name), time.Unix(1, 0), time.Now().Add(-keptFor-time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	m, err := Remembering(at, dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Remember(ended(t, dir, first), "key", ""); err != nil {
		t.Fatal(err)
	}
	left := read(t, at)
	if left[filepath.Base(m.file)] == "" {
		t.Error("the new memory is not there")
	}
	delete(left, filepath.Base(m.file))
	stays[folder+"/"] = ""
	if !maps.Equal(left, stays) {
		t.Errorf("left are %q", slices.Collect(maps.Keys(left)))
	}
}

// FuzzRecall reads any bytes as a memory: nothing panics, and what was
// remembered under another key is never recalled.
func FuzzRecall(f *testing.F) {
	dir, at := filepath.Join(f.TempDir(), "site"), f.TempDir()
	e, err := Open(dir)
	if err != nil {
		f.Fatal(err)
	}
	if _, err := e.Keep("a.html", digest{1}); err != nil {
		f.Fatal(err)
	}
	if _, err := handOver(e, tree{"a.html": "a", "b/c.html": "c"}); err != nil {
		f.Fatal(err)
	}
	m, err := Remembering(at, dir, "program")
	if err != nil {
		f.Fatal(err)
	}
	if err := m.Remember(e, "key", "note"); err != nil {
		f.Fatal(err)
	}
	sound, err := os.ReadFile(m.file)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sound)
	f.Add(sound[:len(sound)/2])
	f.Add([]byte(m.mark() + "\nkey\n\"x\"\n\n0 0 0 -\t../../x\nend\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(m.file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		m.Recall("key")
		if _, same := m.Recall("another key"); same && !strings.Contains(string(data), "another key") {
			t.Errorf("%q is recalled under another key", data)
		}
		e, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer e.Discard()
		e.Trust(m)
		for _, path := range []string{"a.html", "b/c.html", "../../x", ""} {
			if kept, _ := e.Keep(path, digest{2}); kept && !strings.Contains(string(data), "02000000") {
				t.Errorf("with %q, %q is kept, and its version is not in it", data, path)
			}
		}
	})
}
