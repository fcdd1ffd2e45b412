package content

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

var errDisk = errors.New("the disk fails")

// failing is a folder of which one file, or folder, fails when it is opened, looked at
// or read to its end.
type failing struct {
	fs.FS
	name, when string
}

func (f failing) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil || name != f.name {
		return file, err
	}
	if f.when == "open" {
		file.Close()
		return nil, &fs.PathError{Op: "open", Path: name, Err: errDisk}
	}
	return failingFile{file, f.when}, nil
}

type failingFile struct {
	fs.File
	when string
}

func (f failingFile) Stat() (fs.FileInfo, error) {
	if f.when == "look" {
		return nil, errDisk
	}
	return f.File.Stat()
}

func (f failingFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p[:min(len(p), 4)])
	if f.when == "read" && n > 0 {
		return n, errDisk
	}
	return n, err
}

// TestLoadFails checks that content which cannot be read as a whole is not taken for
// one that has less.
func TestLoadFails(t *testing.T) {
	all := fstest.MapFS{"handbook.toml": {Data: []byte("title = 'x'")}, "roles/clerk.toml": {Data: []byte("name = 'Clerk'\npurpose = 'x'\n")}}
	for _, name := range []string{"handbook.toml", "roles/clerk.toml", "roles"} {
		for _, when := range []string{"open", "look", "read"} {
			_, _, err := Load(failing{all, name, when}, "data")
			if wanted := name != "roles" || when == "open"; errors.Is(err, errDisk) != wanted {
				t.Errorf("where %s fails at %q, the error is %v", name, when, err)
			}
		}
	}
}
