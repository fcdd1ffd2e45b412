package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"handbook/generator/diag"
	"handbook/generator/publish"
)

// A recall is what the last build of a site left for the next: where nothing has
// changed since, that has nothing to do but to say the same.
type recall struct {
	memory publish.Memory
	key    string // of all that the site is made of; empty where that is not known
}

// told is what a build says besides of what it was made.
type told struct {
	Pages    int       `json:"pages"`
	Files    int       `json:"files"`
	Findings diag.List `json:"findings"`
	About    []string  `json:"about"` // in lines
}

// newRecall returns what there is to recall. Where nothing can be kept, nothing
// is recalled, and a build is only slower.
func (b *build) newRecall(from folders) (recall, bool) {
	at := os.Getenv("HANDBOOK_CACHE")
	if at == "off" || b.check || len(b.targets()) > 0 {
		return recall{}, false
	}
	if at == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return recall{}, false
		}
		at = filepath.Join(cache, "handbook")
	}
	memory, err := publish.Remembering(at, b.dest)
	if err != nil {
		return recall{}, false
	}
	r := recall{memory: memory}
	r.key, err = b.keyOf(from)
	return r, err == nil
}

// keyOf returns what is another one when the site could be.
func (b *build) keyOf(from folders) (string, error) {
	in, err := from.input(b.baseURL)
	if err != nil {
		return "", err
	}
	content, err := in.Digest()
	if err != nil {
		return "", err
	}
	program, err := programDigest()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%x %x %v", content, program, b.findings.strict))
	return hex.EncodeToString(sum[:]), nil
}

// programDigest tells this program from each that renders another site.
func programDigest() (digest [sha256.Size]byte, err error) {
	name, err := os.Executable()
	if err != nil {
		return digest, err
	}
	f, err := os.Open(name)
	if err != nil {
		return digest, err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return [sha256.Size]byte(sum.Sum(nil)), err
}

// recalled returns what the last build said, if nothing has changed since.
func (r recall) recalled() (told, bool) {
	var t told
	note, same := r.memory.Recall(r.key)
	if !same || json.Unmarshal([]byte(note), &t) != nil {
		return told{}, false
	}
	return t, true
}

// keep leaves what was said for the next build. It is no fault when that fails.
func (r recall) keep(c *console, t told) {
	note, err := json.Marshal(t)
	if err == nil {
		err = r.memory.Remember(r.key, string(note))
	}
	if err != nil {
		c.detail("the next build cannot tell that nothing has changed: %v", err)
	}
}
