package generator_test

import (
	"io/fs"
	"maps"
	"testing"
	"testing/fstest"

	"handbook/generator"
)

// TestDigestLeavesOutLitter puts beside the content what editors and systems leave
// there. No site is made of it, and a lock of Emacs leads to no file.
func TestDigestLeavesOutLitter(t *testing.T) {
	files := tiedFiles(t)
	of := func(in generator.Input) [2][32]byte {
		t.Helper()
		digest, err := in.Digest()
		if err != nil {
			t.Fatal(err)
		}
		saved, err := in.Saved()
		if err != nil {
			t.Fatal(err)
		}
		return [2][32]byte{digest, saved}
	}
	littered := func(files fstest.MapFS) fstest.MapFS {
		files = maps.Clone(files)
		files["competencies/.#alpha.toml"] = &fstest.MapFile{Data: []byte("me@here.1"), Mode: fs.ModeSymlink}
		for _, name := range []string{"competencies/.alpha.toml.swp", "competencies/alpha.toml~", ".git/objects/1", "assets/Thumbs.db", "assets/@eaDir/a.png"} {
			files[name] = &fstest.MapFile{Data: []byte("x")}
		}
		return files
	}
	before := of(generator.Input{Data: files})
	files["assets/x.txt"] = &fstest.MapFile{}
	after := of(generator.Input{Data: files})
	if after[0] == before[0] || after[1] == before[1] {
		t.Error("a file more makes no difference")
	}
	if littered := of(generator.Input{Data: littered(files)}); littered != after {
		t.Error("what no site is made of makes a difference")
	}
}

// TestDigestTellsApart changes one thing at a time that a site is made of: for another
// site nothing that was made before may be taken.
func TestDigestTellsApart(t *testing.T) {
	files := func(texts ...string) fstest.MapFS { // a name, its text, and so on
		fsys := fstest.MapFS{}
		for i := 0; i < len(texts); i += 2 {
			fsys[texts[i]] = &fstest.MapFile{Data: []byte(texts[i+1])}
		}
		return fsys
	}
	data := files("pages/a.md", "# One", "pages/b.md", "# Two")
	told := map[[32]byte]string{}
	for name, change := range map[string]func(in *generator.Input){
		"nothing":           func(in *generator.Input) {},
		"another address":   func(in *generator.Input) { in.BaseURL += "a/" },
		"another folder":    func(in *generator.Input) { in.DataName = "book/data" },
		"layouts elsewhere": func(in *generator.Input) { in.OwnName = "ours" },
		"no layouts":        func(in *generator.Input) { in.Own = nil },
		"no layout":         func(in *generator.Input) { in.Own = files() },
		"another layout":    func(in *generator.Input) { in.Own = files("assets/brand.css", "q {}") },
		"other words":       func(in *generator.Input) { in.Data = files("pages/a.md", "# One", "pages/b.md", "# Six") },
		"words exchanged":   func(in *generator.Input) { in.Data = files("pages/a.md", "# Two", "pages/b.md", "# One") },
		"another name":      func(in *generator.Input) { in.Data = files("pages/a.md", "# One", "pages/c.md", "# Two") },
	} {
		in := generator.Input{Data: data, DataName: "data", Own: files("assets/brand.css", "p {}"), OwnName: "layouts", BaseURL: "https://example.org/"}
		change(&in)
		digest, err := in.Digest()
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := told[digest]; ok {
			t.Errorf("%s and %s have one digest", name, other)
		}
		told[digest] = name
	}
	if digest, err := (generator.Input{Data: unreadable{data}}).Digest(); err == nil {
		t.Errorf("what cannot be read has the digest %x", digest)
	}
}

// unreadable is a folder of which no file can be opened.
type unreadable struct{ fstest.MapFS }

func (u unreadable) Open(name string) (fs.File, error) {
	if info, err := u.MapFS.Stat(name); err == nil && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.MapFS.Open(name)
}
