package publish

// Replaces reports whether Commit would write other bytes where a file stands.
func (e *Edition) Replaces(path string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	en := e.entries[path]
	return en.stands && en.staged != ""
}

// Standing returns what is in a file of the site that stands, or nil where none can be
// read. No link is followed out of the site, and no pipe in its place waited for.
func (e *Edition) Standing(path string) []byte {
	info, err := e.folder.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := readFile(e.folder, path)
	if err != nil {
		return nil
	}
	return data
}
