package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"handbook/data"
)

//go:embed all:starter
var starter embed.FS

// A newFile is one file that a template is made of.
type newFile struct {
	path string // below the folder of the handbook, with slashes
	data []byte
}

// template returns the files of a template by its name.
func template(name string) ([]newFile, error) {
	if name == "example" {
		return read(data.Files, ".", "data")
	}
	return read(starter, "starter", ".")
}

// read returns the files below one folder of fsys as files below another.
func read(fsys fs.FS, from, to string) ([]newFile, error) {
	var files []newFile
	err := fs.WalkDir(fsys, from, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		files = append(files, newFile{path.Join(to, strings.TrimPrefix(name, from+"/")), content})
		return err
	})
	return files, err
}

// writeNew writes the files into dir, or none of them if anything is in the way
// of one, if one cannot be written, or if ctx ends.
func writeNew(ctx context.Context, dir string, files []newFile) (err error) {
	var made []string // what is to go again if something fails
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(made) {
				os.Remove(name)
			}
		}
	}()
	if err := makeFolder(dir, &made); err != nil {
		return err
	}
	if err := inTheWay(dir, files); err != nil {
		return err
	}
	for _, file := range files {
		if ctx.Err() != nil {
			return &fault{"stopped; nothing was written", ""}
		}
		name := filepath.Join(dir, filepath.FromSlash(file.path))
		if err := makeFolder(filepath.Dir(name), &made); err != nil {
			return err
		}
		if err := create(name, file.data, &made); err != nil {
			return &fault{fmt.Sprintf("cannot write %q: %v", shown(name), reason(err)), "nothing was written"}
		}
	}
	return nil
}

// inTheWay returns an error that lists everything that stands where one of the
// files is to be written.
func inTheWay(dir string, files []newFile) error {
	var list []string
	for _, file := range files {
		for name := file.path; name != "."; name = path.Dir(name) {
			full := filepath.Join(dir, filepath.FromSlash(name))
			info, err := os.Lstat(full)
			if err == nil && (name == file.path || !info.IsDir()) && !slices.Contains(list, shown(full)) {
				list = append(list, shown(full))
			}
		}
	}
	what := "files are"
	switch len(list) {
	case 0:
		return nil
	case 1:
		what = "a file is"
	}
	slices.Sort(list)
	return &fault{fmt.Sprintf("%s in the way, so nothing was written:\n  %s", what, strings.Join(list, "\n  ")),
		"name another folder, such as \"handbook init my-handbook\""}
}

// otherFolder is the hint where a folder cannot be looked at or made.
const otherFolder = "name another folder, one in which you may write"

// makeFolder makes a folder and those above it, and adds them to made.
func makeFolder(dir string, made *[]string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &fault{fmt.Sprintf("%q is a file, not a folder", shown(dir)), "name another folder"}
	case !errors.Is(err, fs.ErrNotExist):
		return &fault{fmt.Sprintf("cannot look at %q: %v", shown(dir), reason(err)), otherFolder}
	}
	if above := filepath.Dir(dir); above != dir {
		if err := makeFolder(above, made); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return &fault{fmt.Sprintf("cannot make the folder %q: %v", shown(dir), reason(err)), otherFolder}
	}
	*made = append(*made, dir)
	return nil
}

// create writes a file that does not exist yet, and adds it to made.
func create(name string, data []byte, made *[]string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	*made = append(*made, name)
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
