package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestStanding reads what stands of a site, and nothing that a link leads to.
func TestStanding(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a.html": "a", "in/b.html": "b", "linked.html": "c"}, Summary{Written: 3})
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "linked.html")); err != nil {
		t.Fatal(err)
	}
	link(t, secret, filepath.Join(dir, "linked.html"))
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Discard()
	for name, want := range map[string]string{"a.html": "a", "in/b.html": "b", "linked.html": "", "in": "", "none.html": ""} {
		if got := string(e.Standing(name)); got != want {
			t.Errorf("%q holds %q, want %q", name, got, want)
		}
	}
	if got := standing(unreadable{e.folder}, "a.html"); got == nil || len(got) > 0 {
		t.Errorf("a file that cannot be read holds %q, and is taken for none: %v", got, got == nil)
	}
	if got := standing(unreadable{e.folder}, "none.html"); got != nil {
		t.Errorf("what is not there holds %q", got)
	}
}

// An unreadable folder opens no file.
type unreadable struct{ folder }

func (unreadable) Open(string) (fs.File, error) { return nil, fs.ErrPermission }
