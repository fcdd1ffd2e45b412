package render_test

import (
	"slices"
	"strings"
	"testing"
)

// TestIDsOfTheLayouts checks that no id of the layouts can be that of an item:
// they have an underscore, which no author's id may have.
func TestIDsOfTheLayouts(t *testing.T) {
	s := build(t, archive(t, "full"))
	given := []string{
		"element", "shares", "keeps", "invites", "play", "do", "assess", "learn", "apply", "reflect", "practice", "step", "example", "pitfall",
		"measure", "question", "story", "expectation", "people", "two", "junior", "primer",
	}
	for _, p := range s.Pages() {
		for _, n := range p.All("[id]") {
			id, _ := n.Attr("id")
			derived := strings.HasPrefix(id, "feature-text-")
			if !strings.Contains(id, "_") && !slices.Contains(given, id) && !derived {
				t.Errorf("%s: an item may also have the id %q", p.Path, id)
			}
		}
	}
}
