package content

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/unicode/norm"

	"handbook/generator/diag"
)

// Load reads the content of a handbook from fsys, the data folder. name is how
// messages call that folder, such as "data".
//
// The findings cover everything that can be said of each file alone. The error
// is for a folder that cannot be read.
func Load(fsys fs.FS, name string) (*Source, diag.List, error) { return new(Decoded).Load(fsys, name) }

// Decoded holds what the files of a folder were decoded to when it was loaded
// last. Those that are the same when it is loaded again are not decoded again.
// The zero value holds nothing.
type Decoded struct{ files map[string]decoded }

type decoded struct {
	sum  Digest // of the file
	keep func(*Source)
	list diag.List
}

// Load does what the function Load does.
func (d *Decoded) Load(fsys fs.FS, name string) (*Source, diag.List, error) {
	l := &loader{known: d, fsys: fsys, name: name, source: &Source{Files: fsys, Digests: map[string]Digest{}, Broken: map[string]bool{}, named: map[diag.Position]string{}}}
	if err := l.walk(); err != nil {
		return nil, nil, err
	}
	if err := l.read(); err != nil {
		return nil, nil, err
	}
	if !l.handbook && !l.source.Handbook.At.Known() { // nor was another file read as it
		l.list.Add(diag.MissingFile, l.at("handbook.toml"), "there is no handbook.toml",
			`every handbook has one; "handbook init" writes an example`)
		l.source.Broken["handbook"] = true
	}
	l.nameLevels()
	return l.source, l.list, nil
}

// loader gathers the files of the data folder and then decodes them on all
// cores.
type loader struct {
	known  *Decoded
	fsys   fs.FS
	name   string
	source *Source
	list   diag.List
	jobs   []job

	handbook bool // there is a handbook.toml, or a file that is told to be meant as that
}

// job is one file to read.
type job struct {
	path   string
	decode decode
}

// walk lists the files that belong to the content and reports those that look
// as if they did.
func (l *loader) walk() error {
	return fs.WalkDir(l.fsys, ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p == ".":
		case Litter(entry.Name()):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !utf8.ValidString(entry.Name()): // no file system of Go's opens it
			l.list.Add(diag.InvalidID, l.at(strings.ToValidUTF8(p, "\ufffd")), "the name is not UTF-8, so that the generator cannot read what it stands for", "rename it; letters of every language may stand in it")
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
			if _, decode := kindOf(p); decode != nil {
				l.handbook = l.handbook || p == "handbook.toml"
				l.list.Add(diag.UnknownFile, l.at(p), "a folder has the name of a file", "move the file that it stands for out of it, and delete or rename the folder")
				l.lose(p)
				return fs.SkipDir
			}
		case strings.HasPrefix(p, "assets/"):
			l.asset(p, entry)
		default:
			l.handbook = l.file(p, entry) == "handbook.toml" || l.handbook
		}
		return nil
	})
}

func (l *loader) at(p string) Place { return placeOfFile(path.Join(l.name, p)) }

func (l *loader) asset(p string, entry fs.DirEntry) {
	if !entry.Type().IsRegular() {
		l.list.Add(diag.OutsideAsset, l.at(p), "the asset is a link or device, not a file", "put a copy of the file there instead")
		l.source.Broken["assets/"+path.Base(p)] = true
		return
	}
	if info, err := entry.Info(); err == nil && info.Size() > MaxAsset {
		l.list.Add(diag.TooLarge, l.at(p), fmt.Sprintf("the asset has more than %d MB", MaxAsset>>20), "make it smaller, or put it on a server and link to it")
	}
	l.source.Assets = append(l.source.Assets, Asset{Path: strings.TrimPrefix(p, "assets/"), At: l.at(p)})
}

// attachments are the endings of files that can only be meant as assets.
var attachments = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp",
	".doc", ".xls", ".ppt", ".csv", ".tsv", ".numbers", ".gsheet", ".msg", ".eml", ".zip"}

// wordFiles are the endings of files that word processors write.
var wordFiles = []string{".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc"}

// file notes a file that is no asset, and returns the file of the format that
// it is, or seems to be meant as.
func (l *loader) file(p string, entry fs.DirEntry) string {
	_, decode := kindOf(p)
	switch regular := entry.Type().IsRegular(); {
	case decode == nil:
		return l.unknown(p, regular)
	case !regular && !l.has(p): // a link is followed, but only to a file
		what := "this is a device or pipe, not a file"
		if entry.Type()&fs.ModeSymlink != 0 {
			what = "the link leads to no file"
		}
		l.list.Add(diag.MissingFile, l.at(p), what, "put the file itself there")
		l.lose(p)
		return p
	}
	l.jobs = append(l.jobs, job{p, decode})
	return p
}

