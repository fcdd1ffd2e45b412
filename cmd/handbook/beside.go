package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/pdf"
	"handbook/generator/publish"
)

// A target is a file that a build makes beside the site.
type target struct{ flag, what, file string }

// targets returns the files that are asked for.
func (b *build) targets() []target {
	var list []target
	for _, t := range []target{{"zip", "the archive", b.zip}, {"single", "the single page", b.single}, {"pdf", "the PDF", b.pdf}} {
		if t.file != "" {
			list = append(list, t)
		}
	}
	return list
}

// besides are files beside the site, whole but not yet in their places.
type besides []*publish.File

func (list besides) commit() error {
	for _, f := range list {
		if err := f.Commit(); err != nil {
			return err
		}
	}
	return nil
}

func (list besides) discard() {
	for _, f := range list {
		f.Discard()
	}
}

// writeBeside makes the single page and the PDF.
func (b *build) writeBeside(ctx context.Context, site *generator.Site) (files besides, list diag.List, err error) {
	for _, t := range b.targets() {
		var fill func(*publish.File) (diag.List, error)
		switch t.flag {
		case "single":
			fill = func(f *publish.File) (diag.List, error) { return site.Single(f) }
		case "pdf":
			fill = func(f *publish.File) (diag.List, error) { return b.print(ctx, site, f) }
		default:
			continue
		}
		f, err := publish.CreateFile(t.file, t.what, t.flag)
		if err != nil {
			return files, list, err
		}
		files = append(files, f)
		found, err := fill(f)
		list = append(list, found...)
		if err != nil || b.findings.block(list) {
			return files, list, err
		}
	}
	return files, list, nil
}

// print makes the PDF.
func (b *build) print(ctx context.Context, site *generator.Site, f *publish.File) (diag.List, error) {
	book, list, err := site.Book()
	if err != nil || b.findings.block(list) {
		return list, err
	}
	b.console.detail("printing with %s", shown(b.browser.Path))
	err = pdf.Write(ctx, b.browser, book, f)
	var browser *pdf.BrowserError
	var temporary *pdf.TempError
	switch {
	case errors.Is(err, context.Canceled):
		err = errStopped
	case errors.As(err, &browser):
		err = &fault{browser.Error(), "name another Chromium in HANDBOOK_CHROMIUM, or open print.html of the site in a browser and print it to a PDF\n" +
			"if it is a snap, it may not see temporary files: set TMPDIR to a folder in your home" + said(browser.Said)}
	case errors.As(err, &temporary):
		err = &fault{fmt.Sprintf("cannot write into %q, the folder for temporary files: %v", shown(b.browser.Temp), reason(temporary.Err)),
			"make room there, or name another folder in TMPDIR (on Windows, TEMP)"}
	}
	return list, err
}

// said returns the last lines that a browser said, to be added to a hint.
func said(lines string) string {
	if lines == "" {
		return ""
	}
	last := strings.Split(lines, "\n")
	last = last[max(0, len(last)-3):]
	return fmt.Sprintf("\nit said:\n%s", strings.Join(last, "\n"))
}
