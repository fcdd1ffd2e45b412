package content

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"handbook/generator/diag"
)

// sound are texts that people write on purpose.
var sound = []string{
	"", "plain text", "NÃO, A AÇÃO DA IRMÃ", "“AMANHÃ” – ‘MAÇÃ’ … «IRMÃ» MANHÃ–TARDE AMANHÃ® MAÇÃ© LÃ² IRMÃ\u00a0!",
	"a letra “Ã”, a letra «Ã», the letter « Ä », der Buchstabe „Ä“, Ä–Ö–Ü–Å–Ä, „Ä“„Ö“",
	"Não há amanhã… “são” «irmã»… está»… «está»” está»\u00a0que está»¹ café…» né…» «ê»”",
	"Ça va\u00a0? «\u00a0Où êtes-vous, chère Zoë\u00a0?\u00a0» ÂGE, CHÂTEAU, CAFÉ”, LE CAFÉ» É… L’ÂME",
	"Größe, Äpfel, „Öl“, Straße“ – ß“, GRÜẞE, MÄNNER, ÜBER–ÖL, Spaß²", "TỪ “ĐÔ” LÀ, ĐÃ, Nguyễn Văn Ổn, việc «đã» xong, LÃ…, Â, Ă",
	"Zażółć gęślą jaźń, ŻÓŁĆ, „ŹDŹBŁO”, «Łódź»", "Å være, Å–Å, Å² Å³ 5 Å, Å’s church, SMÅ…, «SMÅ», HÂLÂ» hâlâ", "İstanbul, ĞÜŞ, Română: «â» ÎN", "Þorð, ÆÐI",
	"При чтении", "Ελληνικά", "עברית ×2", "日本語", "العربية", "100 °C, § 5, 3 × 4 ± 1 €, ½, 5 µm ™ ® ©", "😀 → ♥ ✓", "ﬁnd",
}

// TestGarbled reads sound texts in the wrong encoding.
func TestGarbled(t *testing.T) {
	for _, text := range sound {
		for _, g := range findGarbled(text) {
			t.Errorf("%q: %q is sound", text, text[g.from:g.to])
		}
	}
	for _, text := range []string{
		"größer", "Über", "Ärzte und Öl", "GRÜSSE", "ÄPFEL", "Straße", "não", "AÇÃO", "irmã.", "manhã à tarde", "São Paulo", "É bom, Índice",
		"café", "à côté", "garçon\u00a0!", "État", "«\u00a0Bonjour\u00a0»", "5\u00a0%", "cœur", "Noël", "où", "Zażółć", "gęślą", "że", "Łódź", "źle", "ŁÓDŹ",
		"Nguyễn", "được", "Ổn định", "Việt Nam", "người", "it’s", "“so”", "a – b", "and so on…", "5 €", "20 °C", "§ 5", "ﬁnden", "Thế", "→", "♥", "😀", "Привет", "Ελληνικά", "日本語", "العربية", "\ufeffx",
		"İyi", "ışık", "őrült", "šest", "Čas", "Ørsted måde", "på",
	} {
		broken := misread(text)
		found := findGarbled(broken)
		if len(found) == 0 {
			t.Errorf("%q is not noticed", broken)
			continue
		}
		if first := found[0]; !strings.Contains(text, first.meant) {
			t.Errorf("%q: %q is said to mean %q", broken, broken[first.from:first.to], first.meant)
		}
	}
}

// TestGarbledHalf reads a closing quote whose last character, which nobody sees, was lost.
func TestGarbledHalf(t *testing.T) {
	const broken = "says â€œyesâ€ at once"
	var got []string
	for _, g := range findGarbled(broken) {
		got = append(got, broken[g.from:g.to]+" for "+g.meant)
	}
	if want := []string{"â€œ for “", "â€ for ”"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// misread reads UTF-8 as Windows-1252.
func misread(text string) string {
	var b strings.Builder
	for i := range len(text) {
		r := charmap.Windows1252.DecodeByte(text[i])
		if r == utf8.RuneError {
			r = rune(text[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

// TestGarbledLong reads a text in which characters that nobody sees belong to garbled
// ones: however many they are, the work grows with the text, and not with its square.
func TestGarbledLong(t *testing.T) {
	read := func(times int) uint64 {
		data := []byte(strings.Repeat("says \u00e2\u20ac\u0153yes\u00e2\u20ac\u009d at once\n", times))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var list diag.List
		f := newFile("x.md", data, &list)
		runtime.ReadMemStats(&after)
		if f == nil || len(list) != 1 || strings.Contains(f.text, "\u009d") || f.original(len(f.text)) != len(f.source) {
			t.Fatalf("%d lines are not read: %v", times, list)
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	if few, many := read(500), read(5000); many > 20*few {
		t.Errorf("ten times as much text takes %d times the memory", many/few)
	}
}
