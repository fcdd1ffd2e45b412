package preview

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"handbook/generator/render"
)

const teamworkPage = "/competencies/teamwork/index.html"

// TestSameBytesButForTheScript takes from every page that is served what the
// preview has added, and wants the bytes that a build writes.
func TestSameBytesButForTheScript(t *testing.T) {
	r := run(t, nil)
	site, _, err := load(r.dir)
	if err != nil {
		t.Fatal(err)
	}
	var built render.Memory
	if _, err := site.Render(&built); err != nil {
		t.Fatal(err)
	}
	for _, path := range built.Paths() {
		want, _ := built.File(path)
		status, got := r.get(t, "/"+path)
		if status != http.StatusOK {
			t.Errorf("%s: status %d", path, status)
		}
		if strings.Contains(path, "preview") || bytes.Contains(want, []byte(pathOwn)) || bytes.Contains(want, []byte("connect-src 'self'")) {
			t.Errorf("%s as it is published knows of the preview", path)
		}
		if strings.HasSuffix(path, ".html") && path != "store.html" {
			start := strings.Index(got, "\n<script src=\"/_preview/preview.js\"")
			end := start + strings.Index(got[max(0, start):], "</script>") + len("</script>")
			if start < 0 || !strings.HasPrefix(got[end:], "\n</head>") && !strings.HasPrefix(got[end:], "</head>") {
				t.Errorf("%s has no script at the end of its head:\n%s", path, got[:min(len(got), 3000)])
				continue
			}
			got = strings.Replace(got[:start]+got[end:], "connect-src 'self'", "connect-src 'none'", 1)
		}
		if got != string(want) {
			t.Errorf("%s is not what a build writes", path)
		}
	}
}

// TestChangeIsToldAndShown changes the handbook in the ways that editors and
// people do.
func TestChangeIsToldAndShown(t *testing.T) {
	r := run(t, nil)
	events := r.listen(t)
	last := events.next(t)
	body := r.until(t, teamworkPage, 200, "Working with others.")
	if !strings.Contains(body, `data-version="`+last+`"`) {
		t.Fatalf("the page is of another version than %s", last)
	}
	told := func(address, want string) {
		t.Helper()
		for {
			version := events.next(t)
			if version == last {
				t.Fatalf("the version %s came twice", version)
			}
			last = version
			if _, body := r.get(t, address); strings.Contains(body, want) {
				return
			}
		}
	}
	r.write(t, teamwork, competency("Teamwork", "Saved in place."))
	told(teamworkPage, "Saved in place.")

	for name, text := range map[string]string{"aside": "Renamed over.", ".teamwork.toml.swp": "Renamed from a hidden file.", "teamwork.toml~": "Renamed again."} {
		r.write(t, name, competency("Teamwork", text))
		if err := os.Rename(r.path(name), r.path(teamwork)); err != nil {
			t.Fatal(err)
		}
		told(teamworkPage, text)
	}

	if err := os.Rename(r.path(teamwork), r.path(teamwork)+"~"); err != nil { // as editors with backups do
		t.Fatal(err)
	}
	r.write(t, teamwork, competency("Teamwork", "Written after the backup."))
	told(teamworkPage, "Written after the backup.")

	r.write(t, "data/pages/help.md", "# Help\n\nIn a new folder.\n")
	told("/pages/help.html", "In a new folder.")
	r.write(t, "data/pages/help.md", "# Help\n\nChanged there.\n")
	told("/pages/help.html", "Changed there.")
	r.write(t, "data/assets/deep/er/note.txt", "one")
	told("/assets/deep/er/note.txt", "one")
	r.write(t, "data/assets/deep/er/note.txt", "two")
	told("/assets/deep/er/note.txt", "two")

	r.write(t, "layouts/pages/page.html", `{{define "main"}}<h1>Ours: {{.Title}}</h1>{{end}}`)
	told("/pages/help.html", "Ours: Help")
	r.write(t, "layouts/pages/page.html", `{{define "main"}}<h1>Theirs: {{.Title}}</h1>{{end}}`)
	told("/pages/help.html", "Theirs: Help")
	if err := os.RemoveAll(r.path("layouts")); err != nil {
		t.Fatal(err)
	}
	told("/pages/help.html", "<h1>Help</h1>")
}

