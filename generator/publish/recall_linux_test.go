package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Pages of one length that were written at one moment are told from each other, so
// that two folders that have changed places are noticed.
func TestRecallFoldersChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	m, err := Remembering(t.TempDir(), dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	files := tree{}
	for n := range 100 {
		files[fmt.Sprintf("%02d/index.html", n)] = fmt.Sprintf("page %02d", n)
	}
	e := ended(t, dir, files)
	if err := m.Remember(e, "key", ""); err != nil {
		t.Fatal(err)
	}
	if _, same := m.Recall("key"); !same {
		t.Fatal("it does not recall a site that is as it was")
	}
	written := map[[2]int64]string{} // folders by when
	for n := range 100 {
		folder := filepath.Join(dir, fmt.Sprintf("%02d", n))
		info, err := os.Lstat(filepath.Join(folder, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		when := [2]int64{info.ModTime().UnixNano(), changedAt(info)}
		other, ok := written[when]
		written[when] = folder
		if !ok {
			continue
		}
		for _, move := range [][2]string{{folder, folder + "~"}, {other, folder}, {folder + "~", other}} {
			if err := os.Rename(move[0], move[1]); err != nil {
				t.Fatal(err)
			}
		}
		if _, same := m.Recall("key"); same {
			t.Error("it recalls a site of which two folders have changed places")
		}
		return
	}
	t.Skip("the clock of the file system tells each page from the others")
}

// No program can set when a file was changed last: a page that another one of its
// length has replaced, with the date put back, is noticed.
func TestRecallDatePutBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	m, err := Remembering(t.TempDir(), dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Remember(ended(t, dir, first), "key", ""); err != nil {
		t.Fatal(err)
	}
	m.lstat = func(name string) (fs.FileInfo, error) {
		info, err := os.Lstat(name)
		return changedLater{info}, err
	}
	if _, same := m.Recall("key"); same {
		t.Error("it recalls a site that was changed")
	}
}

type changedLater struct{ fs.FileInfo }

func (c changedLater) Sys() any {
	s := *c.FileInfo.Sys().(*syscall.Stat_t)
	s.Ctim.Sec++
	return &s
}

// TestBootID: without it, what was remembered before a power cut would be believed.
func TestBootID(t *testing.T) {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		t.Skip(err)
	}
	if m := (Memory{program: "program"}); !strings.HasSuffix(m.mark(), "program "+strings.TrimSpace(string(id))) {
		t.Errorf("the mark is %q", m.mark())
	}
}

// What others put where a memory is kept is not believed, and not waited for.
func TestMemoryOfOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	m, err := Remembering(t.TempDir(), dir, "program")
	if err != nil {
		t.Fatal(err)
	}
	for what, put := range map[string]func() error{
		"a pipe":               func() error { os.Remove(m.file); return syscall.Mkfifo(m.file, 0o666) },
		"a link":               func() error { os.Rename(m.file, m.file+"~"); return os.Symlink(m.file+"~", m.file) },
		"a file of somebody's": func() error { return os.Chown(m.file, 65534, 65534) },
	} {
		if err := m.Remember(ended(t, dir, first), "key", ""); err != nil {
			t.Fatal(err)
		}
		if err := put(); err != nil {
			t.Log("cannot make ", what, ": ", err)
			continue
		}
		recalled := make(chan bool, 1)
		go func() { _, same := m.Recall("key"); recalled <- same }()
		select {
		case same := <-recalled:
			if same {
				t.Errorf("it believes %s", what)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("it waits for %s", what)
		}
	}
}
