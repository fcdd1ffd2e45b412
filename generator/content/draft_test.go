package content

import (
	"fmt"
	"strings"
	"testing"

	"handbook/generator/diag"
)

// TestDraft checks that each byte of a draft knows where it stood.
func TestDraft(t *testing.T) {
	d := draft{text: "one two three"}
	d.replace(4, 7, "2")   // one 2 three
	d.replace(0, 0, "> ")  // > one 2 three
	d.replace(8, 13, "33") // > one 2 33
	d.replace(2, 6, "")    // > 2 33
	if d.text != "> 2 33" {
		t.Fatalf("the text is %q", d.text)
	}
	for at, want := range []int{0, 0, 4, 7, 8, 8, 13} {
		if got := d.original(at); got != want {
			t.Errorf("byte %d stood at %d, want %d", at, got, want)
		}
	}
	if d.original(-1) != 0 || d.original(99) != 13 {
		t.Error("what lies outside is not the begin or end")
	}
	d.takeOut([]piece{{0, 1}, {1, 4}, {2, 3}, {5, 6}}) // 3
	if d.text != "3" || d.original(0) != 8 || d.original(1) != 13 {
		t.Errorf("left is %q, of %d to %d", d.text, d.original(0), d.original(1))
	}
	if got := (&draft{text: "abc"}).original(2); got != 2 {
		t.Errorf("unchanged: got %d", got)
	}
}

func TestPlaceOf(t *testing.T) {
	// The place of | in each text.
	tests := []struct{ text, want string }{
		{"|", `statement -1, open [], text -1`},
		{"a = 1|", `statement 0, open [], text -1`},
		{"a = 1 # [ {\n  b = |", `statement 14, open [], text -1`},
		{"a = [1, { b = |", `statement 0, open [4 8], text -1`},
		{"a = [1]\n|", `statement -1, open [], text -1`},
		{"a = [\n1,\n|", `statement 0, open [4], text -1`},
		{`a = "[|`, `statement 0, open [], text 4`},
		{`a = "\"|`, `statement 0, open [], text 4`},
		{`a = "\\" |`, `statement 0, open [], text -1`},
		{`a = '\' |`, `statement 0, open [], text -1`},
		{"a = \"\"\"\n\" \"\" [ |", `statement 0, open [], text 4`},
		{"a = \"\"\"x\"\"\"\"\" |", `statement 0, open [], text -1`},
		{"a = \"\"\"x\\\"\"\" |", `statement 0, open [], text 4`},
		{"a = '''\n'' |", `statement 0, open [], text 4`},
		{"a = \"x\n|", `statement 0, open [], text 4`},
		{"[a|", `statement 0, open [0], text -1`},
	}
	for _, test := range tests {
		before, after, _ := strings.Cut(test.text, "|")
		p := placeOf(before+after, len(before))
		if got := fmt.Sprintf("statement %d, open %d, text %d", p.statement, p.open, p.text); got != test.want {
			t.Errorf("%q: got %s, want %s", test.text, got, test.want)
		}
	}
}

func TestBadEscape(t *testing.T) {
	for text, want := range map[string]int{
		`"a\tb"`: -1, `"\b\t\n\f\r\e\"\\"`: -1, `"\x41\u00e9\U0001F600"`: -1,
		`"a\d"`: 2, `"\\\d"`: 3, `"\x4"`: 1, `"\u00e"`: 1, `"\ud800"`: 1, `"\Uffffffff"`: 1, `"\U00110000"`: 1, `"\U0010ffff"`: -1,
		`"\ x"`: 1, `"x\`: 2, `"a" \d`: -1,
	} {
		if got := badEscape(text, 0, `"`); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
	for text, want := range map[string]int{"\"\"\"a\\\n  b\"\"\"": -1, "\"\"\"a\\ \t\r\n b\"\"\"": -1, "\"\"\"a\\ b\"\"\"": 4} {
		if got := badEscape(text, 0, `"""`); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

// FuzzParse checks that a file with any text can be parsed, and that what comes
// of it can be decoded where it stands.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"a = 1", "a = [", "[a", "a = \"\"\"", "a = “b”", "= 1", "a = { b = [1", "\"a\" 1", "a = 1 b = 2", "[[a]]\n[a]", "]]]", "a\n\"\"\"\nb"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var list diag.List
		if tree := ReadTree([]byte(text), "x", &list); tree != nil {
			for _, key := range tree.Keys() {
				tree.Key(key)
				tree.Value(key)
			}
		} else if len(list) == 0 {
			t.Error("nothing is said")
		}
	})
}
