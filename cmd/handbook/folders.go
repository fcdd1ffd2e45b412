package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/publish"
	"handbook/layouts"
)

// folderOperand is the operand of the commands that work on a handbook.
var folderOperand = operand{name: "DIR", values: values{folders: true}}

// sources are the flags that name folders to read.
type sources struct{ data, layouts string }

func (s *sources) define(f *pflag.FlagSet) {
	f.Var(&location{&s.data, true}, "data", "the content (default DIR/data)")
	f.Var(&location{&s.layouts, true}, "layouts", "your own layouts (default DIR/layouts, where it exists)")
}

// folders are those that one handbook is read from, as one would open them
// from the working directory.
type folders struct {
	dir     string
	data    string
	layouts string // empty without own layouts
}

// find returns the folders of the handbook that the operand or else the working
// directory stands for.
func (s *sources) find(operands []string) (folders, error) {
	var f folders
	switch {
	case len(operands) > 0:
		f.dir = filepath.Clean(operands[0])
		if err := needFolder(f.dir, "name the folder that holds the folder \"data\""); err != nil {
			return f, err
		}
	case s.data != "":
		f.dir = "."
	default:
		dir, ok := upwards(filepath.Join("data", "handbook.toml"))
		if !ok { // perhaps it has another name, which is told like other faults
			dir, ok = upwards(filepath.Join("data", "competencies"))
		}
		if !ok {
			if _, err := os.Stat(filepath.Join("data", "handbook.toml")); errors.Is(err, fs.ErrPermission) {
				return f, &fault{"the folder \"data\" may not be read", rightHint}
			}
			return f, &fault{"there is no handbook here: neither this folder nor one above it has data/handbook.toml",
				"go to the folder of your handbook or name it, or run \"handbook init\" to begin one"}
		}
		f.dir = dir
	}
	f.data = cmp.Or(s.data, filepath.Join(f.dir, "data"))
	if err := needFolder(f.data, f.dataHint()); err != nil {
		return f, err
	}
	f.layouts = s.layouts
	if own := filepath.Join(f.dir, "layouts"); f.layouts == "" && exists(own) {
		f.layouts = own
	}
	if f.layouts != "" {
		return f, needFolder(f.layouts, "own layouts need a folder; without one, every handbook looks as it is built in")
	}
	return f, f.misnamed()
}

// misnamed returns a fault for a folder that is meant as the own layouts and has
// another name, which on some systems is the same.
func (f folders) misnamed() error {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil // which is needed for nothing else
	}
	for _, entry := range entries {
		if name := strings.ToLower(entry.Name()); name != "layouts" && name != "layout" {
			continue
		}
		name := filepath.Join(f.dir, entry.Name())
		holds := func(own string) bool { return exists(filepath.Join(name, own)) }
		if !holds(publish.ManifestName) && slices.ContainsFunc([]string{"base.html", "pages", "partials", "assets", "i18n"}, holds) {
			return &fault{fmt.Sprintf("the folder %q is not read", shown(name)), "call it \"layouts\", or name it with --layouts"}
		}
	}
	return nil
}

// upwards returns the nearest folder, from the working directory upwards, that
// has a file or folder.
func upwards(name string) (dir string, ok bool) {
	for dir = "."; ; {
		if exists(filepath.Join(dir, name)) {
			return dir, true
		}
		above := filepath.Join(dir, "..")
		here, err := os.Stat(dir)
		next, errAbove := os.Stat(above)
		if err != nil || errAbove != nil || os.SameFile(here, next) {
			return "", false
		}
		dir = above
	}
}

// again finds the folders of a handbook that was found before, as they are now,
// and loads it.
func (s *sources) again(l *generator.Loader, before folders) (*generator.Site, diag.List, error) {
	f, err := s.find([]string{before.dir})
	if err != nil {
		return nil, nil, err
	}
	in, err := f.input("")
	if err != nil {
		return nil, nil, err
	}
	return l.Load(in)
}

// watched returns the folders that a change of the handbook can be in, also
// where they are not there yet.
func (f folders) watched() []string {
	return []string{f.data, cmp.Or(f.layouts, filepath.Join(f.dir, "layouts"))}
}

func (f folders) dataHint() string {
	if exists(filepath.Join(f.dir, "handbook.toml")) {
		return fmt.Sprintf("%q seems to be the data folder itself; name the folder above it", shown(f.dir))
	}
	return "a handbook is a folder that has data/handbook.toml; \"handbook init\" begins one"
}

// input returns what the site is made of.
func (f folders) input(baseURL string) (in generator.Input, err error) {
	in = generator.Input{DataName: shown(f.data), Layouts: layouts.Files, BaseURL: baseURL}
	if in.Data, err = openFolder(f.data); err != nil {
		return in, err
	}
	if f.layouts != "" {
		in.OwnName = shown(f.layouts)
		in.Own, err = openFolder(f.layouts)
	}
	return in, err
}

// describe says what the handbook is made of, in lines for those who want to know.
func (f folders) describe(site *generator.Site) []string {
	hb := site.Handbook
	content := fmt.Sprintf("content: %s (%s, %s, %s, %s)", shown(f.data), count(len(hb.Competencies), "competency"),
		count(len(hb.Orientations), "orientation"), count(len(hb.Roles), "role"), count(len(hb.Pages), "page"))
	own := "built in"
	if f.layouts != "" {
		own = fmt.Sprintf("%s, else built in", shown(f.layouts))
	}
	return []string{content, "layouts: " + own}
}

func needFolder(name, hint string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &fault{fmt.Sprintf("there is no folder %q", shown(name)), hint}
	case err != nil:
		return err
	case !info.IsDir():
		return &fault{fmt.Sprintf("%q is a file, not a folder", shown(name)), hint}
	}
	return nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
