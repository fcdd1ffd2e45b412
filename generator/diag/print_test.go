package diag

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestPrintConcise(t *testing.T) {
	list := List{
		{Code: Syntax, At: at("data/a b.toml", 3, 14), Message: `"x" is given twice`, Hint: "not shown"},
		{Code: MissingAlt, At: at("data/x.md", 0, 0), Message: "no alt"},
		{Code: Syntax, At: at("data/\x1b[31m\n.toml", 1, 1), Message: "a\nb\x07\u202ec"},
	}
	var b strings.Builder
	if err := PrintConcise(&b, list); err != nil {
		t.Fatal(err)
	}
	want := `data/a b.toml:3:14: error syntax "x" is given twice
data/x.md:1:1: warning missing-alt no alt
data/·[31m .toml:1:1: error syntax a b··c
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPrintFull(t *testing.T) {
	long := strings.Repeat("0123456789", 20)
	tests := []struct {
		name string
		in   Diagnostic
		want string
	}{
		{"all of it", Diagnostic{Syntax, Span{Position{"data/x.toml", 12, 8}, 3, `name = abc`}, "bad", "better"}, `
error[syntax]: bad
   --> data/x.toml:12:8
   |
12 | name = abc
   |        ^^^
   = hint: better
`},
		{"without a hint", Diagnostic{MissingAlt, Span{Position{"x", 1, 1}, 1, "a"}, "bad", ""}, `
warning[missing-alt]: bad
  --> x:1:1
  |
1 | a
  | ^
`},
		{"whole file", Diagnostic{Syntax, at("x", 0, 0), "bad", "better"}, `
error[syntax]: bad
 --> x
 = hint: better
`},
		{"end of line", Diagnostic{Syntax, Span{Position{"x", 1, 4}, 1, "abc"}, "bad", ""}, `
error[syntax]: bad
  --> x:1:4
  |
1 | abc
  |    ^
`},
		{"beyond the line", Diagnostic{Syntax, Span{Position{"x", 1, 99}, 5, "abc"}, "bad", ""}, `
error[syntax]: bad
  --> x:1:99
  |
1 | abc
  |    ^
`},
		{"empty line", Diagnostic{Syntax, Span{Position{"x", 1, 1}, 0, ""}, "bad", ""}, `
error[syntax]: bad
  --> x:1:1
  |
1 |
  | ^
`},
		{"wider than the line", Diagnostic{Syntax, Span{Position{"x", 1, 2}, 50, "abc"}, "bad", ""}, `
error[syntax]: bad
  --> x:1:2
  |
1 | abc
  |  ^^
`},
		{"tabs", Diagnostic{Syntax, Span{Position{"x", 1, 3}, 2, "\ta\tb"}, "bad", ""}, `
error[syntax]: bad
  --> x:1:3
  |
1 |  a b
  |   ^^
`},
		{"wide characters", Diagnostic{Syntax, Span{Position{"x", 1, 3}, 2, "漢Ａ😀ab"}, "bad", ""}, `
error[syntax]: bad
  --> x:1:3
  |
1 | 漢Ａ😀ab
  |     ^^^
`},
		{"combining marks", Diagnostic{Syntax, Span{Position{"x", 1, 4}, 1, "e\u0301 a"}, "bad", ""}, `
error[syntax]: bad
  --> x:1:4
  |
1 | ` + "e\u0301" + ` a
  |   ^
`},
		{"a combining mark", Diagnostic{Syntax, Span{Position{"x", 1, 2}, 1, "e\u0301"}, "bad", ""}, `
error[syntax]: bad
  --> x:1:2
  |
1 | ` + "e\u0301" + `
  |  ^
`},
		{"control characters", Diagnostic{Syntax, Span{Position{"x", 1, 2}, 1, "a\x1b[31m\u202eb\u00a0c\x00"}, "bad \x1b[0m", "hint\x07"}, `
error[syntax]: bad ·[0m
  --> x:1:2
  |
1 | a·[31m·b c·
  |  ^
  = hint: hint·
`},
		{"begin of a long line", Diagnostic{Syntax, Span{Position{"x", 1, 2}, 2, long}, "bad", ""}, `
error[syntax]: bad
  --> x:1:2
  |
1 | ` + long[:96] + `…
  |  ^^
`},
		{"middle of a long line", Diagnostic{Syntax, Span{Position{"x", 1, 101}, 2, long}, "bad", ""}, `
error[syntax]: bad
  --> x:1:101
  |
1 | …` + long[68:164] + `…
  | ` + strings.Repeat(" ", 33) + `^^
`},
		{"end of a long line", Diagnostic{Syntax, Span{Position{"x", 1, 201}, 1, long}, "bad", ""}, `
error[syntax]: bad
  --> x:1:201
  |
1 | …` + long[168:] + `
  | ` + strings.Repeat(" ", 33) + `^
`},
		{"long mark", Diagnostic{Syntax, Span{Position{"x", 1, 5}, 196, long}, "bad", ""}, `
error[syntax]: bad
  --> x:1:5
  |
1 | ` + long[:96] + `…
  |     ` + strings.Repeat("^", 92) + `
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			if err := PrintFull(&b, List{test.in}, false); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n")+"\n", b.String()); diff != "" {
				t.Error(diff)
			}
			for _, r := range b.String() {
				if r != '\n' && unicode.IsControl(r) {
					t.Errorf("%U reaches the terminal", r)
				}
			}
			var coloured strings.Builder
			if err := PrintFull(&coloured, List{test.in}, true); err != nil {
				t.Fatal(err)
			}
			plain := coloured.String()
			for _, code := range []string{"1;31", "1;33", "1", "36", "0"} {
				plain = strings.ReplaceAll(plain, "\x1b["+code+"m", "")
			}
			tone := map[Severity]string{Error: "\x1b[1;31m", Warning: "\x1b[1;33m"}[test.in.Severity()]
			if !strings.HasPrefix(coloured.String(), tone) || plain != b.String() {
				t.Errorf("with colour:\n%q", coloured.String())
			}
		})
	}
}

// full fails after some writes.
type full struct{ writes int }

func (f *full) Write(p []byte) (int, error) {
	if f.writes--; f.writes < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func TestPrintFails(t *testing.T) {
	list := List{{Code: Syntax, At: at("x", 1, 1)}, {Code: Syntax, At: at("x", 2, 1)}}
	for writes := range 2 {
		if err := PrintConcise(&full{writes}, list); err == nil {
			t.Error(fmt.Sprint("PrintConcise forgets the error of write ", writes))
		}
		if err := PrintFull(&full{writes}, list, false); err == nil {
			t.Error(fmt.Sprint("PrintFull forgets the error of write ", writes))
		}
	}
}
