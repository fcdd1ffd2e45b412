package render

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"handbook/generator/handbook"
	"handbook/generator/markdown"
)

// page is one page while its view is made.
type page struct {
	*renderer
	path string
	kind string // the name of its template
	// whole is set for the document for paper, and single for the site in one
	// file: links lead to places on it. origin is then the path of the page whose
	// content is rendered, and parts a prefix that keeps its ids apart.
	whole, single bool
	origin        string
	parts         string
	// server is set for 404.html where the site's address is known: a web server
	// shows that page at any address, so that its links begin at the server's root.
	server string
}

// sheet is what one kind of page gives to its template.
type sheet struct {
	Title       string
	Short       string // in the breadcrumbs; the title when empty
	Description string
	Instead     handbook.Link // what is read in the place of this page, where it is gone
	Crumbs      []Ref         // from the start down, without the page itself
	Main        any           // the view of block "main"
	Facts       any           // schema.org data; may be nil
}

// Ref is a link, ready to print.
type Ref struct {
	Text string
	Href string
}

// NavLink is a link of the header.
type NavLink struct {
	Ref
	Current bool // the page shown is this one or below it
}

// base is what the frame of a page shows: the view of block "base".
type base struct {
	Lang, Dir    string
	Words        string // the language of the words, where it is another one
	Numbering    string // CLDR name of the numbering system, where it is not Latin digits
	Kind         string // the template's name, for styles
	Title        string // of the document, with the handbook's
	Description  string
	Canonical    string // absolute address; may be empty
	Instead      string // address of what is read in the place of the page; may be empty
	Root         string // "" or "../" for each folder below the root
	Home         Ref
	Logo         template.URL // of our own making
	Handbook     string
	Organisation string
	Edition      string
	Nav          []NavLink
	Crumbs       []Ref
	Here         string // the page's own name in the breadcrumbs
	Footer       []Ref
	Styles       []string // addresses, in their order
	Scripts      []string
	Suggest      string      // address for a suggestion about the page; may be empty
	SuggestItem  string      // the same for an item, with {id} and {text} to fill in, and {page} in the one file
	Facts        template.JS // schema.org data about the page; may be empty
	Main         any
}

func (p *page) base(s sheet) base {
	b := p.frame()
	b.Title, b.Here, b.Description, b.Crumbs, b.Main, b.Facts = s.Title, s.Title, s.Description, s.Crumbs, s.Main, facts(s.Facts)
	if s.Short != "" {
		b.Here = s.Short
	}
	if p.path != handbook.PathIndex {
		b.Title = p.titled(b.Title, p.hb.Title)
	}
	if p.options.BaseURL != "" && p.path != handbook.PathNotFound {
		b.Canonical = p.options.BaseURL + escapePath(cmp.Or(s.Instead.Page, p.path))
	}
	if s.Instead.Page != "" {
		b.Instead = p.href(s.Instead)
	}
	if b.SuggestItem != "" && p.path != handbook.PathNotFound {
		b.Suggest = strings.NewReplacer("{id}", escapeValue(about(p.path)), "{text}", escapeValue(s.Title), "{page}", escapeValue(p.path)).Replace(b.SuggestItem)
		if !p.single {
			b.SuggestItem = strings.ReplaceAll(b.SuggestItem, "{page}", escapeValue(p.path))
		}
	}
	return b
}

// frameKey is what the frame of a page depends on beside the handbook: in which
// of the site's folders the page is and, at the root, which one it is.
type frameKey struct {
	kind, place string
	depth       int
	single      bool
}

// frame returns the part of a base that pages of a kind have in common.
func (p *page) frame() base {
	key := frameKey{p.kind, p.path, strings.Count(p.path, "/"), p.single}
	if top := strings.IndexByte(p.path, '/'); top >= 0 {
		key.place = p.path[:top]
	}
	if known, ok := p.frames.Load(key); ok {
		return known.(base)
	}
	b := p.newFrame()
	p.frames.Store(key, b)
	return b
}

