package render_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handbook/generator"
)

// TestMoved checks that each address of what is gone leads on to what is read in its
// place, and that nothing else leads to it.
func TestMoved(t *testing.T) {
	data := add(archive(t, "full"), "handbook.toml", `
[[moved]]
from = "competency:working-together"
to = "competency:teamwork"

[[moved]]
from = "role:boss"
to = "role:lead"

[[moved]]
from = "role:temp"
to = "page:help"

[[moved]]
from = "orientation:old"
to = "competency:teamwork"

[[moved]]
from = "page:start"
to = "category:people"

[[moved]]
from = "competency:retired"
to = "level:teamwork/1"

[[moved]]
from = "level:teamwork/7"
to = "level:teamwork/2"

[[moved]]
from = "level:teamwork/8"
to = "competency:teamwork"
`)
	const now = "competencies/teamwork/"
	want := map[string]string{
		"competencies/working-together/index.html":         now + "index.html",
		"competencies/working-together/compare.html":       now + "compare.html",
		"competencies/working-together/level-1.html":       now + "level-1.html",
		"competencies/working-together/level-2-check.html": now + "level-2-check.html",
		"competencies/working-together/level-2-guide.html": now + "level-2-guide.html",
		"competencies/retired/index.html":                  now + "level-1.html",
		"competencies/retired/compare.html":                now + "level-1.html",
		"competencies/retired/level-2-check.html":          now + "level-1-check.html",
		"competencies/teamwork/level-7.html":               now + "level-2.html",
		"competencies/teamwork/level-7-check.html":         now + "level-2-check.html",
		"competencies/teamwork/level-7-guide.html":         now + "level-2-guide.html",
		"competencies/teamwork/level-8-check.html":         now + "index.html",
		"roles/boss.html":                                  "roles/lead.html",
		"roles/boss-guide.html":                            "roles/lead-guide.html",
		"roles/temp-guide.html":                            "pages/help.html",
		"orientations/old.html":                            now + "index.html",
		"pages/start.html":                                 "competencies/index.html#people",
	}
	s := build(t, data, func(in *generator.Input) { in.BaseURL = "https://example.org/" })
	for from, to := range want {
		page := s.Page(t, from)
		if !page.Links(page.One(t, "main"), to) {
			t.Errorf("%s does not lead to %s", from, to)
		}
		link, _ := page.One(t, "a.moved").Attr("href")
		if refresh := page.One(t, "noscript").Text(); !strings.Contains(refresh, `content="0; url=`+link+`"`) {
			t.Errorf("%s without a script: %s", from, refresh)
		}
	}
	for _, p := range s.Pages() {
		if strings.Contains(p.Path, "working-together") {
			continue
		}
		for _, a := range p.All("a[href]") {
			if href, _ := a.Attr("href"); strings.Contains(href, "working-together") {
				t.Errorf("%s leads to %s", p.Path, href)
			}
		}
	}
	for _, path := range []string{"sitemap.xml", "assets/theme/search/index.js"} {
		if file, ok := s.files.File(path); !ok || strings.Contains(string(file), "working-together") {
			t.Errorf("%s has what is gone", path)
		}
	}
	if file, _ := s.files.File("handbook.json"); !strings.Contains(string(file), `"from": "roles/boss.html",`) {
		t.Error("handbook.json does not say what has moved")
	}
	if file, _ := single(t, data); strings.Contains(string(file), "working-together/") {
		t.Error("the one file has what is gone")
	}
	_, content := scriptData(t, s, "my/content.js", "content")
	if diff := cmp.Diff(map[string]any{"competency:former": "teamwork", "competency:working-together": "teamwork", "role:boss": "lead"}, content["moved"]); diff != "" {
		t.Errorf("pages of a reader's own follow what has another id: want -, got +\n%s", diff)
	}
}
