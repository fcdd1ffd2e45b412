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
		{strings.Repeat("a . ", maxParts-1) + "a", 0}, {strings.Repeat("a . ", maxParts) + "a", 4*maxParts - 1}, {strings.Repeat("A b. ", maxParts), 0},
		{strings.Repeat("a  .\t \"b\" . ", maxParts/2) + "a", 12*maxParts/2 - 1},
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

// TestTooLong checks that a text that many pages show is shorter than others, and counted
// in characters.
func TestTooLong(t *testing.T) {
	for key, most := range map[string]int{"name": 500, "publisher": 500, "summary": 2000, "essence": 2000} {
		var list diag.List
		if tooLong(key, strings.Repeat("ü", most), Place{}, key, &list) || len(list) > 0 {
			t.Errorf("%s: %d characters are refused: %v", key, most, list)
		}
		if !tooLong(key, strings.Repeat("ü", most+1), Place{}, key, &list) || len(list) != 1 {
			t.Errorf("%s: %d characters are told by %v", key, most+1, list)
		}
	}
	var list diag.List
	if tooLong("definition", strings.Repeat("ü", maxText/2), Place{}, "definition", &list) {
		t.Errorf("a definition is refused: %v", list)
	}
}
