package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A tree is the files of a site, or of a folder: path -> content.
type tree map[string]string

// build publishes the files into dir.
func build(dir string, files tree) (Summary, error) {
	return buildIn(dir, files, func(f folder) folder { return f })
}

// buildIn publishes the files, in order and from one goroutine, through a
// wrapper around the folder.
func buildIn(dir string, files tree, wrap func(folder) folder) (Summary, error) {
	e, err := open(dir, wrap)
	if err != nil {
		return Summary{}, err
	}
	return handOver(e, files)
}

// handOver hands the files over to an edition and ends it.
func handOver(e *Edition, files tree) (Summary, error) {
	defer e.Discard()
	for i, name := range slices.Sorted(maps.Keys(files)) {
		hand := e.Write
		if i%3 == 0 { // some in pieces
			hand = func(name string, data []byte) error { return inPieces(e, name, data) }
		}
		if err := hand(name, []byte(files[name])); err != nil {
			return Summary{}, err
		}
	}
	return e.Commit()
}

// inPieces hands a file over in two pieces.
func inPieces(e *Edition, name string, data []byte) error {
	f, err := e.Create(name)
	if err != nil {
		return err
	}
	for _, piece := range [][]byte{data[:len(data)/3], data[len(data)/3:]} {
		if _, err := f.Write(piece); err != nil {
			f.(*longFile).Discard()
			return err
		}
	}
	return f.Close()
}

func mustBuild(t *testing.T, dir string, files tree, want Summary) {
	t.Helper()
	got, err := build(dir, files)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Fatalf("summary %+v, want %+v", got, want)
	}
}

// put writes files as a user would.
func put(t *testing.T, dir string, files tree) {
	t.Helper()
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
}

