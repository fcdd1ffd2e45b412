// Package generator compiles a handbook: TOML written by people into a static
// site that needs nothing but a browser.
//
// The way is straight, and each stage returns a new type:
//
//	content.Load(data)            *content.Source     TOML decoded, every value with its place
//	handbook.Resolve(source)      *handbook.Handbook  ids followed, pages and addresses known
//	theme.Load(layouts)           *theme.Theme        templates, styles, scripts and words
//	render.Render(…, sink)        pages, search index, exports
//
// The sink is a folder (package publish), memory (render.Memory) or nothing
// (render.Nothing). Faults of the content are values (package diag), told all
// at once; Go errors are for folders that cannot be read or written.
//
// This package only puts the stages together, for the commands of cmd/handbook,
// for package preview, which goes this way after every change by a [Loader], and for
// tests. From [Input.Digest] a build knows whether anything has changed since the last.
// Beside the stages stand package position, which knows where a key of a TOML
// file stands, and package markdown, which renders what authors write so that it
// can do no harm.
package generator

import (
	"io"
	"io/fs"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/render"
	"handbook/generator/theme"
)

// Input is everything that a site is made of. Nothing else has an influence on
// its bytes.
type Input struct {
	Data     fs.FS  // the content: handbook.toml and what stands beside it
	DataName string // how messages call its folder

	Layouts fs.FS  // the layouts that every file can be taken from
	Own     fs.FS  // the user's layouts, which replace single files; may be nil
	OwnName string // how messages call their folder

	BaseURL string // address of the site's root, for canonical links; may be empty
}

// Site is a handbook that is ready to be rendered.
type Site struct {
	Handbook *handbook.Handbook
	theme    *theme.Theme
	options  render.Options
}

// Load reads and resolves the content and the layouts. The site may be rendered
// only when the findings hold no error. The error is for a folder that cannot
// be read.
func Load(in Input) (*Site, diag.List, error) {
	src, list, err := content.Load(in.Data, in.DataName)
	if err != nil {
		return nil, nil, err
	}
	return new(Loader).resolve(in, src, list)
}

// Advise returns what is not wrong in the content but could be better.
func (s *Site) Advise() diag.List { return handbook.Advise(s.Handbook) }

// Render writes every file of the site to the sink. The findings are faults of
// the user's layouts that only show when they are used; the error is the
// sink's, or one of reading an asset.
func (s *Site) Render(sink render.Sink) (diag.List, error) {
	return render.Render(s.Handbook, s.theme, s.options, sink)
}

// Files returns the files of the site, each rendered when it is asked for.
func (s *Site) Files() *render.Files { return render.Prepare(s.Handbook, s.theme, s.options) }

// Single writes the site as one HTML file. The findings are as those of Render.
func (s *Site) Single(to io.Writer) (diag.List, error) {
	return render.Single(s.Handbook, s.theme, s.options, to)
}

// Book returns the document of everything, for package pdf. The findings are as
// those of Render.
func (s *Site) Book() (*render.Book, diag.List, error) {
	return render.NewBook(s.Handbook, s.theme, s.options)
}
