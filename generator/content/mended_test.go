package content_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// TestMendedIsTold checks that nothing is read in another way than it is written
// without an error, however often that is mended: what is told with the keys that
// nobody knows is told also when the file cannot be read to its end.
func TestMendedIsTold(t *testing.T) {
	for _, lines := range []int{1, 199, 201, 1000} {
		text := "name = \"Teamwork\"\n"
		for n := range lines {
			text += fmt.Sprintf("long name%d = \"x\"\n", n)
		}
		var words diag.List
		if tree := content.ReadTree([]byte(text), "fr.toml", &words); tree == nil && !words.HasErrors() {
			t.Errorf("%d lines: nothing is told of words of the interface", lines)
		}
		_, list, err := content.Load(fstest.MapFS{"competencies/teamwork.toml": {Data: []byte(text)}}, "data")
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, d := range list {
			found = found || d.At.File == "data/competencies/teamwork.toml" && d.At.Line == 2
		}
		if !found {
			t.Errorf("%d lines: nothing is told of the second line", lines)
		}
	}
}
