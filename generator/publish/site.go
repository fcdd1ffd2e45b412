package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"sync"
)

// A site is what stands in the folder before this edition.
type site struct {
	dir    string
	folder folder
	old    manifest
	folded map[string]string // fold of a path in the manifest -> the path

	mu      sync.Mutex
	folders map[string]finding // what stands at the folders asked for so far
	giving  map[string]bool    // our files and folders that give way; see way.go
}

// readSite reads the manifest, and refuses a folder that holds files but none.
func readSite(dir string, f folder) (*site, error) {
	s := &site{dir: dir, folder: f, folded: map[string]string{}, folders: map[string]finding{}, giving: map[string]bool{}}
	has, err := hasManifest(dir, f)
	if err != nil || !has {
		return s, err
	}
	data, err := readFile(f, ManifestName)
	if err != nil {
		return nil, failure("read", join(dir, ManifestName), err)
	}
	if s.old, err = parseManifest(data); err != nil {
		return nil, damaged(dir, err.Error())
	}
	for name := range s.old.files {
		s.folded[fold(name)] = name
	}
	return s, nil
}

// hasManifest reports whether handbook wrote the folder. It is an error if it
// did not, and the folder holds files.
func hasManifest(dir string, f folder) (bool, error) {
	info, err := f.Lstat(ManifestName)
	switch {
	case err == nil && info.Mode().IsRegular():
		return true, nil
	case err == nil:
		return false, damaged(dir, "it is "+describe(info.Mode()))
	case !errors.Is(err, fs.ErrNotExist):
		return false, failure("read", join(dir, ManifestName), err)
	}
	names, err := f.Names()
	if err != nil {
		return false, failure("read the folder", dir, err)
	}
	for _, name := range names {
		if passes(name) {
			continue
		}
		if _, err := f.Lstat(ManifestName); err == nil {
			return hasManifest(dir, f) // another build came in between
		}
		return false, foreign(dir, name, slices.Contains(names, inEverySite))
	}
	return false, nil
}

// passes reports whether a name in a folder without a manifest is no sign that
// the folder is somebody's: what a killed first build left, and what operating
// systems, and those of network storage, put into folders and onto disks by
// themselves.
func passes(name string) bool {
	switch name {
	case lockName, stagingName,
		".DS_Store", ".Spotlight-V100", ".Trashes", ".fseventsd",
		"Thumbs.db", "desktop.ini", "System Volume Information", "$RECYCLE.BIN",
		"lost+found", "@eaDir", "#recycle", ".snapshot":
		return true
	}
	return false
}

// A finding is what stands at a path.
type finding struct {
	kind kind
	info fs.FileInfo // where kind is ours
	at   string      // where kind is inTheWay: the path of what is in the way
	why  string      // and what it is
}

type kind int

const (
	missing  kind = iota
	ours          // a file that the manifest lists
	recased       // a file that the manifest lists in another case, where the two are one
	inTheWay      // anything else
)

// look says what stands at a path. It follows no symbolic link.
func (s *site) look(name string) (finding, error) {
	up, err := s.lookFolder(path.Dir(name))
	if err != nil || up.kind != ours {
		return up, err
	}
	info, err := s.folder.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return finding{kind: missing}, nil
	case err != nil:
		return finding{}, failure("look at", join(s.dir, name), err)
	case info.IsDir():
		ours, err := s.holdsOnlyOurs(name)
		if err != nil {
			return finding{}, failure("read the folder", join(s.dir, name), err)
		}
		if ours {
			s.giveWay(name)
			return finding{kind: missing}, nil
		}
		return finding{kind: inTheWay, at: name, why: describe(info.Mode())}, nil
	case !info.Mode().IsRegular():
		return finding{kind: inTheWay, at: name, why: describe(info.Mode())}, nil
	}
	if s.wrote(name) {
		return finding{kind: ours, info: info}, nil
	}
	if old, ok := s.folded[fold(name)]; ok && s.oneFile(old, name) {
		return finding{kind: recased}, nil
	}
	return finding{kind: inTheWay, at: name, why: "a file that handbook did not write"}, nil
}

// holds reports whether the file of ours that was found at a path has exactly these
// bytes.
func (s *site) holds(name string, found finding, data []byte) (bool, error) {
	same, err := equal(s.folder, name, found.info.Size(), bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false, failure("read", join(s.dir, name), err)
	}
	return same, nil
}

// lookFolder says what stands where a folder should: it is ours if it and all
// above it are real folders. The answers are kept; nothing changes before Commit.
func (s *site) lookFolder(dir string) (finding, error) {
	if dir == "." {
		return finding{kind: ours}, nil
	}
	s.mu.Lock()
	known, ok := s.folders[dir]
	s.mu.Unlock()
	if ok {
		return known, nil
	}
	found, err := s.lookFolder(path.Dir(dir))
	if err != nil {
		return found, err
	}
	if found.kind == ours {
		info, err := s.folder.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			found = finding{kind: missing}
		case err != nil:
			return finding{}, failure("look at", join(s.dir, dir), err)
		case info.Mode().IsRegular() && s.wrote(dir):
			s.giveWay(dir)
			found = finding{kind: missing}
		case !info.IsDir():
			found = finding{kind: inTheWay, at: dir, why: describe(info.Mode()) + " where a folder should be"}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folders[dir] = found
	return found, nil
}

// leaving lists the files of the manifest that are not among the names of the
// edition: those that stand, and those that are gone already. What somebody put
// in the place of such a file (a folder, a link) is not ours and in no list.
func (s *site) leaving(n *names) (stand, gone []string, err error) {
	for old := range s.old.files {
		if n.has(old) {
			continue
		}
		found, err := s.look(old)
		if err != nil {
			return nil, nil, err
		}
		switch found.kind {
		case missing:
			gone = append(gone, old)
		case ours:
			// Where case does not matter, Old.html may be the new old.html.
			if name, ok := n.spelling(old); ok && name != old && s.oneFile(old, name) {
				continue
			}
			stand = append(stand, old)
		}
	}
	return stand, gone, nil
}

// describe names a kind of file that is not the one expected.
func describe(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeSymlink != 0:
		return "a symbolic link"
	case mode.IsRegular():
		return "a file"
	}
	return "a special file"
}
