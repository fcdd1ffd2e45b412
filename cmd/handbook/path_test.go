package main

import (
	"io/fs"
	"os"
	"strings"
	"testing"
)

// Errors of reading name the file as one would open it from here, and explain
// a link that leads out of the folder.
func TestFolderNamesFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("book/data/roles", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("secret.toml", []byte("hidden"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../../../secret.toml", "book/data/roles/secret.toml"); err != nil {
		t.Skip(err)
	}
	fsys, err := openFolder("book/data")
	if err != nil {
		t.Fatal(err)
	}
	for name, read := range map[string]func() error{
		"Open":     func() error { _, err := fsys.Open("roles/secret.toml"); return err },
		"Stat":     func() error { _, err := fs.Stat(fsys, "roles/secret.toml"); return err },
		"ReadFile": func() error { _, err := fs.ReadFile(fsys, "roles/secret.toml"); return err },
	} {
		message, hint := explain(read())
		if !strings.HasPrefix(message, `cannot read "book/data/roles/secret.toml": `) || !strings.Contains(hint, "symbolic link") {
			t.Errorf("%s: %q, hint %q", name, message, hint)
		}
	}
	if _, err := fs.ReadDir(fsys, "nothing"); !os.IsNotExist(err) {
		t.Errorf("of a folder that is not there: %v", err)
	}
}
