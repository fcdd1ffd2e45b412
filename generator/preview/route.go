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
		p.route(w, r, s)
	}))
}

// route finds out what a request is for.
func (p *Preview) route(w http.ResponseWriter, r *http.Request, s *state) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if last, ok := strings.CutPrefix(r.URL.Path, pathLast); ok {
		if s.site == nil && s.last != nil {
			p.answer(w, r, s, s.last, last, pathLast)
		} else { // the site is well again, or never was
			http.Redirect(w, r, addressOf("/", strings.TrimLeft(last, "/")), http.StatusFound)
		}
		return
	}
	if own, ok := strings.CutPrefix(r.URL.Path, pathOwn); ok {
		if data, ok := p.own.files[own]; ok {
			send(w, r, http.StatusOK, own, data)
		} else {
			http.NotFound(w, r)
		}
		return
	}
	switch {
	case s.site != nil:
		p.answer(w, r, s, s.site, name, "/")
	case isPage(name):
		p.answerFault(w, r, s, withIndex(name), s.findings, s.err)
	case s.last != nil: // what a page that is still open asks for
		p.answer(w, r, s, s.last, name, "/")
	default:
		http.NotFound(w, r)
	}
}

// answer answers with a file of a site. folder is where that stands.
func (p *Preview) answer(w http.ResponseWriter, r *http.Request, s *state, site *render.Files, name, folder string) {
	name = withIndex(name)
	status := http.StatusOK
	data, faults, err := p.render(func() ([]byte, diag.List, error) { return site.File(name) })
	if errors.Is(err, fs.ErrNotExist) {
		if site.Has(name + "/index.html") {
			http.Redirect(w, r, addressOf(folder, name+"/"), http.StatusFound)
			return
		}
		if !isPage(name) || strings.Count(name, "/") > deepest {
			http.NotFound(w, r)
			return
		}
		status = http.StatusNotFound
		data, faults, err = p.render(func() ([]byte, diag.List, error) { return site.NotFound(name) })
	}
	if err != nil || faults.HasErrors() {
		p.answerFault(w, r, s, name, faults, err)
		return
	}
	if isPage(name) && name != handbook.PathStore { // which is no page for readers, and has another policy
		now := ""
		if folder == pathLast {
			now = addressOf("/", name)
		}
		if data, err = p.live(s, data, name, now); err != nil {
			p.answerFault(w, r, s, name, nil, err)
			return
		}
	}
	send(w, r, status, name, data)
}

func (p *Preview) answerFault(w http.ResponseWriter, r *http.Request, s *state, name string, list diag.List, err error) {
	page, err := p.faultPage(s, name, list, err)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, r, http.StatusInternalServerError, handbook.PathIndex, page)
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
