package render_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// readerContent returns what my/content.js gives to the pages of a reader's own.
func readerContent(t *testing.T, data fs.FS) (script string, tree map[string]any) {
	t.Helper()
	return scriptData(t, build(t, data), "my/content.js", "content")
}

// scriptData returns what a script of the site hands over, read as a browser does.
func scriptData(t *testing.T, s site, path, member string) (script string, tree map[string]any) {
	t.Helper()
	file, ok := s.files.File(path)
	if !ok {
		t.Fatalf("the site has no %s", path)
	}
	_, rest, found := strings.Cut(string(file), "handbook."+member+" = JSON.parse('")
	const after = "');\n"
	if !found || !strings.HasSuffix(rest, after) {
		t.Fatalf("it is not a script that parses a text: %.200q", file)
	}
	literal := strings.TrimSuffix(rest, after)
	var text strings.Builder
	for i := 0; i < len(literal); i++ {
		switch c := literal[i]; c {
		case '\\':
			i++
			text.WriteByte(literal[i])
		case '\'', '\n', '\r':
			t.Fatalf("%q ends the literal: %q", c, literal[max(0, i-40):min(len(literal), i+40)])
		default:
			text.WriteByte(c)
		}
	}
	if err := json.Unmarshal([]byte(text.String()), &tree); err != nil {
		t.Fatal(err)
	}
	return string(file), tree
}

// TestContentHasWhatItsPagesNeed holds my/content.js against handbook.json.
func TestContentHasWhatItsPagesNeed(t *testing.T) {
	for _, name := range []string{"full", "sparse", "minimal"} {
		t.Run(name, func(t *testing.T) {
			data := archive(t, name)
			_, tree := readerContent(t, data)
			var exported map[string]any
			file, _ := build(t, data).files.File("handbook.json")
			if err := json.Unmarshal(file, &exported); err != nil {
				t.Fatal(err)
			}
			for _, list := range []string{"competencies", "orientations", "stages", "categories"} {
				if got, want := idsOf(tree[list]), idsOf(exported[list]); !slices.Equal(got, want) {
					t.Errorf("%s: got %q, want %q", list, got, want)
				}
			}
			got, want := idsOf(tree["roles"]), idsOf(exported["roles"]) // here by name, there by stage
			if name == "full" && !slices.Equal(got, []string{"head", "lead"}) || !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
				t.Errorf("roles: got %q, want all of %q by name", got, want)
			}
			competencies, _ := exported["competencies"].([]any)
			for i, c := range tree["competencies"].([]any) {
				from := competencies[i].(map[string]any)["levels"].([]any)
				for n, l := range c.(map[string]any)["levels"].([]any) {
					level, want := l.(map[string]any), from[n].(map[string]any)
					if !slices.Equal(idsOf(level["indicators"]), idsOf(want["indicators"])) || !slices.Equal(idsOf(level["contra"]), idsOf(want["contra_indicators"])) {
						t.Errorf("level %v of %v has other items than handbook.json", level["number"], c.(map[string]any)["id"])
					}
				}
			}
			if at := null(tree, "content"); at != "" {
				t.Errorf("%s is null: scripts expect a list", at)
			}
		})
	}
}

func idsOf(list any) []string {
	var ids []string
	items, _ := list.([]any)
	for _, i := range items {
		ids = append(ids, i.(map[string]any)["id"].(string))
	}
	return ids
}

// null returns where a value is null.
func null(value any, at string) string {
	switch value := value.(type) {
	case nil:
		return at
	case map[string]any:
		for key, v := range value {
			if found := null(v, at+"."+key); found != "" {
				return found
			}
		}
	case []any:
		for _, v := range value {
			if found := null(v, at+"[]"); found != "" {
				return found
			}
		}
	}
	return ""
}

func TestContentCannotBecomeScript(t *testing.T) {
	const nasty = "It's \\ </script><!--<script> \u2028\u2029 \" ${x} `y`"
	quoted, _ := json.Marshal(nasty)
	data := replace(t, archive(t, "minimal"), "competencies/teamwork.toml", `"Shares what others need"`, string(quoted))
	script, tree := readerContent(t, data)
	for _, bad := range []string{"</", "<!--", "\u2028", "\u2029"} {
		if strings.Contains(script, bad) {
			t.Errorf("it has %q", bad)
		}
	}
	level := tree["competencies"].([]any)[0].(map[string]any)["levels"].([]any)[0].(map[string]any)
	got := level["indicators"].([]any)[0].(map[string]any)["text"].(string)
	if want := strings.Join(strings.Fields(nasty), " "); strings.Join(strings.Fields(got), " ") != want {
		t.Errorf("the text became %q, want %q", got, want)
	}
}

func TestContentIsTheSameEveryTime(t *testing.T) {
	first, _ := build(t, archive(t, "full")).files.File("my/content.js")
	for range 5 {
		again, _ := build(t, archive(t, "full")).files.File("my/content.js")
		if !bytes.Equal(first, again) {
			t.Fatal("two runs gave different bytes")
		}
	}
}
