package publish

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestManifestFormat(t *testing.T) {
	got := string(formatManifest(map[string]digest{
		"z.html":   sha256.Sum256([]byte("z")),
		"a b.html": sha256.Sum256(nil),
	}, true))
	want := "# handbook manifest 1\n" +
		"# handbook wrote these files; it replaces and removes these and no others\n" +
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a b.html\n" +
		"594e519ae499312b29433b7dd8a97ff068defcba9755b6d5d00e84c524d67b06  z.html\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestManifestWithWindowsLineEnds(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a": "1", "b": "1"}, Summary{Written: 2})
	text := read(t, dir)[ManifestName]
	put(t, dir, tree{ManifestName: strings.ReplaceAll(text, "\n", "\r\n")})
	mustBuild(t, dir, tree{"a": "1"}, Summary{Unchanged: 1, Removed: 1})
	holds(t, dir, tree{"a": "1"})
}

// TestMergedManifest builds after a merge that left both sides in the manifest:
// handbook knows the files of both sides as its own.
func TestMergedManifest(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	mustBuild(t, one, tree{"both": "1", "changed": "one", "one": "1"}, Summary{Written: 3})
	mustBuild(t, two, tree{"both": "1", "changed": "two", "two": "1"}, Summary{Written: 3})
	lines := func(dir string) string { return strings.TrimPrefix(read(t, dir)[ManifestName], manifestMark+"1\n") }
	put(t, one, tree{
		"two": "1", "changed": "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> theirs\n",
		ManifestName: manifestMark + "1\n<<<<<<< HEAD\n" + lines(one) + "=======\n" + lines(two) + ">>>>>>> theirs\n",
	})
	files := tree{"both": "1", "changed": "merged", "two": "1"}
	wantDifference(t, Difference{Stale: []string{"changed"}, Extra: []string{"one"}}, check(t, one, files))
	mustBuild(t, one, files, Summary{Written: 1, Unchanged: 2, Removed: 1})
	holds(t, one, files)
	wantDifference(t, Difference{}, check(t, one, files))
}

// A file of which two sides say something else may be either, and after a conflict
// any file may be what the merge has made of it.
func TestManifestOfTwoSides(t *testing.T) {
	one, two := digest{1}, digest{2}
	line := func(sum digest) string { return fmt.Sprintf("%x  a\n", sum) }
	for _, test := range []struct {
		lines    string
		sum      digest
		finished bool
	}{
		{line(one), one, true},
		{line(one) + line(one), one, true},
		{line(one) + line(two), digest{}, true},
		{"<<<<<<< ours\n=======\n>>>>>>> theirs\n" + line(one), one, false},
		{manifestMark + manifestVersion + manifestUnfinished + "\n" + line(one), one, false},
	} {
		m, err := parseManifest([]byte(manifestMark + manifestVersion + "\n" + test.lines))
		if err != nil || m.files["a"] != test.sum || m.finished != test.finished {
			t.Errorf("%q: %v, %x, finished: %v", test.lines, err, m.files["a"], m.finished)
		}
	}
}

// FuzzManifest: whatever is in the file, no listed path leaves the folder, and
// what was read is written so that it reads the same.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(formatManifest(map[string]digest{"a/b.html": {1}, "c": {}}, false)))
	f.Add([]byte("# handbook manifest 1\n<<<<<<< HEAD\n=======\n>>>>>>> x\n"))
	f.Add([]byte("# handbook manifest 1\r\n" + strings.Repeat("0f", 32) + "  ../x\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := parseManifest(data)
		if err != nil {
			return
		}
		for name := range m.files {
			if why := unfit(name); why != "" {
				t.Fatalf("%q: %s", name, why)
			}
		}
		again, err := parseManifest(formatManifest(m.files, m.finished))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m.files, again.files); diff != "" {
			t.Fatal(diff)
		}
	})
}
