package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"handbook/generator/render"
)

func TestStoppedRouteWritesNothing(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var site render.Memory
	to := &route{ctx: ctx, to: []render.Sink{&site}}
	for _, path := range []string{"index.html", "assets/base.css"} {
		if err := to.Write(path, nil); err != nil || to.pages.Load() != 1 {
			t.Fatalf("%s before the end: %v, %d pages", path, err, to.pages.Load())
		}
	}
	stop()
	if err := to.Write("search.html", nil); err == nil {
		t.Error("no error after the end")
	}
	if got := slices.Sorted(slices.Values(site.Paths())); !slices.Equal(got, []string{"assets/base.css", "index.html"}) {
		t.Errorf("the sink has %q", got)
	}
}

func TestOpener(t *testing.T) {
	for system, want := range map[string]string{
		"windows": `rundll32 url.dll,FileProtocolHandler p`, "darwin": "open p", "linux": "xdg-open p", "freebsd": "xdg-open p",
	} {
		if got := strings.Join(opener(system, "p"), " "); got != want {
			t.Errorf("%s: got %q, want %q", system, got, want)
		}
	}
}

// What init has written goes again if the rest cannot be written, and when somebody
// stops it.
func TestWriteNewIsAllOrNothing(t *testing.T) {
	for what, files := range map[string][]newFile{
		"a long name": {{"data/one.toml", []byte("x")}, {"data/" + strings.Repeat("x", 300), nil}},
		"a stop":      {{"data/one.toml", []byte("x")}, {"data/two.toml", nil}, {"data/three.toml", nil}},
	} {
		dir := filepath.Join(t.TempDir(), "a", "b")
		ctx := &stopsAfter{t.Context(), 2}
		if what == "a long name" {
			ctx.files = len(files)
		}
		if err := writeNew(ctx, dir, files); err == nil {
			t.Fatalf("%s: everything was written", what)
		}
		if _, err := os.Lstat(filepath.Dir(dir)); !os.IsNotExist(err) {
			t.Errorf("%s: something is left: %v", what, err)
		}
	}
}

// A context that stopsAfter some files has ended when it is asked once more.
type stopsAfter struct {
	context.Context
	files int
}

func (s *stopsAfter) Err() error {
	if s.files--; s.files < 0 {
		return context.Canceled
	}
	return nil
}
