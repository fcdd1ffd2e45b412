// Package publish writes a rendered site into a folder so that a reader never
// meets a half-written file.
//
// [Open] prepares the folder and returns an [Edition]; the renderer calls
// [Edition.Write] for every file, from all cores; then [Edition.Commit] makes
// the edition the one that stands, or [Edition.Discard] leaves what stood. Before that
// the caller can ask what would change (before.go).
// [Check] takes the same calls and only compares, [LookAt] takes them to tell what would
// be lost, and [CreateZip] packs one archive. [CreateFile] makes another file beside the
// site, such as a PDF of it; both are temporary files until they are whole (temp.go).
//
// # What stands at every moment
//
// Write puts a file that differs from what stands (site.go) into a staging folder
// inside the site folder, hence on the same file system; a full disk shows up there.
// Commit (commit.go) then only renames and removes, and a rename is whole or not at
// all:
//
//  1. the manifest names the old and the new files, so that a killed publish
//     still knows which files are its own
//  2. new files appear: every new page as a stand-in (standin.go), a whole page
//     without links that asks to reload it; then pictures and fonts, which link to
//     nothing; then style sheets, scripts and data; then the real pages, each over
//     its stand-in
//  3. changed files are replaced
//  4. files that are no longer produced leave the same way backwards: pages
//     turn into stand-ins, style sheets and the like go, pictures go, pages go
//  5. the manifest names the new files only, and the staging folder goes
//
// The stand-ins are what makes links between new pages safe. Whatever a page
// links to is there before the page is: before step 3 every path of the new
// edition exists, and until step 4 every path of the old one still does. New
// pages link to each other in circles, so no order of real pages can do this;
// a page without links breaks every circle. A stand-in is one hard link (where
// the file system has them) and one more rename, some twenty microseconds.
//
// One case no order can help: nothing can be a file and a folder at once. An
// attachment of the last edition that stands where the new one needs a folder, or
// the reverse, goes before step 2 (way.go).
//
// Where there was no folder, nobody is reading: the first edition is written as
// it will stand, and takes its place as a whole, by one rename (fresh.go).
//
// # What is safe to touch
//
// The manifest, [ManifestName] (manifest.go), lists the files that handbook wrote.
// Only those are replaced or removed; a folder that holds other files and no manifest
// is refused, and so is an edition that would write over a file that no manifest
// lists, or one that not every file system can hold (path.go). The site folder itself
// may be a symbolic link. Inside it none is followed: a link, or a folder where a file
// should go, stops the edition before anything has changed. One build writes at a time
// (lock.go).
//
// # What is flushed
//
// Only the manifest is flushed to the disk (fsync), and before the files that
// it names appear. Flushing every page would cost milliseconds each and guard
// only against a power cut, after which the next build mends the site in any
// case: an edition compares the bytes of every file that stands with the bytes
// that should, and trusts no date. A lost manifest it could not mend, because
// the folder would then look like a stranger's.
//
// # What is remembered
//
// Sizes and dates are trusted in one case only: where a file is to be made from
// what it was made from last, and the machine has not started anew since. A
// [Memory], kept outside of the site, tells that (recall.go). Where all of the site is
// to be made from the same, no edition is opened; else [Edition.Keep] leaves a page as
// it is that would be the same (keep.go).
package publish

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
)

// Names of what the package keeps in the site folder beside the site. The lock
// and the staging folder are there only while an edition is open.
const (
	ManifestName = ".handbook-manifest"
	lockName     = ".handbook-lock"
	stagingName  = ".handbook-staging"
	ownPrefix    = ".handbook-"
)

// An Edition is a new state of a site folder, from [Open] until Commit or
// Discard. Its methods may be called from many goroutines at once.
type Edition struct {
	dir    string   // as the caller named it, for messages
	made   []string // folders that Open made, outermost first
	root   *os.Root
	folder folder
	lock   *lock
	site   *site
	fresh  *fresh // nil where a site may stand already

	gate   sync.RWMutex // held for reading by each Write, for writing by Commit and Discard
	closed bool

	known    map[string]remembered // files of the last edition; see Trust
	memory   Memory                // that knows them
	names    names
	stagings atomic.Int64 // numbers the staged files

	mu        sync.Mutex
	entries   map[string]entry
	versions  map[string]digest // from which files were made; see Keep
	obstacles []obstacle
	failed    error  // of the first Write that failed
	manifest  []byte // of the edition that stands after Commit
}

// An entry is what an Edition remembers of one written file.
type entry struct {
	digest digest
	staged string // its name in the staging folder, or "" where the right bytes stand already
	stands bool   // some file stands at its path
	state  string // of the file before its bytes were found to be right; else empty
}

