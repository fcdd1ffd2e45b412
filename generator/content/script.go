package content

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	xunicode "golang.org/x/text/encoding/unicode"

	"handbook/generator/diag"
)

// On a web server an asset has the origin of the handbook: a script that runs when
// it is opened could read the answers of the reader. What a picture shows within a
// page never runs.

// documents are the endings of files that browsers open as documents, which can
// hold scripts, and whether these are XML. Without an ending, what is in a file decides.
var documents = map[string]bool{
	".html": false, ".htm": false, ".shtml": false, "": false,
	".xhtml": true, ".xht": true, ".svg": true, ".svgz": true, ".xml": true, ".xsl": true, ".xslt": true,
	".xsd": true, ".rdf": true, ".mathml": true, ".mml": true,
}

// scriptOf tells of the first thing in an asset that runs as a script. A file that
// cannot be read is told when it is copied.
func (l *loader) scriptOf(a Asset) (list diag.List) {
	ending := strings.ToLower(path.Ext(a.Path))
	xml, document := documents[ending]
	if !document {
		return nil
	}
	file, err := l.fsys.Open("assets/" + a.Path)
	if err != nil {
		return nil
	}
	defer file.Close()
	found := findScript(textOf(file, ending), xml)
	if found == nil {
		return nil
	}
	var at diag.Placed = a.At
	if again, err := l.fsys.Open("assets/" + a.Path); err == nil && ending != ".svgz" {
		defer again.Close()
		at = found.span(textOf(again, ending), a.At.Span().File)
	}
	list.Add(diag.ScriptInAsset, at, found.what+", which on a web server could read what readers have answered",
		"delete it from the file, or put the file on another server and link to it")
	return list
}

// textOf returns what a browser would read of a file: unpacked, and in UTF-8 if the
// file is UTF-16.
func textOf(file io.Reader, ending string) io.Reader {
	if ending == ".svgz" {
		unpacked, err := gzip.NewReader(file)
		if err != nil {
			return strings.NewReader("")
		}
		file = unpacked
	}
	text := bufio.NewReader(io.LimitReader(file, MaxAsset))
	if head, _ := text.Peek(4); len(head) == 4 {
		if order, ok := UTF16(head); ok {
			return xunicode.UTF16(order, xunicode.UseBOM).NewDecoder().Reader(text)
		}
	}
	return text
}

// A script is something that runs.
type script struct {
	what  string
	from  int64 // bytes before it
	width int
}

// maxShown is how much of a line is kept to be shown.
const maxShown = 64 << 10

// span returns the place of the script in the text that it was found in.
func (s *script) span(text io.Reader, file string) diag.Span {
	at := diag.Span{Position: diag.Position{File: file, Line: 1, Column: 1}, Width: s.width}
	lines := bufio.NewReaderSize(text, maxShown)
	for read := int64(0); ; {
		part, err := lines.ReadSlice('\n')
		if ahead := s.from - read; ahead >= int64(len(part)) && err == nil {
			at.Line, at.Column = at.Line+1, 1
		} else if ahead >= int64(len(part)) && err == bufio.ErrBufferFull {
			at.Column += utf8.RuneCount(part)
		} else {
			if at.Column == 1 { // else the line is too long to be shown
				at.Excerpt = strings.TrimRight(string([]rune(string(part))), "\r\n")
			}
			at.Column += utf8.RuneCount(part[:min(ahead, int64(len(part)))])
			return at
		}
		read += int64(len(part))
	}
}

// maxTag is how much of a tag, of a text between two or of a comment is read: a
// picture within a drawing stands in one.
const maxTag = 16 << 20

// findScript returns the first thing in a text of HTML or XML that runs, or nil. It
// holds one tag at a time. Where browsers disagree on what is markup, it takes it
// for markup; what could hide a tag from it, it takes for a script (script_hidden.go).
func findScript(text io.Reader, xml bool) *script {
	tokens := html.NewTokenizer(text)
	tokens.SetMaxBuf(maxTag)
	tokens.AllowCDATA(xml)
	around := hiding{xml: xml}
	for at := int64(0); ; {
		kind := tokens.Next()
		raw := tokens.Raw()
		what, key := "", "<" // what runs, and where that stands in the token
		switch kind {
		case html.ErrorToken:
			if tokens.Err() == html.ErrBufferExceeded {
				return &script{fmt.Sprintf("more than %d MB from here on are one tag or text, after which may come a script", maxTag>>20), at, 1}
			}
			return nil // browsers leave out a tag without its end
		case html.StartTagToken, html.SelfClosingTagToken:
			tokens.NextIsNotRawText() // as within <svg>
			if tag := around.whole(tokens, raw); tag != nil {
				what, key = inTag(tag, xml)
			} else {
				what = "entities can hold a script"
			}
		}
		if what == "" {
			what = around.see(kind, raw)
		}
		if what != "" {
			from := max(0, bytes.Index(raw, []byte(key)))
			return &script{what, at + int64(from), utf8.RuneCountInString(key)}
		}
		at += int64(len(raw))
	}
}

// inTag says what runs in the tag that was read, if anything does, and what its place
// begins with: the tag or an attribute.
func inTag(tokens *html.Tokenizer, xml bool) (what, key string) {
	tag, more := tokens.TagName()
	name, kind := local(tag, xml), "" // of a script
	for more {
		var k, v []byte
		k, v, more = tokens.TagAttr()
		if name == "script" && kind == "" && string(k) == "type" {
			kind = string(v)
		}
		if what == "" && runs(k, v) {
			what, key = fmt.Sprintf("%s holds a script", diag.Quote(string(k))), string(k)
		}
	}
	if what == "" && name == "script" && isScript(kind) {
		what, key = "the file holds a script", "<"+string(tag)
	}
	return what, key
}

// local returns the name of a tag, in XML without its prefix.
func local(name []byte, xml bool) string {
	if xml {
		name = name[bytes.LastIndexByte(name, ':')+1:]
	}
	return string(name)
}

// isScript reports whether a script of that type runs: others hold data.
func isScript(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "" || kind == "module" || strings.Contains(kind, "script")
}

// addressed are the attributes that hold an address, or change one.
var addressed = []string{"href", "src", "action", "formaction", "data", "from", "to", "by", "values"}

// runs reports whether an attribute runs as a script, or is a document that may hold one.
func runs(key, value []byte) bool {
	name := local(key, true) // also in HTML, where there can be a drawing
	event, isEvent := strings.CutPrefix(string(key), "on")
	switch {
	case isEvent && len(event) > 2 && strings.Trim(event, "abcdefghijklmnopqrstuvwxyz") == "":
		return bytes.ContainsAny(value, "(=`[") // a word alone does nothing
	case name == "srcdoc":
		return bytes.IndexByte(value, '<') >= 0
	case slices.Contains(addressed, name):
		for address := range strings.SplitSeq(string(value), ";") {
			address = strings.Map(func(r rune) rune { // as browsers do
				if r <= ' ' {
					return -1
				}
				return r
			}, address)
			if len(address) > 10 && strings.EqualFold(address[:11], "javascript:") {
				return true
			}
		}
	}
	return false
}
