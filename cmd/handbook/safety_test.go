package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handbook/generator/publish"
)

// newBook makes a handbook with its site in a temporary folder.
func newBook(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "book")
	for _, args := range [][]string{{"init", "-q", dir}, {"build", "-q", dir}} {
		if code := run(args, nil, io.Discard, os.Stderr); code != exitClean {
			t.Fatal(args, code)
		}
	}
	return dir
}

// fails runs a command that ends with exit code 2 and a hint, and leaves the
// site as it was.
func fails(t *testing.T, dir, want string, args ...string) {
	t.Helper()
	before := files(t, filepath.Join(dir, "site"))
	var out, said bytes.Buffer
	if code := run(args, nil, &out, &said); code != exitFailure || out.Len() > 0 {
		t.Errorf("%q: exit code %d, stdout %q", args, code, &out)
	}
	if !strings.Contains(said.String(), want) || !strings.Contains(said.String(), "\n  hint: ") {
		t.Errorf("%q says\n%s\nwant %q and a hint", args, &said, want)
	}
	after := files(t, filepath.Join(dir, "site"))
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%q has changed", name)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files became %d", len(before), len(after))
	}
}

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func change(t *testing.T, dir string) {
	t.Helper()
	name := filepath.Join(dir, "data", "handbook.toml")
	data, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, bytes.Replace(data, []byte("title = \""), []byte("title = \"Changed: "), 1), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestTwoBuildsAtOnce begins a build while another one is writing.
func TestTwoBuildsAtOnce(t *testing.T) {
	dir := newBook(t)
	change(t, dir)
	other, err := publish.Open(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	fails(t, dir, "another build is writing into the folder", "build", dir)
	if err := other.Discard(); err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"build", "-q", dir}, nil, io.Discard, os.Stderr); code != exitClean {
		t.Error("afterwards: exit code", code)
	}
}
