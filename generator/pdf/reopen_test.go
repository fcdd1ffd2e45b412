package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"strconv"
	"testing"
)

// reopen reads a file as write writes it: with objects in streams, and a table
// in one, too.
func reopen(t testing.TB, data []byte) *file {
	t.Helper()
	p := &parser{data: data, at: bytes.LastIndex(data, []byte("startxref")) + len("startxref")}
	p.at = p.integer()
	p.integer()
	p.integer()
	p.expect("obj")
	table := p.stream(p.value().(dict))
	rows := inflate(t, table)
	f := &file{objects: make([]value, asInt(table.dict.get("Size"))), trailer: table.dict}
	type packed struct{ n, stream, at int }
	var inside []packed
	for n := range f.objects {
		row := rows[n*7 : n*7+7]
		first, second := int(binary.BigEndian.Uint32(row[1:])), int(binary.BigEndian.Uint16(row[5:]))
		switch row[0] {
		case 1:
			f.objects[n] = p.object(n, first)
		case 2:
			inside = append(inside, packed{n, first, second})
		}
	}
	for _, x := range inside {
		s := f.objects[x.stream].(stream)
		text := inflate(t, s)
		head := &parser{data: text}
		for range x.at {
			head.integer()
			head.integer()
		}
		if got := head.integer(); got != x.n {
			t.Fatalf("object %d stands where %d should be", got, x.n)
		}
		body := &parser{data: text, at: asInt(s.dict.get("First")) + head.integer()}
		f.objects[x.n] = body.value()
		if body.err != nil {
			t.Fatal(body.err)
		}
	}
	if p.err != nil {
		t.Fatal(p.err)
	}
	return f
}

func inflate(t testing.TB, s stream) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(s.data))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// outline returns the bookmarks with the pages that they lead to, counted from
// 1, and tells when one is not as long as it says.
func outline(t testing.TB, f *file, above value) (lines []string) {
	t.Helper()
	places := f.places()
	shown := 0
	var before value
	for at := f.dict(above).get("First"); at != nil; at = f.dict(at).get("Next") {
		d := f.dict(at)
		if d.get("Prev") != before || d.get("Parent") != above {
			t.Errorf("bookmark %v is not linked to its neighbours", d.get("Title"))
		}
		before = at
		place, _ := d.get("Dest").(name)
		title := string(decoded(d.get("Title")))
		lines = append(lines, title+" "+strconv.Itoa(places[place.plain()]+1))
		shown++
		for _, line := range outline(t, f, at) {
			lines = append(lines, "  "+line)
		}
		shown += max(0, asInt(d.get("Count")))
	}
	if before != f.dict(above).get("Last") {
		t.Error("the last bookmark is another")
	}
	if count := asInt(f.dict(above).get("Count")); count != shown && count != -shown {
		t.Errorf("%d bookmarks are counted, and there are %d", count, shown)
	}
	return lines
}

// decoded returns a text for people.
func decoded(v value) []rune {
	data, _ := v.(text)
	var out []rune
	for i := 2; i+1 < len(data); i += 2 {
		out = append(out, rune(binary.BigEndian.Uint16(data[i:])))
	}
	return out
}
