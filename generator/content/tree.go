package content

import (
	"slices"
	"strings"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// Tree is a TOML file beside the content, such as one with words of the
// interface: its values with their places, and nothing decided about its keys. The
// paths that its methods take are keys of Values, from the outermost on, and have to
// lead to something.
type Tree struct {
	Values map[string]any
	Whole  bool // no syntax error kept a part of it from being read

	file *file
}

// ReadTree reads a TOML file and reports what keeps it from being read. name is
// how messages call it. It returns nil when nothing of it can be read.
func ReadTree(data []byte, name string, list *diag.List) *Tree {
	before := len(*list)
	f := newFile(name, data, list)
	if f == nil {
		return nil
	}
	values := f.parse(list, nil)
	if values == nil {
		f.tellMended(list, before)
		return nil
	}
	f.takeUnread(values, f.root)
	return &Tree{values, len(f.cuts)+len(f.unread) == 0, f}
}

// takeUnread takes the values that could not be read from a table.
func (f *file) takeUnread(table map[string]any, node *position.Node) {
	for key, value := range table {
		n := node.Fields[key]
		if inner, ok := value.(map[string]any); ok {
			f.takeUnread(inner, n)
		}
		unread := f.isUnread(value, n.Start)
		if list, ok := value.([]any); ok {
			for i := range list {
				unread = unread || f.isUnread(list[i], n.Items[i].Start)
			}
		}
		if unread {
			delete(table, key)
			delete(node.Fields, key)
		}
	}
}

// Keys returns the keys of the table that a path leads to, in the order in
// which the author wrote them.
func (t *Tree) Keys(path ...string) []string {
	fields := t.node(path).Fields
	var keys []string
	for key := range fields {
		if !strings.HasPrefix(key, droppedName) {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, byPlace(fields))
	return keys
}

// Key returns the place of the key that a path leads to.
func (t *Tree) Key(path ...string) diag.Span {
	n := t.node(path)
	return t.file.span(n.KeyStart, n.KeyEnd)
}

// Value returns the place of the value that a path leads to.
func (t *Tree) Value(path ...string) diag.Span {
	n := t.node(path)
	return t.file.span(n.Start, n.End)
}

// Item returns the place of an element of the array that a path leads to.
func (t *Tree) Item(i int, path ...string) diag.Span {
	n := t.node(path).Items[i]
	return t.file.span(n.Start, n.End)
}

// Part returns the place of the bytes from..to of the text that a path leads
// to.
func (t *Tree) Part(from, to int, path ...string) diag.Span {
	n := t.node(path)
	return t.file.span(t.file.stringOffset(n.Start, n.End, from), t.file.stringOffset(n.Start, n.End, to))
}

func (t *Tree) node(path []string) *position.Node {
	n := t.file.root
	for _, key := range path {
		n = n.Fields[key]
	}
	return n
}
