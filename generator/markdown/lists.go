package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// dots are what word processors put before the entries of a list. Their symbol
// fonts have more of them in a private area of Unicode.
const dots = "•▪◦‣●○■□◆◇➢➤►✓✔☐☑"

// dashes are signs that also stand within sentences: a space follows those of a list.
const dashes = "·–—"

// noBreakSpace looks like a space, and is none for Markdown.
const noBreakSpace = '\u00a0'

// entry is a line that begins as an entry of a list does in a word processor.
type entry struct {
	mark   string
	fate   Fate // unless there is no mark
	number int  // the place of the mark in its order, if it has one
	indent int  // the spaces before it, in bytes
}

// entryOf returns the entry that a line is; its mark is empty when it is none.
func entryOf(line string) entry {
	text := strings.TrimLeft(line, " \t")
	e := entry{indent: len(line) - len(text)}
	first, size := utf8.DecodeRuneInString(text)
	rest := strings.TrimRight(text[size:], " \t\r\n")
	next, _ := utf8.DecodeRuneInString(rest)
	spaced := next == ' ' || next == '\t' || next == noBreakSpace
	switch {
	case rest == "":
	case isPrivate(first), strings.ContainsRune(dots, first), spaced && strings.ContainsRune(dashes, first), first == 'o' && next == '\t':
		e.mark, e.fate = text[:size], Bullets
	case (first == '-' || first == '*' && !strings.Contains(rest, "*")) && (unicode.IsLetter(next) || next == noBreakSpace):
		e.mark, e.fate = text[:size], Unspaced
	case first >= 'a' && first <= 'z' && len(rest) > 1 && next == ')' && (rest[1] == ' ' || rest[1] == '\t'):
		e.mark, e.fate, e.number = text[:size+1], Letters, int(first-'a')+1
	case first >= '1' && first <= '9':
		e.numbered(text)
	}
	return e
}

// numbered reads a mark such as "2." or "2)".
func (e *entry) numbered(text string) {
	end := strings.IndexAny(text[:min(len(text), 3)], ".)")
	if end < 1 {
		return
	}
	number, err := strconv.Atoi(text[:end])
	next, _ := utf8.DecodeRuneInString(text[end+1:])
	switch {
	case err != nil:
	case next == ' ', next == '\t':
		e.mark, e.fate, e.number = text[:end+1], Joined, number
	case unicode.IsLetter(next), next == noBreakSpace:
		e.mark, e.fate, e.number = text[:end+1], Unspaced, number
	}
}

// before reports whether another entry can follow this one in a list.
func (e entry) before(next entry) bool {
	return e.mark != "" && e.fate == next.fate && (e.number > 0 && next.number == e.number+1 || e.number == 0 && next.number == 0)
}

// keepsBreak reports whether a line is one of its own in Markdown, too.
func keepsBreak(line string) bool {
	line = strings.TrimRight(line, "\r\n")
	return strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
}

// inLine returns where the first of several bullets of a list in one line stands, or
// -1. It begins the line, or follows a colon: elsewhere they only part words.
func inLine(line string) int {
	at := strings.Index(line, "• ")
	if at < 0 || !strings.Contains(line[at+1:], " • ") {
		return -1
	}
	if before := strings.TrimSpace(line[:at]); before != "" && !strings.HasSuffix(before, ":") {
		return -1
	}
	return at
}

// mayList reports whether a source has lines as noList looks for.
func mayList(source string) bool {
	var last entry
	for line := range strings.SplitSeq(source, "\n") {
		e := entryOf(line)
		if last.before(e) || inLine(line) >= 0 {
			return true
		}
		last = e
	}
	return false
}

// noList returns the first mark of what was meant as a list in a paragraph.
func noList(n ast.Node, source string) (Misread, bool) {
	lines := n.Lines()
	var last entry
	begin := 0 // of the last line
	for i := range lines.Len() {
		segment := lines.At(i)
		line := source[segment.Start:segment.Stop]
		e := entryOf(line)
		if last.before(e) && strings.Count(source[lines.At(0).Start:begin], "`")%2 == 0 {
			from := begin + last.indent
			return Misread{Fate: last.fate, From: from, To: from + len(last.mark), Label: MarkName(last.mark)}, true
		}
		if at := inLine(line); at >= 0 {
			return Misread{Fate: InLine, From: segment.Start + at, To: segment.Start + at + len("•")}, true
		}
		last, begin = e, segment.Start
		if keepsBreak(line) {
			last = entry{}
		}
	}
	return Misread{}, false
}

// Mark returns the sign of a list with which a text begins, or "".
func Mark(text string) string {
	if e := entryOf(text); e.mark != "" && e.fate == Bullets {
		return e.mark
	}
	if strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* ") && strings.Count(text, "*") == 1 {
		return text[:1]
	}
	return ""
}

// MarkName returns what a mark is called in a message.
func MarkName(mark string) string {
	if r, _ := utf8.DecodeRuneInString(mark); isPrivate(r) { // which fonts show as they like
		return fmt.Sprintf("%U", r)
	}
	return mark
}

// isPrivate reports whether a character is one of a symbol font.
func isPrivate(r rune) bool { return r >= 0xf020 && r <= 0xf0ff }
