package position

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	tomltest "github.com/toml-lang/toml-test/v2"
)

// TestSuite reads every valid file of toml-test, the common suite of TOML
// parsers.
func TestSuite(t *testing.T) {
	files := suite(t, "valid")
	if len(files) < 200 {
		t.Fatalf("only %d files", len(files))
	}
	for name, text := range files {
		t.Run(name, func(t *testing.T) {
			if _, _, err := decode(text); err != nil {
				t.Skip(err)
			}
			root, keys, err := Scan(text)
			if err != nil {
				t.Fatal(err)
			}
			checkAgainstDecoder(t, text, root, keys)
		})
	}
}

// suite returns the files of toml-test that are named valid or invalid.
func suite(t testing.TB, kind string) map[string]string {
	t.Helper()
	all := tomltest.TestCases()
	files := map[string]string{}
	err := fs.WalkDir(all, kind, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".toml") {
			return err
		}
		text, err := fs.ReadFile(all, name)
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// decode is [toml.Decode] that turns the decoder's panics into errors.
func decode(text string) (tree map[string]any, meta toml.MetaData, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the decoder panics: %v", r)
		}
	}()
	meta, err = toml.Decode(text, &tree)
	return tree, meta, err
}

// checkAgainstDecoder checks a tree against what the decoder makes of the text.
func checkAgainstDecoder(t *testing.T, text string, root *Node, keys []*Node) {
	t.Helper()
	tree, meta, err := decode(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := SameKeys(keys, meta.Keys()); err != nil {
		t.Error(err)
	}
	if err := SameShape(root, tree); err != nil {
		t.Fatal(err)
	}
	checkNode(t, text, root, tree)
}

// checkNode checks the spans of everything below n, whose decoded value is
// given: what is cut out of the text must decode to the same key or value.
func checkNode(t *testing.T, text string, n *Node, value any) {
	t.Helper()
	if n.KeyStart > n.KeyEnd || n.Start > n.End || max(n.KeyEnd, n.End) > len(text) {
		t.Fatalf("%q has the spans %d-%d, %d-%d", n.Path(), n.KeyStart, n.KeyEnd, n.Start, n.End)
	}
	switch value := value.(type) {
	case map[string]any:
		for name, field := range n.Fields {
			key := text[field.KeyStart:field.KeyEnd]
			if tree, _, err := decode(key + " = 1"); err != nil || tree[name] != int64(1) {
				t.Errorf("%q has the key %s", field.Path(), key)
			}
			checkNode(t, text, field, value[name])
		}
	case []map[string]any:
		for i, item := range n.Items {
			checkNode(t, text, item, value[i])
		}
	case []any:
		checkCut(t, text, n, value)
		for i, item := range n.Items {
			checkNode(t, text, item, value[i])
		}
	case string:
		checkCut(t, text, n, value)
		checkString(t, text, n, value)
	default:
		checkCut(t, text, n, value)
	}
}

// checkCut checks that the span of n decodes to value.
func checkCut(t *testing.T, text string, n *Node, value any) {
	t.Helper()
	cut := text[n.Start:n.End]
	tree, _, err := decode("x = " + cut)
	if err != nil {
		t.Fatalf("%q has the value %s: %v", n.Path(), cut, err)
	}
	// Printed, because that compares nan and takes no longer for deep arrays.
	if got, want := fmt.Sprintf("%#v", tree["x"]), fmt.Sprintf("%#v", value); got != want {
		t.Errorf("%q has the value %s, which is %s, not %s", n.Path(), cut, got, want)
	}
}

// checkString checks [StringOffset] for each character of a decoded string: it
// must be an escape or the character itself, and the string, cut there, must
// decode to what comes before.
func checkString(t *testing.T, text string, n *Node, decoded string) {
	t.Helper()
	quote, end := text[n.Start], n.Start+1
	for end < n.Start+3 && n.End-n.Start >= 6 && text[end] == quote {
		end++
	}
	fence := text[n.Start:end]
	last := end
	for i := range decoded + "$" { // and once for the end of the string
		at := StringOffset(text, n, i)
		if at < last || at > n.End-len(fence) {
			t.Fatalf("%q: byte %d of %q leads to %d, not into %d-%d", n.Path(), i, decoded, at, last, n.End)
		}
		last = at
		escaped := quote == '"' && text[at] == '\\'
		_, size := utf8.DecodeRuneInString(decoded[i:])
		if !escaped && !strings.HasPrefix(text[at:], decoded[i:i+size]) {
			t.Fatalf("%q: byte %d of %q leads to %.10q", n.Path(), i, decoded, text[at:])
		}
		if text[at-1] == '\r' || i > 500 {
			continue // a carriage return alone is no TOML; long strings take long
		}
		tree, _, err := decode("x = " + text[n.Start:at] + fence)
		if err != nil || tree["x"] != decoded[:i] {
			t.Fatalf("%q: byte %d of %q leads to %.10q, but before is %q (%v)", n.Path(), i, decoded, text[at:], tree["x"], err)
		}
	}
}
