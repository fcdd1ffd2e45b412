package render

import (
	"slices"
	"strings"
	"testing"

	"handbook/generator/handbook"
)

// TestFirstLetter checks under which letter a text is listed.
func TestFirstLetter(t *testing.T) {
	tests := []struct{ tag, text, want string }{
		{"en", "able", "A"}, {"en", "Élan", "E"}, {"en", "“Best” work", "B"}, {"en", "3 questions", "#"}, {"en", "…", "#"}, {"en", "", "#"},
		{"de", "Übung", "U"}, {"de", "ßtrange", "S"},
		{"sv", "Ängslig", "Ä"}, {"sv", "Ålder", "Å"}, {"sv", "Éclair", "E"},
		{"es", "ñandú", "Ñ"}, {"es", "Últimas", "U"}, {"es", "¿Qué?", "Q"},
		{"de", "U\u0308bung", "U"}, {"sv", "A\u030alder", "Å"}, // composed otherwise
		{"tr", "ilke", "İ"}, {"tr", "ırmak", "I"},
		{"ar", "إدارة", "ا"}, {"ar", "أهداف", "ا"}, {"ar", "آمال", "ا"}, {"ar", "«بناء»", "ب"}, {"ar", "CSAT", "C"},
		{"he", "שירות", "ש"},
	}
	for _, tt := range tests {
		if got := alphabetOf(tt.tag).first(tt.text); got != tt.want {
			t.Errorf("%s: %q is listed under %q, want %q", tt.tag, tt.text, got, tt.want)
		}
	}
	for text, want := range map[string]string{"chléb": "Ch", "CHLÉB": "Ch", "“Ch-”": "Ch", "c\u030c b": "Čb", "c": ""} {
		if got := alphabetOf("cs").pair(text); got != want {
			t.Errorf("the first two letters of %q are %q, want %q", text, got, want)
		}
	}
}

// Two letters that count as one are a group of their own, where their language sorts
// them.
func TestGroupByLetter(t *testing.T) {
	var items []*handbook.Item
	for _, text := range []string{"cena", "Čas", "dar", "had", "chata", "Chléb", "iskra", "3"} {
		items = append(items, &handbook.Item{Text: text})
	}
	var letters []string
	for _, g := range groupByLetter(items, "cs") {
		letters = append(letters, g.letter)
	}
	if want := []string{"C", "Č", "D", "H", "Ch", "I", "#"}; !slices.Equal(letters, want) {
		t.Errorf("got %q, want %q", letters, want)
	}
}

// The addresses of the pages of a long index are kept.
func TestLetterName(t *testing.T) {
	for letter, want := range map[string]string{"A": "a", "Ch": "ch", "É": "u00e9", "Ж": "u0436", "ا": "u0627", "#": "0"} {
		if got := letterName(letter); got != want {
			t.Errorf("the page of %q is called %q, want %q", letter, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	long := "Answers customers within the agreed time"
	for text, want := range map[string]string{
		"":        "",
		long[:32]: long[:32],
		long:      "Answers customers within the\u00a0…",
		"Checks, also when nobody asks, that all is well": "Checks, also when nobody asks\u00a0…",
		strings.Repeat("x", 31) + " y":                    strings.Repeat("x", 31) + "\u00a0…",
		strings.Repeat("x", 32) + " y":                    strings.Repeat("x", 32) + "\u00a0…",
		strings.Repeat("客户", 20):                          strings.Repeat("客户", 16) + "\u00a0…", // no spaces
	} {
		if got := shorten(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
