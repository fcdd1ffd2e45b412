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

// What TOML takes for a line break, a tab or a carriage return, where the backslash
// of a path or of two alternatives was surely meant: between two letters of a text
// that is shown on one line; in any other text, within a path of Windows alone.
var (
	inWord = regexp.MustCompile(`[\pL\pN:\\]([\n\t])\p{Ll}{2}` + orReturn)
	inPath = regexp.MustCompile(`(?:^|[^\pL\pN])[A-Z]:([\n\t])[a-z]{2}|\\[A-Za-z0-9][\w.$-]*([\n\t])[a-z]{2}` + orReturn)
)

// orReturn is a carriage return alone, which nobody means.
const orReturn = `|(\r)(?:[^\n]|\z)`

// line returns a text as it is shown on one line.
func (r *resolver) line(text content.Text) string {
	line := markdown.OneLine(text.Value)
	if line != text.Value { // hardly ever
		r.escapes(text, inWord, "write each backslash as \\\\, or / in its place; where a new line was meant, write a space")
	}
	return line
}

// paths advises about the backslashes of a path in a text in Markdown.
func (r *resolver) paths(text content.Text) {
	if mayHoldPath(text.Value) {
		r.escapes(text, inPath, "write each backslash as \\\\, or / in its place")
	}
}

// mayHoldPath reports whether a text has a sign of what inPath finds; hardly one has.
func mayHoldPath(text string) bool {
	if strings.IndexByte(text, '\\') >= 0 || strings.IndexByte(text, '\t') >= 0 {
		return true
	}
	if strings.IndexByte(text, '\r') >= 0 && strings.Count(text, "\r") > strings.Count(text, "\r\n") {
		return true
	}
	for {
		before, after, found := strings.Cut(text, ":\n")
		if !found {
			return false
		}
		if before != "" && 'A' <= before[len(before)-1] && before[len(before)-1] <= 'Z' {
			return true
		}
		text = after
	}
}

// maxTries is how many of the places that a pattern finds are looked at: in a text of
// many lines they are real line breaks.
const maxTries = 20

// escapes advises about the first place in a text that a pattern finds and that is
// written as an escape.
func (r *resolver) escapes(text content.Text, pattern *regexp.Regexp, hint string) {
	for _, found := range pattern.FindAllStringSubmatchIndex(text.Value, maxTries) {
		at := slices.Max(found[2:]) - 1 // of the only group that matched
		escape := text.Escape(at)
		if escape == "" {
			continue
		}
		stands := map[byte]string{'\n': "a line break", '\t': "a tab", '\r': "a carriage return"}[text.Value[at]]
		r.Add(diag.EscapeInText, text.Part(at, at+1), fmt.Sprintf("this %s stands for %s, and neither its backslash nor its letter is shown", escape, stands), hint)
		return
	}
}
