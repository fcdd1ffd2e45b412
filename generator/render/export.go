package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"

	"handbook/generator/handbook"
)

// export writes handbook.json: all resolved content for other programs. Its
// form is documented in the README.
func (r *renderer) export() error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(handbook.Export(r.hb)); err != nil {
		return err
	}
	return r.sink.Write(handbook.PathJSON, b.Bytes())
}

// siteMap writes sitemap.xml. Format: sitemaps.org, protocol 0.9.
func (r *renderer) siteMap() error {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range r.pages() {
		if p.path == handbook.PathNotFound || p.path == handbook.PathPrint {
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
