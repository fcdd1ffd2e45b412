package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"unicode/utf16"
)

// A writer writes the objects that are in use, numbered as they are met from
// the root, so that the numbers that the browser gave have no influence. What
// is no stream goes into compressed object streams (PDF 1.5, section 3.4.6).
type writer struct {
	to      io.Writer
	at      int
	err     error
	objects []value
	numbers map[ref]int // of the objects in the file written
	queue   []ref       // met, in the order of their numbers
	places  []place     // by number in the file
	packed  []int       // numbers of the objects that wait for their stream
	buffer  bytes.Buffer
	offsets bytes.Buffer // of the objects in the buffer
}

// A place tells where an object is: at an offset, or as one of those in an
// object stream.
type place struct {
	stream int // number of the object stream; 0 for an object by itself
	at     int // offset, or index in the stream
}

const perStream = 200

// write writes the objects that the root and the information lead to.
func write(to io.Writer, objects []value, root, info ref) error {
	sum := sha256.New()
	w := &writer{to: io.MultiWriter(to, sum), objects: objects, numbers: map[ref]int{}}
	w.print([]byte("%PDF-1.7\n%\xd3\xeb\xe9\xe1\n"))
	w.places = []place{{}} // there is no object 0
	rootNumber, infoNumber := w.number(root), w.number(info)
	for len(w.queue) > 0 {
		r := w.queue[0]
		w.queue = w.queue[1:]
		if s, ok := w.objects[r].(stream); ok {
			w.stream(w.numbers[r], s.dict, s.data)
		} else {
			w.pack(w.numbers[r], w.objects[r])
		}
		w.objects[r] = nil
	}
	w.flush()
	id := text(sum.Sum(nil)[:16])
	w.table(dict{{"Root", newRef(rootNumber)}, {"Info", newRef(infoNumber)}, {"ID", list{id, id}}})
	return w.err
}

// newRef is a ref into the file that is written.
func newRef(n int) raw { return raw(fmt.Sprint(n, " 0 R")) }

func (w *writer) print(data []byte) {
	if w.err == nil {
		_, w.err = w.to.Write(data)
		w.at += len(data)
	}
}

// number returns the number of an object, which it then gets if it has none.
func (w *writer) number(r ref) int {
	if n, ok := w.numbers[r]; ok {
		return n
	}
	n := w.next()
	w.numbers[r] = n
	w.queue = append(w.queue, r)
	return n
}

func (w *writer) next() int {
	w.places = append(w.places, place{})
	return len(w.places) - 1
}

// stream writes an object with data.
func (w *writer) stream(n int, d dict, data []byte) {
	w.places[n] = place{at: w.at}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d 0 obj\n", n)
	w.append(&b, d)
	b.WriteString("\nstream\n")
	b.Write(data)
	b.WriteString("\nendstream\nendobj\n")
	w.print(b.Bytes())
}

// pack puts an object into the next object stream.
func (w *writer) pack(n int, v value) {
	fmt.Fprintf(&w.offsets, "%d %d ", n, w.buffer.Len())
	w.append(&w.buffer, v)
	w.buffer.WriteByte('\n')
	w.packed = append(w.packed, n)
	if len(w.packed) == perStream {
		w.flush()
	}
}

func (w *writer) flush() {
	if len(w.packed) == 0 {
		return
	}
	n := w.next()
	for i, packed := range w.packed {
		w.places[packed] = place{stream: n, at: i}
	}
	first := w.offsets.Len()
	w.offsets.Write(w.buffer.Bytes())
	d := dict{{"Type", name("ObjStm")}, {"N", number(len(w.packed))}, {"First", number(first)}}
	w.deflated(n, d, w.offsets.Bytes())
	w.packed = w.packed[:0]
	w.buffer.Reset()
	w.offsets.Reset()
}

func (w *writer) deflated(n int, d dict, data []byte) {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data) // a bytes.Buffer does not fail
	z.Close()
	w.stream(n, append(d, entry{"Filter", name("FlateDecode")}, entry{"Length", number(b.Len())}), b.Bytes())
}

// table ends the file with the places of all objects.
func (w *writer) table(d dict) {
	n := w.next()
	start := w.at
	w.places[n] = place{at: start}
	rows := []byte{0, 0, 0, 0, 0, 0xff, 0xff} // object 0 is free
	for _, p := range w.places[1:] {
		if p.stream > 0 {
			rows = append(rows, 2)
			rows = binary.BigEndian.AppendUint32(rows, uint32(p.stream))
			rows = binary.BigEndian.AppendUint16(rows, uint16(p.at))
		} else {
			rows = append(rows, 1)
			rows = binary.BigEndian.AppendUint32(rows, uint32(p.at))
			rows = append(rows, 0, 0)
		}
	}
	d = append(d, dict{{"Type", name("XRef")}, {"Size", number(len(w.places))}, {"W", list{raw("1"), raw("4"), raw("2")}}}...)
	w.deflated(n, d, rows)
	w.print(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
}

// append writes a value.
func (w *writer) append(b *bytes.Buffer, v value) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case ref:
		if int(v) >= len(w.objects) {
			b.WriteString("null")
			return
		}
		fmt.Fprintf(b, "%d 0 R", w.number(v))
	case raw:
		b.WriteString(string(v))
	case name:
		b.WriteByte('/')
		b.WriteString(string(v))
	case text:
		fmt.Fprintf(b, "<%X>", []byte(v))
	case list:
		b.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			w.append(b, item)
		}
		b.WriteByte(']')
	case dict:
		b.WriteString("<<")
		for _, e := range v {
			w.append(b, e.key)
			b.WriteByte(' ')
			w.append(b, e.value)
		}
		b.WriteString(">>")
	}
}

// words returns a text for people as a string.
func words(s string) text {
	out := text{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(s)) {
		out = binary.BigEndian.AppendUint16(out, unit)
	}
	return out
}
