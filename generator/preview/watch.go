package preview

import (
	"context"
	"hash/fnv"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"

	"handbook/generator/content"
)

// A watcher tells when something in a few folders has changed. Nothing is read
// through a symbolic link, except that a folder itself may be one.
type watcher struct {
	folders []string
	every   time.Duration
	changes chan struct{} // holds one word: something has changed since it was taken

	system *fsnotify.Watcher // nil where the system tells nothing, as are its channels
	events chan fsnotify.Event
	errors chan error

	mu   sync.Mutex
	seen uint64 // what the folders were like when they were last loaded
}

func newWatcher(folders []string, every time.Duration) *watcher {
	w := &watcher{every: every, changes: make(chan struct{}, 1)}
	for _, folder := range folders {
		if whole, err := filepath.Abs(folder); err == nil {
			folder = whole
		}
		w.folders = append(w.folders, folder)
	}
	return w
}

// tell notes that something has changed.
func (w *watcher) tell() {
	select {
	case w.changes <- struct{}{}:
	default:
	}
}

// mark notes what the folders are like before they are loaded. That load covers
// all that was told until now.
func (w *watcher) mark() {
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case <-w.changes:
	default:
	}
	w.seen = w.print()
}

// look tells if the folders are no longer what they were when they were last
// loaded.
func (w *watcher) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.seen != w.print() {
		w.listen()
		w.tell()
	}
}

// open begins to listen. Where the system tells no changes, looking for them has
// to do.
func (w *watcher) open() {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return
	}
	w.system, w.events, w.errors = system, system.Events, system.Errors
	w.listen()
}

// watch tells of changes until ctx is done.
func (w *watcher) watch(ctx context.Context) {
	if w.system != nil {
		defer w.system.Close()
	}
	look := time.NewTicker(w.every)
	defer look.Stop()
	for {
		select {
		case e := <-w.events:
			if w.matters(e) {
				if e.Has(fsnotify.Create) {
					w.listenBelow(e.Name)
				}
				w.tell()
			}
		case <-w.errors: // something went by unheard
			w.listen()
			w.tell()
		case <-look.C:
			start := time.Now()
			w.look()
			look.Reset(w.rest(time.Since(start)))
		case <-ctx.Done():
			return
		}
	}
}

// longestRest is the most time between two looks.
const longestRest = 30 * time.Second

// rest returns how long to wait after a look. Looking is never the main work; but
// one that took an hour, because a share did not answer or the machine slept, tells
// nothing of the next.
func (w *watcher) rest(took time.Duration) time.Duration {
	return max(w.every, min(50*took, longestRest))
}

// listen asks the system to tell of changes in the folders, and, for the case
// that they go and come back, in those above them.
func (w *watcher) listen() {
	if w.system == nil {
		return
	}
	for _, folder := range w.folders {
		w.system.Add(filepath.Dir(folder)) // an error leaves it to looking
		w.listenBelow(folder)
	}
}

// listenBelow asks for a folder and all below it, if it is one of ours.
func (w *watcher) listenBelow(name string) {
	if slices.Contains(w.folders, name) {
		name = follow(name)
	}
	filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			if ignored(path) && path != name {
				return fs.SkipDir
			}
			w.system.Add(path)
		}
		return nil
	})
}

// follow returns where a folder really is.
func follow(folder string) string {
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		return real
	}
	return folder
}

// matters reports whether an event is about what a handbook is made from.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	for _, folder := range w.folders {
		if e.Name == folder {
			return true
		}
		for _, root := range []string{folder, follow(folder)} {
			if rel, err := filepath.Rel(root, e.Name); err == nil && rel != "." && filepath.IsLocal(rel) {
				return !slices.ContainsFunc(strings.Split(rel, string(filepath.Separator)), ignored)
			}
		}
	}
	return false
}

// ignored reports whether a name is one that editors and systems use for
// themselves, which no handbook reads.
func ignored(name string) bool { return content.Litter(filepath.Base(name)) }

// print returns a number that stands for the names, sizes and times of all
// files in the folders.
func (w *watcher) print() uint64 {
	sum := fnv.New64a()
	for _, folder := range w.folders {
		io.WriteString(sum, "\x00"+folder)
		root := follow(folder)
		filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if ignored(path) && path != root {
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			info, err := entry.Info()
			if err != nil {
				return nil
			}
			io.WriteString(sum, "\x00"+path+"\x00"+info.Mode().String())
			if !entry.IsDir() { // the time of a folder changes with files that are ignored
				io.WriteString(sum, strconv.FormatInt(info.Size(), 36)+"\x00"+strconv.FormatInt(info.ModTime().UnixNano(), 36))
			}
			return nil
		})
	}
	return sum.Sum64()
}
