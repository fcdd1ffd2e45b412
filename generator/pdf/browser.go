package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A Browser is a Chromium, which prints without a window.
type Browser struct {
	Path      string // of the program
	Temp      string // folder for what it needs meanwhile
	NoSandbox bool   // it runs as an administrator, who can have none
}

// patience is how long one part may take.
const patience = 10 * time.Minute

// longestTemp is how long the path of the folder for the browser's own temporary files may
// be: sockets in it have some 45 bytes more, and at most 104 on all systems (unix(4)).
const longestTemp = 55

// print returns a page as a PDF, read. The browser has a profile of its own, which
// lasts as long as that takes, and reaches no network.
func (b Browser) print(ctx context.Context, html []byte) (f *file, err error) {
	dir, err := os.MkdirTemp(b.Temp, "handbook-pdf-*")
	if err != nil {
		return nil, &TempError{err}
	}
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole // for the address of the page
	}
	defer func() {
		if failed := removeAll(dir); failed != nil {
			err = errors.Join(err, &TempError{failed})
		}
	}()
	page, result := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(page, html, 0o600); err != nil {
		return nil, &TempError{err}
	}
	within, stop := context.WithTimeout(ctx, patience)
	defer stop()
	program := exec.CommandContext(within, b.Path, append(b.flags(),
		"--user-data-dir="+filepath.Join(dir, "profile"), "--print-to-pdf="+result, address(page))...)
	var said bytes.Buffer
	program.Stderr = &said
	if len(dir) < longestTemp { // so that what a browser leaves there that is stopped goes as well
		program.Env = append(os.Environ(), "TMPDIR="+dir)
	}
	program.WaitDelay = 5 * time.Second // for what the browser has started itself
	err = program.Run()
	if ended := program.ProcessState; ended != nil && ended.ExitCode() == -1 {
		// By a signal: that of Ctrl-C reaches the browser as well, and perhaps sooner.
		select {
		case <-ctx.Done():
		case <-time.After(500 * time.Millisecond):
		}
	}
	data, readErr := os.ReadFile(result)
	there := readErr == nil && len(data) > 0
	if there {
		f, readErr = read(data)
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case there && readErr == nil:
		return f, nil // whatever else it complains of
	case within.Err() != nil:
		err = fmt.Errorf("it was not done after %v", patience)
	case there: // the disk may be full
		err = fmt.Errorf("its file cannot be read: %w", readErr)
	case err == nil:
		err = errors.New("it ended without a file")
	}
	return nil, &BrowserError{b.Path, err, strings.ToValidUTF8(strings.TrimSpace(said.String()), "?")}
}

// A BrowserError tells that a browser has printed nothing.
type BrowserError struct {
	Path string
	Err  error
	Said string // by the browser, in lines
}

func (e *BrowserError) Error() string {
	return fmt.Sprintf("the browser %q has printed nothing: %s", filepath.ToSlash(e.Path), e.Err)
}

func (e *BrowserError) Unwrap() error { return e.Err }

// A TempError tells that what a browser needs meanwhile could not be written, or
// not be removed again.
type TempError struct{ Err error }

func (e *TempError) Error() string { return e.Err.Error() }
func (e *TempError) Unwrap() error { return e.Err }

// flags keep the browser to the work in hand.
func (b Browser) flags() []string {
	list := []string{
		"--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
		"--disable-extensions", "--disable-default-apps", "--disable-component-update", "--disable-sync",
		"--disable-background-networking", "--disable-domain-reliability", "--no-pings", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--no-pdf-header-footer", "--export-tagged-pdf",
	}
	if b.NoSandbox {
		list = append(list, "--no-sandbox")
	}
	return list
}

// address returns the address of a file.
func address(file string) string {
	p := filepath.ToSlash(file)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // in front of a drive letter
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}

// removeAll removes the folder, also while a part of the browser is still
// ending.
func removeAll(dir string) error {
	var err error
	for range 20 {
		if err = os.RemoveAll(dir); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}