// TestFolderGoesAndComesBack renames and removes the data folder.
func TestFolderGoesAndComesBack(t *testing.T) {
	r := run(t, func(l *limits) { l.look = 100 * time.Millisecond })
	r.until(t, teamworkPage, 200, "Working with others.")
	for range 2 {
		if err := os.Rename(r.path("data"), r.path("elsewhere")); err != nil {
			t.Fatal(err)
		}
		body := r.until(t, teamworkPage, 500, "cannot read: ")
		if !strings.Contains(body, "look whether it is there") || !strings.Contains(body, pathLast+"competencies/teamwork/index.html") {
			t.Errorf("the page gives no hint or no way to the last good page:\n%s", body)
		}
		if err := os.Rename(r.path("elsewhere"), r.path("data")); err != nil {
			t.Fatal(err)
		}
		r.until(t, teamworkPage, 200, "Working with others.")
	}
	if err := os.RemoveAll(r.path("data")); err != nil {
		t.Fatal(err)
	}
	r.until(t, "/", 500, "cannot read: ")
	for name, text := range small {
		r.write(t, name, text)
	}
	r.until(t, teamworkPage, 200, "Working with others.")
	r.write(t, teamwork, competency("Teamwork", "Heard in the new folder."))
	r.until(t, teamworkPage, 200, "Heard in the new folder.")
}

// TestManySaves saves for a second without a pause: loads never pile up, and the
// last save wins.
func TestManySaves(t *testing.T) {
	r := run(t, nil)
	r.until(t, teamworkPage, 200, "Working with others.")
	before := r.loads.Load()
	const saves = 100
	for n := range saves {
		r.write(t, teamwork, competency("Teamwork", fmt.Sprintf("Save %d.", n+1)))
		time.Sleep(10 * time.Millisecond)
	}
	r.until(t, teamworkPage, 200, fmt.Sprintf("Save %d.", saves))
	if loads := r.loads.Load() - before; loads < 2 || loads > saves/4 {
		t.Errorf("%d saves led to %d loads", saves, loads)
	}
}

// TestChangesAreFoundWithoutTheSystem looks only, as on shared folders.
func TestChangesAreFoundWithoutTheSystem(t *testing.T) {
	r := run(t, func(l *limits) { l.look = 20 * time.Millisecond })
	r.until(t, teamworkPage, 200, "Working with others.")
	if system := r.watcher.system; system != nil {
		for _, path := range system.WatchList() {
			system.Remove(path)
		}
	}
	r.write(t, teamwork, competency("Teamwork", "Found by looking."))
	r.until(t, teamworkPage, 200, "Found by looking.")
}

// TestSlowLook has looks that take long: they are not repeated without a pause, and
// one that hung on a share does not keep the preview from looking for hours.
func TestSlowLook(t *testing.T) {
	w := newWatcher(nil, 2*time.Second)
	for took, want := range map[time.Duration]time.Duration{
		0: 2 * time.Second, 10 * time.Millisecond: 2 * time.Second, 100 * time.Millisecond: 5 * time.Second,
		5 * time.Second: 30 * time.Second, 8 * time.Hour: 30 * time.Second,
	} {
		if got := w.rest(took); got != want {
			t.Errorf("after a look of %v: %v, want %v", took, got, want)
		}
	}
}

// TestNothingChanged wants no load where nothing has changed, or only what no
// handbook reads.
func TestNothingChanged(t *testing.T) {
	r := run(t, func(l *limits) { l.look = 5 * time.Millisecond })
	r.until(t, teamworkPage, 200, "Working with others.")
	r.write(t, "data/competencies/.teamwork.toml.swp", "x")
	for _, name := range []string{"teamwork.toml~", "#teamwork.toml#", ".#teamwork.toml", "teamwork.toml.swp", "4913~", "~$teamwork.toml"} {
		r.write(t, "data/competencies/"+name, "x")
	}
	if err := os.Symlink("somebody@desk.1234:5678", r.path("data/.#handbook.toml")); err != nil { // as Emacs locks a file
		t.Log(err)
	}
	r.write(t, "data/.git/index", "x")
	r.write(t, "site/index.html", "x")
	r.write(t, "notes.txt", "x")
	if err := os.Chmod(r.path("data/handbook.toml"), 0o644); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	if loads := r.loads.Load(); loads != 1 {
		t.Errorf("the handbook was loaded %d times", loads)
	}
	r.write(t, teamwork, competency("Teamwork", "Saved beside all that."))
	r.until(t, teamworkPage, 200, "Saved beside all that.")
}

// TestGoodbye wants an orderly end with a stream and an idle connection open.
func TestGoodbye(t *testing.T) {
	r := run(t, nil)
	events := r.listen(t)
	events.next(t)
	r.get(t, "/")
	r.stop()
	select {
	case err := <-r.ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("the preview does not end")
	}
	for events.text.Scan() {
	}
	if _, err := http.Get(r.url); err == nil {
		t.Error("it still answers")
	}
}
