package theme_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/theme"
	"handbook/layouts"
)

// repeated returns a text that is made of a form with the numbers below count.
func repeated(count int, form string) string {
	var b strings.Builder
	for n := range count {
		fmt.Fprintf(&b, form, n)
	}
	return b.String()
}

// TestGuesses checks that each of very many names that nobody knows is told, but that
// not all are compared with all that there are, to guess which was meant.
func TestGuesses(t *testing.T) {
	if testing.Short() {
		t.Skip("compares half a million times")
	}
	const unknown = 900
	level, err := layouts.Files.ReadFile("pages/level.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ path, text, fault string }{
		{"i18n/en.toml", repeated(unknown, "competencies-%d = \"x\"\n"), "unknown-key"},
		{"pages/level.html", string(level) + "{{define \"x\"}}" + repeated(unknown, "{{t \"competencies-%d\"}}\n") + "{{end}}", "layout-fault"},
		{"assets/brand.css", ":root {" + repeated(unknown, "--a-colour-%d: red;\n") + "}" + repeated(unknown, "p { color: var(--a-colour-%d-x) }\n"), "unset-variable"},
	} {
		th, got := load(t, "en", map[string]string{test.path: test.text})
		got += told(th.Missing(nil, nil))
		if n := strings.Count(got, test.fault); n != unknown {
			t.Errorf("%s: %d are told, want %d", test.path, n, unknown)
		}
		if n := strings.Count(got, "did you mean"); n == 0 || n > 780 { // half a million comparisons, with some 660 words
			t.Errorf("%s: there are %d guesses, want some", test.path, n)
		}
	}
}

// TestManyFaults checks that twice as many faults of a template take twice the memory
// and not the square of it.
func TestManyFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("loads thousands of faults")
	}
	took := func(faults int) uint64 {
		own := fstest.MapFS{"pages/level.html": {Data: []byte("{{define \"main\"}}" + repeated(faults, "{{t \"no-such-word-%d\"}}\n") + "{{end}}")}}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, found, err := theme.Load(layouts.Files, own, "own", theme.Language{Tag: "en"}); err != nil || len(found) < faults {
			t.Fatal(len(found), err)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	none := took(0)
	once, twice := took(2000)-none, took(4000)-none
	if float64(twice) > 2.7*float64(once) {
		t.Errorf("2,000 faults take %d kB, and 4,000 %d kB", once>>10, twice>>10)
	}
}

// TestManyFunctions checks how often a long file is parsed again for functions that
// there are not.
func TestManyFunctions(t *testing.T) {
	for _, test := range []struct{ length, least, most int }{{100, 100, 100}, {1 << 20, 10, 20}} {
		_, got := load(t, "en", map[string]string{"pages/level.html": "{{define \"main\"}}" + repeated(100, "{{unheard%d}}\n") + strings.Repeat("x", test.length) + "{{end}}"})
		if n := strings.Count(got, "not defined"); n < test.least || n > test.most {
			t.Errorf("%d functions are told of a file with %d bytes, want %d to %d", n, test.length, test.least, test.most)
		}
	}
}
