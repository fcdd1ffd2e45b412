package handbook_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/handbook"
)

var update = flag.Bool("update", false, "rewrite what the tests want")

// TestFindings checks all findings of small handbooks, with their places and
// hints.
//
// Each file of testdata/findings is about one feature and holds many cases. A
// file CASE/PATH of the archive takes the place of PATH in testdata/base.txtar;
// CASE/PATH^ is put before that file and CASE/PATH+ after it; CASE/PATH! takes
// it away. CASE/want is what the handbook gives.
func TestFindings(t *testing.T) {
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive := parseArchive(t, file)
			for i, f := range archive.Files {
				name, rest, _ := strings.Cut(f.Name, "/")
				if rest != "want" {
					continue
				}
				t.Run(name, func(t *testing.T) {
					got := show(findings(t, caseFS(t, archive, name)))
					if *update {
						archive.Files[i].Data = []byte(got)
						return
					}
					if diff := cmp.Diff(string(f.Data), got); diff != "" {
						t.Errorf("%s: want -, got +\n%s", name, diff)
					}
				})
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// TestEveryCode checks that each code is given by a case.
func TestEveryCode(t *testing.T) {
	elsewhere := map[diag.Code]bool{ // by package theme, and by build
		diag.UnknownLayout: true, diag.LayoutFault: true, diag.LanguageMissing: true, diag.LanguageUnknown: true,
		diag.StaleSite: true, diag.GonePage: true, diag.LostAnswers: true, diag.ShiftedLevel: true, diag.BrokenSite: true, diag.Blocked: true, diag.UnsetVariable: true,
		diag.HeavyLogo: true, diag.HeavyPicture: true, // TestHeavyLogo, TestHeavyPicture
	}
	given := map[diag.Code]bool{}
	for _, file := range caseFiles(t) {
		for _, f := range parseArchive(t, file).Files {
			if strings.HasSuffix(f.Name, "/want") {
				for word := range strings.FieldsSeq(string(f.Data)) {
					given[diag.Code(word)] = true
				}
			}
		}
	}
	for _, test := range byteCases {
		for word := range strings.FieldsSeq(test.want) {
			given[diag.Code(word)] = true
		}
	}
	for _, code := range diag.Codes() {
		if !given[code] && !elsewhere[code] {
			t.Errorf("no case gives %s", code)
		}
		if code.About() == "" {
			t.Errorf("nothing is said about %s", code)
		}
	}
}

func caseFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/findings/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	return files
}

func parseArchive(t testing.TB, file string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// caseFS returns the handbook of a case.
func caseFS(t testing.TB, archive *txtar.Archive, name string) fstest.MapFS {
	t.Helper()
	fsys := archiveFS(t, "testdata/base.txtar")
	for _, f := range archive.Files {
		p, ok := strings.CutPrefix(f.Name, name+"/")
		if !ok || p == "want" {
			continue
		}
		data := slices.Clone(f.Data)
		switch base := strings.TrimRight(p, "^+!"); p[len(base):] {
		case "^":
			p, data = base, append(data, fsys[base].Data...)
		case "+":
			p, data = base, append(slices.Clone(fsys[base].Data), data...)
		case "!":
			delete(fsys, base)
			continue
		}
		fsys[p] = &fstest.MapFile{Data: data}
	}
	return fsys
}

func archiveFS(t testing.TB, file string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range parseArchive(t, file).Files {
		fsys[f.Name] = &fstest.MapFile{Data: slices.Clone(f.Data)}
	}
	return fsys
}

// findings returns all that is said of a handbook. Advice is asked only of one
// without errors, as the commands do.
func findings(t testing.TB, fsys fs.FS) diag.List {
	t.Helper()
	hb, list := resolve(t, fsys)
	if !list.HasErrors() {
		list = append(list, handbook.Advise(hb)...).Sorted()
	}
	return list
}

func resolve(t testing.TB, fsys fs.FS) (*handbook.Handbook, diag.List) {
	t.Helper()
	src, list, err := content.Load(fsys, "data")
	if err != nil {
		t.Fatal(err)
	}
	hb, more := handbook.Resolve(src, nil)
	return hb, append(list, more...).Sorted()
}

// show prints findings in the concise form, each hint on a line of its own.
func show(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		diag.PrintConcise(&b, diag.List{d})
		if d.Hint != "" {
			fmt.Fprintf(&b, "    %s\n", d.Hint)
		}
	}
	return strings.TrimPrefix(strings.ReplaceAll("\n"+b.String(), "\ndata/", "\n"), "\n")
}

// withTables adds the tables of the base to a file that has its own first
// lines.
func withTables(data, tables string) string {
	switch {
	case strings.HasPrefix(data, "\xff\xfe") || strings.HasPrefix(data, "t\x00"):
		return data + utf16Text(tables, false, false)
	case strings.HasPrefix(data, "\xfe\xff") || strings.HasPrefix(data, "\x00t"):
		return data + utf16Text(tables, true, false)
	case strings.Contains(data, "\r"):
		return data + strings.ReplaceAll(tables, "\n", "\r")
	case !strings.HasSuffix(data, "\n"):
		return data + "\n" + strings.TrimSuffix(tables, "\n")
	}
	return data + tables
}
