package content

import (
	"reflect"
	"slices"
	"strings"
)

// headStrays tells of a header that was left out above the first key that its table
// cannot have, in a file that could be parsed, and puts it in; see headless. It
// returns false when that explains none of the keys.
func (m *mender) headStrays(tree map[string]any) bool {
	if m.root == nil || !hasStrays(tree, m.root) || m.mends >= mendsOfFile || m.mends*len(m.text) > mendsBytes {
		return false
	}
	m.quiet = false
	tables := outline(m.text)
	tries := 0
	for i, t := range tables {
		n := m.strayIn(t)
		if n < 0 && (typeOf(m.root, t.path) != nil || m.keyedBy(t.path) != nil) {
			continue
		}
		if tries++; tries > maxStrays {
			break
		}
		if m.headless(tables, i, n) || m.inEntry(tables, i) {
			m.mends++
			return true
		}
	}
	return false
}

// strayIn returns which is the first key that a table cannot have, or -1.
func (m *mender) strayIn(t table) int {
	owner := typeOf(m.root, t.path)
	entries := m.keyedBy(t.path)
	return slices.IndexFunc(t.keys, func(k keyLine) bool {
		switch {
		case t.header >= 0 && k.at == t.keys[0].at:
			return false
		case owner != nil:
			return find(fieldsOf(owner), k.key) == nil
		}
		return entries != nil && find(fieldsOf(entries), k.key) != nil && strings.IndexByte(`"'[`, k.value) >= 0
	})
}

// keyedBy returns the type of the entries of a list of which each has the table with
// a path, whose keys are the author's; or nil.
func (m *mender) keyedBy(path string) reflect.Type {
	list, key, _ := strings.Cut(path, ".")
	if f := find(fieldsOf(m.root), list); f != nil && f.list() && f.tables() {
		if keyed := find(fieldsOf(f.element()), key); keyed != nil && keyed.keyed {
			return f.element()
		}
	}
	return nil
}

// hasStrays reports whether a table of a type, or one in it, has a key that the
// type does not have.
func hasStrays(tree map[string]any, t reflect.Type) bool {
	for key, value := range tree {
		f := find(fieldsOf(t), key)
		if f == nil {
			return true
		}
		if keyed, ok := value.(map[string]any); ok && f.keyed {
			for key, value := range keyed {
				if _, isNumber := value.(int64); !isNumber && find(fieldsOf(t), key) != nil {
					return true
				}
			}
		}
		if !f.tables() {
			continue
		}
		if inner, ok := value.(map[string]any); ok && hasStrays(inner, f.element()) {
			return true
		}
		entries, _ := value.([]map[string]any)
		if slices.ContainsFunc(entries, func(entry map[string]any) bool { return hasStrays(entry, f.element()) }) {
			return true
		}
	}
	return false
}
