package markdown

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// mark sets off what a page fills in. Text cannot hold it: the parser replaces
// NUL, as CommonMark asks (section 2.3).
const mark = "\x00"

// writer renders the nodes of one text whose HTML depends on the page.
type writer struct {
	resolve Resolve
	ranks   map[int]int
	open    []part            // what the marks stand for
	shown   map[ast.Node]bool // links that lead somewhere
	asked   int               // how many links and pictures there were
	defined map[string]int    // where the address of each label begins, once asked
}

// output is what a text is rendered into, with its writer.
type output struct {
	bytes.Buffer
	writer
}

// Available, Buffered and Flush make it a util.BufWriter.
func (o *output) Available() int { return o.Buffer.Available() }
func (o *output) Buffered() int  { return 0 }
func (o *output) Flush() error   { return nil }

// nodes registers what renders the nodes of a [writer]. Each asks the writer of the output.
type nodes struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (nodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	type render func(*writer, util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error)
	for kind, render := range map[ast.NodeKind]render{
		ast.KindLink: (*writer).link, ast.KindAutoLink: (*writer).autoLink, ast.KindImage: (*writer).image, ast.KindHeading: (*writer).heading,
		extast.KindTable: (*writer).table, extast.KindTableHeader: (*writer).tableHeader, extast.KindTableCell: (*writer).tableCell,
	} {
		r.Register(kind, func(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return render(&out.(*output).writer, out, source, n, entering)
		})
	}
}

// leave writes a mark that stands for p.
func (w *writer) leave(out util.BufWriter, p part) {
	fmt.Fprintf(out, "%s%d%s", mark, len(w.open), mark)
	w.open = append(w.open, p)
}

func (w *writer) link(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	link := n.(*ast.Link)
	if !entering {
		if w.shown[n] {
			out.WriteString("</a>")
		}
		return ast.WalkContinue, nil
	}
	if !w.ask() {
		return ast.WalkContinue, nil
	}
	l := locate(source, w.behind(source, n, link.Reference), link.Destination)
	l.Blank = blank(n, source)
	target, ok := w.resolve(l)
	if ok && !l.Blank {
		if w.shown == nil {
			w.shown = map[ast.Node]bool{}
		}
		w.shown[n] = true
		w.openAnchor(out, target, plain(n, source))
	}
	return ast.WalkContinue, nil
}

