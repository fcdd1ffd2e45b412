package main

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/diag"
	"handbook/generator/handbook"
)

// pagesOf returns, sorted, those of the removed files whose addresses readers may have
// kept. Of a competency or role that is gone, it is the page of that alone.
func pagesOf(removed []string) []string {
	is := map[string]bool{}
	for _, name := range removed {
		is[name] = true
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(is)), func(name string) bool { return !ownPage(name, is) })
}

// standing is the site that stands, beside the one that is made.
type standing interface {
	Leaving() ([]string, error)
	Standing(path string) []byte
}

// lost returns what readers of the site that stands in a folder would not find again, and
// the files that leave it. Without a change of what answers are kept under, all that can
// be lost are pages.
func (f *findings) lost(hb *handbook.Handbook, dest string, site standing, changed bool) (list diag.List, leaving []string, err error) {
	if leaving, err = site.Leaving(); err != nil {
		return nil, leaving, err
	}
	var loss handbook.Loss
	if changed || len(pagesOf(leaving)) > 0 {
		data := site.Standing(handbook.PathJSON)
		var known bool
		if loss, known = handbook.Lost(hb, data); !known && data != nil { // else the first build was not finished
			at := diag.Span{Position: diag.Position{File: path.Join(shown(dest), handbook.PathJSON)}}
			hint := "bring the file back as it was published, such as with git"
			if f.strict {
				hint += "; to go on without, build once without --strict"
			}
			list.Add(diag.BrokenSite, at, "the file cannot be read, so that nobody knows whether readers would find their answers again", hint)
		}
	}
	return slices.Concat(list, loss.Told, f.goneFrom(dest, leaving, loss)), leaving, nil
}

// goneFrom returns a finding for each page that leaves the site, apart from pages that
// come back once the other losses are mended. Like those losses, the findings are of this
// build alone, and not kept for the next.
func (f *findings) goneFrom(dest string, removed []string, loss handbook.Loss) (list diag.List) {
	for _, page := range pagesOf(removed) {
		from, to := movedFrom(page)
		if loss.Back[from] {
			continue
		}
		hint := fmt.Sprintf("where it is read elsewhere now, write [[moved]] into handbook.toml, and below it from = %q and to = %q", from, cmp.Or(loss.Became[from], to))
		if f.strict {
			hint += "; to take it away for good, build once without --strict"
		}
		at := diag.Span{Position: diag.Position{File: path.Join(shown(dest), page)}}
		list.Add(diag.GonePage, at, "this page will not be found any more by those who have kept the address", hint)
	}
	return list
}

// movedFrom returns what an entry of [[moved]] for a page gives as from, and the form of
// what it gives as to.
func movedFrom(page string) (from, to string) {
	folder, base := path.Split(page)
	id := strings.TrimSuffix(base, ".html")
	kind := map[string]handbook.Kind{"roles/": handbook.KindRole, "orientations/": handbook.KindOrientation, "pages/": handbook.KindPage}[folder]
	if kind == "" { // of a competency
		kind, id = handbook.KindCompetency, path.Base(folder)
		if n, ok := strings.CutPrefix(base, "level-"); ok {
			return fmt.Sprintf("level:%s/%s", id, strings.TrimSuffix(n, ".html")), "level:ID/NUMBER"
		}
	}
	return fmt.Sprintf("%s:%s", kind, id), fmt.Sprintf("%s:ID", kind)
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
