package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// openAndCheck calls Open and Check, which refuse the same folders.
func openAndCheck(t *testing.T, dir string, cause error, words string) {
	t.Helper()
	e, err := Open(dir)
	if err == nil {
		e.Discard()
		t.Fatalf("Open(%q) succeeded", dir)
	}
	refused(t, err, cause, words)
	_, err = Check(dir)
	refused(t, err, cause, words)
}

func TestOpenRefusesAForeignFolder(t *testing.T) {
	for _, files := range []tree{
		{"thesis.docx": "years of work"},
		{"index.html": "some other site", "sub/page.html": "x"},
		{".git/config": "[core]"},
		{stagingName + "/1": "x", "mine": "x"},
	} {
		dir := t.TempDir()
		put(t, dir, files)
		openAndCheck(t, dir, errForeign, "holds files that handbook did not write")
		holds(t, dir, files)
	}
}

func TestOpenAcceptsWhatSystemsLeave(t *testing.T) {
	dir := t.TempDir()
	left := tree{".DS_Store": "x", "Thumbs.db": "x", "desktop.ini": "x", "System Volume Information/": "", "@eaDir/SYNO@x": "x"}
	put(t, dir, tree{".DS_Store": "x", "Thumbs.db": "x", "desktop.ini": "x", "@eaDir/SYNO@x": "x"})
	if err := os.Mkdir(filepath.Join(dir, "System Volume Information"), 0o777); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Written: 1})
	holds(t, dir, left, tree{"a.html": "a"})
}

func TestOpenRefusesWhatIsNoFolder(t *testing.T) {
	base := t.TempDir()
	put(t, base, tree{"file": "x"})
	openAndCheck(t, filepath.Join(base, "file"), nil, "is a file, and the site needs a folder")
	if _, err := Open(""); err == nil {
		t.Error(`Open("") succeeded`)
	}
	_, err := Open(filepath.Join(base, "file", "site"))
	if err == nil {
		t.Error("Open under a file succeeded")
	}
	// What was made on the way goes again.
	if _, err := Open(filepath.Join(base, "new", strings.Repeat("x", 300), "site")); err == nil {
		t.Error("Open of a name that is too long succeeded")
	}
	holds(t, base, tree{"file": "x"})
}

func TestOpenFollowsALinkToTheFolderOnly(t *testing.T) {
	base := t.TempDir()
	put(t, base, tree{"real/x": ""})
	os.Remove(filepath.Join(base, "real", "x"))
	link(t, "real", filepath.Join(base, "site"))
	mustBuild(t, filepath.Join(base, "site"), tree{"a.html": "a"}, Summary{Written: 1})
	holds(t, filepath.Join(base, "real"), tree{"a.html": "a"})

	link(t, "nowhere", filepath.Join(base, "dangling"))
	openAndCheck(t, filepath.Join(base, "dangling"), fs.ErrNotExist, "symbolic link to a folder that does not exist")
	if _, err := os.Lstat(filepath.Join(base, "nowhere")); err == nil {
		t.Error("the target of a dangling link was made")
	}
}

func TestOpenRefusesAManifestItCannotTrust(t *testing.T) {
	sum := strings.Repeat("0f", 32)
	for words, manifest := range map[string]string{
		"first line":   "",
		"version":      "# handbook manifest 2\n",
		"checksum":     "# handbook manifest 1\nhello\n",
		"a checksum":   "# handbook manifest 1\n" + strings.Repeat("no", 32) + "  a.html\n",
		"plain path":   "# handbook manifest 1\n" + sum + "  ../../home\n",
		"keeps such":   "# handbook manifest 1\n" + sum + "  .handbook-lock\n",
		`line 2: "C:x`: "# handbook manifest 1\n" + sum + "  C:x\n",
	} {
		dir := t.TempDir()
		put(t, dir, tree{ManifestName: manifest, "a.html": "a"})
		openAndCheck(t, dir, errDamaged, words)
		holds(t, dir, tree{"a.html": "a"})
	}
	dir := t.TempDir()
	put(t, dir, tree{ManifestName + "/x": "x"})
	openAndCheck(t, dir, errDamaged, "it is a folder")
	dir, other := t.TempDir(), t.TempDir()
	mustBuild(t, other, tree{"a.html": "a"}, Summary{Written: 1})
	link(t, filepath.Join(other, ManifestName), filepath.Join(dir, ManifestName))
	openAndCheck(t, dir, errDamaged, "it is a symbolic link")
}

func TestTwoEditionsAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	one, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		_, err = Open(dir)
		refused(t, err, errBusy, "another build is writing into the folder")
	}
	if err := one.Write("a.html", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if _, err := one.Commit(); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Unchanged: 1})
	holds(t, dir, tree{"a.html": "a"})
}

// TestDeletedLock deletes the lock of an edition, as people do who take it for a
// leftover. The edition that comes then is the only one; the other neither publishes
// what that has staged nor takes anything away from it.
func TestDeletedLock(t *testing.T) {
	for name, old := range map[string]tree{"first": nil, "further": {"a.html": "old"}} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site")
			if old != nil {
				mustBuild(t, dir, old, Summary{Written: len(old)})
			}
			one, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer one.Discard()
			for _, page := range []string{"a.html", "b.html"} {
				if err := one.Write(page, []byte("one "+page)); err != nil {
					t.Fatal(err)
				}
			}
			os.Remove(filepath.Join(dir, lockName))
			two, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer two.Discard()
			for _, page := range []string{"b.html", "a.html"} {
				if err := two.Write(page, []byte("two "+page)); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := one.Commit(); err == nil {
				t.Error("the edition without a lock was committed")
			}
			if _, err := two.Commit(); err != nil {
				t.Error(err)
			}
			holds(t, dir, tree{"a.html": "two a.html", "b.html": "two b.html"})
		})
	}
}

// TestLockIsHeldByOne takes and releases the lock in a race. The lock file
// comes and goes with each; at no time do two hold it.
func TestLockIsHeldByOne(t *testing.T) {
	dir := scratch(t)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var holders, taken atomic.Int64
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for range 2000 {
				l, err := lockFolder(dir, root)
				if errors.Is(err, errBusy) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if holders.Add(1) > 1 {
					t.Error("two hold the lock")
				}
				taken.Add(1)
				runtime.Gosched()
				holders.Add(-1)
				if err := l.release(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if taken.Load() == 0 {
		t.Error("nobody could take the lock")
	}
	holds(t, dir)
}

func TestOpenRefusesOddLocksAndStagings(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Written: 1})
	put(t, other, tree{"precious": "x"})
	link(t, filepath.Join(other, "precious"), filepath.Join(dir, lockName))
	_, err := Open(dir)
	refused(t, err, errInTheWay, "symbolic link")
	os.Remove(filepath.Join(dir, lockName))

	// A link in the place of the staging folder goes; its target is not touched.
	link(t, other, filepath.Join(dir, stagingName))
	mustBuild(t, dir, tree{"a.html": "a", "b.html": "b"}, Summary{Written: 1, Unchanged: 1})
	holds(t, dir, tree{"a.html": "a", "b.html": "b"})
	holds(t, other, tree{"precious": "x"})
}

func TestReadOnlyFolder(t *testing.T) {
	base := t.TempDir()
	if !bound(t, base) {
		t.Skip("permissions do not bind this user")
	}
	dir := filepath.Join(base, "site")
	mustBuild(t, dir, tree{"a/b.html": "b"}, Summary{Written: 1})
	inner := filepath.Join(dir, "a")
	for _, closed := range []string{dir, inner} {
		if err := os.Chmod(closed, 0o555); err != nil {
			t.Fatal(err)
		}
		_, err := build(dir, tree{"a/b.html": "new", "a/c.html": "c"})
		refused(t, err, fs.ErrPermission, "cannot write")
		if err := os.Chmod(closed, 0o777); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, tree{"a/b.html": "b"})
	}
	if err := os.Chmod(base, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(base, 0o777)
	_, err := Open(filepath.Join(base, "new"))
	refused(t, err, fs.ErrPermission, "cannot make the folder")
	var e *Error
	if errors.As(err, &e) && !strings.Contains(e.Hint, "--dest") {
		t.Errorf("hint %q", e.Hint)
	}
}
