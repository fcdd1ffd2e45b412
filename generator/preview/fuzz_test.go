package preview

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/layouts"
)

// FuzzRequest asks a preview for any address in any way: it answers, with a page
// of the site or none, never under another name, and sends nobody elsewhere.
func FuzzRequest(f *testing.F) {
	data := fstest.MapFS{}
	for name, text := range small {
		data[strings.TrimPrefix(name, "data/")] = &fstest.MapFile{Data: []byte(text)}
	}
	p, err := New(Options{Load: func() (*generator.Site, diag.List, error) {
		return generator.Load(generator.Input{Data: data, DataName: "data", Layouts: layouts.Files})
	}, Layouts: layouts.Files, Host: "127.0.0.1"})
	if err != nil {
		f.Fatal(err)
	}
	p.hosts = newHosts("127.0.0.1", 3000)
	p.load()
	handler := p.handler()
	for _, path := range []string{"/", "/index.html", "/competencies", "/competencies/", "/../x", "//evil.example/", "/\\\\evil.example", "/_preview/last//evil.example", "/_preview/last/../..",
		"/_preview/preview.js", "/assets/drawing.svg", "/assets/%2e%2e/x", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r", "/x\x00.html", "/search/x.js", "/.handbook-manifest"} {
		f.Add(path, "127.0.0.1:3000", "")
		f.Add(path, "localhost:3000", "http://localhost:3000")
		f.Add(path, "evil.example:3000", "http://evil.example:3000")
	}
	f.Fuzz(func(t *testing.T, path, host, origin string) {
		if path == pathEvents {
			return // which stays open
		}
		request := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: path}, Host: host, Header: http.Header{}}
		if origin != "" {
			request.Header.Set("Origin", origin)
		}
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request.WithContext(t.Context()))
		name, _, _ := strings.Cut(strings.ToLower(host), ":")
		ours := name == "127.0.0.1" || name == "localhost" || strings.HasPrefix(host, "[::1]")
		if answer.Code == http.StatusOK && (!ours || !strings.HasSuffix(host, ":3000") || origin != "" && !strings.HasSuffix(origin, ":3000")) {
			t.Errorf("%q is answered under %q for %q", path, host, origin)
		}
		to := answer.Header().Get("Location")
		if to == "" {
			return
		}
		u, err := url.Parse(to)
		if err != nil || u.Host != "" || u.Scheme != "" || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
			t.Errorf("%q leads to %q", path, to)
		}
	})
}
