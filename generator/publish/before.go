package publish

// What a caller can ask of an edition before it commits it, after the last Write.

// Leaving returns the files that Commit would remove, in no order.
func (e *Edition) Leaving() ([]string, error) {
	e.gate.Lock()
	defer e.gate.Unlock()
	if e.fresh != nil {
		return nil, nil
	}
	leave, _, err := e.site.leaving(&e.names)
	return leave, err
}

// Replaces reports whether Commit would write other bytes where a file stands. path is
// as that of Write.
func (e *Edition) Replaces(path string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	en := e.entries[path]
	return en.stands && en.staged != ""
}

// Standing returns what is in a file of the site that stands, or nil where there is none;
// of one that cannot be read, no bytes. No link is followed out of the site, and no pipe
// in its place waited for.
func (e *Edition) Standing(path string) []byte { return standing(e.folder, path) }

func standing(f folder, path string) []byte {
	info, err := f.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := readFile(f, path)
	if err != nil {
		return []byte{}
	}
	return data
}
