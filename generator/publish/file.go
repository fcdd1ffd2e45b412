package publish

import (
	"fmt"
	"os"
)

// A File is one file beside the site, such as a PDF of it. It is there whole or
// not at all.
type File struct {
	file, flag string
	temp       *os.File
	open       bool
}

// CreateFile begins a file that Commit puts in its place. what says what it
// holds, and flag is where the user has named it; both are for messages.
func CreateFile(file, what, flag string) (*File, error) {
	temp, err := beside(file, what, flag)
	if err != nil {
		return nil, err
	}
	return &File{file, flag, temp, true}, nil
}

// beside makes the temporary file for one beside the site, unless something else
// than a file stands there.
func beside(file, what, flag string) (*os.File, error) {
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return nil, &Error{
			Message: fmt.Sprintf("%q is %s, and %s needs a file", toSlash(file), describe(info.Mode()), what),
			Hint:    "name another file with --" + flag,
		}
	}
	return createTemp(file, flag)
}

// Write adds to the file.
func (f *File) Write(data []byte) (int, error) {
	n, err := f.temp.Write(data)
	if err != nil {
		err = failureBeside(f.file, f.flag, err)
	}
	return n, err
}

// Commit puts the file in place, whole, and ends it.
func (f *File) Commit() error {
	if !f.open {
		return errEnded
	}
	defer f.Discard() // after the rename, there is nothing left to remove
	if err := settle(f.temp, f.file); err != nil {
		return failureBeside(f.file, f.flag, err)
	}
	return nil
}

// Discard ends the file and leaves what was in its place. After Commit it does
// nothing.
func (f *File) Discard() {
	if f.open {
		f.open = false
		f.temp.Close()
		os.Remove(f.temp.Name())
	}
}
