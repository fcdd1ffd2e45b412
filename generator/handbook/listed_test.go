package handbook_test

import (
	"testing"
	"testing/fstest"

	"handbook/generator/handbook"
)

// TestListedByName checks that what belongs to competencies is listed by their names,
// also where the names of their files, which nobody reads, are in another order.
func TestListedByName(t *testing.T) {
	competency := func(name string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`name = "` + name + `"
category = "people"
scale = "one"
summary = "x"
definition = "[x](source:linked)"
sources = ["book"]
[[levels]]
level = 1
essence = "x"
indicators = [{ text = "` + name + ` shows", story = "day" }]
contra_indicators = [
  { text = "` + name + ` lags", orientation = "speed" },
  { text = "` + name + ` fails", orientation = "speed" },
]
[[practices]]
name = "` + name + ` together"
text = "x"
measures = ["time"]
[[competing]]
orientation = "speed"
feature = "` + name + ` waits"
[[activities]]
kind = "book"
text = "Read of ` + name + `"
levels = [1]
[[stages]]
stage = "first"
level = 1
expectations = ["` + name + ` begins"]
`)}
	}
	last := competency("Writing")
	last.Data = append(last.Data, []byte(`[[measures]]
id = "time"
name = "Time"
definition = "x"
[[stories]]
id = "day"
title = "A day"
text = "x"
`)...)
	hb := resolveClean(t, fstest.MapFS{
		"handbook.toml": {Data: []byte(`title = "Handbook"
organisation = "Acme"
id = "listed"
[[scales]]
id = "one"
name = "One level"
levels = ["Able"]
[[categories]]
id = "people"
name = "People"
[[stages]]
id = "first"
name = "First"
[[sources]]
id = "book"
title = "A book"
[[sources]]
id = "linked"
title = "Another book"
`)},
		"orientations.toml":            {Data: []byte("[[orientations]]\nid = \"speed\"\nname = \"Speed\"\nputs_first = \"Being quick.\"\nshows = [\"Runs\"]\npulls_back = [\"Rest\"]\n")},
		"competencies/aardvark.toml":   last,
		"competencies/middle-one.toml": competency("Asking"),
		"competencies/zebra.toml":      competency("Listening"),
	})
	stage, speed := hb.Stages[0], byID(t, hb.Orientations, "speed")
	var expecting []*handbook.Competency
	for _, e := range stage.Expectations {
		expecting = append(expecting, e.Competency)
	}
	same(t, "what a stage expects", names(expecting), "middle-one, zebra, aardvark")
	same(t, "what competes", names(speed.Competing), "Asking waits, Listening waits, Writing waits")
	same(t, "what an orientation drives", names(speed.ContraIndicators),
		"Asking lags, Asking fails, Listening lags, Listening fails, Writing lags, Writing fails")
	same(t, "what has a measure", names(hb.Measures[0].Practices), "Asking together, Listening together, Writing together")
	same(t, "what a story shows", names(hb.Stories[0].Indicators), "Asking shows, Listening shows, Writing shows")
	for _, source := range hb.Sources {
		var cited []*handbook.Item
		for _, i := range source.CitedBy {
			if i.Kind == handbook.KindCompetency {
				cited = append(cited, i)
			}
		}
		same(t, "what cites "+source.Text, names(cited), "middle-one, zebra, aardvark")
	}
}
