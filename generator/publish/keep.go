package publish

import "encoding/hex"

// Trust has the edition keep the files that were made from the same version as
// those that the memory knows, as long as nobody has touched them. It is called
// before the first file is handed over.
func (e *Edition) Trust(m Memory) {
	if e.fresh != nil || !e.site.old.finished {
		return
	}
	_, _, files, ok := m.read()
	if !ok {
		return
	}
	known := make(map[string]remembered, len(files))
	for _, f := range files {
		known[f.name] = f
	}
	// The digests of the manifest are those of the files only if it is the same.
	if state, err := m.state(ManifestName); err == nil && state == known[ManifestName].state {
		e.known = known
	}
}

// Keep hands over a file that is made from a version of what is in it, if it stands
// as it was made from the same version; that is what it reports. Else the file is
// to be handed over by [Edition.Write] or [Edition.Create].
func (e *Edition) Keep(path string, version [32]byte) (bool, error) {
	e.gate.RLock()
	defer e.gate.RUnlock()
	if e.closed {
		return false, errEnded
	}
	e.mu.Lock()
	e.versions[path] = version
	e.mu.Unlock()
	last, ok := e.known[path]
	if !ok || last.version != hex.EncodeToString(version[:]) {
		return false, nil
	}
	found, err := e.site.look(path)
	if err != nil || found.kind != ours || stateOf(found.info) != last.state {
		return false, e.note(err)
	}
	if err := e.names.claim(path); err != nil {
		return false, e.note(err)
	}
	e.record(path, entry{digest: e.site.old.files[path], stands: true, state: last.state})
	return true, nil
}
