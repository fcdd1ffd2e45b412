package publish

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// A fresh edition is the first of a folder that was not there before. Nobody is
// reading it, so it is written as it will stand, below the staging folder, and
// takes its place as a whole, by one rename.
type fresh struct {
	folder folder

	mu   sync.Mutex
	made map[string]bool // folders
}

const treeName = stagingName + "/tree"

func (f *fresh) write(name string, data []byte) error {
	if err := f.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	return f.folder.WriteFile(treeName+"/"+name, data, false)
}

func (f *fresh) makeFolder(dir string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, dir := range append(above(dir), dir) {
		if f.made[dir] {
			continue
		}
		if err := f.folder.Mkdir(treeName + "/" + dir); err != nil {
			return err
		}
		f.made[dir] = true
	}
	return nil
}

// appearWhole puts a fresh edition in its place and ends the edition.
func (e *Edition) appearWhole() error {
	e.manifest = formatManifest(e.digests(), true)
	if err := e.folder.WriteFile(treeName+"/"+ManifestName, e.manifest, true); err != nil {
		return failure("write", join(e.dir, ManifestName), err)
	}
	waiting := waitingFor(e.dir)
	err := patiently(func() error { return os.Rename(filepath.Join(e.dir, filepath.FromSlash(treeName)), waiting) })
	if err != nil {
		return failure("make the folder", e.dir, err)
	}
	if err := e.close(); err != nil { // which removes the empty folder
		os.RemoveAll(waiting)
		return err
	}
	if err = patiently(func() error { return os.Rename(waiting, e.dir) }); err == nil {
		return nil
	}
	os.RemoveAll(waiting)
	if _, statErr := os.Lstat(e.dir); statErr == nil {
		return &Error{
			Message: fmt.Sprintf("something was put into %q meanwhile", toSlash(e.dir)),
			Hint:    "build again, when no other build is running",
			Err:     err,
		}
	}
	return failure("make the folder", e.dir, err)
}

// longestName is how many bytes the name of a folder has at most, on all systems.
const longestName = 255

// waitingFor returns where a fresh edition waits for a moment: beside the folder,
// because it is moved over the empty folder itself.
func waitingFor(dir string) string {
	return filepath.Join(filepath.Dir(dir), ownPrefix+"new-"+filepath.Base(dir))
}
