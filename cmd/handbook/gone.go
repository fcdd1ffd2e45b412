package main

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// pagesOf returns those of the files that a build removes whose addresses others may
// have kept, sorted. What belongs to a competency or role that is gone is not among
// them.
func pagesOf(removed []string) []string {
	is := map[string]bool{}
	for _, name := range removed {
		is[name] = true
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(is)), func(name string) bool { return !ownPage(name, is) })
}

const (
	movedHint   = "where it is read elsewhere now, an entry of [[moved]] in handbook.toml leads them on"
	removedHint = "to take it away for good, build once without --strict"
)

// gone returns the pages that are in the site no more as findings for programs, one for
// each; people are told in a line. They are of this build alone, and not kept for the next.
func (f *findings) gone(dest string, pages []string) (list diag.List) {
	if f.format == "full" {
		return nil
	}
	hint := movedHint
	if f.strict {
		hint += "; " + removedHint
	}
	for _, page := range pages {
		at := diag.Span{Position: diag.Position{File: path.Join(shown(dest), page)}}
		list.Add(diag.GonePage, at, "this page will not be found any more by those who have kept the address", hint)
	}
	return list
}

// tellGone says which pages are in the site no more, also with -q, as what is found in
// the content is: it is told this once.
func (c *console) tellGone(gone []string) {
	if len(gone) == 0 {
		return
	}
	others := ""
	if n := len(gone) - 1; n > 0 {
		others = " and " + count(n, "other page")
	}
	loud := *c
	loud.quiet = false
	loud.warn(movedHint, "%q%s will not be found any more by those who have kept the address", gone[0], others)
}

var levelPage = regexp.MustCompile(`^competencies/[^/]+/level-\d+\.html$`)

// ownPage reports whether a file is the page of a competency, level, role, orientation
// or page of the author's, and not one beside it. A level goes with its competency, and
// the guide to a role with the role, while a page that is only called so may be that of
// a tour guide.
func ownPage(name string, removed map[string]bool) bool {
	switch folder, base := path.Split(name); {
	case path.Dir(path.Dir(name)) == "competencies":
		return base == "index.html" || levelPage.MatchString(name) && !removed[folder+"index.html"]
	case folder == "roles/" || folder == "orientations/":
		role, guide := strings.CutSuffix(name, "-guide.html")
		return base != "index.html" && base != "compare.html" && !(guide && removed[role+".html"])
	default:
		return folder == "pages/"
	}
}
