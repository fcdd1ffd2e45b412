package render_test

import (
	"errors"
	"runtime"
	"sync/atomic"
	"testing"

	"handbook/data"
	"handbook/generator"
	"handbook/layouts"
)

// full is a sink that takes nothing, as a disk that is full.
type full struct{ asked atomic.Int64 }

var errFull = errors.New("full")

func (f *full) Write(string, []byte) error {
	f.asked.Add(1)
	return errFull
}

// TestRenderEndsAtTheFirstFailure checks that nobody waits for the rest of a site that
// cannot be written.
func TestRenderEndsAtTheFirstFailure(t *testing.T) {
	site, _, err := generator.Load(generator.Input{Data: data.Files, DataName: "data", Layouts: layouts.Files})
	if err != nil {
		t.Fatal(err)
	}
	var sink full
	if _, err := site.Render(&sink); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
	if n := sink.asked.Load(); n > 4*int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%d files were handed over after the first that could not be written", n-1)
	}
}
