package render_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPrintIsWhole looks for each text of the content in the document of everything.
// Only what leads through the site is not in it.
func TestPrintIsWhole(t *testing.T) {
	data := archive(t, "full")
	document := build(t, data).text(t, "print.html")
	written := regexp.MustCompile(`[\w-][\w -]* text\b`)
	for name, file := range data {
		for _, text := range written.FindAllString(string(file.Data), -1) {
			if !strings.Contains(document, text) && !slices.Contains([]string{"Brand text", "Audience name text", "Audience text"}, text) {
				t.Errorf("%s: %q is not in the document", name, text)
			}
		}
	}
}

// TestPrintOfLevels checks that the document tells of a scale only where more is said
// of its levels than their names, and that links to the scale find it.
func TestPrintOfLevels(t *testing.T) {
	data := replace(t, archive(t, "full"), "handbook.toml", "Introduction text", "[first](scale:two) [second](scale:other)")
	replace(t, data, "handbook.toml", "\n[[stages]]", "\n[[scales]]\nid = \"other\"\nname = \"Other\"\nlevels = [\"Alone\"]\n\n[[stages]]")
	page := build(t, data).Page(t, "print.html")
	introduction := page.One(t, ".introduction")
	if !page.Links(introduction, "print.html#scale_two") || !page.Links(introduction, "matrix.html#other") {
		t.Error("a link to a scale does not lead to where its levels are")
	}
	if got := page.One(t, "#scale_two").Text(); !strings.Contains(got, "Level 2: Step two textStep two summary text") {
		t.Errorf("of the levels is said %q", got)
	}
}

// TestPrintOfSources checks that the numbers of what an item cites go up, whatever
// their order in the content, which the site keeps.
func TestPrintOfSources(t *testing.T) {
	data := replace(t, archive(t, "full"), "handbook.toml", "[[sources]]", "[[sources]]\nid = \"first\"\ntitle = \"First source\"\n\n[[sources]]")
	replace(t, data, "competencies/teamwork.toml", `text = "Element text", sources = ["primer"]`, `text = "Element text", sources = ["primer", "first"]`)
	site := build(t, data)
	for path, want := range map[string]string{"print.html": "Sources: [1], [2]", "competencies/teamwork/index.html": "Sources: Source text, First source"} {
		if got := site.Page(t, path).One(t, "#element .cites").Text(); got != want {
			t.Errorf("%s: it cites %q, want %q", path, got, want)
		}
	}
}
