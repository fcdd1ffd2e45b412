package publish

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A site is recalled as long as nothing in it and nothing that it is made of has
// changed.
func TestRecall(t *testing.T) {
	dir, at := filepath.Join(t.TempDir(), "site"), t.TempDir()
	m, err := Remembering(at, dir)
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
		if _, err := build(dir, first); err != nil {
			t.Fatal(err)
		}
		if err := m.Remember("key", "a note\n\n"); err != nil {
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
		"a page is edited":             func() { put(t, dir, tree{"a/index.html": "edited"}) },
		"a page of the same length":    func() { put(t, dir, tree{"a/index.html": string(make([]byte, len(first["a/index.html"])))}) },
		"a page is gone":               func() { os.Remove(page) },
		"a page is a link":             func() { os.Rename(page, page+"~"); link(t, page+"~", page) },
		"a page is a folder":           func() { os.Remove(page); os.Mkdir(page, 0o777) },
		"a page is older":              func() { os.Chtimes(page, time.Unix(1, 0), time.Unix(1, 0)) },
		"the manifest is gone":         func() { os.Remove(filepath.Join(dir, ManifestName)) },
		"the manifest is another":      func() { put(t, dir, tree{ManifestName: "# handbook manifest 1 unfinished\n"}) },
		"a build is under way":         func() { put(t, dir, tree{lockName: ""}) },
		"a build was killed":           func() { os.Mkdir(filepath.Join(dir, stagingName), 0o777) },
		"the memory is cut":            func() { os.Truncate(m.file, 300) },
		"the memory is another thing":  func() { os.WriteFile(m.file, []byte("handbook memory 1\nkey"+bootID()+"\nnote\n\n"), 0o666) },
		"the memory is of another day": func() { os.WriteFile(m.file, []byte("handbook memory 0\nkey\n\"a note\\n\\n\"\n\n\n"), 0o666) },
		"the machine started anew": func() {
			text, _ := os.ReadFile(m.file)
			os.WriteFile(m.file, []byte(strings.Replace(string(text), "key"+bootID(), "key another", 1)), 0o666)
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
	if err := m.Remember("key", ""); err == nil {
		t.Error("it remembers a site that is not there")
	}
}

// What is kept is beside the site, not in it.
func TestRememberLeavesTheSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	mustBuild(t, dir, first, Summary{Written: len(first)})
	before := read(t, dir)
	m, err := Remembering(t.TempDir(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Remember("key", ""); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(before, read(t, dir)) {
		t.Error("the site has changed")
	}
}

// FuzzRecall reads any bytes as a memory: nothing panics, and what was
// remembered under another key is never recalled.
func FuzzRecall(f *testing.F) {
	dir, at := filepath.Join(f.TempDir(), "site"), f.TempDir()
	if _, err := build(dir, tree{"a.html": "a", "b/c.html": "c"}); err != nil {
		f.Fatal(err)
	}
	m, err := Remembering(at, dir)
	if err != nil {
		f.Fatal(err)
	}
	if err := m.Remember("key", "note"); err != nil {
		f.Fatal(err)
	}
	sound, err := os.ReadFile(m.file)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sound)
	f.Add(sound[:len(sound)/2])
	f.Add([]byte("handbook memory 1\nkey\n\"x\"\n\n0 0 0\t../../x\nend\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(m.file, data, 0o666); err != nil {
			t.Fatal(err)
		}
		m.Recall("key")
		if _, same := m.Recall("another key"); same && !strings.Contains(string(data), "another key") {
			t.Errorf("%q is recalled under another key", data)
		}
	})
}
