package main

import (
	"path"
	"strings"
	"testing"

	"handbook/generator/handbook"
)

// Who has kept addresses is thought of for each page of the author's that is gone,
// and not for each file that went with it.
func TestGone(t *testing.T) {
	for removed, want := range map[string]string{
		"": "",
		"competencies/teamwork/index.html competencies/teamwork/level-1.html competencies/teamwork/level-1-check.html":         "competency:teamwork",
		"competencies/teamwork/level-3.html competencies/teamwork/level-3-check.html competencies/teamwork/level-3-guide.html": "level:teamwork/3",
		"roles/lead.html roles/lead-guide.html":                                               "role:lead",
		"roles/tour-guide.html roles/tour-guide-guide.html":                                   "role:tour-guide",
		"roles/index.html roles/compare.html orientations/index.html competencies/index.html": "",
		"roles/lead.html pages/about.html orientations/sales.html":                            "orientation:sales page:about role:lead",
		"assets/logo.svg index.html assets/pages/x.html":                                      "",
	} {
		var named []string
		for _, d := range (&findings{}).goneFrom("site", strings.Fields(removed), handbook.Loss{}) {
			page := strings.TrimPrefix(d.At.File, "site/")
			from, _ := movedFrom(page)
			if !strings.Contains(d.Hint, `from = "`+from+`"`) || path.Ext(page) != ".html" {
				t.Errorf("%s: the hint is %q", page, d.Hint)
			}
			named = append(named, from)
		}
		if got := strings.Join(named, " "); got != want {
			t.Errorf("%s: it names %q, want %q", removed, got, want)
		}
	}
}
