package render

import (
	"crypto/sha256"
	"io"
	"maps"
	"slices"
	"sync"
)

// Sink takes the files of a site. Write is called from several goroutines at
// once, with a path below the site's root, with slashes, each once; data is
// the callee's only until Write returns.
type Sink interface {
	Write(path string, data []byte) error
}

// A Creator is a sink that takes a long file piece by piece as well. Close hands
// it over; where it has a method Discard, that gives it up.
type Creator interface {
	Create(path string) (io.WriteCloser, error)
}

// A Keeper is a sink that knows of files that stand already. Keep reports whether
// a file stands as it was made from the same version of what is in it; then it is
// not to be written. Else it is, and from then on is known by that version.
type Keeper interface {
	Keep(path string, version [sha256.Size]byte) (bool, error)
}

// stream hands a file over to a sink: whole where it is short, or the sink takes
// no other, and else piece by piece.
type stream struct {
	sink   Sink
	path   string
	file   io.WriteCloser
	before []byte
	failed error // of the sink
}

func (s *stream) Write(p []byte) (int, error) {
	creator, ok := s.sink.(Creator)
	if !ok {
		s.before = append(s.before, p...)
		return len(p), nil
	}
	if s.file == nil {
		if s.file, s.failed = creator.Create(s.path); s.failed != nil {
			return 0, s.failed
		}
	}
	var n int
	n, s.failed = s.file.Write(p)
	return n, s.failed
}

// end hands the file over; rest is the end of it.
func (s *stream) end(rest []byte) error {
	if s.file == nil {
		if len(s.before) > 0 {
			rest = append(s.before, rest...)
		}
		return s.sink.Write(s.path, rest)
	}
	if _, err := s.file.Write(rest); err != nil {
		s.giveUp()
		return err
	}
	return s.file.Close()
}

// giveUp leaves the file unwritten.
func (s *stream) giveUp() {
	if f, ok := s.file.(interface{ Discard() }); ok {
		f.Discard()
	}
}

// Nothing is a sink that forgets everything: for checking.
type Nothing struct{}

// Write does nothing.
func (Nothing) Write(string, []byte) error { return nil }

// Create returns a file that forgets what is written to it.
func (Nothing) Create(string) (io.WriteCloser, error) { return nowhere{io.Discard}, nil }

type nowhere struct{ io.Writer }

func (nowhere) Close() error { return nil }

// Memory is a sink that keeps the files: for the preview and for tests.
type Memory struct {
	mu    sync.Mutex
	files map[string][]byte
}

// Write keeps a copy of the file.
func (m *Memory) Write(path string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = map[string][]byte{}
	}
	m.files[path] = slices.Clone(data)
	return nil
}

// File returns a file that was written.
func (m *Memory) File(path string) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.files[path]
	return data, ok
}

// Paths returns the paths of all files, sorted.
func (m *Memory) Paths() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.files))
}
