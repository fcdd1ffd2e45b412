package handbook

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// pictures are the endings of files that every browser shows as pictures.
var pictures = []string{".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"}

// documents are the endings of files that surely are no pictures, and of pictures that
// few browsers show.
var documents = []string{
	".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".txt", ".csv", ".md", ".html", ".htm",
	".zip", ".mp3", ".mp4", ".mov", ".avi", ".tif", ".tiff", ".heic", ".eps", ".psd", ".vsdx",
}

// noPicture reports whether no browser shows a file as a picture, or hardly one does.
func noPicture(name string) bool { return slices.Contains(documents, strings.ToLower(path.Ext(name))) }

// picture reports an asset that a text shows as a picture and is none, or a heavy one.
func (r *resolver) picture(asset, destination string, at diag.Placed) {
	if noPicture(asset) {
		r.Add(diag.BadValue, at, diag.Quote(asset)+" is no picture that a browser shows",
			fmt.Sprintf("link to it without the exclamation mark, as [text](%s), or save it as a picture that ends in %s", destination, diag.QuoteAll(pictures)))
	} else if r.isPicture(strings.TrimPrefix(asset, FolderAssets), at) {
		r.weigh(asset, at)
	}
}

// pictureElsewhere reports a picture that is no asset.
func (r *resolver) pictureElsewhere(destination string, onWeb bool, at diag.Placed) {
	hint := "put the picture into data/assets and write ![what it shows](assets/NAME)"
	if onWeb {
		r.Add(diag.UnsafeURL, at, "a picture from elsewhere is never loaded: "+diag.Quote(destination), hint)
		return
	}
	if meant := r.meant(destination); meant != "" {
		hint = diag.Meant(meant)
	}
	r.Add(diag.DeadLink, at, "there is no picture "+diag.Quote(destination), hint)
}

// kindsOfFile are what files begin with that browsers do not show as pictures, even
// where their names say that they are some.
var kindsOfFile = []struct {
	begin *regexp.Regexp
	what  string
}{
	{regexp.MustCompile(`(?s)^....ftyp(?:hei|hev)`), "a HEIC picture"},
	{regexp.MustCompile(`^(?:II\*\x00|MM\x00\*)`), "a TIFF picture"},
	{regexp.MustCompile(`^8BPS`), "a picture of Photoshop"},
	{regexp.MustCompile(`^%PDF-`), "a PDF"},
	{regexp.MustCompile(`^PK\x03\x04`), "an Office document or an archive"},
	{regexp.MustCompile(`(?i)^\s*<(?:!doctype html|html)`), "a web page"},
}

// isPicture reports a file of data/assets that has the name of a picture and holds
// something else, as when it was given another ending. It returns whether it is one.
func (r *resolver) isPicture(name string, at diag.Placed) bool {
	f, err := r.hb.Files.Open(FolderAssets + name)
	if err != nil {
		return true // which is told when it is copied
	}
	defer f.Close()
	begin := make([]byte, 64)
	n, _ := io.ReadFull(f, begin)
	for _, kind := range kindsOfFile {
		if kind.begin.Match(bytes.TrimPrefix(begin[:n], []byte("\ufeff"))) {
			r.Add(diag.BadValue, at, fmt.Sprintf("%s holds %s, which browsers do not show", diag.Quote(name), kind.what),
				"open it in a program for pictures and save it as JPEG or PNG; another name alone does not change it")
			return false
		}
	}
	return true
}

// From how many bytes on a logo makes all pages slow, as it is on every one, and a picture
// its own page.
const (
	heavyLogo    = 256 << 10
	heavyPicture = 1 << 20
)

// weighLogo reports a logo that is larger than a small picture needs.
func (r *resolver) weighLogo(logo string, at diag.Placed) {
	if size := r.sizeOf(logo); size >= heavyLogo {
		r.Add(diag.HeavyLogo, at, fmt.Sprintf("the logo has %d kB, and every page loads it", size>>10),
			"it is shown in 32 by 32 pixels; save it as SVG, or as a PNG of 128 by 128")
	}
}

// weigh reports a picture that is larger than one of a page needs.
func (r *resolver) weigh(picture string, at diag.Placed) {
	if size := r.sizeOf(picture); size >= heavyPicture {
		r.Add(diag.HeavyPicture, at, fmt.Sprintf("the picture has %.1f MB, which makes its page slow to open", float64(size)/(1<<20)),
			"save it smaller: 1600 pixels across are enough, and JPEG suits photographs best")
	}
}

// sizeOf returns the size of an asset in bytes, or 0 when it cannot be read.
func (r *resolver) sizeOf(asset string) int64 {
	info, err := fs.Stat(r.hb.Files, asset)
	if err != nil {
		return 0
	}
	return info.Size()
}
