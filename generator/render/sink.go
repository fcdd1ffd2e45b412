package render

import (
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

// Nothing is a sink that forgets everything: for checking.
type Nothing struct{}

// Write does nothing.
func (Nothing) Write(string, []byte) error { return nil }

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
