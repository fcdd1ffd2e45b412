package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestBuildAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out", "site")
	mustBuild(t, dir, first, Summary{Written: len(first)})
	holds(t, dir, first)

	mustBuild(t, dir, second, Summary{Written: 13, Unchanged: 2, Removed: 5})
	holds(t, dir, second)

	mustBuild(t, dir, tree{}, Summary{Removed: len(second)})
	holds(t, dir)
	mustBuild(t, dir, first, Summary{Written: len(first)})
	holds(t, dir, first)
}

func TestNothingChangedWritesNothing(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, first, Summary{Written: len(first)})
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for name := range read(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	mustBuild(t, dir, first, Summary{Unchanged: len(first)})
	for name := range read(t, dir) {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(long) {
			t.Errorf("%q was written again", name)
		}
	}
}

func TestReplaces(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"same": "1", "other": "2", "leaves": "3"}, Summary{Written: 3})
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Discard()
	for name, data := range (tree{"same": "1", "other": "4", "new": "5"}) {
		if err := e.Write(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
		if got, want := e.Replaces(name), name == "other"; got != want {
			t.Errorf("%q is replaced: %t, want %t", name, got, want)
		}
	}
	if e.Replaces("leaves") {
		t.Error("what leaves is not replaced")
	}
}

func TestManifestDependsOnFilesOnly(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	mustBuild(t, one, first, Summary{Written: len(first)})
	mustBuild(t, one, second, Summary{Written: 13, Unchanged: 2, Removed: 5})
	mustBuild(t, two, second, Summary{Written: len(second)})
	if a, b := read(t, one)[ManifestName], read(t, two)[ManifestName]; a != b {
		t.Errorf("manifests differ:\n%s\n%s", a, b)
	}
}

func TestHandEditedFileIsRestored(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a.html": "AAAA", "b.html": "BBBB", "c.html": "CCCC"}, Summary{Written: 3})
	put(t, dir, tree{"a.html": "aaaa", "b.html": "longer than before"}) // a.html has the same length
	if err := os.Remove(filepath.Join(dir, "c.html")); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, tree{"a.html": "AAAA", "b.html": "BBBB", "c.html": "CCCC"}, Summary{Written: 3})
	holds(t, dir, tree{"a.html": "AAAA", "b.html": "BBBB", "c.html": "CCCC"})
}

func TestUserFilesAreKept(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"index.html": "x", "roles/a.html": "a", "gone/deep/b.html": "b"}, Summary{Written: 3})
	put(t, dir, tree{"notes.txt": "mine", "roles/mine.txt": "mine", "empty/x": ""})
	if err := os.Remove(filepath.Join(dir, "empty", "x")); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, tree{"index.html": "x"}, Summary{Unchanged: 1, Removed: 2})
	holds(t, dir, tree{"index.html": "x", "notes.txt": "mine", "roles/mine.txt": "mine", "empty/": ""})
}

func TestWhatReplacedALeavingFileIsKept(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"index.html": "x", "a": "a", "b": "b", "c/d": "d"}, Summary{Written: 4})
	for _, name := range []string{"a", "b", "c/d", "c"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	elsewhere := t.TempDir()
	put(t, elsewhere, tree{"d": "not ours"})
	put(t, dir, tree{"a/mine": "mine"})
	link(t, elsewhere, filepath.Join(dir, "c"))
	link(t, "nowhere", filepath.Join(dir, "b"))
	mustBuild(t, dir, tree{"index.html": "x"}, Summary{Unchanged: 1})
	holds(t, dir, tree{"index.html": "x", "a/mine": "mine", "b": "-> nowhere", "c": "-> " + elsewhere})
	holds(t, elsewhere, tree{"d": "not ours"})
}

