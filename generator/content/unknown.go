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

// unknown reports keys that the table does not have. It returns the missing
// keys without those that were evidently meant.
func (d *decoder) unknown(tree map[string]any, node *position.Node, t reflect.Type, missing []field) []field {
	fields := fieldsOf(t)
	var keys []string
	for key := range tree {
		if find(fields, key) == nil {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 { // nearly always
		return missing
	}
	var all, free []string // the keys it can have, and those that are not there yet
	for _, f := range fields {
		all = append(all, f.key)
		if _, ok := tree[f.key]; !ok {
			free = append(free, f.key)
		}
	}
	slices.SortFunc(keys, byPlace(node.Fields))
	if t != d.root {
		keys = d.another(keys, node)
	}
	for i, key := range keys {
		n := node.Fields[key]
		ofFile := find(fieldsOf(d.root), key) // when it belongs to the file as a whole
		if i == maxStrays {
			d.list.Add(diag.UnknownKey, d.atKey(n), fmt.Sprintf("%s and %d more are no keys of %s", diag.Quote(key), len(keys)-i-1, describe(t)),
				"it can have "+diag.QuoteAll(all))
			d.lost[""] = true
			break
		}
		if d.given[key] != nil { // the file has it
			ofFile = nil
		}
		meant := nearestKey(key, free)
		if meant == "" && ofFile == nil {
			meant = synonym(key, free)
			if meant == "" && len(keys) == 1 && len(missing) == 1 {
				meant = missing[0].key
			}
		}
		hint := "it can have " + diag.QuoteAll(all)
		if twin := cmp.Or(nearestKey(key, all), translated(key, all)); twin != "" {
			d.losing(*find(fields, twin))
			hint = fmt.Sprintf("did you mean %s? It is there already", diag.Quote(twin))
			if (isTables(tree[key]) || isTable(tree[key])) && isTables(tree[twin]) { // one more entry
				hint = fmt.Sprintf("did you mean [[%s]]?", twin)
			}
		}
		var foreign *home
		if t == d.root && isTables(tree[key]) {
			foreign = d.foreign(key)
		}
		switch {
		case t == reflect.TypeFor[Handbook]() && elsewhere[key].what != "":
			hint = elsewhere[key].hint(d.file.name)
			d.misplaced[key] = true
		case foreign != nil:
			hint = fmt.Sprintf("it belongs to %s: move it there", describe(foreign.typ))
			if foreign.folder != "" {
				hint = fmt.Sprintf("it belongs to %s: move it to a file in %s/", describe(foreign.typ), foreign.folder)
			}
		case key == "id" && t == d.root && d.named:
			hint = "the name of the file is the id; delete the line"
		case meant != "":
			hint = diag.Meant(meant)
			missing = slices.DeleteFunc(missing, func(f field) bool {
				return f.key == meant || f.unless == meant
			})
			d.losing(*find(fields, meant))
		case ofFile != nil:
			hint = fmt.Sprintf("it belongs to %s: move it above the first line that begins with [", describe(d.root))
			d.misplaced[key] = true
			d.losing(*ofFile)
		case tableWith(fields, key) != "":
			hint = fmt.Sprintf("it is a key of [%s]: write it below a line [%[1]s]", tableWith(fields, key))
		default:
			d.lost[""] = d.lost[""] || hasID(tree[key])
		}
		d.list.Add(diag.UnknownKey, d.atKey(n), fmt.Sprintf("%s is not a key of %s", diag.Quote(key), describe(t)), hint)
	}
	return missing
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
