package publish

import (
	"crypto/sha256"
	"hash"
	"io"
	"path"
)

// A longFile is one file of an edition that is written piece by piece, because
// it is too long to be in memory as a whole. It belongs to one goroutine.
type longFile struct {
	edition *Edition
	path    string
	entry   entry
	found   finding
	name    string // in the staging folder
	file    io.WriteCloser
	sum     hash.Hash
	size    int64
}

// Create begins a file that is written in pieces; path is as that of
// [Edition.Write]. Close hands it over. A method Discard, which it has as well,
// gives it up, and with it the edition.
func (e *Edition) Create(path string) (io.WriteCloser, error) {
	e.gate.RLock()
	if e.closed {
		e.gate.RUnlock()
		return nil, errEnded
	}
	f := &longFile{edition: e, path: path, sum: sha256.New()}
	if err := f.open(); err != nil {
		e.gate.RUnlock()
		return nil, e.note(err)
	}
	return f, nil
}

func (f *longFile) open() error {
	e := f.edition
	var err error
	if f.entry, f.found, err = e.begin(f.path); err != nil {
		return err
	}
	if e.fresh != nil {
		f.name = treeName + "/" + f.path
		err = e.fresh.makeFolder(path.Dir(f.path))
	} else {
		f.name = e.nextStaged()
	}
	if err == nil {
		f.file, err = e.folder.Create(f.name)
	}
	if err != nil {
		return failure("write", join(e.dir, f.path), err)
	}
	return nil
}

// Write implements io.Writer.
func (f *longFile) Write(data []byte) (int, error) {
	n, err := f.file.Write(data)
	f.sum.Write(data[:n])
	f.size += int64(n)
	if err != nil {
		err = f.edition.note(failure("write", join(f.edition.dir, f.path), err))
	}
	return n, err
}

// Close hands the file over to the edition.
func (f *longFile) Close() error {
	defer f.edition.gate.RUnlock()
	return f.edition.note(f.close())
}

func (f *longFile) close() error {
	e := f.edition
	if err := f.file.Close(); err != nil {
		return failure("write", join(e.dir, f.path), err)
	}
	if f.found.kind == inTheWay {
		return nil
	}
	f.sum.Sum(f.entry.digest[:0])
	if e.fresh == nil {
		same, err := f.unchanged()
		if err != nil {
			return failure("read", join(e.dir, f.path), err)
		}
		if same {
			f.entry.state = lasting(f.found.info)
			err = e.folder.Remove(f.name) // at once: it may be as long as the disk is full
		} else {
			f.entry.staged = f.name
		}
		if err != nil {
			return failure("remove", join(e.dir, f.name), err)
		}
	}
	e.record(f.path, f.entry)
	return nil
}

// unchanged reports whether the same bytes stand at the path already.
func (f *longFile) unchanged() (bool, error) {
	e := f.edition
	if f.found.kind != ours || e.site.old.files[f.path] != f.entry.digest {
		return false, nil
	}
	staged, err := e.folder.Open(f.name)
	if err != nil {
		return false, err
	}
	defer staged.Close()
	return equal(e.folder, f.path, f.found.info.Size(), staged, f.size)
}

// Discard gives the file up.
func (f *longFile) Discard() {
	defer f.edition.gate.RUnlock()
	f.file.Close()
	f.edition.note(errGivenUp)
}
