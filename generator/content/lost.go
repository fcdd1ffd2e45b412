package content

import (
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// losing notes that a fault of a key may have hidden something that others
// refer to.
func (d *decoder) losing(f field) {
	if !f.holdsIDs() {
		return
	}
	below := d.below
	if find(fieldsOf(d.root), f.key) != nil && f.key != "id" {
		below = f.key
	}
	if below != "id" { // nobody refers to that, or the name of the file stands for it
		d.lost[below] = true
	}
}

// lose notes the keys of a part below which something was lost, and the parts that
// stand in it, out of their place.
func (s *Source) lose(part string, lost, misplaced map[string]bool) {
	for key, is := range lost {
		if is {
			s.Broken[path.Join(part, key)] = true
		}
	}
	for key := range misplaced {
		for _, part := range elsewhere[key].parts {
			s.Broken[part] = true
		}
	}
}

// holdsIDs reports whether what the key takes is an id, or holds some.
func (f field) holdsIDs() bool { return f.key == "id" || slices.Contains(idKeys(f.typ), "id") }

// idKeys returns the keys of a type, at every depth, that hold ids.
func idKeys(t reflect.Type) []string {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var keys []string
	for _, f := range fieldsOf(t) {
		if below := idKeys(f.typ); f.key == "id" || slices.Contains(below, "id") {
			keys = append(append(keys, f.key), below...)
		}
	}
	return keys
}

// hasID reports whether a value of an unknown key has an id in it.
func hasID(value any) bool {
	if table, ok := value.(map[string]any); ok {
		for key, v := range table {
			if key == "id" || hasID(v) {
				return true
			}
		}
		return false
	}
	list, _ := array(value)
	return slices.ContainsFunc(list, hasID)
}

// cutOutKey reports whether a key may stand in what was cut out of the draft.
func (d *draft) cutOutKey(key string) bool {
	if key == "" || len(d.cuts) == 0 {
		return false
	}
	word := regexp.MustCompile(`(^|[^\w-])` + regexp.QuoteMeta(key) + `($|[^\w-])`)
	return slices.ContainsFunc(d.cuts, func(cut string) bool { return nameless.MatchString(cut) || word.MatchString(cut) })
}

// cutOutIDs reports whether ids may stand in what was cut out of the draft of a
// file of that type.
func (d *draft) cutOutIDs(root reflect.Type) bool {
	if len(d.cuts) == 0 {
		return false
	}
	keys := regexp.MustCompile(`(^|[^\w-])(id\b|(` + strings.Join(idKeys(root), "|") + `)[ \t]*[]["'={])`)
	return slices.ContainsFunc(d.cuts, func(cut string) bool { return nameless.MatchString(cut) || keys.MatchString(cut) })
}

// nameless matches the header of a table of which nobody knows which it is.
var nameless = regexp.MustCompile(`^\[[\[\] \t\n]*$`)
