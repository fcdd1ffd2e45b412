package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"handbook/data"
	"handbook/generator/content"
	"handbook/generator/handbook"
)

// TestExportIsWhole looks for each text of the content in handbook.json, as it was
// written or on one line.
func TestExportIsWhole(t *testing.T) {
	src, list, err := content.Load(data.Files, "data")
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	text, _ := ours(t).files.File(handbook.PathJSON)
	var export any
	if err := json.Unmarshal(text, &export); err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	var note func(any)
	note = func(value any) {
		switch value := value.(type) {
		case string:
			said[strings.Join(strings.Fields(value), " ")] = true
		case []any:
			for _, v := range value {
				note(v)
			}
		case map[string]any:
			for _, v := range value {
				note(v)
			}
		}
	}
	note(export)
	count := 0
	var look func(v reflect.Value, path string)
	look = func(v reflect.Value, path string) {
		switch {
		case v.Type() == reflect.TypeFor[content.Text]():
			value := v.Interface().(content.Text).Value
			count++
			if value != "" && !said[strings.Join(strings.Fields(value), " ")] && !said[handbook.FolderAssets+value] {
				t.Errorf("%s: %q is not there", path, value)
			}
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				look(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
			}
		case v.Kind() == reflect.Struct && v.Type().PkgPath() == reflect.TypeFor[content.Text]().PkgPath():
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					look(v.Field(i), path+"."+v.Type().Field(i).Name)
				}
			}
		}
	}
	look(reflect.ValueOf(*src), "")
	if count < 1000 {
		t.Errorf("only %d texts were looked for", count)
	}
}

// TestExportFitsItsSchema validates handbook.json against the schema that the
// site ships beside it.
func TestExportFitsItsSchema(t *testing.T) {
	files := ours(t).files
	read := func(path string) any {
		text, ok := files.File(path)
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
