package content

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// A home is the folder of the files of one type.
type home struct {
	folder string
	typ    reflect.Type
	file   string // the name that the one file has to have; may be empty
}

var (
	homes = []home{
		{folder: "competencies", typ: reflect.TypeFor[Competency]()},
		{folder: "roles", typ: reflect.TypeFor[Role]()},
	}
	// lists are the homes of files that hold nothing but a list of their name.
	lists = []home{
		{typ: reflect.TypeFor[orientationsFile](), file: "orientations.toml"},
		{typ: reflect.TypeFor[rolesFile](), file: "roles.toml"},
	}
	allHomes = append(slices.Clip(homes), home{typ: reflect.TypeFor[Handbook](), file: "handbook.toml"})
)

// part returns which part of the content its files are; see [Source.Broken].
func (h *home) part() string { return cmp.Or(h.folder, strings.TrimSuffix(h.file, ".toml")) }

// homeOf returns the home of a file with such keys, which has several that no other
// type has, and none of another's; or nil.
func homeOf(keys []string) *home {
	own, all := make([]int, len(allHomes)), 0
	for _, key := range keys {
		var of []int
		for i, h := range allHomes {
			if find(fieldsOf(h.typ), key) != nil {
				of = append(of, i)
			}
		}
		if len(of) == 1 && key != "id" {
			own[of[0]]++
			all++
		}
	}
	for i := range allHomes {
		if own[i] > 1 && own[i] == all {
			return &allHomes[i]
		}
	}
	return nil
}

// elsewhereThan returns the home of a file whose keys are not those of the type
// for which it is read, or nil.
func elsewhereThan(t reflect.Type, tree map[string]any) *home {
	if !slices.ContainsFunc(homes, func(h home) bool { return h.typ == t }) {
		return nil
	}
	if h := homeOf(slices.Collect(maps.Keys(tree))); h != nil && h.typ != t {
		return h
	}
	return nil
}

// outsideHome reports a file that looks like one of another folder, or of another
// name, and returns which. One of the data folder itself is read as that; one of a
// folder that is none of ours may be an old version. It returns "" when the file looks
// like none.
func (l *loader) outsideHome(p string) string {
	if path.Ext(p) != ".toml" || strings.Contains(p, "/") && meantBy(p) != "" {
		return ""
	}
	data, err := readLimited(l.fsys, p)
	if err != nil {
		return ""
	}
	var keys []string
	for i, t := range outline(string(data)) {
		if first, _, _ := strings.Cut(t.path, "."); i > 0 {
			keys = append(keys, first)
			continue
		}
		for _, k := range t.keys {
			keys = append(keys, k.key)
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	h := homeOf(keys)
	if i := slices.IndexFunc(lists, func(list home) bool { return len(keys) == 1 && keys[0]+".toml" == list.file }); i >= 0 {
		h = &lists[i]
	}
	if h == nil {
		return ""
	}
	meant := path.Join(h.folder, cmp.Or(h.file, path.Base(p)))
	hint := fmt.Sprintf("it looks like %s: move it to %s", describe(h.typ), path.Join(l.name, meant))
	if _, err := fs.Stat(l.fsys, meant); err == nil {
		hint = fmt.Sprintf("%s is there, too; if this is a copy of it, move it out of the data folder", diag.Quote(meant))
	} else if strings.Contains(p, "/") {
		hint += ", or out of the data folder"
		l.lose(meant)
	} else {
		if h.file != "" {
			hint = diag.Meant(h.file)
		}
		_, decode := kindOf(meant)
		l.jobs = append(l.jobs, job{p, decode})
	}
	l.list.Add(diag.UnknownFile, l.at(p), "the generator reads no file of this name", hint)
	return meant
}

// ofHandbook returns the list of tables of handbook.toml that a file has for its name, or
// "".
func ofHandbook(p string) string {
	stem, isTOML := strings.CutSuffix(path.Base(p), ".toml")
	f := find(fieldsOf(reflect.TypeFor[Handbook]()), stem)
	if !isTOML || f == nil || !f.listsTables() {
		return ""
	}
	return stem
}

// strange reports an entry of a list that is one of the list of the same name in other
// files, such as [[stages]] of handbook.toml in a competency: it has all that it needs
// there, and nothing that it needs here. Of several in a file the first is told.
func (d *decoder) strange(tree map[string]any, t reflect.Type, at Place) bool {
	if list := find(fieldsOf(d.root), d.below); list == nil || !list.listsTables() || list.element() != t {
		return false
	}
	needed := func(t reflect.Type) (there, all int) {
		for _, f := range fieldsOf(t) {
			if f.required {
				all++
				if _, ok := tree[f.key]; ok {
					there++
				}
			}
		}
		return there, all
	}
	for _, h := range allHomes {
		f := find(fieldsOf(h.typ), d.below)
		if h.typ == d.root || f == nil || !f.listsTables() || f.element() == t {
			continue
		}
		if here, _ := needed(t); here > 0 {
			continue
		}
		if there, all := needed(f.element()); there < all {
			continue
		}
		if lost := path.Join("..", h.part(), d.below); !d.lost[lost] {
			d.lost[lost] = true
			d.list.Add(diag.UnknownKey, at, fmt.Sprintf("this is an entry of [[%s]] as %s has them", d.below, describe(h.typ)),
				fmt.Sprintf("move it to %s; in %s, such an entry has %s", cmp.Or(h.file, h.folder+"/ID.toml"), describe(d.root), diag.QuoteAll(keysOf(t))))
		}
		d.losing(*find(fieldsOf(d.root), d.below))
		return true
	}
	return false
}

func keysOf(t reflect.Type) (keys []string) {
	for _, f := range fieldsOf(t) {
		keys = append(keys, f.key)
	}
	return keys
}
