package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"handbook/generator"
	"handbook/generator/internal/htmltest"
)

// framework is the Civil Service Competency Framework as its files have it.
type framework struct {
	Title, Copyright, BorrowedFrom, Description string

	Competencies map[string][]map[string]any // by cluster; in each, competencies by id, and the cluster's title
}

const grades = 6 // levels of each competency

// behaviour is one pair of the framework.
type behaviour struct {
	competency             string
	level                  int
	effective, ineffective string
}

// realFolder returns where the framework is. HANDBOOK_REAL names another place.
func realFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("HANDBOOK_REAL")
	if folder == "" {
		folder = "../../shared/real/civil-service-framework"
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("no real framework to try: %s is not there; HANDBOOK_REAL can name another folder", folder)
	}
	return folder
}

// behaviours returns every pair of the framework in its order.
func (f framework) behaviours(t *testing.T) []behaviour {
	t.Helper()
	var list []behaviour
	f.each(t, func(_, id string, c map[string]any) {
		for level := 1; level <= grades; level++ {
			for _, pair := range tables(c[fmt.Sprintf("level%d", level)]) {
				list = append(list, behaviour{id, level, line(pair["effective"]), line(pair["ineffective"])})
			}
		}
	})
	return list
}

// each calls visit for every competency.
func (f framework) each(t *testing.T, visit func(cluster, id string, c map[string]any)) {
	t.Helper()
	for _, cluster := range slices.Sorted(maps.Keys(f.Competencies)) {
		for _, entry := range f.Competencies[cluster] {
			for _, id := range slices.Sorted(maps.Keys(entry)) {
				if id == "title" {
					continue
				}
				for _, c := range tables(entry[id]) {
					visit(cluster, id, c)
				}
			}
		}
	}
}

func tables(value any) []map[string]any {
	switch value := value.(type) {
	case []map[string]any: // from TOML
		return value
	case []any: // from JSON
		var list []map[string]any
		for _, v := range value {
			list = append(list, v.(map[string]any))
		}
		return list
	}
	return nil
}

// line returns a text of the framework as it is read: on one line.
func line(value any) string { return strings.Join(strings.Fields(value.(string)), " ") }

// convert writes the framework as a handbook. Its pairs of an effective and an
// ineffective behaviour become the indicators and contra-indicators of a level,
// in the same order. What says the same twice in one competency gets an id from
// where it stands; everything else leaves its id to the generator.
func (f framework) convert(t *testing.T) (data string) {
	t.Helper()
	data = filepath.Join(t.TempDir(), "data")
	type table map[string]any
	var categories []table
	for _, cluster := range slices.Sorted(maps.Keys(f.Competencies)) {
		categories = append(categories, table{"id": cluster, "name": f.Competencies[cluster][0]["title"]})
	}
	writeTOML(t, filepath.Join(data, "handbook.toml"), table{
		"title": f.Title, "organisation": "Civil Service", "edition": "2012", "cumulative": true, "introduction": f.Description,
		"scales":     []table{{"id": "grades", "name": "Levels of the framework", "levels": []string{"One", "Two", "Three", "Four", "Five", "Six"}}},
		"categories": categories,
		"sources":    []table{{"id": "framework", "title": f.Title, "address": f.BorrowedFrom, "licence": f.Copyright}},
	})
	f.each(t, func(cluster, id string, c map[string]any) {
		said := map[string]bool{}
		item := func(key string, level, number int, text string) any {
			if !said[key+text] {
				said[key+text] = true
				return text
			}
			return table{"id": fmt.Sprintf("%s-%s-%d-%d", id, key, level, number), "text": text}
		}
		var levels []table
		for n := 1; n <= grades; n++ {
			level := table{"level": n, "essence": fmt.Sprintf("What the framework looks for at level %d.", n), "sources": []string{"framework"}}
			var indicators, contra []any
			for i, pair := range tables(c[fmt.Sprintf("level%d", n)]) {
				indicators = append(indicators, item("effective", n, i+1, pair["effective"].(string)))
				contra = append(contra, item("ineffective", n, i+1, pair["ineffective"].(string)))
			}
			level["indicators"], level["contra_indicators"] = indicators, contra
			levels = append(levels, level)
		}
		summary, _, _ := strings.Cut(line(c["description"]), ". ")
		writeTOML(t, filepath.Join(data, "competencies", id+".toml"), table{
			"name": c["title"], "category": cluster, "scale": "grades", "summary": summary, "definition": c["description"],
			"sources": []string{"framework"}, "levels": levels,
		})
	})
	return data
}

