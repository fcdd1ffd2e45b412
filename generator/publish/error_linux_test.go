package publish

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// An error of the file system is told once, without the operation and the paths of
// the system, and with what to do about it.
func TestFailure(t *testing.T) {
	for _, test := range []struct {
		err          error
		reason, hint string
	}{
		{&fs.PathError{Op: "open", Path: "/x", Err: fs.ErrPermission}, "permission denied", "check that you may write there"},
		{&os.LinkError{Op: "rename", Old: "/x", New: "/y", Err: syscall.ENOSPC}, syscall.ENOSPC.Error(), "free some space"},
		{syscall.ENAMETOOLONG, syscall.ENAMETOOLONG.Error(), "shorten the name or the path, or name another"},
		{syscall.ENOTDIR, syscall.ENOTDIR.Error(), "a file stands where the path names a folder"},
		{syscall.EIO, syscall.EIO.Error(), "see whether the folder"},
		{errors.New("It broke."), "It broke", ""},
	} {
		err := failure("write", "a/b", test.err)
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, test.err) || e.Message != `cannot write "a/b": `+test.reason ||
			!strings.HasPrefix(e.Hint, test.hint) || (test.hint == "") != (e.Hint == "") {
			t.Errorf("%q, hint %q", err, e.Hint)
		}
		// After a failed Commit it also tells what became of the site.
		if lines := strings.Split(unfinished(err).(*Error).Hint, "\n"); strings.Join(lines[:len(lines)-1], "") != e.Hint ||
			!strings.HasSuffix(lines[len(lines)-1], "the next build finishes it") {
			t.Errorf("%q: hint %q", err, lines)
		}
	}
}
