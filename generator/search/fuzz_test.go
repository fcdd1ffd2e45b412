package search

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzFiles puts any text into an index: what is written is a script that holds
// the text and nothing that ends it.
func FuzzFiles(f *testing.F) {
	for _, text := range []string{"Teamwork", "</script><!--\u2028", "\xff\x00\t\n\\\"'", "ÄÖÜ ß ı İ ﬁ", "日本語 한국어", "العربية", "😀😀", "a\u0301", strings.Repeat("x", 300)} {
		f.Add(text, text, uint16(0))
		f.Add(text, "two words", uint16(300))
	}
	f.Fuzz(func(t *testing.T, name, text string, limit uint16) {
		groups := append(sample(), Group{{Kind: "page", Name: name, Where: text, Page: "pages/x.html", Head: true, Texts: []Text{{Text: text}, {Place: "x", Text: name}}}})
		o := options
		o.Limit = int(limit)
		files := files(Build(of(groups), o))
		for _, file := range files {
			for _, bad := range []string{"</", "<!--", "\u2028", "\u2029", "\x00"} {
				if bytes.Contains(file.Data, []byte(bad)) {
					t.Errorf("%s holds %q", file.Name, bad)
				}
			}
		}
		var items []string
		for _, part := range parts(t, files) {
			if part[0] == "items" {
				items = append(items, part[3].(string))
			}
		}
		line := func(s string) string { return oneLine.Replace(string([]rune(s))) } // what is no UTF-8 is replaced
		if want := "\t" + line(text) + "\tx\t" + line(name); !strings.HasSuffix(strings.Join(items, "\n"), want) {
			t.Errorf("the last entry does not end with %q: %q", want, items)
		}
	})
}
