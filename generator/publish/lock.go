package publish

import (
	"errors"
	"io/fs"
	"os"
)

// A lock keeps a second build out of the folder. It is the operating system's
// own lock on a file, which goes with the process however that ends; the file
// itself means nothing, and is removed only to leave the folder tidy.
type lock struct {
	root *os.Root
	file *os.File
}

func lockFolder(dir string, root *os.Root) (*lock, error) {
	for {
		if info, err := root.Lstat(lockName); err == nil && !info.Mode().IsRegular() {
			return nil, obstacles([]obstacle{{join(dir, lockName), describe(info.Mode())}})
		}
		file, err := root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, failure("write", join(dir, lockName), err)
		}
		free, err := tryLock(file)
		if err != nil {
			file.Close()
			return nil, failure("lock", join(dir, lockName), err)
		}
		if !free {
			file.Close()
			return nil, busy(dir)
		}
		// Another build may have removed the file after it was opened here,
		// and a third may have locked a new one.
		l := &lock{root, file}
		if l.is(root.Lstat(lockName)) {
			return l, nil
		}
		file.Close()
	}
}

// is reports whether the file that was found is the one that is locked.
func (l *lock) is(now fs.FileInfo, err error) bool {
	mine, mineErr := l.file.Stat()
	return err == nil && mineErr == nil && os.SameFile(mine, now)
}

// taken reports whether somebody has deleted the file, and another build has then
// locked a new one.
func (l *lock) taken() bool {
	now, err := l.root.Lstat(lockName)
	return err == nil && !l.is(now, nil)
}

// release removes the file while it is still locked, then gives up the lock.
func (l *lock) release() error {
	defer l.file.Close()
	if l.taken() {
		return nil
	}
	err := l.root.Remove(lockName)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return err
}
