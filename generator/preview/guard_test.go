package preview

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestHosts(t *testing.T) {
	for _, c := range []struct {
		host    string
		port    int
		allowed []string
		refused []string
	}{
		{"127.0.0.1", 3000, []string{"127.0.0.1:3000", "localhost:3000", "LocalHost:3000", "[::1]:3000"},
			[]string{"", "127.0.0.1", "127.0.0.1:3001", "localhost", "localhost.:3000", "evil.example:3000", "127.0.0.1.evil.example:3000", "127.0.0.1:3000:3000",
				"localhost:3000.evil.example", "192.168.0.1:3000", "0.0.0.0:3000", "[::1]", "a@localhost:3000", "localhost:03000", "0x7f000001:3000"}},
		{"127.0.0.1", 80, []string{"127.0.0.1", "localhost", "[::1]", "127.0.0.1:80"}, []string{"evil.example", "127.0.0.1:8080", ""}},
		{"Desk.example", 3000, []string{"desk.example:3000", "DESK.example:3000", "localhost:3000"}, []string{"example:3000", "desk.example", "10.0.0.1:3000"}},
		{"0.0.0.0", 3000, []string{"localhost:3000", "192.168.0.7:3000", "[fe80::1]:3000", "0.0.0.0:3000"}, []string{"evil.example:3000", "desk:3000", "192.168.0.7"}},
		{"::", 3000, []string{"[2001:db8::1]:3000", "10.0.0.1:3000"}, []string{"evil.example:3000"}},
		// Browsers have one spelling for an address, whichever one was given.
		{"FD00:0:0::0005", 3000, []string{"[fd00::5]:3000", "localhost:3000"}, []string{"[fd00::6]:3000", "fd00::5", "evil.example:3000"}},
		{"::ffff:192.168.0.7", 3000, []string{"[::ffff:c0a8:7]:3000"}, []string{"[::ffff:c0a8:8]:3000"}},
	} {
		h := newHosts(c.host, c.port)
		for _, name := range c.allowed {
			if !h.allow(name) {
				t.Errorf("%s, %d: %q is refused", c.host, c.port, name)
			}
		}
		for _, name := range c.refused {
			if h.allow(name) {
				t.Errorf("%s, %d: %q is allowed", c.host, c.port, name)
			}
		}
	}
}

func TestWhoMayAsk(t *testing.T) {
	r := run(t, nil)
	r.until(t, "/", 200, "Small")
	own := strings.TrimPrefix(r.url, "http://")
	_, port, _ := net.SplitHostPort(own)
	head := func(pairs ...string) http.Header {
		h := http.Header{}
		for i := 0; i < len(pairs); i += 2 {
			h[pairs[i]] = []string{pairs[i+1]}
		}
		return h
	}
	for _, c := range []struct {
		address string
		header  http.Header
		want    int
	}{
		{"/", head(), 200},
		{"/", head("Host", "localhost:"+port), 200},
		{"/", head("Host", "evil.example:"+port), 403},
		{"/", head("Host", "localhost"), 403},
		{pathEvents, head("Host", "evil.example:"+port), 403},
		{"/", head("Origin", r.url), 200},
		{"/", head("Origin", "http://localhost:"+port), 200},
		{"/", head("Origin", "https://"+own), 403},
		{"/", head("Origin", "http://evil.example"), 403},
		{"/", head("Origin", "null"), 403},
		{pathEvents, head("Origin", "http://evil.example"), 403},
		{pathEvents, head("Origin", "http://localhost:1"), 403},
		{"/", head("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"), 200},
		{"/", head("Sec-Fetch-Site", "same-origin"), 200},
		{"/", head("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"), 200},
		{"/", head("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"), 403},
		{"/my/content.js", head("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"), 403},
		{"/my/content.js", head("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"), 403},
		{pathEvents, head("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"), 403},
	} {
		if answer, _ := r.ask(t, http.MethodGet, c.address, c.header); answer.StatusCode != c.want {
			t.Errorf("%s %v: status %d, want %d", c.address, c.header, answer.StatusCode, c.want)
		}
	}
}

func TestMethods(t *testing.T) {
	r := run(t, nil)
	r.until(t, "/", 200, "Small")
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"} {
		for _, address := range []string{"/", pathEvents, pathOwn + "preview.js"} {
			answer, _ := r.ask(t, method, address, nil)
			if answer.StatusCode != http.StatusMethodNotAllowed || answer.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: status %d", method, address, answer.StatusCode)
			}
		}
	}
	for _, address := range []string{"/", "/assets/theme/base.css", "/nothing.html", pathEvents, pathOwn + "preview.js"} {
		answer, body := r.ask(t, http.MethodHead, address, nil)
		if body != "" || answer.StatusCode != 200 && address != "/nothing.html" {
			t.Errorf("HEAD %s: status %d, body %q", address, answer.StatusCode, body)
		}
	}
}

func TestHeaders(t *testing.T) {
	r := run(t, nil)
	r.until(t, "/", 200, "Small")
	for address, kind := range map[string]string{
		"/": "text/html; charset=utf-8", "/assets/theme/base.css": "text/css; charset=utf-8", "/assets/theme/site.js": "text/javascript; charset=utf-8",
		"/handbook.json": "application/json", "/assets/drawing.svg": "image/svg+xml", "/assets/form.pdf": "application/pdf",
		"/nothing.html": "text/html; charset=utf-8", "/assets/nothing.png": "text/plain; charset=utf-8", "/competencies": "text/html; charset=utf-8",
		pathOwn + "preview.js": "text/javascript; charset=utf-8", pathOwn + "nothing": "text/plain; charset=utf-8",
	} {
		answer, _ := r.ask(t, http.MethodGet, address, nil)
		policy := "frame-ancestors 'self'"
		if address == "/assets/drawing.svg" {
			policy = authored
		}
		for key, want := range map[string]string{
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "SAMEORIGIN",
			"Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Content-Security-Policy": policy, "Content-Type": kind,
			"Access-Control-Allow-Origin": "", "Last-Modified": "", "Etag": "", "Server": "",
		} {
			if got := answer.Header.Get(key); got != want {
				t.Errorf("%s: %s is %q, want %q", address, key, got, want)
			}
		}
	}
}

