package diag

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func at(file string, line, column int) Span {
	return Span{Position: Position{File: file, Line: line, Column: column}}
}

func TestSorted(t *testing.T) {
	var list List
	list.Add(Syntax, at("b", 1, 1), "x", "")
	list.Add(Syntax, at("a", 10, 1), "x", "")
	list.Add(Syntax, at("a", 9, 2), "x", "")
	list.Add(Syntax, at("a", 9, 1), "y", "")
	list.Add(Syntax, at("a", 9, 1), "x", "")
	list.Add(BadValue, at("a", 9, 1), "z", "")
	list.Add(Syntax, at("a", 9, 1), "x", "another hint")
	list.Add(MissingAlt, at("a", 9, 1), "x", "advice of the same words")
	list.Add(MissingKey, at("a", 0, 0), "whole file", "")
	list.Add(Unquoted, at("u", 1, 1), "soon", "")
	list.Add(WrongType, at("u", 1, 1), "a date", "")
	list.Add(Unquoted, at("u", 2, 1), "together", "")
	list.Add(Dangling, at("u", 2, 1), "no category", "")
	before := slices.Clone(list)
	var got []string
	for _, d := range list.Sorted() {
		got = append(got, d.At.Position.String()+" "+string(d.Code)+" "+d.Message)
	}
	want := []string{
		"a missing-key whole file", "a:9:1 bad-value z", "a:9:1 missing-alt x", "a:9:1 syntax x", "a:9:1 syntax y", "a:9:2 syntax x", "a:10:1 syntax x", "b:1:1 syntax x",
		"u:1:1 wrong-type a date", "u:2:1 unquoted-text together",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before, list); diff != "" {
		t.Errorf("the list itself was changed: %s", diff)
	}
	if got := List(nil).Sorted(); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestSeverity(t *testing.T) {
	list := List{{Code: Syntax}, {Code: MissingAlt}, {Code: LongSentence}}
	if errors, warnings := list.Count(); errors != 1 || warnings != 2 || !list.HasErrors() || list[1:].HasErrors() {
		t.Errorf("got %d errors and %d warnings", errors, warnings)
	}
	if !slices.IsSorted(Codes()) {
		t.Errorf("the codes are in another order every time: %q", Codes())
	}
	for _, code := range Codes() {
		if strings.ToLower(string(code)) != string(code) || strings.ContainsAny(string(code), " _") {
			t.Errorf("%s is not lower-case words with hyphens", code)
		}
		if about := code.About(); about == "" || strings.HasSuffix(about, ".") || about[:1] != strings.ToLower(about[:1]) {
			t.Errorf("%s: %q is not a sentence in lower case without a period", code, about)
		}
	}
	source, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	declared := regexp.MustCompile(`(?m)^\t\w+ +Code = "(.+)"$`).FindAllStringSubmatch(string(source), -1)
	if len(declared) != len(Codes()) {
		t.Errorf("%d codes are declared, and of %d is said when they are given", len(declared), len(Codes()))
	}
	for _, code := range declared {
		if Code(code[1]).About() == "" { // SARIF would have no rule for it
			t.Errorf("nothing is said about %s", code[1])
		}
	}
	for code := range advice {
		if faults[code] != "" {
			t.Errorf("%s is both a fault and advice", code)
		}
	}
}

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"":                               `""`,
		"a b":                            `"a b"`,
		`say "x"`:                        `"say \"x\""`,
		"tab\tline\nbell\x07esc\x1b[31m": `"tab\tline\nbell\aesc\x1b[31m"`,
		"\u202eabc\u200b":                `"\u202eabc\u200b"`,
		"größe 漢字 😀":                     `"größe 漢字 😀"`,
		"\xff":                           `"\xff"`,
		strings.Repeat("ü", 60):          `"` + strings.Repeat("ü", 60) + `"`,
		strings.Repeat("ü", 61):          `"` + strings.Repeat("ü", 59) + `…"`,
	} {
		if got := Quote(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
	if got := QuoteAll([]string{"a", `"`}); got != `"a", "\""` {
		t.Error(got)
	}
	if got := QuoteAll(nil); got != "" {
		t.Error(got)
	}
}

func TestDidYouMean(t *testing.T) {
	many := strings.Fields("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu")
	tests := []struct {
		word       string
		candidates []string
		want       string
	}{
		{"teamwrok", []string{"writing", "teamwork"}, `did you mean "teamwork"?`},
		{"Team Work", []string{"team-work"}, `did you mean "team-work"?`},
		{"contra-indicators", []string{"contra_indicators"}, `did you mean "contra_indicators"?`},
		{"titel", []string{"title"}, `did you mean "title"?`},
		{"xyz", []string{"beta", "alpha", "beta"}, `choose one of "alpha", "beta"`},
		{"xyz", []string{"alpha"}, `there is only "alpha"`},
		{"xyz", nil, ""},
		{"", []string{"alpha"}, `there is only "alpha"`},
		{"omega-and-more", many, ""},
		{"alpa", many, `did you mean "alpha"?`},
		{"a", []string{"b"}, `there is only "b"`},
		{"-", []string{"_"}, `there is only "_"`},
		{"teamwrok", []string{"writing", "alpha", "teamwork"}, `did you mean "teamwork"?`},
		{"cat", []string{"cow"}, `there is only "cow"`},
		{"leadre", []string{"reader"}, `did you mean "reader"?`},
		{"sumary", []string{"summit"}, `there is only "summit"`},
		{"ab", []string{"ac"}, `did you mean "ac"?`},
		{strings.Repeat("a", 100), []string{strings.Repeat("a", 99)}, `there is only ` + Quote(strings.Repeat("a", 99))},
	}
	for _, test := range tests {
		candidates := slices.Clone(test.candidates)
		if got := DidYouMean(test.word, candidates); got != test.want {
			t.Errorf("%s: got %s, want %s", test.word, got, test.want)
		}
		if !slices.Equal(candidates, test.candidates) {
			t.Errorf("%s: the candidates were changed", test.word)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "axc", 1}, {"abc", "abxc", 1},
		{"ab", "bc", 2}, {"abcdef", "badcfe", 3}, {"kitten", "sitting", 3}, {"ü", "u", 1}, {"a", "abcdefghij", 1 << 20},
	} {
		for _, most := range []int{0, 1, 2, 3, 4, 1 << 20} {
			for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
				if got, want := distance([]rune(pair[0]), []rune(pair[1]), most), min(test.want, most); got != want {
					t.Errorf("%q: got %d, want %d of at most %d", pair, got, want, most)
				}
			}
		}
	}
}
