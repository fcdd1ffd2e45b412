package publish

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"syscall"
	"unsafe"
)

// The numbers are those of winerror.h and fileapi.h.
const (
	lockfileFailImmediately = 1
	lockfileExclusiveLock   = 2

	errorWriteProtect     = syscall.Errno(19)
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)
	errorNotReady         = syscall.Errno(21)
	errorBadNetPath       = syscall.Errno(53)
	errorUnexpNetErr      = syscall.Errno(59)
	errorNetNameDeleted   = syscall.Errno(64)
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// tryLock locks the file unless another process has.
func tryLock(f *os.File) (bool, error) {
	ok, err := lockByte(f, 0)
	switch {
	case ok, errors.Is(err, errors.ErrUnsupported):
		return true, nil
	case err == errorLockViolation:
		return false, nil
	}
	return false, err
}

// lockByte locks one byte of the file, which nobody else can write then.
func lockByte(f *os.File, high uint32) (bool, error) {
	overlapped := syscall.Overlapped{OffsetHigh: high}
	ok, _, err := lockFileEx.Call(
		f.Fd(), lockfileExclusiveLock|lockfileFailImmediately,
		0, 1, 0, uintptr(unsafe.Pointer(&overlapped)))
	return ok != 0, err
}

// alone locks the file, far behind its end, and reports whether that could be
// done: nobody else has it locked, and the file system knows locks.
func alone(f *os.File) bool {
	ok, _ := lockByte(f, 1<<30)
	return ok
}

// mine reports whether a file belongs to whom this program works for. Here each
// user has a cache that others cannot write into.
func mine(fs.FileInfo) bool { return true }

// gone reports whether the disk or share that held a file is no longer there.
func gone(err error) bool {
	causes := []error{syscall.ERROR_PATH_NOT_FOUND, syscall.ERROR_FILE_NOT_FOUND, errorNotReady, errorBadNetPath, errorNetNameDeleted, errorUnexpNetErr}
	return slices.ContainsFunc(causes, func(cause error) bool { return errors.Is(err, cause) })
}

func diskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

func readOnly(err error) bool { return errors.Is(err, errorWriteProtect) }

// heldByOther reports whether another program has the file open. A scanner
// shows up as either of the two.
func heldByOther(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}
