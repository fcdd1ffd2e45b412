package render_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/internal/htmltest"
)

// TestMinimalHandbook checks that a handbook with nothing that need not be there
// says so where a reader would look for it, and shows no empty headings or
// lists.
func TestMinimalHandbook(t *testing.T) {
	s := build(t, archive(t, "minimal"))
	for path, text := range map[string]string{
		"activities/index.html":   "This handbook has no activities yet.",
		"orientations/index.html": "This handbook names no competing orientations.",
		"measures/index.html":     "This handbook has no measures.",
		"questions/index.html":    "This handbook has no questions yet.",
		"roles/index.html":        "This handbook has no roles yet.",
		"roles/compare.html":      "This handbook has no roles yet.",
		"sources.html":            "This handbook names no sources.",
		"changes.html":            "No changes are recorded yet.",
	} {
		s.reads(t, path, text)
	}
	if got := s.Page(t, "changes.html").All("main h2"); len(got) > 0 {
		t.Errorf("where no competency says when it was reviewed, the changes have the parts %q", htmltest.Texts(got))
	}
	page := s.Page(t, "competencies/teamwork/index.html")
	want := []string{"On this page", "What it is", "Levels"}
	if got := htmltest.Texts(page.All("main h2")); !slices.Equal(got, want) {
		t.Errorf("the competency has the parts %q, want %q", got, want)
	}
	if got := htmltest.Texts(s.Page(t, "index.html").All("main h2")); !slices.Equal(got, []string{"Competencies"}) {
		t.Errorf("the first page has the parts %q", got)
	}
	// What the handbook has none of is in no menu; the pages stay.
	start := s.Page(t, "index.html")
	if got := start.All("main .lead"); len(got) > 0 {
		t.Error("without an introduction, the first page has a place for one")
	}
	for _, path := range []string{"roles/index.html", "activities/index.html", "orientations/index.html", "measures/index.html", "questions/index.html", "sources.html"} {
		if start.Links(start.Node, path) {
			t.Errorf("the first page leads to %s, which is empty", path)
		}
	}
	if roles := s.Page(t, "roles/index.html"); roles.Links(roles.One(t, "main"), "roles/compare.html") {
		t.Error("roles can be compared where there are none")
	}
	if got := page.One(t, ".rung-facts").Text(); !strings.HasPrefix(got, "1 indicator · ") || strings.Contains(got, "0 ") {
		t.Errorf("a level without signs to watch for says %q", got)
	}
	if icon, _ := page.One(t, "link[rel=icon]").Attr("href"); icon != "data:," {
		t.Errorf("without a logo, the icon is %q", icon)
	}
}

// TestNoCompetency checks a handbook that has only its frame so far.
func TestNoCompetency(t *testing.T) {
	data := archive(t, "minimal")
	delete(data, "competencies/teamwork.toml")
	s := build(t, data)
	s.reads(t, "competencies/index.html", "This handbook has no competencies yet.")
	s.reads(t, "competencies/index.html", "No competency belongs here yet.")
	s.reads(t, "index.html", "This handbook has no competencies yet.")
	s.reads(t, "matrix.html", "No competency belongs here yet.")
	if got := s.Page(t, "matrix.html").All("main select"); len(got) > 0 {
		t.Error("the matrix has a choice among nothing")
	}
}

// TestScaleWithoutCompetencies checks that the matrix says so where a scale has no table.
func TestScaleWithoutCompetencies(t *testing.T) {
	data := add(archive(t, "minimal"), "handbook.toml", "\n[[scales]]\nid = \"spare\"\nname = \"Spare\"\nlevels = [\"Able\"]\n")
	var said []bool
	for _, section := range build(t, data).Page(t, "matrix.html").All("main > section") {
		said = append(said, strings.Contains(section.Text(), "No competency belongs here yet."))
	}
	if !slices.Equal(said, []bool{false, true}) {
		t.Errorf("the scales say that they have no competency: %v", said)
	}
}

