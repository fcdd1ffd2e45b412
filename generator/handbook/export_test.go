package handbook_test

import (
	"encoding/json"
	"slices"
	"testing"

	"handbook/generator/handbook"
)

// TestExportSaysWhatIsCited looks in handbook.json for what the levels and stages of
// a competency cite: what stands in them may cite something else.
func TestExportSaysWhatIsCited(t *testing.T) {
	hb := resolveClean(t, archiveFS(t, "testdata/whole.txtar"))
	type cites struct{ Sources []string }
	at := slices.IndexFunc(hb.Competencies, func(c *handbook.Competency) bool { return c.ID == "teamwork" })
	var got struct{ Levels, Stages []cites }
	if err := json.Unmarshal([]byte(exported(t, hb)[at]), &got); err != nil {
		t.Fatal(err)
	}
	same(t, "levels", got.Levels, []cites{{[]string{"book", "talk"}}, {}, {}})
	same(t, "stages", got.Stages, []cites{{[]string{"book"}}, {}})
}
