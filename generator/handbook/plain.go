package handbook

import (
	"fmt"
	"regexp"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// linkInText is a link of Markdown, or a picture.
var linkInText = regexp.MustCompile(`!?\[[^\]]+\]\(([a-z-]+:|assets/)[^)]*\)`)

// stars are words between asterisks, as Markdown marks them. A star within a word,
// before a note or between factors is none of these.
var stars = regexp.MustCompile(`(?:^|[\s("“„‘])(\*{1,3}[\pL\pN](?:[^*]*[\pL\pN.!?])?\*{1,3})(?:$|[\s.,;:!?)"”“’])`)

// A line is a plain text that is no item.
type line struct {
	at         content.Place
	name, text string
}

// told returns texts as they are shown, each on one line, and notes them as plain
// under a name, for advice.
func (r *resolver) told(name string, list ...content.Text) []string {
	shown := make([]string, len(list))
	for i, text := range list {
		if shown[i] = r.line(text); shown[i] != "" {
			r.hb.lines = append(r.hb.lines, line{text.At, name, shown[i]})
		}
	}
	return shown
}

// signs advises about what a plain text shows as it is written: the signs of Markdown and
// HTML, and that of a list at its begin.
func (a *adviser) signs(at content.Place, kind Kind, name, text string) {
	a.plain(at, name, text)
	a.mark(at, kind, name, text)
}

// plain advises about Markdown and HTML in a text that is neither.
func (a *adviser) plain(at content.Place, name, text string) {
	if strings.ContainsAny(text, "<&") {
		html := tag.FindString(text)
		if html == "" {
			html = entity.FindString(text)
		}
		if html != "" {
			a.Add(diag.HTMLInText, at, fmt.Sprintf("the %s is plain text, and shows %s as it is written", name, diag.Quote(html)), "write the words and characters alone")
		}
	}
	var marked, hint string
	if strings.Contains(text, "](") { // hardly ever
		marked, hint = linkInText.FindString(text), "write the words alone, and put the link into a text that is Markdown, such as the definition"
	}
	if marked == "" && strings.Count(text, "*") > 1 {
		if words := stars.FindStringSubmatch(text); words != nil && sameEnds(words[1]) {
			marked, hint = words[1], "write the words alone, without asterisks"
		}
	}
	if marked != "" {
		a.Add(diag.MarkdownInText, at, fmt.Sprintf("the %s is plain text, and shows %s as it is written", name, diag.Quote(marked)), hint)
	}
}

// ordinal is the number before a step, which the page puts there as well.
var ordinal = regexp.MustCompile(`^\d{1,2}[.)]\s`)

// numberedList is a list in one text.
var numberedList = regexp.MustCompile(`^1[.)]\s.*\s2[.)]\s`)

// mark advises about a text that begins with the sign of a list: each entry is one
// already.
func (a *adviser) mark(at content.Place, kind Kind, name, text string) {
	mark := markdown.Mark(text)
	inOne := numberedList.MatchString(text)
	if mark == "" && (kind == KindStep || inOne) {
		mark = strings.TrimSpace(ordinal.FindString(text))
	}
	if mark == "" {
		return
	}
	hint := "write the words alone, without the sign of a list"
	if inOne || strings.Contains(text[len(mark):], " "+mark) {
		hint = "make an entry of each, with the words alone"
	}
	a.Add(diag.MarkdownInText, at, fmt.Sprintf("the %s begins with %s, which is shown as it is written", name, markdown.MarkName(mark)), hint)
}

// sameEnds reports whether a text has as many asterisks at its end as at its begin.
func sameEnds(text string) bool {
	return len(strings.TrimLeft(text, "*")) == len(strings.TrimRight(text, "*"))
}
