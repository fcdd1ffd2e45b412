package generator_test

import (
	"slices"
	"strings"
	"testing"
)

// TestSelfChecks holds each self-check against the level it is of.
func TestSelfChecks(t *testing.T) {
	site := ours(t)
	for _, c := range site.hb.Competencies {
		for _, l := range c.Levels {
			page := site.Page(t, l.Check())
			var want []string
			for _, i := range l.Indicators {
				want = append(want, i.ID)
			}
			for _, x := range l.ContraIndicators {
				want = append(want, x.ID)
			}
			var got []string
			for _, ask := range page.All(".ask") {
				id, _ := ask.Attr("id")
				got = append(got, id)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s asks for %q, want %q", page.Path, got, want)
			}
			serving := 0
			for _, a := range page.All("[data-serves]") {
				serves, _ := a.Attr("data-serves")
				for _, id := range strings.Fields(serves) {
					if !slices.Contains(want, id) {
						t.Errorf("%s: an activity serves %q, which is not asked", page.Path, id)
					}
				}
				serving++
			}
			if serving != len(l.Activities) {
				t.Errorf("%s has %d activities, want %d", page.Path, serving, len(l.Activities))
			}
			if next := len(page.All(".next-level")); next > 1 || (l.Above == nil) != (next == 0) && !l.Undefined {
				t.Errorf("%s tells %d times what comes next", page.Path, next)
			}
			// What needs a script is there for scripts alone.
			for _, control := range []string{"button", "input", "textarea", "progress"} {
				waiting := page.All("[hidden] " + control + ", dialog " + control + ", template " + control + ", [popover] " + control)
				for _, n := range page.All("main " + control) {
					if !slices.Contains(waiting, n) {
						t.Errorf("%s: a <%s> that is dead without script", page.Path, control)
					}
				}
			}
		}
	}
}
