package generator_test

import (
	"bytes"
	"slices"
	"testing"

	"handbook/generator"
	"handbook/generator/handbook"
	"handbook/generator/internal/htmltest"
)

// The tests of this file follow what belongs together from both ends: first a
// few places as a reader would find them, then everything that the handbook has.

// place returns where an item is read: its element, or what the page says as a
// whole when the item is a page.
func (r rendered) place(t *testing.T, l handbook.Link) (*htmltest.Page, htmltest.Node) {
	t.Helper()
	page := r.Page(t, l.Page)
	if l.Anchor == "" {
		return page, page.One(t, "main")
	}
	n, ok := page.ID(l.Anchor)
	if !ok {
		t.Fatalf("%s has no place %q", l.Page, l.Anchor)
	}
	return page, n
}

// leads checks that a link where one item is read leads to another item.
func (r rendered) leads(t *testing.T, from, to handbook.Link) {
	t.Helper()
	page, n := r.place(t, from)
	if !page.Links(n, address(to)) {
		t.Errorf("nothing at %s leads to %s", address(from), address(to))
	}
}

// bothWays checks that two items lead to each other.
func (r rendered) bothWays(t *testing.T, a, b handbook.Link) {
	t.Helper()
	r.leads(t, a, b)
	r.leads(t, b, a)
}

func TestKnownLinks(t *testing.T) {
	const competency = "competencies/customer-orientation/"
	site := ours(t)
	for _, c := range []struct{ page, selector, to string }{
		{competency + "level-1.html", "ul.contra > li#parks-requests a", "orientations/technology.html"},
		{"orientations/technology.html", "main ul a", competency + "level-1.html#parks-requests"},
		{competency + "level-4.html", "ul.contra > li#order-by-order a", "orientations/sales.html"},
		{"orientations/sales.html", "main ul a", competency + "level-4.html#order-by-order"},
		{competency + "index.html", "dl.competing dt a", "orientations/managerial.html"},
		{"orientations/managerial.html", "dl.competing dt a", competency + "index.html#bringing-in-the-newest-thinking-on-2nvfnx"},

		{competency + "index.html", "li#mystery-shopping .serves a", competency + "level-3.html"},
		{competency + "index.html", "li#mystery-shopping .serves a", competency + "level-3.html#customers-shoes"},
		{competency + "level-3.html", "ul.indicators > li#customers-shoes details a", competency + "index.html#mystery-shopping"},
		{competency + "level-3.html", "ul.activities a", competency + "level-3.html#customers-shoes"},

		{competency + "index.html", "details#preventing-problems .serves a", competency + "index.html#first-contact-resolution"},
		{competency + "index.html", "section#first-contact-resolution dd a", competency + "index.html#preventing-problems"},
		{"measures/index.html", "section#first-contact-resolution dd a", competency + "index.html#preventing-problems"},

		{"roles/team-lead.html", "table td a", competency + "level-3.html"},
		{"roles/team-lead.html", "table td a", competency + "level-3-check.html"},
		{competency + "level-3.html", "ul.expecting a", "roles/team-lead.html"},
		{"roles/index.html", "section#principal ul a", competency + "level-4.html"},
		{competency + "level-4.html", "section.expectation h3 a", "roles/index.html#principal"},
		{"roles/index.html", "section#principal a", competency + "index.html#stage_principal"},
		{competency + "index.html", "section#stage_principal h3 a", "roles/index.html#principal"},

		{"sources.html", "section#gate-guard-article li a", competency + "index.html#gate-guard"},
		{competency + "index.html", "article#gate-guard .cites a", "sources.html#gate-guard-article"},
		{competency + "level-2.html", "li#offers-unasked a", competency + "level-1.html#settles-routine"},
		{competency + "level-2.html", "li#offers-unasked a", competency + "index.html#gate-guard"},
		{competency + "index.html", "article#gate-guard .serves a", competency + "level-2.html#offers-unasked"},
		{competency + "level-2.html", "nav.neighbours a", competency + "level-3.html"},
		{competency + "level-2.html", "header .actions a", competency + "level-2-check.html"},
		{competency + "level-2-check.html", "header a", competency + "level-2.html"},
	} {
		page := site.Page(t, c.page)
		found := false
		for _, a := range page.All(c.selector) {
			for _, to := range page.Targets(a) {
				found = found || to == c.to
			}
		}
		if !found {
			t.Errorf("on %s, nothing of %q leads to %s", c.page, c.selector, c.to)
		}
	}
}

// Whoever wants to tell others of an item finds a link to it where it is read.
func TestEveryItemHasAPermalink(t *testing.T) {
	site := ours(t)
	for _, item := range site.hb.Items {
		if item.Link.Anchor == "" {
			continue // it is a page, whose address the browser shows
		}
		page, n := site.place(t, item.Link)
		found := false
		for _, link := range n.All("a.permalink") {
			found = found || slices.Contains(page.Targets(link), address(item.Link))
		}
		if !found {
			t.Errorf("the %s at %s has no permalink", item.Kind, address(item.Link))
		}
	}
}

