package markdown

import (
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Fate is what becomes of a part of a text that its author surely did not mean.
type Fate int

const (
	Surplus   Fate = iota // cells behind the last column of their table, which are not shown
	Unused                // a definition of a link to which nothing refers, which is not shown
	NoTable               // rows of a table without the line of hyphens, shown as one paragraph
	Code                  // prose that is indented, and shown as code
	Underline             // a sentence with hyphens below it, shown as a heading

	// The marks of a list, shown as one paragraph with what follows them.
	Bullets  // signs of a word processor
	Letters  // such as "a)"
	Unspaced // marks of Markdown without the space after them
	Joined   // numbers from 2 on, which go on with the paragraph before
	InLine   // bullets within one line

	// Signs that are shown as they are written.
	Stars     // pairs of asterisks around words
	NoHeading // of a heading, without the space after them
	Tabs      // between the cells of a table
	Bare      // an address that is no link
	OpenStars // a pair of asterisks that begins bold words without an end
	Task      // a box to tick
	Footnote  // a note at the end of a text
	Tildes    // pairs around words, which elsewhere are struck through
)

// Misread is a part of a text that its author surely did not mean.
type Misread struct {
	Fate     Fate
	From, To int    // its bytes in the source
	Wanted   string // for NoTable and Tabs, the line of hyphens
	Label    string // for Unused, what stands in the square brackets; for a list, its first mark
	Address  string // for Unused, what stands behind them
}

// Misreads returns what of a source is not shown, or not as it was surely meant.
func Misreads(source string) []Misread {
	if !mayMislead(source) || tooMuch(source) {
		return nil
	}
	return misreads(source)
}

// misreads is Misreads for a source of any kind.
func misreads(source string) []Misread {
	src := []byte(source)
	doc := read.Parser().Parse(text.NewReader(src))
	var found []Misread
	used := map[string]bool{} // labels of definitions
	stars, shown := bold{source, -1}, bare{source: source}
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeBlock {
			stars.open = -1
		}
		var m Misread
		ok := false
		switch n := n.(type) {
		case *ast.Link:
			refer(used, n.Reference)
		case *ast.Image:
			refer(used, n.Reference)
		case *ast.LinkReferenceDefinition:
			m, ok = definition(n)
		case *extast.Table:
			m, ok = surplus(n, source)
		case *ast.Paragraph:
			for _, look := range []func(ast.Node, string) (Misread, bool){noTable, byTabs, heading, noList, footnote} {
				if m, ok = look(n, source); ok {
					break
				}
			}
		case *ast.Text:
			found = append(found, shown.text(n)...)
			if m, ok = stars.text(n); !ok {
				m, ok = struck(n, source)
			}
		case *ast.TextBlock: // in a list
			if m, ok = task(n, source); !ok {
				m, ok = noList(n, source)
			}
		case *ast.CodeBlock:
			m, ok = span(n, Code), isProse(string(n.Lines().Value(src)))
		case *ast.Heading:
			m, ok = span(n, Underline), isUnderlined(n, source)
		}
		if ok {
			found = append(found, m)
		}
		return ast.WalkContinue, nil
	})
	code := false // once is enough: a text is indented as a whole
	return slices.DeleteFunc(found, func(m Misread) bool {
		again := m.Fate == Code && code
		code = code || m.Fate == Code
		return again || m.Fate == Unused && used[util.ToLinkReference([]byte(m.Label))]
	})
}

// mayMislead reports whether a source has a sign of what can be misread; hardly
// one has.
func mayMislead(source string) bool {
	return strings.Contains(source, "]:") || strings.IndexByte(source, '|') >= 0 || strings.Contains(source, "---") ||
		strings.Contains(source, "    ") || strings.IndexByte(source, '\t') >= 0 || mayList(source) ||
		strings.Contains(source, "**") || strings.Contains(source, "~~") || strings.Contains(source, "[^") || strings.Contains(source, " [") || strings.Contains(source, "##") || strings.Contains(source, "#\u00a0") || mayBegin(source, source)
}

func refer(used map[string]bool, to *ast.ReferenceLink) {
	if to != nil {
		used[util.ToLinkReference(to.Value)] = true
	}
}