// read returns what the folder holds: files, links as "-> target", and folders
// that are empty with a slash at the end.
func read(t *testing.T, dir string) tree {
	t.Helper()
	files := tree{}
	err := filepath.WalkDir(dir, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, full)
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir():
			if inside, err := os.ReadDir(full); err == nil && len(inside) == 0 && name != "." {
				files[name+"/"] = ""
			}
		case d.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(full)
			files[name] = "-> " + target
		default:
			data, err := os.ReadFile(full)
			if err != nil {
				return err
			}
			files[name] = string(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// holds compares the folder, but for the manifest, with what it should hold.
func holds(t *testing.T, dir string, want ...tree) {
	t.Helper()
	got := read(t, dir)
	delete(got, ManifestName)
	if diff := cmp.Diff(merge(want...), got); diff != "" {
		t.Fatalf("folder (-want +got):\n%s", diff)
	}
}

func merge(trees ...tree) tree {
	all := tree{}
	for _, t := range trees {
		maps.Copy(all, t)
	}
	return all
}

// refused checks an error: its cause, its wording, and that it has a hint.
func refused(t *testing.T, err, cause error, words string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want an *Error", err)
	}
	if cause != nil && !errors.Is(err, cause) {
		t.Errorf("%q is not for %q", err, cause)
	}
	if !strings.Contains(e.Message, words) {
		t.Errorf("message %q does not say %q", e.Message, words)
	}
	if e.Message == "" || strings.ToLower(e.Message[:1]) != e.Message[:1] || strings.HasSuffix(e.Message, ".") {
		t.Errorf("message %q is not in lower case without a period", e.Message)
	}
	if e.Hint == "" {
		t.Errorf("%q has no hint", err)
	}
}

// linkPattern finds the links of the synthetic sites, in any kind of file.
var linkPattern = regexp.MustCompile(`(?:href="|src="|url\(|import ")([^")]+)`)

// whole checks what a reader may meet at any moment: every file is one of the
// editions', a stand-in or the user's, the manifest knows each, and every link
// leads to a file.
func whole(t *testing.T, dir string, user tree, editions ...tree) {
	t.Helper()
	files := read(t, dir)
	known, err := parseManifest([]byte(files[ManifestName]))
	if _, ok := files[ManifestName]; ok && err != nil {
		t.Fatalf("manifest: %v", err)
	}
	for name, data := range files {
		if strings.HasPrefix(name, ownPrefix) || strings.HasSuffix(name, "/") {
			continue
		}
		if want, ok := user[name]; ok {
			if data != want {
				t.Fatalf("the user's %q was changed to %q", name, data)
			}
			continue
		}
		isWhole := bytes.Equal([]byte(data), standInPage) && rank(name) == rankPage
		for _, edition := range editions {
			if want, ok := edition[name]; ok && want == data {
				isWhole = true
			}
		}
		if !isWhole {
			t.Fatalf("%q is not whole: %q", name, data)
		}
		if _, ok := known.files[name]; !ok {
			t.Fatalf("the manifest does not know %q", name)
		}
		for _, found := range linkPattern.FindAllStringSubmatch(data, -1) {
			target := path.Join(path.Dir(name), found[1])
			if _, ok := files[target]; !ok {
				t.Fatalf("%q links to %q, which is not there", name, target)
			}
		}
	}
	for name := range user {
		if _, ok := files[name]; !ok {
			t.Fatalf("the user's %q is gone", name)
		}
	}
}

// page returns a page in dir that links to the targets, given from the root.
func page(dir, text string, targets ...string) string {
	up := strings.Repeat("../", strings.Count(dir, "/"))
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><title>" + text + "</title>")
	for _, target := range targets {
		b.WriteString(`<a href="` + up + target + `">x</a>`)
	}
	return b.String()
}

// Three editions of a small site. Pages link in circles, assets to each other.
// From one to the next, files of every rank come, change, stay and go.
var (
	firstPages  = []string{"index.html", "a/index.html", "a/level-1.html", "roles/x.html", "roles/y.html", "old/deep/z.html"}
	secondPages = []string{"index.html", "a/index.html", "b/index.html", "b/level-1.html", "b/level-2.html", "roles/x.html"}
	thirdPages  = []string{"index.html", "b/index.html", "c/index.html", "c/level-1.html", "old/deep/z.html"}

	first = edition("one", firstPages, tree{
		"assets/site.css":   `@import "old.css"; b { src: url(font.woff2) }`,
		"assets/old.css":    `b { src: url(old.woff2) }`,
		"assets/font.woff2": "font", "assets/old.woff2": "old font",
		"assets/logo.svg": `<svg><a href="../roles/y.html"/></svg>`,
		"handbook.json":   `{"at": "href="index.html"}`,
		"stays.html":      page("", "stays", "index.html"),
	})
	second = edition("two", secondPages, tree{
		"assets/site.css":   `@import "new.css"; b { src: url(font.woff2) }`,
		"assets/new.css":    `b { src: url(new.woff2) url(new.svg) }`,
		"assets/font.woff2": "font", "assets/new.woff2": "new font",
		"assets/new.svg":  `<svg><a href="../b/level-1.html"/></svg>`,
		"assets/logo.svg": `<svg/>`,
		"assets/find.js":  `x = 'src="../b/index.html"'`,
		"handbook.json":   `{"at": "href="b/level-2.html"}`,
		"stays.html":      page("", "stays", "index.html"),
	})
	third = edition("three", thirdPages, tree{
		"assets/site.css": `b { src: url(new.woff2) }`, "assets/new.woff2": "new font",
		"assets/logo.svg": `<svg/>`,
		"stays.html":      page("", "stays", "index.html"),
	})
	// Names that are files in one edition and folders in the other. No page links to
	// them.
	shapes = [2]tree{
		{"index.html": page("", "one"), "assets/forms": "a file", "assets/old/a.pdf": "a", "assets/old/deep/b.pdf": "b"},
		{"index.html": page("", "two"), "assets/forms/a.pdf": "in a folder", "assets/old": "a file"},
	}
	user = tree{"notes.txt": "mine", "roles/mine.txt": "mine too"}
)

func edition(text string, pages []string, rest tree) tree {
	files := maps.Clone(rest)
	for _, name := range pages {
		files[name] = page(name, text, append(slices.Sorted(maps.Keys(rest)), pages...)...)
	}
	return files
}
