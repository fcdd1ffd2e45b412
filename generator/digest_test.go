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