func writeTOML(t *testing.T, path string, value any) {
	t.Helper()
	var b bytes.Buffer
	if err := toml.NewEncoder(&b).Encode(value); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

var (
	levelPage = regexp.MustCompile(`^competencies/[a-z-]+/level-[1-6]\.html$`)
	checkPage = regexp.MustCompile(`^competencies/[a-z-]+/level-[1-6]-check\.html$`)
)

// TestCivilService makes a handbook from the TOML of a framework that many use,
// and holds its site against the JSON of the same framework.
func TestCivilService(t *testing.T) {
	onlyReads(t)
	folder := realFolder(t)
	const name = "civil-service-competency-framework"
	var source framework
	if _, err := toml.DecodeFile(filepath.Join(folder, name+".toml"), &source); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var wanted framework
	if err := json.Unmarshal(text, &wanted); err != nil {
		t.Fatal(err)
	}
	want := wanted.behaviours(t)
	if len(want) != 335 {
		t.Fatalf("the framework has %d pairs of behaviours, want 335", len(want))
	}

	site := renderSite(t, generator.Input{Data: os.DirFS(source.convert(t)), DataName: "data"})
	for _, f := range slices.Concat(site.DeadLinks(""), site.Faults()) {
		t.Error(f)
	}
	levels, checks := 0, 0
	for _, path := range site.files.Paths() {
		if levelPage.MatchString(path) {
			levels++
		}
		if checkPage.MatchString(path) {
			checks++
		}
	}
	if levels != 60 || checks != 60 || len(site.hb.Competencies) != 10 || len(site.hb.Categories) != 3 {
		t.Errorf("%d level pages, %d check pages, %d competencies, %d categories; want 60, 60, 10, 3",
			levels, checks, len(site.hb.Competencies), len(site.hb.Categories))
	}

	// Every behaviour stands once, on the page of its level, across from the
	// other of its pair.
	var got []behaviour
	wanted.each(t, func(_, id string, c map[string]any) {
		if page := site.Page(t, "competencies/"+id+"/index.html"); page.All("div.body p")[0].Text() != line(c["description"]) ||
			page.One(t, "h1").Text() != line(c["title"]) {
			t.Errorf("%s has another name or definition than the framework", page.Path)
		}
		for n := 1; n <= grades; n++ {
			page := site.Page(t, fmt.Sprintf("competencies/%s/level-%d.html", id, n))
			indicators, contra := items(page, "ul.indicators > li"), items(page, "ul.contra > li")
			if len(indicators) != len(contra) {
				t.Errorf("%s has %d indicators and %d contra-indicators", page.Path, len(indicators), len(contra))
				continue
			}
			for i := range indicators {
				got = append(got, behaviour{id, n, indicators[i], contra[i]})
			}
			check := htmltest.Texts(site.Page(t, fmt.Sprintf("competencies/%s/level-%d-check.html", id, n)).All("main [id]"))
			for _, text := range append(indicators, contra...) {
				if !slices.ContainsFunc(check, func(s string) bool { return strings.HasPrefix(s, text) }) {
					t.Errorf("the self-check of %s does not ask for %q", page.Path, text)
				}
			}
		}
	})
	if len(got) != len(want) {
		t.Errorf("the level pages have %d pairs of behaviours, want %d", len(got), len(want))
	}
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("the behaviours differ from number %d on: want %+v, got %+v", i, want[i], got[i])
		}
	}
	for page, id := range map[string]string{ // what is said twice
		"competencies/building-capability-for-all/level-6.html": "building-capability-for-all-effective-6-6",
		"competencies/making-effective-decisions/level-6.html":  "making-effective-decisions-ineffective-6-5",
	} {
		if _, ok := site.Page(t, page).ID(id); !ok {
			t.Errorf("%s has no item %q", page, id)
		}
	}

	print := site.Page(t, "print.html")
	if got := len(print.All("ul.indicators > li")) + len(print.All("ul.contra > li")); got != 2*len(want) {
		t.Errorf("the document for paper has %d behaviours, want %d", got, 2*len(want))
	}
	start := site.Page(t, "index.html").One(t, ".lead")
	if got := start.All("h2, h3, h4, h5"); len(got) != 2 || got[0].Text() != "About this framework" || got[1].Text() != "What does it mean for me?" {
		t.Errorf("the headings of the introduction are %q", htmltest.Texts(got))
	}
}