// span returns a block, as far as its lines go.
func span(n ast.Node, fate Fate) Misread {
	lines := n.Lines()
	if lines.Len() == 0 {
		return Misread{}
	}
	return Misread{Fate: fate, From: lines.At(0).Start, To: lines.At(lines.Len() - 1).Stop}
}

// definition returns a definition, unless it is a way to write a comment, such as
// "[//]: # (a comment)".
func definition(n *ast.LinkReferenceDefinition) (Misread, bool) {
	m := span(n, Unused)
	m.Label, m.Address = string(n.Label), string(n.Destination)
	return m, m.Address != "" && m.Address != "#"
}

// surplus returns what stands behind the last column in the first row of a table
// that has more.
func surplus(table *extast.Table, source string) (Misread, bool) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		line, _, _ := strings.Cut(source[row.Pos():], "\n")
		starts, end := cells(line)
		if len(starts) <= len(table.Alignments) {
			continue
		}
		from := starts[len(table.Alignments)]
		rest := line[from:end]
		if strings.TrimSpace(strings.ReplaceAll(rest, "|", "")) == "" {
			continue
		}
		from += strings.Index(rest, strings.TrimSpace(rest))
		return Misread{Fate: Surplus, From: row.Pos() + from, To: row.Pos() + from + len(strings.TrimSpace(rest))}, true
	}
	return Misread{}, false
}

// cells returns where the cells of a row begin, and where the last one ends.
func cells(line string) (starts []int, end int) {
	end = len(strings.TrimRight(line, " \t\r"))
	at := len(line) - len(strings.TrimLeft(line, " \t"))
	if at < end && line[at] == '|' {
		at++
	}
	if at < end && line[end-1] == '|' {
		end--
	}
	for at < end {
		starts = append(starts, at)
		for at < end && (line[at] != '|' || line[at-1] == '\\') {
			at++
		}
		at++
	}
	return starts, end
}

// noTable returns the first of the rows of a table in a paragraph.
func noTable(n ast.Node, source string) (Misread, bool) {
	lines := n.Lines()
	before := 0 // cells of the line before
	for i := range lines.Len() {
		line := lines.At(i)
		row := strings.TrimSpace(source[line.Start:line.Stop])
		count := 0
		if len(row) > 1 && row[0] == '|' && row[len(row)-1] == '|' {
			starts, _ := cells(row)
			count = len(starts)
		}
		if isDelimiter(row) && i > 0 && before == 0 { // perhaps without bars around the rows
			head := lines.At(i - 1)
			starts, _ := cells(strings.TrimSpace(source[head.Start:head.Stop]))
			before = len(starts)
		}
		if before > 1 && (count > 1 || isDelimiter(row)) {
			head := lines.At(i - 1)
			return Misread{Fate: NoTable, From: head.Start, To: head.Stop, Wanted: "|" + strings.Repeat(" --- |", before)}, true
		}
		before = count
	}
	return Misread{}, false
}

// isProse reports whether a text surely is no code: words with the marks that stand
// in sentences, the last of which is finished.
func isProse(text string) bool {
	for _, r := range text {
		if !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !unicode.IsSpace(r) && !strings.ContainsRune(`.,;:!?'"()-–—…’‘“”„«»*`, r) {
			return false
		}
	}
	return len(strings.Fields(text)) >= 5 && isSentence(text)
}

// isSentence reports whether a text ends like a sentence, other than headings do.
func isSentence(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") && len(strings.Fields(text)) >= 4
}

// isUnderlined reports whether a heading is a sentence, with a line of hyphens below
// it.
func isUnderlined(n *ast.Heading, source string) bool {
	lines := n.Lines()
	if lines.Len() == 0 || !isSentence(source[lines.At(0).Start:lines.At(lines.Len()-1).Stop]) {
		return false
	}
	before := source[:lines.At(0).Start]
	if strings.Contains(before[strings.LastIndexByte(before, '\n')+1:], "#") {
		return false
	}
	_, below, _ := strings.Cut(source[lines.At(lines.Len()-1).Stop-1:], "\n")
	below, _, _ = strings.Cut(below, "\n")
	return strings.Contains(below, "---") && strings.Trim(below, "-> \t\r") == ""
}
