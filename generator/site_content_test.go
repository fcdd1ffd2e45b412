package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handbook/generator/handbook"
	"handbook/generator/internal/htmltest"
)

// The tests of this file hold what a reader sees of our own handbook against
// what it is meant to have, so that nothing falls out on the way.

const competency = "competencies/customer-orientation/"

func TestLevels(t *testing.T) {
	site := ours(t)
	for _, c := range []struct {
		level, indicators, contra int
	}{{1, 8, 5}, {2, 8, 3}, {3, 9, 2}, {4, 8, 4}, {5, 11, 2}} {
		level := site.Page(t, fmt.Sprintf("%slevel-%d.html", competency, c.level))
		check := site.Page(t, fmt.Sprintf("%slevel-%d-check.html", competency, c.level))
		indicators, contra := items(level, "ul.indicators > li"), items(level, "ul.contra > li")
		if len(indicators) != c.indicators || len(contra) != c.contra {
			t.Errorf("level %d has %d indicators and %d contra-indicators, want %d and %d",
				c.level, len(indicators), len(contra), c.indicators, c.contra)
		}
		for _, text := range append(indicators, contra...) {
			if !slices.ContainsFunc(htmltest.Texts(check.All("main th, main legend, main li")), func(s string) bool { return strings.HasPrefix(s, text) }) {
				t.Errorf("the self-check of level %d does not ask for %q", c.level, text)
			}
		}
		if got := len(level.All("aside .current")); got != 1 {
			t.Errorf("level %d marks %d steps of the ladder as its own", c.level, got)
		}
	}
}

// items returns the wording of each item of a list: what stands before its
// links.
func items(p *htmltest.Page, selector string) []string {
	var texts []string
	for _, item := range p.All(selector) {
		if lines := item.All("p"); len(lines) > 0 && !lines[0].Is(".cites") {
			item = lines[0]
		}
		texts = append(texts, item.Wording())
	}
	return texts
}

func TestCompetency(t *testing.T) {
	page := ours(t).Page(t, competency+"index.html")
	for selector, want := range map[string]int{
		"ul.elements > li":           6,
		"ol.ladder > li.rung":        5,
		"dl.competing > dd":          7,
		"section.expectation":        3,
		"div.prompts > section":      5,
		"main h1":                    1,
		"#part_competing":            1,
		"a[href=level-1-check.html]": 1,
	} {
		if got := len(page.All(selector)); got != want {
			t.Errorf("%q fits %d elements, want %d", selector, got, want)
		}
	}
	for i, group := range page.All("div.prompts > section") {
		names, counts := []string{"Do", "Assess", "Learn", "Apply", "Reflect"}, []int{3, 3, 3, 3, 2}
		if got := group.One(t, "h3").Text(); got != names[i] {
			t.Errorf("the prompts %d are called %q, want %q", i+1, got, names[i])
		}
		if got := len(group.All("li")); got != counts[i] {
			t.Errorf("%s has %d prompts, want %d", names[i], got, counts[i])
		}
	}
	for _, stage := range []string{"associate", "senior-associate", "principal"} {
		if got := len(page.All("section#stage_" + stage + " > ul > li")); got != 4 {
			t.Errorf("the stage %s has %d expectations, want 4", stage, got)
		}
	}
	for i, id := range []string{"stage_associate", "stage_senior-associate", "stage_principal"} {
		stage, _ := page.ID(id)
		if want := competency + fmt.Sprintf("level-%d.html", i+2); !page.Links(stage, want) {
			t.Errorf("%s does not expect %s", id, want)
		}
	}
}

func TestOrientations(t *testing.T) {
	site := ours(t)
	page := site.Page(t, "orientations/index.html")
	var listed []string
	for _, to := range page.Targets(page.One(t, "main")) {
		listed = append(listed, strings.TrimSuffix(strings.TrimPrefix(to, "orientations/"), ".html"))
	}
	for _, id := range orientationIDs {
		if !slices.Contains(listed, id) {
			t.Errorf("the list of orientations has no %s: %q", id, listed)
		}
	}
}

// TestActivities checks that the publication and the twelve experiences that our
// handbook began with are there, on the competency's page and in the list of
// all.
func TestActivities(t *testing.T) {
	experiences := []string{
		"remember-great-service", "colleagues-as-clients", "talk-about-their-work", "ask-the-admired", "customers-at-the-meeting",
		"proposal-with-customers", "watch-a-role-model", "map-our-process", "coach-process-owners", "remove-barriers",
		"know-the-strategy", "stop-what-adds-nothing",
	}
	publication := "front-line-handbook"
	site := ours(t)
	for _, path := range []string{competency + "index.html", "activities/index.html"} {
		page := site.Page(t, path)
		for _, id := range append(experiences, publication) {
			if got := len(page.All("ul.activities > li#" + id)); got != 1 {
				t.Errorf("%s has the activity %s %d times", path, id, got)
			}
			if n, _ := page.ID(id); !page.Links(n, "sources.html#byu-hr") {
				t.Errorf("%s does not say where %s comes from", path, id)
			}
		}
	}
	page := site.Page(t, competency+"index.html")
	book := page.One(t, "li#"+publication)
	if !strings.Contains(book.Text(), "Customer Service for Front-line Employers or Managers") {
		t.Errorf("the publication is not named: %q", book.Text())
	}
}

// TestPrint checks that the page for paper has all that the others have.
func TestPrint(t *testing.T) {
	site := ours(t)
	page := site.Page(t, "print.html")
	kinds := map[handbook.Kind]int{}
	for _, i := range site.hb.Items {
		kinds[i.Kind]++
	}
	for selector, want := range map[string]int{
		"ul.indicators > li[id]": kinds[handbook.KindIndicator],
		"ul.contra > li[id]":     kinds[handbook.KindContraIndicator],
		"ul.elements > li":       kinds[handbook.KindElement],
		"ul.activities > li[id]": len(site.hb.Activities),
		"article.story":          len(site.hb.Stories),
		"details.practice":       len(site.hb.Practices),
		"section.source":         len(site.hb.Sources),
	} {
		if got := len(page.All(selector)); got != want {
			t.Errorf("%q fits %d elements, want %d", selector, got, want)
		}
	}
	for _, i := range site.hb.Items {
		_, small := page.ID(i.ID)
		_, large := page.ID(string(i.Kind) + "_" + strings.ReplaceAll(i.ID, "/", "_"))
		if !small && !large {
			t.Errorf("the %s %s is not in the document", i.Kind, i.ID)
		}
	}
}
