package generator_test

import (
	"io/fs"
	"strings"
	"testing"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/internal/hostile"
	"handbook/layouts"
)

// TestHostileHandbook renders the handbook that the tests in browsers open: what
// is hostile stands in texts, names of files, Markdown and words.
func TestHostileHandbook(t *testing.T) {
	english, err := layouts.Files.ReadFile("i18n/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	data, own, err := hostile.Handbook(unpacked(t, "render/testdata/full.txtar"), english)
	if err != nil {
		t.Fatal(err)
	}
	in := generator.Input{Data: data, DataName: "data", Layouts: layouts.Files, Own: own, OwnName: "layouts"}
	site, list, err := generator.Load(in)
	if err != nil || len(list) == 0 {
		t.Fatal(err)
	}
	scripts, err := fs.ReadDir(data, "assets")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{} // of the files whose scripts are told
	for _, finding := range list {
		if finding.Code == diag.ScriptInAsset {
			told[finding.At.File] = true
			continue
		}
		bare := finding.Code == diag.LinkForm && strings.Contains(finding.Message, "is shown, but is no link")
		box := finding.Code == diag.MarkdownForm && strings.Contains(finding.Message, "the box")
		if finding.Code != diag.HTMLInText && !bare && !box { // tags, addresses and boxes are shown as they are
			t.Error(finding)
		}
	}
	for _, script := range scripts {
		if name := script.Name(); told["data/assets/"+name] != (name != "logo.svg") {
			t.Errorf("%s: its scripts are told: %v", name, told["data/assets/"+name])
		}
	}
	for _, page := range sound(t, site).Pages() {
		if page.Path != "store.html" && !strings.Contains(page.Text(), "<script>alert(1)</script>") {
			t.Errorf("%s does not show the texts as they were written", page.Path)
		}
	}
}
