package htmltest

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Selectors are a part of CSS: compounds of a tag, #id, .class, [attribute] and
// [attribute=value], joined by a space (anywhere below) or ">" (directly
// below), and several of these by a comma.

// compound is one part of a selector.
type compound struct {
	tag    string
	child  bool // directly below the part before
	wanted []condition
}

type condition struct {
	key, value string
	word       bool // one of the words of the attribute
	any        bool // whatever the value
}

// All returns the elements below n that a selector fits, in their order.
func (n Node) All(selector string) []Node {
	var list []Node
	var ways [][]compound
	for part := range strings.SplitSeq(selector, ",") {
		ways = append(ways, parse(part))
	}
	for e := range n.elements() {
		for _, way := range ways {
			if fits(e, n, way) {
				list = append(list, e)
				break
			}
		}
	}
	return list
}

// One returns the only element below n that a selector fits.
func (n Node) One(t testing.TB, selector string) Node {
	t.Helper()
	list := n.All(selector)
	if len(list) != 1 {
		t.Fatalf("%d elements fit %q, want 1", len(list), selector)
	}
	return list[0]
}

// Is reports whether a selector of one compound fits the element itself.
func (n Node) Is(selector string) bool { return compile(selector, false).fits(n) }

func parse(selector string) []compound {
	var list []compound
	child := false
	for word := range strings.FieldsSeq(strings.ReplaceAll(selector, ">", " > ")) {
		if word == ">" {
			child = true
			continue
		}
		list = append(list, compile(word, child))
		child = false
	}
	if len(list) == 0 || child {
		panic(fmt.Sprintf("htmltest: no selector: %q", selector))
	}
	return list
}

func compile(word string, child bool) compound {
	c := compound{child: child}
	end := strings.IndexAny(word, "#.[")
	if end < 0 {
		end = len(word)
	}
	c.tag, word = word[:end], word[end:]
	for word != "" {
		kind, rest := word[0], word[1:]
		if kind == '[' {
			inside, after, ok := strings.Cut(rest, "]")
			if !ok {
				panic("htmltest: no ] in " + word)
			}
			key, value, exact := strings.Cut(inside, "=")
			c.wanted = append(c.wanted, condition{key: key, value: strings.Trim(value, `"`), any: !exact})
			word = after
			continue
		}
		end := strings.IndexAny(rest, "#.[")
		if end < 0 {
			end = len(rest)
		}
		if kind == '#' {
			c.wanted = append(c.wanted, condition{key: "id", value: rest[:end]})
		} else {
			c.wanted = append(c.wanted, condition{key: "class", value: rest[:end], word: true})
		}
		word = rest[end:]
	}
	return c
}

// fits reports whether an element below root is what a selector ends in.
func fits(e, root Node, way []compound) bool {
	last := len(way) - 1
	if !way[last].fits(e) {
		return false
	}
	if last == 0 {
		return !way[0].child || e.Parent == root.Node
	}
	for p := e.Parent; p != nil && p != root.Node; p = p.Parent {
		if p.Type == html.ElementNode && fits(Node{p}, root, way[:last]) {
			return true
		}
		if way[last].child {
			return false
		}
	}
	return false
}

func (c compound) fits(n Node) bool {
	if c.tag != "" && c.tag != "*" && c.tag != n.Data {
		return false
	}
	for _, w := range c.wanted {
		value, ok := n.Attr(w.key)
		switch {
		case !ok:
			return false
		case w.any:
		case w.word:
			if !strings.Contains(" "+strings.Join(strings.Fields(value), " ")+" ", " "+w.value+" ") {
				return false
			}
		case value != w.value:
			return false
		}
	}
	return true
}
