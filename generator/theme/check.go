package theme

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// ownPolicy are pages that have another policy than base.html.
var ownPolicy = []string{"pages/book.html", "pages/single.html", "pages/store.html"}

const (
	elsewhereHint = "put the file into data/assets and name it there: the site has it at assets/"
	stylesHint    = "move them to the end of a copy of our assets/brand.css, with a class in their place"
	scriptsHint   = "move it to the end of a copy of our assets/site.js"
)

// blocked are what a browser leaves out because of the policy of base.html, in files
// with an ending. The first group of what is looked for is the part to show.
var blocked = []struct {
	in, message, hint string
	what              []*regexp.Regexp
}{
	{".html", "pages load nothing from elsewhere", elsewhereHint, []*regexp.Regexp{
		regexp.MustCompile(`(?is)<link\b[^>]*?\srel\s*=\s*["']?` + loading + `\b[^>]*?\shref\s*=\s*["']?` + elsewhere),
		regexp.MustCompile(`(?is)<link\b[^>]*?\shref\s*=\s*["']?` + elsewhere + `[^>]*?\srel\s*=\s*["']?` + loading + `\b`),
		regexp.MustCompile(`(?is)<(?:img|script|iframe|source|video|audio|track|embed|object)\b[^>]*?\s(?:src|srcset|href|data|poster)\s*=\s*["']?` + elsewhere),
	}},
	{".html", "styles within a page have no effect", stylesHint, []*regexp.Regexp{
		regexp.MustCompile(`(?i)(<style)\b`),
		regexp.MustCompile(`(?is)<[a-z][^>]*?\s(style)\s*=`),
	}},
	{".html", "a script within a page does not run", scriptsHint, []*regexp.Regexp{
		regexp.MustCompile(`(?i)(<script(?:\s+(?:async|defer|nomodule|type\s*=\s*["']?(?:module|(?:text|application)/javascript)["']?))*\s*>)`),
		regexp.MustCompile(`(?is)<[a-z][^>]*?\s(on[a-z]+)\s*=`),
		regexp.MustCompile(`(?is)<[a-z][^>]*?\shref\s*=\s*["']?(javascript:)`),
	}},
	{".html", "a form sends nothing", "link to a page that has the form", []*regexp.Regexp{
		regexp.MustCompile(`(?is)<(?:form|button|input)\b[^>]*?\s(?:action|formaction)\s*=\s*["']?` + elsewhere),
	}},
	{".css", "a style sheet that is joined with others imports none", "copy what it imports into this file", []*regexp.Regexp{
		regexp.MustCompile(`(?i)(@import)\b`),
	}},
	{".css", "pages load nothing from elsewhere", elsewhereHint, []*regexp.Regexp{
		regexp.MustCompile(`(?i)url\(\s*["']?((?:https?:)?//[^\s"')]*)`),
	}},
}

const (
	loading   = `(?:shortcut )?(?:[a-z]*icon|stylesheet|[a-z]*preload)` // links that load what they name
	elsewhere = `((?:https?:)?//[^\s"'>]*)`
)

// texts are what stands in quotes in a style.
const texts = `"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'`

// remarks are comments, and in styles also texts, in which none begins.
var remarks = map[string]*regexp.Regexp{
	".html": regexp.MustCompile(`(?s)\{\{-?\s*/\*.*?\*/\s*-?\}\}|<!--.*?-->`),
	".css":  regexp.MustCompile(`(?s)/\*.*?\*/|` + texts),
}

// readable returns a user's file of the layouts without its byte order mark, and with
// the line ends that git gives it elsewhere than on Windows, so that the site is the
// same; or it reports that the file is not UTF-8.
func readable(f file, list *diag.List) (file, bool) {
	f = newFile(f.name, bytes.ReplaceAll(bytes.TrimPrefix(f.data, []byte("\ufeff")), []byte("\r\n"), []byte("\n")))
	f.own = true
	if _, ok := content.UTF16(f.data); ok {
		list.Add(diag.Encoding, diag.Span{Position: diag.Position{File: f.name}}, content.InUTF16, content.SaveAsUTF8)
		return f, false
	}
	at := content.InvalidUTF8(f.data)
	if at < 0 {
		return f, true
	}
	span := f.span(at, 1)
	span.Excerpt = strings.ToValidUTF8(span.Excerpt, "\ufffd")
	list.Add(diag.Encoding, span, fmt.Sprintf("the file is not UTF-8: byte 0x%02x", f.data[at]), content.SaveAsUTF8)
	return f, false
}

