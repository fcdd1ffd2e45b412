package content

import (
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/diag"
)

// TestHiddenScripts tries what runs in Chromium and Firefox, and no tag shows it as it
// is written.
func TestHiddenScripts(t *testing.T) {
	for text, want := range map[string]string{
		"svg <?pi > <!-- ?><svg><script>f()</script></svg><?pi --> ?>":                                 "holds ?> can hide",
		`svg <!DOCTYPE svg [<!NOTATION n SYSTEM "> <!--">]><svg><script>f()</script><!-- --></svg>`:    `holds " can hide`,
		`svg <!DOCTYPE svg [<!-- > <![CDATA[ -->]><svg><script>f()</script></svg>`:                     "holds --> can hide",
		`svg <!DOCTYPE svg [<?pi > <![CDATA[ ?>]><svg><script>f()</script></svg>`:                      "holds ?> can hide",
		`svg <!DOCTYPE svg [<!NOTATION n SYSTEM "<!-- > <![CDATA[ ">]><svg><script>f()</script></svg>`: "holds \" can hide",
		"svg <?pi <!-- ?><script>f()</script>":                                                         "file holds a script",
		`svg <!DOCTYPE svg [<!ATTLIST svg onload CDATA "f()">]><svg/>`:                                 "attribute that is declared",
		`svg <!DOCTYPE svg [<!ATTLIST svg a CDATA #IMPLIED onload CDATA 'f()'>]><svg/>`:                "attribute that is declared",
		`svg <!DOCTYPE svg [<!ATTLIST svg a CDATA '>' onload CDATA "f()">]><svg/>`:                     "attribute that is declared",
		`svg <!DOCTYPE svg [<!ENTITY copy "java"><!ENTITY b 'script:f()'>]><a href="&copy;&b;">`:       `"href" holds a script`,
		`svg <!DOCTYPE svg [<!ENTITY a "f("><!ENTITY a "">]><svg onload="&a;)">`:                       `"onload" holds a script`,
		`svg <!DOCTYPE svg [<!ENTITY a '"x='>]><svg a="&a;" onload="f()" b="&a;">`:                     `"onload" holds a script`,
		`svg <!DOCTYPE svg [<!ENTITY a "&#106;">]>`:                                                    "entity can hold a script",
		`svg <?xml-stylesheet type="text/xsl" href="#x"?><x/>`:                                         "style sheet that is not CSS",
		`svg <?xml-stylesheet title="text/css" type="text/xsl" href="#x"?><x/>`:                        "style sheet that is not CSS",
		"html <svg><![CDATA[ > <!-- ]]><script>f()</script><!-- --></svg>":                             "holds ]]> can hide",
		"html <TITLE><!--</title><script>f()</script>-->":                                              "holds </title",
		"html <style><!--</STYLE ><script>f()</script>-->":                                             "holds </style",
		`html <title><a b="</title><script>f()</script>"></title>`:                                     "holds </title",
		"html <script type=text/plain><!--</script><script>f()</script>-->":                            "holds </script",
		`html <svg><a xlink:href="javascript:f()">`:                                                    `"xlink:href" holds a script`,

		`svg <!DOCTYPE svg [<!ENTITY a "fill:#fff;">]><path style="&a;"/><a href="?a=1&amp;b;c">`:                   "",
		`svg <!DOCTYPE svg [<!-- it's --><!ATTLIST svg xmlns:a CDATA #FIXED "http://a" b CDATA #IMPLIED>]>`:         "",
		`svg <?xml version="1.0"?><?xml-stylesheet type="text/css" href="x.css"?><?xpacket begin='' id='x'?>`:       "",
		"html <!--[if !mso]><style>v{}</style><script>f()</script><![endif]--><style><!-- a > b --></style>":        "",
		"html <style>/*<![CDATA[*/ a > b {} /*]]>*/</style><!-- x --><svg><style><![CDATA[ a > b ]]></style></svg>": "",
		"html <title>a</title><!-- </title> --><textarea>&lt;/textarea></textarea>":                                 "",
		`svg <!DOCTYPE svg [<!ENTITY a "b">]><svg d="` + strings.Repeat("&a;", 100_000):                             "",
		`svg <!DOCTYPE svg [<!ENTITY a "b">]><svg d="` + strings.Repeat("&a;", 100_000) + `"/>`:                     "entities can hold a script",
	} {
		kind, text, _ := strings.Cut(text, " ")
		got := ""
		if found := findScript(strings.NewReader(text), kind == "svg"); found != nil {
			got = found.what
		}
		if !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("%s %.200s: found %q, want %q", kind, text, got, want)
		}
	}
}

// TestScriptsByEnding tells of a script in each file that browsers open as a document,
// and in no other.
func TestScriptsByEnding(t *testing.T) {
	fsys := fstest.MapFS{}
	want := []string{"note", "x.HTML", "x.htm", "x.mathml", "x.rdf", "x.svg", "x.xhtml", "x.xml", "x.xsd"}
	for _, name := range append([]string{"x.css", "x.docx", "x.pdf", "x.txt"}, want...) {
		fsys["assets/"+name] = &fstest.MapFile{Data: []byte("<script>f()</script>")}
	}
	_, list, err := Load(fsys, "data")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range list {
		if d.Code == diag.ScriptInAsset {
			got = append(got, path.Base(d.At.File))
		}
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("found in %q, want %q", got, want)
	}
}
