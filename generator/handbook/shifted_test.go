package handbook_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Levels are named by numbers: where one comes in between others, the numbers above it
// mean others, and what names these by number is told until it has followed.
func TestShiftedLevels(t *testing.T) {
	const (
		three  = `"Aware", "Able", "Expert"`
		four   = `"Aware", "Skilled", "Able", "Expert"`
		able   = "level = 2 # able"
		expert = "level = 3 # expert"
		fourth = "[[levels]]\nlevel = 4\nundefined = true\n"
		second = "[[levels]]\nlevel = 2\nundefined = true\n"
		end    = "# end\n"
		leave  = "; to leave it as it is, build once without --strict"
	)
	ableNow := func(place string) string {
		return place + `: level 2 of "Patience" is "Skilled" now, and was "Able" in the site that stands; where "Able" is still meant, write 3` + leave
	}
	expertNow := func(place string) string {
		return place + `: level 3 of "Patience" is "Able" now, and was "Expert" in the site that stands; where "Expert" is still meant, write 4` + leave
	}
	for name, test := range map[string]struct {
		change []string
		want   []string
	}{
		"nothing":                {nil, nil},
		"another name":           {[]string{three, `"Aware", "Skilled", "Expert"`}, nil},
		"one more at the end":    {[]string{three, `"Aware", "Able", "Expert", "Guide"`, end, fourth}, nil},
		"another name, one more": {[]string{three, `"Aware", "Skilled", "Expert", "Guide"`, end, fourth}, nil},
		"another last name, one more": {[]string{three, `"Aware", "Able", "Skilled", "Guide"`, end, fourth, "levels = [2, 3]", "levels = [2]", "level = 3 # stage", "level = 2"},
			[]string{`patience.toml:18:9: level 3 of "Patience" is "Skilled" now, and was "Expert" in the site that stands; "Expert" is no level any more: write the number of the one that is meant` + leave}},
		"one between, no more": {[]string{three, four, end, fourth}, []string{ableNow("patience.toml:13:9"), expertNow("patience.toml:18:9"), ableNow("patience.toml:26:11"), expertNow("patience.toml:26:14"), expertNow("patience.toml:31:9"), ableNow("clerk.toml:4:12")}},
		"one between, followed": {[]string{three, four, end, second, able, "level = 3", expert, "level = 4", "levels = [2, 3]", "levels = [3, 4]",
			"level = 3 # stage", "level = 4", "patience = 2", "patience = 3"}, nil},
		"one between, a role left":         {[]string{three, four, end, second, able, "level = 3", expert, "level = 4", "levels = [2, 3]", "levels = [3, 4]", "level = 3 # stage", "level = 4"}, []string{ableNow("clerk.toml:4:12")}},
		"one between, a level left to one": {[]string{three, four, end, second, able, "level = 3", expert, "level = 4", "levels = [2, 3]", "levels = [4]", "level = 3 # stage", "level = 4", "patience = 2", "patience = 1"}, nil},
		"one taken away": {[]string{three, `"Aware", "Expert"`, "[[levels]]\n" + able + "\nessence = \"Waits long.\"\nindicators = [{ id = \"rests\", text = \"Takes a rest first\" }]\n", "", expert, "level = 2", "levels = [2, 3]", "levels = [1]", "level = 3 # stage", "level = 1"},
			[]string{`clerk.toml:4:12: level 2 of "Patience" is "Expert" now, and was "Able" in the site that stands; "Able" is no level any more: write the number of the one that is meant` + leave}},
		"one between, the role renamed": {[]string{three, four, end, second, able, "level = 3", expert, "level = 4", "levels = [2, 3]", "levels = [3, 4]", "level = 3 # stage", "level = 4",
			"clerk.toml", "writer.toml", "# moved", "[[moved]]\nfrom = \"role:clerk\"\nto = \"role:writer\""}, []string{ableNow("writer.toml:4:12")}},
	} {
		t.Run(name, func(t *testing.T) {
			before := map[string]string{"handbook.toml": strings.Replace(formerHandbook, `"First", "Second"`, three, 1) + "\n[[stages]]\nid = \"late\"\nname = \"Late\"\n\n# moved\n",
				"competencies/patience.toml": threeOfPatience, "roles/clerk.toml": "name = \"Clerk\"\npurpose = \"Writes.\"\n[targets]\npatience = 2\n"}
			change := strings.NewReplacer(test.change...).Replace
			after := map[string]string{}
			for path, text := range before {
				after[change(path)] = change(text)
			}
			if diff := cmp.Diff(test.want, lost(t, before, after)); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

// What is taken in by another brings no former numbers of its own.
func TestShiftedLevelsTakenIn(t *testing.T) {
	const clerk = "name = \"Clerk\"\npurpose = \"Writes.\"\n[targets]\npatience = 3\n"
	levels := func(names string) string {
		return strings.Replace(formerHandbook, `"First", "Second"`, names, 1) + "\n[[stages]]\nid = \"late\"\nname = \"Late\"\n" +
			"\n[[scales]]\nid = \"other\"\nname = \"Other\"\nlevels = [\"Expert\", \"Aware\"]\n"
	}
	before := map[string]string{
		"handbook.toml":              levels(`"Aware", "Able", "Expert"`),
		"competencies/patience.toml": threeOfPatience,
		"competencies/calm.toml":     "name = \"Calm\"\ncategory = \"all\"\nscale = \"other\"\nsummary = \"Calm.\"\ndefinition = \"Calm.\"\nlevels = [{ level = 1, undefined = true }, { level = 2, undefined = true }]\n",
		"roles/clerk.toml":           strings.Replace(clerk, "3", "2", 1),
		"roles/head.toml":            "name = \"Head\"\npurpose = \"Leads.\"\n[targets]\npatience = 3\ncalm = 1\n",
	}
	after := map[string]string{
		"handbook.toml": levels(`"Aware", "Skilled", "Able", "Expert"`) +
			"\n[[moved]]\nfrom = \"role:head\"\nto = \"role:clerk\"\n[[moved]]\nfrom = \"competency:calm\"\nto = \"competency:patience\"\n",
		"competencies/patience.toml": strings.NewReplacer("level = 2 # able", "level = 3", "level = 3 # expert", "level = 4", "levels = [2, 3]", "levels = [3, 4]",
			"level = 3 # stage", "level = 4", "# end", "[[levels]]\nlevel = 2\nundefined = true").Replace(threeOfPatience),
		"roles/clerk.toml": clerk,
	}
	if got := lost(t, before, after); got != nil {
		t.Errorf("all numbers have followed, and it says %q", got)
	}
}

const threeOfPatience = `name = "Patience"
category = "all"
scale = "two"
summary = "Giving things time."
definition = "Giving things time."

[[levels]]
level = 1
essence = "Waits."
indicators = [{ id = "breathes", text = "Takes a breath first" }]

[[levels]]
level = 2 # able
essence = "Waits long."
indicators = [{ id = "rests", text = "Takes a rest first" }]

[[levels]]
level = 3 # expert
essence = "Lets wait."
contra_indicators = [{ id = "rushes", text = "Rushes others" }]

[[activities]]
id = "bus"
kind = "experience"
text = "Wait for a bus"
levels = [2, 3]

[[stages]]
stage = "late"
expectations = [{ id = "sits", text = "Sits still" }]
level = 3 # stage

# end
`
