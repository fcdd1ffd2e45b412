package handbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// look advises about a text in Markdown that was parsed, or reports why it could not
// be.
func (r *resolver) look(text content.Text, empty bool) {
	if empty {
		r.excess(text)
		return
	}
	r.slips(text, r.followed)
	r.markup(text)
	r.misreads(text)
	r.bullets(text)
	r.paths(text)
}

// excess reports a text that has more of something than it may, for which
// nothing of it was read.
func (r *resolver) excess(text content.Text) {
	if from, to, message := markdown.Excess(text.Value); message != "" {
		r.Add(diag.TooLarge, text.Part(from, to), message, "divide it, or write it in a simpler way")
	}
}

// misreads advises about what of a text in Markdown is not shown, or not as it was
// surely meant.
func (r *resolver) misreads(text content.Text) {
	for _, m := range markdown.Misreads(text.Value) {
		at, part := text.Part(m.From, m.To), strings.TrimSpace(text.Value[m.From:m.To])
		switch m.Fate {
		case markdown.Surplus:
			r.Add(diag.NotShown, at, fmt.Sprintf("the row has more cells than the head of its table, and %s is not shown", diag.Quote(part)),
				"give each row as many cells as the head, or the head as many as the longest row, in the line of hyphens, too")
		case markdown.Unused:
			hint := fmt.Sprintf("write it without the square brackets, as %s; or delete it", diag.Quote(m.Label+": ..."))
			if scheme.MatchString(m.Address) || strings.HasPrefix(m.Address, FolderAssets) {
				hint = fmt.Sprintf("write the link where it belongs, as [%s](%s); or delete it", m.Label, m.Address)
			}
			r.Add(diag.NotShown, at, fmt.Sprintf("this defines the link %s, to which nothing refers, and is not shown", diag.Quote(m.Label)), hint)
		case markdown.NoTable:
			hint := "put the line " + m.Wanted + " below it"
			if next, _, _ := strings.Cut(text.Value[m.To:], "\n"); strings.Contains(next, "-") && strings.Trim(next, "|:-> \t\r") == "" {
				hint = "write the line below it as " + m.Wanted
			}
			r.Add(diag.MarkdownForm, at, "this looks like the head of a table, and is none", hint)
		case markdown.Code:
			r.Add(diag.MarkdownForm, at, "the text is shown as code, because of the spaces or tabs before its lines",
				"delete them; to show it so on purpose, put it between two lines of ```")
		case markdown.Underline:
			r.Add(diag.MarkdownForm, at, "the line of hyphens below makes a heading of the text", "put an empty line between the two")
		}
	}
}

// scheme is what an address begins with, be it elsewhere or that of an item.
var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z-]+:\S`)

// signs are what word processors put before the entries of a list.
var signs = []string{"•", "▪", "◦", "‣", "●", "\uf0b7"}

// bullet is a line that begins with such a sign, before another one of them.
var bullet = regexp.MustCompile(`(?m)^[ \t]*([` + strings.Join(signs, "") + `])[ \t\x{a0}]*\S.*\n[ \t]*[` + strings.Join(signs, "") + `]`)

// bullets advises about a list as word processors write it: its lines are shown as
// one paragraph.
func (r *resolver) bullets(text content.Text) {
	if !slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(text.Value, sign) }) { // nearly always
		return
	}
	for _, at := range bullet.FindAllStringSubmatchIndex(text.Value, -1) {
		line, _, _ := strings.Cut(text.Value[at[2]:at[1]], "\n")
		if inCode(text.Value, at[2]) || strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`) { // or its end is kept
			continue
		}
		r.Add(diag.MarkdownForm, text.Part(at[2], at[3]), fmt.Sprintf("the lines that begin with %s are shown as one paragraph", text.Value[at[2]:at[3]]),
			`write "- " at the beginning of each instead`)
		return
	}
}
