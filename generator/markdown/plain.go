package markdown

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"
)

// inline are the elements that do not part words.
var inline = []string{"a", "em", "strong", "code"}

// Plain returns the text of the prose without its marking, on one line. It takes
// the text from what was rendered, in which "<" is always markup.
func (p Prose) Plain() string {
	if simple(p.Source) {
		return OneLine(p.Source)
	}
	var all, text strings.Builder
	for _, part := range p.parts { // a tag may begin in one part and end in a later one
		all.WriteString(part.html)
	}
	for rest := all.String(); rest != ""; {
		before, tag, _ := strings.Cut(rest, "<")
		tag, rest, _ = strings.Cut(tag, ">")
		text.WriteString(before)
		if tag != "" && !slices.Contains(inline, tagName(tag)) {
			text.WriteByte(' ')
		}
	}
	return OneLine(html.UnescapeString(text.String()))
}

// OneLine returns text with every run of white space as one space.
func OneLine(text string) string {
	text = strings.TrimSpace(text)
	if isOneLine(text) {
		return text // without a copy
	}
	line := make([]byte, 0, len(text))
	for word := range strings.FieldsSeq(text) {
		if len(line) > 0 {
			line = append(line, ' ')
		}
		line = append(line, word...)
	}
	return string(line)
}

// isOneLine reports whether a text without space around it has only single spaces
// between its words, as far as ASCII tells.
func isOneLine(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return true
}

func tagName(tag string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
	return name
}
