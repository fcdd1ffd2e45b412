package handbook_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"handbook/generator/handbook"
)

// Readers' answers hang on ids: where these are made from words, other words lose them.
func TestLost(t *testing.T) {
	const (
		waits = `"Waits for an answer before asking again"`
		tells = `"Tells those who wait how long it will take"`
		other = `"Counts to ten"`
	)
	before := map[string]string{
		"handbook.toml": formerHandbook, "competencies/patience.toml": patience(waits, tells, `"Rushes others"`),
	}
	const again = "readers will not find their answers to this indicator again: in the site that stands, it has another id"
	const waitsID = "waits-for-an-answer-before-asking-again-vbyix5"
	for name, test := range map[string]struct {
		change map[string]string
		want   string
	}{
		"nothing":                {nil, ""},
		"reworded":               {map[string]string{waits: `"Waits for an answer before asking once more"`}, "patience.toml:12:15: " + again + "; if it means what \"Waits for an answer before asking again\" meant, write its id beside its text: { id = \"" + waitsID + "\", text = \"...\" }"},
		"mended":                 {map[string]string{waits: `{ id = "` + waitsID + `", text = "Waits for an answer before asking once more" }`}, ""},
		"another behaviour":      {map[string]string{waits: other}, ""},
		"given an id":            {map[string]string{waits: `{ id = "waits", text = ` + waits + ` }`}, "patience.toml:12:38: " + again + "; write its id beside its text: { id = \"" + waitsID + "\", text = \"...\" }"},
		"given an id of its own": {map[string]string{waits: `{ id = "calm-asking", text = ` + waits + ` }`}, "patience.toml:12:44: " + again + "; write its id beside its text: { id = \"" + waitsID + "\", text = \"...\" }"},
		"given a former id":      {map[string]string{waits: `{ id = "indicator-vbyix5", text = ` + waits + ` }`}, ""},
		"to the other level":     {map[string]string{waits: tells, tells: waits}, ""},
		"of another kind":        {map[string]string{waits: other, `"Rushes others"`: waits}, ""},
		"gone":                   {map[string]string{waits + ", ": ""}, ""},
		"another handbook":       {map[string]string{`id = "ours"`: `id = "ours-2027"`}, "handbook.toml:1:6: readers will not find their answers again: in the site that stands, the handbook has the id \"ours\"; write id = \"ours\""},
		"an activity":            {map[string]string{`"Wait for a bus"`: `"Wait for the bus"`}, "patience.toml:26:8: readers will not find this activity in their plans again: in the site that stands, it has another id; if it means what \"Wait for a bus\" meant, write id = \"wait-for-a-bus-qwig6d\" beside its text"},
		"the file renamed":       {map[string]string{"patience.toml": "calm.toml"}, "calm.toml:1:8: readers will find neither their answers to \"Patience\" nor its pages again: in the site that stands, its file is \"patience.toml\"; call the file \"patience.toml\" again; what pages say is the name in it"},
		"another file with half of it": {map[string]string{"patience.toml": "calm.toml", waits: other, `"Rushes others"`: `"Hurries on"`},
			"calm.toml:19:15: " + again + "; write its id beside its text: { id = \"tells-those-who-wait-how-long-it-will-6c5zxh\", text = \"...\" }\ncalm.toml:26:8: readers will not find this activity in their plans again: in the site that stands, it has another id; write id = \"wait-for-a-bus-qwig6d\" beside its text"},
		"the file renamed and told": {map[string]string{"patience.toml": "calm.toml", "name = \"All\"\n": "name = \"All\"\n[[moved]]\nfrom = \"competency:patience\"\nto = \"competency:calm\"\n"},
			"calm.toml:12:15: " + again + "; write its id beside its text: { id = \"" + waitsID + "\", text = \"...\" }"},
	} {
		t.Run(name, func(t *testing.T) {
			var changes []string
			for from, to := range test.change {
				changes = append(changes, from, to)
			}
			change := strings.NewReplacer(changes...).Replace
			after := map[string]string{}
			for path, text := range before {
				after[change(path)] = change(text)
			}
			got := lost(t, before, after)
			if name == "the file renamed and told" {
				if len(got) != 4 {
					t.Errorf("of a file that is to have another name each of four items loses its answers, got %q", got)
				}
				got = got[:1]
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
	reworded := map[string]string{"handbook.toml": formerHandbook, "competencies/patience.toml": patience(`"Waits for an answer before asking once more"`, tells, `"Rushes others"`)}
	mended := map[string]string{"handbook.toml": formerHandbook, "competencies/patience.toml": patience(`{ id = "`+waitsID+`", text = "Waits for an answer before asking once more" }`, tells, `"Rushes others"`)}
	if got := lost(t, reworded, mended); got != nil {
		t.Errorf("once the id is given as advised, it says %v", got)
	}
	for _, none := range []string{"", "[]", `{"id": 7}`, "{}"} {
		if got, known := handbook.Lost(resolved(t, before), []byte(none)); got.Told != nil || known {
			t.Errorf("%s is no handbook.json, and it says %v", none, got.Told)
		}
	}
}

// lost returns what is told of a handbook beside the site of another.
func lost(t *testing.T, before, after map[string]string) (told []string) {
	t.Helper()
	loss, known := handbook.Lost(resolved(t, after), asJSON(t, resolved(t, before)))
	if !known {
		t.Error("it cannot read what was exported")
	}
	for _, f := range loss.Told {
		told = append(told, fmt.Sprintf("%s:%d:%d: %s; %s", f.At.File[strings.LastIndex(f.At.File, "/")+1:], f.At.Line, f.At.Column, f.Message, f.Hint))
	}
	return told
}

func resolved(t *testing.T, files map[string]string) *handbook.Handbook {
	t.Helper()
	fsys := fstest.MapFS{}
	for path, text := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	hb, list := resolve(t, fsys)
	if list.HasErrors() {
		t.Fatal(list)
	}
	return hb
}

// asJSON returns what handbook.json says of the items of a handbook.
func asJSON(t *testing.T, hb *handbook.Handbook) []byte {
	t.Helper()
	all := map[string]any{"id": hb.ID}
	var competencies []any
	for _, c := range handbook.Export(hb).Competencies {
		competencies = append(competencies, c.Value())
	}
	all["competencies"], all["roles"], all["pages"] = competencies, handbook.Export(hb).Roles, handbook.Export(hb).Pages
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const formerHandbook = `id = "ours"
title = "Ours"
organisation = "Us"

[[scales]]
id = "two"
name = "Two"
levels = ["First", "Second"]

[[categories]]
id = "all"
name = "All"
`

func patience(first, second, sign string) string {
	return `name = "Patience"
category = "all"
scale = "two"
summary = "Giving things time."
definition = "Giving things time."



[[levels]]
level = 1
essence = "Waits."
indicators = [` + first + `, { id = "breathes", text = "Takes a breath first" }]
contra_indicators = [` + sign + `]


[[levels]]
level = 2
essence = "Lets wait."
indicators = [` + second + `]



[[activities]]
kind = "experience"
levels = [1, 2]
text = "Wait for a bus"
`
}

// TestLostGuesses checks that of very many items that were reworded not each is compared
// with each, to tell which it was.
func TestLostGuesses(t *testing.T) {
	if testing.Short() {
		t.Skip("compares half a million times")
	}
	const reworded = 750
	with := func(verb string) *handbook.Handbook {
		fsys := archiveFS(t, "testdata/base.txtar")
		var indicators strings.Builder
		for n := range reworded {
			fmt.Fprintf(&indicators, "\"%s to customer %d\",\n", verb, n)
		}
		file := fsys["competencies/teamwork.toml"]
		file.Data = []byte(strings.Replace(string(file.Data), "indicators = [", "indicators = ["+indicators.String(), 1))
		hb, list := resolve(t, fsys)
		if list.HasErrors() {
			t.Fatal(list)
		}
		return hb
	}
	loss, _ := handbook.Lost(with("Listened"), asJSON(t, with("Listens")))
	if most := 500_000 / reworded; len(loss.Told) == 0 || len(loss.Told) > most {
		t.Errorf("%d of %d items are told, want 1 to %d", len(loss.Told), reworded, most)
	}
}

// Of two competencies that were put into one file of another name, the file can be called
// as one of them again; what came from the other is told item by item, as its id is lost.
func TestLostByMerging(t *testing.T) {
	before := map[string]string{"handbook.toml": formerHandbook,
		"competencies/calm.toml":     strings.NewReplacer("Patience", "Calm", "Wait for a bus", "Breathe out", "breathes", "sighs", "Takes a breath first", "Sighs").Replace(patience(`"Breathes in"`, `"Breathes out"`, `"Holds the breath"`)),
		"competencies/patience.toml": patience(`"Waits", "Waits on"`, `"Tells how long"`, `"Rushes others"`),
	}
	after := map[string]string{"handbook.toml": formerHandbook,
		"competencies/composure.toml": patience(`"Breathes in", "Waits", "Waits on"`, `"Breathes out", "Tells how long"`, `"Rushes others", "Holds the breath"`),
	}
	got := lost(t, before, after)
	if len(got) != 4 || !strings.HasSuffix(got[0], `call the file "patience.toml" again; what pages say is the name in it`) {
		t.Errorf("the file of most items is named and each of the three others that are still there, got\n%s", strings.Join(got, "\n"))
	}
	for _, line := range got[min(1, len(got)):] {
		if !strings.Contains(line, "breath") {
			t.Errorf("what the file brings back is told for itself: %s", line)
		}
	}
}

// What has the name of what is gone, or nearly its id, most likely took its place; what
// is new goes before what was there already.
func TestBecame(t *testing.T) {
	role := func(name string) string { return "name = \"" + name + "\"\npurpose = \"x\"\ntargets.patience = 1\n" }
	content := func(more map[string]string) map[string]string {
		more["handbook.toml"] = formerHandbook
		return more
	}
	own := patience(`"Waits"`, `"Tells"`, `"Rushes"`)
	before := content(map[string]string{"competencies/patience.toml": own,
		"roles/lead.toml": role("Lead"), "roles/clerk.toml": role("Clerk"), "roles/nurse.toml": role("Nurse"), "roles/porter.toml": role("Porter"),
		"pages/about.md": "# About us\n", "pages/help.md": "# Help\n"})
	after := content(map[string]string{"competencies/calm.toml": strings.ReplaceAll(own, "Patience", "Calm"),
		"roles/team-lead.toml": strings.ReplaceAll(role("lead"), "patience", "calm"), "roles/clerks.toml": strings.ReplaceAll(role("Office"), "patience", "calm"),
		"roles/nurse.toml": strings.ReplaceAll(role("Nurse"), "patience", "calm"),
		"pages/who.md":     "# About us\n"})
	loss, _ := handbook.Lost(resolved(t, after), asJSON(t, resolved(t, before)))
	want := map[string]string{"competency:patience": "competency:calm", "role:lead": "role:team-lead", "role:clerk": "role:clerks", "page:about": "page:who"}
	for from := range loss.Became {
		if strings.HasPrefix(from, "level:") { // which go with their competency
			delete(loss.Became, from)
		}
	}
	if diff := cmp.Diff(want, loss.Became); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	if !loss.Back["competency:patience"] || len(loss.Back) != 1 {
		t.Errorf("the pages of a file that has another name come back with its name, got %v", loss.Back)
	}
}

// Without its name, a competency or level that is gone became what has most of its
// behaviours, which keep the ids that their author gave them.
func TestBecameByBehaviours(t *testing.T) {
	const first, second, third = `{ id = "waits", text = "Waits" }, { id = "nods", text = "Nods" }`, `{ id = "tells", text = "Tells" }`, `{ id = "rushes", text = "Rushes" }`
	three := func(levels string) string {
		return strings.Replace(formerHandbook, `levels = ["First", "Second"]`, "levels = "+levels, 1)
	}
	before := map[string]string{"handbook.toml": three(`["First", "Second", "Third"]`),
		"competencies/patience.toml": patience(first, second, third) + "[[levels]]\nlevel = 3\nessence = \"Leads.\"\nindicators = [{ id = \"leads\", text = \"Leads\" }]\n"}
	for name, test := range map[string]struct {
		levels, file, first string
		want                map[string]string
	}{
		"a level taken away": {`["First", "Second"]`, "patience.toml", first + `, { id = "leads", text = "Leads" }`, map[string]string{"level:patience/3": "level:patience/1"}},
		"its behaviours too": {`["First", "Second"]`, "patience.toml", first, map[string]string{}},
		"another file and name": {`["First", "Second"]`, "composure.toml", first, map[string]string{"competency:patience": "competency:composure",
			"level:patience/1": "level:composure/1", "level:patience/2": "level:composure/2"}},
		"little of it left": {`["First", "Second"]`, "composure.toml", `"Is calm", "Is calmer"`, map[string]string{"level:patience/2": "level:composure/2"}},
	} {
		after := strings.NewReplacer("Patience", "Composure", `"breathes"`, `"breathes-in"`).Replace(patience(test.first, second, third))
		loss, _ := handbook.Lost(resolved(t, map[string]string{"handbook.toml": three(test.levels), "competencies/" + test.file: after}), asJSON(t, resolved(t, before)))
		if diff := cmp.Diff(test.want, loss.Became); diff != "" {
			t.Errorf("%s: want -, got +\n%s", name, diff)
		}
	}
}
