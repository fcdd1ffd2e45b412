package publish

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// begun returns the folder of a site, its memory, and its first edition.
func begun(t *testing.T) (dir string, m Memory, e *Edition) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "site")
	m, err := Remembering(t.TempDir(), dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	return dir, m, again(t, dir)
}

// again begins an edition.
func again(t *testing.T, dir string) *Edition {
	t.Helper()
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// A file is kept as long as it stands as it was made from the same version, and
// nobody has touched it or the manifest.
func TestKeep(t *testing.T) {
	files := tree{"index.html": "start", "a/index.html": "a", "style.css": "css"}
	page := "a/index.html"
	for what, c := range map[string]struct {
		change  func(t *testing.T, dir string, m *Memory)
		version digest
		want    bool
	}{
		"nothing":                {nil, digest{1}, true},
		"another version":        {nil, digest{2}, false},
		"another file is edited": {func(t *testing.T, dir string, _ *Memory) { put(t, dir, tree{"index.html": "edited"}) }, digest{1}, true},
		"the page is edited":     {func(t *testing.T, dir string, _ *Memory) { put(t, dir, tree{page: "b"}) }, digest{1}, false},
		"the page is older": {func(t *testing.T, dir string, _ *Memory) {
			if err := os.Chtimes(filepath.Join(dir, page), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
				t.Fatal(err)
			}
		}, digest{1}, false},
		"the page is gone": {func(t *testing.T, dir string, _ *Memory) { os.Remove(filepath.Join(dir, page)) }, digest{1}, false},
		"its folder is a link": {func(t *testing.T, dir string, _ *Memory) {
			if err := os.Rename(filepath.Join(dir, "a"), filepath.Join(dir, "b")); err != nil {
				t.Fatal(err)
			}
			link(t, "b", filepath.Join(dir, "a"))
		}, digest{1}, false},
		"the manifest is written again": {func(t *testing.T, dir string, _ *Memory) {
			put(t, dir, tree{ManifestName: read(t, dir)[ManifestName]})
		}, digest{1}, false},
		"another build came in between": {func(t *testing.T, dir string, _ *Memory) {
			ended(t, dir, tree{"index.html": "other", page: "other"})
			ended(t, dir, files)
		}, digest{1}, false},
		"another program":    {func(_ *testing.T, _ string, m *Memory) { m.program = "another" }, digest{1}, false},
		"the memory is gone": {func(_ *testing.T, _ string, m *Memory) { os.Remove(m.file) }, digest{1}, false},
	} {
		t.Run(what, func(t *testing.T) {
			dir, m, e := begun(t)
			e.Trust(m)
			if kept, err := e.Keep(page, digest{1}); kept || err != nil {
				t.Fatal("a page is kept that never was", err)
			}
			if _, err := handOver(e, files); err != nil {
				t.Fatal(err)
			}
			if err := m.Remember(e, "key", ""); err != nil {
				t.Fatal(err)
			}
			if c.change != nil {
				c.change(t, dir, &m)
			}
			e = again(t, dir)
			defer e.Discard()
			e.Trust(m)
			if kept, err := e.Keep(page, c.version); kept != c.want || err != nil {
				t.Fatalf("Keep returned %v, %v", kept, err)
			}
			if !c.want {
				return
			}
			rest := tree{"index.html": files["index.html"], "style.css": files["style.css"]}
			if _, err := handOver(e, rest); err != nil {
				t.Fatal(err)
			}
			holds(t, dir, files)
			if err := m.Remember(e, "other key", ""); err != nil {
				t.Fatal(err)
			}
			e = again(t, dir) // it is known by its version still
			defer e.Discard()
			e.Trust(m)
			if kept, err := e.Keep(page, c.version); !kept || err != nil {
				t.Fatalf("the next Keep returned %v, %v", kept, err)
			}
		})
	}
}

// What is kept counts as handed over: it stays, and nobody can hand it over twice.
func TestKeepClaims(t *testing.T) {
	dir, m, e := begun(t)
	if _, err := e.Keep("a.html", digest{1}); err != nil {
		t.Fatal(err)
	}
	if _, err := handOver(e, tree{"a.html": "a", "b.html": "b"}); err != nil {
		t.Fatal(err)
	}
	if err := m.Remember(e, "key", ""); err != nil {
		t.Fatal(err)
	}
	e = again(t, dir)
	defer e.Discard()
	e.Trust(m)
	if kept, err := e.Keep("a.html", digest{1}); !kept || err != nil {
		t.Fatal(kept, err)
	}
	if err := e.Write("a.html", []byte("twice")); err == nil {
		t.Error("a file is handed over twice")
	}
	e.Discard()
	if kept, err := e.Keep("b.html", digest{1}); kept || err == nil {
		t.Error("an edition that has ended keeps a file")
	}
	holds(t, dir, tree{"a.html": "a", "b.html": "b"})
}
