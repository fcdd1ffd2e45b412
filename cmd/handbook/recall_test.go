package main

import (
	"os"
	"path/filepath"
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
