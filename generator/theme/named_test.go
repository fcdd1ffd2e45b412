package theme_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unsafe"
)

// TestMissingFiles checks that a file that a style of the user's names is told where
// it stands when the site does not have it.
func TestMissingFiles(t *testing.T) {
	assets := []string{"our.woff2", "pictures/wave 1.svg"}
	for _, c := range []struct{ name, style, want string }{
		{"a font", "p {}\n@font-face { src: url(\"../../assets/our.woff2\") }", ""},
		{"a part of a picture in a folder", "p { background: url(../../assets/pictures/wave%201.svg#a) }", ""},
		{"from the folder of the styles", "p { background: url('../our.woff2') }", ""},
		{"an address that is the picture", "p { background: url(data:image/svg+xml,x) }", ""},
		{"an address with a bad sign", `p { background: url("data:image/svg+xml,<svg fill='#fff' width='100%'/>") }`, ""},
		{"an edition of a font", "p { src: url(../../assets/our.woff2?v=4.7#iefix) }", ""},
		{"a part of the page", "p { filter: url(#blur) }", ""},
		{"a remark", "/* url(x.png) */", ""},
		{"what the colours decide", "p { background: url({{.Light}}.png) }", ""},

		{"a font that is not there", "p {}\né { src: url(\"../../assets/ours.woff2\") }", `2:15 23 "../../assets/ours.woff2" leads to no file in data/assets: did you mean "../../assets/our.woff2"?`},
		{"beside the style", "p { background: url(our.woff2) }", `1:21 9 "our.woff2" leads to no file in data/assets: did you mean "../../assets/our.woff2"?`},
		{"as data has it", "p { background: url( 'data/assets/our.woff2' ) }", `did you mean "../../assets/our.woff2"?`},
		{"the root of a disk", "p { background: url(/assets/our.woff2) }", `did you mean "../../assets/our.woff2"?`},
		{"in another folder", "p { background: url(\"../../assets/wave 1.svg\") }", `did you mean "../../assets/pictures/wave 1.svg"?`},
		{"nothing like it", "p { background: url(../../assets/background.png) }", "put the file there; it is named as ../../assets/FILE"},
	} {
		th, found := load(t, "en", map[string]string{"assets/brand.css": c.style})
		got := ""
		for _, d := range th.Missing(nil, assets) {
			got += fmt.Sprintf("%d:%d %d %s: %s", d.At.Line, d.At.Column, d.At.Width, d.Message, d.Hint)
		}
		if found != "" || (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q\n%s", c.name, got, c.want, found)
		}
	}
}

// TestMissingPictures checks the same of templates.
func TestMissingPictures(t *testing.T) {
	for text, want := range map[string]string{
		`<img src="../assets/logo.svg"><a href="../assets/theme/site.js"></a>`:      "",
		`<img src="../assets/x{{.Title}}.svg"><!-- <img src="../assets/x.svg"> -->`: "",
		`<img src="../assets/our logo.svg"><img src='{{.Root}}assets/a&amp;b.svg'>`: "",
		`<script src="{{.Root}}assets/theme/answers.js" defer></script>`:            "",
		"\n<b>é</b><img alt='' src='../assets/Logo.svg'>":                           `2:29 15 "assets/Logo.svg" leads to no file in data/assets: did you mean "assets/logo.svg"?`,
		`<video poster="../assets/film.jpg"></video>`:                               `1:36 15 "assets/film.jpg" leads to no file in data/assets: put the file there; it is named as assets/FILE`,
		`<a href={{$.Root}}assets/form.pdf>`:                                        `1:36 15 "assets/form.pdf" leads to no file in data/assets: put the file there; it is named as assets/FILE`,
	} {
		th, _ := load(t, "en", map[string]string{"pages/page.html": `{{define "main"}}` + text + `{{end}}`})
		got := ""
		for _, d := range th.Missing(nil, []string{"logo.svg", "our logo.svg", "a&b.svg"}) {
			got += fmt.Sprintf("%d:%d %d %s: %s", d.At.Line, d.At.Column, d.At.Width, d.Message, d.Hint)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestUndefinedVariables checks what is said of variables of styles: one that is
// written wrongly, or that an update renamed, takes the whole declaration with it.
func TestUndefinedVariables(t *testing.T) {
	data := fstest.MapFS{"assets/ours/look.css": {Data: []byte(":root { --of-an-asset: red }")}, "assets/SET.JS": {Data: []byte("e.style.setProperty('--by-an-asset', 1)")}}
	for style, want := range map[string]string{
		"p { color: var( --accent ) }":                                     "",
		"p { color: var(--ours, red) }":                                    "",
		":root { --ours: red } p { color: var(--ours) }":                   "",
		"@property --ours { initial-value: red } p { color: var(--ours) }": "",
		"p { color: var(--of-an-asset); order: var(--by-an-asset) }":       "",
		"p {}\nq { color: var(--acent) }":                                  "own/assets/tables.css:2:16: warning unset-variable no style gives the variable \"--acent\" a value\n    did you mean \"--accent\"?\n",
		"p { width: calc(var(--column-of-ours) + 1px) } /* var(--x) */":    "own/assets/tables.css:1:21: warning unset-variable no style gives the variable \"--column-of-ours\" a value\n    give it one, as in :root { --column-of-ours: ... }\n",
	} {
		th, found := load(t, "en", map[string]string{"assets/tables.css": style})
		if got := told(th.Missing(data, []string{"ours/look.css", "SET.JS", "logo.svg"})); found+got != want {
			t.Errorf("%s: found:\n%s%s", style, found, got)
		}
	}
}

// TestLongLines checks that findings in one line share it: in a style without line ends,
// each would keep the whole file once more.
func TestLongLines(t *testing.T) {
	th, _ := load(t, "en", map[string]string{"assets/tables.css": strings.Repeat("p{color:var(--x-of-nobody)}", 2)})
	found := th.Missing(nil, nil)
	if len(found) != 2 || unsafe.StringData(found[0].At.Excerpt) != unsafe.StringData(found[1].At.Excerpt) {
		t.Errorf("%d findings, each with its own line", len(found))
	}
}
