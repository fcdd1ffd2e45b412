package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// A Memory is what is remembered of the last edition of a site, outside of the
// site: from what it was made, and of which size and date each of its files was
// afterwards. A build from the same that finds all files like that has nothing
// to do. It may be lost at any time, and holds until the machine starts anew:
// after a power cut files can have their size and date, and lack their bytes.
type Memory struct {
	dir  string // of the site
	file string
}

// Remembering returns the memory of the site in dir, which is kept in a file of
// the folder at.
func Remembering(at, dir string) (Memory, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return Memory{}, err
	}
	name := sha256.Sum256([]byte(absolute))
	return Memory{absolute, filepath.Join(at, hex.EncodeToString(name[:16]))}, nil
}

const (
	memoryMark = "handbook memory 1"
	memoryEnd  = "\nend\n"
)

// Recall reports whether the site is as it was remembered under the key, and
// returns the note that was left with it.
func (m Memory) Recall(key string) (note string, same bool) {
	data, err := os.ReadFile(m.file)
	if err != nil {
		return "", false
	}
	head, rest, ok := strings.Cut(string(data), "\n\n")
	mark, head, _ := strings.Cut(head, "\n")
	known, quoted, _ := strings.Cut(head, "\n")
	note, err = strconv.Unquote(quoted)
	if !ok || mark != memoryMark || known != key+bootID() || err != nil || m.underWay() {
		return "", false
	}
	lines, whole := strings.CutSuffix(rest, memoryEnd)
	return note, whole && m.stands(strings.Split(lines, "\n"))
}

// underWay reports whether another build is writing, or one was killed.
func (m Memory) underWay() bool {
	for _, name := range []string{lockName, stagingName} {
		if _, err := os.Lstat(filepath.Join(m.dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}

// stands reports whether each line is as its file is now.
func (m Memory) stands(lines []string) bool {
	var changed atomic.Bool
	var group errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for n := range workers {
		group.Go(func() error {
			for i := n; i < len(lines) && !changed.Load(); i += workers {
				_, name, _ := strings.Cut(lines[i], "\t")
				if line, err := m.line(name); err != nil || line != lines[i] {
					changed.Store(true)
				}
			}
			return nil
		})
	}
	_ = group.Wait()
	return !changed.Load()
}

// line describes a file as it is now. It follows no link.
func (m Memory) line(name string) (string, error) {
	info, err := os.Lstat(filepath.Join(m.dir, filepath.FromSlash(name)))
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%q is no file", name)
	}
	return fmt.Sprintf("%x %x %x\t%s", info.Size(), info.ModTime().UnixNano(), changedAt(info), name), nil
}

// Remember keeps the key and the note with the site as it stands.
func (m Memory) Remember(key, note string) error {
	raw, err := os.ReadFile(filepath.Join(m.dir, ManifestName))
	if err != nil {
		return err
	}
	manifest, err := parseManifest(raw)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s%s\n%s\n\n", memoryMark, key, bootID(), strconv.Quote(note))
	for name := range manifest.files {
		line, err := m.line(name)
		if err != nil {
			return err
		}
		b.WriteString(line + "\n")
	}
	line, err := m.line(ManifestName)
	if err != nil {
		return err
	}
	b.WriteString(line + memoryEnd)
	if err := os.MkdirAll(filepath.Dir(m.file), 0o777); err != nil {
		return err
	}
	temp, err := createTemp(m.file, "memory")
	if err != nil {
		return err
	}
	if _, err = temp.Write(b.Bytes()); err == nil {
		err = settle(temp, m.file)
	}
	if err != nil {
		temp.Close()
		os.Remove(temp.Name())
	}
	return err
}
