package theme_test

import (
	"io/fs"
	"strings"
	"testing"

	"handbook/layouts"
)

// TestLostOnPages checks that what a browser leaves out of a user's layouts, or what
// spoils those after it, is told where it stands.
func TestLostOnPages(t *testing.T) {
	page := func(text string) string { return "{{define \"main\"}}\né " + text + "{{end}}" }
	const file, elsewhere, styles, script = "own/pages/page.html:2:", "pages load nothing from elsewhere", "styles within a page", "a script within a page"
	for _, c := range []struct{ name, path, text, at, want string }{
		{"a picture", "pages/page.html", page(`<img alt="" src="https://example.org/x.png">`), file + "20: warning blocked", elsewhere},
		{"a script of a network of others", "pages/page.html", page(`<script defer src='//example.org/x.js'></script>`), file + "22:", elsewhere},
		{"a style sheet", "pages/page.html", page(`<link href=https://example.org/x.css rel=stylesheet>`), file + "14:", elsewhere},
		{"an icon", "pages/page.html", page(`<link rel="shortcut icon" href="https://example.org/x.ico">`), file + "35:", elsewhere},
		{"another icon", "pages/page.html", page(`<link rel="icon" href="https://example.org/x.ico">`), file + "26:", elsewhere},
		{"a style", "pages/page.html", page(`<p style="color: red">x</p>`), file + "6:", styles},
		{"a table of styles", "pages/page.html", page(`<style>p { color: red }</style>`), file + "3:", styles},
		{"a script", "pages/page.html", page(`<script>f()</script>`), file + "3:", script},
		{"a script with its type", "pages/page.html", page(`<script defer type="text/javascript">f()</script>`), file + "3:", script},
		{"a module", "pages/page.html", page(`<script type=module>f()</script>`), file + "3:", script},
		{"data for a script", "pages/page.html", page(`<script type="application/json">{}</script><script type="module" src="x.js"></script>`), "", ""},
		{"a link that is a script", "pages/page.html", page(`<a class="x" href="JavaScript:print()">x</a>`), file + "22:", script},
		{"a form", "pages/page.html", page(`<form method="get" action="https://example.org"></form>`), file + "30:", "a form sends nothing"},
		{"a button of a form", "pages/page.html", page(`<button formaction="https://example.org"></button>`), file + "23:", "a form sends nothing"},
		{"a form for a script", "pages/page.html", page(`<form><input name="action"></form>`), "", ""},
		{"what is done at a click", "pages/page.html", page(`<b class="x" onclick="f()">x</b>`), file + "16:", script},
		{"a link", "pages/page.html", page(`<a href="https://example.org">style="x"</a><link rel="me" href="https://example.org">`), "", ""},
		{"remarks", "pages/page.html", page(`{{/* <p style="x"> */}}<!-- <script> -->`), "", ""},
		{"a frame with a policy of its own", "base.html", `{{define "base"}}<p style="x">{{template "main" .Main}}</p>{{end}}`, "", ""},

		{"an import", "assets/brand.css", "p {}\n@import \"x.css\";", "own/assets/brand.css:2:1: warning blocked", "imports none"},
		{"a picture in a style", "assets/tables.css", "p { background: url( 'https://example.org/x.png') }", "own/assets/tables.css:1:23:", elsewhere},
		{"a picture of ours", "assets/tables.css", "p { background: url(../x.png) } /* @import { */ p::after { content: \"}'{\" }", "", ""},
		{"a picture that is an address", "assets/tables.css", "p { background: url(data:image/svg+xml,<svg>{</svg>) }", "", ""},
		{"texts that look like remarks", "assets/tables.css", "input[accept=\"image/*\"] { color: red }\nq::after { content: '*/'; background: url(\"data:,\\\n//\") }", "", ""},
		{"a brace that is not closed", "assets/tables.css", "p {\n  color: red;\nq { color: blue }\n", "own/assets/tables.css:1:3: error layout-fault", `"{" is not closed`},
		{"a brace too many", "assets/tables.css", "p { color: red }}\n", "own/assets/tables.css:1:17: error layout-fault", `"}" closes nothing`},
		{"a remark of other languages", "assets/tables.css", "p { color: red }\n  // ours\nq { color: blue; background: url(\n  \"data:,//\") }\n", "own/assets/tables.css:2:3: error layout-fault", `no comments that begin with "//"`},
		{"a remark that is not closed", "assets/tables.css", "p { color: red }\n/* q\n", "own/assets/tables.css:2:1: error layout-fault", "comment is not closed"},

		{"not UTF-8", "pages/page.html", "{{define \"main\"}}\nM\xe9tier{{end}}", "own/pages/page.html:2:2: error encoding", "byte 0xe9"},
		{"UTF-16", "assets/tables.css", "\xff\xfep\x00", "own/assets/tables.css:1:1: error encoding", "the file is UTF-16"},
		{"UTF-16 without its mark", "assets/tables.css", "p\x00 \x00", "own/assets/tables.css:1:1: error encoding", "the file is UTF-16"},
		{"a document", "assets/tables.css", "\xffp", "own/assets/tables.css:1:1: error encoding", "byte 0xff"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got := load(t, "en", map[string]string{c.path: c.text})
			if !strings.HasPrefix(got, c.at) || !strings.Contains(got, c.want) || c.want == "" && got != "" || strings.Count(got, ": error ")+strings.Count(got, ": warning ") > 1 {
				t.Errorf("got:\n%s\nwant at %s: %s", got, c.at, c.want)
			}
		})
	}
}

// TestOurLayoutsLoseNothing checks that nothing is said of a copy of our layouts.
func TestOurLayoutsLoseNothing(t *testing.T) {
	own := map[string]string{}
	err := fs.WalkDir(layouts.Files, ".", func(p string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && !strings.HasSuffix(p, ".go") {
			data, _ := layouts.Files.ReadFile(p)
			own[p] = "\ufeff" + string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	th, found := load(t, "en", own)
	if found != "" {
		t.Errorf("found:\n%s", found)
	}
	for _, asset := range th.Assets {
		if strings.HasPrefix(string(asset.Data), "\ufeff") {
			t.Errorf("%s begins with a byte order mark, which spoils the style after it where files are joined", asset.Path)
		}
	}
}
