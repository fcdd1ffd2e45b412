// Package htmltest reads rendered pages for tests, so that these can say what a
// reader would find and not how the bytes go.
//
// [Read] takes every page of a sink into a [Site], which parses those that are asked
// for; a [Page] is asked by CSS selectors (select.go). [Site.DeadLinks] follows every
// address on every page, [Site.Faults] tells what breaks a promise that each page makes
// (check.go), [Page.Empty] what says nothing (empty.go), and [PolicyFaults] what a
// Content-Security-Policy leaves open (policy.go).
package htmltest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Files is where the files of a site are, such as a render.Memory.
type Files interface {
	Paths() []string
	File(path string) ([]byte, bool)
}

// Site is a rendered site. For tests that look at few of its pages, and for the race
// detector, parsing all of them would be most of the work.
type Site struct {
	from  Files
	files map[string]bool
	paths []string         // of the pages
	pages map[string]*Page // that were asked for
}

// Page is one parsed page.
type Page struct {
	Node
	Path string
	ids  map[string]Node
}

// Read takes every page.
func Read(t testing.TB, files Files) *Site {
	t.Helper()
	s := &Site{from: files, files: map[string]bool{}, pages: map[string]*Page{}}
	for _, path := range files.Paths() {
		s.files[path] = true
		if strings.HasSuffix(path, ".html") {
			s.paths = append(s.paths, path)
		}
	}
	return s
}

// Parse parses one page.
func Parse(t testing.TB, path string, data []byte) *Page {
	t.Helper()
	return parsePage(path, data)
}

func parsePage(path string, data []byte) *Page {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		panic(fmt.Sprintf("htmltest: %s: %v", path, err))
	}
	p := &Page{Node: Node{root}, Path: path, ids: map[string]Node{}}
	for n := range p.elements() {
		if id, ok := n.Attr("id"); ok {
			if _, again := p.ids[id]; !again {
				p.ids[id] = n
			}
		}
	}
	return p
}

// Page returns a page that must be there.
func (s *Site) Page(t testing.TB, path string) *Page {
	t.Helper()
	p, ok := s.page(path)
	if !ok {
		t.Fatalf("there is no page %s", path)
	}
	return p
}

// Pages returns every page, by path.
func (s *Site) Pages() []*Page {
	var all []*Page
	for _, path := range s.paths {
		p, _ := s.page(path)
		all = append(all, p)
	}
	return all
}

func (s *Site) page(path string) (*Page, bool) {
	p, ok := s.pages[path]
	if !ok && s.files[path] && strings.HasSuffix(path, ".html") {
		data, _ := s.from.File(path)
		p, ok = parsePage(path, data), true
		s.pages[path] = p
	}
	return p, ok
}

// Has reports whether the site has a file.
func (s *Site) Has(path string) bool { return s.files[path] }

// ID returns the element with an id.
func (p *Page) ID(id string) (Node, bool) {
	n, ok := p.ids[id]
	return n, ok
}

// Node is a node of a page.
type Node struct{ *html.Node }

// elements goes through all elements below n in their order.
func (n Node) elements() func(yield func(Node) bool) {
	return func(yield func(Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && !yield(Node{d}) {
				return
			}
		}
	}
}

// Attr returns an attribute.
func (n Node) Attr(key string) (string, bool) {
	for _, a := range n.Node.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// Text returns the text below n as a reader sees it: every run of white space is
// one space.
func (n Node) Text() string { return n.text(func(Node) bool { return false }) }

// Wording returns the text below n without the link to itself and without what
// it cites.
func (n Node) Wording() string {
	return n.text(func(e Node) bool { return e.Is(".permalink") || e.Is(".cites") })
}

func (n Node) text(skip func(Node) bool) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(d *html.Node) {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if d.Type == html.ElementNode && skip(Node{d}) {
			return
		}
		for c := range d.ChildNodes() {
			walk(c)
		}
	}
	walk(n.Node)
	return strings.Join(strings.Fields(b.String()), " ")
}

// Texts returns the text of each node.
func Texts(nodes []Node) []string {
	texts := make([]string, len(nodes))
	for i, n := range nodes {
		texts[i] = n.Text()
	}
	return texts
}

// Links reports whether an a element below n, or n itself, leads to a place of
// the site: a path, or a path with a fragment.
func (p *Page) Links(n Node, to string) bool {
	return slices.Contains(p.Targets(n), to)
}

// Targets returns where the a elements below n, and n itself, lead to: paths of
// the site with their fragments, and addresses elsewhere as they are.
func (p *Page) Targets(n Node) []string {
	var list []string
	if n.Data == "a" {
		list = p.target(n, list)
	}
	for e := range n.elements() {
		if e.Data == "a" {
			list = p.target(e, list)
		}
	}
	return list
}

func (p *Page) target(n Node, list []string) []string {
	href, ok := n.Attr("href")
	if !ok {
		return list
	}
	path, fragment, err := p.follow(href)
	if err != nil {
		return append(list, href)
	}
	if fragment != "" {
		path += "#" + fragment
	}
	return append(list, path)
}