// TestNoWayOut asks for what lies outside the site, and puts links to it into
// the content.
func TestNoWayOut(t *testing.T) {
	r := run(t, nil)
	r.write(t, "secret.txt", "the secret")
	r.write(t, "secret/inside.txt", "the secret")
	for to, from := range map[string]string{"../../secret.txt": "data/assets/link.txt", "../../secret": "data/assets/folder", "../../secret.txt ": "data/pages/x"} {
		r.write(t, "data/pages/help.md", "# Help\n\nHelp.\n")
		if err := os.Symlink(strings.TrimSpace(to), r.path(from)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	if err := os.Symlink("../../secret.txt", r.path("data/pages/secret.md")); err != nil {
		t.Fatal(err)
	}
	r.until(t, "/", 500, "")
	ask := func(target string) string { // as no client would write it
		t.Helper()
		c, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetDeadline(time.Now().Add(patience))
		fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", target, strings.TrimPrefix(r.url, "http://"))
		answer, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			return "" // refused
		}
		defer answer.Body.Close()
		var b strings.Builder
		answer.Write(&b)
		return b.String()
	}
	targets := func() {
		t.Helper()
		for _, target := range []string{
			"/../secret.txt", "/../../secret.txt", "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt",
			"/assets/..%5c..%5csecret.txt", "/assets/link.txt", "/assets/folder/inside.txt", "/assets/folder/", "//secret.txt", "/./secret.txt",
			"/%00", "/secret.txt%00.html", "/pages/secret.html", "/data/handbook.toml", "/_preview/../secret.txt", "/_preview/last/../../secret.txt",
			"/_preview/last/..%2f..%2fsecret.txt", "http://evil.example/", "*", "/C:/secret.txt", "/assets/theme/../../../secret.txt",
		} {
			if got := ask(target); strings.Contains(got, "the secret") || strings.Contains(got, "organisation = ") {
				t.Errorf("%s answers with\n%s", target, got)
			}
		}
	}
	targets()
	for _, link := range []string{"data/pages/secret.md", "data/assets/link.txt", "data/assets/folder", "data/pages/x"} {
		if err := os.Remove(r.path(link)); err != nil {
			t.Fatal(err)
		}
	}
	r.until(t, "/", 200, "Small")
	targets()
	if watched := r.watcher.system; watched != nil && slices.ContainsFunc(watched.WatchList(), func(p string) bool { return strings.Contains(p, "secret") }) {
		t.Error("a folder behind a link is watched")
	}
}

func TestFoldersAreNotListed(t *testing.T) {
	r := run(t, nil)
	r.until(t, "/", 200, "Small")
	answer, _ := r.ask(t, http.MethodGet, "/competencies/teamwork", nil)
	if answer.StatusCode != http.StatusFound || answer.Header.Get("Location") != "/competencies/teamwork/" {
		t.Errorf("a folder without its slash leads to %q, status %d", answer.Header.Get("Location"), answer.StatusCode)
	}
	if status, body := r.get(t, "/competencies/teamwork/"); status != 200 || !strings.Contains(body, "Working with others.") {
		t.Errorf("a folder does not show its page: status %d", status)
	}
	for _, folder := range []string{"/assets/", "/assets", "/assets/theme/", "/my/", "/pages/", pathOwn, pathLast + "assets/"} {
		if status, body := r.get(t, folder); status == 200 || strings.Contains(body, "drawing.svg") || strings.Contains(body, "base.css</a>") {
			t.Errorf("%s: status %d\n%s", folder, status, body)
		}
	}
	// The page of what is not there has links that hold where it is shown.
	status, body := r.get(t, "/competencies/nothing/at/all.html")
	if status != 404 || !strings.Contains(body, `href="../../../index.html"`) || !strings.Contains(body, "preview.js") {
		t.Errorf("the page of what is not there: status %d\n%s", status, body)
	}
	// Browsers show it, and save no file, whatever the address ends in.
	for _, address := range []string{"/nothing", "/competencies/teamwrok", "/nothing/"} {
		answer, body := r.ask(t, http.MethodGet, address, nil)
		if kind := answer.Header.Get("Content-Type"); answer.StatusCode != 404 || kind != "text/html; charset=utf-8" || !strings.Contains(body, "index.html") {
			t.Errorf("%s: status %d, %s", address, answer.StatusCode, kind)
		}
	}
	// A part of the search index that is gone is nowhere, and leads nowhere.
	if answer, _ := r.ask(t, http.MethodGet, "/assets/theme/search/items-99.js", nil); answer.StatusCode != 404 {
		t.Errorf("a part of the search index that is not there: status %d, to %q", answer.StatusCode, answer.Header.Get("Location"))
	}
	if status, body := r.get(t, "/"+strings.Repeat("a/", 1000)+"b.html"); status != 404 || len(body) > 1000 {
		t.Errorf("a deep address: status %d, %d bytes", status, len(body))
	}
}
