package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// PrintConcise writes one finding a line: file:line:col: severity CODE message.
// What is wrong with a file as a whole stands at its beginning.
func PrintConcise(w io.Writer, l List) error {
	for _, d := range l {
		at := d.At.Position
		if at.Line == 0 {
			at.Line, at.Column = 1, 1
		}
		if _, err := fmt.Fprintf(w, "%s: %s %s %s\n", Plain(at.String()), d.Severity(), d.Code, Plain(d.Message)); err != nil {
			return err
		}
	}
	return nil
}

// String returns file:line:col, or the file alone when the position is the
// file as a whole.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// PrintFull writes each finding with its line of source, the place marked
// under it, and the hint. With colour, ANSI sequences set off the parts.
func PrintFull(w io.Writer, l List, colour bool) error {
	paint := func(code, s string) string {
		if !colour {
			return s
		}
		return "\x1b[" + code + "m" + s + "\x1b[0m"
	}
	var c cursor
	for _, d := range l {
		tone := "1;31"
		if d.Severity() == Warning {
			tone = "1;33"
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%s: %s\n", paint(tone, fmt.Sprintf("%s[%s]", d.Severity(), d.Code)), paint("1", Plain(d.Message)))
		number := ""
		if d.At.Line > 0 {
			number = fmt.Sprint(d.At.Line)
		}
		margin := strings.Repeat(" ", len(number))
		fmt.Fprintf(&b, "%s %s %s\n", margin, paint("36", "-->"), Plain(d.At.Position.String()))
		if d.At.Line > 0 {
			source, marks := c.frame(d.At)
			fmt.Fprintf(&b, "%s %s\n", margin, paint("36", "|"))
			fmt.Fprintf(&b, "%s %s\n", paint("36", number), strings.TrimRight(paint("36", "|")+" "+source, " "))
			fmt.Fprintf(&b, "%s %s %s\n", margin, paint("36", "|"), paint(tone, marks))
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "%s %s %s\n", margin, paint("36", "="), paint("36", "hint: ")+Plain(d.Hint))
		}
		b.WriteByte('\n')
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// Plain returns text in which nothing can be taken for a command of a terminal
// or for a line break.
func Plain(text string) string { return strings.Map(visible, text) }

// visible returns r, or what stands for it where it could not be seen.
func visible(r rune) rune {
	switch {
	case unicode.IsPrint(r):
		return r
	case unicode.IsSpace(r):
		return ' '
	}
	return '·'
}

const (
	frameWidth = 96 // characters of source shown
	frameLead  = 32 // of them before the marked place, in a long line
)

// frame returns the source line and the line of marks under it. A long line is
// cut around the place; what a terminal could take for a command is replaced.
func (c *cursor) frame(at Span) (source, marks string) {
	line, start, end, before, after := c.window(at)
	prefix, suffix := "", ""
	if before {
		prefix = "…"
	}
	if after {
		suffix = "…"
	}
	var s, m strings.Builder
	s.WriteString(prefix)
	m.WriteString(strings.Repeat(" ", len([]rune(prefix))))
	for i := range line {
		r := visible(line[i])
		s.WriteRune(r)
		mark := " "
		if i >= start && i < end {
			mark = "^"
		}
		m.WriteString(strings.Repeat(mark, columns(r)))
	}
	if !strings.Contains(m.String(), "^") { // the end of the line, or a mark above a letter
		m.WriteString("^")
	}
	s.WriteString(suffix)
	return s.String(), strings.TrimRight(m.String(), " ")
}

// columns returns how many columns of a terminal r takes.
func columns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return 0
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}
