package generator_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/pdf"
	"handbook/generator/render"
	"handbook/layouts"
)

// TestSameBytes renders our handbook on machines that differ in everything that
// should not matter, and wants the same bytes from all of them.
func TestSameBytes(t *testing.T) {
	first, last := copyFiles(t, data.Files, false), copyFiles(t, data.Files, true)
	machines := []struct {
		name     string
		in       generator.Input
		cores    int
		zone     *time.Location
		language string
	}{
		{"many cores", generator.Input{Data: os.DirFS(first), DataName: "data"}, 8, time.FixedZone("east", 14*3600), "de_DE.UTF-8"},
		{"one core", generator.Input{Data: os.DirFS(last), DataName: "data"}, 1, time.FixedZone("west", -12*3600), "C"},
		{"another order of entries", generator.Input{Data: backwards{os.DirFS(first)}, DataName: first, Layouts: backwards{layouts.Files}},
			3, time.UTC, "tr_TR.UTF-8"},
	}
	want := sorted(ours(t).files)
	rounds := 3
	if testing.Short() { // for the race detector: the same work each time
		machines, rounds = machines[:1], 1
	}
	for round := range rounds {
		for _, m := range machines {
			t.Run(fmt.Sprint(m.name, " ", round+1), func(t *testing.T) {
				runOn(t, m.cores, m.zone, m.language)
				_, files := renderFiles(t, m.in)
				sameFiles(t, want, sorted(files))
			})
		}
	}
}

// TestSameDocuments does the same with the one file, and with what a browser prints
// to the PDF, in which the date is told in UTC.
func TestSameDocuments(t *testing.T) {
	var want []file
	for _, m := range []struct {
		name  string
		cores int
		zone  *time.Location
	}{{"one core", 1, time.UTC}, {"east", 8, time.FixedZone("east", 14*3600)}, {"west", 3, time.FixedZone("west", -12*3600)}} {
		if testing.Short() && m.name != "east" {
			continue // the same work each time
		}
		t.Run(m.name, func(t *testing.T) {
			runOn(t, m.cores, m.zone, "C")
			site, list, err := generator.Load(generator.Input{Data: data.Files, Layouts: layouts.Files})
			if err != nil || list.HasErrors() {
				t.Fatal(err, list)
			}
			var single bytes.Buffer
			if list, err := site.Single(&single); err != nil || len(list) > 0 {
				t.Fatal(err, list)
			}
			book, list, err := site.Book()
			if err != nil || len(list) > 0 {
				t.Fatal(err, list)
			}
			got := []file{{"single.html", single.Bytes()}, {"date", []byte(book.Info().Date.UTC().String())}}
			for i := range book.Parts() {
				html, err := book.Part(i, pdf.Numbers{First: 1})
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, file{fmt.Sprint("part ", i), html})
			}
			if want == nil {
				want = got
			}
			sameFiles(t, want, got)
		})
	}
}

// runOn makes the process look like that of another machine.
func runOn(t *testing.T, cores int, zone *time.Location, language string) {
	t.Helper()
	before, local := runtime.GOMAXPROCS(cores), time.Local
	time.Local = zone
	t.Cleanup(func() {
		runtime.GOMAXPROCS(before)
		time.Local = local
	})
	t.Setenv("TZ", zone.String())
	t.Setenv("LANG", language)
	t.Setenv("LC_ALL", language)
}

// copyFiles writes a copy of a folder, file by file in their order or from the
// last one on.
func copyFiles(t *testing.T, fsys fs.FS, reverse bool) string {
	t.Helper()
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if reverse {
		slices.Reverse(names)
	}
	folder := t.TempDir()
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// backwards is a file system that lists its folders from the last entry on.
type backwards struct{ fs.FS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(b.FS, name)
	slices.Reverse(entries)
	return entries, err
}

// file is one file of a site.
type file struct {
	path string
	data []byte
}

func sorted(files *render.Memory) []file {
	var list []file
	for _, path := range files.Paths() {
		data, _ := files.File(path)
		list = append(list, file{path, data})
	}
	return list
}

func sameFiles(t *testing.T, want, got []file) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for i := range min(len(want), len(got)) {
		w, g := want[i], got[i]
		if w.path != g.path {
			t.Fatalf("the file %s, want %s", g.path, w.path)
		}
		if !bytes.Equal(w.data, g.data) {
			at := 0
			for at < min(len(w.data), len(g.data)) && w.data[at] == g.data[at] {
				at++
			}
			t.Errorf("%s differs from byte %d on:\nwant %q\n got %q", w.path, at, around(w.data, at), around(g.data, at))
		}
	}
}

