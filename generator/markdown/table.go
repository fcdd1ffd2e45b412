package markdown

import (
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// table puts a table into a group of its own, which scrolls where it has no room,
// also by keyboard. Its name is what the head of the table says.
func (w *writer) table(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		out.WriteString("</table>\n</div>\n")
		return ast.WalkContinue, nil
	}
	out.WriteString(`<div class="scroll authored" role="group" tabindex="0"`)
	var heads []string
	for cell := n.FirstChild().FirstChild(); cell != nil; cell = cell.NextSibling() {
		if text := strings.TrimSpace(plain(cell, source)); text != "" {
			heads = append(heads, text)
		}
	}
	if len(heads) > 0 {
		fmt.Fprintf(out, ` aria-label="%s"`, html.EscapeString(strings.Join(heads, ", ")))
	}
	out.WriteString(">\n<table>\n")
	return ast.WalkContinue, nil
}

// headless reports whether nothing would be seen of the head of a table.
func headless(table ast.Node, source []byte) bool {
	for cell := table.FirstChild().FirstChild(); cell != nil; cell = cell.NextSibling() {
		if !blank(cell, source) {
			return false
		}
	}
	return true
}

// tableHeader writes the head of a table, which Markdown asks for also where it
// says nothing: then there is none.
func (w *writer) tableHeader(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	none := headless(n.Parent(), source)
	switch {
	case entering && none:
		return ast.WalkSkipChildren, nil
	case entering:
		out.WriteString("<thead>\n<tr>\n")
		return ast.WalkContinue, nil
	case !none:
		out.WriteString("</tr>\n</thead>\n")
	}
	if n.NextSibling() != nil {
		out.WriteString("<tbody>\n")
	}
	return ast.WalkContinue, nil
}

// alignments are the classes of cells, of those columns that the author has aligned.
// Where a line begins depends on the language, so that "left" is how all cells are.
var alignments = map[extast.Alignment]string{
	extast.AlignCenter: ` class="align-center"`,
	extast.AlignRight:  ` class="align-end"`,
}

// tableCell writes a cell. An empty one heads nothing. In a table whose head
// begins with one, the first column names the rows.
func (w *writer) tableCell(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	row := n.Parent()
	tag, scope := "td", ""
	if table := row.Parent(); !blank(n, source) {
		switch {
		case row.Kind() == extast.KindTableHeader:
			tag = "th"
		case n.PreviousSibling() == nil && blank(table.FirstChild().FirstChild(), source) && !headless(table, source):
			tag, scope = "th", ` scope="row"`
		}
	}
	if entering {
		fmt.Fprintf(out, "<%s%s%s>", tag, scope, alignments[n.(*extast.TableCell).Alignment])
	} else {
		fmt.Fprintf(out, "</%s>\n", tag)
	}
	return ast.WalkContinue, nil
}