// unknown reports a file that is none of the format, unless no author means it as
// one, and returns the file of the format that it seems to be meant as, or "".
func (l *loader) unknown(p string, regular bool) string {
	meant, ending := meantBy(p), strings.ToLower(path.Ext(p))
	switch {
	case strings.HasSuffix(p, ".go"):
		return ""
	case !regular:
		l.list.Add(diag.UnknownFile, l.at(p), "the generator follows no link to a folder", "put the folder itself there")
		for _, part := range []string{"handbook", "orientations", "roles", "competencies", "files", "assets"} {
			l.source.Broken[part] = true
		}
		return ""
	case path.Base(path.Dir(p)) == "i18n" && ending == ".toml":
		l.list.Add(diag.UnknownFile, l.at(p), "the words of the interface are none of the content",
			fmt.Sprintf("put the file into the folder layouts, which stands beside the data folder, as layouts/i18n/%s", path.Base(p)))
		return ""
	case slices.Contains(wordFiles, ending) && meant != "" && !l.has(meant):
		l.list.Add(diag.UnknownFile, l.at(p), "a document of a word processor is no plain text",
			fmt.Sprintf("save what it holds as plain text named %s; or move it out of the data folder, or into assets/ to link to it", diag.Quote(meant)))
		l.lose(meant)
		return meant
	case slices.Contains(attachments, ending):
		hint := "put a picture, or a file to link to, into assets/; move what is for you alone out of the data folder"
		if first, rest, _ := strings.Cut(p, "/"); diag.Nearest(first, []string{"assets"}) != "" {
			hint = diag.Meant("assets/" + rest)
		}
		l.list.Add(diag.UnknownFile, l.at(p), "the generator reads no file of this name here", hint)
		l.source.Broken["assets/"+path.Base(p)] = true
		return ""
	}
	if home := l.outsideHome(p); home != "" {
		return home
	}
	hint := "it reads handbook.toml, orientations.toml, roles.toml, competencies/*.toml, roles/*.toml, pages/*.md and assets/"
	list := ofHandbook(p)
	if list != "" {
		hint = "it belongs to handbook.toml: move what it holds there"
		l.source.Broken["handbook/"+list] = true
	} else if meant != "" && l.has(meant) {
		hint = fmt.Sprintf("%s is there, too; if this is a copy of it, move it out of the data folder", diag.Quote(meant))
	} else if meant != "" {
		hint = diag.Meant(meant)
		l.lose(meant)
	}
	l.list.Add(diag.UnknownFile, l.at(p), "the generator reads no file of this name", hint)
	return meant
}

// has reports whether there is a file of a name.
func (l *loader) has(p string) bool {
	info, err := fs.Stat(l.fsys, p)
	return err == nil && info.Mode().IsRegular()
}

// lose notes that a file of the format could not be found under its name.
func (l *loader) lose(p string) {
	part, _ := kindOf(p)
	l.source.Broken[part] = true
	if strings.Contains(p, "/") && part != "roles" {
		l.source.Broken["files"] = true
	}
}

// Litter reports whether a file name is one that systems and editors leave
// behind, and that no author means: hidden files, among them the locks of Emacs
// (.#x); swap files (x.swp); copies (x~, #x#); what Windows, Office and network
// storage put there.
func Litter(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".swp", ".swo", ".swx":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") ||
		len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		name == "Thumbs.db" || name == "desktop.ini" || name == "@eaDir"
}

// read decodes the listed files on all cores and keeps the results in the order
// of their paths.
func (l *loader) read() error {
	// The order of names must not depend on how a file system stores "ü".
	slices.SortFunc(l.jobs, func(a, b job) int {
		return cmp.Or(strings.Compare(norm.NFC.String(a.path), norm.NFC.String(b.path)), strings.Compare(a.path, b.path))
	})
	slices.SortFunc(l.source.Assets, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	done := make([]decoded, len(l.jobs))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, j := range l.jobs {
		group.Go(func() error {
			data, err := readLimited(l.fsys, j.path)
			if err != nil {
				return err
			}
			name := path.Join(l.name, j.path)
			d := decoded{sum: sha256.Sum256(data)}
			if known, ok := l.known.files[name]; ok && known.sum == d.sum {
				d = known
			} else {
				d.keep = j.decode(data, name, &d.list)
			}
			done[i] = d
			return nil
		})
	}
	scripts := make([]diag.List, len(l.source.Assets))
	for i, a := range l.source.Assets {
		group.Go(func() error {
			scripts[i] = l.scriptOf(a)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	l.list = append(l.list, slices.Concat(scripts...)...)
	l.known.files = make(map[string]decoded, len(l.jobs))
	for i, d := range done {
		l.list = append(l.list, d.list...)
		d.keep(l.source)
		name := path.Join(l.name, l.jobs[i].path)
		l.known.files[name], l.source.Digests[name] = d, d.sum
	}
	return nil
}

// readLimited reads a file, but not much more of it than the generator takes.
func readLimited(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not an ordinary file")}
	}
	b := bytes.NewBuffer(make([]byte, 0, min(info.Size(), MaxFile)+bytes.MinRead))
	_, err = b.ReadFrom(io.LimitReader(f, MaxFile+1))
	return b.Bytes(), err
}
