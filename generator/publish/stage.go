package publish

import (
	"math/rand/v2"
	"path"
	"strconv"
)

// anyNumber returns where an edition begins to number its staged files: each at
// another number. Where the lock of one was deleted, or the file system knows none,
// a second edition stages in the same folder, and the first must not publish a file
// of that as its own.
func anyNumber() int64 { return rand.Int64N(1 << 62) }

// stage writes data to a new file in the staging folder and returns its name.
// The names are numbers in one flat folder, which is twice as fast as the
// site's own tree.
func (e *Edition) stage(data []byte, flush bool) (string, error) {
	name := e.nextStaged()
	return name, e.folder.WriteFile(name, data, flush)
}

func (e *Edition) nextStaged() string {
	return path.Join(stagingName, strconv.FormatInt(e.stagings.Add(1), 10))
}
