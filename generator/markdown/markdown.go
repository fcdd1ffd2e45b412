// Package markdown renders the Markdown of authors so that it can do no harm.
//
// [Parse] reads CommonMark with tables and asks its caller about every link and
// picture. The result, a [Prose], holds the HTML once, with its links and its
// heading levels left open, because they depend on the page that shows it:
// [Prose.HTML] fills them in. Raw HTML in the source is shown as text, and an
// address that the caller did not allow never reaches the page (writer.go, table.go). A
// text without any marking needs no parser (simple.go), and one with too much of it is not
// read (excess.go). [Misreads] tells what of a source is not shown, or not as its author
// surely meant it (misread.go; lists.go, marks.go and bare.go look for one kind each).
package markdown

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Target is where a link leads: to a page of the site, or elsewhere.
type Target struct {
	Page     string // path below the site's root; empty for an address elsewhere
	Fragment string
	Address  string // a URL elsewhere, when Page is empty
}

// Link is one link, picture or autolink of a source.
type Link struct {
	Destination string
	From, To    int  // its bytes in the source
	Image       bool // a picture rather than a link
	Alt         bool // a picture with a text beside it
	Blank       bool // a link of which nothing would be seen; it is not shown
}

// Resolve tells where a link leads. When ok is false, the reader sees the text
// of the link alone.
type Resolve func(Link) (target Target, ok bool)

// Prose is Markdown that was read once and can be shown on any page.
type Prose struct {
	Source string
	parts  []part
}

// part is a piece of finished HTML, followed by something that the page
// decides.
type part struct {
	html    string
	target  *Target // write its address
	heading int     // write the heading level: 1 is the highest of this prose
}

// Empty reports whether nothing was written.
func (p Prose) Empty() bool { return len(p.parts) == 0 }

// HTML returns the prose for one page. href returns the address of a page of the
// site as that page links to it; heading is the level of the highest heading.
func (p Prose) HTML(heading int, href func(page, fragment string) string) string {
	if len(p.parts) == 1 { // nothing is left open
		return p.parts[0].html
	}
	var b strings.Builder
	for _, part := range p.parts {
		b.WriteString(part.html)
		switch {
		case part.target != nil && part.target.Page != "":
			b.WriteString(html.EscapeString(href(part.target.Page, part.target.Fragment)))
		case part.target != nil:
			b.WriteString(html.EscapeString(part.target.Address))
		case part.heading > 0:
			fmt.Fprintf(&b, "%d", min(heading+part.heading-1, 6))
		}
	}
	return b.String()
}

// read is the parser: CommonMark without raw HTML, which thereby is text.
var read = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)),
	goldmark.WithExtensions(extension.NewTable(
		extension.WithTableCellAlignMethod(extension.TableCellAlignNone),
	)),
)

// write is the renderer. It writes to an [output] alone.
var write = func() renderer.Renderer {
	r := goldmark.DefaultRenderer()
	r.AddOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 10),
		util.Prioritized(extension.NewTableHTMLRenderer(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)), 500)))
	return r
}()

// Parse reads source and asks resolve about each of its links in their order. It
// reads nothing of a source with an [Excess].
func Parse(source string, resolve Resolve) Prose {
	switch {
	case strings.TrimSpace(source) == "":
		return Prose{}
	case simple(source): // which has no excess
		return Prose{Source: source, parts: []part{{html: paragraphs(source)}}}
	case tooMuch(source):
		return Prose{}
	}
	return parse(source, resolve)
}

// parse is Parse for a source of any kind.
func parse(source string, resolve Resolve) Prose {
	src := []byte(source)
	doc := read.Parser().Parse(text.NewReader(src))
	out := &output{writer: writer{resolve: resolve, ranks: headingRanks(doc, src)}}
	if err := write.Render(out, src, doc); err != nil {
		panic(err) // a bytes.Buffer does not fail
	}
	return Prose{Source: source, parts: out.split(out.String())}
}

// headingRanks maps the heading levels that are shown to 1, 2, ... without gaps.
func headingRanks(doc ast.Node, source []byte) map[int]int {
	var used [7]bool
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && !blank(h, source) {
			used[h.Level] = true
		}
		return ast.WalkContinue, nil
	})
	ranks := map[int]int{}
	for level, ok := range used {
		if ok {
			ranks[level] = len(ranks) + 1
		}
	}
	return ranks
}

// split cuts rendered HTML at the marks that the writer left in it.
func (w *writer) split(s string) []part {
	var parts []part
	for {
		text, rest, found := strings.Cut(s, mark)
		if !found {
			return append(parts, part{html: text})
		}
		number, rest, _ := strings.Cut(rest, mark)
		i, _ := strconv.Atoi(number)
		open := w.open[i]
		open.html = text
		parts = append(parts, open)
		s = rest
	}
}

func tooMuch(source string) bool {
	_, _, message := Excess(source)
	return message != ""
}

// Plain returns the text of source without its marking, on one line.
func Plain(source string) string {
	if simple(source) {
		return OneLine(source)
	}
	if tooMuch(source) {
		return ""
	}
	src := []byte(source)
	doc := read.Parser().Parse(text.NewReader(src))
	return OneLine(plain(doc, src))
}
