// Package theme reads the layouts: the templates, styles, scripts and words
// that a site is rendered with.
//
// [Load] lays the user's own layouts over the embedded ones, file by file, and
// parses everything once (parse.go). The resulting [Theme] is read-only and may be used
// from many goroutines; package program runs its templates. Faults in templates are
// reported at their own line, those that show only in use by [Theme.Fault] (fault.go).
// Of a user's files, outside.go reports what no page shows, check.go what browsers would
// leave out without a word, and named.go what they name in vain.
//
// [Words] are the texts of the interface in the handbook's language, with its
// plural forms, digits and dates (words.go, numerals.go). Their files are chosen
// in language.go and checked against the English ones in wordfile.go; asked.go
// checks how templates ask for them, levels.go chooses those for a level without a name of
// its own, and direction.go keeps names and words of the other direction apart.
package theme

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	texttemplate "text/template"
	"unicode/utf8"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/position"
	"handbook/generator/theme/program"
)

// Theme is a parsed set of layouts.
type Theme struct {
	Words  *Words
	Assets []Asset // by path
	// Version changes as soon as anything in the layouts does.
	Version [sha256.Size]byte
	pages   map[string]*program.Set
	brand   *texttemplate.Template
	files   map[string]file
	guesses diag.Guesses // while it is loaded
}

// Asset is a style or script of the layouts, as it stands there.
type Asset struct {
	Path string // below assets/theme/
	Data []byte
}

// file is one file of the layouts.
type file struct {
	name string // as messages call it
	data []byte // of a longer file than there can be, only its beginning
	text string // the same: findings share its lines, which can be long
	own  bool   // it is the user's
	odd  bool   // it is a link or a device

	lines func() *position.Lines // nil of what has none
}

func newFile(name string, data []byte) file {
	text := string(data)
	return file{name: name, data: data, text: text, lines: sync.OnceValue(func() *position.Lines { return position.NewLines(text) })}
}

const (
	brandFile = "assets/brand.css"
	frameFile = "base.html"
)

// Load reads the embedded layouts and, over them, the user's own, which may be
// nil. ownName is how messages call the folder of the latter. The findings are
// faults of the user's layouts, or that there are no words in the language; the
// error is for a folder that cannot be read.
func Load(layouts, own fs.FS, ownName string, language Language) (*Theme, diag.List, error) {
	files, err := read(layouts, "layouts")
	if err != nil {
		return nil, nil, err
	}
	var list diag.List
	frame := files[frameFile].data
	if own != nil {
		overrides, err := read(own, ownName)
		if err != nil {
			return nil, nil, err
		}
		override(files, overrides, &list)
	}
	t := &Theme{files: files, pages: map[string]*program.Set{}}
	var strays []stray
	t.Words, strays = loadWords(files, language, &list)
	t.check(frame, &list)
	asked := t.parse(&list)
	t.tellStrays(strays, asked, &list)
	for _, p := range paths(files) {
		if name, ok := strings.CutPrefix(p, "assets/"); ok && p != brandFile {
			t.Assets = append(t.Assets, Asset{name, files[p].data})
		}
	}
	sum := sha256.New()
	for _, p := range paths(files) {
		fmt.Fprintf(sum, "%q %x\n", p, sha256.Sum256(files[p].data))
	}
	sum.Sum(t.Version[:0])
	return t, list, nil
}

// tellStrays reports the words that no template asks for.
func (t *Theme) tellStrays(strays []stray, asked map[string]bool, list *diag.List) {
	english := t.Words.english
	known := english.keys()
	for _, s := range strays {
		if asked[s.key] {
			continue
		}
		hint := ""
		if t.guesses.Among(len(known)) {
			hint = diag.DidYouMean(s.key, known)
			if key := cmp.Or(t.Words.saying(s.key), english.saying(s.key)); english.has(key) { // its text, in the place of its key
				hint = diag.Meant(key)
			}
		}
		list.Add(diag.UnknownKey, s.at, fmt.Sprintf("no page has a place for the word %s", diag.Quote(s.key)),
			cmp.Or(hint, fmt.Sprintf("the keys are those of layouts/%s, as the program has them", embeddedPath(fallback))))
	}
}

