package publish

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"sync"
	"unicode/utf8"
)

// A Zip packs a site into one archive. The same files give the same bytes,
// whatever the order of the calls and whatever the machine: the members are
// sorted by path and dated 1 January 1980, the earliest day that a zip can
// hold. Write compresses on the caller's core into a spool file, so that the
// site is never in memory. Its methods may be called from many goroutines.
type Zip struct {
	file  string
	spool *os.File
	whole *os.File // the archive, once it is packed
	names names

	gate   sync.RWMutex // as in Edition
	closed bool

	mu      sync.Mutex
	end     int64 // of the spool
	members []member
	failed  error
}

// A member is one file of the archive, compressed in the spool.
type member struct {
	header zip.FileHeader
	offset int64
}

// CreateZip begins an archive that Commit puts at file. Until then only files
// beside it are written.
func CreateZip(file string) (*Zip, error) {
	spool, err := beside(file, "the archive", "zip")
	if err != nil {
		return nil, err
	}
	return &Zip{file: file, spool: spool}, nil
}

// Write hands over one file of the site. After an error, Commit refuses.
func (z *Zip) Write(path string, data []byte) error {
	z.gate.RLock()
	defer z.gate.RUnlock()
	if z.closed {
		return errEnded
	}
	err := z.write(path, data)
	if err != nil {
		z.mu.Lock()
		defer z.mu.Unlock()
		z.failed = cmp.Or(z.failed, err)
	}
	return err
}

func (z *Zip) write(path string, data []byte) error {
	if err := z.names.claim(path); err != nil {
		return err
	}
	packed, method := compress(data)
	m := member{header: zip.FileHeader{
		Name:   path,
		Method: method,
		//lint:ignore SA1019 Modified would add a field that only some programs read
		ModifiedDate:       1<<5 | 1, // 1 January 1980
		CRC32:              crc32.ChecksumIEEE(data),
		CompressedSize64:   uint64(len(packed)),
		UncompressedSize64: uint64(len(data)),
		ReaderVersion:      20,
	}}
	m.header.SetMode(0o644)
	if len(path) != utf8.RuneCountInString(path) {
		m.header.Flags |= 0x800 // the name is UTF-8
	}
	z.mu.Lock()
	m.offset = z.end
	z.end += int64(len(packed))
	z.members = append(z.members, m)
	z.mu.Unlock()
	if _, err := z.spool.WriteAt(packed, m.offset); err != nil {
		return failureBeside(z.file, "zip", err)
	}
	return nil
}

var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.DefaultCompression) // fails only for a wrong level
	return w
}}

// compress deflates data, or leaves it as it is where that is no gain.
func compress(data []byte) ([]byte, uint16) {
	var b bytes.Buffer
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&b)
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
	if b.Len() >= len(data) {
		return data, zip.Store
	}
	return b.Bytes(), zip.Deflate
}

// Pack writes the archive beside its place, after the last Write. All that needs
// space on the disk is done then.
func (z *Zip) Pack() (err error) {
	z.gate.Lock()
	defer z.gate.Unlock()
	switch {
	case z.closed:
		return errEnded
	case z.failed != nil:
		return z.failed
	case z.whole != nil:
		return nil
	}
	if z.whole, err = createTemp(z.file, "zip"); err != nil {
		return err
	}
	if err := errors.Join(z.pack(z.whole), z.whole.Sync()); err != nil {
		z.failed = failureBeside(z.file, "zip", err)
	}
	return z.failed
}

// Commit puts the archive in place, whole, and ends it.
func (z *Zip) Commit() error {
	if err := z.Pack(); err != nil {
		z.Discard()
		return err
	}
	z.gate.Lock()
	defer z.gate.Unlock()
	defer z.close()
	if err := settle(z.whole, z.file); err != nil {
		return failureBeside(z.file, "zip", err)
	}
	return nil
}

// pack writes the archive.
func (z *Zip) pack(w io.Writer) error {
	slices.SortFunc(z.members, func(a, b member) int { return cmp.Compare(a.header.Name, b.header.Name) })
	archive := zip.NewWriter(w)
	for i := range z.members {
		m := &z.members[i]
		to, err := archive.CreateRaw(&m.header)
		if err != nil {
			return err
		}
		packed := io.NewSectionReader(z.spool, m.offset, int64(m.header.CompressedSize64))
		if _, err := io.Copy(to, packed); err != nil {
			return err
		}
	}
	return archive.Close()
}

// Discard ends the archive and leaves the file as it was. After Commit it does
// nothing.
func (z *Zip) Discard() error {
	z.gate.Lock()
	defer z.gate.Unlock()
	if z.closed {
		return nil
	}
	return z.close()
}

func (z *Zip) close() error {
	z.closed = true
	if z.whole != nil {
		z.whole.Close()
		os.Remove(z.whole.Name()) // fails after the rename, as it should
	}
	z.spool.Close()
	if err := os.Remove(z.spool.Name()); err != nil {
		return failure("remove", z.spool.Name(), err)
	}
	return nil
}
