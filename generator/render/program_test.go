package render

import (
	"bytes"
	"maps"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"handbook/data"
	"handbook/generator/content"
	"handbook/generator/handbook"
	"handbook/generator/internal/hostile"
	"handbook/generator/theme"
	"handbook/layouts"
)

// Every kind of page is rendered the fast way, and gives what html/template
// gives.
func TestFastAndSlow(t *testing.T) {
	if testing.Short() {
		t.Skip("it renders on one core")
	}
	src, list, err := content.Load(data.Files, "data")
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	fastAndSlow(t, src)
}

// TestFastAndSlowWithHostileText does so with every text that tries to be
// something else.
func TestFastAndSlowWithHostileText(t *testing.T) {
	if testing.Short() {
		t.Skip("it renders as other tests do, for each payload")
	}
	payloads := maps.Clone(hostile.Payloads)
	payloads["all"] = hostile.All
	payloads["signs"] = "& &amp; &#39; + < > \" ' ` = / \\ \u00a0 \ufffd \ufdec {{ }} \t x"
	for name, payload := range payloads {
		t.Run(name, func(t *testing.T) { fastAndSlow(t, spoiltSource(t, payload)) })
	}
}

// FuzzFastAndSlow looks for texts of which the two make different bytes.
func FuzzFastAndSlow(f *testing.F) {
	for _, payload := range hostile.Payloads {
		f.Add(payload)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if src := spoiltSource(t, text); src != nil {
			fastAndSlow(t, src)
		}
	})
}

// spoiltSource returns the content that has every key, with a text behind every
// text, or nil where the text cannot stand there.
func spoiltSource(t *testing.T, text string) *content.Source {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/full.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	spoilt, _, err := hostile.Spoil(files, text)
	if err != nil {
		return nil
	}
	src, list, err := content.Load(spoilt, "data")
	if err != nil {
		t.Fatal(err)
	}
	if list.HasErrors() {
		return nil
	}
	return src
}

// themes are those that were loaded, by their language.
var themes = map[string]*theme.Theme{}

func fastAndSlow(t *testing.T, src *content.Source) {
	t.Helper()
	hb, list := handbook.Resolve(src, nil)
	if list.HasErrors() {
		return
	}
	th := themes[hb.Language]
	if th == nil {
		var err error
		if th, list, err = theme.Load(layouts.Files, nil, "", theme.Language{Tag: hb.Language}); err != nil || len(list) > 0 {
			t.Fatal(err, list)
		}
		themes[hb.Language] = th
	}
	r := newRenderer(hb, th, Options{}, Nothing{})
	for p := range r.pages() {
		page := &page{renderer: r, path: p.path, kind: p.kind}
		view := page.base(p.view(page))
		set := th.Set(p.kind)
		if ok, reason := set.Runs("base", view); !ok {
			t.Errorf("%s: the layout %s is left to html/template: %s", p.path, p.kind, reason)
		}
		if ok, reason := set.Runs("main", view.Main); !ok {
			t.Errorf("%s: the inside of the layout %s is left to html/template: %s", p.path, p.kind, reason)
		}
		fast, err := set.Stream(nil, nil, "base", view)
		if err != nil {
			t.Error(err)
		}
		var slow bytes.Buffer
		if err := set.Slow(&slow, "base", view); err != nil {
			t.Error(err)
		}
		if !bytes.Equal(fast, slow.Bytes()) {
			t.Errorf("%s has other bytes than by html/template", p.path)
		}
	}
}