// read returns the files of a folder of layouts by their path.
func read(fsys fs.FS, name string) (map[string]file, error) {
	files := map[string]file{}
	err := fs.WalkDir(fsys, ".", func(p string, entry fs.DirEntry, err error) error {
		base := path.Base(p)
		switch {
		case err != nil:
			return err
		case p != "." && content.Litter(base):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !utf8.ValidString(base): // no file system of Go's opens it, and it replaces nothing
			p = strings.ToValidUTF8(p, "\ufffd")
			files[p] = file{name: path.Join(name, p)}
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || strings.HasSuffix(base, ".go"):
			return nil
		case !entry.Type().IsRegular():
			files[p] = file{name: path.Join(name, p), odd: true}
			return nil
		}
		f, err := fsys.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, content.MaxFile+1))
		files[p] = newFile(path.Join(name, p), data)
		return err
	})
	return files, err
}

// override replaces files by the user's of the same path. Only a further
// language may be new.
func override(files, own map[string]file, list *diag.List) {
	known := paths(files)
	for _, p := range paths(own) {
		f := own[p]
		f.own = true
		at := diag.Span{Position: diag.Position{File: f.name}}
		if f.odd {
			list.Add(diag.UnknownLayout, at, "the layout is a link or device, not a file", "put a copy of the file there instead")
			continue
		}
		_, ok := files[p]
		if !ok && !isLanguage(p) {
			list.Add(diag.UnknownLayout, at, fmt.Sprintf("%s replaces no layout", diag.Quote(p)), hintFor(p, known, own))
			continue
		}
		if len(f.data) > content.MaxFile {
			list.Add(diag.TooLarge, at, fmt.Sprintf("the file has more than %d MB", content.MaxFile>>20), "make it smaller; every page, or most, would have to load it")
			continue
		}
		if isLanguage(p) { // words are added one by one, not replaced as a file
			if _, fault, hint := tagOf(p); fault != "" {
				list.Add(diag.UnknownLayout, at, fault, hint)
				continue
			}
			p = "own/" + p
		} else if f, ok = readable(f, list); !ok {
			continue // ours says nothing more
		}
		files[p] = f
	}
}

func paths(files map[string]file) []string { return slices.Sorted(maps.Keys(files)) }

// Brand is what brand.css is made from.
type Brand struct {
	Light, Dark string // the accent as "#rrggbb" on light and dark pages; may be empty
}

// WriteBrand writes brand.css.
func (t *Theme) WriteBrand(w io.Writer, b Brand) error { return t.brand.Execute(w, b) }

// Stream appends one page, or one block of it, to b. kind is the name of its
// template in pages/, without ".html". Of what is long, most is written to to,
// unless that is nil, and b is what remains.
func (t *Theme) Stream(b []byte, to io.Writer, kind, block string, data any) ([]byte, error) {
	set := t.Set(kind)
	if set == nil {
		return b, fmt.Errorf("there is no template pages/%s.html", kind)
	}
	b, err := set.Stream(b, to, block, data)
	if errors.Is(err, program.ErrEndless) {
		err = fmt.Errorf("template: pages/%s.html:1: %w; a {{range}} or {{template}} in it, or in what it calls, goes on for ever", kind, err)
	}
	return b, err
}

// Set returns the templates of a kind of page, or nil.
func (t *Theme) Set(kind string) *program.Set { return t.pages[kind] }

// Execute writes one page, or one block of it.
func (t *Theme) Execute(w io.Writer, kind, block string, data any) error {
	b, err := t.Stream(nil, w, kind, block, data)
	_, failed := w.Write(b)
	return errors.Join(err, failed)
}
