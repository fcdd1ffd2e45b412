package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
)

// An Error says what kept a site from being written and, apart from that, what
// to do about it.
type Error struct {
	Message string
	Hint    string // may span lines
	Err     error  // the cause, one of those below or an error of the file system, or nil
}

func (e *Error) Error() string { return e.Message }
func (e *Error) Unwrap() error { return e.Err }

// Causes to ask for with errors.Is.
var (
	errForeign  = errors.New("the folder was not written by handbook")
	errDamaged  = errors.New("the manifest cannot be read")
	errBusy     = errors.New("another build is writing into the folder")
	errInTheWay = errors.New("files that handbook did not write are in the way")
	// errGivenUp keeps an edition from being committed without one of its files.
	errGivenUp = errors.New("a file of the site was not written to its end")
	errEnded   = errors.New("the edition has been committed or discarded already")
)

// inEverySite is a file that every site has, and hardly another folder.
const inEverySite = "handbook.json"

// foreign tells of a folder without a manifest; it may be that of a site all the same.
func foreign(dir, name string, isSite bool) error {
	hint := "name an empty or a new folder with --dest; nothing in this one was changed"
	if isSite {
		hint += "\nit looks like a site without its hidden file " + ManifestName + ", as it comes out of a zip: copy that from where it was built, or empty the folder"
	}
	return &Error{
		Message: fmt.Sprintf("the folder %q holds files that handbook did not write, such as %q", toSlash(dir), name),
		Hint:    hint,
		Err:     errForeign,
	}
}

func damaged(dir, why string) error {
	return &Error{
		Message: fmt.Sprintf("cannot tell from %q which files handbook wrote: %s", join(dir, ManifestName), why),
		Hint:    "restore that file from version control, or update handbook, or build into a new folder; nothing was changed",
		Err:     errDamaged,
	}
}

func busy(dir string) error {
	return &Error{
		Message: fmt.Sprintf("another build is writing into the folder %q", toSlash(dir)),
		Hint:    "wait until it is done, or stop it, and build again",
		Err:     errBusy,
	}
}

// An obstacle stands where the edition has a file or a folder.
type obstacle struct{ path, why string }

func obstacles(list []obstacle) error {
	lines := make([]string, len(list))
	for i, o := range list {
		lines[i] = fmt.Sprintf("%q, which is %s", o.path, o.why)
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	message := "cannot write over " + lines[0]
	hint := "move it away or delete it, and build again; nothing was changed"
	if len(lines) > 1 {
		message = fmt.Sprintf("%s, nor over %d more", message, len(lines)-1)
		hint = "move these away or delete them, and build again; nothing was changed\n" + strings.Join(lines, "\n")
	}
	return &Error{Message: message, Hint: hint, Err: errInTheWay}
}

// failure wraps an error of the file system.
func failure(action, name string, err error) error {
	return failed(action, name, err, "folder with --dest")
}

// failureBeside wraps one of a file beside the site, which a flag of its own names.
func failureBeside(file, flag string, err error) error {
	return failed("write", file, err, "file with --"+flag)
}

func failed(action, name string, err error, other string) error {
	return &Error{
		Message: fmt.Sprintf("cannot %s %q: %s", action, toSlash(name), reason(err)),
		Hint:    advice(err, other),
		Err:     err,
	}
}

// unfinished adds to an error of Commit what became of the site.
func unfinished(err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	hint := "part of the site is still the earlier one, and all links work; the next build finishes it"
	if e.Hint != "" {
		hint = e.Hint + "\n" + hint
	}
	return &Error{Message: e.Message, Hint: hint, Err: e.Err}
}

// reason is the error without the operation and the path, which the message
// gives already.
func reason(err error) string {
	var pathErr *fs.PathError
	var linkErr *os.LinkError
	switch {
	case errors.As(err, &pathErr):
		err = pathErr.Err
	case errors.As(err, &linkErr):
		err = linkErr.Err
	}
	return strings.TrimSuffix(err.Error(), ".")
}

// advice says what to do about an error; other is what to name in place of what was.
func advice(err error, other string) string {
	switch {
	case errors.Is(err, fs.ErrPermission), readOnly(err):
		return "check that you may write there, or name another " + other
	case diskFull(err):
		return "free some space on that disk and build again"
	case heldByOther(err):
		return "close the program that has the file open and build again"
	case errors.Is(err, syscall.ENOTDIR):
		return "a file stands where the path names a folder: name another " + other
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "shorten the name or the path, or name another " + other
	case gone(err):
		return "see whether the folder, and the disk or share that it is on, are still there, and build again"
	}
	return ""
}
