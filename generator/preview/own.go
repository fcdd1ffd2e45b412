package preview

import (
	"bytes"
	"io/fs"
	"sync"

	"handbook/generator/theme"
)

// Addresses of the preview itself. No site has a folder of that name.
const (
	pathOwn    = "/_preview/"
	pathEvents = pathOwn + "events"
	pathLast   = pathOwn + "last/" // the last good site
)

// template is the page of the layouts that the preview shows itself.
const template = "preview"

// own is what the preview shows itself, all of it from the embedded layouts.
type own struct {
	layouts fs.FS
	files   map[string][]byte // styles and scripts by their name below pathOwn

	mu       sync.Mutex
	language string
	theme    *theme.Theme
}

// load reads the layouts.
func (o *own) load(layouts fs.FS) error {
	o.layouts = layouts
	th, err := o.in("en")
	if err != nil {
		return err
	}
	var brand bytes.Buffer
	if err := th.WriteBrand(&brand, theme.Brand{}); err != nil {
		return err
	}
	o.files = map[string][]byte{"brand.css": brand.Bytes()}
	for name, from := range map[string]string{
		"preview.js": "preview/preview.js", "preview.css": "preview/preview.css",
		"base.css": "assets/base.css", "frame.css": "assets/frame.css", "parts.css": "assets/parts.css", "theme.js": "assets/theme.js",
	} {
		if o.files[name], err = fs.ReadFile(layouts, from); err != nil {
			return err
		}
	}
	return nil
}

// in returns the layouts in a language, or in English where they have no words
// in it.
func (o *own) in(language string) (*theme.Theme, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.theme != nil && o.language == language {
		return o.theme, nil
	}
	th, _, err := theme.Load(o.layouts, nil, "", theme.Language{Tag: language})
	if err != nil {
		return nil, err
	}
	o.theme, o.language = th, language
	return th, nil
}

// block returns a part of the preview's own page in the language of a state.
func (o *own) block(s *state, name string, view any) ([]byte, error) {
	th, err := o.in(s.language)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = th.Execute(&b, template, name, view)
	return b.Bytes(), err
}
