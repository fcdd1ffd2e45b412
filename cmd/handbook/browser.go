package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// show opens the site in the browser. The site is built, so that a failure is
// no more than a warning.
func (b *build) show() {
	start := filepath.Join(b.dest, "index.html")
	page, err := filepath.Abs(start)
	if err == nil {
		err = openInBrowser(page)
	}
	if err != nil {
		b.console.warn("open "+shown(start)+" yourself", "cannot open the browser: %v", err)
	}
}

// openInBrowser hands a page, by its path or address, to the program that the
// system opens pages with.
func openInBrowser(page string) error {
	line := opener(runtime.GOOS, page)
	program := exec.Command(line[0], line[1:]...)
	if err := program.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s: %w", line[0], err)
		}
	case <-time.After(3 * time.Second): // some openers stay until the browser is closed
	}
	return nil
}

func opener(system, page string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", page}
	case "darwin":
		return []string{"open", page}
	}
	return []string{"xdg-open", page}
}
