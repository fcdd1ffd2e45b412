package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// A Memory is what is remembered of the last edition of a site, outside of the
// site: from what it was made, of which size and date each of its files was when the
// edition had made it or found it right, and from which version a file was made that
// has one. A build from the same that finds all files like that has nothing to do;
// another one need not make those files anew of which the version is the same. It may
// be lost at any time, and holds until the machine starts anew: after a power cut files
// can have their size and date, and lack their bytes. That of somebody else is not
// believed.
type Memory struct {
	dir     string // of the site
	file    string
	program string
	lstat   func(string) (fs.FileInfo, error)
}

// Remembering returns the memory of the site in dir, which is kept in a file of
// the folder at. Nothing is remembered of what another program made.
func Remembering(at, dir, program string) (Memory, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return Memory{}, err
	}
	name := sha256.Sum256([]byte(absolute))
	return Memory{absolute, filepath.Join(at, hex.EncodeToString(name[:16])), program, os.Lstat}, nil
}

const (
	memoryMark = "handbook memory "
	memoryEnd  = "\nend\n"
)

// mark is the first line of a memory.
func (m Memory) mark() string { return memoryMark + "2 " + m.program + bootID() }

// A remembered file is a line of a memory: its size, dates and number, the version
// that it was made from or "-", a tab, and its name.
type remembered struct{ state, version, name string }

func (f remembered) String() string { return f.state + " " + f.version + "\t" + f.name }

// parseRemembered reads a line of a memory. From any other line it makes something that
// is like no file that stands.
func parseRemembered(line string) remembered {
	head, name, _ := strings.Cut(line, "\t")
	at := max(0, strings.LastIndexByte(head, ' '))
	return remembered{head[:at], strings.TrimPrefix(head[at:], " "), name}
}

// read returns what is remembered: the key and the note that were left with the
// site, and its files.
func (m Memory) read() (key, note string, files []remembered, ok bool) {
	// In a folder of several people another one may have put something there.
	info, err := os.Lstat(m.file)
	if err != nil || !info.Mode().IsRegular() || !mine(info) {
		return "", "", nil, false
	}
	data, err := os.ReadFile(m.file)
	if err != nil {
		return "", "", nil, false
	}
	head, rest, ok := strings.Cut(string(data), "\n\n")
	mark, head, _ := strings.Cut(head, "\n")
	key, quoted, _ := strings.Cut(head, "\n")
	note, err = strconv.Unquote(quoted)
	lines, whole := strings.CutSuffix(rest, memoryEnd)
	if !ok || err != nil || !whole || mark != m.mark() {
		return "", "", nil, false
	}
	for line := range strings.SplitSeq(lines, "\n") {
		files = append(files, parseRemembered(line))
	}
	return key, note, files, true
}

// Recall reports whether the site is as it was remembered under the key, and
// returns the note that was left with it.
func (m Memory) Recall(key string) (note string, same bool) {
	known, note, files, ok := m.read()
	if !ok || known != key || m.underWay() {
		return "", false
	}
	return note, m.stands(files)
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

// stands reports whether each file is as it is remembered.
func (m Memory) stands(files []remembered) bool {
	var changed atomic.Bool
	var group errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for n := range workers {
		group.Go(func() error {
			for i := n; i < len(files) && !changed.Load(); i += workers {
				if state, err := m.state(files[i].name); err != nil || state != files[i].state {
					changed.Store(true)
				}
			}
			return nil
		})
	}
	_ = group.Wait()
	return !changed.Load()
}

// look looks at a file as it is now. It follows no link.
func (m Memory) look(name string) (fs.FileInfo, error) {
	info, err := m.lstat(filepath.Join(m.dir, filepath.FromSlash(name)))
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%q is no file", name)
	}
	return info, err
}

// state describes a file as it is now.
func (m Memory) state(name string) (string, error) {
	info, err := m.look(name)
	if err != nil {
		return "", err
	}
	return stateOf(info), nil
}

// lasting describes a file for later, or, where it may change and keep its date, in
// a way that no file is described: sticks and old disks know whole seconds only, and
// some every other one.
func lasting(info fs.FileInfo) string {
	date := cmp.Or(changedAt(info), info.ModTime().UnixNano())
	if date%int64(time.Second) == 0 && time.Now().UnixNano()-date < int64(2*time.Second) {
		return "young"
	}
	return stateOf(info)
}

func stateOf(info fs.FileInfo) string {
	var b []byte
	for i, n := range []int64{info.Size(), info.ModTime().UnixNano(), changedAt(info), numberOf(info)} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, n, 16)
	}
	return string(b)
}

// Remember keeps the key, which is not empty, and the note with the site as the
// edition has left it.
func (m Memory) Remember(e *Edition, key, note string) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s\n%s\n\n", m.mark(), key, strconv.Quote(note))
	for name, en := range e.entries {
		state := en.state // whoever has edited the file since is told from the build
		if state == "" {
			info, err := m.look(name)
			if err != nil {
				return err
			}
			state = lasting(info)
		}
		version := "-"
		if v, ok := e.versions[name]; ok {
			version = hex.EncodeToString(v[:])
		}
		fmt.Fprintln(&b, remembered{state, version, name})
	}
	info, err := m.look(ManifestName)
	if err != nil {
		return err
	}
	b.WriteString(remembered{lasting(info), "-", ManifestName}.String() + memoryEnd)
	// A build that came after this one changed the manifest before any file.
	if now, err := os.ReadFile(filepath.Join(m.dir, ManifestName)); err != nil || !bytes.Equal(now, e.manifest) {
		return errors.New("another build has changed the site meanwhile")
	}
	return m.write(b.Bytes())
}

// write puts a memory in the place of what was remembered, and removes those of
// other sites that no build has renewed for long.
func (m Memory) write(data []byte) error {
	at := filepath.Dir(m.file)
	if err := os.MkdirAll(at, 0o777); err != nil {
		return err
	}
	temp, err := createTemp(m.file, "memory")
	if err != nil {
		return err
	}
	if _, err = temp.Write(data); err == nil {
		err = settle(temp, m.file)
	}
	if err != nil {
		temp.Close()
		os.Remove(temp.Name())
		return err
	}
	others, _ := os.ReadDir(at)
	for _, other := range others {
		info, err := other.Info()
		name := filepath.Join(at, other.Name())
		if err == nil && memoryName.MatchString(other.Name()) && time.Since(info.ModTime()) > keptFor && isMemory(name, info) {
			os.Remove(name) // one that cannot be removed does no harm
		}
	}
	return nil
}

// isMemory reports whether a file is a memory, of whatever version: the folder may
// be one that others use as well.
func isMemory(name string, info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, len(memoryMark))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == memoryMark
}

var memoryName = regexp.MustCompile(`^[0-9a-f]{32}$`)

// keptFor is how long what is remembered of a site is kept.
const keptFor = 60 * 24 * time.Hour
