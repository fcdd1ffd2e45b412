package pdf_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"handbook/data"
	"handbook/generator"
	"handbook/generator/pdf"
	"handbook/generator/render"
	"handbook/layouts"
)

// chromium returns the browser of this machine. Without one the test is
// skipped, or fails where HANDBOOK_TOOLS says that there has to be one.
func chromium(t *testing.T) pdf.Browser {
	t.Helper()
	for _, name := range []string{os.Getenv("HANDBOOK_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return pdf.Browser{Path: path, Temp: t.TempDir(), NoSandbox: os.Geteuid() == 0}
		}
	}
	const missing = "there is no Chromium in the PATH to print with"
	if os.Getenv("HANDBOOK_TOOLS") == "required" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return pdf.Browser{}
}

func bookOf(t *testing.T, content fs.FS) *render.Book {
	t.Helper()
	site, list, err := generator.Load(generator.Input{Data: content, Layouts: layouts.Files})
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	book, list, err := site.Book()
	if err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	return book
}

// listening notes the numbers that a book prints at last.
type listening struct {
	*render.Book
	last pdf.Numbers
}

func (b *listening) Part(i int, n pdf.Numbers) ([]byte, error) {
	b.last = n
	return b.Book.Part(i, n)
}

// Our own handbook is a PDF with tags and bookmarks, and its contents name the
// pages on which everything is.
func TestHandbook(t *testing.T) {
	browser := chromium(t)
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	book := &listening{Book: bookOf(t, data.Files)}
	if book.Parts() < 2 {
		t.Error("the book is of one part")
	}
	var out bytes.Buffer
	if err := pdf.Write(t.Context(), browser, book, &out); err != nil {
		t.Fatal(err)
	}
	l := pdf.Look(t, out.Bytes())
	if !l.Tagged {
		t.Error("it has no tags")
	}
	for _, kind := range strings.Fields("/Document /Part /H1 /H2 /H3 /P /L /LI /Table /TH /TD /Link") {
		if l.Elements[kind] == 0 {
			t.Errorf("it has no %s", kind)
		}
	}
	if l.Elements["/H1"] != 1 || l.Elements["/Document"] != 1 {
		t.Errorf("it has %d first headings in %d documents", l.Elements["/H1"], l.Elements["/Document"])
	}
	if !maps.Equal(l.Places, book.last.Pages) {
		t.Error("the pages that are printed are not those on which things are")
	}
	for _, line := range []string{"The competency handbook 1", "Contents 2"} {
		if !slices.Contains(l.Outline, line) {
			t.Errorf("there is no bookmark %q", line)
		}
	}
	if depth := strings.Count(strings.Join(l.Outline, "\n"), "\n    Level"); depth != 40 {
		t.Errorf("%d levels have a bookmark, want 40", depth)
	}
	for _, address := range l.Links {
		if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "mailto:") || strings.HasPrefix(address, pdf.Elsewhere) {
			t.Errorf("a link leads to %s", address)
		}
	}
	if want := "[0 0 594.95996 841.91998]"; l.Size != want {
		t.Errorf("the paper is %s, want A4, %s", l.Size, want)
	}
}

// The same content gives the same bytes. A Chromium that is very busy prints the
// same in another way once in a hundred times or so; two of three are the same then.
func TestHandbookAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("it prints twice")
	}
	browser := chromium(t)
	archive, err := txtar.ParseFile("../render/testdata/full.txtar")
	if err != nil {
		t.Fatal(err)
	}
	content := fstest.MapFS{}
	for _, f := range archive.Files {
		content[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	var before [][]byte
	for range 3 {
		var out bytes.Buffer
		if err := pdf.Write(t.Context(), browser, bookOf(t, content), &out); err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(before, func(other []byte) bool { return bytes.Equal(other, out.Bytes()) }) {
			return
		}
		before = append(before, out.Bytes())
	}
	t.Error("each PDF has other bytes than those before")
}
