package handbook_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"handbook/generator/diag"
	"handbook/generator/handbook"
)

// fuzzed are the files of testdata/whole.txtar that the fuzzer replaces.
var fuzzed = []string{"competencies/teamwork.toml", "handbook.toml", "pages/help.md", "orientations.toml", "roles/clerk.toml", "roles.toml"}

// FuzzHandbook reads any bytes as one file of a handbook: nothing panics, and
// each finding has a place that exists.
func FuzzHandbook(f *testing.F) {
	for _, file := range caseFiles(f) {
		for _, part := range parseArchive(f, file).Files {
			_, name, _ := strings.Cut(strings.TrimRight(part.Name, "^+!"), "/")
			if i := slices.Index(fuzzed, name); i >= 0 {
				f.Add(byte(i), part.Data)
			}
		}
	}
	for _, test := range byteCases {
		if i := slices.Index(fuzzed, strings.TrimSuffix(test.file, "^")); i >= 0 && len(test.data) < 1<<12 {
			f.Add(byte(i), []byte(test.data))
		}
	}
	whole := archiveFS(f, "testdata/whole.txtar")
	for i, name := range fuzzed {
		f.Add(byte(i), whole[name].Data)
	}
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		fsys := with(whole, fuzzed[int(which)%len(fuzzed)], string(data))
		hb, list := resolve(t, fsys)
		if !list.HasErrors() {
			list = append(list, handbook.Advise(hb)...)
		}
		for _, d := range list {
			checkPlace(t, fsys, d)
		}
		var b bytes.Buffer
		if err := diag.PrintFull(&b, list, false); err != nil {
			t.Fatal(err)
		}
		if list.HasErrors() {
			return
		}
		handbook.Export(hb)
	})
}

// checkPlace checks that a finding's place exists.
func checkPlace(t *testing.T, fsys fstest.MapFS, d diag.Diagnostic) {
	t.Helper()
	name := strings.TrimPrefix(d.At.File, "data/")
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatalf("%s: %s: %v", d.At.Position, d.Message, err)
	}
	if d.Message == "" || d.Code.About() == "" || !utf8.ValidString(d.Message+d.Hint+d.At.Excerpt) {
		t.Errorf("%s: the finding has the code %q, the message %q and the hint %q", d.At.Position, d.Code, d.Message, d.Hint)
	}
	if d.At.Line == 0 {
		return
	}
	length := utf8.RuneCountInString(d.At.Excerpt)
	if d.At.Line < 1 || d.At.Column < 1 || d.At.Column > length+1 || d.At.Width < 1 || d.At.Column+d.At.Width-1 > max(length, d.At.Column) {
		t.Errorf("%s: width %d in the line %q", d.At.Position, d.At.Width, d.At.Excerpt)
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 || bytes.Contains(bytes.ReplaceAll(data, []byte("\r\n"), nil), []byte("\r")) {
		return // the lines are those of the file as it was understood
	}
	lines := strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	if d.At.Line > len(lines) || strings.TrimSuffix(lines[d.At.Line-1], "\r") != d.At.Excerpt {
		t.Errorf("%s: the line is not %q", d.At.Position, d.At.Excerpt)
	}
}
