package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"
)

// A Comparison takes the files of an edition, writes nothing, and compares
// them with the site that stands. Its methods may be called from many
// goroutines at once.
type Comparison struct {
	dir   string
	root  *os.Root
	site  *site // nil where there is no folder
	names names

	mu    sync.Mutex
	files map[string]digest
	diff  Difference
}

// A Difference lists, sorted, the files in which the site that stands is not
// the one that would be built. A file is in one list only.
type Difference struct {
	NoSite   bool     // nothing was ever written there, and nothing is in the way
	Missing  []string // would be new
	Stale    []string // would be replaced
	LineEnds []string // would be replaced, and have other line ends alone, as git on Windows gives them
	Edited   []string // would be replaced, and were changed since handbook wrote them
	Extra    []string // would be removed
	InTheWay []string // not written by handbook, or no plain file: a build would stop at them
}

// Same reports whether a build would change nothing.
func (d *Difference) Same() bool {
	return len(d.Missing)+len(d.Stale)+len(d.LineEnds)+len(d.Edited)+len(d.Extra)+len(d.InTheWay) == 0
}

// Check begins a comparison with the site in dir. It refuses the folders that
// [Open] refuses; where there is no folder, all files are missing.
func Check(dir string) (*Comparison, error) {
	c := &Comparison{dir: dir, files: map[string]digest{}}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	root, err := openRoot(dir)
	if err != nil {
		return nil, err
	}
	s, err := readSite(dir, rooted{root, dir})
	if err != nil {
		root.Close()
		return nil, err
	}
	c.root, c.site = root, s
	return c, nil
}

// Write hands over one file of the edition, as that of [Edition.Write]. The error
// is for a path that no site can have, or one of reading the site.
func (c *Comparison) Write(path string, data []byte) error {
	if err := c.names.claim(path); err != nil {
		return err
	}
	sum := digest(sha256.Sum256(data))
	list, err := c.compare(path, data)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.files[path] = sum
	if list != nil {
		*list = append(*list, path)
	}
	return nil
}

// compare returns the list that the file belongs to, or nil.
func (c *Comparison) compare(path string, data []byte) (*[]string, error) {
	if c.site == nil {
		return &c.diff.Missing, nil
	}
	found, err := c.site.look(path)
	if err != nil {
		return nil, err
	}
	switch found.kind {
	case missing:
		return &c.diff.Missing, nil
	case inTheWay:
		return &c.diff.InTheWay, nil
	case recased:
		return &c.diff.Stale, nil
	}
	same, err := c.site.holds(path, found, data)
	if same || err != nil {
		return nil, err
	}
	for _, ends := range [][2]string{{"\n", "\r\n"}, {"\r\n", "\n"}} { // of the site, or of an asset that is copied to it
		turned, err := c.site.holds(path, found, bytes.ReplaceAll(data, []byte(ends[0]), []byte(ends[1])))
		if err != nil {
			return nil, err
		}
		if turned {
			return &c.diff.LineEnds, nil
		}
	}
	asWritten, err := c.asWritten(path)
	if err != nil {
		return nil, failure("read", join(c.dir, path), err)
	}
	if asWritten {
		return &c.diff.Stale, nil
	}
	return &c.diff.Edited, nil
}

// asWritten reports whether the file that stands may be the one that handbook
// wrote. After a publish that was cut short nobody can tell.
func (c *Comparison) asWritten(path string) (bool, error) {
	sum := c.site.old.files[path]
	if !c.site.old.finished || sum == (digest{}) {
		return true, nil
	}
	file, err := c.site.folder.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return false, err
	}
	return bytes.Equal(hash.Sum(nil), sum[:]), nil
}

// Finish ends the comparison, after the last Write, and tells what differs. The
// error is one of reading the site.
func (c *Comparison) Finish() (Difference, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.site != nil {
		defer c.root.Close()
		extra, _, err := c.site.leaving(&c.names)
		if err != nil {
			return Difference{}, err
		}
		c.diff.Extra = extra
		// All files are right, and a build would still write the manifest.
		if c.diff.Same() && !bytes.Equal(formatManifest(c.files, true), c.site.old.raw) {
			c.diff.Stale = []string{ManifestName}
		}
	}
	c.diff.NoSite = c.site == nil || len(c.site.old.files) == 0 && len(c.diff.InTheWay) == 0
	d := c.diff
	for _, list := range [][]string{d.Missing, d.Stale, d.LineEnds, d.Edited, d.Extra, d.InTheWay} {
		slices.Sort(list)
	}
	return d, nil
}
