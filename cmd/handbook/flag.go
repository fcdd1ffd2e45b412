package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// values tells completion what may stand at a place.
type values struct {
	words   []string
	folders bool
	files   bool // and folders, on the way to them
}

// A choice is the value of a flag that takes one of a few words.
type choice struct {
	value *string
	name  string   // as in "FORMAT"
	known []string // the words; the first is the default
}

func newChoice(value *string, name string, known []string) *choice {
	*value = known[0]
	return &choice{value, name, known}
}

func (c *choice) String() string { return *c.value }
func (c *choice) Type() string   { return c.name }
func (c *choice) values() values { return values{words: c.known} }

// Set takes a known word only.
func (c *choice) Set(word string) error {
	if !slices.Contains(c.known, word) {
		return &fault{fmt.Sprintf("unknown %s %s", strings.ToLower(c.name), diag.Quote(word)), diag.DidYouMean(word, c.known)}
	}
	*c.value = word
	return nil
}

// A location is the value of a flag that names a folder or a file.
type location struct {
	value  *string
	folder bool
}

func (l *location) String() string { return *l.value }
func (l *location) values() values { return values{folders: l.folder, files: !l.folder} }

func (l *location) Type() string {
	if l.folder {
		return "DIR"
	}
	return "FILE"
}

var errEmpty = errors.New("the value is empty")

// Set takes any path but the empty one, which a script may give by mistake, the
// names of the standard output, to which nothing is written that way (as root, a
// file would take the place of the system's /dev/stdout for all programs), and what
// looks like the next flag, where the path was forgotten.
func (l *location) Set(path string) error {
	switch {
	case path == "":
		return errEmpty
	case !l.folder && slices.Contains([]string{"-", "/dev/stdout", "/dev/stderr"}, filepath.ToSlash(filepath.Clean(path))):
		return &fault{diag.Quote(path) + " is no file: handbook does not write to the standard output", "name a file"}
	}
	if path != "-" && strings.HasPrefix(path, "-") {
		return &fault{fmt.Sprintf("a %s is missing: %s looks like a flag", l.Type(), diag.Quote(path)), fmt.Sprintf("if it is meant, write %s", diag.Quote("./"+path))}
	}
	*l.value = filepath.Clean(path)
	return nil
}
