package hostile

// assets are names of files that could break out of an attribute or an address.
var assets = []string{
	"x' onerror='alert(1).svg", "x&quot; onerror=alert(1).svg", "javascript&colon;alert(1).svg", "%22onerror=alert(1).svg", "x#y=alert(1).svg",
	"{{.Main}}.svg", "${alert(1)}.svg", "`onerror=alert(1)`.svg", "a);alert(1);(.svg", "x\u2028alert(1).svg", "https%3A%2F%2Fexample.org.svg",
}

// Markdown tries every construct. None of it is a fault of its author: what
// leads nowhere or elsewhere in an unsafe way is refused by findings.
const Markdown = "<script>alert(1)</script>\n\n" +
	"<img src=x onerror=alert(1)>\n\n<div onclick=\"alert(1)\">\n\n<!-- <script>alert(1)</script> -->\n\n<![CDATA[<script>alert(1)</script>]]>\n\n<?php alert(1) ?>\n\n" +
	"<!DOCTYPE html><svg onload=alert(1)>\n\n<style>*{background:url(https://example.org/x)}</style>\n\n" +
	"[quotes](https://example.org/\"onmouseover=\"alert(1))\n\n" +
	"[angles](<https://example.org/\" onclick=\"alert(1)>)\n\n" +
	"[title](https://example.org \"x\\\" onclick=alert(1) y=\\\"\")\n\n" +
	"[title](https://example.org '\"><img src=x onerror=alert(1)>')\n\n" +
	"[fragment](https://example.org/#\"><script>alert(1)</script>)\n\n" +
	"[query](https://example.org/?x=javascript:alert(1)&amp;y=&quot;&#x3E;)\n\n" +
	"[entities](https&colon;//example.org/&quot;onclick=alert(1))\n\n" +
	"[mail](mailto:x@example.org?subject=\"onclick=alert(1)&body=<script>alert(1)</script>)\n\n" +
	"[phone](tel:+1;ext=\"onclick=alert(1))\n\n" +
	"[<img src=x onerror=alert(1)>](https://example.org)\n\n[`<script>alert(1)</script>`](https://example.org)\n\n" +
	"[x\"><script>alert(1)</script>][ref]\n\n[ref]: https://example.org/\"onclick=alert(1) \"t\\\"><script>alert(1)</script>\"\n\n" +
	"<https://example.org/\"onclick=alert(1)>\n\n<x@example.org>\n\n<javascript-is-no-link@example.org>\n\n" +
	"**<b onclick=alert(1)>** *<i onclick=alert(1)>* `<code onclick=alert(1)>` ~~<s onclick=alert(1)>~~\n\n" +
	"# <script>alert(1)</script> {#id onclick=alert(1)}\n\nHeading\" onclick=alert(1)\n===\n\n" +
	"```html\" onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```\n\n~~~ '><script>alert(1)</script>\nx\n~~~\n\n    </pre><script>alert(1)</script>\n\n" +
	"> <script>alert(1)</script>\n\n- <img src=x onerror=alert(1)>\n- [ ] <script>alert(1)</script>\n\n1. </ol><script>alert(1)</script>\n\n" +
	"| <script>alert(1)</script> | b\" onclick=alert(1) |\n|:--|--:|\n| </td><img src=x onerror=alert(1)> | [x](https://example.org/\"onclick=alert(1)) |\n\n" +
	"&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; \\<script\\>alert(1)\\</script\\>\n\n" +
	"javascript:alert(1) www.example.org https://example.org\n\n\u2028<script>alert(1)</script>\u2029\n\n{{.Main}} {{template \"main\"}} ${alert(1)}\n\n"
