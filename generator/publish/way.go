package publish

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A file of the last edition can stand where the new one needs a folder, and a
// folder with files of the last one where the new one has a file: an author has put
// an attachment into a folder of its own name. It gives way.

// wrote reports whether a file is listed in the manifest.
func (s *site) wrote(name string) bool {
	_, ok := s.old.files[name]
	return ok
}

// holdsOnlyOurs reports whether a folder is one of the last edition's, and holds
// nothing else. A killed build may have left it empty.
func (s *site) holdsOnlyOurs(dir string) (bool, error) {
	below := false
	for name := range s.old.files {
		below = below || strings.HasPrefix(name, dir+"/")
	}
	if !below {
		return false, nil
	}
	f, err := s.folder.Open(dir)
	if err != nil {
		return false, err
	}
	defer f.Close()
	list, ok := f.(fs.ReadDirFile)
	if !ok {
		return false, nil
	}
	entries, err := list.ReadDir(-1)
	if err != nil {
		return false, err
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		ours := entry.Type().IsRegular() && s.wrote(name)
		if entry.IsDir() {
			if ours, err = s.holdsOnlyOurs(name); err != nil {
				return false, err
			}
		}
		if !ours {
			return false, nil
		}
	}
	return true, nil
}

func (s *site) giveWay(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.giving[name] = true
}

// givesWay reports whether a file is one that gives way, or stands in a folder that
// does.
func (s *site) givesWay(name string) bool {
	return slices.ContainsFunc(append(above(name), name), func(at string) bool { return s.giving[at] })
}

// divide divides files that leave into those that give way and the others.
func (s *site) divide(list []string) (way, rest []string) {
	for _, name := range list {
		if s.givesWay(name) {
			way = append(way, name)
		} else {
			rest = append(rest, name)
		}
	}
	return way, rest
}

// clear removes the files that give way, and the folders that held them or files
// that are gone already.
func (e *Edition) clear(way, gone []string) error {
	for _, name := range way {
		if err := e.folder.Remove(name); err != nil {
			return failure("remove", join(e.dir, name), err)
		}
	}
	left, _ := e.site.divide(gone)
	for _, name := range slices.Concat(way, left) {
		for dir := path.Dir(name); e.site.givesWay(dir); dir = path.Dir(dir) {
			if err := e.removeFolder(dir); errors.Is(err, fs.ErrExist) {
				break // it still holds something
			} else if err != nil {
				return failure("remove", join(e.dir, dir), err)
			}
		}
	}
	return nil
}
