// Package render turns a resolved handbook into the files of a site.
//
// [Render] writes the whole site; [Prepare] is for the preview, which asks for
// one file at a time (files.go). [Single] writes the site as one file (single.go), and
// [NewBook] makes the document that package pdf prints (book.go), both with what they
// need inside (inline.go), and with other ids and addresses in their tags (tags.go).
//
// The list of all kinds of page is in pages.go: a kind is a template of the layouts, a
// function that makes its view, and an entry there. A view (view_*.go) holds strings and
// lists that are ready to print; templates decide nothing. What every page has in common
// is in page.go, which styles and scripts it loads in extras.go and bundle.go, how pages
// link to each other in href.go.
//
// Beside the pages there are the search index (search_index.go), what scripts need to know
// of the handbook (content_script.go, homes.go), and what is for other programs (export.go).
//
// Pages are rendered on all cores, one at a time each, straight into the
// [Sink]; the site as a whole is never in memory.
package render

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"iter"
	"net/url"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/theme"
)

// Options are what a site depends on beside its content and layouts.
type Options struct {
	// BaseURL is the address of the site's root, for canonical links and the
	// site map; without it the site has neither.
	BaseURL string
}

// renderer is one run of Render.
type renderer struct {
	hb      *handbook.Handbook
	theme   *theme.Theme
	options Options
	sink    Sink
	places  func() anchors // see anchor
	listing []indexPart    // the pages of a long alphabetical index; one file has it all on the page of the search

	frames sync.Map // base by frameKey

	mu     sync.Mutex
	faults diag.List
	// how many faults there were when each was there once
	distinct int
}

func newRenderer(hb *handbook.Handbook, th *theme.Theme, options Options, sink Sink) *renderer {
	r := &renderer{hb: hb, theme: th, options: options, sink: sink}
	r.places = sync.OnceValue(r.printAnchors)
	r.listing = r.splitIndex()
	return r
}

// into returns a renderer of the same site that writes to another sink.
func (r *renderer) into(sink Sink) *renderer {
	return &renderer{hb: r.hb, theme: r.theme, options: r.options, places: r.places, listing: r.listing, sink: sink}
}

// Render writes every file of the site to the sink. The handbook, here and all
// over the package, is one that came without errors: what it must have is there.
// The findings are faults of layouts that show only in use; the error is the
// sink's, or one of reading an asset.
func Render(hb *handbook.Handbook, th *theme.Theme, options Options, sink Sink) (diag.List, error) {
	r := newRenderer(hb, th, options, sink)
	group, working := errgroup.WithContext(context.Background())
	jobs := make(chan job, 64) // some in store, so that no core waits for the next one
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			for j := range jobs {
				if err := j.run(r); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for j := range r.files() {
		select {
		case jobs <- j:
			continue
		case <-working.Done(): // a file could not be written
		}
		break
	}
	close(jobs)
	err := group.Wait()
	return r.faults.Sorted(), err
}

// A job writes one file of the site, or several below a folder, whose path then
// ends in a slash. It may run on any renderer of the same handbook.
type job struct {
	path string
	run  func(*renderer) error
}

// files goes through what writes each file of the site, each independent of the
// others. What takes longest comes first, so that no core waits for it at the end.
func (r *renderer) files() iter.Seq[job] {
	return func(yield func(job) bool) {
		goesOn := true
		add := func(path string, run func(*renderer) error) { goesOn = goesOn && yield(job{path, run}) }
		add(handbook.FolderSearch, (*renderer).searchIndex)
		add(handbook.PathJSON, (*renderer).export)
		add(handbook.PathContent, (*renderer).contentScript)
		add(pathHomes, (*renderer).homes)
		for p := range r.pages() {
			add(p.path, func(r *renderer) error { return r.page(p) })
		}
		for _, j := range r.themeFiles() {
			add(j.path, j.run)
		}
		add(pathBrand, (*renderer).brand)
		add(handbook.PathSchema, (*renderer).schema)
		if r.options.BaseURL != "" {
			add(handbook.PathSiteMap, (*renderer).siteMap)
		}
		for _, asset := range r.hb.Assets {
			name := handbook.FolderAssets + asset
			add(name, func(r *renderer) error {
				data, err := fs.ReadFile(r.hb.Files, name)
				if err != nil {
					return err
				}
				return r.sink.Write(name, data)
			})
		}
	}
}

// buffers are what pages are rendered into, one after the other.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

func giveBack(b *[]byte) {
	if cap(*b) <= 1<<20 { // the few longer ones would stay for nothing
		buffers.Put(b)
	}
}

// page renders one page.
func (r *renderer) page(p pageOf) error {
	if keeper, ok := r.sink.(Keeper); ok && p.of != nil {
		if kept, err := keeper.Keep(p.path, r.version(p.of)); kept || err != nil {
			return err
		}
	}
	page := &page{renderer: r, path: p.path, kind: p.kind}
	if base, err := url.Parse(r.options.BaseURL); err == nil && p.path == handbook.PathNotFound {
		page.server = base.EscapedPath()
	}
	sheet := p.view(page)
	b := buffers.Get().(*[]byte)
	defer giveBack(b)
	out := &stream{sink: r.sink, path: p.path}
	var err error
	if *b, err = r.theme.Stream((*b)[:0], out, p.kind, "base", page.base(sheet)); err != nil {
		out.giveUp()
		if out.failed != nil {
			return out.failed
		}
		r.fault(err)
		return nil
	}
	return out.end(*b)
}

// version tells from what the pages of a competency are made.
func (r *renderer) version(c *handbook.Competency) [sha256.Size]byte {
	return sha256.Sum256(slices.Concat(c.Version[:], r.theme.Version[:], []byte(r.options.BaseURL)))
}

// main renders what a page says, without its frame. edit may change it in place.
func (r *renderer) main(p *page, s sheet, edit func(html []byte)) string {
	b := buffers.Get().(*[]byte)
	defer giveBack(b)
	var err error
	if *b, err = r.theme.Stream((*b)[:0], nil, p.kind, "main", s.Main); err != nil {
		r.fault(err)
	}
	edit(*b)
	return string(*b)
}

func (r *renderer) fault(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.theme.Fault(err, &r.faults)
	if len(r.faults) > 2*r.distinct { // most pages have the same
		r.faults = r.faults.Sorted()
		r.distinct = len(r.faults)
	}
}

const pathBrand = handbook.FolderTheme + "brand.css"

func (r *renderer) brand() error {
	data, err := r.asset("brand.css")
	if err != nil {
		r.fault(err)
		return nil
	}
	return r.sink.Write(pathBrand, data)
}
