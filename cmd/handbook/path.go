package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// shown returns a path as messages spell it: relative and with slashes where
// it lies below the working directory, else as it was given.
func shown(name string) string {
	if wd, err := os.Getwd(); err == nil && filepath.IsAbs(name) {
		if rel, err := filepath.Rel(wd, name); err == nil && filepath.IsLocal(rel) {
			name = rel
		}
	}
	return filepath.ToSlash(name)
}

// within reports whether a path is a folder or lies inside it, whatever
// symbolic links and spellings lead to either. Neither need exist; then case makes
// no difference, as on the disks of Windows and macOS.
func within(name, folder string) bool {
	folder = resolve(folder)
	info, err := os.Stat(folder)
	for dir := resolve(name); ; dir = filepath.Dir(dir) {
		if dir == folder || err != nil && strings.EqualFold(dir, folder) {
			return true
		}
		if other, otherErr := os.Stat(dir); err == nil && otherErr == nil && os.SameFile(info, other) {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}

// resolve returns the absolute path, with symbolic links followed as far as the
// path exists.
func resolve(name string) string {
	if !filepath.IsAbs(name) {
		wd, err := os.Getwd()
		if err != nil {
			return name
		}
		if real, err := filepath.EvalSymlinks(wd); err == nil {
			wd = real // for what ".." leads to
		}
		name = filepath.Join(wd, name)
	}
	rest := ""
	for dir := name; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest)
		}
		if dir == filepath.Dir(dir) {
			return name
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

// openFolder opens a folder for reading. No symbolic link leads out of it, and
// errors name files as one would open them from the working directory.
func openFolder(name string) (fs.FS, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return namedFS{root.FS().(rootFS), root, shown(name)}, nil
}

type rootFS interface {
	fs.StatFS
	fs.ReadDirFS
}

// A namedFS is a file system whose errors name files as one would open them from the
// working directory.
type namedFS struct {
	fs   rootFS
	root *os.Root // the same folder
	name string
}

// Open implements fs.FS. It waits for no pipe, also where one takes the place of a
// file that was looked at before.
func (f namedFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := f.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, f.named(err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: errors.New("not an ordinary file")}
	}
	if err != nil {
		file.Close()
		return nil, f.named(err)
	}
	return file, nil
}

func (f namedFS) Stat(name string) (fs.FileInfo, error) {
	info, err := f.fs.Stat(name)
	return info, f.named(err)
}

func (f namedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := f.fs.ReadDir(name)
	return entries, f.named(err)
}

func (f namedFS) named(err error) error {
	var at *fs.PathError
	if !errors.As(err, &at) {
		return err
	}
	return &fs.PathError{Op: at.Op, Path: path.Join(f.name, at.Path), Err: at.Err}
}
