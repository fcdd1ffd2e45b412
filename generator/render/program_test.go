package render

import (
	"bytes"
	"sync"
	"testing"

	"handbook/data"
	"handbook/generator/content"
	"handbook/generator/handbook"
	"handbook/generator/theme"
	"handbook/layouts"
)

// Every kind of page is rendered the fast way, and gives what html/template
// gives.
func TestFastAndSlow(t *testing.T) {
	src, list, err := content.Load(data.Files, "data")
	if err != nil || list.HasErrors() {
		t.Fatal(err, list)
	}
	hb, _ := handbook.Resolve(src)
	th, list, err := theme.Load(layouts.Files, nil, "", theme.Language{Tag: hb.Language})
	if err != nil || len(list) > 0 {
		t.Fatal(err, list)
	}
	r := &renderer{hb: hb, theme: th}
	r.places = sync.OnceValue(r.printAnchors)
	r.listing = r.splitIndex()
	for _, p := range r.pages() {
		page := &page{renderer: r, path: p.path, kind: p.kind}
		view := page.base(p.view(page))
		set := th.Set(p.kind)
		if ok, reason := set.Runs("base", view); !ok {
			t.Errorf("%s: the layout %s is left to html/template: %s", p.path, p.kind, reason)
		}
		if ok, reason := set.Runs("main", view.Main); !ok {
			t.Errorf("%s: the inside of the layout %s is left to html/template: %s", p.path, p.kind, reason)
		}
		fast, err := set.Append(nil, "base", view)
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
