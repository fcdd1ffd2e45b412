package publish

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// pack writes the files in random order from many goroutines.
func pack(t *testing.T, file string, files tree) {
	t.Helper()
	z, err := CreateZip(file)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for name := range files {
		order = append(order, name)
	}
	rand.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	var all sync.WaitGroup
	for _, name := range order {
		all.Go(func() {
			if err := z.Write(name, []byte(files[name])); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if err := z.Commit(); err != nil {
		t.Fatal(err)
	}
}

func TestZip(t *testing.T) {
	noise := make([]byte, 100_000)
	source := rand.NewChaCha8([32]byte{})
	source.Read(noise)
	files := tree{"é/日本.html": "x", "empty": "", "noise.png": string(noise)}
	for i := range 200 {
		files[fmt.Sprintf("p/%d.html", i)] = strings.Repeat(fmt.Sprint("page ", i), i*10)
	}
	dir := t.TempDir()
	var before []byte
	for n := range 4 {
		file := filepath.Join(dir, fmt.Sprint(n, ".zip"))
		pack(t, file, files)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n > 0 && !bytes.Equal(data, before) {
			t.Fatal("the same files gave other bytes")
		}
		before = data
	}
	r, err := zip.NewReader(bytes.NewReader(before), int64(len(before)))
	if err != nil {
		t.Fatal(err)
	}
	got, names := tree{}, []string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		got[f.Name] = string(data)
		names = append(names, f.Name)
		if want := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC); !f.Modified.Equal(want) {
			t.Errorf("%q is dated %v", f.Name, f.Modified)
		}
		if f.NonUTF8 || len(f.Extra) > 0 || f.Mode() != 0o644 {
			t.Errorf("%q: header %+v", f.Name, f.FileHeader)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(files) {
		t.Error("the archive holds other files")
	}
	if !slices.IsSorted(names) {
		t.Errorf("not sorted: %q", names)
	}
	if inside, _ := os.ReadDir(dir); len(inside) != 4 {
		t.Errorf("something was left behind: %v", inside)
	}
}

func TestZipReplacesWhole(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "site.zip")
	put(t, dir, tree{"site.zip": "before"})
	z, err := CreateZip(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Write("a", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if err := z.Discard(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, tree{"site.zip": "before"})

	z, err = CreateZip(file)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the first error is no hindrance to what follows
		refused(t, z.Write("../a", nil), nil, "no file of the site can be called")
	}
	refused(t, z.Commit(), nil, "no file of the site can be called")
	if err := z.Discard(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(z.Write("a", nil), z.Commit()); err == nil || err.Error() != errEnded.Error()+"\n"+errEnded.Error() {
		t.Errorf("Write and Commit after Commit: %v", err)
	}
	holds(t, dir, tree{"site.zip": "before"})

	pack(t, file, tree{"a": "a"})
	if read(t, dir)["site.zip"] == "before" {
		t.Error("the archive was not replaced")
	}
}

func TestZipRefuses(t *testing.T) {
	dir := t.TempDir()
	_, err := CreateZip(dir)
	refused(t, err, nil, "is a folder, and the archive needs a file")
	_, err = CreateZip(filepath.Join(dir, "nowhere", "x.zip"))
	if err == nil || !strings.Contains(err.Error(), "cannot write") {
		t.Errorf("got %v", err)
	}
	if exists("/dev/null") {
		_, err = CreateZip("/dev/null")
		refused(t, err, nil, "is a special file")
	}
}
