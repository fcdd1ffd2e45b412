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

	"handbook/generator/content"
)

// Digest returns a checksum of all that a site is made of, apart from the program
// itself. The error is for what cannot be read.
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

// Saved returns a checksum of the sizes and dates of all files that a site is made of. It
// differs as soon as one of them is saved, even where the same is in it afterwards: while
// a file is written, less is in it. The error is for what cannot be read.
func (in Input) Saved() (saved [sha256.Size]byte, err error) {
	sum := sha256.New()
	for _, fsys := range []fs.FS{in.Data, in.Own} {
		if fsys == nil {
			continue
		}
		err := walk(fsys, func(path string, entry fs.DirEntry) error {
			if !readable(path, entry) {
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
	err := walk(fsys, func(path string, entry fs.DirEntry) error {
		fmt.Fprintf(sum, "%q %v\n", path, entry.Type())
		if !readable(path, entry) {
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

// walk calls visit for all in a folder, apart from what no site is made of.
func walk(fsys fs.FS, visit func(path string, entry fs.DirEntry) error) error {
	return fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		litter := path != "." && content.Litter(entry.Name())
		if !litter {
			if err := visit(path, entry); err != nil {
				return err
			}
		}
		if entry.IsDir() && (litter || !utf8.ValidString(path)) {
			return fs.SkipDir
		}
		return nil
	})
}

// readable reports whether an entry can hold something to read. What is not named in
// UTF-8, no file system of Go's opens.
func readable(path string, entry fs.DirEntry) bool {
	return utf8.ValidString(path) && !entry.IsDir()
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
	_, err = io.Copy(sum, io.LimitReader(f, content.MaxAsset+1)) // what is longer is refused, whatever is in it
	return [sha256.Size]byte(sum.Sum(nil)), err
}
