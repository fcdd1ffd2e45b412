package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"slices"
	"strconv"
	"testing"
)

// reopen reads a file as write writes it: with objects in streams, and a table
// in one, too.
func reopen(t testing.TB, data []byte) *file {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(data, []byte("\n%%EOF\n")) {
		t.Fatalf("that is no whole PDF: %.20q", data)
	}
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
		case 0:
			if n > 0 {
				t.Errorf("object %d is free", n)
			}
		case 1:
			if second > 0 {
				t.Errorf("object %d is of generation %d", n, second)
			}
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
	if tree := f.root().get("Pages"); checkPages(t, f, tree, nil) != len(f.pages()) {
		t.Errorf("%d pages are there", len(f.pages()))
	}
	return f
}

// checkPages tells when a page or a tree of them is not linked to the one above or
// does not count what is below, and returns how many pages it holds.
func checkPages(t testing.TB, f *file, at, above value) (n int) {
	t.Helper()
	node := f.dict(at)
	if got := node.get("Parent"); got != above {
		t.Errorf("%s is below %s, and says %s", show(at), show(above), show(got))
	}
	if show(node.get("Type")) == "/Page" {
		return 1
	}
	for _, kid := range f.list(node.get("Kids")) {
		n += checkPages(t, f, kid, at)
	}
	if count := asInt(node.get("Count")); count != n {
		t.Errorf("%d pages are counted, and there are %d", count, n)
	}
	return n
}

// drawn returns what is drawn on each page.
func drawn(t testing.TB, f *file) (pages []string) {
	t.Helper()
	for _, page := range f.pages() {
		s, ok := f.follow(f.dict(page).get("Contents")).(stream)
		if !ok {
			t.Errorf("there is nothing on page %d", page)
		}
		pages = append(pages, string(s.data))
	}
	return pages
}

// elements returns the sorted numbers and ids of what is drawn, and tells when a page
// or a link does not lead to its element, or when an element is not found by its id.
func elements(t testing.TB, f *file) (numbers, ids []string) {
	t.Helper()
	structure := f.dict(f.root().get("StructTreeRoot"))
	byNumber, byID := map[string]value{}, map[string]value{}
	numbers, ids = entries(t, f, structure.get("ParentTree"), "Nums", byNumber), entries(t, f, structure.get("IDTree"), "Names", byID)
	if next := asInt(structure.get("ParentTreeNextKey")); next != len(numbers) {
		t.Errorf("the next number is %d after %d", next, len(numbers))
	}
	if len(byID) != len(ids) || !slices.IsSorted(ids) {
		t.Errorf("the ids are shared or not sorted: %q", ids)
	}
	find := func(page ref, number value) {
		element := f.dict(byNumber[show(number)])
		if got := element.get("Pg"); got != value(page) || byID[show(element.get("ID"))] != byNumber[show(number)] {
			t.Errorf("number %s of page %d leads to %s", show(number), page, show(element))
		}
	}
	for _, page := range f.pages() {
		find(page, f.dict(page).get("StructParents"))
		for _, link := range f.list(f.dict(page).get("Annots")) {
			find(page, f.dict(link).get("StructParent"))
		}
	}
	return numbers, ids
}

// entries collects those of a tree of numbers or names, and returns the keys in
// their order. It tells when a leaf has other limits than it says.
func entries(t testing.TB, f *file, tree value, key name, into map[string]value) (keys []string) {
	t.Helper()
	for _, kid := range f.list(f.dict(tree).get("Kids")) {
		leaf := f.dict(kid)
		first := len(keys)
		for pair := range slices.Chunk(f.list(leaf.get(key)), 2) {
			keys = append(keys, show(pair[0]))
			into[show(pair[0])] = pair[1]
		}
		if limits := show(leaf.get("Limits")); limits != "["+keys[first]+" "+keys[len(keys)-1]+"]" {
			t.Errorf("a leaf from %s to %s says %s", keys[first], keys[len(keys)-1], limits)
		}
	}
	return keys
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

// outline returns the bookmarks with the pages that they lead to, counted from 1,
// and a sign where what is below is not shown at once. It tells when one is not as
// long as it says.
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
		line := title + " " + strconv.Itoa(places[place.plain()]+1)
		if asInt(d.get("Count")) < 0 {
			line += " +"
		}
		lines = append(lines, line)
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
	if !bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return []rune(show(v)) // it has no sign of UTF-16
	}
	var out []rune
	for i := 2; i+1 < len(data); i += 2 {
		out = append(out, rune(binary.BigEndian.Uint16(data[i:])))
	}
	return out
}
