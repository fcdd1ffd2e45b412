package publish

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// Summary counts what a Commit did.
type Summary struct {
	Written   int // new and changed files
	Unchanged int
	Removed   int
}

// Commit makes the edition the one that stands, in the order that the package
// comment gives, and ends it. If it fails or is killed half-way the site is a
// whole mixture of the old and the new one, and the next build finishes it.
func (e *Edition) Commit() (Summary, error) {
	e.gate.Lock()
	defer e.gate.Unlock()
	if e.closed {
		return Summary{}, errEnded
	}
	if e.fresh != nil && e.failed == nil {
		return Summary{Written: len(e.entries)}, e.appearWhole()
	}
	summary, err := e.publish()
	if err == nil {
		err = inPlace(e.dir, e.root)
	}
	if endErr := e.close(); err == nil {
		err = endErr
	}
	return summary, err
}

func (e *Edition) publish() (Summary, error) {
	if e.failed != nil {
		return Summary{}, e.failed
	}
	if len(e.obstacles) > 0 {
		return Summary{}, obstacles(e.obstacles)
	}
	p, err := e.plan()
	if err != nil {
		return Summary{}, err
	}
	if p.changes() || !bytes.Equal(p.final, e.site.old.raw) {
		if err := e.carryOut(p); err != nil {
			return Summary{}, err
		}
	}
	e.manifest = p.final
	return Summary{
		Written:   len(p.appear) + len(p.replace),
		Unchanged: len(e.entries) - len(p.appear) - len(p.replace),
		Removed:   len(p.leave) + len(p.way),
	}, nil
}

// A plan is what lies between the site that stands and the edition.
type plan struct {
	appear  []string // new files, in the order of rank
	replace []string // changed files, in the order of rank
	leave   []string // files no longer produced, in the order of rank
	gone    []string // listed and no longer produced, but not there any more
	way     []string // files no longer produced that stand in the way of new ones
	final   []byte   // the manifest afterwards
}

func (p *plan) changes() bool {
	return len(p.appear)+len(p.replace)+len(p.leave)+len(p.gone)+len(p.way) > 0
}

func (e *Edition) plan() (*plan, error) {
	p := &plan{}
	for name, en := range e.entries {
		switch {
		case en.staged == "":
		case en.stands:
			p.replace = append(p.replace, name)
		default:
			p.appear = append(p.appear, name)
		}
	}
	p.final = formatManifest(e.digests(), true)
	var err error
	if p.leave, p.gone, err = e.site.leaving(&e.names); err != nil {
		return nil, err
	}
	p.way, p.leave = e.site.divide(p.leave)
	for _, list := range [][]string{p.appear, p.replace, p.leave, p.gone} {
		slices.SortFunc(list, func(a, b string) int {
			return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
		})
	}
	return p, nil
}

// digests returns the digests of all files of the edition.
func (e *Edition) digests() map[string]digest {
	files := make(map[string]digest, len(e.entries))
	for name, en := range e.entries {
		files[name] = en.digest
	}
	return files
}

// carryOut changes the site. All that needs space on the disk, except for new
// folders, is staged before the first change.
func (e *Edition) carryOut(p *plan) error {
	both := map[string]digest{}
	maps.Copy(both, e.site.old.files)
	maps.Copy(both, e.digests())
	known := formatManifest(both, false)
	union, err := e.stage(known, true)
	if err != nil {
		return failure("write", join(e.dir, ManifestName), err)
	}
	final, err := e.stage(p.final, true)
	if err != nil {
		return failure("write", join(e.dir, ManifestName), err)
	}
	if err := e.change(p, union, final); err != nil {
		e.restore(known)
		return unfinished(err)
	}
	return nil
}

// restore puts the manifest back where somebody else is removing the folder and has
// removed the manifest before files of the edition came in: without it the next build
// would take them for a stranger's.
func (e *Edition) restore(manifest []byte) {
	if _, err := hasManifest(e.dir, e.folder); errors.Is(err, errForeign) {
		e.folder.WriteFile(ManifestName, manifest, true) // in vain where the folder itself is gone
	}
}

func (e *Edition) change(p *plan, union, final string) error {
	if err := e.move(union, ManifestName); err != nil {
		return err
	}
	e.site.recase(&e.names)
	if err := e.clear(p.way, p.gone); err != nil {
		return err
	}
	if err := e.appear(p.appear); err != nil {
		return err
	}
	if err := e.moveAll(p.replace); err != nil {
		return err
	}
	if err := e.leave(p.leave); err != nil {
		return err
	}
	e.prune(slices.Concat(p.leave, p.gone))
	return e.move(final, ManifestName)
}

// appear puts new files in place, in the order of rank.
func (e *Edition) appear(list []string) error {
	if err := e.makeFolders(list); err != nil {
		return err
	}
	others, pages := split(list)
	if err := e.standInNew(pages); err != nil {
		return err
	}
	return e.moveAll(slices.Concat(others, pages))
}

// leave removes files, in the order of rank backwards.
func (e *Edition) leave(list []string) error {
	others, pages := split(list)
	for _, name := range pages {
		if err := e.standIn(name); err != nil {
			return err
		}
	}
	slices.Reverse(others)
	for _, name := range slices.Concat(others, pages) {
		if err := e.folder.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return failure("remove", join(e.dir, name), err)
		}
	}
	return nil
}

// prune removes the folders that held the listed files, if they are empty now.
func (e *Edition) prune(list []string) {
	for _, name := range list {
		for dir := path.Dir(name); dir != "." && e.removeFolder(dir) == nil; dir = path.Dir(dir) {
		}
	}
}

// removeFolder removes an empty folder, if one is there.
func (e *Edition) removeFolder(dir string) error {
	info, err := e.folder.Lstat(dir)
	if err == nil && info.IsDir() {
		err = e.folder.Remove(dir)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// standInNew puts a stand-in at each of the paths, at which nothing stands.
func (e *Edition) standInNew(list []string) error {
	if len(list) == 0 {
		return nil
	}
	first, err := e.stage(standInPage, false)
	if err != nil {
		return failure("write", join(e.dir, list[0]), err)
	}
	for _, name := range list {
		if e.folder.Link(first, name) == nil {
			continue
		}
		// No hard links here, or too many of one file.
		if err := e.standIn(name); err != nil {
			return err
		}
	}
	return nil
}

// standIn puts a stand-in at a path, also over a file.
func (e *Edition) standIn(name string) error {
	staged, err := e.stage(standInPage, false)
	if err != nil {
		return failure("write", join(e.dir, name), err)
	}
	return e.move(staged, name)
}

func (e *Edition) moveAll(list []string) error {
	for _, name := range list {
		if err := e.move(e.entries[name].staged, name); err != nil {
			return err
		}
	}
	return nil
}

func (e *Edition) move(staged, name string) error {
	if err := e.folder.Rename(staged, name); err != nil {
		return failure("write", join(e.dir, name), err)
	}
	return nil
}

// makeFolders makes the folders above the listed files.
func (e *Edition) makeFolders(list []string) error {
	done := map[string]bool{}
	for _, name := range list {
		for _, dir := range above(name) {
			if done[dir] {
				continue
			}
			done[dir] = true
			err := e.folder.Mkdir(dir)
			if errors.Is(err, fs.ErrExist) {
				continue
			}
			if err != nil {
				return failure("make the folder", join(e.dir, dir), err)
			}
		}
	}
	return nil
}
