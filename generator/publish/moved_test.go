package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMovedFolder moves the folder while a site is written into it, and puts a link to
// another one in its place: that one is not touched, and nobody is told that the site
// is there.
func TestMovedFolder(t *testing.T) {
	for name, old := range map[string]tree{"first": nil, "further": {"a.html": "old"}} {
		t.Run(name, func(t *testing.T) {
			base := t.TempDir()
			dir, moved, other := filepath.Join(base, "site"), filepath.Join(base, "moved"), filepath.Join(base, "other")
			put(t, other, tree{"precious": "x"})
			if old != nil {
				mustBuild(t, dir, old, Summary{Written: len(old)})
			}
			e, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer e.Discard()
			if err := e.Write("a.html", []byte("new")); err != nil {
				t.Fatal(err)
			}
			if os.Rename(dir, moved) != nil {
				t.Skip("a folder in use cannot be moved here")
			}
			link(t, other, dir)
			if _, err = e.Commit(); err == nil {
				t.Error("the edition was committed")
			}
			e.Discard()
			holds(t, other, tree{"precious": "x"})
			if old != nil {
				refused(t, err, nil, "was moved or replaced")
				holds(t, moved, tree{"a.html": "new"})
			}
			if _, err := os.Readlink(dir); err != nil {
				t.Error(err)
			}
		})
	}
}

// A first edition that another build put in place while this one was opening the folder
// is one that stands.
func TestSiteAppearsWhileOpening(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	e, err := open(dir, func(f folder) folder {
		if err := f.WriteFile(ManifestName, formatManifest(nil, true), false); err != nil {
			t.Fatal(err)
		}
		return f
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Write("index.html", []byte("<p>new</p>")); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Commit(); err != nil {
		t.Error(err)
	}
}
