package render

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"

	"handbook/generator/handbook"
)

// export writes handbook.json: all resolved content for other programs, in the form
// of [handbook.Exported].
func (r *renderer) export() error {
	return r.json(handbook.PathJSON, handbook.Export(r.hb))
}

// schema writes the JSON Schema of handbook.json.
func (r *renderer) schema() error { return r.json(handbook.PathSchema, handbook.ExportSchema()) }

func (r *renderer) json(path string, value any) error {
	return r.inPieces(path, func(w *bufio.Writer) error {
		err := writeJSON(&indented{w: w}, value, true)
		w.WriteByte('\n')
		return err
	})
}

// siteMap writes sitemap.xml. Format: sitemaps.org, protocol 0.9.
func (r *renderer) siteMap() error {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for p := range r.pages() {
		if p.path == handbook.PathNotFound || p.path == handbook.PathPrint || p.path == handbook.PathStore || p.kind == "moved" {
			continue
		}
		b.WriteString(" <url><loc>")
		if err := xml.EscapeText(&b, []byte(r.options.BaseURL+escapePath(p.path))); err != nil {
			return err
		}
		fmt.Fprintln(&b, "</loc></url>")
	}
	b.WriteString("</urlset>\n")
	return r.sink.Write(handbook.PathSiteMap, b.Bytes())
}
