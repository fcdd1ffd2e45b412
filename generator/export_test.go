package generator_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/handbook"
	"handbook/generator/render"
	"handbook/layouts"
)

// TestExportFitsItsSchema validates handbook.json against the schema that the
// site ships beside it.
func TestExportFitsItsSchema(t *testing.T) {
	site, list, err := generator.Load(generator.Input{Data: data.Files, DataName: "data", Layouts: layouts.Files})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	var memory render.Memory
	if _, err := site.Render(&memory); err != nil {
		t.Fatal(err)
	}
	read := func(path string) any {
		text, ok := memory.File(path)
		if !ok {
			t.Fatalf("the site has no %s", path)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", read(handbook.PathSchema)); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	export := read(handbook.PathJSON)
	if err := schema.Validate(export); err != nil {
		t.Error(err)
	}
	delete(export.(map[string]any), "competencies")
	if err := schema.Validate(export); err == nil {
		t.Error("the schema accepts an export without competencies")
	}
}
