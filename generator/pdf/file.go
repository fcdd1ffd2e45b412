package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// A file is a PDF as browsers write it: every object by itself, found through
// one table at the end (PDF 1.4, section 3.4).
type file struct {
	objects []value // by number
	trailer dict
}

// read reads the objects of a PDF.
func read(data []byte) (*file, error) {
	end := bytes.LastIndex(data, []byte("startxref"))
	if end < 0 || !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("that is no PDF, or only a part of one")
	}
	p := &parser{data: data, at: end + len("startxref")}
	p.at = min(p.integer(), len(data))
	offsets := p.table()
	f := &file{objects: make([]value, len(offsets))}
	f.trailer, _ = p.value().(dict)
	for n, offset := range offsets {
		if offset > 0 && p.err == nil {
			f.objects[n] = p.object(n, offset)
		}
	}
	return f, p.err
}

// table reads the offsets of all objects; 0 is that of none.
func (p *parser) table() []int {
	var offsets []int
	p.expect("xref")
	for !p.accept("trailer") && p.err == nil {
		first, count := p.integer(), p.integer()
		if first+count > len(p.data) {
			p.fault("the table of objects is damaged")
			return nil
		}
		for len(offsets) < first+count {
			offsets = append(offsets, 0)
		}
		for n := first; n < first+count && p.err == nil; n++ {
			offset := p.integer()
			p.integer()
			if p.accept("n") {
				offsets[n] = offset
			} else {
				p.expect("f")
			}
		}
	}
	return offsets
}

func (p *parser) integer() int {
	p.space()
	n, err := strconv.Atoi(p.word())
	if err != nil || n < 0 {
		p.fault("there is no number")
		return 0
	}
	return n
}

// object reads the object with its number.
func (p *parser) object(n, offset int) value {
	p.at = min(offset, len(p.data))
	if p.integer() != n {
		p.fault("an object is not where it should be")
	}
	p.integer()
	p.expect("obj")
	v := p.value()
	if d, ok := v.(dict); ok {
		if s := p.stream(d); s.data != nil {
			v = s
		}
	}
	p.expect("endobj")
	return v
}

// stream reads the data after a dict, if there are any.
func (p *parser) stream(d dict) stream {
	if !p.accept("stream") {
		return stream{}
	}
	if bytes.HasPrefix(p.data[p.at:], []byte("\r")) {
		p.at++
	}
	p.at++
	length := asInt(d.get("Length"))
	if length < 0 || length > len(p.data)-p.at {
		p.fault("a stream is longer than the file")
		return stream{}
	}
	s := stream{d, p.data[p.at : p.at+length : p.at+length]}
	p.at += length
	p.expect("endstream")
	return s
}

// follow returns what a ref leads to; other values are returned as they are.
func (f *file) follow(v value) value {
	if r, ok := v.(ref); ok {
		if int(r) < len(f.objects) {
			return f.objects[r]
		}
		return nil
	}
	return v
}

func (f *file) dict(v value) dict {
	switch v := f.follow(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) list(v value) list { l, _ := f.follow(v).(list); return l }

func (f *file) root() dict { return f.dict(f.trailer.get("Root")) }

// walk visits the nodes of a tree, each ref once; at is 0 for what has none.
func (f *file) walk(root value, visit func(at ref, node dict)) {
	seen := map[ref]bool{}
	var walk func(v value)
	walk = func(v value) {
		at, ok := v.(ref)
		if seen[at] {
			return
		}
		seen[at] = ok
		node := f.dict(v)
		visit(at, node)
		for _, kid := range f.list(node.get("Kids")) {
			walk(kid)
		}
	}
	walk(root)
}

// pages returns the pages in their order.
func (f *file) pages() []ref {
	var found []ref
	f.walk(f.root().get("Pages"), func(at ref, node dict) {
		if at > 0 && node.get("Type") == value(name("Page")) {
			found = append(found, at)
		}
	})
	return found
}

// places returns the page, counted from 0, of each place that links lead to.
func (f *file) places() map[string]int {
	numbers := map[ref]int{}
	for i, page := range f.pages() {
		numbers[page] = i
	}
	places := map[string]int{}
	for _, e := range f.dict(f.root().get("Dests")) {
		if to := f.list(e.value); len(to) > 0 {
			page, _ := to[0].(ref)
			if n, ok := numbers[page]; ok {
				places[e.key.plain()] = n
			}
		}
	}
	return places
}

// plain returns a name with its #xx escapes read.
func (n name) plain() string {
	var out []byte
	for i := 0; i < len(n); i++ {
		if n[i] == '#' && i+2 < len(n) {
			if code, err := strconv.ParseUint(string(n[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(code))
				i += 2
				continue
			}
		}
		out = append(out, n[i])
	}
	return string(out)
}

// asName writes any text as a name.
func asName(plain string) name {
	var out []byte
	for _, c := range []byte(plain) {
		if c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			out = fmt.Appendf(out, "#%02X", c)
		} else {
			out = append(out, c)
		}
	}
	return name(out)
}
