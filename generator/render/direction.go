package render

import (
	"html"
	"regexp"
	"strings"
)

var (
	paragraph = regexp.MustCompile(`(?s)<p>.*?</p>`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

// directed returns rendered Markdown in which a paragraph has the direction of
// its letters where all of them run against the handbook's, such as a sentence
// in English in a handbook in Arabic.
func (p *page) directed(prose string) string {
	words := p.theme.Words
	if !words.RTL && strings.IndexFunc(prose, hebrewOrArabic) < 0 {
		return prose
	}
	return paragraph.ReplaceAllStringFunc(prose, func(whole string) string {
		direction := words.Direction(html.UnescapeString(tag.ReplaceAllString(whole, "")))
		if direction == "" {
			return whole
		}
		return `<p dir="` + direction + `">` + whole[len("<p>"):]
	})
}

// hebrewOrArabic reports whether r may be a letter that runs from right to left.
func hebrewOrArabic(r rune) bool {
	return r >= 0x0590 && r <= 0x08ff || r >= 0xfb1d && r <= 0xfefc || r >= 0x10800
}
