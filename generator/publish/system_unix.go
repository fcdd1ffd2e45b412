//go:build unix

package publish

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"syscall"
)

// tryLock locks the file unless another process has. Where a file system knows
// no locks it reports success: a site on such a share must still be written.
func tryLock(f *os.File) (bool, error) {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == nil, errors.Is(err, errors.ErrUnsupported), err == syscall.ENOLCK:
			return true, nil
		case err == syscall.EWOULDBLOCK:
			return false, nil
		case err != syscall.EINTR:
			return false, err
		}
	}
}

// alone locks the file and reports whether that could be done: nobody else has
// it locked, and the file system knows locks.
func alone(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

// mine reports whether a file belongs to whom this program works for.
func mine(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Geteuid()
}

// gone reports whether the disk or share that held a file is no longer there.
func gone(err error) bool {
	causes := []error{syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN, syscall.ENOENT}
	return slices.ContainsFunc(causes, func(cause error) bool { return errors.Is(err, cause) })
}

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func readOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// heldByOther is for Windows; here files in use can be replaced.
func heldByOther(error) bool { return false }