func around(data []byte, at int) []byte { return data[max(0, at-40):min(len(data), at+80)] }

// TestLineEndsMakeNoDifference builds content that was saved with the line ends of
// Windows, such as by a version control system there.
func TestLineEndsMakeNoDifference(t *testing.T) {
	if testing.Short() {
		t.Skip("it is rendered as in other tests")
	}
	files, windows := ourFiles(), fstest.MapFS{}
	more := "# More\n\n```\ncode of\ntwo lines\n```\n\n| a | b |\n|---|---|\n| c | d |\n\nA line\\\nand the next  \nand one more.\n\n> quoted\n> twice\n"
	files["pages/more.md"] = &fstest.MapFile{Data: []byte(more)}
	for name, file := range files {
		windows[name] = file
		if ext := path.Ext(name); ext == ".toml" || ext == ".md" {
			windows[name] = &fstest.MapFile{Data: bytes.ReplaceAll(file.Data, []byte("\n"), []byte("\r\n"))}
		}
	}
	var sites [2]render.Memory
	for i, files := range []fstest.MapFS{files, windows} {
		site, list, err := generator.Load(generator.Input{Data: files, DataName: "data", Layouts: layouts.Files})
		if err != nil || list.HasErrors() {
			t.Fatal(list, err)
		}
		if _, err := site.Render(&sites[i]); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range sites[0].Paths() {
		want, _ := sites[0].File(name)
		if got, _ := sites[1].File(name); !bytes.Equal(got, want) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestNothingOfTheMachine renders our handbook from a folder of this machine and
// looks for traces of it.
func TestNothingOfTheMachine(t *testing.T) {
	if testing.Short() {
		t.Skip("it is rendered as in other tests")
	}
	folder := copyFiles(t, data.Files, false)
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	home, _ := os.UserHomeDir()
	_, files := renderFiles(t, generator.Input{Data: os.DirFS(folder), DataName: folder})
	for _, trace := range []string{folder, here, filepath.Dir(here), os.TempDir(), home} {
		if len(strings.Trim(trace, `/\.`)) < 3 {
			continue // a root, or no name at all
		}
		trace = filepath.ToSlash(trace)
		for _, f := range sorted(files) {
			if i := bytes.Index(f.data, []byte(trace)); i >= 0 {
				t.Errorf("%s holds %q: %q", f.path, trace, around(f.data, i))
			}
		}
	}
}

// TestNoDateOfToday renders our handbook without the dates that its authors
// wrote: then no date is left.
func TestNoDateOfToday(t *testing.T) {
	onlyReads(t)
	undated := ourFiles()
	ourDate := regexp.MustCompile(`(?m)^(date|reviewed) = .*$`)
	dates := 0
	for name, file := range undated {
		if path.Ext(name) == ".toml" {
			dates += len(ourDate.FindAll(file.Data, -1))
			file.Data = ourDate.ReplaceAll(file.Data, nil)
		}
	}
	if dates < 2 {
		t.Fatal("our content has no dates to leave out", dates)
	}
	_, files := renderFiles(t, generator.Input{Data: undated, DataName: "data"})
	var today []string
	now := time.Now().UTC()
	for _, day := range []time.Time{now.AddDate(0, 0, -1), now, now.AddDate(0, 0, 1)} {
		for _, layout := range []string{"2 January 2006", "January 2, 2006", "Jan _2 2006", "2.1.2006", "02/01/2006", "01/02/2006", "20060102"} {
			today = append(today, day.Format(layout))
		}
	}
	stamp := regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]:[0-9]{2}:[0-9]{2}`)
	for _, f := range sorted(files) {
		ours, _ := fs.ReadFile(layouts.Files, "assets/"+strings.TrimPrefix(f.path, "assets/theme/")) // a script may speak of dates
		for _, at := range stamp.FindAllIndex(f.data, -1) {
			if !bytes.Contains(ours, f.data[at[0]:at[1]]) {
				t.Errorf("%s holds a date: %q", f.path, around(f.data, at[0]))
			}
		}
		for _, day := range today {
			if i := bytes.Index(f.data, []byte(day)); i >= 0 {
				t.Errorf("%s holds the date of today: %q", f.path, around(f.data, i))
			}
		}
	}
}
