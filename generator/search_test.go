package generator_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"handbook/generator"
	"handbook/generator/handbook"
	"handbook/generator/internal/htmltest"
	"handbook/generator/internal/synthetic"
)

// searched returns the texts of the search index of a site by the addresses that they
// lead to, a text a line.
func searched(t *testing.T, site rendered) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, path := range site.files.Paths() {
		if !strings.HasPrefix(path, handbook.FolderSearch) {
			continue
		}
		file, _ := site.files.File(path)
		for line := range bytes.Lines(file) {
			line, ok := bytes.CutPrefix(line, []byte("handbook.searchParts.push("))
			if !ok {
				continue
			}
			var part []any
			if err := json.Unmarshal(bytes.TrimSuffix(bytes.TrimSpace(line), []byte(");")), &part); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if part[0] != "items" {
				continue
			}
			page := ""
			for record := range strings.SplitSeq(part[3].(string), "\n") {
				fields := strings.Split(record, "\t")
				if rest, ok := strings.CutPrefix(fields[1], "="); !ok {
					page = fields[1]
				} else if rest != "" {
					page = page[:strings.LastIndex(page, "/")+1] + rest
				}
				add := func(place, text string) {
					if place != "" {
						place = "#" + place
					}
					texts[page+place] += text + "\n"
				}
				add(fields[2], fields[0])
				for i := 4; i < len(fields); i += 2 {
					add(cmp.Or(fields[i], fields[2]), fields[i+1])
				}
			}
		}
	}
	return texts
}

// TestSearchFindsWhatIsNoItem looks for what stands on one page alone, without being
// an item: a word of it leads there.
func TestSearchFindsWhatIsNoItem(t *testing.T) {
	site := ours(t)
	texts := searched(t, site)
	find := func(text, to string) {
		t.Helper()
		if !strings.Contains(texts[to], text) {
			t.Errorf("the search does not lead from %q to %s, but from %q", text, to, texts[to])
		}
	}
	find("Each competency is a ladder", handbook.PathIndex)
	for _, a := range site.hb.Audiences {
		find(a.Name+" ", handbook.PathIndex+"#part_begin")
	}
	for _, s := range site.hb.Scales {
		for _, step := range s.Steps {
			find(step.Summary, handbook.PathMatrix+"#part_meaning_"+s.ID)
		}
	}
	for i, c := range site.hb.Changes {
		place := fmt.Sprintf("%s#part_edition-%d", handbook.PathChanges, len(site.hb.Changes)-i)
		find(c.Edition, place)
		for _, change := range c.Changes {
			find(change, place)
		}
	}
}

func TestSearchFindsEveryItem(t *testing.T) {
	site := ours(t)
	addresses := searched(t, site)
	for _, i := range site.hb.Items {
		if addresses[address(i.Link)] == "" {
			t.Errorf("the search has no %s %s", i.Kind, i.ID)
		}
	}
	for to := range addresses {
		path, anchor, _ := strings.Cut(to, "#")
		if !site.Has(path) {
			t.Errorf("the search leads to %s, which is not there", path)
		} else if _, ok := site.Page(t, path).ID(anchor); anchor != "" && !ok {
			t.Errorf("the search leads to %s, which has no place %q", path, anchor)
		}
	}
}

// TestSearchFindsEveryPage looks for each page but the parts of the index and those
// that nobody goes to on purpose.
func TestSearchFindsEveryPage(t *testing.T) {
	site := ours(t)
	found := map[string]bool{handbook.PathNotFound: true, handbook.PathStore: true}
	for to := range searched(t, site) {
		path, _, _ := strings.Cut(to, "#")
		found[path] = true
	}
	for _, path := range site.files.Paths() {
		if strings.HasSuffix(path, ".html") && !strings.HasPrefix(path, "search/") && !found[path] {
			t.Errorf("the search does not lead to %s", path)
		}
	}
}

func TestSearchOfOurHandbookIsOneScript(t *testing.T) {
	site := ours(t)
	for _, path := range site.files.Paths() {
		if strings.HasPrefix(path, handbook.FolderSearch) && path != handbook.FolderSearch+"index.js" {
			t.Errorf("the index of a small handbook has the part %s", path)
		}
	}
}

// TestLargeHandbook looks at what changes with the size: the parts of the search
// index, and the pages of the alphabetical one.
func TestLargeHandbook(t *testing.T) {
	if testing.Short() {
		t.Skip("a handbook of 60 competencies takes a while")
	}
	site := renderSite(t, generator.Input{Data: synthetic.Handbook(60), DataName: "data"})
	for _, path := range []string{"index.js", "words-0.js", "items-0.js", "items-59.js"} {
		if !site.Has(handbook.FolderSearch + path) {
			t.Errorf("the search index has no %s", path)
		}
	}
	addresses := searched(t, site)
	listed := map[string]bool{}
	start := site.Page(t, "search.html")
	for _, to := range start.Targets(start.One(t, "main")) {
		if !strings.HasPrefix(to, "search/") {
			continue
		}
		page := site.Page(t, to)
		if n := len(page.All("main .letter li")); n < 1 || n > 500 {
			t.Errorf("%s lists %d items", to, n)
		}
		for _, target := range page.Targets(page.One(t, ".letter")) {
			listed[target] = true
		}
	}
	for _, link := range start.All("ul.ranges a") {
		if text := link.Text(); strings.Contains(text, "Level ") {
			t.Errorf("pages of the index are named by numbers of levels, not by what they hold: %q", text)
		}
	}
	// Pages keep their names, whatever comes to other letters, and those of a letter
	// lead to each other.
	for path, want := range map[string]int{"search/a.html": 2, "search/a-2.html": 2, "search/b.html": 0} {
		page := site.Page(t, path)
		if got := page.All("ul.ranges a"); len(got) != want {
			t.Errorf("%s leads to %q, want %d pages of its letter", path, htmltest.Texts(got), want)
		}
		if got, want := page.One(t, "h1").Text(), "Index: "+strings.ToUpper(path[7:8]); got != want {
			t.Errorf("the heading of %s is %q, want %q", path, got, want)
		}
		if !start.Links(start.One(t, "ul.ranges"), path) {
			t.Errorf("nothing leads to %s", path)
		}
	}
	// Without scripts it says where a word can be looked for: not on this page.
	if text := start.One(t, "noscript").Text(); !strings.Contains(text, "a part of the index") {
		t.Errorf("who has no scripts is told %q", text)
	}
	missing := 0
	for _, i := range site.hb.Items {
		if addresses[address(i.Link)] == "" || !listed[address(i.Link)] {
			missing++
		}
	}
	if missing > 0 {
		t.Errorf("%d of %d items are in neither index, or only in one", missing, len(site.hb.Items))
	}
}
