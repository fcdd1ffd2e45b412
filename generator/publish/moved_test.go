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
