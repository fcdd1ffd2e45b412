package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handbook/generator/publish"
)

// newBook makes a handbook with its site in a temporary folder.
func newBook(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "book")
	for _, args := range [][]string{{"init", "-q", dir}, {"build", "-q", dir}} {
		if code := run(args, io.Discard, os.Stderr); code != exitClean {
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
	if code := run(args, &out, &said); code != exitFailure || out.Len() > 0 {
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
	if code := run([]string{"build", "-q", dir}, io.Discard, os.Stderr); code != exitClean {
		t.Error("afterwards: exit code", code)
	}
}

// TestStoppedBuild stops builds as soon as they write, as Ctrl-C does, and as does a
// window or a connection that is closed: also then the site stays as it was.
func TestStoppedBuild(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("the builds are processes of their own, which get a signal")
	}
	dir := filepath.Join(t.TempDir(), "book")
	for _, args := range [][]string{{"init", "-q", "--template", "example", dir}, {"build", "-q", dir}} {
		if code := run(args, io.Discard, os.Stderr); code != exitClean {
			t.Fatal(args, code)
		}
	}
	for _, by := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		t.Run(by.String(), func(t *testing.T) {
			if signal.Ignored(by) {
				t.Skip("these tests are to outlive it, and so are the builds")
			}
			stopBuild(t, dir, by, filepath.Join(dir, "site", ".handbook-lock"))
		})
	}
	t.Run("while it makes the single page", func(t *testing.T) {
		page := filepath.Join(t.TempDir(), "book.html")
		unfinished := filepath.Join(filepath.Dir(page), ".handbook-single-*")
		stopBuild(t, dir, os.Interrupt, unfinished, "--single", page)
		if left, _ := filepath.Glob(unfinished); len(left) > 0 {
			t.Errorf("it has left %q", left)
		}
	})
}

// stopBuild stops a build as soon as a file is there.
func stopBuild(t *testing.T, dir string, by os.Signal, file string, flags ...string) {
	site := filepath.Join(dir, "site")
	for range 20 { // some end before they are stopped
		before := files(t, site)
		change(t, dir)
		var said bytes.Buffer
		cmd := exec.Command("handbook", append([]string{"build", "-q", dir}, flags...)...)
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		there := func() bool { found, _ := filepath.Glob(file); return len(found) > 0 }
		for end := time.Now().Add(2 * time.Second); !there() && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		cmd.Process.Signal(by)
		if cmd.Wait() == nil {
			continue
		}
		if code := cmd.ProcessState.ExitCode(); code != exitFailure || !strings.Contains(said.String(), "stopped; the site is as it was before") {
			t.Errorf("exit code %d: %s", code, &said)
		}
		if diff := cmp.Diff(before, files(t, site)); diff != "" {
			t.Errorf("the site has changed: %.500s", diff)
		}
		return
	}
	t.Error("no build was stopped")
}

// TestKilledBuildsKeepWhatIsRight edits a handbook again and again, kills a build
// of it at some moment, and builds it. What the builds before have left, whole or
// not, leads to the site of a build that knows of none.
func TestKilledBuildsKeepWhatIsRight(t *testing.T) {
	if testing.Short() {
		t.Skip("the builds are processes of their own")
	}
	const rounds = 25
	dir := filepath.Join(t.TempDir(), "book")
	cache := "HANDBOOK_CACHE=" + filepath.Join(t.TempDir(), "cache")
	handbook := func(env string, args ...string) *exec.Cmd {
		cmd := exec.Command("handbook", args...)
		cmd.Env = append(os.Environ(), env)
		cmd.Stderr = os.Stderr
		return cmd
	}
	must := func(cmd *exec.Cmd) {
		t.Helper()
		if err := cmd.Run(); err != nil {
			t.Fatal(err)
		}
	}
	must(handbook(cache, "init", "-q", "--template", "example", dir))
	must(handbook(cache, "build", "-q", dir))
	names, err := filepath.Glob(filepath.Join(dir, "data", "competencies", "*.toml"))
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	killed := 0
	for round := range rounds {
		name := names[rand.IntN(len(names))]
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		edited := bytes.Replace(data, []byte("\nsummary = \""), fmt.Appendf(nil, "\nsummary = \"%d. ", round), 1)
		if err := os.WriteFile(name, edited, 0o666); err != nil {
			t.Fatal(err)
		}
		cmd := handbook(cache, "build", "-q", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(200)) * time.Millisecond)
		cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		must(handbook(cache, "build", "-q", dir))
		clean := filepath.Join(t.TempDir(), "site")
		must(handbook("HANDBOOK_CACHE=off", "build", "-q", dir, "--dest", clean))
		got, want := files(t, filepath.Join(dir, "site")), files(t, clean)
		for name, text := range want {
			name = strings.TrimPrefix(name, clean)
			if got[filepath.Join(dir, "site", name)] != text {
				t.Errorf("round %d: %s is not as in a clean build", round, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("round %d: %d files, want %d", round, len(got), len(want))
		}
	}
	t.Logf("%d of %d builds were killed", killed, rounds)
}
