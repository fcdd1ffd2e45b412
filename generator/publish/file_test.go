package publish

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "handbook.pdf")
	put(t, dir, tree{"handbook.pdf": "before"})
	f, err := CreateFile(name, "the PDF", "pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("half")); err != nil {
		t.Fatal(err)
	}
	f.Discard()
	holds(t, dir, tree{"handbook.pdf": "before"})
	if err := f.Commit(); err != errEnded {
		t.Errorf("Commit after Discard: %v", err)
	}

	if f, err = CreateFile(name, "the PDF", "pdf"); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"af", "ter"} {
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Discard()
	holds(t, dir, tree{"handbook.pdf": "after"})
}

func TestFileRefuses(t *testing.T) {
	dir := t.TempDir()
	_, err := CreateFile(dir, "the PDF", "pdf")
	refused(t, err, nil, "is a folder, and the PDF needs a file")
	_, err = CreateFile(filepath.Join(dir, "nowhere", "x.pdf"), "the PDF", "pdf")
	refused(t, err, nil, "its folder is not there")

	// What came into its place meanwhile stays, and nothing is left beside it.
	name := filepath.Join(dir, "x.pdf")
	f, err := CreateFile(name, "the PDF", "pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(name, 0o777); err != nil {
		t.Fatal(err)
	}
	if f.Commit() == nil {
		t.Error("it has replaced a folder")
	}
	if inside, _ := os.ReadDir(dir); len(inside) != 1 {
		t.Errorf("something was left behind: %v", inside)
	}
}
