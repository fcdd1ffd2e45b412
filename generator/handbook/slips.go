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

// inCode reports whether the byte at an offset stands in a code span of its line.
func inCode(text string, at int) bool {
	line := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
	return strings.Count(line, "`")%2 == 1
}
