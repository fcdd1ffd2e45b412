package handbook

import (
	"fmt"
	"regexp"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// look advises about a text in Markdown that was parsed. Where nothing of it was read,
// it reports of what it has more than it may.
func (r *resolver) look(text content.Text, empty bool) {
	if empty {
		if from, to, message := markdown.Excess(text.Value); message != "" {
			r.Add(diag.TooLarge, text.Part(from, to), message, "divide it, or write it in a simpler way")
		}
		return
	}
	r.slips(text)
	r.markup(text)
	r.misreads(text)
	r.paths(text)
}

const wayOfNote = "put the note into its sentence, in round brackets"

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
		case markdown.Stars:
			hint := "put no space inside of the asterisks, and one between them and the words around"
			if strings.ContainsAny(part, `"“”„«»`) {
				hint = "put quotation marks outside of the asterisks, and no space inside"
			}
			r.Add(diag.MarkdownForm, at, fmt.Sprintf("the asterisks of %s are shown as they are written", diag.Quote(part)), hint)
		case markdown.OpenStars:
			r.Add(diag.MarkdownForm, at, "the asterisks begin bold words that have no end, and are shown as they are written", "put two more behind the last of the words")
		case markdown.Tildes:
			r.Add(diag.MarkdownForm, at, fmt.Sprintf("nothing is struck through, and the tildes of %s are shown as they are written", diag.Quote(part)), "delete the words, or the tildes alone")
		case markdown.Task:
			r.Add(diag.MarkdownForm, at, "the box is shown as it is written", "write ☐ or ☑ in its place")
		case markdown.Footnote:
			r.Add(diag.MarkdownForm, at, "there are no footnotes, and this is shown as it is written", wayOfNote)
		case markdown.NoHeading:
			r.Add(diag.MarkdownForm, at, "this looks like a heading, and is none", spaceAfter(text.Value[m.To:], "the "+part))
		case markdown.Bare:
			address := part
			if strings.HasPrefix(part, "www.") {
				address = "https://" + part
			}
			r.Add(diag.LinkForm, at, fmt.Sprintf("the address %s is shown, but is no link", diag.Quote(part)),
				fmt.Sprintf("write <%s>; to show it alone, put it between two `", address))
		case markdown.Tabs:
			r.Add(diag.MarkdownForm, at, "the cells between tabs are shown as one paragraph",
				fmt.Sprintf("write | for each tab, and put the line %s below the first row", m.Wanted))
		case markdown.InLine:
			r.Add(diag.MarkdownForm, at, fmt.Sprintf("the entries that begin with %s are shown as one paragraph", part), `begin a line with "- " for each instead`)
		case markdown.Unspaced:
			r.Add(diag.MarkdownForm, at, fmt.Sprintf("the lines that begin with %s are shown as one paragraph", m.Label), spaceAfter(text.Value[m.To:], "each of them"))
		default:
			r.Add(diag.MarkdownForm, at, fmt.Sprintf("the lines that begin with %s are shown as one paragraph", m.Label), listHints[m.Fate])
		}
	}
}

// spaceAfter says to put a space after a mark, before the rest of a text.
func spaceAfter(rest, mark string) string {
	if strings.HasPrefix(rest, "\u00a0") {
		return "put an ordinary space after " + mark + ", in the place of the invisible no-break space"
	}
	return "put a space after " + mark
}

// listHints say how to write a list.
var listHints = map[markdown.Fate]string{
	markdown.Bullets: `write "- " at the beginning of each instead`,
	markdown.Letters: `write "- " or a number, as in "1. ", at the beginning of each instead`,
	markdown.Joined:  "put an empty line before the first of them",
}

// scheme is what an address begins with, be it elsewhere or that of an item.
var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z-]+:\S`)
