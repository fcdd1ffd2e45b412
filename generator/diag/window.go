package diag

import "strings"

// window returns the source line, which part of it is shown (from, to), and
// which part of that is marked (start, end). A long line is cut around the
// marked place.
func (s Span) window() (line []rune, from, start, end, to int) {
	line = []rune(s.Excerpt)
	start = min(max(s.Column-1, 0), len(line))
	if len(line) > frameWidth && start > frameWidth-frameLead {
		from = start - frameLead
	}
	to = min(len(line), from+frameWidth)
	end = min(start+max(s.Width, 1), to)
	return line, from, start, end, to
}

// Parts returns the source line as it is shown, divided at the marked place. The
// middle is empty when the place is the end of the line. What could not be seen,
// or would change how the rest is read, is replaced.
func (s Span) Parts() (before, marked, after string) {
	line, from, start, end, to := s.window()
	text := func(from, to int) string {
		if from >= to {
			return ""
		}
		return strings.Map(visible, string(line[from:to]))
	}
	before, marked, after = text(from, start), text(start, end), text(max(start, end), to)
	if from > 0 {
		before = "…" + before
	}
	if to < len(line) {
		after += "…"
	}
	return before, marked, after
}

// Plain returns a text in which nothing can be taken for a command of a terminal
// or for a line break.
func Plain(text string) string { return plain(text) }
