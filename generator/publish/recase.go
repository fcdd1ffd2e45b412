package publish

import (
	"maps"
	"os"
	"path"
	"slices"
)

// recase gives files and folders that the edition spells in another case their
// new spelling, on file systems where the two are one. Where that fails they
// keep the old spelling, under which such a file system finds them just as well.
func (s *site) recase(n *names) {
	spelled := map[string]string{} // new -> old
	for old := range s.old.files {
		if n.has(old) {
			continue
		}
		for _, name := range append(above(old), old) {
			if now, ok := n.spelling(name); ok && now != name {
				spelled[now] = name
			}
		}
	}
	for _, now := range slices.Sorted(maps.Keys(spelled)) { // folders before what they hold
		old := path.Join(path.Dir(now), path.Base(spelled[now]))
		if s.oneFile(old, now) {
			s.folder.Rename(old, now)
		}
	}
}

// oneFile reports whether two names lead to one file or folder.
func (s *site) oneFile(a, b string) bool {
	infoA, errA := s.folder.Lstat(a)
	infoB, errB := s.folder.Lstat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
