package htmltest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// full are the elements that say something or should not be there.
var full = []string{
	"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "dl", "li", "dt", "dd", "table", "thead", "tbody", "tr", "th", "caption",
	"section", "article", "nav", "header", "aside", "details", "summary", "a", "button", "abbr", "option", "title", "label",
}

// Empty returns the elements of the page that say nothing, the lists without an
// entry, and the headings that nothing follows.
func (p *Page) Empty() []string {
	var faults []string
	for n := range p.elements() {
		switch {
		case n.waits():
		case slices.Contains(full, n.Data) && n.Text() == "" && !speaks(n):
			faults = append(faults, fmt.Sprintf("an empty <%s>", tag(n)))
		case heads(n) && !introduces(n):
			faults = append(faults, fmt.Sprintf("nothing follows the heading %q", n.Text()))
		}
	}
	return faults
}

// waits reports whether a script fills or shows the element.
func (n Node) waits() bool {
	for e := n.Node; e != nil; e = e.Parent {
		if _, ok := (Node{e}).Attr("hidden"); ok {
			return true
		}
	}
	return false
}

// tag returns an element's name with its class or id.
func tag(n Node) string {
	for _, key := range []string{"id", "class"} {
		if value, ok := n.Attr(key); ok {
			return fmt.Sprintf("%s %s=%q", n.Data, key, value)
		}
	}
	return n.Data
}

// speaks reports whether an element is heard although it has no text: by its
// label, unless that is the name of a part of the page, by a picture, or because a
// script fills it.
func speaks(n Node) bool {
	label, _ := n.Attr("aria-label")
	_, status := n.Attr("role")
	return strings.TrimSpace(label) != "" && n.Data != "nav" && n.Data != "section" || status || len(n.All("img, input, select, textarea")) > 0
}

func heads(n Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
}

// wholes are the elements beyond which no heading reaches.
var wholes = []string{"section", "article", "details", "main", "body"}

// introduces reports whether a heading is followed by something that it is the
// heading of: a text, or a deeper heading.
func introduces(heading Node) bool {
	n := heading.Node
	for ; !slices.Contains(wholes, n.Data); n = n.Parent {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			switch {
			case s.Type == html.TextNode && strings.TrimSpace(s.Data) != "":
				return true
			case s.Type != html.ElementNode || Node{s}.Is(".permalink") || Node{s}.Text() == "":
			case heads(Node{s}):
				return s.Data > heading.Data
			default:
				return true
			}
		}
	}
	return Node{n}.Is("section.source") // a title says it all
}
