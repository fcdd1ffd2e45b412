package position

import (
	"strings"
	"testing"
)

// longStrings are strings of more than one step, by what they are about.
var longStrings = map[string]string{
	"plain":                 `"` + strings.Repeat("word ", 3000) + `"`,
	"escapes":               `"` + strings.Repeat(`a\n\u00e4\U0001F600`, 900) + `"`,
	"escapes far apart":     `"` + strings.Repeat(strings.Repeat("x", 3000)+`\t`, 5) + `"`,
	"nothing but escapes":   `"` + strings.Repeat(`\\`, 6000) + `"`,
	"several lines":         "\"\"\"\n" + strings.Repeat("one \\\n   two\r\n", 900) + `"""`,
	"joined for a long way": `"""` + "a\\\n" + strings.Repeat(" ", 9000) + "b\\\n" + strings.Repeat("\n", 9000) + `"""`,
	"literal":               "'" + strings.Repeat(`C:\new`, 2000) + "'",
}

// Whatever is asked for, and in whatever order, a place is found where a walk from the
// begin of its string finds it.
func TestOffsets(t *testing.T) {
	for name, text := range longStrings {
		t.Run(name, func(t *testing.T) {
			n, all := &Node{Start: 0, End: len(text)}, NewOffsets(text)
			for i := -3; i < len(text)+3; i += 7 {
				for _, decoded := range []int{i, len(text) - i} {
					if got, want := all.In(n, decoded), StringOffset(text, n, decoded); got != want {
						t.Fatalf("byte %d is written at %d, want %d", decoded, got, want)
					}
				}
			}
		})
	}
}

// The way to any place of a long string is short: with one from its begin, the time
// that many places take would grow with the square of its length.
func TestOffsetsGoOnFromNearBy(t *testing.T) {
	text := `"` + strings.Repeat(`\u00e4 x`, 30_000) + `"`
	in, all := inside(text, 0, len(text)), NewOffsets(text)
	for decoded := 0; decoded < 3*30_000; decoded += 50 {
		from := all.before(in, decoded)
		if way := in.offset(from, decoded) - from.at; way < 0 || way > 2*longWay {
			t.Fatalf("the way to byte %d is %d bytes long", decoded, way)
		}
	}
}

func TestOffsetsOfWhatIsNoLongString(t *testing.T) {
	text := "a = 'xy'\nb = " + strings.Repeat("1", 2*longWay)
	all := NewOffsets(text)
	for _, n := range []*Node{{Start: 4, End: 8}, {Start: 13, End: len(text)}, {Start: 90, End: 3 * longWay}} {
		if got, want := all.In(n, 1), StringOffset(text, n, 1); got != want {
			t.Errorf("in %d..%d: got %d, want %d", n.Start, n.End, got, want)
		}
	}
}

// Each place asks for the way to it alone: the time for one is the same in a long
// string as in a short one.
func BenchmarkOffsets(b *testing.B) {
	for name, times := range map[string]int{"short": 1000, "long": 40_000} {
		b.Run(name, func(b *testing.B) {
			text := `"` + strings.Repeat(`\u00e4 x`, times) + `"`
			n, all := &Node{Start: 0, End: len(text)}, NewOffsets(text)
			for i := 0; b.Loop(); i++ {
				all.In(n, i*977%(4*times))
			}
		})
	}
}
