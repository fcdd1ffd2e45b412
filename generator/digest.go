package generator

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"runtime"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"
)

// Digest returns what differs as soon as anything does that a site is made of,
// apart from the program itself.
func (in Input) Digest() (digest [sha256.Size]byte, err error) {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %q\n", in.DataName, in.OwnName, in.BaseURL)
	for _, fsys := range []fs.FS{in.Data, in.Own} {
		if err := addFolder(sum, fsys); err != nil {
			return digest, err
		}
	}
	return [sha256.Size]byte(sum.Sum(nil)), nil
}

// Saved returns what differs as soon as a file is saved that a site is made of,
// also where the same is in it afterwards: while it is written, less is.
func (in Input) Saved() (saved [sha256.Size]byte, err error) {
	sum := sha256.New()
	for _, fsys := range []fs.FS{in.Data, in.Own} {
		if fsys == nil {
			continue
		}
		err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case !utf8.ValidString(path) && entry.IsDir():
				return fs.SkipDir
			case !utf8.ValidString(path), entry.IsDir():
				return nil
			}
			info, err := fs.Stat(fsys, path) // of the file that a link leads to
			if err == nil {
				fmt.Fprintf(sum, "%q %d %d\n", path, info.Size(), info.ModTime().UnixNano())
			}
			return err
		})
		if err != nil {
			return saved, err
		}
	}
	return [sha256.Size]byte(sum.Sum(nil)), nil
}

// addFolder adds the names of all that is in a folder, and what is in its files.
func addFolder(sum hash.Hash, fsys fs.FS) error {
	if fsys == nil {
		fmt.Fprintln(sum, "none")
		return nil
	}
	type file struct {
		path   string
		digest [sha256.Size]byte
	}
	var files []*file
	var group errgroup.Group
	group.SetLimit(2 * runtime.GOMAXPROCS(0))
	err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%q %v\n", path, entry.Type())
		switch {
		case !utf8.ValidString(path) && entry.IsDir():
			return fs.SkipDir
		case !utf8.ValidString(path), entry.IsDir(): // nothing can be read there
			return nil
		}
		f := &file{path: path}
		files = append(files, f)
		group.Go(func() (err error) {
			f.digest, err = digestOf(fsys, path)
			return err
		})
		return nil
	})
	if failed := group.Wait(); err == nil {
		err = failed
	}
	for _, f := range files {
		fmt.Fprintf(sum, "%q %x\n", f.path, f.digest)
	}
	return err
}

func digestOf(fsys fs.FS, path string) (digest [sha256.Size]byte, err error) {
	// A pipe would be waited for; what else is no file has nothing to read.
	if info, err := fs.Stat(fsys, path); err != nil || !info.Mode().IsRegular() {
		return digest, err
	}
	f, err := fsys.Open(path)
	if err != nil {
		return digest, err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return [sha256.Size]byte(sum.Sum(nil)), err
}
