package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

func TestBrowserTrouble(t *testing.T) {
	for mode, want := range map[string]string{"silent": "it ended without a file", "broken": "exit status 3", "half": "its file cannot be read: that is no PDF, or only a part of one"} {
		t.Setenv("HANDBOOK_TEST_BROWSER", mode)
		dir := t.TempDir()
		err := Write(t.Context(), Browser{Path: os.Args[0], Temp: dir}, newPamphlet(), &bytes.Buffer{})
		var trouble *BrowserError
		if !errors.As(err, &trouble) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", mode, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: %v is left", mode, left)
		}
	}
}

// A browser that is stopped leaves nothing, whatever it has put into its folder for
// temporary files.
func TestStoppedBrowser(t *testing.T) {
	t.Setenv("HANDBOOK_TEST_BROWSER", "slow")
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	t.Setenv("TMPDIR", dir)
	ctx, stop := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer stop()
	if err := Write(ctx, Browser{Path: os.Args[0], Temp: dir}, newPamphlet(), io.Discard); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("stopped: got %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 && len(dir) < longestTemp-len("/handbook-pdf-1234567890") {
		t.Errorf("%v is left", left)
	}
}

// The folder for temporary files may be named as seen from the working directory, and
// in any letters.
func TestTemporaryFolder(t *testing.T) {
	t.Setenv("HANDBOOK_TEST_BROWSER", "whole")
	t.Chdir(t.TempDir())
	const odd = "a #%20 é"
	if err := os.Mkdir(odd, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{".", odd} {
		if err := Write(t.Context(), Browser{Path: os.Args[0], Temp: dir}, newPamphlet(), io.Discard); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
	}
}
