package handbook

import (
	"maps"
	"reflect"
	"strings"
)

// Schema is a JSON Schema (draft-07, which editors and validators know best) of
// the part that handbook.json needs.
type Schema struct {
	Schema     string             `json:"$schema,omitempty"`
	Title      string             `json:"title,omitempty"`
	Type       string             `json:"type"`
	Properties map[string]*Schema `json:"properties,omitempty"` // encoding/json sorts the keys
	Required   []string           `json:"required,omitempty"`
	Items      *Schema            `json:"items,omitempty"`
}

// ExportSchema returns the schema of handbook.json. It is read off the types
// that are written, so that it is always true.
func ExportSchema() *Schema {
	s := schemaOf(reflect.TypeFor[Exported]())
	s.Schema, s.Title = "http://json-schema.org/draft-07/schema#", "handbook.json"
	return s
}

func schemaOf(t reflect.Type) *Schema {
	if t == reflect.TypeFor[Later]() {
		t = reflect.TypeFor[exportedCompetency]()
	}
	switch t.Kind() {
	case reflect.String:
		return &Schema{Type: "string"}
	case reflect.Int:
		return &Schema{Type: "integer"}
	case reflect.Bool:
		return &Schema{Type: "boolean"}
	case reflect.Slice:
		return &Schema{Type: "array", Items: schemaOf(t.Elem())}
	}
	s := &Schema{Type: "object", Properties: map[string]*Schema{}}
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous { // its fields are fields of this object
			embedded := schemaOf(field.Type)
			maps.Copy(s.Properties, embedded.Properties)
			s.Required = append(s.Required, embedded.Required...)
			continue
		}
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		s.Properties[name] = schemaOf(field.Type)
		if options != "omitempty" {
			s.Required = append(s.Required, name)
		}
	}
	return s
}