func (p *page) newFrame() base {
	hb, w := p.hb, p.theme.Words
	b := base{
		Lang: hb.Language, Dir: "ltr", Kind: p.kind, Root: p.root(), Home: p.to(hb.Brand.Name, handbook.PathIndex),
		Handbook: hb.Title, Organisation: hb.Organisation, Edition: hb.Edition,
	}
	for _, name := range bundled(slices.Concat(everyPage.styles, extras[p.kind].styles)) {
		b.Styles = append(b.Styles, b.Root+handbook.FolderTheme+name)
	}
	for _, path := range extras[p.kind].generated {
		b.Scripts = append(b.Scripts, b.Root+path)
	}
	for _, name := range bundled(slices.Concat(everyPage.scripts, extras[p.kind].scripts)) {
		b.Scripts = append(b.Scripts, b.Root+handbook.FolderTheme+name)
	}
	if w.RTL {
		b.Dir = "rtl"
	}
	if tag := w.Tag.String(); tag != b.Lang {
		b.Words = tag
	}
	if w.Numbering != "latn" {
		b.Numbering = w.Numbering
	}
	if hb.Brand.Logo != "" {
		b.Logo = template.URL(p.href(handbook.Link{Page: hb.Brand.Logo}))
	}
	for _, n := range []struct{ word, path string }{
		{"competencies", handbook.PathCompetencies}, {"roles", handbook.PathRoles}, {"matrix", handbook.PathMatrix},
		{"activities", handbook.PathActivities}, {"my-pages", handbook.PathProfile}, {"search", handbook.PathSearch},
	} {
		if p.empty(n.path) {
			continue
		}
		folder := n.path[:strings.LastIndex(n.path, "/")+1]
		current := p.path == n.path || folder != "" && strings.HasPrefix(p.path, folder)
		b.Nav = append(b.Nav, NavLink{p.to(w.Text(n.word), n.path), current})
	}
	b.SuggestItem = suggestion(hb.Suggest, p.word("suggest-subject"))
	if len(hb.Pages) < manyPages {
		b.Footer = refs(p, hb.Pages)
	} else {
		b.Footer = []Ref{{w.Text("pages"), p.href(handbook.Link{Page: handbook.PathIndex, Anchor: "part_pages"})}}
	}
	for _, f := range []struct{ word, path string }{
		{"orientations", handbook.PathOrientations}, {"measures", handbook.PathMeasures}, {"questions", handbook.PathQuestions},
		{"sources", handbook.PathSources}, {"changes", handbook.PathChanges}, {"print-all", handbook.PathPrint},
	} {
		if !p.empty(f.path) {
			b.Footer = append(b.Footer, p.to(w.Text(f.word), f.path))
		}
	}
	return b
}

// empty reports whether a page lists what the handbook has none of. Its address
// is there all the same; menus leave it out.
func (r *renderer) empty(path string) bool {
	switch path {
	case handbook.PathRoles:
		return len(r.hb.Roles) == 0 && len(r.hb.Stages) == 0
	case handbook.PathActivities:
		return len(r.hb.Activities) == 0
	case handbook.PathOrientations:
		return len(r.hb.Orientations) == 0
	case handbook.PathMeasures:
		return len(r.hb.Measures) == 0
	case handbook.PathQuestions:
		return len(r.hb.Questions) == 0
	case handbook.PathSources:
		return len(r.hb.Sources) == 0
	}
	return false
}

// prose returns Markdown as HTML for this page, with headings from the given
// level on. What it returns was made by package markdown alone, from a fixed
// set of elements, with every text and address escaped there; directed adds
// nothing but a direction.
func (p *page) prose(m markdown.Prose, heading int) template.HTML {
	return template.HTML(p.directed(m.HTML(heading, func(page, fragment string) string {
		return p.href(handbook.Link{Page: page, Anchor: fragment})
	})))
}

// word returns a text of the interface.
func (p *page) word(key string, pairs ...any) string { return p.theme.Words.Text(key, pairs...) }

// titled returns the title of a page with that of what it belongs to.
func (p *page) titled(title, within string) string {
	return p.word("page-title", "page", title, "within", within)
}

// labelled returns a text with what it is before it.
func (p *page) labelled(label, text string) string {
	return p.word("labelled", "label", label, "text", text)
}

// named returns a page right below the start, of which a word of the interface is
// the title and another one the description.
func (p *page) named(word string, main any) sheet {
	return sheet{Title: p.word(word), Description: p.word(word + "-description"), Crumbs: p.crumbs(), Main: main}
}

func (p *page) home() Ref { return p.to(p.word("start"), handbook.PathIndex) }

// crumbs returns the breadcrumbs of a page, after the start that all have.
func (p *page) crumbs(more ...Ref) []Ref { return append([]Ref{p.home()}, more...) }
