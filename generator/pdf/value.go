package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// A value is what a PDF file is made of: a ref, a name, a text, a list, a dict,
// or raw for a number, true, false or null.
type value any

type (
	ref  int    // of an object; a browser writes generation 0 only
	name string // as it is written, without the slash
	text []byte // of a string, decoded
	raw  string
	list []value
	// dict keeps the order of its entries.
	dict []entry
)

type entry struct {
	key   name
	value value
}

// stream is a dict with data after it.
type stream struct {
	dict dict
	data []byte
}

// get returns the value of a key, or nil.
func (d dict) get(key name) value {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// with returns the dict with the entry set.
func (d dict) with(key name, v value) dict {
	for i := range d {
		if d[i].key == key {
			d[i].value = v
			return d
		}
	}
	return append(d, entry{key, v})
}

func number(n int) raw { return raw(strconv.Itoa(n)) }

// asInt returns a value as a whole number, or 0.
func asInt(v value) int {
	n, _ := strconv.Atoi(string(asRaw(v)))
	return n
}

func asRaw(v value) raw { r, _ := v.(raw); return r }

// A parser reads values. The first fault stops it; err tells.
type parser struct {
	data []byte
	at   int
	err  error
}

func (p *parser) fault(what string) {
	if p.err == nil {
		p.err = fmt.Errorf("cannot read the PDF at byte %d: %s", p.at, what)
	}
	p.at = len(p.data)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (p *parser) space() {
	for p.at < len(p.data) {
		switch c := p.data[p.at]; {
		case isSpace(c):
			p.at++
		case c == '%':
			for p.at < len(p.data) && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

// accept steps over a token if it comes next.
func (p *parser) accept(token string) bool {
	p.space()
	if !bytes.HasPrefix(p.data[p.at:], []byte(token)) {
		return false
	}
	p.at += len(token)
	return true
}

func (p *parser) expect(token string) {
	if !p.accept(token) {
		p.fault("there is no " + token)
	}
}

// word returns the characters up to the next space or delimiter.
func (p *parser) word() string {
	start := p.at
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	return string(p.data[start:p.at])
}

// value reads one value. A ref is told from a number by what follows it.
func (p *parser) value() value {
	switch {
	case p.accept("<<"):
		var d dict
		for !p.accept(">>") && p.err == nil {
			p.expect("/")
			key := name(p.word())
			d = append(d, entry{key, p.value()})
		}
		return d
	case p.accept("["):
		var l list
		for !p.accept("]") && p.err == nil {
			l = append(l, p.value())
		}
		return l
	case p.accept("/"):
		return name(p.word())
	case p.accept("("):
		return p.literal()
	case p.accept("<"):
		return p.hex()
	}
	word := p.word()
	if word == "" {
		p.fault("there is no value")
		return nil
	}
	if n, err := strconv.Atoi(word); err == nil && n >= 0 {
		after := p.at
		if p.accept("0") && p.accept("R") {
			return ref(n)
		}
		p.at = after
	}
	return raw(word)
}

// literal reads a string in parentheses, of which the first is read.
func (p *parser) literal() value {
	var out text
	for depth := 1; p.at < len(p.data); {
		c := p.data[p.at]
		p.at++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\\':
			if p.at < len(p.data) {
				out = p.escape(out)
			}
			continue
		}
		out = append(out, c)
	}
	p.fault("a string has no end")
	return nil
}

// escape reads what follows a backslash.
func (p *parser) escape(out text) text {
	c := p.data[p.at]
	p.at++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	if c == '\n' { // goes on in the next line
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	code := int(c - '0')
	for n := 1; n < 3 && p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '7'; n++ {
		code = code*8 + int(p.data[p.at]-'0')
		p.at++
	}
	return append(out, byte(code))
}

// hex reads a string of hexadecimal digits, of which the bracket is read.
func (p *parser) hex() value {
	var out text
	half := -1
	for p.at < len(p.data) {
		c := p.data[p.at]
		p.at++
		digit, err := strconv.ParseUint(string(c), 16, 8)
		switch {
		case c == '>':
			if half >= 0 {
				out = append(out, byte(half<<4))
			}
			return out
		case isSpace(c):
		case err != nil:
			p.fault("a string has a wrong digit")
		case half < 0:
			half = int(digit)
		default:
			out = append(out, byte(half<<4)|byte(digit))
			half = -1
		}
	}
	p.fault("a string has no end")
	return nil
}