// TestOneLevel checks that nothing leads from a level to others where it is the only
// one.
func TestOneLevel(t *testing.T) {
	data := replace(t, archive(t, "minimal"), "handbook.toml", `, "Skilled"`, "")
	s := build(t, replace(t, data, "competencies/teamwork.toml", "\n[[levels]]\nlevel = 2\nundefined = true\n", ""))
	for _, name := range []string{"index", "level-1"} {
		page := s.Page(t, "competencies/teamwork/"+name+".html")
		if page.Links(page.One(t, "main"), "competencies/teamwork/compare.html") {
			t.Errorf("%s leads to levels side by side, and there is one", page.Path)
		}
	}
}

// TestRolesInTheMenu checks that the menu has the page of roles and stages when there
// is one or the other.
func TestRolesInTheMenu(t *testing.T) {
	const role = "-- roles/clerk.toml --\nname = \"Clerk\"\npurpose = \"Writes.\"\n"
	for what, data := range map[string]fs.FS{
		"neither": archive(t, "minimal"),
		"a role":  archive(t, "minimal", role),
		"a stage": add(archive(t, "minimal"), "handbook.toml", "\n[[stages]]\nid = \"junior\"\nname = \"Junior\"\n"),
	} {
		page := build(t, data).Page(t, "index.html")
		if got := page.Links(page.One(t, "nav.menu"), "roles/index.html"); got == (what == "neither") {
			t.Errorf("with %s, the menu leads to roles and stages: %v", what, got)
		}
	}
}

func TestUndefinedLevel(t *testing.T) {
	const clerk = "-- roles/clerk.toml --\nname = \"Clerk\"\npurpose = \"Writes.\"\ntargets = { teamwork = 2 }\n"
	data := replace(t, archive(t, "minimal", clerk), "handbook.toml", "\n[[scales]]", "cumulative = true\n\n[[scales]]")
	s := build(t, replace(t, data, "competencies/teamwork.toml", "undefined = true",
		"undefined = true\ndescription = \"Nobody works here yet.\""))
	const open = "This level is left open on purpose"
	page := s.Page(t, "competencies/teamwork/level-2.html")
	s.reads(t, "competencies/teamwork/level-2.html", open)
	s.reads(t, "competencies/teamwork/level-2.html", "Nobody works here yet.")
	s.reads(t, "competencies/teamwork/level-2-check.html", open)
	s.reads(t, "competencies/teamwork/index.html", "Left open on purpose")
	s.reads(t, "matrix.html", "Left open on purpose")
	s.reads(t, "print.html", open)
	if strings.Contains(s.text(t, page.Path), "includes everything") {
		t.Error("an undefined level includes those below it")
	}
	if got := page.All("ul.indicators, ul.contra"); len(got) > 0 {
		t.Errorf("an undefined level has lists: %q", htmltest.Texts(got))
	}
	if page.Links(page.One(t, "main > header"), "competencies/teamwork/level-2-check.html") {
		t.Error("an undefined level leads to its self-check")
	}
	role := s.Page(t, "roles/clerk.html")
	if cell := role.One(t, "tbody tr"); !role.Links(cell, "competencies/teamwork/level-2.html") || role.Links(cell, "competencies/teamwork/level-2-check.html") {
		t.Error("a role leads to the self-check of an undefined level, or not to the level")
	}
}

// TestLevelWithoutBehaviours checks that a level of which only the essence is
// written says so, and that nothing leads to a self-check without a question.
func TestLevelWithoutBehaviours(t *testing.T) {
	const clerk = "-- roles/clerk.toml --\nname = \"Clerk\"\npurpose = \"Writes.\"\ntargets = { teamwork = 2 }\n"
	s := build(t, replace(t, archive(t, "minimal", clerk), "competencies/teamwork.toml", "undefined = true", `essence = "Brings others together."`))
	const folder, nothing = "competencies/teamwork/", "No behaviours are described for this level yet."
	for _, path := range []string{folder + "level-2.html", folder + "level-2-check.html", folder + "level-2-guide.html", "roles/clerk-guide.html", "print.html"} {
		s.reads(t, path, nothing)
	}
	for _, path := range []string{folder + "level-1.html", folder + "level-1-check.html", folder + "level-1-guide.html"} {
		if strings.Contains(s.Page(t, path).One(t, "main").Text(), nothing) {
			t.Errorf("%s says that nothing is described", path)
		}
	}
	for _, path := range []string{folder + "index.html", folder + "level-2.html", folder + "level-1-check.html", "roles/clerk.html", "my/profile.html"} {
		page := s.Page(t, path)
		for _, to := range []string{"level-2-check.html", "level-2-guide.html"} {
			if page.Links(page.One(t, "main"), folder+to) {
				t.Errorf("%s leads to %s", path, to)
			}
		}
	}
	if got := s.Page(t, folder+"level-2-check.html").All("progress, template[data-ask], .form-lines, .afterwards"); len(got) > 0 {
		t.Errorf("a self-check without a question has %d parts of one", len(got))
	}
}

