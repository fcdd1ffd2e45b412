package generator_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/internal/htmltest"
	"handbook/generator/render"
	"handbook/layouts"
)

// rendered is a handbook with its site.
type rendered struct {
	hb    *handbook.Handbook
	files *render.Memory
	*htmltest.Site
}

// renderFiles loads and renders a handbook that must have no errors.
func renderFiles(t testing.TB, in generator.Input) (*handbook.Handbook, *render.Memory) {
	t.Helper()
	if in.Layouts == nil {
		in.Layouts = layouts.Files
	}
	return renderBy(t, generator.Load, in)
}

func renderBy(t testing.TB, load func(generator.Input) (*generator.Site, diag.List, error), in generator.Input) (*handbook.Handbook, *render.Memory) {
	t.Helper()
	site, found, err := load(in)
	if err != nil {
		t.Fatal(err)
	}
	noErrors(t, found)
	files := &render.Memory{}
	found, err = site.Render(files)
	if err != nil {
		t.Fatal(err)
	}
	noErrors(t, found)
	return site.Handbook, files
}

// again keeps the layouts from one handbook to the next.
var again generator.Loader

func renderSite(t testing.TB, in generator.Input) rendered {
	t.Helper()
	in.Layouts = layouts.Files
	hb, files := renderBy(t, again.Load, in)
	return rendered{hb, files, htmltest.Read(t, files)}
}

func noErrors(t testing.TB, found diag.List) {
	t.Helper()
	if found.HasErrors() {
		var b strings.Builder
		diag.PrintConcise(&b, found)
		t.Fatalf("the handbook has errors:\n%s", b.String())
	}
}

var (
	ourOnce sync.Once
	ourSite rendered
)

// ours is our own handbook, rendered once for all tests that only read it.
func ours(t testing.TB) rendered {
	t.Helper()
	ourOnce.Do(func() { ourSite = renderSite(t, generator.Input{Data: data.Files, DataName: "data"}) })
	if ourSite.files == nil {
		t.Fatal("our handbook could not be rendered; see the first test that fails")
	}
	return ourSite
}

func TestAddressesLeadSomewhere(t *testing.T) {
	for _, f := range ours(t).DeadLinks("") {
		t.Error(f)
	}
}

func TestEveryPageKeepsItsPromises(t *testing.T) {
	onlyReads(t)
	for _, f := range ours(t).Faults() {
		t.Error(f)
	}
}

// TestAddresses holds the list of addresses against the site. They are a promise:
// one that is taken off this list needs a page that leads on.
func TestAddresses(t *testing.T) {
	want := []string{
		"index.html", "competencies/index.html", "orientations/index.html", "activities/index.html", "measures/index.html",
		"questions/index.html", "roles/index.html", "roles/compare.html", "matrix.html", "sources.html", "changes.html",
		"my/profile.html", "my/plan.html", "my/review.html", "search.html", "print.html", "404.html", "handbook.json",
		"competencies/customer-orientation/index.html", "competencies/customer-orientation/compare.html",
		"handbook.schema.json", "store.html",
		"pages/how-to-use.html", "pages/accessibility.html", "pages/contact.html",
		"assets/logo.svg",
	}
	for n := 1; n <= 5; n++ {
		want = append(want, fmt.Sprintf("competencies/customer-orientation/level-%d.html", n),
			fmt.Sprintf("competencies/customer-orientation/level-%d-check.html", n),
			fmt.Sprintf("competencies/customer-orientation/level-%d-guide.html", n))
	}
	for _, id := range []string{"service-desk-agent", "team-lead", "account-manager", "department-head"} {
		want = append(want, "roles/"+id+".html", "roles/"+id+"-guide.html")
	}
	for _, id := range orientationIDs {
		want = append(want, "orientations/"+id+".html")
	}
	site := ours(t)
	for _, path := range want {
		if !site.Has(path) {
			t.Errorf("the site has no %s", path)
		}
	}
}

var orientationIDs = []string{"technology", "product", "producer", "financial", "sales", "managerial", "professional"}

// TestEveryPageIsReached follows the links of all pages from the first one on.
func TestEveryPageIsReached(t *testing.T) {
	site := ours(t)
	reached := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		page := site.Page(t, queue[0])
		for _, to := range page.Targets(page.Node) {
			path, _, _ := strings.Cut(to, "#")
			if site.Has(path) && strings.HasSuffix(path, ".html") && !reached[path] {
				reached[path] = true
				queue = append(queue, path)
			}
		}
	}
	// A web server shows 404.html for an address that is none, and store.html is
	// for scripts alone.
	for _, p := range site.Pages() {
		if !reached[p.Path] && p.Path != handbook.PathNotFound && p.Path != handbook.PathStore {
			t.Errorf("no way leads from index.html to %s", p.Path)
		}
	}
}

// exportedItem is what every item in handbook.json has.
type exportedItem struct{ id, address string }

// exported returns every object of handbook.json that has an address.
func exported(t *testing.T, site rendered) []exportedItem {
	t.Helper()
	file, _ := site.files.File("handbook.json")
	var tree map[string]any
	if err := json.Unmarshal(file, &tree); err != nil {
		t.Fatal(err)
	}
	var items []exportedItem
	var walk func(any)
	walk = func(value any) {
		switch value := value.(type) {
		case []any:
			for _, v := range value {
				walk(v)
			}
		case map[string]any:
			id, _ := value["id"].(string)
			for _, key := range []string{"address", "check"} {
				if address, ok := value[key].(string); ok {
					items = append(items, exportedItem{id, address})
				}
			}
			for _, v := range value {
				walk(v)
			}
		}
	}
	walk(tree)
	return items
}

func TestExportedAddressesExist(t *testing.T) {
	site := ours(t)
	items := exported(t, site)
	if len(items) < len(site.hb.Items) {
		t.Errorf("handbook.json has %d addresses for %d items", len(items), len(site.hb.Items))
	}
	for _, i := range items {
		path, anchor, _ := strings.Cut(i.address, "#")
		if !site.Has(path) {
			t.Errorf("%s: the site has no %s", i.id, path)
		} else if _, ok := site.Page(t, path).ID(anchor); anchor != "" && !ok {
			t.Errorf("%s: %s has no place %q", i.id, path, anchor)
		}
	}
}

// TestIndexListsEveryItem holds the index against handbook.json.
func TestIndexListsEveryItem(t *testing.T) {
	site := ours(t)
	var listed []string
	for _, index := range site.Pages() {
		if index.Path == "search.html" || strings.HasPrefix(index.Path, "search/") {
			listed = append(listed, index.Targets(index.One(t, "main"))...)
		}
	}
	for _, i := range exported(t, site) {
		if !slices.Contains(listed, i.address) && !strings.HasSuffix(i.address, "-check.html") {
			t.Errorf("the index does not list %s (%s)", i.id, i.address)
		}
	}
	for _, i := range site.hb.Items {
		if !slices.Contains(listed, address(i.Link)) {
			t.Errorf("the index does not list the %s %s", i.Kind, i.ID)
		}
	}
}

func address(l handbook.Link) string {
	if l.Anchor == "" {
		return l.Page
	}
	return l.Page + "#" + l.Anchor
}
