package render_test

import (
	"strings"
	"testing"
)

// TestNumberedLevels checks that a level whose name says no more than its number,
// as in frameworks that give their levels no names, is called by that once.
func TestNumberedLevels(t *testing.T) {
	for _, names := range [][2]string{{"Level 1", "level 2"}, {"1", "2"}} {
		data := archive(t, "full")
		data = replace(t, data, "handbook.toml", `"Step one text"`, `"`+names[0]+`"`)
		data = replace(t, data, "handbook.toml", `"Step two text"`, `"`+names[1]+`"`)
		s := build(t, data)
		for _, path := range s.files.Paths() {
			if !strings.HasSuffix(path, ".html") {
				continue
			}
			text := strings.Join(strings.Fields(s.Page(t, path).One(t, "html").Text()), " ")
			said := []string{"Level 1: Level 1", "Level 2: level 2", "Level 1: 1", "Level 2: 2", "Level 1 · Level 1", "Level 2 · level 2",
				"Level 2 · 2", "level 2, level 2", "level 2, 2"}
			if path == "matrix.html" || path == "roles/compare.html" {
				said = append(said, "Level 2 level 2", "Level 2 2")
			}
			for _, twice := range said {
				if i := strings.Index(text, twice); i >= 0 {
					t.Errorf("%s says %q: …%s…", path, twice, text[max(0, i-20):min(len(text), i+40)])
				}
			}
		}
		s.reads(t, "competencies/teamwork/level-2.html", "Level 2")
		if got := s.Page(t, "competencies/teamwork/level-2-check.html").One(t, "h1").Text(); got != "Self-check of level 2" {
			t.Errorf("the self-check is called %q", got)
		}
	}
}

// TestLevelsHaveOneForm checks that a level with its number and name looks the
// same everywhere: a dot stands between what does not belong together.
func TestLevelsHaveOneForm(t *testing.T) {
	s := build(t, archive(t, "full"))
	for _, path := range s.files.Paths() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		text := strings.Join(strings.Fields(s.Page(t, path).One(t, "html").Text()), " ")
		if i := strings.Index(text, "Level 2 · "); i >= 0 {
			t.Errorf("%s: …%s…", path, text[max(0, i-20):min(len(text), i+40)])
		}
	}
}
