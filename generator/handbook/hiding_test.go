package handbook_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNothingIsHidden adds a fault at the end of each file with findings, and expects
// it to be told as well, whatever had to be mended above it.
func TestNothingIsHidden(t *testing.T) {
	last := map[string]string{
		"competencies/teamwork.toml": "\n[[questions]]\nquestion = \"Who?\"\nanswer = \"[a](last)\"\n",
		"handbook.toml":              "\n[[audiences]]\nname = \"Who?\"\ntext = \"[a](last)\"\n",
	}
	unread := []string{"nested", "rtf", "html", "second-in-a-file"} // what is below cannot be told from other things
	for _, file := range caseFiles(t) {
		archive := parseArchive(t, file)
		for _, f := range archive.Files {
			name, changed, _ := strings.Cut(f.Name, "/")
			changed = strings.TrimRight(changed, "^+")
			if last[changed] == "" || slices.Contains(unread, name) {
				continue
			}
			fsys := caseFS(t, archive, name)
			fsys[changed].Data = append(fsys[changed].Data, last[changed]...)
			if got := show(findings(t, fsys)); !strings.Contains(got, changed+":") || !strings.Contains(got, `the link "last" leads nowhere`) {
				t.Errorf("%s: %s: a fault at the end of %s is hidden:\n%s", filepath.Base(file), name, changed, got)
			}
		}
	}
}
