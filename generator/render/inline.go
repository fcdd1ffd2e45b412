package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/handbook"
	"handbook/generator/theme"
)

// asset returns a style or script of the layouts, by its name.
func (r *renderer) asset(name string) ([]byte, error) {
	if name == "brand.css" {
		var b bytes.Buffer
		accent := r.hb.Brand.Accent
		err := r.theme.WriteBrand(&b, theme.Brand{Light: accent.Light, Dark: accent.Dark})
		return b.Bytes(), err
	}
	i := slices.IndexFunc(r.theme.Assets, func(a theme.Asset) bool { return a.Path == name })
	if i < 0 {
		return nil, &fs.PathError{Op: "read", Path: handbook.FolderTheme + name, Err: fs.ErrNotExist}
	}
	return r.theme.Assets[i].Data, nil
}

// style returns styles of the layouts for a style element, each once, with the
// handbook's own files that they name.
func (r *renderer) style(names ...string) (template.CSS, error) {
	var b strings.Builder
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			continue
		}
		data, err := r.asset(name)
		if err != nil {
			return "", err
		}
		b.Write(data)
	}
	text, err := r.carried(b.String())
	return template.CSS(strings.ReplaceAll(text, "</", `<\/`)), err // which ends no element
}

// carried puts the handbook's own files into a style that is read apart from them, such
// as the organisation's font.
func (r *renderer) carried(style string) (string, error) {
	var b strings.Builder
	done := 0
	for _, at := range theme.Addresses(style) {
		address, _, _ := strings.Cut(style[at.From:at.To], "#")
		file, ok := r.fileOf(handbook.FolderTheme, address)
		if !ok {
			continue
		}
		data, err := r.data(file)
		if err != nil {
			return "", err
		}
		b.WriteString(style[done:at.From])
		b.WriteString(data)
		done = at.From + len(address) // a part of the file is still asked for
	}
	b.WriteString(style[done:])
	return b.String(), nil
}

// script returns scripts of the layouts for a script element.
func (r *renderer) script(names ...string) (template.JS, error) {
	var b bytes.Buffer
	for _, name := range names {
		data, err := r.asset(name)
		if err != nil {
			return "", err
		}
		b.Write(data)
	}
	return inlineScript(b.Bytes()), nil
}

var ending = regexp.MustCompile(`(?i)<(/script|!--|script)`)

// inlineScript writes a script so that nothing in it ends the element.
func inlineScript(data []byte) template.JS {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return template.JS(ending.ReplaceAll(data, []byte(`<\$1`)))
}

// hashes returns the sources of a policy that allow these texts.
func hashes(texts ...string) string {
	for i, text := range texts {
		sum := sha256.Sum256([]byte(text))
		texts[i] = "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return strings.Join(texts, " ")
}

// fileOf returns which of the handbook's own files an address leads to, if any. The
// address stands in a file of folder.
func (r *renderer) fileOf(folder, address string) (name string, ok bool) {
	name, ok = strings.CutPrefix(theme.FileOf(folder, address), handbook.FolderAssets)
	return name, ok && slices.Contains(r.hb.Assets, name)
}

// data returns one of the handbook's own files as an address that holds it.
func (r *renderer) data(name string) (string, error) {
	data, err := fs.ReadFile(r.hb.Files, handbook.FolderAssets+name)
	if err != nil {
		return "", err
	}
	kind := mediaTypes[strings.ToLower(path.Ext(name))]
	if kind == "" {
		kind, _, _ = mime.ParseMediaType(http.DetectContentType(data))
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data), nil
}

// mediaTypes are those that the first bytes of a file do not tell.
var mediaTypes = map[string]string{".svg": "image/svg+xml", ".avif": "image/avif", ".csv": "text/csv", ".css": "text/css", ".json": "application/json"}
