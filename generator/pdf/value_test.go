package pdf

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
)

func TestValues(t *testing.T) {
	for source, want := range map[string]string{
		"12":                              "12",
		"-1.5":                            "-1.5",
		"true":                            "true",
		"12 0 R":                          "ref 12",
		"[1 2 0 R 3 4 0]":                 "[1 ref 2 3 4 0]",
		"/Name":                           "/Name",
		"/A#20B":                          "/A#20B",
		"(a\\(b\\)c)":                     `"a(b)c"`,
		"(a(b)c)":                         `"a(b)c"`,
		"(\\n\\101\\7\\\\)":               `"\nA\a\\"`,
		"(\\1234\\78)":                    `"S4\a8"`,
		"(one\\\ntwo)":                    `"onetwo"`,
		"<48 656C6C6F7>":                  `"Hellop"`,
		"<</A 1/B[/C]/D<</E(f)>>>>":       `{A:1 B:[/C] D:{E:"f"}}`,
		"[1\t2\r3\f4\x005]":               "[1 2 3 4 5]",
		"% a comment\r8":                  "8",
		"% a comment\n<< /A % more\n 7>>": "{A:7}",
		"[]":                              "[]",
		"()":                              `""`,
	} {
		p := &parser{data: []byte(source)}
		if got := show(p.value()); p.err != nil || got != want {
			t.Errorf("%s: got %s (%v), want %s", source, got, p.err, want)
		}
	}
	for _, source := range []string{"", "(", "(a\\", "<4", "<4G>", "[1", "<</A 1", "<<A 1>>", ")", "]"} {
		p := &parser{data: []byte(source)}
		if got := p.value(); p.err == nil {
			t.Errorf("%s: got %s and no error", source, show(got))
		}
	}
}

// show prints a value so that kinds are told apart.
func show(v value) string {
	switch v := v.(type) {
	case ref:
		return fmt.Sprint("ref ", int(v))
	case raw:
		return string(v)
	case name:
		return "/" + string(v)
	case text:
		return fmt.Sprintf("%q", []byte(v))
	case list:
		out := ""
		for _, item := range v {
			out += " " + show(item)
		}
		return "[" + trim(out) + "]"
	case dict:
		out := ""
		for _, e := range v {
			out += " " + string(e.key) + ":" + show(e.value)
		}
		return "{" + trim(out) + "}"
	}
	return fmt.Sprintf("%T", v)
}

func trim(s string) string {
	if s == "" {
		return ""
	}
	return s[1:]
}

func TestNames(t *testing.T) {
	for _, plain := range []string{"", "hands-over", "a b", "é", "(x)/#1", "#41", "part_toc"} {
		n := asName(plain)
		if got := n.plain(); got != plain {
			t.Errorf("%q became %q", plain, got)
		}
		p := &parser{data: []byte("/" + string(n) + " ")}
		if got := p.value(); got != value(n) {
			t.Errorf("%q is read as %s", n, show(got))
		}
	}
}

// What a browser has not written to its end, or not in the form that is read here, is
// told instead of joined.
func TestReadDamaged(t *testing.T) {
	whole := string(fake([]byte("page a\npage b\nlink a\n")))
	for name, c := range map[string]struct{ old, new, want string }{
		"no PDF":         {"%PDF-", "<html", "that is no PDF"},
		"no end":         {"startxref", "startxxxx", "that is no PDF"},
		"no table":       {"xref\n0 ", "xxxx\n0 ", "there is no xref"},
		"a huge table":   {"xref\n0 ", "xref\n999999999 ", "the table of objects is damaged"},
		"beyond numbers": {"xref\n0 ", fmt.Sprintf("xref\n%d ", math.MaxInt), "the table of objects is damaged"},
		"a wrong place":  {"\n1 0 obj", "\n9 0 obj", "an object is not where it should be"},
		"a long stream":  {"/Length 1>> stream\na", "/Length 9999>>stream", "a stream is longer than the file"},
		"a short stream": {"/Length 1>", "/Length 0>", "there is no endstream"},
		"no end of one":  {"\nendobj", "\nxxxxxx", "there is no endobj"},
	} {
		if _, err := read([]byte(strings.Replace(whole, c.old, c.new, 1))); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
	p := &parser{data: []byte("stream\na")}
	if p.stream(dict{{"Length", number(math.MaxInt)}}); p.err == nil || !strings.Contains(p.err.Error(), "a stream is longer than the file") {
		t.Errorf("an endless stream: got %v", p.err)
	}
	f, err := read([]byte(strings.Replace(whole, "/StructTreeRoot", "/StructTreeRooX", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := assemble([]part{{file: f}}, Info{}, io.Discard); err == nil || !strings.Contains(err.Error(), "without tags") {
		t.Errorf("without tags: got %v", err)
	}
}

// A tree that holds itself ends.
func TestTreesWithinThemselves(t *testing.T) {
	whole := string(fake([]byte("page a\npage b\nlink a\n")))
	for name, c := range map[string]struct{ old, new string }{
		"of pages":   {"/Kids [5 0 R", "/Kids [2 0 R"},
		"of numbers": {"/Kids [13 0 R", "/Kids [14 0 R"},
		"of ids":     {"/Kids [15 0 R", "/Kids [16 0 R"},
	} {
		f, err := read([]byte(strings.Replace(whole, c.old, c.new, 1)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := assemble([]part{{file: f}}, Info{}, io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is no whole PDF is told, never a panic.
func FuzzRead(f *testing.F) {
	whole := fake([]byte("page a\npage b\nlink a\n"))
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add(bytes.Replace(whole, []byte("/Kids [5 0 R"), []byte("/Kids [2 0 R"), 1)) // pages within themselves
	f.Add([]byte("%PDF-1.4\nxref\n0 1\n0 65535 f\ntrailer<<>>startxref\n9\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := read(data)
		if err == nil {
			file.pages()
			file.places()
			assemble([]part{{file: file}, {file: file}}, Info{Bookmarks: []Bookmark{{Place: "a"}}}, io.Discard)
		}
	})
}
