package content

import (
	"fmt"
	"strings"
	"testing"
)

// TestOutline checks which tables and keys are seen in a text, also in one that is
// not sound.
func TestOutline(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", "()"},
		{"a = 1\nb.c = 2 # d = 3\n", "(a b)"},
		{"a = [\n  \"b = 1\",\n  { c = 1 },\n]\nd = 1", "(a d)"},
		{"a = \"\"\"\nb = 1\n\n[c]\n\"\"\"\nd = 1", "(a d)"},
		{"a = \"b\n[c]\nd = 1", "(a) [c](d)"},
		{"a = 1\n\nb = 2\n\n# c\nc = 3\n# d\nd = 4", "(a |b |c d)"},
		{"a = 1\r\n\r\nb = 2\r\n", "(a |b)"},
		{"[[a]] # x\n  b = 1\n[ a.c ]\n\"d\" = 1\n'e'=2\n", "() [[a]](b) [a.c](d e)"},
		{"a\n= 1\n: b\n[[c]\n]\n", "() [[c]]()"},
	}
	for _, test := range tests {
		var all []string
		for _, table := range outline(test.text) {
			var keys []string
			for _, k := range table.keys {
				if k.parted {
					k.key = "|" + k.key
				}
				keys = append(keys, k.key)
			}
			name := ""
			if table.header >= 0 {
				name = headerName{table.path, table.list}.line()
			}
			all = append(all, fmt.Sprintf("%s(%s)", name, strings.Join(keys, " ")))
		}
		if got := strings.Join(all, " "); got != test.want {
			t.Errorf("%q: got %s, want %s", test.text, got, test.want)
		}
	}
}
