package content

import (
	"bytes"
	"compress/gzip"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	xunicode "golang.org/x/text/encoding/unicode"

	"handbook/generator/diag"
)

func TestFindScript(t *testing.T) {
	for _, test := range []struct {
		text      string
		html, xml string // what is found; empty: nothing
	}{
		{`<p>Hello</p>`, "", ""},
		{`<script>x</script>`, "file", "file"},
		{`<SCRIPT SRC=x.js></SCRIPT>`, "file", "file"},
		{`<script/src="https://example.org/x.js">`, "file", "file"},
		{`<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>`, "", "file"},
		{`<script type="module">`, "file", "file"},
		{`<script type="application/ecmascript">`, "file", "file"},
		{`<script type="application/ld+json">{}</script>`, "", ""},
		{`<scripture>`, "", ""},
		{`1 <script 2`, "", ""},

		{`<!-- <script>x</script> -->`, "", ""},
		{`<!-- a -- > b --><script>`, "file", "file"},
		{`<!--><script>`, "file", "file"},
		{`<!-- a --!><script>`, "file", "file"},
		{`<![CDATA[<script>]]>`, "", ""},
		{`<![CDATA[ ]] ]]><script>`, "file", "file"},
		{`<?note <script> ?>`, "", ""},
		{`<!DOCTYPE svg [<!ENTITY x "<script>y</script>">]>`, "", "an entity can hold a script"},
		{`<!DOCTYPE svg [ <!ENTITY a "b"> <!ENTITY x '&#60;script>y'>]>`, "", "an entity can hold a script"},
		{`<!-- <!ENTITY x "<script>"> --><!DOCTYPE svg [<!ENTITY x "http://www.w3.org/2000/svg">]>`, "", ""},
		{`<_:script xmlns:_="http://www.w3.org/2000/svg">f()`, "", "a tag whose name begins with no letter can hold a script"},
		{`<svg>2 < 3<![CDATA[<_:script>]]></svg>`, "", ""},
		{`<svg><style><script>f()</script></style></svg>`, "file", "file"},

		{`<img onerror="alert(1)" src="x">`, `"onerror"`, `"onerror"`},
		{`<body bgcolor=white onLoad='a = 1'>`, `"onload"`, `"onload"`},
		{`<a b/onclick=f()>`, `"onclick"`, `"onclick"`},
		{`<a title=">" onclick="f&#40;)">`, `"onclick"`, `"onclick"`},
		{`<path onclick="" onset="12" only="f()" v:onload="f()"/>`, "", ""},
		{`<p title="onclick='f()'">onclick="f()"</p>`, "", ""},

		{`<a href="javascript:f()">`, `"href"`, `"href"`},
		{`<a xlink:href=" JavaScript&#58;f()">`, `"xlink:href"`, `"xlink:href"`}, // in HTML, too, within a drawing
		{"<a href = \"java\tscript:f()\">", `"href"`, `"href"`},
		{`<animate attributeName="href" values="a; javascript:f()"/>`, `"values"`, `"values"`},
		{`<form action='javascript:f()'>`, `"action"`, `"action"`},
		{`<a href="https://example.org/javascript:f()" title="javascript: the good parts">`, "", ""},
		{`<iframe srcdoc="&lt;script>f()&lt;/script>">`, `"srcdoc"`, `"srcdoc"`},
		{`<iframe srcdoc="Hello">`, "", ""},
	} {
		for xml, want := range map[bool]string{false: test.html, true: test.xml} {
			got := ""
			if found := findScript(strings.NewReader(test.text), xml); found != nil {
				got, _ = strings.CutSuffix(strings.TrimPrefix(found.what, "the "), " holds a script")
			}
			if got != want {
				t.Errorf("%.80s (XML: %v): found %q, want %q", test.text, xml, got, want)
			}
		}
	}
}

// TestDrawings checks that nothing is found in what drawing programs write.
func TestDrawings(t *testing.T) {
	for program, text := range map[string]string{
		"Inkscape": `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" viewBox="0 0 210 297" version="1.1" inkscape:version="1.3" sodipodi:docname="a.svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview pagecolor="#ffffff" showgrid="false" inkscape:window-maximized="1" />
  <path onclick="" style="fill:none" d="M 0,0 1,1" sodipodi:nodetypes="cc" /><image xlink:href="data:image/png;base64,AAAA" /></svg>`,
		"Illustrator": `<?xml version="1.0" encoding="utf-8"?><!-- Generator: Adobe Illustrator 24.0, SVG Export Plug-In -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/"> <!ENTITY ns_svg "http://www.w3.org/2000/svg"> ]>
<svg xmlns="&ns_svg;" xmlns:x="&ns_extend;" x="0px" enable-background="new 0 0 9 9"><switch><foreignObject requiredExtensions="&ns_ai;">
<i:pgfRef xlink:href="#adobe_illustrator_pgf"></i:pgfRef></foreignObject></switch><style type="text/css"><![CDATA[ .a>b{fill:#FFF;} ]]></style>
<i:pgf id="adobe_illustrator_pgf"><![CDATA[ eJzs<script]] > ]]></i:pgf></svg>`,
		"draw.io": `<svg xmlns="http://www.w3.org/2000/svg" content="&lt;mxfile&gt;&lt;script&gt;f()&lt;/script&gt;&lt;/mxfile&gt;" style="color-scheme: light dark;">
<g><g pointer-events="all" transform="translate(0.5 0.5)"><switch><foreignObject style="overflow: visible;" width="100%"><div xmlns="http://www.w3.org/1999/xhtml" style="width: 1px;">Text</div></foreignObject>
<text x="1" y="1">Text</text></switch></g></g><a transform="translate(0,-5)" xlink:href="https://www.drawio.com/doc/faq/svg-export-text-problems" target="_blank"><text>Text is not SVG</text></a></svg>`,
		"LibreOffice": `<svg version="1.2" fill-rule="evenodd" xmlns="http://www.w3.org/2000/svg" xmlns:ooo="http://xml.openoffice.org/svg/export" xml:space="preserve">
<defs class="EmbeddedBulletChars"><g id="bullet-char-template-57356" transform="scale(0.00048828125,-0.00048828125)"><path d="M 580,1141 L 1163,571 Z"/></g></defs>
<g class="com.sun.star.drawing.CustomShape"><desc>on = 1; onclick</desc></g></svg>`,
	} {
		if found := findScript(strings.NewReader(text), true); found != nil {
			t.Errorf("%s: %s: %.40s", program, found.what, text[found.from:])
		}
	}
}

