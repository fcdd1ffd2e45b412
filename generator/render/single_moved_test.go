package render_test

import (
	"strings"
	"testing"
)

// Whoever has kept a place in the file finds there what is read instead, as the former
// pages of the site lead on.
func TestSingleLeadsOn(t *testing.T) {
	moved := ""
	for _, m := range []string{"competency:working-together -> competency:teamwork", "role:tour-guide -> role:lead", "orientation:fame -> competency:teamwork",
		"page:aid -> role:lead"} {
		from, to, _ := strings.Cut(m, " -> ")
		moved += "\n[[moved]]\nfrom = \"" + from + "\"\nto = \"" + to + "\"\n"
	}
	_, page := single(t, add(archive(t, "full"), "handbook.toml", moved))
	for place, path := range map[string]string{
		"competency_working-together":                      "competencies/teamwork/index.html",
		"level_working-together_2":                         "competencies/teamwork/level-2.html",
		"file_competencies_working-together_level-2-check": "competencies/teamwork/level-2-check.html",
		"file_competencies_working-together_compare":       "competencies/teamwork/compare.html",
		"role_tour-guide":                                  "roles/lead.html",
		"file_roles_tour-guide-guide":                      "roles/lead-guide.html",
		"orientation_fame":                                 "competencies/teamwork/index.html",
		"page_aid":                                         "roles/lead.html",
	} {
		if n := len(page.All(`[data-path="` + path + `"] [id="` + place + `"]`)); n != 1 {
			t.Errorf("%s is on %s %d times", place, path, n)
		}
	}
}
