package content

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// A tableKeys is a table with the keys of its type.
type tableKeys struct {
	tree   map[string]any
	node   *position.Node
	typ    reflect.Type
	fields []field
	all    []string // the keys that it can have
	free   []string // those of them that are not there yet
}

// unknown reports keys that the table does not have. It returns the missing
// keys without those that were evidently meant.
func (d *decoder) unknown(tree map[string]any, node *position.Node, t reflect.Type, missing []field) []field {
	in := tableKeys{tree: tree, node: node, typ: t, fields: fieldsOf(t)}
	var keys []string
	for key := range tree {
		if find(in.fields, key) == nil {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 { // nearly always
		return missing
	}
	for _, f := range in.fields {
		in.all = append(in.all, f.key)
		if _, ok := tree[f.key]; !ok {
			in.free = append(in.free, f.key)
		}
	}
	slices.SortFunc(keys, byPlace(node.Fields))
	if t != d.root {
		keys = d.another(keys, node)
	}
	for i, key := range keys {
		at := d.atKey(node.Fields[key])
		if i == maxStrays {
			d.list.Add(diag.UnknownKey, at, fmt.Sprintf("%s and %d more are no keys of %s", diag.Quote(key), len(keys)-i-1, describe(t)),
				"it can have "+diag.QuoteAll(in.all))
			d.lost[""] = true
			break
		}
		var left []field // that a single unknown key may stand for
		if len(keys) == 1 {
			left = missing
		}
		hint, meant := d.hintFor(key, in, left)
		if meant != "" {
			missing = slices.DeleteFunc(missing, func(f field) bool { return f.key == meant || f.unless == meant })
		}
		d.list.Add(diag.UnknownKey, at, fmt.Sprintf("%s is not a key of %s", diag.Quote(key), describe(t)), hint)
	}
	return missing
}

// hintFor says what to do about a key that the table does not have, and returns the key
// that was evidently meant, or "". Of the missing keys it can be the only one. What the
// mistake hides is noted.
func (d *decoder) hintFor(key string, in tableKeys, missing []field) (hint, meant string) {
	ofFile := find(fieldsOf(d.root), key) // when it belongs to the file as a whole
	if d.given[key] != nil {              // the file has it
		ofFile = nil
	}
	meant = nearestKey(key, in.free)
	if meant == "" && ofFile == nil {
		meant = synonym(key, in.free)
		if meant == "" && len(missing) == 1 {
			meant = missing[0].key
		}
	}
	hint = "it can have " + diag.QuoteAll(in.all)
	if twin := cmp.Or(nearestKey(key, in.all), translated(key, in.all)); twin != "" {
		d.losing(*find(in.fields, twin))
		hint = fmt.Sprintf("did you mean %s? It is there already", diag.Quote(twin))
		if (isTables(in.tree[key]) || isTable(in.tree[key])) && isTables(in.tree[twin]) { // one more entry
			hint = fmt.Sprintf("did you mean [[%s]]?", twin)
		}
	}
	if len(in.fields) == 1 && isTable(in.tree[key]) && nearestKey(key, in.all) == "" && synonym(key, in.all) == "" { // a file that is a list
		d.losing(in.fields[0])
		return d.entryFor(in.fields[0], key, key, in.node.Fields[key]), in.fields[0].key
	}
	if hint, ok := d.hintForStranger(key, in); ok {
		return hint, ""
	}
	switch {
	case key == "id" && in.typ == d.root && d.named:
		return "the name of the file is the id; delete the line", ""
	case meant != "":
		d.losing(*find(in.fields, meant))
		return diag.Meant(meant), meant
	case ofFile != nil:
		d.misplaced[key] = true
		d.losing(*ofFile)
		return fmt.Sprintf("it belongs to %s: move it above the first line that begins with [", describe(d.root)), ""
	case needless(in.typ, key) != "":
		return needless(in.typ, key), ""
	case tableWith(in.fields, key) != "":
		return fmt.Sprintf("it is a key of [%s]: write it below a line [%[1]s]", tableWith(in.fields, key)), ""
	}
	d.lost[""] = d.lost[""] || hasID(in.tree[key])
	return hint, ""
}

// hintForStranger says in which other file a key of the file as a whole belongs, if
// it belongs in one.
func (d *decoder) hintForStranger(key string, in tableKeys) (hint string, ok bool) {
	var foreign *home
	if in.typ == d.root && isTables(in.tree[key]) {
		foreign = d.foreign(key)
	}
	switch {
	case in.typ == reflect.TypeFor[Handbook]() && elsewhere[key].what != "":
		d.misplaced[key] = true
		return elsewhere[key].hint(d.file.name), true
	case foreign == nil:
		return "", false
	case foreign.folder != "":
		return fmt.Sprintf("it belongs to %s: move it to a file in %s/", describe(foreign.typ), foreign.folder), true
	}
	return fmt.Sprintf("it belongs to %s: move it there", describe(foreign.typ)), true
}

// foreign returns the home of other files, which hold a list of tables of that name, or
// nil. What refers to one of these is not reported.
func (d *decoder) foreign(list string) *home {
	for _, h := range slices.Concat(allHomes, lists) {
		if f := find(fieldsOf(h.typ), list); h.typ != d.root && f != nil && f.listsTables() {
			d.lost[path.Join("..", h.part(), list)] = true
			return &h
		}
	}
	return nil
}

// another reports a second competency or role in a file of one: keys of the file as a
// whole that are there already, below a table. It returns the other keys.
func (d *decoder) another(keys []string, node *position.Node) []string {
	i := slices.IndexFunc(homes, func(h home) bool { return h.typ == d.root })
	if i < 0 {
		return keys
	}
	its := func(key string) bool { f := find(fieldsOf(d.root), key); return f != nil && !f.tables() }
	again := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return !its(key) || d.given[key] == nil })
	if len(again) < 2 {
		return keys
	}
	n := node.Fields[again[0]]
	d.list.Add(diag.UnknownKey, d.atKey(n), describeAs("another", d.root)+" seems to begin here",
		fmt.Sprintf("put it into a file of its own, %s/ID.toml", homes[i].folder))
	d.lost[""] = true
	d.file.second = d.atKey(n)
	return slices.DeleteFunc(slices.Clone(keys), its)
}

