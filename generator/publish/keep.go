package publish

import (
	"encoding/hex"
	"path"
)

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
		e.known, e.memory = known, m
	}
}

// Keep hands over a file that is made from a version of what is in it, if it stands
// as it was made from the same version; that is what it reports. Else the file is
// to be handed over by [Edition.Write] or [Edition.Create].
func (e *Edition) Keep(name string, version [32]byte) (bool, error) {
	e.gate.RLock()
	defer e.gate.RUnlock()
	if e.closed {
		return false, errEnded
	}
	e.mu.Lock()
	e.versions[name] = version
	e.mu.Unlock()
	last, ok := e.known[name]
	if !ok || last.version != hex.EncodeToString(version[:]) || !e.site.wrote(name) {
		return false, nil
	}
	up, err := e.site.lookFolder(path.Dir(name))
	if err != nil || up.kind != ours {
		return false, e.note(err)
	}
	// By its path alone, which takes a fifth of the time. Where the folder of the site is
	// another one meanwhile, Commit tells.
	if state, err := e.memory.state(name); err != nil || state != last.state {
		return false, nil // whoever writes it looks closer
	}
	if err := e.names.claim(name); err != nil {
		return false, e.note(err)
	}
	e.record(name, entry{digest: e.site.old.files[name], stands: true, state: last.state})
	return true, nil
}
