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
	if err := to.Write("index.html", nil); err != nil || to.pages.Load() != 1 {
		t.Fatalf("before the end: %v, %d pages", err, to.pages.Load())
	}
	stop()
	if err := to.Write("search.html", nil); err == nil {
		t.Error("no error after the end")
	}
	if got := site.Paths(); !slices.Equal(got, []string{"index.html"}) {
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

// What init has written goes again if the rest cannot be written.
func TestWriteNewIsAllOrNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	err := writeNew(dir, []newFile{{"data/one.toml", []byte("x")}, {"data/" + strings.Repeat("x", 300), nil}})
	if err == nil {
		t.Fatal("a name of 300 characters was written")
	}
	if _, err := os.Lstat(filepath.Dir(dir)); !os.IsNotExist(err) {
		t.Errorf("something is left: %v", err)
	}
}
