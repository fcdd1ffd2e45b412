// Package pdf makes one PDF, with tags, bookmarks and page numbers, of a
// document that a browser prints.
//
// A [Book] is the document as pages of HTML, in parts: a browser needs more
// than twice the time for a document of twice the length. [Write] has each part
// printed by a [Browser], reads from what it wrote how many pages there are and
// on which of them each place is, and has the parts printed again with these
// numbers, until they are right. Then it puts the parts together.
//
// What a browser writes is read in file.go and value.go, put together in join.go
// and assemble.go, and written in write.go: the same bytes for the same document
// and the same browser.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"
)

// A Book is a document to print.
type Book interface {
	// Parts returns how many parts the document has.
	Parts() int
	// Part returns one part as a page of HTML that needs no other file. Links
	// to another part go to [Elsewhere].
	Part(part int, n Numbers) ([]byte, error)
	// Info returns what readers of PDF show beside the pages.
	Info() Info
}

// Numbers are the page numbers that a part prints.
type Numbers struct {
	First int            // of the part's first page
	Pages map[string]int // the page of each place, by its id
}

// Info is what readers of PDF show beside the pages.
type Info struct {
	Title, Author, Language string
	Date                    time.Time // zero for none
	Bookmarks               []Bookmark
}

// A Bookmark leads to a place, and may hold others.
type Bookmark struct {
	Title string
	Place string
	Open  bool // what is below is shown at once
	Below []Bookmark
}

// Elsewhere is how a part of a document calls the places in its other parts: an
// address that leads nowhere (RFC 2606), followed by the place.
const Elsewhere = "https://handbook.invalid/#"

// rounds is how often a document is printed at most. The second round has the
// numbers of the first; only if these need more room than was kept for them is
// there another.
const rounds = 4

// Write writes the book as a PDF. The error is a [BrowserError], a
// [TempError], or one of the book, of to or of ctx.
func Write(ctx context.Context, browser Browser, book Book, to io.Writer) error {
	parts := make([]part, book.Parts())
	numbers := count(parts, nil)
	for range rounds {
		changed, err := printAll(ctx, browser, book, numbers, parts)
		if err != nil {
			return err
		}
		if !changed {
			return assemble(parts, book.Info(), to)
		}
		numbers = count(parts, map[string]int{})
	}
	return errors.New("the page numbers of the contents do not come to rest")
}

// A part is what was printed last, and what came of it.
type part struct {
	html []byte
	file *file
}

// printAll prints the parts that the numbers change, some at a time.
func printAll(ctx context.Context, browser Browser, book Book, numbers []Numbers, parts []part) (changed bool, err error) {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(min(runtime.GOMAXPROCS(0), 4)) // a browser takes much memory
	for i := range parts {
		html, err := book.Part(i, numbers[i])
		if err != nil {
			return false, errors.Join(err, group.Wait())
		}
		if bytes.Equal(html, parts[i].html) {
			continue
		}
		changed = true
		group.Go(func() error {
			f, err := browser.print(ctx, html)
			parts[i] = part{html, f}
			return err
		})
	}
	return changed, group.Wait()
}

// count returns the numbers that follow from what was printed. pages is where
// those of the places go; nil before anything was printed.
func count(parts []part, pages map[string]int) []Numbers {
	next := make([]Numbers, len(parts))
	total := 0
	for i, p := range parts {
		next[i] = Numbers{First: total + 1, Pages: pages}
		if p.file == nil {
			continue
		}
		for place, page := range p.file.places() {
			pages[place] = total + page + 1
		}
		total += len(p.file.pages())
	}
	return next
}