// Open prepares dir for a new edition of the site and makes the folder where
// there is none. It refuses a folder that holds files and was not written by
// handbook, and a folder into which another build is writing.
func Open(dir string) (*Edition, error) {
	return open(dir, func(f folder) folder { return f })
}

// open is Open with a wrapper around the folder, for tests that make it fail.
func open(dir string, wrap func(folder) folder) (_ *Edition, err error) {
	made, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	e := &Edition{dir: dir, made: made, entries: map[string]entry{}, versions: map[string]digest{}}
	e.stagings.Store(anyNumber())
	defer func() {
		if err != nil {
			e.close()
		}
	}()
	if e.root, err = openRoot(dir); err != nil {
		return nil, err
	}
	e.folder = wrap(rooted{e.root, dir})
	// A stranger's folder is refused before the lock writes into it.
	if _, err = hasManifest(dir, e.folder); err != nil {
		return nil, err
	}
	if e.lock, err = lockFolder(dir, e.root); err != nil {
		return nil, err
	}
	if e.site, err = readSite(dir, e.folder); err != nil {
		return nil, err
	}
	// What a killed build left.
	if err = e.folder.RemoveAll(stagingName); err != nil {
		return nil, failure("remove", join(dir, stagingName), err)
	}
	if e.site.old.raw == nil {
		os.RemoveAll(waitingFor(dir)) // in vain only where no build could put it there
	}
	if err = e.folder.Mkdir(stagingName); err != nil {
		return nil, failure("make the folder", join(dir, stagingName), err)
	}
	if len(made) > 0 && e.site.old.raw == nil && len(filepath.Base(waitingFor(dir))) <= longestName {
		if err = e.folder.Mkdir(treeName); err != nil {
			return nil, failure("make the folder", join(dir, treeName), err)
		}
		e.fresh = &fresh{folder: e.folder, made: map[string]bool{".": true}}
	}
	return e, nil
}

// Write hands over one file of the edition. path is relative, separated by
// slashes, and handed over once; data is not kept. After an error, Commit
// refuses.
func (e *Edition) Write(path string, data []byte) error {
	e.gate.RLock()
	defer e.gate.RUnlock()
	if e.closed {
		return errEnded
	}
	return e.note(e.write(path, data))
}

// note keeps the first error.
func (e *Edition) note(err error) error {
	if err != nil {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.failed = cmp.Or(e.failed, err)
	}
	return err
}

func (e *Edition) write(path string, data []byte) error {
	en, found, err := e.begin(path)
	if err != nil || found.kind == inTheWay {
		return err
	}
	en.digest = sha256.Sum256(data)
	if e.fresh != nil {
		if err := e.fresh.write(path, data); err != nil {
			return failure("write", join(e.dir, path), err)
		}
		e.record(path, en)
		return nil
	}
	if found.kind == ours && e.site.old.files[path] == en.digest {
		same, err := e.site.holds(path, found, data)
		if err != nil {
			return err
		}
		if same {
			en.state = lasting(found.info)
			e.record(path, en)
			return nil
		}
	}
	if en.staged, err = e.stage(data, false); err != nil {
		return failure("write", join(e.dir, path), err)
	}
	e.record(path, en)
	return nil
}

// begin claims a path and says what stands there. What is in the way is noted,
// and Commit names it.
func (e *Edition) begin(path string) (entry, finding, error) {
	if err := e.names.claim(path); err != nil {
		return entry{}, finding{}, err
	}
	if e.fresh != nil {
		return entry{}, finding{}, nil
	}
	found, err := e.site.look(path)
	if err == nil && found.kind == inTheWay {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.obstacles = append(e.obstacles, obstacle{join(e.dir, found.at), found.why})
	}
	return entry{stands: found.kind != missing}, found, err
}

func (e *Edition) record(path string, en entry) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.entries[path] = en
}

// Discard ends the edition and leaves the site as it stood. After Commit it
// does nothing.
func (e *Edition) Discard() error {
	e.gate.Lock()
	defer e.gate.Unlock()
	if e.closed {
		return nil
	}
	return e.close()
}

// close removes the staging folder, the lock, and the folders that Open made
// if nothing was put into them.
func (e *Edition) close() error {
	e.closed = true
	var errs []error
	if e.lock != nil && !e.lock.taken() { // then the staging folder is ours
		if err := e.folder.RemoveAll(stagingName); err != nil {
			errs = append(errs, failure("remove", join(e.dir, stagingName), err))
		}
	}
	if e.lock != nil {
		if err := e.lock.release(); err != nil {
			errs = append(errs, failure("remove", join(e.dir, lockName), err))
		}
	}
	if e.root != nil {
		e.root.Close()
	}
	for _, dir := range slices.Backward(e.made) {
		if info, err := os.Lstat(dir); err != nil || !info.IsDir() || os.Remove(dir) != nil {
			break // it was put away, or is no longer empty
		}
	}
	return errors.Join(errs...)
}
