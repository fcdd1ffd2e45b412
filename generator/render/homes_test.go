package render_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHomes checks that what tells where each item is read has the items that
// permalinks lead to, no others, and each on one page, where it is.
func TestHomes(t *testing.T) {
	s := build(t, archive(t, "full"))
	_, homes := scriptData(t, s, "assets/theme/homes.js", "homes")
	told := map[string]bool{}
	for _, home := range homes["pages"].([]any) {
		page := home.(map[string]any)["page"].(string)
		for _, id := range home.(map[string]any)["ids"].([]any) {
			id := id.(string)
			if _, ok := s.Page(t, page).ID(id); !ok {
				t.Errorf("%s has no %q", page, id)
			}
			if told[id] {
				t.Errorf("%q is read on two pages", id)
			}
			told[id] = true
		}
	}
	linked := map[string]bool{}
	for _, page := range s.Pages() {
		for _, link := range page.All(".permalink") {
			for _, to := range page.Targets(link) {
				if _, id, _ := strings.Cut(to, "#"); !strings.Contains(id, "_") { // a part of a page
					linked[id] = true
				}
			}
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(linked)), slices.Sorted(maps.Keys(told))); diff != "" {
		t.Errorf("linked -, told +\n%s", diff)
	}
}
