package generator_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handbook/generator/internal/htmltest"
	"handbook/layouts"
)

// gzipped returns how many bytes of data go over a wire.
func gzipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, 6)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// TestWeight keeps the pages of our handbook light: 40 kB for the text of a
// page, except those that hold a whole list, 15 kB for all its styles, and 15 kB
// for all scripts of a page that is there to be read. Everything that a page
// names counts, each file gzipped by itself.
func TestWeight(t *testing.T) {
	if testing.Short() {
		t.Skip("weighs every page")
	}
	const page, styles, scripts = 40_000, 15_000, 15_000
	site := ours(t)
	weights := map[string]int{}
	sum := func(p *htmltest.Page, selector, attribute string) (total int) {
		for _, n := range p.All(selector) {
			address, _ := n.Attr(attribute)
			name := path.Join(path.Dir(p.Path), address)
			if weights[name] == 0 {
				data, ok := site.files.File(name)
				if !ok {
					t.Fatalf("%s names %s, which is not there", p.Path, name)
				}
				weights[name] = gzipped(t, data)
			}
			total += weights[name]
		}
		return total
	}
	for _, p := range site.Pages() {
		kind, _ := p.One(t, "body").Attr("class")
		data, _ := site.files.File(p.Path)
		if n := gzipped(t, data); n > page && !slices.Contains([]string{"page-print", "page-matrix", "page-activities"}, kind) {
			t.Errorf("%s has %d bytes gzipped, more than %d", p.Path, n, page)
		}
		if n := sum(p, "link[rel=stylesheet]", "href"); n > styles {
			t.Errorf("the styles of %s have %d bytes gzipped, more than %d", p.Path, n, styles)
		}
		written := kind == "page-check" || strings.HasPrefix(kind, "page-my-")
		if n := sum(p, "script[src]", "src"); n > scripts && !written {
			t.Errorf("the scripts of %s have %d bytes gzipped, more than %d", p.Path, n, scripts)
		}
	}
	if len(weights) < 20 {
		t.Errorf("only %d styles and scripts were weighed", len(weights))
	}
}

// TestFrameWaitsForNothing keeps out what moves a page while it comes: a style
// of the frame that depends on something further down.
func TestFrameWaitsForNothing(t *testing.T) {
	waiting := regexp.MustCompile(`(^|[\s,>])(:root|html|body|main)(\.[\w-]+)?:has\([^)]*\)`)
	for _, name := range []string{"base.css", "parts.css"} {
		data, ok := ours(t).files.File("assets/theme/" + name)
		if !ok {
			t.Fatalf("there is no %s", name)
		}
		if found := waiting.Find(data); found != nil {
			t.Errorf("%s: %s", name, bytes.TrimSpace(found))
		}
	}
}

// TestScriptsAskNobody: nothing that a reader writes can go anywhere, and nothing is asked
// of a browser that those of before 2024 do not know; what opens over the page may be missing.
func TestScriptsAskNobody(t *testing.T) {
	onlyReads(t)
	asking := regexp.MustCompile(`\b(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTCPeerConnection|importScripts)\b|\bimport\s*\(|\.innerHTML\b|\beval\(|new Function`)
	newer := regexp.MustCompile(`\.(toSorted|toReversed|toSpliced|isWellFormed|union|difference|intersection|hidePopover|showPopover|checkVisibility)\(|\b(groupBy|withResolvers|fromAsync|Iterator|AbortSignal\.any)\b`)
	entries, err := layouts.Files.ReadDir("assets")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, e := range entries {
		if path.Ext(e.Name()) != ".js" {
			continue
		}
		data, err := layouts.Files.ReadFile("assets/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		read++
		for i, line := range strings.Split(string(data), "\n") {
			code, _, _ := strings.Cut(line, "// ")
			if found := asking.FindString(code); found != "" {
				t.Errorf("%s:%d: %s", e.Name(), i+1, found)
			}
			if found := newer.FindString(code); found != "" {
				t.Errorf("%s:%d: browsers of before 2024 do not know %s", e.Name(), i+1, found)
			}
		}
	}
	if read < 20 {
		t.Errorf("only %d scripts were read", read)
	}
}
