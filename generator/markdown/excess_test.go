package markdown

import (
	"strings"
	"testing"
)

func TestExcess(t *testing.T) {
	repeat := strings.Repeat
	for _, c := range []struct{ name, source, want string }{
		{"plain text", "One.\n\nTwo.", ""},
		{"quotes", repeat(">", 40) + "x", ""},
		{"more quotes", "x\n" + repeat("> ", 41) + "x", "> > "},
		{"lists in quotes", repeat("> - 1. 22) * + ", 7), "> - "},
		{"words that are no lists", repeat("-x 1.y *z ", 100), ""},
		{"a line across the page", repeat("* ", 100), ""},
		{"a table", "a|b\n-|-\n" + repeat("c|d\n", 4990), ""},
		{"a longer table", "a|b\n-|-\n" + repeat("c|d\n", 5000), "c|d"},
		{"a table in a quote", "> a|b\n> -|-\n" + repeat("> c|d\n", 5000), "> c|d"},
		{"text behind a table", "a|b\n-|-\nc|d\n\n" + repeat("x\n", 20_000), ""},
		{"signs", repeat("*", 5000) + "\n\n" + repeat("_", 5000), ""},
		{"more signs", repeat("*\n", 2500) + repeat("[]", 1251), "[]"},
	} {
		from, _, message := Excess(c.source)
		switch {
		case c.want == "" && message != "":
			t.Errorf("%s: %s", c.name, message)
		case c.want != "" && (message == "" || !strings.HasPrefix(c.source[from:], c.want)):
			t.Errorf("%s: %q at %.20q", c.name, message, c.source[from:])
		case c.want != "" && (Plain(c.source) != "" || !Parse(c.source, nil).Empty()):
			t.Errorf("%s is read", c.name)
		}
	}
}
