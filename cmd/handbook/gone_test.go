package main

import (
	"strings"
	"testing"
)

// Who has kept addresses is thought of for each page of the author's that is gone,
// and not for each file that went with it.
func TestTellGone(t *testing.T) {
	for removed, want := range map[string]string{
		"": "",
		"competencies/teamwork/index.html competencies/teamwork/level-1.html competencies/teamwork/level-1-check.html":         `"competencies/teamwork/index.html" will`,
		"competencies/teamwork/level-3.html competencies/teamwork/level-3-check.html competencies/teamwork/level-3-guide.html": `"competencies/teamwork/level-3.html" will`,
		"roles/lead.html roles/lead-guide.html":                                               `"roles/lead.html" will`,
		"roles/tour-guide.html roles/tour-guide-guide.html":                                   `"roles/tour-guide.html" will`,
		"roles/index.html roles/compare.html orientations/index.html competencies/index.html": "",
		"roles/lead.html pages/about.html orientations/sales.html":                            `"orientations/sales.html" and 2 other pages will`,
		"assets/logo.svg index.html assets/pages/x.html":                                      "",
	} {
		var said strings.Builder
		c := console{err: &said}
		c.tellGone(pagesOf(strings.Fields(removed)))
		if got := said.String(); !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("%s: it says %q, want %q", removed, got, want)
		}
	}
}
