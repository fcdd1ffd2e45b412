package content

import (
	"strings"
	"testing"

	"handbook/generator/diag"
)

// TestExcess checks that a file may have as much as the limits say, and nothing more.
func TestExcess(t *testing.T) {
	brackets, parts := strings.Repeat("[", maxDepth), "a"+strings.Repeat(".a", maxParts-1)
	list := "a = [" + strings.Repeat(",", maxValues-2)
	for _, test := range []struct {
		text   string
		column int // 0 for no excess
	}{
		{brackets, 0}, {brackets + "[", maxDepth + 1}, {"a = \"" + brackets + "[\"", 0}, {"# " + brackets + "[", 0},
		{parts, 0}, {parts + ".a", len(parts) + 1}, {"a = { " + parts + ".a", len("a = { "+parts) + 1}, {parts + " = " + parts, 0}, {parts + "\n.a", 0},
		{list, 0}, {list + ",", len(list) + 1},
	} {
		var found diag.List
		f := newFile("x.toml", []byte(test.text), &found)
		name := test.text[:min(len(test.text), 40)]
		if got := f.excess(&found); got != (test.column > 0) || got != found.HasErrors() {
			t.Errorf("%q of %d bytes: got %t and %v", name, len(test.text), got, found)
		} else if got && found[0].At.Column != test.column {
			t.Errorf("%q: told at column %d, want %d", name, found[0].At.Column, test.column)
		}
	}
}
