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
		{"quotes without a space", repeat(">", 41) + "x", ">>>"},
		{"lists in quotes", repeat("> - 1. 090909099) * + ", 7) + "-", "> - "},
		{"words that are no lists", repeat("-x 1.y *z ", 100), ""},
		{"numbers that are no lists", repeat("1.", 50) + "\n" + repeat("1 ", 50) + "\n" + repeat("1234567890. ", 50), ""},
		{"signs that are no lists", repeat("+", 50) + "\n" + repeat("a. ", 50) + "\n" + repeat(". ", 50), ""},
		{"lines across the page", repeat("* ", 100) + "\n" + repeat("- ", 100), ""},
		{"a table", "a|b\n-|-\n" + repeat("c|d\n", 4999), ""},
		{"a longer table", "a|b\n-|-\n" + repeat("c|d\n", 5000), "c|d"},
		{"a wide table with short rows", repeat("a|", 999) + "a\n" + repeat("-|", 999) + "-\n" + repeat("x\n", 20), "x\n"},
		{"a table in a quote", "> a|b\n> -|-\n" + repeat("> c|d\n", 5000), "> c|d"},
		{"text behind a table", "a|b\n-|-\nc|d\n\n" + repeat("x\n", 20_000), ""},
		{"signs", repeat("*", 5000) + "\n\n" + repeat("_", 5000), ""},
		{"more signs", repeat("*\n", 2500) + repeat("[]", 1251), "[]"},
		{"signs of each kind", repeat("*_[]<`", 834), "*_"},
		{"lists before empty lines", repeat("- ", 38) + "x" + repeat("\n", 13_000), ""},
		{"lists before more empty lines", "x\n" + repeat("- ", 38) + "x" + repeat("\n", 14_000), "- - "},
		{"empty lines in a quote", "> " + repeat("- ", 38) + "x" + repeat("\n>", 13_000), "> - "},
		{"lists that are nested by indentation", stairs("- x", 300) + repeat("\n", 2000), repeat("  ", 299) + "- x"},
		{"empty lists that are", stairs("- -", 150) + repeat("\n", 4000), repeat("    ", 149) + "- -"},
		{"lists in a quote that are", stairs(">\t- x", 300) + repeat("> \n", 2000), ">" + repeat("  ", 299) + "- x"},
		{"empty lines", repeat("\n", 200_000) + "- x" + repeat("\n", 50_000), ""},
		{"an empty line behind each entry", repeat("- x\n\n  - y\n\n    - z\n\n", 10_000), ""},
		{"words between asterisks", repeat("**a:**b ", 1251), "**a"},
	} {
		from, _, message := Excess(c.source)
		switch {
		case c.want == "" && message != "":
			t.Errorf("%s: %s", c.name, message)
		case c.want != "" && (message == "" || !strings.HasPrefix(c.source[from:], c.want)):
			t.Errorf("%s: %q at %.20q", c.name, message, c.source[from:])
		case c.want != "" && (Plain(c.source) != "" || !Parse(c.source, nil).Empty() || Misreads(c.source) != nil):
			t.Errorf("%s is read", c.name)
		}
	}
}

// stairs returns so many lines, each in what the one before began.
func stairs(line string, n int) string {
	prefix, mark, _ := strings.Cut(line, "\t")
	if mark == "" {
		prefix, mark = "", line
	}
	var b strings.Builder
	for i := range n {
		b.WriteString(prefix + strings.Repeat(" ", i*2*strings.Count(mark, "-")) + mark + "\n")
	}
	return b.String()
}

func TestLinkLimit(t *testing.T) {
	source := strings.Repeat("[a](b) ![a](b) <xx:y> ", 300) // 900 of them
	for _, want := range []int{900, MaxLinks + 1} {
		asked := 0
		Parse(source, func(Link) (Target, bool) { asked++; return Target{}, false })
		if asked != want {
			t.Errorf("%d links are asked for, want %d", asked, want)
		}
		source = strings.Repeat(source+"\n\n", 2)
	}
}
