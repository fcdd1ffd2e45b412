package publish

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLookAt looks at a site, with files that come whole and in pieces, and asserts that
// nothing is written.
func TestLookAt(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"same": "1", "watched": "12", "gone/a": "1", "gone/b": "1", "data": "x"}, Summary{Written: 5})
	before := read(t, dir)
	for text, changed := range map[string]bool{"12": false, "13": true} {
		look := LookAt(dir, "watched")
		for _, name := range []string{"same", "new"} {
			if err := look.Write(name, []byte("other")); err != nil {
				t.Fatal(err)
			}
		}
		f, err := look.Create("watched")
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(text[:1]))
		f.Write([]byte(text[1:]))
		if err := f.Close(); err != nil || look.Changed() != changed {
			t.Errorf("%q: changed %v, want %v; %v", text, look.Changed(), changed, err)
		}
		if err := look.Write("con", nil); err == nil {
			t.Error("a name is taken that no site can have")
		}
		leaving, err := look.Leaving()
		slices.Sort(leaving)
		if diff := cmp.Diff([]string{"data", "gone/a", "gone/b"}, leaving); diff != "" || err != nil {
			t.Error(err, diff)
		}
		if got := string(look.Standing("data")); got != "x" || look.Standing("new") != nil {
			t.Errorf("data holds %q", got)
		}
		if err := look.Close(); err != nil {
			t.Error(err)
		}
	}
	if !maps.Equal(before, read(t, dir)) {
		t.Error("the folder has changed")
	}
}

// TestLookAtNoSite looks at what handbook did not write, or not as it is.
func TestLookAtNoSite(t *testing.T) {
	foreign, damaged := t.TempDir(), t.TempDir()
	put(t, foreign, tree{"mine": "x"})
	mustBuild(t, damaged, tree{"a": "1"}, Summary{Written: 1})
	put(t, damaged, tree{ManifestName: "x"})
	for _, dir := range []string{foreign, damaged, t.TempDir(), filepath.Join(foreign, "mine"), filepath.Join(foreign, "none")} {
		if LookAt(dir, "a") != nil {
			t.Errorf("there is a site in %s", dir)
		}
	}
}
