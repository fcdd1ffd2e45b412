package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/internal/htmltest"
)

var myPages = []string{"my/profile.html", "my/plan.html", "my/review.html"}

// TestMyPagesLeadOn checks the ways from each page of a reader's own to the
// others, and to the paper form.
func TestMyPagesLeadOn(t *testing.T) {
	s := build(t, archive(t, "full"))
	for _, path := range myPages {
		page := s.Page(t, path)
		to := page.Targets(page.One(t, "nav.my-pages"))
		if !slices.Equal(to, myPages) {
			t.Errorf("%s leads to %q, want %q", path, to, myPages)
		}
		paper := page.Targets(page.One(t, "section.no-script"))
		if !slices.ContainsFunc(paper, func(to string) bool { return strings.HasSuffix(to, "/level-1-check.html") }) {
			t.Errorf("%s leads to no self-check without script: %q", path, paper)
		}
		if got := htmltest.Texts(page.All("p.no-script")); len(got) != 1 || !strings.Contains(got[0], "JavaScript") {
			t.Errorf("%s does not say what it needs: %q", path, got)
		}
		if current := page.All("header nav a[aria-current]"); len(current) != 1 || current[0].Text() != "My pages" {
			t.Errorf("the menu of %s does not say where one is", path)
		}
	}
}

// TestMyPagesOfManyCompetencies checks that a long list of self-checks gives way
// to the list of competencies.
func TestMyPagesOfManyCompetencies(t *testing.T) {
	data := archive(t, "minimal")
	for n := range 12 {
		text := strings.ReplaceAll(string(data["competencies/teamwork.toml"].Data), "Teamwork", fmt.Sprintf("Skill %d", n))
		text = strings.Replace(text, "shares", fmt.Sprintf("shares-%d", n), 1)
		data[fmt.Sprintf("competencies/skill-%d.toml", n)] = &fstest.MapFile{Data: []byte(text)}
	}
	s := build(t, data)
	for _, path := range myPages {
		page := s.Page(t, path)
		if got := page.Targets(page.One(t, "section.no-script")); !slices.Equal(got, []string{"competencies/index.html"}) {
			t.Errorf("%s leads to %q without script, want the list of competencies", path, got)
		}
	}
}

// TestOwnNameCanBeFilledIn checks that the field for a reader's own name says what
// it is for, so that the browser fills it in for whom writing is hard (WCAG 1.3.5).
func TestOwnNameCanBeFilledIn(t *testing.T) {
	s := build(t, archive(t, "full"))
	for _, path := range append([]string{"competencies/teamwork/level-1-check.html"}, myPages...) {
		if purpose, _ := s.Page(t, path).One(t, "[data-name-field]").Attr("autocomplete"); purpose != "name" {
			t.Errorf("the name on %s is for %q, want %q", path, purpose, "name")
		}
	}
}

// TestAnswersCanBeLost checks that every page with answers says what makes a browser
// lose them: a private window saves them, and forgets them when it is closed.
func TestAnswersCanBeLost(t *testing.T) {
	s := build(t, archive(t, "full"))
	for _, path := range append([]string{"competencies/teamwork/level-1-check.html"}, myPages...) {
		text := s.Page(t, path).One(t, "section.mine").Text()
		for _, cause := range []string{"data is cleared", "private window", "another folder"} {
			if !strings.Contains(text, cause) {
				t.Errorf("%s does not say that answers can be lost: %q", path, cause)
			}
		}
	}
}
