package htmltest

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// errElsewhere is given for an address that leaves the site.
var errElsewhere = errors.New("it leads elsewhere")

// follow returns the file of the site, and the place on it, that an address on
// the page leads to.
func (p *Page) follow(href string) (file, fragment string, err error) {
	u, err := url.Parse(href)
	if err != nil {
		return "", "", err
	}
	switch {
	case u.Scheme != "" || u.Host != "" || u.Opaque != "":
		return "", "", errElsewhere
	case strings.HasPrefix(u.Path, "/"):
		return "", "", errors.New("it begins at the root of the server")
	case u.RawQuery != "" || u.ForceQuery:
		return "", "", errors.New("it has a query")
	case u.Path == "" && u.Fragment == "":
		return "", "", errors.New("it is empty")
	case u.Path == "":
		return p.Path, u.Fragment, nil
	case strings.HasSuffix(u.Path, "/") || !strings.Contains(path.Base(u.Path), "."):
		return "", "", errors.New("it does not end in a file name")
	}
	file = path.Join(path.Dir(p.Path), u.Path)
	if strings.HasPrefix(file, "../") {
		return "", "", errors.New("it leads out of the site")
	}
	return file, u.Fragment, nil
}

// addresses are the attributes that hold one.
var addresses = []string{"href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "ping", "xlink:href"}

// DeadLinks returns what is wrong with the addresses on all pages: those that
// lead to no file or to no id, and those that are not relative or do not end in
// a file name. Only a reader's own step leads elsewhere, by https, http, mailto
// or tel; base is the address of the site, for canonical links and for 404.html,
// whose links may begin with its path.
func (s *Site) DeadLinks(base string) []string {
	var faults tally
	for _, p := range s.Pages() {
		for n := range p.elements() {
			for _, a := range n.Node.Attr {
				if !slices.Contains(addresses, a.Key) {
					continue
				}
				if why := s.dead(p, n, a, base); why != "" {
					faults.add(fmt.Sprintf("<%s %s>: %s", n.Data, a.Key, why), fmt.Sprintf("%s: %q", p.Path, a.Val))
				}
			}
		}
	}
	return faults.list()
}

// tally collects faults, so that one that all pages have is told once.
type tally struct {
	faults []string
	places map[string][]string
}

func (t *tally) add(fault, place string) {
	if t.places == nil {
		t.places = map[string][]string{}
	}
	if t.places[fault] == nil {
		t.faults = append(t.faults, fault)
	}
	t.places[fault] = append(t.places[fault], place)
}

func (t *tally) list() []string {
	var list []string
	for _, f := range t.faults {
		places := t.places[f]
		told := fmt.Sprintf("%s: %s", places[0], f)
		if len(places) > 1 {
			told += fmt.Sprintf(" (and in %d more places)", len(places)-1)
		}
		list = append(list, told)
	}
	return list
}

func (s *Site) dead(p *Page, n Node, a html.Attribute, base string) string {
	rel, _ := n.Attr("rel")
	switch {
	case n.Data == "link" && rel == "icon" && a.Val == "data:,": // no picture, so that none is asked for
		return ""
	case n.Data == "link" && rel == "canonical":
		if base == "" || !strings.HasPrefix(a.Val, base) || !s.files[strings.TrimPrefix(a.Val, base)] {
			return "it is not the page's own address"
		}
		return ""
	}
	address := a.Val
	if at, err := url.Parse(base); err == nil && base != "" && p.Path == "404.html" { // which is shown anywhere on the server
		address = strings.TrimPrefix(address, at.EscapedPath())
	}
	file, fragment, err := p.follow(address)
	if err == errElsewhere {
		u, _ := url.Parse(a.Val)
		if n.Data == "a" && a.Key == "href" && slices.Contains([]string{"https", "http", "mailto", "tel"}, u.Scheme) {
			return ""
		}
	}
	if err != nil {
		return err.Error()
	}
	if !s.files[file] {
		return "there is no file " + file
	}
	if target, ok := s.page(file); ok && fragment != "" {
		if _, ok := target.ids[fragment]; !ok {
			return fmt.Sprintf("there is no %q on %s", fragment, file)
		}
	}
	return ""
}

// Faults returns what on any page breaks a promise that all pages make: nothing
// inline that the Content-Security-Policy would stop or that could come from
// content, a frame that every reader and screen reader can rely on, ids that are
// there once, and headings that are called what they say.
func (s *Site) Faults() []string {
	var faults tally
	for _, p := range s.Pages() {
		for _, f := range slices.Concat(p.inline(), p.frame(), p.twice(), p.named(), p.Empty()) {
			faults.add(f, p.Path)
		}
	}
	return faults.list()
}

// inline returns scripts, styles and events that stand in the page itself.
func (p *Page) inline() []string {
	var faults []string
	for n := range p.elements() {
		src, _ := n.Attr("src")
		switch n.Data {
		case "style", "object", "embed", "base", "applet":
			faults = append(faults, fmt.Sprintf("an element <%s>", n.Data))
		case "script":
			if kind, _ := n.Attr("type"); kind == "application/ld+json" {
				break // data, which no browser runs
			}
			if src == "" || n.FirstChild != nil {
				faults = append(faults, "an inline script")
			}
		}
		for _, a := range n.Node.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			if a.Key == "style" || a.Key == "srcdoc" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(value, "javascript:") ||
				strings.Contains(value, "zgotmplz") {
				faults = append(faults, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
			}
		}
	}
	return faults
}

// frame returns what a page lacks that every page has.
func (p *Page) frame() []string {
	var faults []string
	want := func(ok bool, what string) {
		if !ok {
			faults = append(faults, what)
		}
	}
	only := func(selector string) Node {
		list := p.All(selector)
		want(len(list) == 1, fmt.Sprintf("%d elements fit %q, want 1", len(list), selector))
		if len(list) == 0 {
			return Node{&html.Node{}}
		}
		return list[0]
	}
	root := only("html")
	lang, _ := root.Attr("lang")
	dir, _ := root.Attr("dir")
	want(lang != "", "no language")
	want(dir == "ltr" || dir == "rtl", "no direction of writing")
	want(only("head > title").Text() != "", "no title")
	description, _ := only("head > meta[name=description]").Attr("content")
	want(strings.TrimSpace(description) != "", "no description")
	referrer, _ := only("head > meta[name=referrer]").Attr("content")
	want(referrer == "no-referrer", "other sites are told where a link was followed")
	want(only("h1").Text() != "", "no heading")
	id, _ := only("main").Attr("id")
	skip, _ := only("body > a.skip").Attr("href")
	want(id != "" && skip == "#"+id, "no link that skips to the content")
	links := p.All("body a")
	want(len(links) > 0 && links[0].Node == only("body > a.skip").Node, "the first link is not the one that skips to the content")
	if metas := p.All("head > *"); len(metas) < 2 {
		want(false, "no head")
	} else {
		charset, _ := metas[0].Attr("charset")
		policy, _ := metas[1].Attr("http-equiv")
		content, _ := metas[1].Attr("content")
		want(charset == "utf-8", "the character set does not come first")
		want(policy == "Content-Security-Policy", "the Content-Security-Policy does not follow the character set")
		faults = append(faults, PolicyFaults(content)...)
	}
	return faults
}

// named returns the headings whose name is not their text alone: a screen reader's
// list of headings would tell something else than the page.
func (p *Page) named() []string {
	var faults []string
	for n := range p.elements() {
		_, other := n.Attr("aria-label")
		for e := n.Node; other && e != nil; e = e.Parent {
			if heads(Node{e}) {
				faults = append(faults, fmt.Sprintf("the heading %q has another name", Node{e}.Text()))
			}
		}
	}
	return faults
}

// twice returns ids that several elements have.
func (p *Page) twice() []string {
	var faults []string
	seen := map[string]bool{}
	for n := range p.elements() {
		id, ok := n.Attr("id")
		if ok && (seen[id] || id == "" || strings.ContainsAny(id, " \t\n")) {
			faults = append(faults, fmt.Sprintf("the id %q is there twice, or is none", id))
		}
		seen[id] = ok
	}
	return faults
}
