package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
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

// TestFullDiskWhilePacking has room for what the archive is packed from, and not
// for the archive.
func TestFullDiskWhilePacking(t *testing.T) {
	dir := newBook(t)
	archive := filepath.Join(t.TempDir(), "site.zip")
	if code := run([]string{"build", "-q", dir, "--zip", archive}, nil, io.Discard, os.Stderr); code != exitClean {
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
