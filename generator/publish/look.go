package publish

import (
	"crypto/sha256"
	"hash"
	"io"
	"os"
	"sync/atomic"
)

// A Look takes the files of an edition, writes nothing, and tells what the site that
// stands would lose by them. Its methods may be called from many goroutines at once.
type Look struct {
	root    *os.Root
	site    *site
	names   names
	watched string
	changed atomic.Bool
}

// LookAt begins a look at the site in dir, or returns nil where none can be read that
// handbook wrote. Of one file, which is watched, it is noted whether it changes.
func LookAt(dir, watched string) *Look {
	root, err := openRoot(dir)
	if err != nil {
		return nil
	}
	s, err := readSite(dir, rooted{root, dir})
	if err != nil || s.old.files == nil {
		root.Close()
		return nil
	}
	return &Look{root: root, site: s, watched: watched}
}

// Close ends the look.
func (l *Look) Close() error { return l.root.Close() }

// Write hands over one file of the edition, as that of [Edition.Write].
func (l *Look) Write(path string, data []byte) error {
	f, err := l.Create(path)
	if err != nil {
		return err
	}
	f.Write(data)
	return f.Close()
}

// Create begins a file, as that of [Edition.Create].
func (l *Look) Create(path string) (io.WriteCloser, error) {
	if err := l.names.claim(path); err != nil {
		return nil, err
	}
	if path != l.watched {
		return passing{}, nil
	}
	return &watching{sha256.New(), l}, nil
}

// Leaving returns the files that an edition of those written would remove, in no order.
func (l *Look) Leaving() ([]string, error) {
	leave, _, err := l.site.leaving(&l.names)
	return leave, err
}

// Changed reports whether the file that is watched would have other bytes.
func (l *Look) Changed() bool { return l.changed.Load() }

// Standing returns what is in a file of the site that stands; see [Edition.Standing].
func (l *Look) Standing(path string) []byte { return standing(l.site.folder, path) }

// passing is a file that nobody looks into.
type passing struct{}

func (passing) Write(p []byte) (int, error) { return len(p), nil }
func (passing) Close() error                { return nil }

// watching is the file that is watched.
type watching struct {
	hash.Hash
	look *Look
}

func (w *watching) Close() error {
	var sum digest
	w.Sum(sum[:0])
	w.look.changed.Store(sum != w.look.site.old.files[w.look.watched])
	return nil
}
