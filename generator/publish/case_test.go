package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// caseless is a file system on which case does not matter, as on Windows and
// macOS: a name finds what is there in any case, and keeps the spelling with
// which it was made unless it is renamed to another one.
type caseless struct{ folder }

// find spells a name as what stands is spelled, as far as anything stands.
func (c caseless) find(name string) string {
	found := "."
	for part := range strings.SplitSeq(name, "/") {
		if f, err := c.folder.Open(found); err == nil {
			if dir, ok := f.(fs.ReadDirFile); ok {
				inside, _ := dir.ReadDir(-1)
				i := slices.IndexFunc(inside, func(d fs.DirEntry) bool { return strings.EqualFold(d.Name(), part) })
				if i >= 0 {
					part = inside[i].Name()
				}
			}
			f.Close()
		}
		found = path.Join(found, part)
	}
	return found
}

func (c caseless) Lstat(name string) (fs.FileInfo, error) { return c.folder.Lstat(c.find(name)) }
func (c caseless) Open(name string) (fs.File, error)      { return c.folder.Open(c.find(name)) }
func (c caseless) Mkdir(name string) error                { return c.folder.Mkdir(c.find(name)) }
func (c caseless) Link(old, name string) error            { return c.folder.Link(c.find(old), c.find(name)) }
func (c caseless) Remove(name string) error               { return c.folder.Remove(c.find(name)) }

func (c caseless) Rename(old, name string) error {
	from, to := c.find(old), c.find(name)
	if from == to {
		to = path.Join(path.Dir(to), path.Base(name))
	}
	return c.folder.Rename(from, to)
}

// TestCaseOnlyRenames builds an edition in which names differ from what stands
// in case only, on both kinds of file system.
func TestCaseOnlyRenames(t *testing.T) {
	old := tree{
		"index.html": "start", "About.html": "about", "Same.css": "same",
		"Roles/A.html": "a", "Roles/B.html": "b", "Gone/x.html": "x", "Deep/Er/x.html": "deep",
	}
	now := tree{
		"index.html": "start", "about.html": "about, new", "same.css": "same",
		"roles/a.html": "a", "roles/c.html": "c", "deep/er/X.html": "deep",
	}
	for _, kind := range []struct {
		name string
		wrap func(folder) folder
	}{
		{"case matters", func(f folder) folder { return f }},
		{"case does not matter", func(f folder) folder { return caseless{f} }},
	} {
		t.Run(kind.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, files := range []tree{old, now, now, old} {
				if _, err := buildIn(dir, files, kind.wrap); err != nil {
					t.Fatal(err)
				}
				holds(t, dir, files)
			}
		})
	}
}

// TestCheckInAnotherCase finds what a build would spell anew where case does not
// matter.
func TestCheckInAnotherCase(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"About.html": "about", "a.html": "a"}, Summary{Written: 2})
	c, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	c.site.folder = caseless{c.site.folder}
	if err := errors.Join(c.Write("about.html", []byte("about")), c.Write("a.html", []byte("a"))); err != nil {
		t.Fatal(err)
	}
	got, err := c.Finish()
	if err != nil {
		t.Fatal(err)
	}
	wantDifference(t, Difference{Stale: []string{"about.html"}}, got)
}

// TestCaseOnlyRenamesKilled dies at each operation of such an edition.
func TestCaseOnlyRenamesKilled(t *testing.T) {
	old := tree{"About.html": "about", "Same.css": "same", "Roles/A.html": "a"}
	now := tree{"about.html": "about, new", "same.css": "same", "roles/a.html": "a", "roles/c.html": "c"}
	wrap := func(f folder) folder { return caseless{hasty{f}} }
	base := scratch(t)
	for at := 1; ; at++ {
		dir := path.Join(base, fmt.Sprint(at))
		if _, err := buildIn(dir, old, wrap); err != nil {
			t.Fatal(err)
		}
		f := &faulty{at: at, dies: true}
		buildIn(dir, now, func(real folder) folder { f.folder = wrap(real); return f })
		if f.calls < at {
			return
		}
		for name := range old {
			root, err := os.OpenRoot(dir)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := (caseless{rooted{root, dir}}).Lstat(name); err != nil {
				t.Fatalf("after a death at %q: %v", f.log[at-1], err)
			}
			root.Close()
		}
		if _, err := buildIn(dir, now, wrap); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, now)
	}
}

// TestBothCasesStand has what a build left that was killed, where case matters: the
// old spelling goes, and the new one keeps its own bytes.
func TestBothCasesStand(t *testing.T) {
	dir := t.TempDir()
	both := tree{"A/a.html": "old", "a/a.html": "new", "B.html": "old", "b.html": "new"}
	files := map[string]digest{}
	for name, data := range both {
		files[name] = sha256.Sum256([]byte(data))
	}
	put(t, dir, both)
	if len(read(t, dir)) != len(both) {
		t.Skip("case does not matter here")
	}
	put(t, dir, tree{ManifestName: string(formatManifest(files, false))})
	now := tree{"a/a.html": "new", "b.html": "new"}
	mustBuild(t, dir, now, Summary{Unchanged: 2, Removed: 2})
	holds(t, dir, now)
}

// TestUserFileInAnotherCase is refused where it is in the way.
func TestUserFileInAnotherCase(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Written: 1})
	put(t, dir, tree{"NOTES.html": "mine"})
	files := tree{"a.html": "a", "notes.html": "ours"}
	_, err := buildIn(dir, files, func(f folder) folder { return caseless{f} })
	refused(t, err, errInTheWay, "notes.html")
	holds(t, dir, tree{"a.html": "a", "NOTES.html": "mine"})
}
