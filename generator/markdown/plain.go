package markdown

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"
)

// inline are the elements that do not part words.
var inline = []string{"a", "em", "strong", "code", "del"}

// Plain returns the text of the prose without its marking, on one line. It takes
// the text from what was rendered, in which "<" is always markup.
func (p Prose) Plain() string {
	if simple(p.Source) {
		return OneLine(p.Source)
	}
	var b strings.Builder
	size := 0
	for _, part := range p.parts {
		size += len(part.html)
	}
	b.Grow(size)
	inTag := false // a tag may begin in one part and end in a later one
	var tag strings.Builder
	for _, part := range p.parts {
		rest := part.html
		for rest != "" {
			sign := "<"
			if inTag {
				sign = ">"
			}
			text, after, found := strings.Cut(rest, sign)
			if inTag {
				tag.WriteString(text)
			} else {
				b.WriteString(text)
			}
			if found {
				if inTag && !slices.Contains(inline, tagName(tag.String())) {
					b.WriteByte(' ')
				}
				tag.Reset()
				inTag = !inTag
			}
			rest = after
		}
	}
	return OneLine(html.UnescapeString(b.String()))
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
