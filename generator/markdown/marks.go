package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// bold finds words between pairs of asterisks that mark nothing, for which they are
// shown as they are written.
type bold struct {
	source string
	open   int // where the first pair stands in the block, or -1
}

// text reads a text of the current block, in which there is no marking.
func (b *bold) text(n *ast.Text) (m Misread, ok bool) {
	if n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	for at := n.Segment.Start; ; {
		i := strings.Index(b.source[at:n.Segment.Stop], "**")
		if i < 0 {
			return
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(b.source[:at])
		after, _ := utf8.DecodeRuneInString(b.source[at+2:])
		begins := before == '\n' || before == ' ' && unicode.In(after, unicode.L, unicode.Nd)
		switch {
		case b.open >= 0 && (!begins || before == ' ' && b.begun(at)) && strings.ContainsFunc(b.source[b.open:at], unicode.IsLetter):
			m, ok = Misread{Fate: Stars, From: b.open, To: at + 2}, true
			b.open = -1
		case before == ' ' && unicode.IsLetter(after) && !strings.Contains(restOfBlock(n, b.source, at+2), "**"):
			return Misread{Fate: OpenStars, From: at, To: at + 2}, true
		case !unicode.In(before, unicode.L, unicode.Nd):
			b.open = at
		}
		at += 2
	}
}

// begun reports whether bold words surely begin with the open pair: then the next one, at
// an offset, is their end, with a space before it.
func (b *bold) begun(at int) bool {
	words := b.source[b.open+2 : at]
	first, _ := utf8.DecodeRuneInString(words)
	return unicode.In(first, unicode.L, unicode.Nd) && strings.IndexByte(words, '*') < 0
}

// tildes are pairs around words.
var tildes = regexp.MustCompile(`(?:^|[^~])(~~\pL(?:[^~\n]*[^~\s])?~~)(?:$|[^~])`)

// struck returns the first words of a text that stand between two pairs of tildes.
func struck(n *ast.Text, source string) (Misread, bool) {
	if n.Parent().Kind() == ast.KindCodeSpan {
		return Misread{}, false
	}
	at := tildes.FindStringSubmatchIndex(source[n.Segment.Start:n.Segment.Stop])
	if at == nil {
		return Misread{}, false
	}
	return Misread{Fate: Tildes, From: n.Segment.Start + at[2], To: n.Segment.Start + at[3]}, true
}

// restOfBlock returns what follows an offset in the block that holds n.
func restOfBlock(n ast.Node, source string, at int) string {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	lines := n.Lines()
	return source[at:max(at, lines.At(lines.Len()-1).Stop)]
}

// box is one to tick, as tasks have it before them elsewhere.
var box = regexp.MustCompile(`^\[[ xX]\][ \t]`)

// task returns the box before an entry of a list.
func task(n ast.Node, source string) (Misread, bool) {
	line := n.Lines().At(0)
	at := box.FindStringIndex(source[line.Start:line.Stop])
	if at == nil {
		return Misread{}, false
	}
	return Misread{Fate: Task, From: line.Start, To: line.Start + len("[ ]")}, true
}

// note is the begin of a footnote.
var note = regexp.MustCompile(`^\[\^[^\]\s]+\]:`)

// footnote returns the mark of a note that a paragraph is.
func footnote(n ast.Node, source string) (Misread, bool) {
	line := n.Lines().At(0)
	at := note.FindStringIndex(source[line.Start:line.Stop])
	if at == nil {
		return Misread{}, false
	}
	return Misread{Fate: Footnote, From: line.Start, To: line.Start + at[1]}, true
}

// noHeading is a line that lacks the space of a heading, or has one there that is none for
// Markdown. One sign right before a word is that of a tag.
var noHeading = regexp.MustCompile(`(?m)^ {0,3}(?:(#{2,6})\pL|(#{1,6})\x{a0})`)

// heading returns the signs of the first line of a paragraph that lacks the space of a
// heading.
func heading(n ast.Node, source string) (Misread, bool) {
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if strings.IndexByte(source[line.Start:line.Stop], '#') < 0 {
			continue
		}
		if at := noHeading.FindStringSubmatchIndex(source[line.Start:line.Stop]); at != nil {
			return Misread{Fate: NoHeading, From: line.Start + max(at[2], at[4]), To: line.Start + max(at[3], at[5])}, true
		}
	}
	return Misread{}, false
}

// byTabs returns the first of the rows of a table whose cells are parted by tabs, as
// spreadsheets have it.
func byTabs(n ast.Node, source string) (Misread, bool) {
	lines := n.Lines()
	for i := 1; i < lines.Len(); i++ {
		head, next := lines.At(i-1), lines.At(i)
		row := strings.TrimSpace(source[head.Start:head.Stop])
		tabs := strings.Count(row, "\t")
		if tabs > 0 && tabs == strings.Count(strings.TrimSpace(source[next.Start:next.Stop]), "\t") && entryOf(row).mark == "" {
			return Misread{Fate: Tabs, From: head.Start, To: head.Stop, Wanted: "|" + strings.Repeat(" --- |", tabs+1)}, true
		}
	}
	return Misread{}, false
}
