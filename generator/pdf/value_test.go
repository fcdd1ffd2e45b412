package pdf

import (
	"fmt"
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
		"(one\\\ntwo)":                    `"onetwo"`,
		"<48 656C6C6F7>":                  `"Hellop"`,
		"<</A 1/B[/C]/D<</E(f)>>>>":       `{A:1 B:[/C] D:{E:"f"}}`,
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
	for _, plain := range []string{"", "hands-over", "a b", "é", "(x)/#1", "part_toc"} {
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

// What is no whole PDF is told, never a panic.
func FuzzRead(f *testing.F) {
	whole := fake([]byte("page a\npage b\nlink a\n"))
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("%PDF-1.4\nxref\n0 1\n0 65535 f\ntrailer<<>>startxref\n9\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := read(data)
		if err == nil {
			file.pages()
			file.places()
		}
	})
}
