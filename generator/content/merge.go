package content

import (
	"fmt"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// maxConflicts is how many unfinished merges of a file are told one by one.
const maxConflicts = 50

// The marks with which a version control system divides two versions of some lines.
const (
	mergeBegins  = "<<<<<<<"
	mergeDivides = "======="
	mergeEnds    = ">>>>>>>"
)

const (
	leftBehind     = "a merge of two versions left this line behind"
	leftBehindHint = "delete it, and see whether what stands around it is there twice"
)

// isMark reports whether a line is a mark, which may have the name of a version.
func isMark(line, mark string) bool { return line == mark || strings.HasPrefix(line, mark+" ") }

// settle reports the marks of unfinished merges and takes the later of the two
// versions. A mark that was left over alone is told, too; only the one between the
// versions may be meant, as it makes a heading in Markdown.
func (f *file) settle(list *diag.List) {
	var cut []piece
	begun, divided := -1, -1
	lineAt := func(start int) piece {
		_, end := f.lineOf(start)
		return piece{start, min(end+1, len(f.text))}
	}
	alone := func(start int) {
		_, end := f.lineOf(start)
		list.Add(diag.Syntax, f.span(start, end), leftBehind, leftBehindHint)
		cut = append(cut, lineAt(start))
	}
	for start := 0; start < len(f.text) && len(cut) < 2*maxConflicts; start = lineAt(start).end {
		_, end := f.lineOf(start)
		switch line := f.text[start:end]; {
		case isMark(line, mergeBegins):
			if begun >= 0 {
				alone(begun)
			}
			begun, divided = start, -1
		case begun >= 0 && divided < 0 && line == mergeDivides:
			divided = lineAt(start).end
		case isMark(line, mergeEnds) && divided < 0:
			alone(start)
		case isMark(line, mergeEnds):
			_, end := f.lineOf(begun)
			list.Add(diag.Syntax, f.span(begun, end), "two versions of these lines were merged, and nobody has chosen one",
				fmt.Sprintf("keep one of the two, and delete the lines of %s, %s and %s", diag.Quote(mergeBegins), diag.Quote(mergeDivides), diag.Quote(mergeEnds)))
			cut = append(cut, piece{begun, divided}, lineAt(start))
			begun, divided = -1, -1
		}
	}
	if begun >= 0 {
		alone(begun)
	}
	slices.SortFunc(cut, func(a, b piece) int { return a.start - b.start })
	for _, c := range cut {
		f.cuts = append(f.cuts, f.text[c.start:c.end])
	}
	f.takeOut(cut)
}

// mergeDivide tells of the mark between two versions that was left over in TOML.
func (m *mender) mergeDivide() bool {
	start, end := m.lineOf(m.at)
	if m.text[start:end] != mergeDivides || m.place.text >= 0 {
		return false
	}
	m.say(diag.Syntax, start, end, leftBehind, leftBehindHint)
	m.cutOut(start, end, "")
	return true
}
