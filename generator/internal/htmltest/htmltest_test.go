package htmltest_test

import (
	"slices"
	"strings"
	"testing"

	"handbook/generator/internal/htmltest"
	"handbook/generator/render"
)

const policy = "default-src 'none'; script-src 'self' 'sha256-AAAA'; img-src 'self' data:; base-uri 'none'; form-action 'none'; " +
	"require-trusted-types-for 'script'; trusted-types hb"

const frame = `<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8">` +
	`<meta http-equiv="Content-Security-Policy" content="` + policy + `"><title>T</title>` +
	`<meta name="description" content="D"><meta name="referrer" content="no-referrer"></head><body><a class="skip" href="#main">Skip</a>` +
	`<main id="main"><h1>H</h1><p>P</p>BODY</main></body></html>`

func site(t *testing.T, body string) *htmltest.Site {
	t.Helper()
	var m render.Memory
	for path, content := range map[string]string{
		"a/page.html": strings.ReplaceAll(frame, "BODY", body),
		"other.html":  strings.ReplaceAll(frame, "BODY", `<p id="größe">x</p>`),
		"a/b #1.txt":  "text",
	} {
		if err := m.Write(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	return htmltest.Read(t, &m)
}

// A check that finds nothing proves nothing: each kind of fault must be found.
func TestFaultsAreFound(t *testing.T) {
	for _, body := range []string{
		`<a href="nowhere.html">x</a>`,
		`<a href="../other.html#nothing">x</a>`,
		`<a href="#nothing">x</a>`,
		`<a href="">x</a>`,
		`<a href="../">x</a>`,
		`<a href="../other">x</a>`,
		`<a href="/other.html">x</a>`,
		`<a href="../../other.html">x</a>`,
		`<a href="../other.html?x">x</a>`,
		`<a href="//example.org/x.html">x</a>`,
		`<a href="javascript:alert(1)">x</a>`,
		`<a href="ftp://example.org/x.html">x</a>`,
		`<img src="https://example.org/x.png" alt="x">`,
		`<img src="data:image/png;base64,AAAA" alt="x">`,
		`<link rel="canonical" href="https://example.org/a/page.html">`,
		`<script>alert(1)</script>`,
		`<p style="color:red">x</p>`,
		`<p onclick="x()">x</p>`,
		`<style>p{}</style>`,
		`<p id="x">x</p><p id="x">y</p>`,
		`<p id="main">x</p>`,
		`<h1>Another</h1><p>x</p>`,
		`<ul></ul>`,
		`<p> </p>`,
		`<nav aria-label="Neighbours"></nav>`,
		`<h2>Nothing follows</h2>`,
		`<section><h2>Nothing follows</h2></section><p>x</p>`,
		`<h2>Nothing</h2><h2>follows</h2><p>x</p>`,
		`<h2>Nothing</h2><a class="permalink" href="#main">#</a>`,
		`<h2>A <a href="#main" aria-label="Link to this">#</a></h2><p>x</p>`,
		`<h2 aria-label="B">A</h2><p>x</p>`,
		`<p><a href="#ZgotmplZ">x</a></p>`,
	} {
		s := site(t, body)
		if faults := slices.Concat(s.DeadLinks(""), s.Faults()); len(faults) == 0 {
			t.Errorf("nothing is found in %s", body)
		}
	}
}

func TestNoFaults(t *testing.T) {
	s := site(t, `<p><a href="../other.html#gr%C3%B6%C3%9Fe">x</a> <a href="b%20%231.txt">x</a> <a href="https://example.org/">x</a>`+
		` <a href="mailto:a@example.org">x</a> <a href="tel:+123">x</a> <a href="#x">x</a></p>`+
		`<h2 id="x">A</h2><h3>B</h3><ul><li>x</li></ul><link rel="icon" href="data:,"><p role="status"></p><section hidden><h2>x</h2><ul></ul></section>`)
	for _, f := range slices.Concat(s.DeadLinks(""), s.Faults()) {
		t.Error(f)
	}
}

func TestPolicyFaults(t *testing.T) {
	if faults := htmltest.PolicyFaults(policy); len(faults) > 0 {
		t.Error(faults)
	}
	for old, new := range map[string]string{
		"default-src 'none'":                 "default-src 'self'",
		"base-uri 'none'; ":                  "",
		"form-action 'none'":                 "form-action 'self'",
		"require-trusted-types-for 'script'": "connect-src 'none'",
		"img-src 'self'":                     "img-src *",
		"script-src 'self'":                  "script-src 'self' 'unsafe-inline'",
		"'sha256-AAAA'":                      "data:",
		"; trusted-types":                    "; connect-src https://example.org; trusted-types",
	} {
		if faults := htmltest.PolicyFaults(strings.Replace(policy, old, new, 1)); len(faults) == 0 {
			t.Errorf("nothing is found where %q is %q", old, new)
		}
	}
}

func TestSelectors(t *testing.T) {
	p := htmltest.Parse(t, "p.html", []byte(`<main><ul class="a b"><li id="one" data-x="1">One <a class="permalink" href="#one">#</a></li>`+
		`<li><p>Two</p></li></ul><p>Three</p></main>`))
	for selector, want := range map[string]int{
		"li": 2, "ul.a li": 2, "ul.b > li": 2, "main > li": 0, "main li": 2, "#one": 1, "li#one.x": 0, "li[data-x]": 1, "li[data-x=1]": 1,
		"li[data-x=2]": 0, "p": 2, "main > p": 1, "li, p": 4, "ul.a.b > li > p": 1, "ul.ab": 0, "*": 10,
	} {
		if got := len(p.All(selector)); got != want {
			t.Errorf("%q fits %d elements, want %d", selector, got, want)
		}
	}
	if got := p.One(t, "#one").Wording(); got != "One" {
		t.Errorf("the wording is %q", got)
	}
}
