package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/publish"
)

// A recall is what the last build of a site left for the next one. Where nothing has
// changed since, the next build only says the same again; else it leaves those pages
// alone that would come out the same.
type recall struct {
	in     generator.Input
	strict bool
	memory publish.Memory
	key    string // of all that the site is made of; empty where nothing is kept
	saved  [32]byte
}

// told is what a build has said, so that the next one can say it again.
type told struct {
	Pages    int       `json:"pages"`
	Files    int       `json:"files"`
	Findings diag.List `json:"findings"`
	About    []string  `json:"about"` // lines on what the site is made of
}

// cacheVariable is the environment variable that names the folder in which a build
// leaves something for the next one, or says "off".
const cacheVariable = "HANDBOOK_CACHE"

// cache returns the folder in which this build leaves something for the next one, or
// "" where it leaves nothing.
func (b *build) cache() string {
	at := os.Getenv(cacheVariable)
	if strings.EqualFold(at, "off") || b.check || len(b.targets()) > 0 {
		return ""
	}
	if at == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		at = filepath.Join(cache, "handbook")
	}
	return at
}

// recall returns what the last build left for a site that is made of in. It is empty
// where nothing can be kept, and the build is only slower then.
func (b *build) recall(in generator.Input) recall {
	at := b.cache()
	if at == "" {
		return recall{}
	}
	program, err := programDigest()
	if err != nil {
		return recall{}
	}
	memory, err := publish.Remembering(at, b.dest, program)
	if err != nil {
		return recall{}
	}
	r := recall{in: in, strict: b.findings.strict, memory: memory}
	if r.saved, err = in.Saved(); err != nil { // before anything is read
		return recall{}
	}
	if r.key, err = r.keyNow(); err != nil {
		return recall{}
	}
	return r
}

// keyNow returns a key that differs as soon as the site could come out differently.
func (r recall) keyNow() (string, error) {
	content, err := r.in.Digest()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%x %v", content, r.strict))
	return hex.EncodeToString(sum[:]), nil
}

// programDigest returns the checksum of this program: another one may render another
// site.
func programDigest() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// told returns what the last build said, if nothing has changed since.
func (r recall) told() (t told, same bool) {
	if r.key == "" {
		return told{}, false
	}
	note, same := r.memory.Recall(r.key)
	if !same || json.Unmarshal([]byte(note), &t) != nil {
		return told{}, false
	}
	return t, true
}

// keep leaves what was made and said for the next build, unless something was saved
// while this one was at work, be it the same as before: nobody knows then what it
// was made of. It is no fault when nothing can be kept.
func (r recall) keep(c *console, edition *publish.Edition, t told) {
	if r.key == "" {
		return
	}
	if err := r.remember(edition, t); err != nil {
		c.detail("the next build cannot tell that nothing has changed: %v", err)
	}
}

func (r recall) remember(edition *publish.Edition, t told) error {
	key, err := r.keyNow()
	if err != nil {
		return err
	}
	saved, err := r.in.Saved()
	if err != nil {
		return err
	}
	if key != r.key || saved != r.saved {
		return errors.New("something was saved meanwhile")
	}
	note, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return r.memory.Remember(edition, r.key, string(note))
}
