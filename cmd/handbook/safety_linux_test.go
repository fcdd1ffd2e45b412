package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// disk mounts a small disk at a folder, where the user may.
func disk(t *testing.T, dir, options string) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skip("cannot mount: ", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
}

// TestFullDisk has room for the site and not for what goes beside it: also then
// the site stays as it was.
func TestFullDisk(t *testing.T) {
	dir := newBook(t)
	change(t, dir)
	full := t.TempDir()
	disk(t, full, "size=40k")
	for _, flag := range []string{"--zip", "--single"} {
		fails(t, dir, "no space left on device", "build", dir, flag, filepath.Join(full, "file"))
		if left := files(t, full); len(left) > 0 {
			t.Errorf("%s leaves %d files", flag, len(left))
		}
	}
	fails(t, dir, "no space left on device", "build", dir, "--dest", filepath.Join(full, "site"))
}

// TestFullDiskUnderPDF has room for what the browser prints, and not for the PDF.
func TestFullDiskUnderPDF(t *testing.T) {
	if _, err := findChromium(); err != nil {
		t.Skip(err)
	}
	dir := newBook(t)
	change(t, dir)
	full := t.TempDir()
	disk(t, full, "size=40k")
	pdf := filepath.Join(full, "book.pdf")
	fails(t, dir, fmt.Sprintf("cannot write %q: no space left on device", pdf), "build", dir, "--pdf", pdf)
}

// TestFullDiskWhilePacking has room for what the archive is packed from, and not
// for the archive.
func TestFullDiskWhilePacking(t *testing.T) {
	dir := newBook(t)
	archive := filepath.Join(t.TempDir(), "site.zip")
	if code := run([]string{"build", "-q", dir, "--zip", archive}, io.Discard, os.Stderr); code != exitClean {
		t.Fatal(code)
	}
	info, err := os.Stat(archive)
	if err != nil {
		t.Fatal(err)
	}
	change(t, dir)
	full := t.TempDir()
	disk(t, full, fmt.Sprintf("size=%dk", info.Size()*3/2>>10))
	fails(t, dir, "no space left on device", "build", dir, "--zip", filepath.Join(full, "site.zip"))
	if left := files(t, full); len(left) > 0 {
		t.Errorf("%d files are left", len(left))
	}
}

// TestReadOnlyDisk builds onto a disk that became read-only.
func TestReadOnlyDisk(t *testing.T) {
	dir := newBook(t)
	change(t, dir)
	site := filepath.Join(dir, "site")
	if err := syscall.Mount(site, site, "", syscall.MS_BIND, ""); err != nil {
		t.Skip("cannot mount: ", err)
	}
	t.Cleanup(func() { syscall.Unmount(site, syscall.MNT_DETACH) })
	if err := syscall.Mount("", site, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("cannot mount: ", err)
	}
	fails(t, dir, "read-only file system", "build", dir)
}

// TestPipeInTheContent has a pipe where a file could be, which nobody writes into:
// it is reported, and not waited for.
func TestPipeInTheContent(t *testing.T) {
	for _, name := range []string{"assets/pipe.png", "pipe", "competencies/pipe.toml"} {
		dir := newBook(t)
		if err := syscall.Mkfifo(filepath.Join(dir, "data", filepath.FromSlash(name)), 0o666); err != nil {
			t.Skip("cannot make a pipe: ", err)
		}
		endsWithFindings(t, dir)
	}
}

// TestHugeFiles has files that nobody could read in time, nor hold in memory: they
// are refused unread.
func TestHugeFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("the builds are processes of their own")
	}
	for name, want := range map[string]string{
		"data/assets/film.mp4": "too-large", "data/backup.bak": "unknown-file", "data/pages/long.md": "too-large",
		"layouts/assets/base.css": "too-large", "layouts/backup.tar": "unknown-layout",
	} {
		dir := newBook(t)
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(full, 200<<30); err != nil {
			t.Skip("cannot make a file of holes: ", err)
		}
		if said := endsWithFindings(t, dir); !strings.Contains(said, "error["+want+"]") {
			t.Errorf("%s: it says\n%s", name, said)
		}
	}
}

// endsWithFindings wants a build to end soon, with and without a cache, and to
// tell of faults. It returns what is said.
func endsWithFindings(t *testing.T, dir string) string {
	t.Helper()
	var said bytes.Buffer
	for _, cache := range []string{"off", t.TempDir()} {
		said.Reset()
		cmd := exec.Command("handbook", "build", "-q", dir)
		cmd.Env = append(os.Environ(), "HANDBOOK_CACHE="+cache)
		cmd.Stdout = &said
		ended := make(chan error, 1)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go func() { ended <- cmd.Wait() }()
		select {
		case <-ended:
			if code := cmd.ProcessState.ExitCode(); code != exitFindings {
				t.Errorf("cache %s: exit code %d", cache, code)
			}
		case <-time.After(20 * time.Second):
			cmd.Process.Kill()
			<-ended
			t.Errorf("cache %s: the build does not end", cache)
		}
	}
	return said.String()
}

// What is a pipe by the time that it is opened is refused, and not waited for.
func TestPipeInPlaceOfFile(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "page.md"), 0o666); err != nil {
		t.Skip(err)
	}
	fsys, err := openFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := fs.ReadFile(fsys, "page.md")
		done <- err
	}()
	select {
	case err := <-done:
		if err == nil || !strings.Contains(err.Error(), "not an ordinary file") {
			t.Errorf("%v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it is waited for")
	}
}
