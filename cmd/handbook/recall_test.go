package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"handbook/generator/publish"
)

// What was saved while a build was at work is in its site, or is not, or is in it
// by half: such a site is not recalled, also when the content becomes again what it
// was before.
func TestSavedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HANDBOOK_CACHE", filepath.Join(dir, "cache"))
	data := filepath.Join(dir, "data")
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(data, "handbook.toml"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	before := func() { // and long ago, as the clocks of some file systems are slow
		t.Helper()
		save("before")
		if err := os.Chtimes(filepath.Join(data, "handbook.toml"), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(data, 0o777); err != nil {
		t.Fatal(err)
	}
	b := &build{dest: filepath.Join(dir, "site")}
	c := &console{err: &output{to: os.Stderr}}
	in, err := folders{dir: dir, data: data}.input("")
	if err != nil {
		t.Fatal(err)
	}
	edition, err := publish.Open(b.dest)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := edition.Commit(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		meanwhile string
		want      bool
	}{{"", true}, {"before", false}, {"after", false}} {
		os.RemoveAll(filepath.Join(dir, "cache"))
		before()
		last := b.recall(in)
		if test.meanwhile != "" {
			save(test.meanwhile)
		}
		last.keep(c, edition, told{Pages: 1})
		before()
		if _, same := b.recall(in).told(); same != test.want {
			t.Errorf("%q was saved meanwhile: recalled %v, want %v", test.meanwhile, same, test.want)
		}
	}
}

// What is kept for the next build goes where the user says, else to where programs
// keep such things, and never into the working directory by chance.
func TestCache(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the place of caches is another")
	}
	for _, test := range []struct {
		b                    build
		variable, home, want string
	}{
		{build{}, "", "/caches", "/caches/handbook"},
		{build{}, "", "", ""},
		{build{}, "mine", "/caches", "mine"},
		{build{}, "off", "/caches", ""},
		{build{}, "OFF", "/caches", ""},
		{build{check: true}, "mine", "/caches", ""},
		{build{single: "x"}, "mine", "/caches", ""},
	} {
		t.Setenv("HOME", "")
		t.Setenv("XDG_CACHE_HOME", test.home)
		t.Setenv(cacheVariable, test.variable)
		if got := test.b.cache(); got != test.want {
			t.Errorf("%q, %q: got %q, want %q", test.variable, test.home, got, test.want)
		}
	}
}

// A site is not recalled by another program than the one that built it.
func TestProgramDigest(t *testing.T) {
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := programDigest(); err != nil || got != fmt.Sprintf("%x", sha256.Sum256(data)) {
		t.Errorf("got %q, %v", got, err)
	}
}
