package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The manifest is a text file in the form of sha256sum, so that anybody can
// check a site with "sha256sum -c .handbook-manifest", and so that a version
// control system merges it line by line. It holds no time and no machine path.
const (
	manifestMark       = "# handbook manifest "
	manifestVersion    = "1"
	manifestUnfinished = " unfinished"
	manifestNote       = "# handbook wrote these files; it replaces and removes these and no others"
)

type digest [sha256.Size]byte

// A manifest lists the files of a site that handbook wrote.
type manifest struct {
	files    map[string]digest // the zero digest where it is not known
	finished bool              // false: a publish was cut short, and a file may differ from its digest
	raw      []byte
}

func formatManifest(files map[string]digest, finished bool) []byte {
	var b bytes.Buffer
	b.WriteString(manifestMark + manifestVersion)
	if !finished {
		b.WriteString(manifestUnfinished)
	}
	b.WriteString("\n" + manifestNote + "\n")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", files[name], name)
	}
	return b.Bytes()
}

// parseManifest reads a manifest. Where a merge left both sides in the file
// it takes the files of both, so that the next build can put things right.
func parseManifest(data []byte) (manifest, error) {
	m := manifest{files: map[string]digest{}, finished: true, raw: data}
	marked := false
	for number, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		switch {
		case strings.HasPrefix(line, manifestMark):
			version, unfinished := strings.CutSuffix(line[len(manifestMark):], manifestUnfinished)
			if version != manifestVersion {
				return manifest{}, fmt.Errorf("it has version %q, and this handbook knows only %q", version, manifestVersion)
			}
			m.finished = m.finished && !unfinished
			marked = true
		case line == "" || strings.HasPrefix(line, "#"):
		case conflict(line):
			m.finished = false
		default:
			name, sum, err := parseLine(line)
			if err != nil {
				return manifest{}, fmt.Errorf("line %d: %w", number+1, err)
			}
			if other, ok := m.files[name]; ok && other != sum {
				sum = digest{}
			}
			m.files[name] = sum
		}
	}
	if !marked {
		return manifest{}, errors.New("its first line is missing")
	}
	return m, nil
}

func parseLine(line string) (string, digest, error) {
	var sum digest
	code, name, ok := strings.Cut(line, "  ")
	if !ok || len(code) != hex.EncodedLen(len(sum)) {
		return "", sum, errors.New("it is not a checksum and a path")
	}
	if _, err := hex.Decode(sum[:], []byte(code)); err != nil {
		return "", sum, errors.New("it is not a checksum and a path")
	}
	if why := unfit(name); why != "" {
		return "", sum, fmt.Errorf("%q: %s", name, why)
	}
	return name, sum, nil
}

// conflict reports whether a line is one with which a merge divides two sides.
func conflict(line string) bool {
	mark, _, _ := strings.Cut(line, " ")
	return slices.Contains([]string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"}, mark)
}
