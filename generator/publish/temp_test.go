package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestLeftoversBesideTheSiteGo lets runs end as if killed, with their files
// open and closed, and begins another one.
func TestLeftoversBesideTheSiteGo(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "site.zip")
	put(t, dir, tree{".handbook-zip-1-0": "half", ".handbook-zip-old": "half", ".handbook-pdf-1-0": "half", ".handbook-zip": "mine", "x.handbook-zip-1": "mine"})
	link(t, "x.handbook-zip-1", filepath.Join(dir, ".handbook-zip-link"))
	running, err := CreateZip(file)
	if err != nil {
		t.Fatal(err)
	}
	pack(t, file, tree{"a": "a"}) // another run does not take the first one's files
	left := slices.Sorted(func(yield func(string) bool) {
		for name := range read(t, dir) {
			if !yield(name) {
				return
			}
		}
	})
	spool := filepath.Base(running.spool.Name())
	want := []string{".handbook-pdf-1-0", ".handbook-zip", spool, ".handbook-zip-link", "site.zip", "x.handbook-zip-1"}
	slices.Sort(want)
	if !slices.Equal(left, want) {
		t.Errorf("%q is there, want %q", left, want)
	}
	if err := running.Write("b", []byte("b")); err != nil {
		t.Fatal(err)
	}
	if err := running.Commit(); err != nil {
		t.Fatal(err)
	}
	pdf, err := CreateFile(filepath.Join(dir, "site.pdf"), "the PDF", "pdf")
	if err != nil {
		t.Fatal(err)
	}
	pdf.Discard()
	if got := read(t, dir); got[spool] != "" || got[".handbook-pdf-1-0"] != "" || len(got) != 4 {
		t.Errorf("still there: %v", got)
	}
}

// TestVanishedFolder takes the folder away in the middle of a build.
func TestVanishedFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a folder in use cannot be removed there")
	}
	dir := filepath.Join(t.TempDir(), "site")
	mustBuild(t, dir, first, Summary{Written: len(first)})
	for _, when := range []string{"before Write", "before Commit"} {
		mustOpen := func() *Edition {
			e, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			return e
		}
		e := mustOpen()
		vanish := func() {
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
		}
		if when == "before Write" {
			vanish()
			refused(t, e.Write("a.html", []byte("a")), fs.ErrNotExist, "cannot write")
		} else {
			if err := e.Write("a.html", []byte("a")); err != nil {
				t.Fatal(err)
			}
			vanish()
		}
		_, err := e.Commit()
		refused(t, err, fs.ErrNotExist, "cannot write")
		if exists(dir) {
			t.Errorf("%s: something was written where the folder was", when)
		}
		mustBuild(t, dir, first, Summary{Written: len(first)})
		holds(t, dir, first)
	}
}

// TestEmptiedFolder removes all that is in the folder while a build is at each of
// its operations, as somebody does who deletes the folder and is too slow for it to
// be empty at the end. What the build puts there afterwards is known to be its own.
func TestEmptiedFolder(t *testing.T) {
	for _, old := range []tree{nil, first} {
		for at := 1; ; at++ {
			dir := filepath.Join(scratch(t), "site")
			if old != nil {
				buildHastily(t, dir, old)
			}
			f := &emptied{dir: dir, at: at}
			_, err := buildIn(dir, second, func(real folder) folder { f.folder = hasty{real}; return f })
			if err != nil {
				refused(t, err, fs.ErrNotExist, "cannot")
			}
			buildHastily(t, dir, third)
			holds(t, dir, third)
			if f.calls < at {
				break
			}
		}
	}
}

// An emptied folder loses all that is in it before one of its operations.
type emptied struct {
	folder
	dir       string
	at, calls int
}

func (f *emptied) next() {
	if f.calls++; f.calls == f.at {
		entries, _ := os.ReadDir(f.dir)
		for _, entry := range entries {
			os.RemoveAll(filepath.Join(f.dir, entry.Name()))
		}
	}
}

func (f *emptied) Lstat(name string) (fs.FileInfo, error) { f.next(); return f.folder.Lstat(name) }
func (f *emptied) Mkdir(name string) error                { f.next(); return f.folder.Mkdir(name) }
func (f *emptied) Rename(old, name string) error          { f.next(); return f.folder.Rename(old, name) }
func (f *emptied) Remove(name string) error               { f.next(); return f.folder.Remove(name) }
func (f *emptied) WriteFile(name string, data []byte, flush bool) error {
	f.next()
	return f.folder.WriteFile(name, data, flush)
}

// TestVanishedDisk gives each operation the errors of a disk or share that is
// no longer there.
func TestVanishedDisk(t *testing.T) {
	for _, cause := range []error{syscall.EIO, fs.ErrPermission} {
		for at := 1; ; at++ {
			dir := filepath.Join(scratch(t), "site")
			buildHastily(t, dir, first)
			f := &faulty{at: at, dies: true, cause: cause}
			_, err := buildIn(dir, second, func(real folder) folder { f.folder = hasty{real}; return f })
			if f.calls < at {
				break
			}
			refused(t, err, cause, strings.TrimPrefix(cause.Error(), "file does not exist"))
			whole(t, dir, nil, first, second)
		}
	}
}
