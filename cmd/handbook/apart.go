package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
)

// keepApart refuses places for the site and the files beside it that would mix
// what is written with what is read, or one with the other.
func (f folders) keepApart(site string, beside []target) error {
	reserved := filepath.Join(f.dir, "layouts") // read as soon as it is there
	for _, source := range []string{f.data, cmp.Or(f.layouts, reserved), reserved} {
		switch {
		case within(site, source):
			return &fault{fmt.Sprintf("the site cannot go to %q: that is in %q, which it is made from", shown(site), shown(source)),
				"name a folder outside it with --dest"}
		case exists(source) && within(source, site):
			return &fault{fmt.Sprintf("the site cannot go to %q: that holds %q, which it is made from", shown(site), shown(source)),
				fmt.Sprintf("name a folder beside it with --dest, such as %q", shown(filepath.Join(f.dir, "site")))}
		}
		for _, t := range beside {
			if t.within(source) {
				return t.elsewhere(fmt.Sprintf("that is in %q, which the site is made from", shown(source)))
			}
		}
	}
	for i, t := range beside {
		if t.within(site) {
			return t.elsewhere("that is in the site itself")
		}
		for _, other := range beside[:i] {
			if strings.EqualFold(resolve(t.file), resolve(other.file)) { // one file on Windows and macOS
				return &fault{t.cannotGo("that is where " + other.what + " goes"), "name another file with --" + t.flag}
			}
		}
	}
	return nil
}

// within reports whether the file is in a folder, or is to be: a link in its place is
// replaced, wherever it leads. One in the place of the cache, a folder, is followed.
func (t target) within(folder string) bool {
	return within(t.file, folder) || t.flag != cacheVariable && within(filepath.Dir(t.file), folder)
}

// elsewhere refuses the place of a file.
func (t target) elsewhere(why string) error {
	hint := "name a file outside it with --" + t.flag
	if t.flag == cacheVariable {
		hint = fmt.Sprintf("name a folder outside it in %s, or \"off\"", cacheVariable)
	}
	return &fault{t.cannotGo(why), hint}
}

func (t target) cannotGo(why string) string {
	return fmt.Sprintf("%s cannot go to %q: %s", t.what, shown(t.file), why)
}
