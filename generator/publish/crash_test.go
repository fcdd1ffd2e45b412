package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A faulty folder fails at one operation: either that one only, or, as when the
// process is killed, that one and all that follow. A write that fails leaves
// half of its data, a removal of a folder half of what it held.
type faulty struct {
	folder
	at    int // the operation that fails, from 1
	dies  bool
	cause error // of the failures; nil for a full disk
	calls int
	log   []string
}

func (f *faulty) fault() error {
	if f.cause != nil {
		return fmt.Errorf("fault: %w", f.cause)
	}
	return errFault
}

var errFault = fmt.Errorf("fault: %w", syscall.ENOSPC)

func (f *faulty) fails(format string, args ...any) bool {
	f.calls++
	f.log = append(f.log, fmt.Sprintf(format, args...))
	return f.calls == f.at || f.dies && f.calls > f.at
}

func (f *faulty) Names() ([]string, error) {
	if f.fails("names") {
		return nil, f.fault()
	}
	return f.folder.Names()
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if f.fails("lstat %s", name) {
		return nil, f.fault()
	}
	return f.folder.Lstat(name)
}

func (f *faulty) Open(name string) (fs.File, error) {
	if f.fails("open %s", name) {
		return nil, f.fault()
	}
	return f.folder.Open(name)
}

func (f *faulty) WriteFile(name string, data []byte, flush bool) error {
	if f.fails("write %s", name) {
		if f.calls == f.at {
			f.folder.WriteFile(name, data[:len(data)/2], flush)
		}
		return f.fault()
	}
	return f.folder.WriteFile(name, data, flush)
}

func (f *faulty) Create(name string) (io.WriteCloser, error) {
	if f.fails("create %s", name) {
		return nil, f.fault()
	}
	file, err := f.folder.Create(name)
	return &faultyFile{file, f, name}, err
}

type faultyFile struct {
	io.WriteCloser
	folder *faulty
	name   string
}

func (f *faultyFile) Write(data []byte) (int, error) {
	if f.folder.fails("write %s", f.name) {
		n, _ := f.WriteCloser.Write(data[:len(data)/2])
		return n, f.folder.fault()
	}
	return f.WriteCloser.Write(data)
}

func (f *faulty) Mkdir(name string) error {
	if f.fails("mkdir %s", name) {
		return f.fault()
	}
	return f.folder.Mkdir(name)
}

func (f *faulty) Link(old, name string) error {
	if f.fails("link %s", name) {
		return f.fault()
	}
	return f.folder.Link(old, name)
}

func (f *faulty) Rename(old, name string) error {
	if f.fails("rename %s", name) {
		return f.fault()
	}
	return f.folder.Rename(old, name)
}

func (f *faulty) Remove(name string) error {
	if f.fails("remove %s", name) {
		return f.fault()
	}
	return f.folder.Remove(name)
}

func (f *faulty) RemoveAll(name string) error {
	if f.fails("remove all %s", name) {
		if f.calls == f.at {
			for i := range 10 {
				f.folder.Remove(fmt.Sprint(name, "/", i))
			}
		}
		return f.fault()
	}
	return f.folder.RemoveAll(name)
}

// noLinks is a file system without hard links, such as that of a USB stick.
type noLinks struct{ folder }

func (noLinks) Link(old, name string) error { return errors.ErrUnsupported }

// hasty does not flush, which makes thousands of builds bearable.
type hasty struct{ folder }

func (h hasty) WriteFile(name string, data []byte, flush bool) error {
	return h.folder.WriteFile(name, data, false)
}

// TestFaultAtEveryStep lets a build fail, and die, at each of its operations.
// Afterwards a reader meets whole files and links that lead somewhere, and the
// next build gives what a clean one does.
func TestFaultAtEveryStep(t *testing.T) {
	for _, test := range []struct {
		name           string
		old, new, next tree
		noLinks        bool
	}{
		{"the first edition", nil, first, first, false},
		{"the first edition without hard links", nil, first, second, true},
		{"another edition", first, second, third, false},
		{"another edition without hard links", first, second, second, true},
		{"all goes", first, tree{}, second, false},
		{"a file becomes a folder and a folder a file", shapes[0], shapes[1], shapes[0], false},
	} {
		clean := t.TempDir()
		mustBuild(t, clean, test.next, Summary{Written: len(test.next)})
		manifest := read(t, clean)[ManifestName]
		for _, dies := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, dies %t", test.name, dies), func(t *testing.T) {
				t.Parallel()
				base := scratch(t)
				for at := 1; ; at++ {
					dir := filepath.Join(base, fmt.Sprint(at))
					mine := tree{}
					if test.old != nil {
						buildHastily(t, dir, test.old)
						put(t, dir, user)
						mine = user
					}
					f := &faulty{at: at, dies: dies}
					_, err := buildIn(dir, test.new, func(real folder) folder {
						f.folder = hasty{real}
						if test.noLinks {
							f.folder = noLinks{f.folder}
						}
						return f
					})
					if f.calls < at { // it had no fault
						holds(t, dir, test.new, mine)
						return
					}
					if err != nil {
						refused(t, err, syscall.ENOSPC, "no space left on device")
						if exists(dir) {
							whole(t, dir, mine, merge(test.old), test.new)
						}
					} else {
						// An operation that may fail; at most an empty folder stays.
						os.Remove(filepath.Join(dir, "old", "deep"))
						os.Remove(filepath.Join(dir, "old"))
						holds(t, dir, test.new, mine)
					}
					if t.Failed() || err == nil && dies {
						t.Fatalf("after a fault at %q, error %v", f.log[at-1], err)
					}
					buildHastily(t, dir, test.next)
					holds(t, dir, test.next, mine)
					if read(t, dir)[ManifestName] != manifest {
						t.Fatalf("after a fault at %q the manifest is not that of a clean build", f.log[at-1])
					}
				}
			})
		}
	}
}

func buildHastily(t *testing.T, dir string, files tree) {
	t.Helper()
	if _, err := buildIn(dir, files, func(f folder) folder { return hasty{f} }); err != nil {
		t.Fatal(err)
	}
}

// scratch is a temporary folder, in memory where the system has such a place.
func scratch(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "handbook-publish-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// TestFullDiskWhileStaging fails each write before Commit changes anything.
func TestFullDiskWhileStaging(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, first, Summary{Written: len(first)})
	before := read(t, dir)
	for at := 1; ; at++ {
		w := &writeFaults{at: at}
		_, err := buildIn(dir, second, func(real folder) folder { w.folder = real; return w })
		if err == nil {
			break
		}
		refused(t, err, syscall.ENOSPC, "no space left on device")
		if w.renamed {
			break // that was a stand-in
		}
		if after := read(t, dir); !maps.Equal(before, after) {
			t.Fatalf("write %d failed, and the site changed", at)
		}
	}
	whole(t, dir, nil, first, second)
}

// writeFaults fails the write of one number.
type writeFaults struct {
	folder
	at, calls int
	renamed   bool
}

func (w *writeFaults) WriteFile(name string, data []byte, flush bool) error {
	if w.calls++; w.calls == w.at {
		return errFault
	}
	return w.folder.WriteFile(name, data, flush)
}

func (w *writeFaults) Rename(old, name string) error {
	w.renamed = true
	return w.folder.Rename(old, name)
}