// TestScriptInUTF16 checks that a text of Windows is read as browsers read it.
func TestScriptInUTF16(t *testing.T) {
	text, err := xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewEncoder().String("<p>\n<b>é<script>")
	if err != nil {
		t.Fatal(err)
	}
	found := findScript(textOf(strings.NewReader(text), ".html"), false)
	if found == nil {
		t.Fatal("nothing found")
	}
	at := found.span(textOf(strings.NewReader(text), ".html"), "a.html")
	if at.Line != 2 || at.Column != 5 || at.Excerpt != "<b>é<script>" {
		t.Errorf("found at %+v", at)
	}
}

// TestScriptInPacked checks that a packed picture is looked into as browsers do.
func TestScriptInPacked(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	io.WriteString(w, `<svg xmlns="http://www.w3.org/2000/svg"><script>f()</script></svg>`)
	w.Close()
	fsys := fstest.MapFS{"assets/a.svgz": {Data: packed.Bytes()}, "assets/b.svgz": {Data: []byte("<script>")}}
	var got []string
	_, list, err := Load(fsys, "data")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		if d.Code == diag.ScriptInAsset {
			got = append(got, d.At.Position.String())
		}
	}
	if len(got) != 1 || got[0] != "data/assets/a.svgz" {
		t.Errorf("found in %q", got)
	}
}

// again is a reader of one text, over and over.
type again struct{ text string }

func (a *again) Read(p []byte) (int, error) {
	return copy(p, a.text), nil
}

// TestLongAsset checks that little of a large file is held at a time, that its place is
// told all the same, and that what is not looked at is told.
func TestLongAsset(t *testing.T) {
	if testing.Short() {
		t.Skip("reads long files")
	}
	const size = 3 * maxTag
	for _, test := range []struct{ text, want string }{
		{"<p>" + strings.Repeat("x", 1000) + "</p>\n", "the file holds a script"},
		{"x", "more than 16 MB from here on are one tag or text, after which may come a script"},
		{`<a b="`, "more than 16 MB from here on are one tag or text, after which may come a script"},
	} {
		long := func() io.Reader {
			return io.MultiReader(io.LimitReader(&again{strings.Repeat(test.text, 999)}, size), strings.NewReader(`-->"'><script>`))
		}
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		found := findScript(long(), true)
		runtime.ReadMemStats(&after)
		if more := int64(after.HeapSys) - int64(before.HeapSys); more > 5*maxTag {
			t.Errorf("%.20s: %d bytes more in memory", test.text, more)
		}
		if found == nil || found.what != test.want {
			t.Fatalf("%.20s: found %+v, want %q", test.text, found, test.want)
		}
		at := found.span(long(), "a.svg")
		if oneLine := !strings.Contains(test.text, "\n"); oneLine != (at.Line == 1) || oneLine && (at.Excerpt != "" && found.from > maxShown || int64(at.Column) != found.from+1) || len(at.Excerpt) > maxShown {
			t.Errorf("%.20s: from %d at %d:%d, with %d bytes", test.text, found.from, at.Line, at.Column, len(at.Excerpt))
		}
	}
}

// FuzzFindScript checks that what is found has its place in the text.
func FuzzFindScript(f *testing.F) {
	f.Add("<svg>\n<a href='javascript:f()'>", true)
	f.Add("\x80<_", true)
	f.Add(`<!DOCTYPE svg [<!ENTITY x "<script>">]><_:script a="&#0;`, true)
	f.Fuzz(func(t *testing.T, text string, xml bool) {
		found := findScript(strings.NewReader(text), xml)
		if found == nil {
			return
		}
		at := found.span(strings.NewReader(text), "a.svg")
		if lines := strings.SplitAfter(text, "\n"); at.Line > len(lines) || at.Column > len(lines[at.Line-1]) {
			t.Errorf("%q is found at %d:%d", found.what, at.Line, at.Column)
		}
	})
}
