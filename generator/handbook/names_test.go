package handbook_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestFindingsOfLinks checks what the file system of a computer can have beside
// files and folders.
func TestFindingsOfLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs rights to make links")
	}
	outside := t.TempDir()
	dir := t.TempDir()
	write := func(dir, name, data string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, f := range archiveFS(t, "testdata/base.txtar") {
		write(dir, name, string(f.Data))
	}
	write(dir, "handbook.toml", `introduction = "What is not read may be there: [a](role:clerk) [b](page:nothing)"`+"\n"+string(archiveFS(t, "testdata/base.txtar")["handbook.toml"].Data))
	write(outside, "secret", "secret")
	write(outside, "help.md", "# Help\n")
	write(dir, "assets/real.svg", "<svg/>")
	write(dir, "pages/real.md", "# Real\n")
	link(filepath.Join(outside, "secret"), "assets/secret.svg")
	link(outside, "assets/folder")
	link(filepath.Join(outside, "nothing"), "assets/nothing.svg")
	link(filepath.Join(outside, "help.md"), "pages/help.md")
	link(filepath.Join(outside, "nothing.md"), "pages/nothing.md")
	link(outside, "roles")
	write(dir, "pages/shown.md", "# Shown\n\n![What it is](assets/folder/it.svg)\n")
	got := show(findings(t, os.DirFS(dir)))
	want := `assets/folder:1:1: error outside-asset the asset is a link or device, not a file
    put a copy of the file there instead
assets/nothing.svg:1:1: error outside-asset the asset is a link or device, not a file
    put a copy of the file there instead
assets/secret.svg:1:1: error outside-asset the asset is a link or device, not a file
    put a copy of the file there instead
pages/nothing.md:1:1: error missing-file the link leads to no file
    put the file itself there
roles:1:1: error unknown-file the generator follows no link to a folder
    put the folder itself there
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

// TestFindingsOfDeadLinks checks that what stands in a file that is a link to nothing
// is missed nowhere else.
func TestFindingsOfDeadLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("needs rights to make links")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, archiveFS(t, "testdata/base.txtar")); err != nil {
		t.Fatal(err)
	}
	write := func(name, data string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, folder := range []string{"assets", "pages", "roles"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	write("pages/help.md", "# Help\n[a](level:gone/1) [b](practice:round) [c](role:clerk) [d](assets/form.pdf) [e](orientation:speed)\n")
	want := ""
	for _, name := range []string{"assets/form.pdf", "competencies/gone.toml", "orientations.toml", "roles/clerk.toml"} {
		if err := os.Symlink("nothing", filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		if name == "assets/form.pdf" {
			want += name + ":1:1: error outside-asset the asset is a link or device, not a file\n    put a copy of the file there instead\n"
		} else {
			want += name + ":1:1: error missing-file the link leads to no file\n    put the file itself there\n"
		}
	}
	if diff := cmp.Diff(want, show(findings(t, os.DirFS(dir)))); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

// TestFindingsOfNames checks names that are no text.
func TestFindingsOfNames(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems have no such names")
	}
	dir := t.TempDir()
	for _, err := range []error{
		os.CopyFS(dir, archiveFS(t, "testdata/base.txtar")),
		os.MkdirAll(filepath.Join(dir, "assets/a\xff"), 0o777),
		os.WriteFile(filepath.Join(dir, "assets/a\xff/b.docx"), nil, 0o666),
		os.WriteFile(filepath.Join(dir, "competencies/a\xff.toml"), nil, 0o666),
		os.WriteFile(filepath.Join(dir, "competencies/b.txt"), nil, 0o666),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got := show(findings(t, os.DirFS(dir)))
	want := `assets/a�:1:1: error invalid-id the name is not UTF-8, so that the generator cannot read what it stands for
    rename it; letters of every language may stand in it
competencies/a�.toml:1:1: error invalid-id the name is not UTF-8, so that the generator cannot read what it stands for
    rename it; letters of every language may stand in it
competencies/b.txt:1:1: error unknown-file the generator reads no file of this name
    did you mean "competencies/b.toml"?
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

// What stands in the place of a file of the format and is neither file nor link is not
// called a link.
func TestFindingOfPipe(t *testing.T) {
	got := show(findings(t, fstest.MapFS{
		"handbook.toml": {Mode: fs.ModeNamedPipe},
		"roles.toml":    {Mode: fs.ModeSocket},
	}))
	want := `handbook.toml:1:1: error missing-file this is a device or pipe, not a file
    put the file itself there
roles.toml:1:1: error missing-file this is a device or pipe, not a file
    put the file itself there
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}
