package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/handbook"
	"handbook/generator/internal/htmltest"
	"handbook/generator/internal/synthetic"
)

// TestManyThings checks that lists which nobody reads to their end are preceded by
// what is in them, in a handbook of 60 competencies and 60 roles, and that the
// first page names the groups alone.
func TestManyThings(t *testing.T) {
	if testing.Short() {
		t.Skip("renders two handbooks of 60 competencies")
	}
	data := synthetic.Handbook(60).(fstest.MapFS)
	var roles strings.Builder
	for i := range 54 {
		fmt.Fprintf(&roles, "[[roles]]\nid = \"more-%d\"\nname = \"Work of kind %d\"\npurpose = \"Works.\"\ntargets = { competency-0001 = 1 }\n\n", i, i)
	}
	data["roles.toml"] = &fstest.MapFile{Data: []byte(roles.String())}
	s := build(t, data)

	start := s.Page(t, "index.html")
	for _, gone := range []string{"competencies/competency-0001/index.html", "roles/more-1.html"} {
		if start.Links(start.One(t, "main"), gone) {
			t.Errorf("the first page leads to %s, which is one of many", gone)
		}
	}
	for path, want := range map[string][]string{
		"index.html":              {"competencies/index.html#category-01", "roles/index.html#associate", "roles/index.html#part_further"},
		"competencies/index.html": {"competencies/index.html#part_az", "competencies/index.html#category-03"},
		"roles/index.html":        {"roles/index.html#part_az", "roles/index.html#associate", "roles/index.html#part_further"},
	} {
		page := s.Page(t, path)
		within := "main"
		if path != "index.html" {
			within = ".contents"
		}
		for _, target := range want {
			if !page.Links(page.One(t, within), target) {
				t.Errorf("%s: no link to %s in %s", path, target, within)
			}
		}
	}
	if text := start.One(t, "main").Text(); !strings.Contains(text, "25 competencies") || !strings.Contains(text, "54 roles") {
		t.Error("the first page does not say how many competencies and roles a group has")
	}
	page := s.Page(t, "roles/index.html")
	names := page.One(t, ".a-to-z")
	if !page.Links(names, "roles/more-53.html") || !page.Links(names, "roles/role-001.html") {
		t.Error("the list from A to Z does not have every role")
	}
	if folded := page.All(".stage details"); len(folded) != 3 {
		t.Errorf("what %d stages expect is folded, want 3", len(folded))
	}
	if folded := s.Page(t, "print.html").All(".stage details"); len(folded) > 0 {
		t.Error("the document of everything folds what stages expect")
	}

	for path, id := range map[string]string{"roles/compare.html": "#compare_2 option", "matrix.html": "#filter_role option"} {
		texts := htmltest.Texts(s.Page(t, path).All(id))[1:7]
		if !slices.IsSorted(texts) {
			t.Errorf("%s: the roles to choose are %q, not in the order of their names", path, texts)
		}
	}

	for _, path := range []string{"activities/index.html", "measures/index.html", "questions/index.html"} {
		if letters := s.Page(t, path).All(".letters a"); len(letters) < 5 {
			t.Errorf("%s: %d links to letters", path, len(letters))
		}
	}

	few := build(t, synthetic.Handbook(59))
	for _, path := range []string{"competencies/index.html", "roles/index.html"} {
		if page := few.Page(t, path); len(page.All(".contents")) > 0 {
			t.Errorf("%s: few things have contents", path)
		}
	}
	if letters := few.Page(t, "activities/index.html").All(".letters"); len(letters) > 0 {
		t.Error("the activities of few competencies have links to letters")
	}
	if page := few.Page(t, "index.html"); !page.Links(page.One(t, "main"), "competencies/competency-0001/index.html") {
		t.Error("few competencies are not on the first page")
	}
}

// TestRoleOfManyCompetencies checks that a card lists twelve competencies at most,
// and else says how many the role needs.
func TestRoleOfManyCompetencies(t *testing.T) {
	if testing.Short() {
		t.Skip("it is rendered as in other tests")
	}
	data := synthetic.Handbook(13).(fstest.MapFS)
	targets := ""
	for i := range 13 {
		targets += fmt.Sprintf("competency-%04d = 1\n", i+1)
		if i == 11 {
			data["roles/twelve.toml"] = &fstest.MapFile{Data: []byte("name = \"Twelve\"\npurpose = \"Works.\"\n[targets]\n" + targets)}
		}
	}
	data["roles/thirteen.toml"] = &fstest.MapFile{Data: []byte("name = \"Thirteen\"\npurpose = \"Works.\"\n[targets]\n" + targets)}
	for _, card := range build(t, data).Page(t, "roles/index.html").All(".card") {
		text := card.Text()
		if counts, many := strings.Contains(text, "13 competencies"), strings.Contains(text, "Thirteen"); counts != many {
			t.Errorf("a card says %q", text)
		}
	}
}

// TestManyLetters checks that each page of an index with very many letters, as the
// Chinese has, leads to those near to its own alone: else they would be as long
// together as the square of their number.
func TestManyLetters(t *testing.T) {
	if testing.Short() {
		t.Skip("it is rendered as in other tests")
	}
	data := synthetic.Handbook(1).(fstest.MapFS)
	var measures strings.Builder
	for n := range 600 {
		fmt.Fprintf(&measures, "[[measures]]\nname = \"%c\"\ndefinition = \"Text\"\n\n", '\u4e00'+n)
	}
	file := data["competencies/competency-0001.toml"]
	file.Data = append(file.Data, measures.String()...)
	s := build(t, data)
	most := 0
	for _, path := range s.files.Paths() {
		if strings.HasPrefix(path, handbook.FolderIndex) {
			most = max(most, len(s.Page(t, path).All(".letters a")))
		}
	}
	if most < 100 || most > 101 {
		t.Errorf("a page of the index leads to %d letters, want its own and 50 on each side", most)
	}
	if all := len(s.Page(t, handbook.PathSearch).All("main a")); all < 600 {
		t.Errorf("the search page leads to %d pages of the index, want all", all)
	}
}

// TestManyPages checks that of many free pages the first page leads to each, and every
// other page to that list alone: else the site would grow with their square.
func TestManyPages(t *testing.T) {
	data := archive(t, "minimal")
	add := func(n int) {
		data[fmt.Sprintf("pages/more-%02d.md", n)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Rule %d\n\nBe kind.\n", n)}
	}
	for n := range 19 {
		add(n)
	}
	paths := []string{"index.html", "competencies/teamwork/index.html", "pages/more-07.html", "404.html"}
	s := build(t, data)
	for _, path := range paths {
		page := s.Page(t, path)
		if page.Links(page.Node, "index.html#part_pages") || !page.Links(page.One(t, ".site-footer"), "pages/more-18.html") {
			t.Errorf("%s: its foot does not lead to 19 pages", path)
		}
	}
	add(19)
	s = build(t, data)
	for _, path := range paths {
		page := s.Page(t, path)
		foot := page.One(t, ".site-footer")
		if !page.Links(foot, "index.html#part_pages") || page.Links(foot, "pages/more-18.html") {
			t.Errorf("%s: its foot does not lead to the list of 20 pages alone", path)
		}
	}
	start := s.Page(t, "index.html")
	for n := range 20 {
		if !start.Links(start.One(t, "main"), fmt.Sprintf("pages/more-%02d.html", n)) {
			t.Errorf("the first page does not lead to page %d", n)
		}
	}
}
