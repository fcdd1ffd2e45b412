package markdown

import (
	"strings"
	"testing"
)

func FuzzMisreads(f *testing.F) {
	for _, s := range []string{"| a |\n|---|\n| b | c |", "> a|b\n> -|-\n> c|d|e", "[a]: b", "- [a]:\n  b\n\n[A]", "| a | b |\n| c | d |",
		"    One two three four five.", "\tOne two three four five.", "- a\n\n\t\tOne two three four five.", "One two three four.\n---", "> One two three four.\n> ---", "|\n|-|\n|\\|", "\x00|\n-|-\n||",
		"• a\n• b", "a: • b • c", "- a) b\n  b) c", "-a\n-b", "x\n2. a\n3. b", "o\ta\no\tb", "> 1.a\n2.b", "1\xff", "\uf0b7a\n\uf0b7",
		"**a:**b ** c **", "- ** a\n  **", "##a\n> ###b", "a\tb\nc\td", "**a:**b", "##a", "a\tb\nc\td", "www.a.b", "b@c.d", "*a\n*b", "One two three four.\n---\n", "https://a_b*c*@d.e", "www.a.b@c.d http://", "[a] (mailto:b@c.de)", "a ~~b~~ c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if tooMuch(source) {
			return
		}
		for _, m := range misreads(source) {
			if inList := m.Fate >= Bullets && m.Fate <= InLine; !inList && !mayMislead(source) { // a list within a list is missed
				t.Errorf("%q: nothing is looked for, but there is %+v", source, m)
			}
			if m.From < 0 || m.From > m.To || m.To > len(source) {
				t.Fatalf("%q: %+v", source, m)
			}
			if strings.TrimSpace(source[m.From:m.To]) == "" {
				t.Errorf("%q: nothing stands at %+v", source, m)
			}
		}
	})
}
