package position

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

func TestStringOffset(t *testing.T) {
	// The text is the value alone; the offset at which find begins in the
	// decoded string must lead to where marked begins in the text.
	tests := []struct{ name, text, find, marked string }{
		{"basic", `"one two"`, "two", `two"`},
		{"begin", `"one"`, "one", `one"`},
		{"literal", `'C:\new'`, "new", `new'`},
		{"bytes before", `"é€😀x"`, "x", `x"`},
		{"after an escape", `"a\tb"`, "b", `b"`},
		{"an escape", `"a\tb"`, "\t", `\tb"`},
		{"escaped quote", `"a\"b\\c"`, "c", `c"`},
		{"escaped backslash", `"a\"b\\c"`, `\c`, `\\c"`},
		{"short escapes", `"\b\t\n\f\r\e\"\\x"`, "x", `x"`},
		{"hexadecimal escapes", `"\x41\u00e9\u20AC\U0001F600x"`, "x", `x"`},
		{"decoded to four bytes", `"\x41\u00e9\u20AC\U0001F600x"`, "😀", `\U0001F600x"`},
		{"several lines", "\"\"\"one\ntwo\"\"\"", "two", `two"""`},
		{"first line break", "\"\"\"\none\"\"\"", "one", `one"""`},
		{"only the first line break", "\"\"\"\n\n one\"\"\"", "\n one", "\n one\"\"\""},
		{"first line break of two bytes", "'''\r\none'''", "one", `one'''`},
		{"line breaks of two bytes", "\"\"\"\r\na\r\nb\r\nc\"\"\"", "c", `c"""`},
		{"joined lines", "\"\"\"a \\\n   b\"\"\"", "b", `b"""`},
		{"joined over blank lines", "\"\"\"a\\ \t\r\n\r\n\t b\"\"\"", "b", `b"""`},
		{"joined at the begin", "\"\"\"\\\n  b\"\"\"", "b", `b"""`},
		{"joined after the first line break", "\"\"\"\n\\\n  b\"\"\"", "b", `b"""`},
		{"escaped backslash at the end of a line", "\"\"\"a\\\\\nb\"\"\"", "\nb", "\nb\"\"\""},
		{"no joining in a literal", "'''a\\\n  b'''", "b", `b'''`},
		{"quotes inside", `"""a""b"c"""`, "c", `c"""`},
		{"quotes at the end", `"""a"""""`, `""`, `"""""`},
		{"quotes at the end of a literal", `'''a'b'''''`, "''", "'''''"},
		{"end", `"a\tb"`, "", `"`},
		{"end after joined lines", "\"\"\"a\\\n  \"\"\"", "", `"""`},
		{"empty", `""`, "", `"`},
		{"empty literal of several lines", `''''''`, "", `'''`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := "key = " + test.text + " # \""
			var decoded struct{ Key string }
			if _, err := toml.Decode(text, &decoded); err != nil {
				t.Fatal(err)
			}
			root, _, err := Scan(text)
			if err != nil {
				t.Fatal(err)
			}
			find := strings.LastIndex(decoded.Key, test.find)
			got := StringOffset(text, root.Fields["key"], find)
			if want := 6 + strings.LastIndex(test.text, test.marked); got != want {
				t.Errorf("got %q, want %q", text[got:], text[want:])
			}
		})
	}
}

// Also in text that is not TOML a string ends where the decoder would see its end,
// and one that cannot have several lines does not go on in the next.
func TestStringEnd(t *testing.T) {
	for text, want := range map[string]int{
		`"a" # "`: 3, `"" "`: 2, `"a\"b" "`: 6, `'a\' '`: 4, `"a'" "`: 4,
		"\"a\nb\"": -1, "'a\nb'": -1, `"a`: -1, `"a\"`: -1,
		`"""""" "`: 6, "'''a\n''b''''' '": 13, `"""a\"""" "`: 9, `"""a""`: -1,
	} {
		if got := StringEnd(text, 0); got != want {
			t.Errorf("%q ends at %d, want %d", text, got, want)
		}
	}
}

func TestStringOffsetOutside(t *testing.T) {
	text := "a = \"\"\"\nxy\"\"\"\nb = [1]"
	root, _, err := Scan(text)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		node    *Node
		decoded int
		want    int
	}{
		{"before the string", root.Fields["a"], -1, 8},
		{"beyond the string", root.Fields["a"], 99, 10},
		{"no string", root.Fields["b"], 1, 18},
		{"node of another text", &Node{Start: 90, End: 99}, 1, 90},
	}
	for _, test := range tests {
		if got := StringOffset(text, test.node, test.decoded); got != test.want {
			t.Errorf("%s: got %d, want %d", test.name, got, test.want)
		}
	}
}