// nearestKey returns the key among candidates that a word was probably meant as, or
// "". A word with y may be meant as its plural.
func nearestKey(word string, candidates []string) string {
	if meant := diag.Nearest(word, candidates); meant != "" || len(word) < 3 {
		return meant
	}
	if stem, ok := strings.CutSuffix(strings.ToLower(word), "y"); ok && slices.Contains(candidates, stem+"ies") {
		return stem + "ies"
	}
	return ""
}

// isTables reports whether a value is a list of tables.
func isTables(value any) bool {
	_, ok := value.([]map[string]any)
	return ok
}

// isTable reports whether a value is a table.
func isTable(value any) bool {
	_, ok := value.(map[string]any)
	return ok
}

// tableWith returns the key of the one table among fields that has a key, or "".
func tableWith(fields []field, key string) string {
	name := ""
	for _, f := range fields {
		if f.typ.Kind() == reflect.Struct && find(fieldsOf(f.typ), key) != nil {
			if name != "" {
				return ""
			}
			name = f.key
		}
	}
	return name
}

// A stranger is a table of handbook.toml that has a file of its own.
type stranger struct {
	what, file string
	parts      []string // of the content, which may stand there instead
}

// elsewhere are the strangers by the names that authors may give them.
var elsewhere = func() map[string]stranger {
	competency := stranger{"a competency has a file", "competencies/ID.toml", []string{"files", "competencies"}}
	role := stranger{"a role has a file", "roles/ID.toml", []string{"roles"}}
	return map[string]stranger{
		"competency": competency, "competencies": competency, "skills": competency,
		"role": role, "roles": role, "jobs": role,
		"orientations": {"the list of orientations has a file", "orientations.toml", []string{"orientations"}},
		"pages":        {"a page has a file", "pages/NAME.md", []string{"files"}},
	}
}()

// hint says where it belongs, beside handbook.toml.
func (s stranger) hint(handbook string) string {
	return fmt.Sprintf("%s of its own: %s", s.what, path.Join(path.Dir(handbook), s.file))
}
