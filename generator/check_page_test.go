package generator_test

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// TestChecksAreSmall weighs all script of a self-check, as a web server would
// send it: what the page names, and what the hidden page beside it names, which
// keeps the answers of pages that are opened as files. Not counted are the
// search, which comes when a reader goes there, and my/content.js, which holds
// no script but the handbook's content.
func TestChecksAreSmall(t *testing.T) {
	const limit = 20_000 // bytes
	site := ours(t)
	check := site.Page(t, "competencies/customer-orientation/level-1-check.html")
	weighed := map[string]int{}
	sum := 0
	for _, from := range []string{check.Path, "store.html"} {
		scripts := site.Page(t, from).All("script[src]")
		if len(scripts) < 2 {
			t.Errorf("%s names %d scripts", from, len(scripts))
		}
		for _, script := range scripts {
			src, _ := script.Attr("src")
			name := path.Join(path.Dir(from), src)
			if _, ok := weighed[name]; ok {
				continue
			}
			data, ok := site.files.File(name)
			if !ok {
				t.Fatalf("%s names %s, which is not there", from, name)
			}
			weighed[name] = gzipped(t, data)
			sum += weighed[name]
		}
	}
	t.Logf("%d bytes: %v", sum, weighed)
	if sum >= limit {
		t.Errorf("the scripts of %s weigh %d bytes, more than %d: %v", check.Path, sum, limit, weighed)
	}
}

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
