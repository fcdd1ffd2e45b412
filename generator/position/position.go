// Package position tells where each key and value of a TOML file stands.
//
// The TOML decoder, github.com/BurntSushi/toml, gives values without places.
// This package reads the same text once more and gives places without values:
//
//	text -> [Scan]     -> tree of [Node], keys in order of appearance
//	text -> [NewLines] -> [Lines]: byte offset -> line and column
//
// The tree has the shape of the decoded map[string]any, so both are walked side
// by side: the value under tree["levels"][1]["text"] stands at
// root.Fields["levels"].Items[1].Fields["text"]. [StringOffset] goes on into a
// string, past its escapes and line breaks, and [Offsets] does so for many places.
// All offsets count bytes of the text as it was read, a byte order mark included.
//
// Scan expects text that the decoder has accepted, and two checks that cost
// little prove in every run that both read it alike: [SameKeys] and
// [SameShape]. On other text Scan returns some tree or a [Fault]; it never
// panics.
//
// The decoder accepts some text that is not TOML and loses a part of it: a key
// given twice, or a = [1] extended by a.b = 2. There Scan returns a Fault, which
// is the author's to mend. Rarer losses, of sound text too, are found by
// SameShape.
package position

import (
	"fmt"
	"slices"

	"github.com/BurntSushi/toml"
)

// Node is one key with its value, or one element of an array. Its spans are
// byte offsets, from the first byte to the one after the last.
type Node struct {
	// KeyStart and KeyEnd span the key with its quotes: of a dotted key or a
	// table header, its last part. An element of an array has no key; here it
	// has the span of its value.
	KeyStart, KeyEnd int

	// Start and End span the value as written. A [table] has the span of its
	// header, brackets included, an element of an [[array]] that of its own
	// header, the array that of the first. A table that is never written but
	// follows from a longer name, such as a in a.b = 1 or [a.b], has the span of
	// that part of the name.
	Start, End int

	// Fields holds the keys of a table by their decoded names, exact in case.
	// It is nil unless the value is a table.
	Fields map[string]*Node

	// Items holds the elements of an array, or of an array of tables, in order.
	// It is nil unless the value is an array.
	Items []*Node

	name     string // the decoded key; empty for an element
	parent   *Node  // nil for the root
	appended bool   // the items come from [[headers]]
}

// Path returns the keys that lead to n from the root. As in the decoder's
// metadata, indexes of arrays are left out.
func (n *Node) Path() toml.Key {
	path := toml.Key{}
	for ; n.parent != nil; n = n.parent {
		if n.parent.Fields != nil {
			path = append(path, n.name)
		}
	}
	slices.Reverse(path)
	return path
}

// hasPath reports whether path is what Path returns, without making it.
func (n *Node) hasPath(path toml.Key) bool {
	for ; n.parent != nil; n = n.parent {
		if n.parent.Fields == nil {
			continue
		}
		last := len(path) - 1
		if last < 0 || path[last] != n.name {
			return false
		}
		path = path[:last]
	}
	return len(path) == 0
}

// Fault is what keeps a text from being read, with its span in bytes.
type Fault struct {
	Start, End int
	Message    string
}

// Error returns the message and where the fault begins.
func (f *Fault) Error() string {
	return fmt.Sprintf("%s (at byte %d)", f.Message, f.Start)
}

// SameKeys returns nil when keys, as returned by [Scan], are the keys that the
// decoder saw, in its order; decoded comes from [toml.MetaData.Keys]. Otherwise
// it returns a [*Fault] at the first key that differs.
func SameKeys(keys []*Node, decoded []toml.Key) error {
	for i, n := range keys {
		if i == len(decoded) {
			return &Fault{n.KeyStart, n.KeyEnd, fmt.Sprintf("key %q was not decoded", n.Path())}
		}
		if !n.hasPath(decoded[i]) {
			return &Fault{n.KeyStart, n.KeyEnd, fmt.Sprintf("key %q was decoded as %q", n.Path(), decoded[i])}
		}
	}
	if len(keys) < len(decoded) {
		return &Fault{0, 0, fmt.Sprintf("key %q was decoded but not found", decoded[len(keys)])}
	}
	return nil
}

// SameShape returns nil when the decoded map has the tables, keys and array
// lengths of the tree under root. Otherwise it returns a [*Fault] at the first
// value of the file that differs.
func SameShape(root *Node, decoded map[string]any) error {
	if n := firstOther(root, decoded); n != nil {
		return &Fault{n.Start, n.End, fmt.Sprintf("%q was not decoded as it is written", n.Path())}
	}
	return nil
}

// firstOther returns the first node of the file at or under n that has another
// shape than value, or nil.
func firstOther(n *Node, value any) *Node {
	switch value := value.(type) {
	case map[string]any:
		return firstOtherField(n, value)
	case []map[string]any:
		return firstOtherItem(n, value)
	case []any:
		return firstOtherItem(n, value)
	}
	if n.Fields != nil || n.Items != nil {
		return n
	}
	return nil
}

func firstOtherField(n *Node, table map[string]any) *Node {
	if n.Fields == nil {
		return n
	}
	var first *Node
	for name, field := range n.Fields {
		other := field
		if value, ok := table[name]; ok {
			other = firstOther(field, value)
		}
		if other != nil && (first == nil || other.Start < first.Start) {
			first = other
		}
	}
	if first == nil && len(n.Fields) < len(table) {
		return n
	}
	return first
}

func firstOtherItem[E any](n *Node, items []E) *Node {
	if n.Items == nil || len(n.Items) != len(items) {
		return n
	}
	for i, item := range n.Items {
		if other := firstOther(item, items[i]); other != nil {
			return other
		}
	}
	return nil
}