// TestAboveAnUndefinedLevel checks that what is new is told against the nearest
// level that is there.
func TestAboveAnUndefinedLevel(t *testing.T) {
	data := replace(t, archive(t, "minimal"), "handbook.toml", `"Skilled"]`, `"Skilled", "Expert"]`)
	s := build(t, add(data, "competencies/teamwork.toml", `
[[levels]]
level = 3
essence = "Brings others together."
indicators = [{ text = "Invites those who are silent", builds_on = "shares" }, "Ends quarrels"]
`))
	page := s.Page(t, "competencies/teamwork/level-3.html")
	heading := page.One(t, "#part_new")
	if got := heading.Text(); !strings.Contains(got, "Level 1: Able") {
		t.Errorf("what is new is told as %q", got)
	}
	if !page.Links(page.One(t, "dl.stronger dt"), "competencies/teamwork/level-1.html#shares") {
		t.Error("nothing leads to the indicator that is taken further")
	}
}

// TestLevelsThatStandAlone checks that nothing of the level below is said to hold
// where levels do not include each other.
func TestLevelsThatStandAlone(t *testing.T) {
	const second = `
[[levels]]
level = 2
essence = "Brings others together."
indicators = ["Ends quarrels"]
`
	for _, cumulative := range []bool{false, true} {
		data := archive(t, "minimal")
		if cumulative {
			replace(t, data, "handbook.toml", "\n[[scales]]", "cumulative = true\n\n[[scales]]")
		}
		replace(t, data, "competencies/teamwork.toml", "\n[[levels]]\nlevel = 2\nundefined = true\n", second)
		s := build(t, data)
		page := s.Page(t, "competencies/teamwork/level-2.html")
		if got := page.Links(page.One(t, ".body"), "competencies/teamwork/level-1.html#shares"); got != cumulative {
			t.Errorf("with cumulative = %v, the level below still holds: %v", cumulative, got)
		}
		if got := strings.Contains(s.text(t, "competencies/teamwork/index.html"), "further than the one before"); got != cumulative {
			t.Errorf("with cumulative = %v, each level goes further: %v", cumulative, got)
		}
	}
}

// TestSparseHandbook checks items that have only what they must have, and things
// that nothing uses.
func TestSparseHandbook(t *testing.T) {
	s := build(t, archive(t, "sparse"))
	for path, text := range map[string]string{
		"roles/lead.html":         "No levels are set for this role.",
		"roles/index.html":        "No role belongs to this stage yet.",
		"orientations/hurry.html": "No sign to watch for names this orientation.",
		"sources.html":            "Nothing cites it yet.",
		"competencies/index.html": "No competency belongs here yet.",
	} {
		s.reads(t, path, text)
	}
	page := s.Page(t, "competencies/teamwork/level-1.html")
	if !page.Links(page.One(t, "ul.activities"), "competencies/teamwork/index.html#read") {
		t.Error("the level does not lead to an activity that serves it")
	}
}

// TestReviews checks that what no competency tells of its reviews has no column.
func TestReviews(t *testing.T) {
	for told, want := range map[string][]string{
		"owner = \"HR\"\n":        {"Competency", "Kept by"},
		"reviewed = 2026-11-30\n": {"Competency", "Last reviewed"},
	} {
		data := archive(t, "minimal")
		name := "competencies/teamwork.toml"
		data[name] = &fstest.MapFile{Data: append([]byte(told), data[name].Data...)}
		if got := htmltest.Texts(build(t, data).Page(t, "changes.html").All("thead th")); !slices.Equal(got, want) {
			t.Errorf("with %q the columns are %q, want %q", told, got, want)
		}
	}
}
