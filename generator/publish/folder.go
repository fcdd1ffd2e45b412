package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A folder is what the package does inside the site folder. Names are relative
// and separated by slashes. Tests put a failing one around the real one.
type folder interface {
	Names() ([]string, error) // of what the folder itself holds
	Lstat(name string) (fs.FileInfo, error)
	Open(name string) (fs.File, error)
	WriteFile(name string, data []byte, flush bool) error // a new file
	Create(name string) (io.WriteCloser, error)           // a new file, to be written in pieces
	Mkdir(name string) error
	Link(old, name string) error
	Rename(old, name string) error
	Remove(name string) error
	RemoveAll(name string) error
}

// rooted is the folder on disk. An os.Root cannot be led outside; below
// [treeName], which is new and holds no link, it need not be asked, which takes
// half the time.
type rooted struct {
	root *os.Root
	dir  string
}

// inTree returns the path on disk of a name below treeName.
func (r rooted) inTree(name string) (string, bool) {
	return filepath.Join(r.dir, filepath.FromSlash(name)), strings.HasPrefix(name, treeName+"/")
}

func (r rooted) Names() ([]string, error) {
	f, err := r.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	slices.Sort(names)
	return names, err
}

func (r rooted) Lstat(name string) (fs.FileInfo, error) { return r.root.Lstat(name) }
func (r rooted) Link(old, name string) error            { return r.root.Link(old, name) }

// Open waits for no pipe that took the place of a file.
func (r rooted) Open(name string) (fs.File, error) {
	return r.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

func (r rooted) Mkdir(name string) error {
	if p, ok := r.inTree(name); ok {
		return os.Mkdir(p, 0o777)
	}
	return r.root.Mkdir(name, 0o777)
}

func (r rooted) Create(name string) (io.WriteCloser, error) { return r.create(name) }

func (r rooted) create(name string) (*os.File, error) {
	const flags = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if p, ok := r.inTree(name); ok {
		return os.OpenFile(p, flags, 0o666)
	}
	return r.root.OpenFile(name, flags, 0o666)
}

func (r rooted) WriteFile(name string, data []byte, flush bool) error {
	f, err := r.create(name)
	if err != nil {
		return err
	}
	return writeWhole(f, data, flush)
}

// writeWhole writes a file and ends it. A disk over the network may say only then
// that it is full.
func writeWhole(f interface {
	io.WriteCloser
	Sync() error
}, data []byte, flush bool) error {
	_, err := f.Write(data)
	if err == nil && flush {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

func (r rooted) Rename(old, name string) error {
	return patiently(func() error { return r.root.Rename(old, name) })
}

func (r rooted) Remove(name string) error {
	return patiently(func() error { return r.root.Remove(name) })
}

func (r rooted) RemoveAll(name string) error {
	return patiently(func() error { return r.root.RemoveAll(name) })
}

// patiently tries again for a while where another program, such as a virus
// scanner on Windows, holds the file just now.
func patiently(do func() error) error {
	pause := time.Millisecond
	for {
		err := do()
		if !heldByOther(err) || pause > time.Second {
			return err
		}
		time.Sleep(pause)
		pause *= 2
	}
}

func readFile(f folder, name string) ([]byte, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

var buffers = sync.Pool{New: func() any { return new([32 << 10]byte) }}

// equal reports whether the file of the given size holds exactly the data, which
// has a length.
func equal(f folder, name string, size int64, data io.Reader, length int64) (bool, error) {
	if size != length {
		return false, nil
	}
	file, err := f.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	a, b := buffers.Get().(*[32 << 10]byte), buffers.Get().(*[32 << 10]byte)
	defer buffers.Put(a)
	defer buffers.Put(b)
	for {
		n, err := io.ReadFull(file, a[:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return false, err
		}
		m, dataErr := io.ReadFull(data, b[:])
		if dataErr != nil && dataErr != io.EOF && dataErr != io.ErrUnexpectedEOF {
			return false, dataErr
		}
		if n != m || !bytes.Equal(a[:n], b[:m]) {
			return false, nil
		}
		if err != nil {
			return true, nil
		}
	}
}

// makeFolder makes dir and the folders above it that are not there, and
// returns those that it made, outermost first.
func makeFolder(dir string) ([]string, error) {
	if dir == "" {
		return nil, &Error{Message: "no folder is given for the site", Hint: "name one with --dest"}
	}
	var made []string
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Lstat(d); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = slices.Insert(made, 0, d)
		if d == filepath.Dir(d) {
			break
		}
	}
	for i, d := range made {
		if err := os.Mkdir(d, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			for _, d := range slices.Backward(made[:i]) {
				os.Remove(d)
			}
			return nil, failure("make the folder", d, err)
		}
	}
	return made, nil
}

// openRoot opens a folder. Here, and only here, symbolic links are followed.
func openRoot(dir string) (*os.Root, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(dir); err == nil {
			return nil, &Error{
				Message: fmt.Sprintf("%q is a symbolic link to a folder that does not exist", toSlash(dir)),
				Hint:    "make that folder, or name another one with --dest",
				Err:     fs.ErrNotExist,
			}
		}
	}
	if err != nil {
		return nil, failure("open the folder", dir, err)
	}
	if !info.IsDir() {
		return nil, &Error{
			Message: fmt.Sprintf("%q is a file, and the site needs a folder", toSlash(dir)),
			Hint:    "name another folder with --dest",
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, failure("open the folder", dir, err)
	}
	return root, nil
}

// inPlace returns an error where an open folder is no longer what its name leads to.
func inPlace(dir string, root *os.Root) error {
	written, err := root.Stat(".")
	if err != nil {
		return failure("look at", dir, err)
	}
	if now, err := os.Stat(dir); err == nil && os.SameFile(written, now) {
		return nil
	}
	return &Error{
		Message: fmt.Sprintf("the folder %q was moved or replaced while the site was written into it", toSlash(dir)),
		Hint:    "the site is complete where that folder is now; to have one here, build again",
	}
}
