package preview

import (
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/render"
)

// deepest is how many folders an address that is none may have and still get
// links that hold there.
const deepest = 16

func (p *Preview) handler() http.Handler {
	return p.guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == pathEvents {
			p.events(w, r)
			return
		}
		s, err := p.settled(r.Context())
		if err != nil { // the browser has gone, or the preview ends
			http.Error(w, "the preview ends", http.StatusServiceUnavailable)
			return
		}
		reply{p, w, r, s}.route()
	}))
}

// A reply is what answers one request, in the state that the preview was at.
type reply struct {
	*Preview
	w http.ResponseWriter
	r *http.Request
	s *state
}

// route finds out what the request is for.
func (a reply) route() {
	s, name := a.s, strings.TrimPrefix(a.r.URL.Path, "/")
	if last, ok := strings.CutPrefix(a.r.URL.Path, pathLast); ok {
		if s.site == nil && s.last != nil {
			a.file(s.last, last, pathLast)
		} else { // the site is well again, or never was
			http.Redirect(a.w, a.r, addressOf("/", strings.TrimLeft(last, "/")), http.StatusFound)
		}
		return
	}
	if own, ok := strings.CutPrefix(a.r.URL.Path, pathOwn); ok {
		if data, ok := a.own.files[own]; ok {
			send(a.w, a.r, http.StatusOK, own, data)
		} else {
			http.NotFound(a.w, a.r)
		}
		return
	}
	switch {
	case s.site != nil:
		a.file(s.site, name, "/")
	case isPage(name):
		a.fault(withIndex(name), s.findings, s.err)
	case s.last != nil: // what a page that is still open asks for
		a.file(s.last, name, "/")
	default:
		http.NotFound(a.w, a.r)
	}
}

// file answers with a file of a site. folder is where that stands.
func (a reply) file(site *render.Files, name, folder string) {
	name = withIndex(name)
	status := http.StatusOK
	data, faults, err := a.render(func() ([]byte, diag.List, error) { return site.File(name) })
	if errors.Is(err, fs.ErrNotExist) {
		if site.Has(name + "/index.html") {
			http.Redirect(a.w, a.r, addressOf(folder, name+"/"), http.StatusFound)
			return
		}
		if !isPage(name) || strings.Count(name, "/") > deepest {
			http.NotFound(a.w, a.r)
			return
		}
		status = http.StatusNotFound
		data, faults, err = a.render(func() ([]byte, diag.List, error) { return site.NotFound(name) })
	}
	if err != nil || faults.HasErrors() {
		a.fault(name, faults, err)
		return
	}
	if isPage(name) && name != handbook.PathStore { // which is no page for readers, and has another policy
		now := ""
		if folder == pathLast {
			now = addressOf("/", name)
		}
		if data, err = a.live(a.s, data, name, now); err != nil {
			a.fault(name, nil, err)
			return
		}
		name = handbook.PathIndex // also of an address without an ending
	}
	send(a.w, a.r, status, name, data)
}

// fault answers with the page of faults, in the place of a page of the site.
func (a reply) fault(name string, list diag.List, err error) {
	page, err := a.faultPage(a.s, name, list, err)
	if err != nil {
		http.Error(a.w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(a.w, a.r, http.StatusInternalServerError, handbook.PathIndex, page)
}

// render renders something when it is its turn.
func (p *Preview) render(f func() ([]byte, diag.List, error)) ([]byte, diag.List, error) {
	p.renders <- struct{}{}
	defer func() { <-p.renders }()
	return f()
}

// withIndex returns the file that an address means. A folder is never listed.
func withIndex(name string) string {
	if name == "" || strings.HasSuffix(name, "/") {
		return name + handbook.PathIndex
	}
	return name
}

// isPage reports whether an address is that of a page, rather than of something
// that a page needs or of an author's file.
func isPage(name string) bool {
	name = withIndex(name)
	return !strings.HasPrefix(name, handbook.FolderAssets) && (strings.HasSuffix(name, ".html") || path.Ext(name) == "")
}