func TestLinksLeadBothWays(t *testing.T) {
	onlyReads(t)
	site := ours(t)
	hb := site.hb
	for _, c := range hb.Competencies {
		site.leads(t, c.Link, c.Category.Link)
		site.leads(t, handbook.Link{Page: handbook.PathCompetencies}, c.Link)
		for _, x := range c.Competing {
			site.leads(t, c.Link, x.Orientation.Link)
			site.leads(t, x.Orientation.Link, x.Link)
		}
		for _, other := range c.Related {
			site.bothWays(t, c.Link, other.Link)
		}
		for _, l := range c.Levels {
			site.bothWays(t, c.Link, l.Link)
			site.bothWays(t, l.Link, handbook.Link{Page: l.Check()})
			for _, i := range l.Indicators {
				if i.Story != nil {
					site.bothWays(t, i.Link, i.Story.Link)
				}
				if i.BuildsOn != nil {
					site.leads(t, i.Link, i.BuildsOn.Link)
				}
			}
			for _, x := range l.ContraIndicators {
				if x.Orientation != nil {
					site.bothWays(t, x.Link, x.Orientation.Link)
				}
			}
			for _, target := range l.Targets {
				site.bothWays(t, target.Role.Link, l.Link)
			}
			for _, e := range l.Expectations {
				site.bothWays(t, e.Stage.Link, l.Link)
				site.bothWays(t, e.Stage.Link, e.Link)
			}
		}
	}
	for _, a := range hb.Activities {
		for _, l := range a.Levels {
			site.bothWays(t, a.Link, l.Link)
		}
		for _, i := range a.Indicators {
			site.bothWays(t, a.Link, i.Link)
		}
	}
	for _, p := range hb.Practices {
		for _, m := range p.Measures {
			site.bothWays(t, p.Link, m.Link)
		}
	}
	for _, role := range hb.Roles {
		site.bothWays(t, role.Link, role.Stage.Link)
		for _, next := range role.Next {
			site.bothWays(t, role.Link, next.Link)
		}
	}
}

// TestSourcesLeadBothWays checks that each source leads to everything that cites
// it, and that each of these names it.
func TestSourcesLeadBothWays(t *testing.T) {
	onlyReads(t)
	site := ours(t)
	cited := 0
	for _, source := range site.hb.Sources {
		for _, i := range source.CitedBy {
			cited++
			site.leads(t, source.Link, i.Link)
			if !site.cites(t, i.Link, source.Link) {
				t.Errorf("%s does not name the source %s", address(i.Link), source.ID)
			}
		}
	}
	if cited < 100 {
		t.Errorf("only %d items cite a source", cited)
	}
}

// cites reports whether an item, or the whole that it is a part of, names a
// source. What the parts of a level, a practice or a stage cite is named once
// for all of them, at the end of the whole.
func (r rendered) cites(t *testing.T, from, source handbook.Link) bool {
	t.Helper()
	page, n := r.place(t, from)
	for _, c := range n.All(".cites") {
		if page.Links(c, address(source)) {
			return true
		}
	}
	for whole := n.Parent; whole != nil && whole.Data != "main"; whole = whole.Parent {
		for c := range whole.ChildNodes() {
			if n := (htmltest.Node{Node: c}); n.Is("p.cites") && page.Links(n, address(source)) {
				return true
			}
		}
	}
	return false
}

// TestAllCite checks that the sources of categories, scales and the introduction,
// of which ours have none, are named where these stand and on paper, and name them.
func TestAllCite(t *testing.T) {
	if testing.Short() {
		t.Skip("it is rendered as in other tests")
	}
	data := inLanguage(t, ours(t).hb.Files, "en")
	file := data["handbook.toml"]
	for _, change := range [][2]string{
		{"[[categories]]\n", "[[categories]]\nsources = [\"byu-hr\"]\n"},
		{"[[scales]]\n", "[[scales]]\nsources = [\"byu-hr\"]\n"},
		{"introduction = \"\"\"\n", "introduction = \"\"\"\nSee [it](source:byu-hr).\n\n"},
	} {
		if !bytes.Contains(file.Data, []byte(change[0])) {
			t.Fatalf("handbook.toml has no %q", change[0])
		}
		file.Data = bytes.Replace(file.Data, []byte(change[0]), []byte(change[1]), 1)
	}
	site := renderSite(t, generator.Input{Data: data, DataName: "data"})
	for _, link := range []struct{ page, at, to string }{
		{"competencies/index.html", ".category > .cites a", "../sources.html#byu-hr"},
		{"matrix.html", "section > .cites a", "sources.html#byu-hr"},
		{"print.html", ".chapter > .cites a", "#source_byu-hr"},
		{"print.html", ".scale > .cites a", "#source_byu-hr"},
	} {
		if got, _ := site.Page(t, link.page).One(t, link.at).Attr("href"); got != link.to {
			t.Errorf("%s: %s leads to %q", link.page, link.at, got)
		}
	}
	sources := site.Page(t, "sources.html")
	source, _ := sources.ID("byu-hr")
	for _, to := range []string{"competencies/index.html#customers", "matrix.html#five", "index.html"} {
		if !sources.Links(source, to) {
			t.Errorf("sources.html does not say that %s cites it", to)
		}
	}
}
