package main

import (
	"cmp"
	"fmt"
	"path/filepath"
)

// keepApart refuses places for the site and the archive that would mix what is
// written with what is read, or one with the other.
func (f folders) keepApart(site, archive string) error {
	reserved := filepath.Join(f.dir, "layouts") // read as soon as it is there
	for _, source := range []string{f.data, cmp.Or(f.layouts, reserved), reserved} {
		switch {
		case within(site, source):
			return &fault{fmt.Sprintf("the site cannot go to %q: that is in %q, which it is made from", shown(site), shown(source)),
				"name a folder outside it with --dest"}
		case exists(source) && within(source, site):
			return &fault{fmt.Sprintf("the site cannot go to %q: that holds %q, which it is made from", shown(site), shown(source)),
				fmt.Sprintf("name a folder beside it with --dest, such as %q", shown(filepath.Join(f.dir, "site")))}
		case archive != "" && within(archive, source):
			return &fault{fmt.Sprintf("the archive cannot go to %q: that is in %q, which the site is made from", shown(archive), shown(source)),
				"name a file outside it with --zip"}
		}
	}
	if archive != "" && within(archive, site) {
		return &fault{fmt.Sprintf("the archive cannot go to %q: that is in the site itself", shown(archive)),
			"name a file outside it with --zip"}
	}
	return nil
}
