package generator_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"handbook/layouts"
)

// TestAnswersFitTheirSchema validates an exported file of answers, which the
// browser tests import, against the schema that the site ships. The schema
// refuses what a page refuses.
func TestAnswersFitTheirSchema(t *testing.T) {
	read := func(text []byte, err error) any {
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", read(layouts.Files.ReadFile("assets/answers.schema.json"))); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	answers := func() map[string]any {
		return read(os.ReadFile("../.ci/browser/testdata/answers.json")).(map[string]any)
	}
	if err := schema.Validate(answers()); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(file map[string]any){
		"another format":  func(f map[string]any) { f["format"] = "bookmarks" },
		"a later version": func(f map[string]any) { f["version"] = 2 },
		"no handbook":     func(f map[string]any) { delete(f, "handbook") },
		"an id with a dot": func(f map[string]any) {
			f["items"] = map[string]any{"../x": map[string]any{}}
		},
		"an unknown answer": func(f map[string]any) {
			f["items"] = map[string]any{"a": map[string]any{"answer": "excellent"}}
		},
		"a note that is no text": func(f map[string]any) {
			f["joint"] = map[string]any{"a": map[string]any{"note": 7}}
		},
	} {
		file := answers()
		spoil(file)
		if schema.Validate(file) == nil {
			t.Errorf("the schema accepts a file with %s", name)
		}
	}
}
