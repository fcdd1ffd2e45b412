package generator

import (
	"crypto/sha256"
	"fmt"

	"golang.org/x/sync/errgroup"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/render"
	"handbook/generator/theme"
)

// A Loader loads one handbook again and again while it changes, always with the
// same embedded layouts. What [Loader.Load] returns is what [Load] does; files
// that are the same are not decoded again, texts that were there are not put in
// order again, and the theme is kept as long as it would be the same.
type Loader struct {
	content content.Decoded
	last    *handbook.Handbook // that had no errors; nil at first

	key   [sha256.Size]byte // of what the theme was made from
	theme *theme.Theme
	found diag.List
}

// Load reads and resolves the content and the layouts. The site may be rendered
// only when the findings hold no error. The error is for a folder that cannot
// be read.
func (l *Loader) Load(in Input) (*Site, diag.List, error) {
	src, list, err := l.content.Load(in.Data, in.DataName)
	if err != nil {
		return nil, nil, err
	}
	site, list, err := l.resolve(in, src, list)
	if err == nil && !list.HasErrors() {
		l.last = site.Handbook
	}
	return site, list, err
}

// resolve resolves the content, of which the list tells what was found already. It
// keeps none of it, so that what the function Load has decoded need not stay.
func (l *Loader) resolve(in Input, src *content.Source, list diag.List) (*Site, diag.List, error) {
	tag, _ := handbook.Language(src)
	language := theme.Language{Tag: tag, At: src.Handbook.Language.At.Span()}
	var layouts errgroup.Group // need nothing but the language
	layouts.Go(func() error { return l.layouts(in, language) })
	hb, found := handbook.Resolve(src, l.last)
	list = append(list, found...)
	if err := layouts.Wait(); err != nil {
		return nil, nil, err
	}
	list = append(append(list, l.found...), l.theme.Missing(hb.Files, hb.Assets)...)
	return &Site{Handbook: hb, theme: l.theme, options: render.Options{BaseURL: in.BaseURL}}, list.Sorted(), nil
}

// layouts makes the theme, unless it is there already.
func (l *Loader) layouts(in Input, language theme.Language) error {
	key, err := keyOf(in, language)
	if err != nil || l.theme != nil && key == l.key {
		return err
	}
	th, found, err := theme.Load(in.Layouts, in.Own, in.OwnName, language)
	if err != nil {
		return err
	}
	l.key, l.theme, l.found = key, th, found
	return nil
}

// keyOf returns a checksum of what the theme, and the findings in it, depend on.
func keyOf(in Input, language theme.Language) ([sha256.Size]byte, error) {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q\n", in.OwnName, fmt.Sprint(language))
	err := addFolder(sum, in.Own)
	return [sha256.Size]byte(sum.Sum(nil)), err
}
