// Package preview shows a handbook in the browser while it is being written,
// and again after every change.
//
// [New] takes what loads the handbook, and [Preview.Serve] answers browsers
// until its context is done. Three parts work side by side:
//
//	watcher   the folders on the disk  -> a word that something has changed
//	builder   that word                -> a [state]: the site, or what is wrong
//	server    the state                -> pages, and a word to those that are open
//
// They are in watch.go, build.go and serve.go; what a request gets is in route.go, and
// what open pages hear in events.go.
//
// # From a change to the page
//
// The watcher hears of changes from the system, where that tells them, and
// looks for itself every two seconds, for shared folders, whose changes no
// system tells, and folders that are gone and come back. The builder waits
// until nothing has come for a moment: an editor that saves removes, writes and
// renames. It then loads the handbook as a whole, one load at a time; what comes
// meanwhile leads to one further load. Nothing is rendered ahead: a page is
// rendered when a browser asks for it, so that a handbook of a thousand
// competencies is seen as soon as it is loaded.
//
// Every page that is served gets one script, which no site has. It holds a
// stream of events open, on which the server names the state that it is at. A
// page that was made from another one is loaded anew, at the place where its
// reader was. Nothing is lost between a page and its stream: the first event
// already tells.
//
// # Faults
//
// While the content has errors, each page shows them, from a template of the
// layouts (pages/preview.html) with the words of the handbook's language. It
// and its styles come from the embedded layouts alone, as the user's own may be
// what is at fault. The last good site can still be read: the whole of it
// stands below the folder of [pathLast], which its relative links make possible.
//
// # What is safe
//
// Requests never become paths on the disk: they name files of the rendered site
// or nothing. What is read, is read by the loader, whose file system lets no
// symbolic link lead out. Who may ask is decided in guard.go: only browsers that
// were sent to this address, not pages of other sites, nor names that somebody
// else lets lead here.
package preview

import (
	"context"
	"crypto/rand"
	"io/fs"
	"sync/atomic"
	"time"

	"handbook/generator"
	"handbook/generator/diag"
)

// Options say what is shown and to whom.
type Options struct {
	// Load loads the handbook as it is now. It is called from one goroutine.
	Load func() (*generator.Site, diag.List, error)
	// Explain puts an error of Load into words, with a hint that may be empty.
	Explain func(error) (message, hint string)
	// Folders are those that Load reads; they need not exist.
	Folders []string
	// Layouts are the embedded layouts, for what the preview itself shows.
	Layouts fs.FS
	// Host is the name or address that browsers use beside those of this machine.
	Host string
	// Report is told of every load, from one goroutine; it may be nil.
	Report func(Loaded)
}

// Loaded says what came of one load.
type Loaded struct {
	Findings diag.List
	Err      error
	Took     time.Duration
	First    bool
}

// limits are what the preview never exceeds.
type limits struct {
	connections int           // at once
	streams     int           // of events, at once
	renders     int           // at once
	quiet, most time.Duration // without a change before a load, and in all
	look        time.Duration // between two looks at the folders
	beat        time.Duration // between two signs of life on a stream
	headers     time.Duration // for a browser to say what it wants
	goodbye     time.Duration // for open requests when the preview ends
}

var usual = limits{
	connections: 128, streams: 32, renders: 8,
	quiet: 20 * time.Millisecond, most: 250 * time.Millisecond,
	look: 2 * time.Second, beat: 20 * time.Second, headers: 5 * time.Second, goodbye: 2 * time.Second,
}

// Preview shows one handbook.
type Preview struct {
	options Options
	limits  limits
	own     own
	watcher *watcher
	hosts   hosts

	current atomic.Pointer[state]
	boot    string // tells the states of this preview from those of another
	renders chan struct{}
	streams chan struct{}
}

// New returns a preview. The error is one of the embedded layouts.
func New(options Options) (*Preview, error) { return newPreview(options, usual) }

func newPreview(options Options, l limits) (*Preview, error) {
	p := &Preview{
		options: options, limits: l, boot: rand.Text()[:8],
		renders: make(chan struct{}, l.renders), streams: make(chan struct{}, l.streams),
	}
	if err := p.own.load(options.Layouts); err != nil {
		return nil, err
	}
	p.current.Store(&state{next: make(chan struct{})})
	p.watcher = newWatcher(options.Folders, l.look)
	return p, nil
}

// settled returns the state, after the first load.
func (p *Preview) settled(ctx context.Context) (*state, error) {
	for {
		s := p.current.Load()
		if s.number > 0 {
			return s, nil
		}
		select {
		case <-s.next:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
