package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func render(source string) string {
	p := Parse(source, func(l Link) (Target, bool) {
		if page, ok := strings.CutPrefix(l.Destination, "competency:"); ok {
			return Target{Page: "competencies/" + page + "/index.html"}, true
		}
		if strings.HasPrefix(l.Destination, "assets/") {
			return Target{Page: l.Destination}, l.Destination != "assets/missing.png"
		}
		scheme, _, _ := strings.Cut(l.Destination, ":")
		return Target{Address: l.Destination}, slices.Contains([]string{"https", "http", "mailto", "tel"}, scheme)
	})
	return strings.TrimSpace(p.HTML(3, func(page, fragment string) string { return "../" + page }))
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"paragraph", "One *two*.", "<p>One <em>two</em>.</p>"},
		{"item link", "[x](competency:teamwork)", `<p><a href="../competencies/teamwork/index.html">x</a></p>`},
		{"external link", "[x](https://example.org/?a=1&b=2)", `<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer external" data-address="https://example.org/?a=1&amp;b=2">x</a></p>`},
		{"mail with a name", "[*us*](mailto:a@example.org?subject=x)", `<p><a href="mailto:a@example.org?subject=x" rel="noopener noreferrer external" data-address="a@example.org"><em>us</em></a></p>`},
		{"mail that is told", "[a@example.org](mailto:a@example.org)", `<p><a href="mailto:a@example.org" rel="noopener noreferrer external">a@example.org</a></p>`},
		{"address that is told", "[**www.example.org**](https://www.example.org/)", `<p><a href="https://www.example.org/" rel="noopener noreferrer external"><strong>www.example.org</strong></a></p>`},
		{"address without its scheme", "[www.example.org](http://www.example.org)", `<p><a href="http://www.example.org" rel="noopener noreferrer external">www.example.org</a></p>`},
		{"telephone", "[us](tel:+49123)", `<p><a href="tel:+49123" rel="noopener noreferrer external" data-address="+49123">us</a></p>`},
		{"telephone that is told", "[+49 123](tel:+49123)", `<p><a href="tel:+49123" rel="noopener noreferrer external">+49 123</a></p>`},
		{"refused link keeps its text", "[x *y*](javascript:alert(1))", "<p>x <em>y</em></p>"},
		{"autolink", "<https://example.org>", `<p><a href="https://example.org" rel="noopener noreferrer external">https://example.org</a></p>`},
		{"mail", "<a@example.org>", `<p><a href="mailto:a@example.org" rel="noopener noreferrer external">a@example.org</a></p>`},
		{"mail with its scheme", "<mailto:a@example.org>", `<p><a href="mailto:a@example.org" rel="noopener noreferrer external">mailto:a@example.org</a></p>`},
		{"address within a link", "[see *<https://example.org>*](competency:teamwork) <https://example.org>", `<p><a href="../competencies/teamwork/index.html">see <em>https://example.org</em></a> <a href="https://example.org" rel="noopener noreferrer external">https://example.org</a></p>`},
		{"address within a refused link", "[<https://example.org>](javascript:x)", `<p><a href="https://example.org" rel="noopener noreferrer external">https://example.org</a></p>`},
		{"refused autolink", "<javascript:alert>", "<p>javascript:alert</p>"},
		{"picture", `![A "map"](assets/map.png)`, `<p><img src="../assets/map.png" alt="A &#34;map&#34;"></p>`},
		{"picture from elsewhere", "![map](https://example.org/x.png)", "<p>map</p>"},
		{"picture that is not there", "![map](assets/missing.png)", "<p>map</p>"},
		{"link without a text", "a [](competency:teamwork)[ ](https://example.org) b [**&nbsp;**](competency:teamwork)", "<p>a   b <strong>\u00a0</strong></p>"},
		{"link of a picture", "[![](assets/map.png)](competency:teamwork)", `<p><a href="../competencies/teamwork/index.html"><img src="../assets/map.png" alt=""></a></p>`},
		{"heading without a text", "# A\n\n##\n\n### B", "<h3>A</h3>\n<h4>B</h4>"},
		{"raw block is text", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
		{"raw inline is text", `a <img src=x onerror=alert(1)> b`, "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>"},
		{"comment is text", "<!-- a -->", "<p>&lt;!-- a --&gt;</p>"},
		{"heading of an address alone", "# <https://example.org>", `<h3><a href="https://example.org" rel="noopener noreferrer external">https://example.org</a></h3>`},
		{"picture of an address", "![a <https://example.org>](assets/a.png)", `<p><img src="../assets/a.png" alt="a https://example.org"></p>`},
		{"heading levels close up", "# A\n\n### B", "<h3>A</h3>\n<h4>B</h4>"},
		{"headings below the last level", "# A\n## B\n### C\n#### D\n##### E\n###### F", "<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>\n<h6>D</h6>\n<h6>E</h6>\n<h6>F</h6>"},
		{"table", "| a | b |\n|:--|--:|\n| 1 | 2 |", "<div class=\"scroll authored\" role=\"group\" tabindex=\"0\" aria-label=\"a, b\">\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th class=\"align-end\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class=\"align-end\">2</td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"table without words in its head", "| | |\n|---|---|\n| 1 | 2 |", "<div class=\"scroll authored\" role=\"group\" tabindex=\"0\">\n<table>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"table that names its rows", "| | b |\n|---|---|\n| 1 | 2 |\n| | 3 |", "<div class=\"scroll authored\" role=\"group\" tabindex=\"0\" aria-label=\"b\">\n<table>\n<thead>\n<tr>\n<td></td>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<th scope=\"row\">1</th>\n<td>2</td>\n</tr>\n<tr>\n<td></td>\n<td>3</td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"table without words at all", "| |\n|---|", "<div class=\"scroll authored\" role=\"group\" tabindex=\"0\">\n<table>\n</table>\n</div>"},
		{"NUL cannot forge a mark", "a \x000\x00 b", "<p>a \ufffd0\ufffd b</p>"},
		{"NUL in code", "`\x000\x00`", "<p><code>\ufffd0\ufffd</code></p>"},
		{"NUL beside a picture", "![\x000\x00](assets/a.png) ![\x00]()", "<p><img src=\"../assets/a.png\" alt=\"\ufffd0\ufffd\"> \ufffd</p>"},
		{"NUL in a fence", "```\n\x000\x00\n```", "<pre><code>\ufffd0\ufffd\n</code></pre>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := render(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLinkPlace(t *testing.T) {
	source := "First [one](one) then\n[b]( <two> \"t\") and [c][ref] ![p](pic) [![q](four)](four) [![r][pic]](five) [s][ref] [t]()\n\n[ref]: three\n[ref]: six\n[pic]: five\n"
	var got []string
	Parse(source, func(l Link) (Target, bool) {
		got = append(got, fmt.Sprintf("%s@%d", source[l.From:l.To], l.From))
		return Target{}, false
	})
	if want := "one@12 two@28 three@121 pic@56 four@74 four@67 five@92 five@145 three@121 ]@109"; strings.Join(got, " ") != want {
		t.Errorf("the links are at %q, want %q", got, want)
	}
}

// TestSimple checks each byte at each kind of place: what is simple is what CommonMark says.
func TestSimple(t *testing.T) {
	if !simple("Plain text, in \"quotes\"\nand lines.\n\n‘Another’ one (and more): 2.") {
		t.Error("a plain text is given to the parser")
	}
	for c := range 256 {
		for _, source := range []string{"C", "C b", "Cb", "aC", "a C b", "aCb", "aCbC", "aC.", "aC9;b", "a\nC b", "a\nCb", "a\nCCC", "a\nC", "C\nb", "a\n\nCCC\n\nb", "(CCC)", "a C"} {
			source = strings.ReplaceAll(source, "C", string([]byte{byte(c)}))
			if !simple(source) {
				continue
			}
			if quick, full := paragraphs(source), parse(source, nil).HTML(1, nil); quick != full {
				t.Errorf("%q became %q, and %q by CommonMark", source, quick, full)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Plain text, in \"quotes\"\nand lines.\n\n\n‘Another’ one (and more)\n", "a\n  b", "a \nb", "a\n===", "a\n- b", "a\n1. b", "# a\n\n[b](c)", "<script>", "![a](b)", "| a |\n|---|\n| b |", "\x000\x00", "&#0;", "[a](javascript&colon;x)", "<a@b.c>", "![\x00]()", "<http://\x000\x00>", "<a\x00@b.c>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		out := render(source)
		if strings.Contains(out, mark) || strings.Contains(out, "<script") || strings.Contains(out, `href="javascript`) {
			t.Errorf("%q became %q", source, out)
		}
		if !simple(source) || strings.TrimSpace(source) == "" {
			return
		}
		quick := Parse(source, nil)
		full := parse(source, func(Link) (Target, bool) { t.Errorf("%q has a link", source); return Target{}, false })
		if quick.HTML(1, nil) != full.HTML(1, nil) {
			t.Errorf("%q became %q, and %q by CommonMark", source, quick.HTML(1, nil), full.HTML(1, nil))
		}
		full.Source = "[]" // which is not simple
		if quick.Plain() != full.Plain() || Plain(source) != full.Plain() {
			t.Errorf("the text of %q is %q and %q, want %q", source, quick.Plain(), Plain(source), full.Plain())
		}
	})
}