func TestDiscard(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, first, Summary{Written: len(first)})
	before := read(t, dir)
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range second {
		if err := e.Write(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(e.Discard(), e.Discard()); err != nil {
		t.Fatal(err)
	}
	if after := read(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("the site changed from %v to %v", before, after)
	}
	_, commit := e.Commit()
	_, create := e.Create("x.html")
	for _, err := range []error{commit, create, e.Write("x.html", nil)} {
		if err != errEnded {
			t.Errorf("after Discard: %v", err)
		}
	}
}

func TestDiscardRemovesTheFoldersOpenMade(t *testing.T) {
	base := t.TempDir()
	put(t, base, tree{"kept/x": "x"})
	e, err := Open(filepath.Join(base, "kept", "one", "two"))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Write("a.html", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if err := e.Discard(); err != nil {
		t.Fatal(err)
	}
	holds(t, base, tree{"kept/x": "x"})
}

func TestCommitRefusesAfterAFailedWrite(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Written: 1})
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	e.Write("b.html", []byte("b"))
	refused(t, e.Write("../c.html", []byte("c")), nil, `"../c.html"`)
	refused(t, e.Write("../d.html", []byte("d")), nil, `"../d.html"`)
	_, err = e.Commit()
	refused(t, err, nil, `"../c.html"`)
	holds(t, dir, tree{"a.html": "a"})
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Unchanged: 1})
}

func TestLeftoversOfAKilledBuildGo(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, tree{lockName: "", stagingName + "/1": "half", stagingName + "/sub/2": "x"})
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Written: 1})
	holds(t, dir, tree{"a.html": "a"})
	put(t, dir, tree{lockName: "", stagingName + "/1": "half"})
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Unchanged: 1})
	holds(t, dir, tree{"a.html": "a"})
}

// TestLeftoversOfAKilledFirstBuildGo has the traces of a build that was killed
// when its site was whole and had not yet taken its place.
func TestLeftoversOfAKilledFirstBuildGo(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "site")
	put(t, dir, tree{lockName: "", stagingName + "/1": "stale"})
	put(t, waitingFor(dir), first)
	mustBuild(t, dir, second, Summary{Written: len(second)})
	holds(t, dir, second)
	if left := read(t, base); left["site/index.html"] == "" || len(left) != len(second)+1 {
		t.Errorf("beside the site are files: %d", len(left)-len(second)-1)
	}
}

// TestFolderThatIsTakenMeanwhile puts a file where the first edition is to appear.
func TestFolderThatIsTakenMeanwhile(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "site")
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Write("a.html", []byte("a")); err != nil {
		t.Fatal(err)
	}
	put(t, dir, tree{"mine": "mine"})
	_, err = e.Commit()
	refused(t, err, nil, "something was put into")
	holds(t, base, tree{"site/mine": "mine"})
}

// TestFolderOfALongName has a folder beside which none of a longer name can be.
func TestFolderOfALongName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("x", 255))
	for range 2 { // not there, and empty
		mustBuild(t, dir, first, Summary{Written: len(first)})
		holds(t, dir, first)
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWriteFromAllCores(t *testing.T) {
	dir := t.TempDir()
	files := func(edition int) tree {
		all := tree{}
		for i := range 400 {
			all[fmt.Sprintf("c%d/d%d/p%d.html", i%7, i%3, i)] = fmt.Sprint("page ", i, " of ", edition*(i%2))
		}
		return all
	}
	for n := range 3 {
		e, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for name, data := range files(n) {
			all.Go(func() {
				buf := []byte(data)
				if err := e.Write(name, buf); err != nil {
					t.Error(err)
				}
				clear(buf) // Write must not keep it
			})
		}
		all.Wait()
		if _, err := e.Commit(); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, files(n))
	}
}

func TestCommitWaitsForWrites(t *testing.T) {
	dir := t.TempDir()
	e, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() { e.Write(fmt.Sprint(i, ".html"), []byte("x")) })
	}
	summary, err := e.Commit()
	all.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if got := len(read(t, dir)) - 1; got != summary.Written {
		t.Errorf("%d files stand, Commit counted %d", got, summary.Written)
	}
}
