package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Without a Chromium nothing is written, and it is said what to do.
func TestNoChromium(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere it is looked for in fixed places, too")
	}
	dir := t.TempDir()
	var out, err bytes.Buffer
	if code := run([]string{"init", dir, "-q"}, &out, &err); code != exitClean {
		t.Fatal(code, err.String())
	}
	t.Setenv("PATH", t.TempDir())
	t.Setenv(chromium, "")
	if code := run([]string{"build", "-q", dir, "--dest", t.TempDir()}, &out, &err); code != exitClean {
		t.Error("without a PDF: exit code", code)
	}
	code := run([]string{"build", dir, "--pdf", filepath.Join(dir, "handbook.pdf")}, &out, &err)
	want := `handbook: there is no Chromium on this machine, and a PDF needs one
  hint: install Chromium, Chrome or Edge, or name one in HANDBOOK_CHROMIUM
        or build without --pdf, open print.html of the site in any browser and print it to a PDF
`
	if code != exitFailure || err.String() != want || out.Len() > 0 {
		t.Errorf("got %d, %s%s", code, out.String(), err.String())
	}
	if _, err := os.Stat(filepath.Join(dir, "site")); err == nil {
		t.Error("the site was written")
	}
}

// Where there are several, the quickest one prints.
func TestFindChromium(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a program has another name there")
	}
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	t.Setenv(chromium, "")
	for _, name := range []string{"google-chrome", "chromium", "chromium-headless-shell"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o755); err != nil {
			t.Fatal(err)
		}
		if got, err := findChromium(); err != nil || got.Path != path {
			t.Errorf("got %q, %v, not %s", got.Path, err, name)
		}
	}
}

func TestInstalled(t *testing.T) {
	env := func(name string) string {
		return map[string]string{"HOME": "/Users/me", "ProgramFiles": `C:\Program Files`, "LocalAppData": `C:\Users\me\AppData\Local`}[name]
	}
	for system, want := range map[string]string{
		"darwin":  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		"windows": `C:\Program Files\Microsoft\Edge\Application\msedge.exe`,
	} {
		if got := installed(system, env); !slices.Contains(got, want) || strings.Contains(strings.Join(got, ""), "(x86)") {
			t.Errorf("%s: %q has not %s", system, got, want)
		}
	}
	if got := installed("linux", env); len(got) > 0 {
		t.Errorf("linux: got %q", got)
	}
}