func (w *writer) autoLink(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	auto := n.(*ast.AutoLink)
	destination := auto.URL(source)
	if auto.AutoLinkType == ast.AutoLinkEmail {
		destination = append([]byte("mailto:"), destination...)
	}
	var target Target
	ok := w.ask()
	if ok {
		l := locate(source, n.Pos(), auto.Label(source))
		l.Destination = string(destination)
		target, ok = w.resolve(l)
	}
	ok = ok && !w.within(n)
	if ok {
		w.openAnchor(out, target, string(auto.Label(source)))
	}
	out.WriteString(html.EscapeString(string(auto.Label(source))))
	if ok {
		out.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

// within reports whether a node is part of a link that is shown: links do not nest.
func (w *writer) within(n ast.Node) bool {
	for up := n.Parent(); up != nil; up = up.Parent() {
		if w.shown[up] {
			return true
		}
	}
	return false
}

// ask counts a link, and reports whether the caller is still asked about it.
func (w *writer) ask() bool {
	w.asked++
	return w.asked <= MaxLinks+1
}

// openAnchor begins a link with a text. One that leads elsewhere carries its
// address for paper, where the text does not tell it.
func (w *writer) openAnchor(out util.BufWriter, target Target, text string) {
	out.WriteString(`<a href="`)
	w.leave(out, part{target: &target})
	out.WriteString(`"`)
	if target.Page == "" {
		out.WriteString(` rel="noopener noreferrer external"`)
		if address := untold(target.Address, text); address != "" {
			fmt.Fprintf(out, ` data-address="%s"`, html.EscapeString(address))
		}
	}
	out.WriteString(">")
}

// untold returns an address as one writes it by hand, or nothing where a text
// tells it already.
func untold(address, text string) string {
	switch scheme, rest, _ := strings.Cut(address, ":"); scheme {
	case "mailto":
		address, _, _ = strings.Cut(rest, "?")
	case "tel":
		address = rest
	}
	place := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "/")
	if strings.Contains(strings.Join(strings.Fields(text), ""), place) {
		return ""
	}
	return address
}

func (w *writer) image(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	image := n.(*ast.Image)
	alt := plain(n, source)
	var target Target
	ok := w.ask()
	if ok {
		l := locate(source, w.behind(source, n, image.Reference), image.Destination)
		l.Image, l.Alt = true, strings.TrimSpace(alt) != ""
		target, ok = w.resolve(l)
	}
	if !ok || target.Page == "" { // a picture from elsewhere is never loaded
		out.WriteString(html.EscapeString(alt))
		return ast.WalkSkipChildren, nil
	}
	out.WriteString(`<img src="`)
	w.leave(out, part{target: &target})
	fmt.Fprintf(out, `" alt="%s">`, html.EscapeString(alt))
	return ast.WalkSkipChildren, nil
}

func (w *writer) heading(out util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if blank(n, source) {
		return ast.WalkContinue, nil
	}
	rank := w.ranks[n.(*ast.Heading).Level]
	if entering {
		out.WriteString("<h")
	} else {
		out.WriteString("</h")
	}
	w.leave(out, part{heading: rank})
	out.WriteString(">")
	if !entering {
		out.WriteString("\n")
	}
	return ast.WalkContinue, nil
}

// behind returns the place behind which the address of a link or picture stands:
// its label, or that of the definition which it refers to.
func (w *writer) behind(source []byte, n ast.Node, to *ast.ReferenceLink) int {
	if to == nil {
		return behindLabel(source, n)
	}
	if w.defined == nil {
		w.defined = map[string]int{}
		ast.Walk(n.OwnerDocument(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if d, ok := n.(*ast.LinkReferenceDefinition); ok && entering && d.Lines().Len() > 0 {
				from := d.Lines().At(0).Start
				label := util.ToLinkReference(d.Label)
				if _, again := w.defined[label]; !again { // the first one counts
					w.defined[label] = from + max(bytes.Index(source[from:], []byte("]:")), 0)
				}
			}
			return ast.WalkContinue, nil
		})
	}
	return w.defined[util.ToLinkReference(to.Value)]
}

// behindLabel returns where the label of a link or picture ends, so that a label
// that repeats the address, as a picture with a link to itself does, is not taken for it.
func behindLabel(source []byte, link ast.Node) int {
	end := link.Pos()
	ast.Walk(link, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if text, ok := n.(*ast.Text); ok {
			end = max(end, text.Segment.Stop)
		}
		if image, ok := n.(*ast.Image); ok && n != link && entering && image.Reference == nil {
			end = max(end, locate(source, behindLabel(source, n), image.Destination).To)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return end
}

// locate finds the bytes of a link's destination, which stand somewhere
// behind pos.
func locate(source []byte, pos int, destination []byte) Link {
	pos = min(max(pos, 0), len(source))
	l := Link{Destination: string(decode(destination)), From: pos, To: min(pos+1, len(source))}
	if i := bytes.Index(source[pos:], destination); i >= 0 && len(destination) > 0 {
		l.From, l.To = pos+i, pos+i+len(destination)
	}
	return l
}

// decode returns a text without its escapes and references to characters.
func decode(text []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(text)))
}

// blank reports whether nothing would be seen of a link or heading: nobody could
// follow the one, and the other would head nothing.
func blank(n ast.Node, source []byte) bool {
	seen := false
	ast.Walk(n, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		seen = seen || n.Kind() == ast.KindImage
		return ast.WalkContinue, nil
	})
	return !seen && strings.TrimSpace(plain(n, source)) == ""
}

// plain returns the text below a node, without its marking and, like the parser's
// own text, without NUL.
func plain(n ast.Node, source []byte) string {
	var b bytes.Buffer
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(decode(n.Segment.Value(source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(n.Label(source))
		default:
			if n.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.ReplaceAll(b.String(), mark, "\ufffd")
}
