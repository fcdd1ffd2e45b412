package markdown

import "testing"

func TestProsePlain(t *testing.T) {
	resolve := func(l Link) (Target, bool) { return Target{Page: "a.html"}, true }
	for source, want := range map[string]string{
		"":                                      "",
		"One":                                   "One",
		"**O**ne [two](x:y), `a < b` &amp; *c*": "One two, a < b & c",
		"# Head\n\nText\nmore\n\n- a\n- b":      "Head Text more a b",
		"| a | b |\n|---|---|\n| c | d |":       "a b c d",
		"![A > B](assets/x.png) after":          "after",
		"<b>raw</b>":                            "<b>raw</b>",
		" \n":                                   "",
		"One  two\u00a0 three ":                 "One two three",
		"Is\u00a0one":                           "Is one",
		"before![A](assets/x.png)after":         "before after",
		"\nOne,  \"two\"\nand\n\nthree\n":       "One, \"two\" and three",
	} {
		p := Parse(source, resolve)
		if got := p.Plain(); got != want || p.Empty() != (want == "") {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for source, want := range map[string]string{
		" \n":                                "",
		"One\n*two*  \nthree":                "One two three",
		"# Head\n\nText\n\n- *a*\n- b":       "Head Text a b",
		"Read <https://example.org/> [a][b]": "Read https://example.org/ [a][b]",
		"![A *map*](assets/x.png)":           "A map",
	} {
		if got := Plain(source); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}
