package markdown

import (
	"fmt"
	"strings"
)

// What a text may hold. Beyond it the work, or what is shown, would grow with
// the square of the text; no author comes near.
const (
	maxDepth = 40      // quotes and lists within each other
	maxCells = 10_000  // of all its tables
	maxMarks = 5000    // that may begin or end something, in a text without an empty line
	maxHeld  = 500_000 // quotes and lists that are held open, each in each empty line
	MaxLinks = 1000    // after one more, nobody is asked
)

// Excess tells where a text has more of something than it may, and of what. The
// message is empty where all is well. [Parse] reads no text with an excess.
func Excess(source string) (from, to int, message string) {
	tables, long := strings.Contains(source, "|"), len(source) > maxMarks
	columns, cells, marks := 0, 0, 0 // columns of the table that the line may belong to
	open, held, deepest := 0, 0, 0   // open is how many quotes and lists a line is within at most
	for at := 0; at < len(source); {
		line, _, _ := strings.Cut(source[at:], "\n")
		next := at + len(line) + 1
		if !tables && !long && len(line) <= maxDepth {
			at = next
			continue
		}
		depth, rest := containers(line)
		if rest == "" {
			columns, marks = 0, 0
		}
		if tables && isDelimiter(rest) {
			columns = strings.Count(rest, "|") + 1
		}
		if long {
			for _, c := range []byte(rest) {
				switch c {
				case '*', '_', '[', ']', '<', '`':
					marks++
				}
			}
		}
		cells += columns
		if strings.Trim(rest, "-* \t") == "" {
			depth = max(depth, 2) // two marks with nothing behind them are no line across the page
		}
		if within := min(open+depth, indent(line, rest)); within > open {
			open, deepest = within, at
		}
		if strings.TrimSpace(rest) == "" {
			held += open
		}
		switch {
		case depth > maxDepth:
			return at, at + 1, fmt.Sprintf("quotes and lists are nested more than %d deep", maxDepth)
		case held > maxHeld:
			return deepest, deepest + 1, fmt.Sprintf("quotes and lists nested %d deep are followed by too many empty lines", open)
		case cells > maxCells:
			return at, at + 1, fmt.Sprintf("the tables have more than %d cells", maxCells)
		case marks > maxMarks:
			return at, at + 1, fmt.Sprintf("one paragraph has more than %d of the signs * _ [ ] < `", maxMarks)
		}
		at = next
	}
	return 0, 0, ""
}

// containers returns how many quotes and lists begin at the begin of a line, and
// what follows. Marks with nothing behind them may be a line across the page.
func containers(line string) (depth int, rest string) {
	rest = strings.TrimLeft(line, " \t")
	if strings.Trim(rest, "- \t\r") == "" || strings.Trim(rest, "* \t\r") == "" {
		return 0, strings.Trim(rest, " \t\r")
	}
	for rest != "" {
		width := 1
		switch {
		case rest[0] == '>':
		case strings.ContainsRune("-+*", rune(rest[0])):
		default:
			for width <= 9 && width < len(rest) && '0' <= rest[width-1] && rest[width-1] <= '9' {
				width++
			}
			if width == 1 || rest[width-1] != '.' && rest[width-1] != ')' {
				return depth, strings.TrimRight(rest, " \t\r")
			}
		}
		if rest[0] != '>' && width < len(rest) && !strings.ContainsRune(" \t\r", rune(rest[width])) {
			return depth, strings.TrimRight(rest, " \t\r")
		}
		depth++
		rest = strings.TrimLeft(rest[width:], " \t")
	}
	return depth, ""
}

// indent returns how many columns there are before the rest of a line. Each quote or
// list that the rest is within takes one, also where it began in a line before.
func indent(line, rest string) int {
	line = strings.TrimRight(line, " \t\r")
	before := line[:len(line)-len(rest)]
	return len(before) + 3*strings.Count(before, "\t")
}

// isDelimiter reports whether a line may divide the head of a table from its
// rows.
func isDelimiter(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|-: \t\r") == ""
}
