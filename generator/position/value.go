package position

import (
	"fmt"
	"strings"
)

// value reads any value into n, which lies depth deep.
func (s *scanner) value(n *Node, depth int) (err error) {
	if depth > maxDepth {
		return s.tooDeep()
	}
	n.Start = s.pos
	switch s.peek() {
	case '[':
		err = s.array(n, depth)
	case '{':
		err = s.inlineTable(n, depth)
	case '"', '\'':
		err = s.quoted()
	default:
		err = s.plain()
	}
	n.End = s.pos
	return err
}

func (s *scanner) array(n *Node, depth int) error {
	n.Items = []*Node{}
	s.pos++ // the bracket
	for s.skipBlank(); s.peek() != ']'; s.skipBlank() {
		item := &Node{parent: n}
		n.Items = append(n.Items, item)
		if err := s.value(item, depth+1); err != nil {
			return err
		}
		item.KeyStart, item.KeyEnd = item.Start, item.End
		if err := s.separator(']'); err != nil {
			return err
		}
	}
	s.pos++
	return nil
}

func (s *scanner) inlineTable(n *Node, depth int) error {
	n.Fields = map[string]*Node{}
	s.pos++ // the brace
	for s.skipBlank(); s.peek() != '}'; s.skipBlank() {
		if err := s.keyValue(n, depth); err != nil {
			return err
		}
		if err := s.separator('}'); err != nil {
			return err
		}
	}
	s.pos++
	return nil
}

// separator reads the comma after an element, which may lack only before end.
func (s *scanner) separator(end byte) error {
	s.skipBlank()
	if s.peek() == end {
		return nil
	}
	return s.expect(',')
}

// quoted moves past a string.
func (s *scanner) quoted() error {
	end := StringEnd(s.text, s.pos)
	if end < 0 {
		return s.fault("string without an end")
	}
	s.pos = end
	return nil
}

// plain moves past a number, a truth value or a date. A date may hold a space,
// so these values end where something else must begin.
func (s *scanner) plain() error {
	length := strings.IndexAny(s.text[s.pos:], ",]}#\r\n")
	if length < 0 {
		length = len(s.text) - s.pos
	}
	length = len(strings.TrimRight(s.text[s.pos:s.pos+length], " \t"))
	if length == 0 {
		return s.fault("expected a value")
	}
	s.pos += length
	return nil
}

// peek returns the next byte, or 0 at the end of the text.
func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *scanner) expect(c byte) error {
	if s.peek() != c {
		return s.fault(fmt.Sprintf("expected %q", c))
	}
	s.pos++
	return nil
}

func (s *scanner) skipSpace() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.pos++
	}
}

// skipBlank moves past space, comments and the ends of lines.
func (s *scanner) skipBlank() {
	for {
		switch s.peek() {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			for s.pos < len(s.text) && s.text[s.pos] != '\n' {
				s.pos++
			}
		default:
			return
		}
	}
}

// lineEnd checks that nothing but a comment follows on the line.
func (s *scanner) lineEnd() error {
	s.skipSpace()
	switch s.peek() {
	case '\r', '\n', '#':
		return nil
	}
	if s.pos < len(s.text) {
		return s.fault("expected the end of the line")
	}
	return nil
}

func (s *scanner) fault(message string) error {
	return &Fault{s.pos, min(s.pos+1, len(s.text)), message}
}

func (s *scanner) tooDeep() error {
	return s.fault(fmt.Sprintf("nested more than %d deep", maxDepth))
}

func (s *scanner) redefined(p part) error {
	return &Fault{p.start, p.end, fmt.Sprintf("key %q already has a value", p.name)}
}
