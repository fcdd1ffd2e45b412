package generator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/content"
)

// TestLimits checks that a handbook may have all that the README allows it: what is
// refused begins behind that.
func TestLimits(t *testing.T) {
	all := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	long := "https://example.org/" + strings.Repeat("x", 2000-len("https://example.org/"))
	text := strings.Repeat("All of it is read.\n", 20_000)[:256<<10]
	longest := strings.Repeat("i", 64)
	file := "name = \"Whole\"\npurpose = \"x\"\n#"
	for name, files := range map[string]map[string]string{
		"a file":  {"roles/whole.toml": file + strings.Repeat("x", content.MaxFile-len(file))},
		"a text":  {"roles/whole.toml": "name = \"Whole\"\npurpose = '''\n" + text + "'''\n"},
		"links":   {"pages/links.md": "# Links\n\n" + strings.Repeat("[a](https://example.org)\n\n", 1000)},
		"address": {"pages/address.md": "# Address\n\n[a](" + long + ")\n", "roles/a.toml": "name = \"A\"\npurpose = \"<" + long + ">\"\n"},
		"ids":     {"pages/" + longest + ".md": "# X\n", "roles/" + longest + ".toml": "name = \"A\"\npurpose = \"x\"\n", "competencies/" + longest + ".toml": plain["competencies/teamwork.toml"]},
		"lists": {"handbook.toml": strings.Replace(plain["handbook.toml"], `["Able"] }`, `["Able"] },
	{ id = "high", name = "High", levels = [`+all(100, "'L%d', ")+`], sources = [`+all(100, "'s%d', ")+`] }`, 1) +
			all(100, "[[sources]]\nid = 's%[1]d'\ntitle = 'S%[1]d'\n") +
			all(300, "[[moved]]\nfrom = 'page:x%d'\nto = 'competency:teamwork'\n")},
	} {
		t.Run(name, func(t *testing.T) {
			data := with(files)
			if name == "ids" {
				data["competencies/teamwork.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(plain["competencies/teamwork.toml"], `"Teamwork"`, `"Others"`, 1))}
			}
			if found := try(t, data); len(found) > 0 {
				t.Errorf("refused: %.300q", found)
			}
		})
	}
}
