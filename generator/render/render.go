// Package render turns a resolved handbook into the files of a site.
//
// [Render] is the only entrance. The list of all kinds of page is in pages.go:
// a kind is a template of the layouts, a function that makes its view, and an
// entry there. A view (view_*.go) holds strings and lists that are ready to
// print; templates decide nothing. What every page has in common is in page.go.
//
// Pages are rendered on all cores, one at a time each, straight into the
// [Sink]; the site as a whole is never in memory.
package render

import (
	"bytes"
	"io/fs"
	"runtime"
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
	anchors map[handbook.Link]string // on the page that holds everything

	mu     sync.Mutex
	faults diag.List
}

// Render writes every file of the site to the sink. The findings are faults of
// layouts that show only in use; the error is the sink's, or one of reading an
// asset.
func Render(hb *handbook.Handbook, th *theme.Theme, options Options, sink Sink) (diag.List, error) {
	r := &renderer{hb: hb, theme: th, options: options, sink: sink}
	r.anchors = r.printAnchors()
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, job := range r.files() {
		group.Go(job)
	}
	err := group.Wait()
	return r.faults.Sorted(), err
}

// files returns what writes each file of the site, each independent of the
// others.
func (r *renderer) files() []func() error {
	var jobs []func() error
	for _, p := range r.pages() {
		jobs = append(jobs, func() error { return r.page(p) })
	}
	for _, a := range r.theme.Assets {
		jobs = append(jobs, func() error { return r.sink.Write(handbook.FolderTheme+a.Path, a.Data) })
	}
	jobs = append(jobs, r.brand, r.export)
	if r.options.BaseURL != "" {
		jobs = append(jobs, r.siteMap)
	}
	for _, name := range r.hb.Assets {
		jobs = append(jobs, func() error {
			data, err := fs.ReadFile(r.hb.Files, handbook.FolderAssets+name)
			if err != nil {
				return err
			}
			return r.sink.Write(handbook.FolderAssets+name, data)
		})
	}
	return jobs
}

// page renders one page.
func (r *renderer) page(p pageOf) error {
	page := &page{renderer: r, path: p.path, kind: p.kind}
	var b bytes.Buffer
	sheet := p.view(page)
	if err := r.theme.Execute(&b, p.kind, "base", page.base(sheet)); err != nil {
		r.fault(err)
		return nil
	}
	return r.sink.Write(p.path, b.Bytes())
}

// main renders what a page says, without its frame.
func (r *renderer) main(p *page, s sheet) string {
	var b bytes.Buffer
	if err := r.theme.Execute(&b, p.kind, "main", s.Main); err != nil {
		r.fault(err)
	}
	return b.String()
}

func (r *renderer) fault(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.theme.Fault(err, &r.faults)
}

func (r *renderer) brand() error {
	var b bytes.Buffer
	accent := r.hb.Brand.Accent
	if err := r.theme.WriteBrand(&b, theme.Brand{Light: accent.Light, Dark: accent.Dark}); err != nil {
		r.fault(err)
		return nil
	}
	return r.sink.Write(handbook.FolderTheme+"brand.css", b.Bytes())
}
