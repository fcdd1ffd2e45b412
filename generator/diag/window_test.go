package diag

import (
	"strings"
	"testing"
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
