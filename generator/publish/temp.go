package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// createTemp makes a file beside another one that will take its name, or be
// packed into it. It is locked while it is open, so that a later run can tell
// those that a killed run left behind, and removes them here. kind is a part of
// its name: the flag that names the other file, for messages, if any does.
func createTemp(file, kind string) (*os.File, error) {
	dir := filepath.Dir(file)
	sweep(dir, ownPrefix+kind+"-")
	for n := 0; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf("%s%s-%d-%d", ownPrefix, kind, os.Getpid(), n))
		temp, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case errors.Is(err, fs.ErrNotExist):
			return nil, &Error{fmt.Sprintf("cannot write %q: its folder is not there", toSlash(file)), "make the folder first, or name another one", err}
		case err != nil:
			return nil, failureBeside(file, kind, err)
		}
		locked := alone(temp)
		if locked && stands(temp) || n > 10 { // where nothing can be locked, nothing is swept away
			return temp, nil
		}
		temp.Close() // another run holds it, to sweep it away
		os.Remove(name)
	}
}

// stands reports whether a file still is what its name leads to.
func stands(f *os.File) bool {
	mine, err := f.Stat()
	now, nowErr := os.Lstat(f.Name())
	return err == nil && nowErr == nil && os.SameFile(mine, now)
}

// sweep removes the files of a killed run: those that nobody has locked. Where
// that cannot be told they stay.
func sweep(dir, prefix string) {
	entries, _ := os.ReadDir(dir) // a folder that cannot be read cannot be swept
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), prefix) || !entry.Type().IsRegular() {
			continue
		}
		name := filepath.Join(dir, entry.Name())
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		left := alone(f) && stands(f)
		if left && os.Remove(name) == nil {
			left = false
		}
		f.Close()
		if left { // Windows removes no file that is open
			os.Remove(name)
		}
	}
}

// settle gives a temporary file the name that it was made for, and closes it.
func settle(temp *os.File, file string) error {
	if err := temp.Sync(); err != nil {
		temp.Close()
		return err
	}
	err := os.Rename(temp.Name(), file) // while it is locked, where the system lets us
	if closeErr := temp.Close(); err == nil {
		return closeErr
	}
	return patiently(func() error { return os.Rename(temp.Name(), file) })
}
