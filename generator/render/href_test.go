package render

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"handbook/generator/handbook"
)

func TestHref(t *testing.T) {
	for _, c := range []struct{ from, page, anchor, want string }{
		{"index.html", "sources.html", "", "sources.html"},
		{"index.html", "sources.html", "x", "sources.html#x"},
		{"index.html", "index.html", "", "index.html"},
		{"index.html", "index.html", "x", "#x"},
		{"index.html", "competencies/a/level-1.html", "x", "competencies/a/level-1.html#x"},
		{"roles/index.html", "index.html", "", "../index.html"},
		{"roles/index.html", "roles/index.html", "", "index.html"},
		{"roles/index.html", "roles/a.html", "", "a.html"},
		{"roles/index.html", "orientations/a.html", "x", "../orientations/a.html#x"},
		{"competencies/a/level-1.html", "index.html", "", "../../index.html"},
		{"competencies/a/level-1.html", "competencies/index.html", "", "../index.html"},
		{"competencies/a/level-1.html", "competencies/a/index.html", "x", "index.html#x"},
		{"competencies/a/level-1.html", "competencies/a/level-2.html", "", "level-2.html"},
		{"competencies/a/level-1.html", "competencies/b/level-1.html", "x", "../b/level-1.html#x"},
		{"competencies/a/level-1.html", "roles/a.html", "", "../../roles/a.html"},
		{"competencies/a/index.html", "competencies/a", "", "../a"}, // a file beside a folder of its name
		{"competencies/a/level-1.html", "assets/a/b.png", "", "../../assets/a/b.png"},
		{"assets/a/b.html", "assets/a/c/d.png", "", "c/d.png"},

		{"index.html", "assets/two words.pdf", "", "assets/two%20words.pdf"},
		{"index.html", "assets/#1.pdf", "", "assets/%231.pdf"},
		{"index.html", "assets/why?.pdf", "", "assets/why%3F.pdf"},
		{"index.html", "assets/100%.pdf", "", "assets/100%25.pdf"},
		{"index.html", "assets/größe.pdf", "größe", "assets/gr%C3%B6%C3%9Fe.pdf#gr%C3%B6%C3%9Fe"},
		{"index.html", "assets/a:b.pdf", "", "assets/a:b.pdf"},
		{"assets/x.html", "assets/a:b.pdf", "", "./a:b.pdf"},
		{"index.html", "a:b/c.pdf", "", "./a:b/c.pdf"},
		{"index.html", `assets/a\b.pdf`, "", "assets/a%5Cb.pdf"},
		{"index.html", `assets/"a".pdf`, "", "assets/%22a%22.pdf"},
		{"index.html", "assets/日本.pdf", "日本", "assets/%E6%97%A5%E6%9C%AC.pdf#%E6%97%A5%E6%9C%AC"},
	} {
		p := &page{renderer: &renderer{}, path: c.from}
		if got := p.href(handbook.Link{Page: c.page, Anchor: c.anchor}); got != c.want {
			t.Errorf("from %s to %s#%s: %q, want %q", c.from, c.page, c.anchor, got, c.want)
		}
	}
}

// TestHrefIsFollowed lets a URL library follow the links, from every depth to
// every file, under a path of a server and from a folder.
func TestHrefIsFollowed(t *testing.T) {
	pages := []string{
		"index.html", "roles/index.html", "roles/a.html", "competencies/a/index.html", "competencies/b/level-1.html", "a/b/c/d/e.html",
		"assets/a b.png", "assets/a#b?c=d&e;f.png", "assets/%2F%41.png", "assets/x:y.png", "x:y.png", "http:/x.png", "roles/http:.png",
		"assets/ä/ö.png", "assets/../x.png", "assets/~.png", "assets/+.png", `assets/\x.png`, "a/b", "a/b/c",
	}
	for _, base := range []string{"https://example.org/", "https://example.org/sub/path/", "file:///C:/Users/A%20B/site/"} {
		root, err := url.Parse(base)
		if err != nil {
			t.Fatal(err)
		}
		for _, from := range pages {
			for _, to := range pages {
				if strings.Contains(from+to, "..") {
					continue
				}
				p := &page{renderer: &renderer{}, path: from}
				href, err := url.Parse(p.href(handbook.Link{Page: to, Anchor: "ü x"}))
				if err != nil {
					t.Errorf("from %q to %q: %v", from, to, err)
					continue
				}
				got := root.JoinPath(escapePath(from)).ResolveReference(href)
				if got.Path != path.Join(root.Path, to) || got.Fragment != "ü x" || got.Host != root.Host || got.RawQuery != "" {
					t.Errorf("from %q to %q: %s leads to %s", from, to, href, got)
				}
				if up := p.root(); path.Join(path.Dir(from), up) != "." {
					t.Errorf("from %q, %q does not lead to the root", from, up)
				}
			}
		}
	}
}
