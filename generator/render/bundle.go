package render

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"

	"handbook/generator/handbook"
)

// A bundle is one file of the site that holds several scripts or styles of the
// layouts, one after the other. Pages open sooner with few files, above all from
// a network share, and what scripts have in common is compressed once.
type bundle struct {
	name  string // below assets/theme/; only a part of the bundle may have it as well
	parts []string
}

var bundles = []bundle{
	{"site.js", everyPage.scripts},
	{"answers.js", answers[1:]}, // store.html loads the first by itself
	{"check.js", checking},
	{"search.js", searching},
	{"base.css", frameLook},
	{"parts.css", partsLook},
	{"check.css", checkLook},
	{"profile.css", profileLook},
	{"review.css", reviewLook},
	{"matrix.css", matrixLook},
	{"document.css", documentLook},
	{"print.css", paperLook},
}

// bundled returns the files of the site that hold the scripts or styles of the
// layouts, each once.
func bundled(names []string) []string {
	var files []string
	for _, name := range names {
		if in := bundleOf(name); in != "" {
			name = in
		}
		if !slices.Contains(files, name) {
			files = append(files, name)
		}
	}
	return files
}

// bundleOf returns the bundle that a file of the layouts is in, or "".
func bundleOf(name string) string {
	for _, b := range bundles {
		if slices.Contains(b.parts, name) {
			return b.name
		}
	}
	return ""
}

// themeFiles returns what writes the layouts' styles and scripts.
func (r *renderer) themeFiles() []job {
	data, parts := map[string][]byte{}, map[string][]byte{}
	for _, a := range r.theme.Assets {
		if slices.Contains(oneFile, a.Path) {
			continue
		}
		text := a.Data
		switch path.Ext(a.Path) {
		case ".css":
			text = withoutNotes(text)
		case ".js":
			text = withoutComments(text)
		}
		if bundleOf(a.Path) == "" {
			data[a.Path] = text
		} else {
			parts[a.Path] = text
		}
	}
	for _, b := range bundles {
		var all bytes.Buffer
		for _, part := range b.parts {
			fmt.Fprintf(&all, "%s\n", bytes.TrimRight(parts[part], "\n"))
		}
		data[b.name] = all.Bytes()
	}
	delete(data, path.Base(pathHomes)) // which is generated
	var jobs []job
	for _, name := range slices.Sorted(maps.Keys(data)) {
		to := handbook.FolderTheme + name
		jobs = append(jobs, job{to, func(r *renderer) error { return r.sink.Write(to, data[name]) }})
	}
	return jobs
}

// noteBehind matches a comment behind a piece of style.
var noteBehind = regexp.MustCompile(`([;{,]) /\*[^*!"'\n][^*"'\n]*\*/\n`)

// withoutNotes leaves out the comments of a style, in lines of their own and behind a
// piece of it, but for those that ask to be kept, as licences do.
func withoutNotes(style []byte) []byte {
	var kept bytes.Buffer
	for len(style) > 0 {
		if note, ok := bytes.CutPrefix(bytes.TrimLeft(style, " \t"), []byte("/*")); ok && !bytes.HasPrefix(note, []byte("*")) && !bytes.HasPrefix(note, []byte("!")) {
			if _, after, ok := bytes.Cut(note, []byte("*/")); ok && bytes.HasPrefix(after, []byte("\n")) {
				style = after[1:]
				continue
			}
		}
		end := bytes.IndexByte(style, '\n') + 1
		if end == 0 {
			end = len(style)
		}
		line := style[:end]
		if bytes.Contains(line, []byte(" /*")) { // the pattern takes its time
			line = noteBehind.ReplaceAll(line, []byte("$1\n"))
		}
		kept.Write(line)
		style = style[end:]
	}
	return kept.Bytes()
}

// remark matches a comment behind a piece of script. With no quote and no slash
// in it, it cannot be the end of a text or of a regular expression.
var remark = regexp.MustCompile(`([;{,]) // [^"'` + "`" + `/\n]+\n`)

// withoutComments leaves out the comments of a script, in lines of their own and
// behind one: readers find them in the layouts. Where a text may go on over
// several lines, they could be part of it, and the script stays as it is.
func withoutComments(script []byte) []byte {
	var kept bytes.Buffer
	for line := range bytes.Lines(script) {
		if bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("//")) {
			continue
		}
		if bytes.Contains(line, []byte(" // ")) { // the pattern takes its time
			line = remark.ReplaceAll(line, []byte("$1\n"))
		}
		if bytes.Count(line, []byte("`"))%2 == 1 || bytes.Contains(line, []byte("/*")) || bytes.HasSuffix(line, []byte("\\\n")) {
			return script
		}
		kept.Write(line)
	}
	return kept.Bytes()
}
