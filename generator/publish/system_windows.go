package publish

import (
	"errors"
	"os"
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
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// tryLock locks the file unless another process has.
func tryLock(f *os.File) (bool, error) {
	var overlapped syscall.Overlapped
	ok, _, err := lockFileEx.Call(
		f.Fd(), lockfileExclusiveLock|lockfileFailImmediately,
		0, 1, 0, uintptr(unsafe.Pointer(&overlapped)))
	switch {
	case ok != 0, errors.Is(err, errors.ErrUnsupported):
		return true, nil
	case err == errorLockViolation:
		return false, nil
	}
	return false, err
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
