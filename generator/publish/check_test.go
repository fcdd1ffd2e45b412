package publish

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// check compares dir with the files, from many goroutines, and asserts that
// nothing is written.
func check(t *testing.T, dir string, files tree) Difference {
	t.Helper()
	before := tree{}
	if exists(dir) {
		before = read(t, dir)
	}
	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for name, data := range files {
		all.Go(func() {
			if err := c.Write(name, []byte(data)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	diff, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	if exists(dir) && !maps.Equal(before, read(t, dir)) {
		t.Error("Check changed the folder")
	}
	return diff
}

func wantDifference(t *testing.T, want, got Difference) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("difference (-want +got):\n%s", diff)
	}
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"same": "1", "stale/a": "1", "stale/b": "1", "edited": "1", "longer": "1", "lost": "1", "extra/x": "1"}, Summary{Written: 7})
	put(t, dir, tree{"edited": "2", "longer": "222", "mine": "x", "way": "x", "dir/x": "x"})
	os.Remove(filepath.Join(dir, "lost"))
	got := check(t, dir, tree{"same": "1", "stale/a": "3", "stale/b": "333", "edited": "1", "longer": "1", "lost": "1", "new": "1", "way": "x", "dir": "x", "mine/deeper": "x"})
	wantDifference(t, Difference{
		Missing:  []string{"lost", "new"},
		Stale:    []string{"stale/a", "stale/b"},
		Edited:   []string{"edited", "longer"},
		Extra:    []string{"extra/x"},
		InTheWay: []string{"dir", "mine/deeper", "way"},
	}, got)
	if got.Same() {
		t.Error("Same is true")
	}
}

// TestCheckOfLineEnds checks that what git on Windows makes of a site is told apart
// from what somebody edited.
func TestCheckOfLineEnds(t *testing.T) {
	dir := t.TempDir()
	files := tree{"two": "1\n2\n", "none": "1", "edited": "1\n2\n"}
	mustBuild(t, dir, files, Summary{Written: 3})
	put(t, dir, tree{"two": "1\r\n2\r\n", "edited": "1\r\n3\r\n"})
	got := check(t, dir, files)
	wantDifference(t, Difference{LineEnds: []string{"two"}, Edited: []string{"edited"}}, got)
	put(t, dir, tree{"edited": files["edited"]})
	if got := check(t, dir, files); got.Same() {
		t.Error("Same is true")
	}
	put(t, dir, files)
	copied := tree{"two": "1\r\n2\r\n", "none": "1", "edited": "1\n2\n"}
	wantDifference(t, Difference{LineEnds: []string{"two"}}, check(t, dir, copied))
}

func TestCheckAfterABuildFindsNothing(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, first, Summary{Written: len(first)})
	put(t, dir, tree{"mine.txt": "x"})
	got := check(t, dir, first)
	wantDifference(t, Difference{}, got)
	if !got.Same() {
		t.Error("Same is false")
	}
}

func TestCheckWithoutAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	wantDifference(t, Difference{NoSite: true, Missing: []string{"a", "b"}}, check(t, dir, tree{"b": "", "a": ""}))
	if exists(dir) {
		t.Error("Check made the folder")
	}
	wantDifference(t, Difference{NoSite: true, Missing: []string{"a"}}, check(t, t.TempDir(), tree{"a": ""}))
	mustBuild(t, dir, tree{}, Summary{})
	put(t, dir, tree{"a": "mine"})
	wantDifference(t, Difference{InTheWay: []string{"a"}}, check(t, dir, tree{"a": ""}))
}

func TestCheckOfTheManifest(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a": "1", "b": "1"}, Summary{Written: 2})
	// The files are as they should be, the manifest is not.
	wantManifest := Difference{Stale: []string{ManifestName}}
	put(t, dir, tree{ManifestName: read(t, dir)[ManifestName] + "# note\n"})
	wantDifference(t, wantManifest, check(t, dir, tree{"a": "1", "b": "1"}))
	os.Remove(filepath.Join(dir, "b"))
	wantDifference(t, wantManifest, check(t, dir, tree{"a": "1"}))
	// A publish was cut short when all its files stood.
	put(t, dir, tree{ManifestName: string(formatManifest(map[string]digest{"a": sha256.Sum256([]byte("1"))}, false))})
	wantDifference(t, wantManifest, check(t, dir, tree{"a": "1"}))
	mustBuild(t, dir, tree{"a": "1"}, Summary{Unchanged: 1})
	wantDifference(t, Difference{}, check(t, dir, tree{"a": "1"}))
}

// TestCheckAfterAnUnfinishedPublish does not blame anybody for what the publish
// itself left.
func TestCheckAfterAnUnfinishedPublish(t *testing.T) {
	dir := t.TempDir()
	files := map[string]digest{"a": {1}, "b": {2}}
	put(t, dir, tree{"a": "1", "b": "1", ManifestName: string(formatManifest(files, false))})
	wantDifference(t, Difference{Stale: []string{"b"}}, check(t, dir, tree{"a": "1", "b": "2"}))
	// Nor for what a merge without marks left: two lines of one file.
	two := string(formatManifest(map[string]digest{"b": {2}}, true)) + fmt.Sprintf("%x  b\n", digest{3})
	put(t, dir, tree{ManifestName: two})
	wantDifference(t, Difference{Stale: []string{"b"}, InTheWay: []string{"a"}}, check(t, dir, tree{"a": "1", "b": "2"}))
}

func TestCheckRefusesPaths(t *testing.T) {
	c, err := Check(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	refused(t, c.Write("../x", nil), nil, "no file of the site can be called")
	if _, err := c.Finish(); err != nil {
		t.Error(err)
	}
}
