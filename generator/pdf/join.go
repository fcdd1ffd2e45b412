package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A joint is several files on the way to be one.
type joint struct {
	objects []value // of the parts, one after the other; refs lead here
	pages   list    // roots of the trees of pages
	count   int     // of pages
	places  dict
	tops    list     // of the structure: the elements that hold each part's
	parents []parent // from what is drawn to its element
	ids     []parent // from the id of an element to it, sorted
	parts   int
	taken   int // the numbers given to what is drawn, so far
	keys    int // those of the part that is being added
	styles  map[name]bool
}

// A parent is an entry of a tree that leads from numbers or ids to elements.
type parent struct{ key, element value }

// join puts the parts one after the other.
func join(parts []part) (*joint, error) {
	j := &joint{objects: make([]value, 1), styles: map[name]bool{}} // there is no object 0
	for _, p := range parts {
		if err := j.add(p.file); err != nil {
			return nil, err
		}
	}
	return j, nil
}

func (j *joint) add(f *file) error {
	j.parts++
	j.keys = 0
	base := len(j.objects)
	for _, v := range f.objects {
		j.objects = append(j.objects, j.shift(v, base))
	}
	moved := &file{j.objects, j.shift(f.trailer, base).(dict)}
	root := moved.root()
	structure := moved.dict(root.get("StructTreeRoot"))
	if structure == nil {
		return errors.New("the browser has written a PDF without tags")
	}
	j.pages = append(j.pages, root.get("Pages"))
	j.count += asInt(moved.dict(root.get("Pages")).get("Count"))
	j.places = append(j.places, moved.dict(root.get("Dests"))...)
	if tops, ok := moved.follow(structure.get("K")).(list); ok {
		j.tops = append(j.tops, tops...)
	} else {
		j.tops = append(j.tops, structure.get("K"))
	}
	j.leaves(moved, structure.get("ParentTree"), "Nums", &j.parents)
	j.leaves(moved, structure.get("IDTree"), "Names", &j.ids)
	j.taken += j.keys
	return nil
}

// leaves collects the entries of a tree of numbers or names.
func (j *joint) leaves(f *file, root value, key name, into *[]parent) {
	f.walk(root, func(_ ref, node dict) {
		entries := f.list(node.get(key))
		for i := 0; i+1 < len(entries); i += 2 {
			e := parent{element: entries[i+1]}
			if id, ok := entries[i].(text); ok {
				e.key = j.id(id)
			} else {
				n := asInt(entries[i])
				e.key = number(j.taken + n)
				j.keys = max(j.keys, n+1)
			}
			*into = append(*into, e)
		}
	})
}

// id makes the id of an element differ from those of other parts. The ids stay
// sorted.
func (j *joint) id(id text) text { return fmt.Appendf(nil, "%06d-%s", j.parts, id) }

// shift returns a value of a part as it is in the whole: refs lead on by base,
// and numbers and ids that each part begins anew go on.
func (j *joint) shift(v value, base int) value {
	switch v := v.(type) {
	case ref:
		return v + ref(base)
	case list:
		out := make(list, len(v))
		for i, item := range v {
			out[i] = j.shift(item, base)
		}
		return out
	case stream:
		return stream{j.shift(v.dict, base).(dict), v.data}
	case dict:
		out := make(dict, len(v))
		for i, e := range v {
			switch {
			case e.key == "StructParents" || e.key == "StructParent":
				e.value = number(j.taken + asInt(e.value))
			case e.key == "Headers":
				e.value = j.shiftIDs(e.value)
			default:
				e.value = j.shift(e.value, base)
			}
			out[i] = e
		}
		switch out.get("Type") {
		case value(name("Annot")):
			return link(out)
		case value(name("StructElem")):
			return j.element(out)
		}
		return out
	}
	return v
}

func (j *joint) shiftIDs(v value) value {
	ids, _ := v.(list)
	out := make(list, len(ids))
	for i, item := range ids {
		id, _ := item.(text)
		out[i] = j.id(id)
	}
	return out
}

// element notes what an element is, and makes its id differ.
func (j *joint) element(d dict) dict {
	if style, ok := d.get("S").(name); ok {
		j.styles[style] = true
	}
	if id, ok := d.get("ID").(text); ok {
		return d.with("ID", j.id(id))
	}
	return d
}

// link leads a link into another part to the place itself.
func link(d dict) dict {
	action, _ := d.get("A").(dict)
	address, _ := action.get("URI").(text)
	place, ok := strings.CutPrefix(string(address), Elsewhere)
	if !ok {
		return d
	}
	d = slices.DeleteFunc(d, func(e entry) bool { return e.key == "A" })
	return append(d, entry{"Dest", asName(place)})
}

// put adds an object and returns the ref to it.
func (j *joint) put(v value) ref {
	j.objects = append(j.objects, v)
	return ref(len(j.objects) - 1)
}

// structure returns the tree of all elements below one document.
func (j *joint) structure() ref {
	root := j.put(nil)
	document := j.put(dict{{"Type", name("StructElem")}, {"S", name("Document")}, {"P", root}, {"K", j.tops}})
	for _, top := range j.tops {
		if r, ok := top.(ref); ok {
			if d, ok := j.objects[r].(dict); ok {
				j.objects[r] = d.with("S", name("Part")).with("P", document)
			}
		}
	}
	tree := dict{{"Type", name("StructTreeRoot")}, {"K", document}, {"ParentTreeNextKey", number(j.taken)}, {"ParentTree", j.tree("Nums", j.parents)}}
	if len(j.ids) > 0 {
		tree = append(tree, entry{"IDTree", j.tree("Names", j.ids)})
	}
	if roles := j.roles(); len(roles) > 0 {
		tree = append(tree, entry{"RoleMap", roles})
	}
	j.objects[root] = tree
	return root
}

// tree returns a tree of numbers or names in leaves of a size that readers
// like.
func (j *joint) tree(key name, entries []parent) ref {
	var kids list
	for leaf := range slices.Chunk(entries, 64) {
		var l list
		for _, e := range leaf {
			l = append(l, e.key, e.element)
		}
		kids = append(kids, j.put(dict{{"Limits", list{leaf[0].key, leaf[len(leaf)-1].key}}, {key, l}}))
	}
	return j.put(dict{{"Kids", kids}})
}

// standard are the types of elements of PDF 1.7 (section 14.8.4) that browsers
// may write.
var standard = strings.Fields(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
	L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
	Figure Formula Form`)

// roles says what the types that PDF 1.7 does not know are nearest to.
func (j *joint) roles() dict {
	var roles dict
	for style := range j.styles {
		if !slices.Contains(standard, string(style)) {
			roles = append(roles, entry{style, name("Span")})
		}
	}
	slices.SortFunc(roles, func(a, b entry) int { return strings.Compare(string(a.key), string(b.key)) })
	return roles
}
