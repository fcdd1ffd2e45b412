package handbook

import (
	"fmt"
	"regexp"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// tag is a tag of HTML that is pasted from web pages and mails, or the begin of a
// comment.
var tag = regexp.MustCompile(`(?i)<!--|</?(?:a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|s|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?/?>`)

// entity is a character as HTML writes it.
var entity = regexp.MustCompile(`&(?:amp|apos|gt|lt|nbsp|quot|ndash|mdash|hellip|euro|[lr][ds]quo|szlig|[aAoOuU]uml|[aeiouAEIOU](?:acute|grave|circ)|#\d+|#x[0-9a-fA-F]+);`)

// markup advises about the first tag of HTML in a text in Markdown.
func (r *resolver) markup(text content.Text) {
	if !strings.Contains(text.Value, "<") { // nearly always
		return
	}
	for _, at := range tag.FindAllStringIndex(text.Value, -1) {
		if !inCode(text.Value, at[0]) && !strings.HasSuffix(text.Value[:at[0]], `\`) {
			written := text.Value[at[0]:at[1]]
			r.Add(diag.HTMLInText, text.Part(at[0], at[1]), fmt.Sprintf("%s is shown as it is written", nameOfTag(written)), hintForTag(written))
			return
		}
	}
}

// hintForTag says what stands for a tag in Markdown.
func hintForTag(tag string) string {
	switch tag = strings.ToLower(tag); {
	case tag == "<!--":
		return "delete the comment; what is for you alone stands after a # in a .toml file, outside of texts"
	case strings.HasPrefix(tag, "<a ") || tag == "</a>":
		return "write a link as [text](https://...)"
	case strings.HasPrefix(tag, "<img"):
		return "write a picture as ![what it shows](assets/NAME)"
	}
	return "write Markdown: **bold**, *italic*, - before each entry of a list, and an empty line between paragraphs"
}

// nameOfTag calls a tag, or the begin of a comment, by what it is.
func nameOfTag(tag string) string {
	if tag == "<!--" {
		return "the comment of HTML that begins here"
	}
	return "the tag " + diag.Quote(tag)
}
