package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPathsThatAreRefused(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "site")
	for _, name := range []string{
		"", ".", "..", "../x", "a/../../x", "a/../b", "/etc/passwd", "//x", "a//b", "a/", "./a",
		`a\b`, `..\x`, `C:\x`, "C:x", "C:/x", "a:b", "a\x00b", "a\nb", "a\tb", "\xff",
		"CON", "con.html", "aux/x.html", "a/nul", "COM1", "lpt9.txt", "COM¹", "a.", "a ", "a./b", "x/b /c",
		"what?.html", "a*b", "<a>", "a|b", `"`,
		".handbook-manifest", ".handbook-staging/1", ".Handbook-Lock", ".handbook-x",
	} {
		e, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		refused(t, e.Write(name, []byte("x")), nil, "no file of the site can be called")
		if _, err := e.Commit(); err == nil {
			t.Errorf("%q: Commit succeeded", name)
		}
		holds(t, base)
	}
}

func TestPathsThatAreTaken(t *testing.T) {
	dir := t.TempDir()
	files := tree{}
	for _, name := range []string{
		"index.html", "a/b/c/d.html", ".nojekyll", "a b.png", "..x", "x..y", "é/ß.html", "日本.html",
		"console.html", "com10", "com", "lpt", "handbook.json", "a/.handbook-x", "#%&'().html",
	} {
		files[name] = name
	}
	mustBuild(t, dir, files, Summary{Written: len(files)})
	holds(t, dir, files)
}

func TestPathsThatCannotStandSideBySide(t *testing.T) {
	for _, test := range []struct{ a, b, words string }{
		{"a.html", "a.html", "is written twice"},
		{"a/B.html", "a/b.html", `"a/B.html" and "a/b.html" are one file`},
		{"A/b.html", "a/b.html", "are one file"},
		{"\u00e9.html", "E\u0301.html", "are one file"},
		{"a", "a/b", `"a" cannot be a folder and "a" a file`},
		{"A", "a/b/c", "cannot be a folder"},
		{"a/b", "a/b/c/d", "cannot be a folder"},
	} {
		for _, order := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			var n names
			if err := n.claim(order[0]); err != nil {
				t.Fatal(err)
			}
			refused(t, n.claim(order[1]), nil, test.words)
		}
	}
	// A message does not depend on who came first.
	for _, order := range [][2]string{{"a/b", "A/c"}, {"A/c", "a/b"}} {
		var n names
		if err := errors.Join(n.claim(order[0]), n.claim(order[1])); err != nil {
			t.Fatal(err)
		}
		refused(t, n.claim("a"), nil, `"A" cannot be a folder and "a" a file`)
	}
	var n names
	for _, name := range []string{"ı.html", "i.html", "ss.html", "ß.html", "a/b", "ab", "A/c"} {
		if err := n.claim(name); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatIsInTheWay(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, tree{"b.html": "outside", "f": "outside"})
	for _, test := range []struct {
		name, words string
		put         func(dir string) error
	}{
		{"a file", "which is a file that handbook did not write", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "new.html"), []byte("mine"), 0o666)
		}},
		{"a folder", "which is a folder", func(dir string) error {
			return os.MkdirAll(filepath.Join(dir, "new.html", "x"), 0o777)
		}},
		{"a file where a folder should be", "which is a file where a folder should be", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "sub"), []byte("mine"), 0o666)
		}},
		{"a link out of the folder", "which is a symbolic link where a folder should be", func(dir string) error {
			return os.Symlink(outside, filepath.Join(dir, "sub"))
		}},
		{"a link inside the folder", "which is a symbolic link where a folder should be", func(dir string) error {
			return os.Symlink("a", filepath.Join(dir, "sub"))
		}},
		{"a link to a file", "which is a symbolic link", func(dir string) error {
			return os.Symlink(filepath.Join(outside, "f"), filepath.Join(dir, "new.html"))
		}},
		{"a dangling link", "which is a symbolic link", func(dir string) error {
			return os.Symlink("nowhere", filepath.Join(dir, "new.html"))
		}},
		{"a link in the place of our file", "which is a symbolic link", func(dir string) error {
			os.Remove(filepath.Join(dir, "a", "b.html"))
			return os.Symlink(filepath.Join(outside, "b.html"), filepath.Join(dir, "a", "b.html"))
		}},
		{"a link in the place of our folder", "which is a symbolic link", func(dir string) error {
			os.RemoveAll(filepath.Join(dir, "a"))
			return os.Symlink(outside, filepath.Join(dir, "a"))
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			mustBuild(t, dir, tree{"a/b.html": "b", "old.html": "old"}, Summary{Written: 2})
			if err := test.put(dir); err != nil {
				t.Skip(err)
			}
			before := read(t, dir)
			_, err := build(dir, tree{"a/b.html": "changed", "new.html": "new", "sub/deep/c.html": "c"})
			refused(t, err, errInTheWay, test.words)
			after := read(t, dir)
			if len(before) != len(after) {
				t.Errorf("before %v, after %v", before, after)
			}
			for name, data := range before {
				if after[name] != data {
					t.Errorf("%q changed to %q", name, after[name])
				}
			}
			holds(t, outside, tree{"b.html": "outside", "f": "outside"})
		})
	}
}

func TestAllThatIsInTheWayIsNamed(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, tree{"a.html": "a"}, Summary{Written: 1})
	put(t, dir, tree{"x/one.html": "1", "x/two.html": "2", "three.html": "3"})
	_, err := build(dir, tree{"x/one.html": "", "x/two.html": "", "three.html": ""})
	refused(t, err, errInTheWay, "nor over 2 more")
	var e *Error
	errors.As(err, &e)
	for _, name := range []string{"x/one.html", "x/two.html", "three.html"} {
		if !strings.Contains(e.Hint, name) {
			t.Errorf("hint %q does not name %q", e.Hint, name)
		}
	}
}
