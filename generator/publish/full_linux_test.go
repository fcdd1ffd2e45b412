package publish

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mount makes a small disk, where the user may.
func mount(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skip("cannot mount: ", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestFullDisk fills a real disk. One edition fits, two do not; a second one
// that differs in little fits.
func TestFullDisk(t *testing.T) {
	dir := filepath.Join(mount(t, "size=300k"), "site")
	files := func(text string, changed int) tree {
		site := maps.Clone(first)
		for i := range 20 {
			start := "one"
			if i < changed {
				start = text
			}
			site[fmt.Sprintf("many/%d.html", i)] = start + strings.Repeat(".", 8000)
		}
		return site
	}
	one, two, little := files("one", 0), files("two", 20), files("two", 2)
	mustBuild(t, dir, one, Summary{Written: len(one)})
	before := read(t, dir)
	_, err := build(dir, two)
	refused(t, err, syscall.ENOSPC, "no space left on device")
	if !maps.Equal(before, read(t, dir)) {
		t.Fatal("the site changed")
	}
	mustBuild(t, dir, little, Summary{Written: 2, Unchanged: len(one) - 2})
	holds(t, dir, little)
}

// TestDiskFullOfFiles leaves room for ever more files, so that the disk is full
// at one step after the other, also at those of Commit.
func TestDiskFullOfFiles(t *testing.T) {
	for room := 20; ; room++ {
		disk := mount(t, fmt.Sprint("nr_inodes=", room))
		dir := filepath.Join(disk, "site")
		var err error
		for _, files := range []tree{first, second} {
			if _, err = build(dir, files); err != nil {
				break
			}
		}
		if err == nil {
			return
		}
		refused(t, err, syscall.ENOSPC, "no space left on device")
		if exists(dir) {
			whole(t, dir, nil, first, second)
		}
		if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT, "nr_inodes=1000"); err != nil {
			t.Fatal(err)
		}
		if _, err := build(dir, second); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, second)
	}
}

func TestReadOnlyDisk(t *testing.T) {
	disk := mount(t, "size=1m")
	dir := filepath.Join(disk, "site")
	mustBuild(t, dir, first, Summary{Written: len(first)})
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	_, err := build(dir, second)
	refused(t, err, syscall.EROFS, "read-only file system")
	wantDifference(t, Difference{}, check(t, dir, first))
	_, err = Open(filepath.Join(disk, "new"))
	refused(t, err, syscall.EROFS, "cannot make the folder")
	if _, err := os.Lstat(filepath.Join(disk, "new")); err == nil {
		t.Error("the folder was made")
	}
}
