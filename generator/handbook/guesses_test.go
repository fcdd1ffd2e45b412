package handbook_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/diag"
)

// TestGuesses checks that each of very many names that nobody knows is told, but that
// not all are compared with all that there are, to guess which was meant; and that it
// is the first ones that are, however many cores there are.
func TestGuesses(t *testing.T) {
	if testing.Short() {
		t.Skip("compares half a million times")
	}
	const known, unknown = 1050, 900
	const most = 500_000 / known // guesses
	all := func(count int, form string) string {
		var b strings.Builder
		for n := range count {
			fmt.Fprintf(&b, form, n)
		}
		return b.String()
	}
	base := func() fstest.MapFS {
		fsys := archiveFS(t, "testdata/base.txtar")
		fsys["competencies/teamwork.toml"].Data = append(fsys["competencies/teamwork.toml"].Data,
			all(known, "\n[[stories]]\nid = \"story-%d\"\ntitle = \"Title %[1]d\"\ntext = \"Text\"")...)
		return fsys
	}
	keys := base()
	keys["competencies/teamwork.toml"].Data = []byte(strings.Replace(string(keys["competencies/teamwork.toml"].Data),
		`indicators = [`, `indicators = [`+all(unknown, "{ text = \"Does %d\", story = \"story-%[1]d-x\" },\n"), 1))
	links, assets := base(), base()
	for n := range 2 {
		name := fmt.Sprintf("pages/%d.md", n)
		links[name] = &fstest.MapFile{Data: []byte("# Page\n" + all(unknown/2, "[t](story:story-%d-x) "))}
		assets[name] = &fstest.MapFile{Data: []byte("# Page\n" + all(unknown/2, "[t](assets/story-%d-x.pdf) "))}
	}
	for n := range known {
		assets[fmt.Sprintf("assets/story-%d.pdf", n)] = &fstest.MapFile{}
	}
	for name, fsys := range map[string]fstest.MapFS{"keys": keys, "links": links, "assets": assets} {
		var before string
		for _, cores := range []int{1, 4} {
			if cores > 1 && name != "links" { // which alone are followed on all cores
				continue
			}
			old := runtime.GOMAXPROCS(cores)
			list := findings(t, fsys)
			runtime.GOMAXPROCS(old)
			told, guesses := 0, 0
			for i, d := range list {
				if d.Code != diag.Dangling && d.Code != diag.MissingAsset {
					continue
				}
				told++
				if strings.Contains(d.Hint, "did you mean") {
					if guesses++; guesses < told {
						t.Errorf("%s: there is a guess at %s, and none before", name, list[i].At)
					}
				}
			}
			if told != unknown || guesses == 0 || guesses > most {
				t.Errorf("%s: %d are told with %d guesses, want %d with 1 to %d", name, told, guesses, unknown, most)
			}
			if now := show(list); before != "" && now != before {
				t.Errorf("%s: %d cores find something else than one", name, cores)
			} else {
				before = now
			}
		}
	}
}
