package position

import "strings"

// maxDepth is how deep arrays, tables and the parts of dotted keys may lie in
// each other, so that no text exhausts the stack.
const maxDepth = 1000

// Scan reads TOML text that the decoder accepts. It returns the root table and
// the nodes of all keys in order of appearance: one for each key with a value,
// also in inline tables, one for each [table], and for each [[header]] the
// element that it begins. The error is a [*Fault].
func Scan(text string) (root *Node, keys []*Node, err error) {
	start := len(byteOrderMark(text))
	root = &Node{KeyStart: start, KeyEnd: start, Start: start, End: len(text), Fields: map[string]*Node{}}
	s := &scanner{text: text, pos: start, root: root, table: root}
	for s.skipBlank(); s.pos < len(text); s.skipBlank() {
		if s.peek() == '[' {
			err = s.header()
		} else {
			err = s.keyValue(s.table, s.depth)
		}
		if err == nil {
			err = s.lineEnd()
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return root, s.keys, nil
}

// scanner is the state of one Scan.
type scanner struct {
	text  string
	pos   int // of the next byte to read
	keys  []*Node
	root  *Node
	table *Node // to which keys belong: that of the last header
	depth int   // of that table
}

// header reads a [table] or an [[array of tables]].
func (s *scanner) header() error {
	start := s.pos
	isArray := strings.HasPrefix(s.text[s.pos:], "[[")
	brackets := 1
	if isArray {
		brackets = 2
	}
	s.pos += brackets
	parent, key, depth, err := s.key(s.root, 0)
	if err != nil {
		return err
	}
	for range brackets {
		if err := s.expect(']'); err != nil {
			return err
		}
	}
	n := parent.Fields[key.name]
	switch {
	case n == nil && isArray:
		n = s.add(parent, key)
		n.Start, n.End, n.Items, n.appended = start, s.pos, []*Node{}, true
	case n == nil:
		n = s.add(parent, key)
		n.Fields = map[string]*Node{}
	case isArray && !n.appended, !isArray && n.Fields == nil:
		return s.redefined(key)
	}
	if isArray {
		item := &Node{KeyStart: start, KeyEnd: s.pos, Fields: map[string]*Node{}, parent: n}
		n.Items = append(n.Items, item)
		n = item
	} else { // a longer name may have made the table before
		n.KeyStart, n.KeyEnd = key.start, key.end
	}
	n.Start, n.End = start, s.pos
	s.keys = append(s.keys, n)
	s.table, s.depth = n, depth
	return nil
}

// keyValue reads key = value into a table that lies depth deep.
func (s *scanner) keyValue(table *Node, depth int) error {
	parent, key, depth, err := s.key(table, depth)
	if err != nil {
		return err
	}
	if parent.Fields[key.name] != nil {
		return s.redefined(key)
	}
	n := s.add(parent, key)
	s.keys = append(s.keys, n)
	if err := s.expect('='); err != nil {
		return err
	}
	s.skipSpace()
	return s.value(n, depth)
}

// part is one part of a dotted key.
type part struct {
	name       string // decoded
	start, end int    // its span, quotes included
}

// key reads a key, dotted or not, and the space around it. From the given table
// it goes down the parts before the last, making tables where there are none,
// and returns the table that it reaches, the last part and the depth there.
func (s *scanner) key(table *Node, depth int) (*Node, part, int, error) {
	for {
		if depth++; depth > maxDepth {
			return nil, part{}, 0, s.tooDeep()
		}
		p, err := s.part()
		if err != nil || s.peek() != '.' {
			return table, p, depth, err
		}
		s.pos++
		next := table.Fields[p.name]
		switch {
		case next == nil:
			next = s.add(table, p)
			next.Start, next.End, next.Fields = p.start, p.end, map[string]*Node{}
		case next.appended:
			next = next.Items[len(next.Items)-1]
		case next.Fields == nil:
			return nil, part{}, 0, s.redefined(p)
		}
		table = next
	}
}

// part reads one part of a key and the space around it.
func (s *scanner) part() (part, error) {
	s.skipSpace()
	p := part{start: s.pos}
	if quote := s.peek(); quote == '"' || quote == '\'' {
		if err := s.quoted(); err != nil {
			return p, err
		}
		p.name = unquote(s.text, p.start, s.pos)
	} else {
		for isBare(s.peek()) {
			s.pos++
		}
		if s.pos == p.start {
			return p, s.fault("expected a key")
		}
		p.name = s.text[p.start:s.pos]
	}
	p.end = s.pos
	s.skipSpace()
	return p, nil
}

// add puts a new node under the key into a table.
func (s *scanner) add(table *Node, key part) *Node {
	n := &Node{KeyStart: key.start, KeyEnd: key.end, name: key.name, parent: table}
	table.Fields[key.name] = n
	return n
}

// isBare reports whether a key may hold c without quotes.
func isBare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}
