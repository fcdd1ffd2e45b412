package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestFold and its twin for search-words.js read the same cases.
func TestFold(t *testing.T) {
	data, err := os.ReadFile("testdata/fold.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Language, Text string
		Words          []string // what both find
		Also           []string // what only the index has
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		var got []string
		f := newFolder(c.Language)
		words(f.fold(c.Text), func(w string) { got = append(got, w) })
		want := slices.Concat(c.Words, c.Also)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s %q: %q, want %q", c.Language, c.Text, got, want)
		}
	}
}

// FuzzFold looks for texts whose words the vocabulary could not hold.
func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Customer's", "É-à", "A\u0301B", "İ", "ﬀ", "الكفاءة", "\xff", "ǅ", "ⓐ", "𝐀", "\U0001F130"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range []string{"en", "de"} {
			words(newFolder(tag).fold(text), func(w string) {
				if w == "" || strings.Contains(w, " ") || strings.ContainsFunc(w, func(r rune) bool { return r >= 'A' && r <= 'Z' }) {
					t.Errorf("%q: the word %q", text, w)
				}
			})
		}
	})
}
