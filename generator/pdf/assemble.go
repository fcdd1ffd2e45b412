package pdf

import (
	"io"
	"slices"
	"strings"
)

// assemble writes the parts as one file.
func assemble(parts []part, info Info, to io.Writer) error {
	j, err := join(parts)
	if err != nil {
		return err
	}
	places := j.sorted()
	catalog := dict{
		{"Type", name("Catalog")},
		{"Pages", j.pageTree()},
		{"Dests", j.put(places)},
		{"MarkInfo", dict{{"Marked", raw("true")}}},
		{"StructTreeRoot", j.structure()},
		{"ViewerPreferences", dict{{"DisplayDocTitle", raw("true")}}},
		{"Lang", text(info.Language)},
	}
	outlines := j.put(nil)
	if first, last, n := j.bookmarks(outlines, info.Bookmarks, places); n > 0 {
		j.objects[outlines] = dict{{"Type", name("Outlines")}, {"First", first}, {"Last", last}, {"Count", number(n)}}
		catalog = append(catalog, entry{"Outlines", outlines}, entry{"PageMode", name("UseOutlines")})
	}
	about := dict{{"Title", words(info.Title)}, {"Author", words(info.Author)}, {"Creator", words("handbook")}}
	if !info.Date.IsZero() {
		date := text(info.Date.UTC().Format("D:20060102150405Z"))
		about = append(about, entry{"CreationDate", date}, entry{"ModDate", date})
	}
	return write(to, j.objects, j.put(catalog), j.put(about))
}

// pageTree returns the tree of all pages.
func (j *joint) pageTree() ref {
	tree := j.put(nil)
	for _, kid := range j.pages {
		if r, ok := kid.(ref); ok {
			if d, ok := j.objects[r].(dict); ok {
				j.objects[r] = d.with("Parent", tree)
			}
		}
	}
	j.objects[tree] = dict{{"Type", name("Pages")}, {"Count", number(j.count)}, {"Kids", j.pages}}
	return tree
}

// sorted returns the places by name, each once.
func (j *joint) sorted() dict {
	places := slices.Clone(j.places)
	slices.SortStableFunc(places, func(a, b entry) int { return strings.Compare(string(a.key), string(b.key)) })
	return slices.CompactFunc(places, func(a, b entry) bool { return a.key == b.key })
}

// bookmarks adds bookmarks and returns the first and the last of them, and how
// many are shown at once. Bookmarks that lead nowhere are left out with what is
// below them.
func (j *joint) bookmarks(above ref, list []Bookmark, places dict) (first, last ref, n int) {
	list = slices.DeleteFunc(slices.Clone(list), func(b Bookmark) bool {
		_, ok := slices.BinarySearchFunc(places, asName(b.Place), func(e entry, key name) int { return strings.Compare(string(e.key), string(key)) })
		return !ok
	})
	for i, b := range list {
		at := j.put(nil)
		d := dict{{"Title", words(b.Title)}, {"Parent", above}, {"Dest", asName(b.Place)}}
		if i == 0 {
			first = at
		} else {
			d = append(d, entry{"Prev", last})
			j.objects[last] = append(j.objects[last].(dict), entry{"Next", at})
		}
		last = at
		n++
		if below, end, inside := j.bookmarks(at, b.Below, places); inside > 0 {
			count := number(-inside)
			if b.Open {
				count = number(inside)
				n += inside
			}
			d = append(d, dict{{"First", below}, {"Last", end}, {"Count", count}}...)
		}
		j.objects[at] = d
	}
	return first, last, n
}
