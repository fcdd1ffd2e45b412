package position

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLines(t *testing.T) {
	tests := []struct {
		name, text string
		offset     int
		want       Position
	}{
		{"begin", "a\nb", 0, Position{1, 1}},
		{"line feed belongs to its line", "a\nb", 1, Position{1, 2}},
		{"next line", "a\nb", 2, Position{2, 1}},
		{"end", "a\nb", 3, Position{2, 2}},
		{"after a final line feed", "a\n", 2, Position{2, 1}},
		{"empty text", "", 0, Position{1, 1}},
		{"before the text", "a", -1, Position{1, 1}},
		{"beyond the text", "a", 9, Position{1, 2}},
		{"tab is one", "\t\ta", 2, Position{1, 3}},
		{"two and three bytes", "é€a", 5, Position{1, 3}},
		{"four bytes are one character", "😀a", 4, Position{1, 2}},
		{"combining mark is a character", "e\u0301a", 3, Position{1, 3}},
		{"inside a character", "é€a", 3, Position{1, 2}},
		{"carriage return", "a\r\nb", 3, Position{2, 1}},
		{"byte order mark", "\ufeffa", 3, Position{1, 1}},
		{"before the byte order mark", "\ufeffa", 0, Position{1, 1}},
		{"after the byte order mark", "\ufeffab", 4, Position{1, 2}},
		{"UTF-16 mark", "\xff\xfea", 3, Position{1, 2}},
		{"no UTF-8", "\xe4\xe4a", 2, Position{1, 3}},
	}
	for _, test := range tests {
		if got := NewLines(test.text).Position(test.offset); got != test.want {
			t.Errorf("%s: %q at %d: got %v, want %v", test.name, test.text, test.offset, got, test.want)
		}
	}
}

func TestLinesStartAndEnd(t *testing.T) {
	lines := NewLines("\ufeffa\r\nbc\n")
	if got := len(lines.starts); got != 3 {
		t.Errorf("got %d lines, want 3", got)
	}
	for line, want := range map[int][2]int{-1: {3, 5}, 1: {3, 5}, 2: {6, 8}, 3: {9, 9}, 4: {9, 9}} {
		if got := [2]int{lines.Start(line), lines.End(line)}; got != want {
			t.Errorf("line %d: got %d, want %d", line, got, want)
		}
	}
}

// TestLongLines compares positions in long lines with those counted from the
// begin of the line.
func TestLongLines(t *testing.T) {
	text := "short\n" + strings.Repeat("aé€😀", 2000) + "\n" + strings.Repeat("x", 5000) + "\nend"
	lines := NewLines(text)
	if lines.passed == nil {
		t.Fatal("nothing is counted ahead")
	}
	line, column := 1, 1
	for at, r := range text {
		for inside := range utf8.RuneLen(r) {
			if got := lines.Position(at + inside); got != (Position{line, column}) {
				t.Fatalf("byte %d: %v, want %d:%d", at+inside, got, line, column)
			}
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	if got := lines.Position(len(text)); got != (Position{4, 4}) {
		t.Errorf("the end is at %v", got)
	}
}
