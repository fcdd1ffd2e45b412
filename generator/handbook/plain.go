package handbook

import (
	"fmt"
	"regexp"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// linkInText is a link of Markdown, or a picture.
var linkInText = regexp.MustCompile(`!?\[[^\]]+\]\(([a-z-]+:|assets/)[^)]*\)`)

// stars are words between asterisks, as Markdown marks them. A star within a word,
// before a note or between factors is none of these.
var stars = regexp.MustCompile(`(?:^|[\s("“„‘])(\*{1,3}[\pL\pN](?:[^*]*[\pL\pN.!?])?\*{1,3})(?:$|[\s.,;:!?)"”“’])`)

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

// sameEnds reports whether a text has as many asterisks at its end as at its begin.
func sameEnds(text string) bool {
	return len(strings.TrimLeft(text, "*")) == len(strings.TrimRight(text, "*"))
}
