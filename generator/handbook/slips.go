package handbook

import (
	"fmt"
	"slices"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// slips advises about what was surely meant as a link to an item, and is none
// for Markdown: it would be shown as it is written.
func (r *resolver) slips(text content.Text) {
	value := text.Value
	for from := 0; ; {
		open := strings.IndexAny(value[from:], "[(")
		if open < 0 {
			return
		}
		open += from
		from = open + 1
		kind, rest, ok := strings.Cut(value[from:min(from+32, len(value))], ":")
		if !ok || !slices.Contains(Kinds, Kind(kind)) || inCode(value, open) {
			continue
		}
		id := strings.TrimLeft(rest, " ")
		if id == "" || strings.ContainsAny(id[:1], "\n)]") {
			continue
		}
		closing := strings.IndexAny(value[from:], ")\n")
		closed := closing >= 0 && value[from+closing] == ')'
		before := value[:open]
		switch {
		case value[open] == '[' && strings.HasSuffix(before, ")"),
			value[open] == '(' && strings.HasSuffix(strings.TrimRight(before, " "), "]") && !strings.HasSuffix(before, "]"),
			value[open] == '(' && strings.HasSuffix(before, "]") && (!closed || strings.Contains(strings.TrimRight(value[from:from+closing], " "), " ") && !strings.Contains(value[from:from+closing], `"`)):
			end := from + len(kind) + 1
			r.Add(diag.LinkForm, text.Part(open, end), fmt.Sprintf("this looks like a link to %s, and is none", withArticle(Kind(kind))),
				fmt.Sprintf("write it without spaces as [text](%s:ID)", kind))
		}
	}
}

// inCode reports whether the byte at an offset stands in a code span of its line.
func inCode(text string, at int) bool {
	line := text[strings.LastIndexByte(text[:at], '\n')+1 : at]
	return strings.Count(line, "`")%2 == 1
}
