package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
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

// Who may not read a file is told whom to ask.
func TestExplainNoRight(t *testing.T) {
	message, hint := explain(&fs.PathError{Op: "open", Path: "data/handbook.toml", Err: syscall.EACCES})
	if message != `cannot read "data/handbook.toml": `+syscall.EACCES.Error() || !strings.Contains(hint, "the right to read it") {
		t.Errorf("%q, hint %q", message, hint)
	}
}

// What would be one place on the disks of Windows and macOS is one everywhere, as
// far as it can be told before anything is there.
func TestApartInCase(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("data", 0o777); err != nil {
		t.Fatal(err)
	}
	f := folders{dir: ".", data: "data"}
	for _, test := range []struct {
		site   string
		beside []target
		want   string
	}{
		{"Layouts", nil, `the site cannot go to "Layouts": that is in "layouts"`},
		{"LAYOUTS/site", nil, `that is in "layouts"`},
		{"site", []target{{"zip", "the archive", "Layouts/a.zip"}}, `the archive cannot go to "Layouts/a.zip": that is in "layouts"`},
		{"site", []target{{"zip", "the archive", "SITE/a.zip"}}, `that is in the site itself`},
		{"site", []target{{"zip", "the archive", "a.out"}, {"single", "the single page", "A.out"}}, `the single page cannot go to "A.out": that is where the archive goes`},
		{"layout", []target{{"zip", "the archive", "a.zip"}, {"single", "the single page", "a.html"}}, ""},
	} {
		message := ""
		if err := f.keepApart(test.site, test.beside); err != nil {
			message = err.Error()
		}
		if !strings.Contains(message, test.want) || test.want == "" && message != "" {
			t.Errorf("site %q, beside %v: %q, want %q", test.site, test.beside, message, test.want)
		}
	}
}

// A path is told as it was given, and shorter where it leads below the working
// directory.
func TestShown(t *testing.T) {
	above := t.TempDir()
	here := filepath.Join(above, "here")
	if err := os.Mkdir(here, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Chdir(here)
	for name, want := range map[string]string{
		filepath.Join(here, "book", "data"): "book/data",
		here:                                ".",
		filepath.Join(above, "other"):       filepath.ToSlash(filepath.Join(above, "other")),
		filepath.Join("book", "data"):       "book/data",
		filepath.Join("..", "other"):        "../other",
	} {
		if got := shown(name); got != want {
			t.Errorf("%s is told as %s, want %s", name, got, want)
		}
	}
}
