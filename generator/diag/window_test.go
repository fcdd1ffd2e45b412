package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParts(t *testing.T) {
	long := strings.Repeat("a", 100) + "X" + strings.Repeat("b", 100)
	for _, c := range []struct {
		excerpt               string
		column, width         int
		before, marked, after string
	}{
		{`name = 3`, 8, 1, "name = ", "3", ""},
		{`name = `, 8, 0, "name = ", "", ""},
		{"", 1, 0, "", "", ""},
		{"größe = 漢字", 9, 2, "größe = ", "漢字", ""},
		{"a\tb\u202ec\x1b", 1, 1, "", "a", " b·c·"},
		{long, 101, 1, "…" + strings.Repeat("a", 32), "X", strings.Repeat("b", 63) + "…"},
		{long, 1, 500, "", strings.Repeat("a", 96), "…"},
		{"short", 99, 3, "short", "", ""},
		{strings.Repeat("ü", 5000) + "X" + strings.Repeat("b", 5000), 5001, 1, "…" + strings.Repeat("ü", 32), "X", strings.Repeat("b", 63) + "…"},
		{strings.Repeat("ü", 5000), 5001, 1, "…" + strings.Repeat("ü", 32), "", ""},
		{strings.Repeat("ü", 5000), 99999, 1, "…" + strings.Repeat("ü", 32), "", ""},
		{strings.Repeat("漢", 5000) + "X" + strings.Repeat("b", 5000), 5001, 1, "…" + strings.Repeat("漢", 32), "X", strings.Repeat("b", 63) + "…"},
		{long, 65, 1, strings.Repeat("a", 64), "a", strings.Repeat("a", 31) + "…"},
		{strings.Repeat("ü", 70), 70, 1, strings.Repeat("ü", 69), "ü", ""},
		{strings.Repeat("ü", 96), 96, 1, strings.Repeat("ü", 95), "ü", ""},
	} {
		before, marked, after := Span{Position: Position{Line: 1, Column: c.column}, Width: c.width, Excerpt: c.excerpt}.Parts()
		if before != c.before || marked != c.marked || after != c.after {
			t.Errorf("%q: %q %q %q, want %q %q %q", c.excerpt, before, marked, after, c.before, c.marked, c.after)
		}
	}
}

// TestManyInOneLine checks that the findings of one long line, and of the next, are shown
// as each is alone.
func TestManyInOneLine(t *testing.T) {
	var list List
	for n, line := range []string{strings.Repeat("für alle, die 漢字 lesen; ", 400), strings.Repeat("naïve ", 900)} {
		for _, column := range []int{3, 90, 2000, 2000, 5100, 4000, 70, 9000} { // of which the last is behind the end, and some go back
			list.Add(Syntax, Span{Position: Position{File: "x.toml", Line: n + 1, Column: column}, Width: 4, Excerpt: line}, "wrong", "")
		}
	}
	next := strings.Repeat("größer als das, ", 600) // whose first is behind the last of the line before
	list.Add(Syntax, Span{Position: Position{File: "x.toml", Line: 3, Column: 9200}, Width: 4, Excerpt: next}, "wrong", "")
	var together, alone strings.Builder
	if err := PrintFull(&together, list, false); err != nil {
		t.Fatal(err)
	}
	for i := range list {
		if err := PrintFull(&alone, list[i:i+1], false); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(alone.String(), together.String()); diff != "" {
		t.Error(diff)
	}
}
