package generator_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"handbook/generator/content"
)

// TestKeysInREADME holds the table of the README against the format: it has each key
// of each table, with a star where the key is required. All but a few may have
// "sources", of which the text below tells.
func TestKeysInREADME(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| file | keys |\n|---|---|\n")
	rows := strings.Split(table, "\n")
	for i, tables := range [][]any{
		{content.Handbook{}}, {content.Brand{}}, {content.Audience{}}, {content.Scale{}}, {content.Stage{}, content.Category{}},
		{content.KindName{}}, {content.SourceRef{}}, {content.Change{}}, {content.Move{}},
		{content.Competency{}}, {content.Level{}}, {content.Competing{}}, {content.Activity{}}, {content.Demonstrate{}}, {content.Practice{}},
		{content.Measure{}}, {content.Question{}}, {content.Story{}}, {content.StageExpectation{}},
		{content.Orientation{}}, {content.Role{}},
	} {
		_, keys, _ := strings.Cut(rows[i][len("| "):], " | ")
		for _, of := range tables {
			for _, field := range reflect.VisibleFields(reflect.TypeOf(of)) {
				key, options, _ := strings.Cut(field.Tag.Get("toml"), ",")
				if key == "" || key == "sources" && field.Type == reflect.TypeFor[[]content.Text]() {
					continue
				}
				named := regexp.MustCompile("`\\[*" + key + `\b[^` + "`]*`" + `(\\\*)?`).FindStringSubmatch(keys)
				switch star := strings.Contains(options, "required") || strings.Contains(options, "un"); {
				case named == nil:
					t.Errorf("%T: %q is not in the row %s", of, key, keys)
				case star != (named[1] != ""):
					t.Errorf("%T: %q is required: %v, and the README has %s", of, key, star, named[0])
				}
			}
		}
	}
}
