package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Files and folders of the last edition give way to each other, and what else
// stands in such a folder does not.
func TestGiveWay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	mustBuild(t, dir, shapes[0], Summary{Written: 4})
	put(t, dir, tree{"assets/old/deep/mine.txt": "mine"})
	before := read(t, dir)
	var refusal *Error
	if _, err := build(dir, shapes[1]); !errors.As(err, &refusal) || refusal.Hint == "" {
		t.Errorf("a folder that holds a file of the user's: %v", err)
	}
	if diff := cmp.Diff(before, read(t, dir)); diff != "" {
		t.Errorf("the site has changed:\n%s", diff)
	}
	if err := os.Remove(filepath.Join(dir, "assets", "old", "deep", "mine.txt")); err != nil {
		t.Fatal(err)
	}

	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range shapes[1] {
		if err := c.Write(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := c.Finish()
	want := Difference{Missing: []string{"assets/forms/a.pdf", "assets/old"}, Stale: []string{"index.html"},
		Extra: []string{"assets/forms", "assets/old/a.pdf", "assets/old/deep/b.pdf"}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v, difference (-want +got):\n%s", err, diff)
	}
	mustBuild(t, dir, shapes[1], Summary{Written: 3, Removed: 3})
	holds(t, dir, shapes[1])
	mustBuild(t, dir, shapes[0], Summary{Written: 4, Removed: 2})
	holds(t, dir, shapes[0])
}