// check reports what is in the user's templates and styles and has no effect, or
// spoils what comes after it. frame is our base.html.
func (t *Theme) check(frame []byte, list *diag.List) {
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	same := !t.files[frameFile].own || bytes.Equal(policy.Find(t.files[frameFile].data), policy.Find(frame))
	for _, p := range paths(t.files) {
		f := t.files[p]
		dot := strings.LastIndexByte(p, '.')
		if !f.own || dot < 0 || remarks[p[dot:]] == nil {
			continue
		}
		text := f.withoutRemarks(p[dot:])
		if p[dot:] == ".css" {
			f.braces(text, list)
		}
		if !same || slices.Contains(ownPolicy, p) {
			continue
		}
		f.leftOut(text, list)
	}
}

// withoutRemarks returns the text of a file with blanks for its comments.
func (f file) withoutRemarks(ending string) string {
	return remarks[ending].ReplaceAllStringFunc(f.text, func(found string) string {
		if found[0] == '"' || found[0] == '\'' {
			return found
		}
		return strings.Repeat(" ", len(found))
	})
}

// leftOut reports what is blocked in a text, which is that of the file without its
// comments.
func (f file) leftOut(text string, list *diag.List) {
	for _, b := range blocked {
		if !strings.HasSuffix(f.name, b.in) {
			continue
		}
		for _, what := range b.what {
			for _, m := range what.FindAllStringSubmatchIndex(text, -1) {
				list.Add(diag.Blocked, f.span(m[2], utf8.RuneCountInString(text[m[2]:m[3]])), b.message, b.hint)
			}
		}
	}
}

// quoted are texts and addresses, in which a brace is a sign like any other.
var quoted = regexp.MustCompile(texts + `|(?i:url)\([^"'()\n]*\)`)

var lineRemark = regexp.MustCompile(`(?m)^[ \t]*(//)`)

// braces reports the first brace of a style sheet without a counterpart, and comments
// that are none.
func (f file) braces(text string, list *diag.List) {
	text = quoted.ReplaceAllStringFunc(text, func(q string) string { return strings.Repeat(" ", len(q)) })
	for _, m := range lineRemark.FindAllStringSubmatchIndex(text, -1) {
		list.Add(diag.LayoutFault, f.span(m[2], 2), `a style has no comments that begin with "//"`, "write /* before and */ after it: the style that follows would be lost")
	}
	var open []int
	for at, r := range text {
		switch {
		case r == '{':
			open = append(open, at)
		case r == '}' && len(open) == 0:
			list.Add(diag.LayoutFault, f.span(at, 1), `this "}" closes nothing`, "delete it, or add what it closes")
			return
		case r == '}':
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		list.Add(diag.LayoutFault, f.span(open[0], 1), `this "{" is not closed, or one in it`, `add "}": the styles that follow would be lost, also those of other files`)
	}
	if at := strings.Index(text, "/*"); at >= 0 {
		list.Add(diag.LayoutFault, f.span(at, 2), "this comment is not closed", `add "*/": the styles that follow would be lost, also those of other files`)
	}
}

// span returns the place of a part of a file, from a byte on.
func (f file) span(at, width int) diag.Span {
	p := f.lines().Position(at)
	return diag.Span{Position: diag.Position{File: f.name, Line: p.Line, Column: p.Column}, Width: width, Excerpt: f.line(p.Line)}
}

// line returns the text of a line, counted from 1, or "" where there is none.
func (f file) line(n int) string {
	if n < 1 || f.lines == nil || n > f.lines().Position(len(f.data)).Line {
		return ""
	}
	return strings.TrimSuffix(f.text[f.lines().Start(n):f.lines().End(n)], "\r")
}
