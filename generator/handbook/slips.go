package handbook

import (
	"fmt"
	"regexp"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// slip is what was surely meant as a link to an item and is none for Markdown: the
// brackets the other way round; a space between them, or in the address; or no
// bracket that closes it in its paragraph.
var slip = func() *regexp.Regexp {
	kinds := make([]string, len(Kinds))
	for i, k := range Kinds {
		kinds[i] = string(k)
	}
	kind := "(?:" + strings.Join(kinds, "|") + "):"
	return regexp.MustCompile(`\)\[` + kind + `\S` +
		`|\] +\(` + kind + ` ?[^\s)]` +
		`|\]\(` + kind + `(?:[^)\n"]* [^)\n" ]|[^)]*?(?:\n\s*\n|\z))`)
}()

// slips advises about such links, which would be shown as they are written.
func (r *resolver) slips(text content.Text) {
	r.markup(text)
	r.misreads(text)
	r.bullets(text)
	if !strings.Contains(text.Value, "[") { // nearly always
		return
	}
	for _, at := range slip.FindAllStringIndex(text.Value, -1) {
		open := at[0] + 1 + strings.IndexAny(text.Value[at[0]+1:], "[(")
		if inCode(text.Value, open) {
			continue
		}
		kind, _, _ := strings.Cut(text.Value[open+1:], ":")
		r.Add(diag.LinkForm, text.Part(open, open+1+len(kind)+1), fmt.Sprintf("this looks like a link to %s, and is none", withArticle(Kind(kind))),
			fmt.Sprintf("write it without spaces as [text](%s:ID)", kind))
	}
}

// tag is a tag of HTML that is pasted from web pages and mails.
var tag = regexp.MustCompile(`(?i)</?(?:a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|s|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?/?>`)

// entity is a character as HTML writes it.
var entity = regexp.MustCompile(`&(?:amp|apos|gt|lt|nbsp|quot|ndash|mdash|hellip|euro|[lr][ds]quo|szlig|[aAoOuU]uml|[aeiouAEIOU](?:acute|grave|circ)|#\d+|#x[0-9a-fA-F]+);`)

// markup advises about the first tag of HTML in a text in Markdown.
func (r *resolver) markup(text content.Text) {
	if !strings.Contains(text.Value, "<") { // nearly always
		return
	}
	for _, at := range tag.FindAllStringIndex(text.Value, -1) {
		if !inCode(text.Value, at[0]) && !strings.HasSuffix(text.Value[:at[0]], `\`) {
			r.Add(diag.HTMLInText, text.Part(at[0], at[1]), fmt.Sprintf("the tag %s is shown as it is written", diag.Quote(text.Value[at[0]:at[1]])),
				"write Markdown: **bold**, *italic*, - before each entry of a list, and an empty line between paragraphs")
			return
		}
	}
}

// inCode reports whether the byte at an offset stands in a code span of its line,
// or in a block of code.
func inCode(text string, at int) bool {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	return strings.Count(text[start:at], "`")%2 == 1 || strings.Count("\n"+text[:start], "\n```")%2 == 1 ||
		strings.HasPrefix(text[start:], "    ") || strings.HasPrefix(text[start:], "\t")
}
