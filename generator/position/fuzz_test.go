package position

import (
	"slices"
	"strings"
	"testing"
)

// FuzzScan checks that no text makes the package panic or loop, and that
// whatever the decoder accepts is read alike, but for what it is known to lose.
func FuzzScan(f *testing.F) {
	for _, kind := range []string{"valid", "invalid"} {
		for _, text := range suite(f, kind) {
			f.Add(text)
		}
	}
	for _, test := range scanTests {
		f.Add(test.text)
	}
	f.Fuzz(fuzzText)
}

// tokens are the pieces of which FuzzTokens puts texts together.
var tokens = []string{
	"a", "b", "c", `"a"`, `'b'`, `"\u0061"`, ".", "=", " = ", "\n", "\r\n", "[", "]", "[[", "]]", "{", "}", ",", " ", "\t",
	"# c\n", "1", "1979-05-27 07:32:00", "true", `""`, `"é"`, `"""`, "'''", `\`, `"`, "'", "\\\n  ", `\"`, `\n`, "\ufeff",
	"[[a]]\n", "[a]\n", "[a.b]\n", "[[a.b]]\n", "a.b = 1\n", "a.c = 2\n", "b.c = 1\n", "a = [1]\n", "b = [1]\n",
	"b = {}\n", "a = 1\n", "b = 1\n", "{a = 1}", "{b.c = 1}", "{a = [1]}", "[1, 2]", "a = [{b.c = 1}, {b = 1}]\n",
}

// FuzzTokens is FuzzScan with one token for each byte of its input, which leads
// to more text that the decoder accepts.
func FuzzTokens(f *testing.F) {
	for i := range tokens {
		f.Add([]byte{byte(i), 0, 8, 11, 12, byte(i), 9})
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		var text strings.Builder
		for _, choice := range choices {
			text.WriteString(tokens[int(choice)%len(tokens)])
		}
		fuzzText(t, text.String())
	})
}

// fuzzText checks one text of any kind.
func fuzzText(t *testing.T, text string) {
	root, keys, err := Scan(text)
	lines := NewLines(text)
	for _, n := range keys {
		lines.Position(n.End)
		for _, offset := range []int{-1, 0, 1, len(text)} {
			if at := StringOffset(text, n, offset); at < n.Start || at > n.End {
				t.Fatalf("byte %d of %q leads to %d", offset, n.Path(), at)
			}
		}
	}
	if strings.Count(text, "{") > 100 || strings.Count(text, ".") > 100 {
		t.Skip("the decoder takes too long")
	}
	if _, _, err := decode(text); err != nil {
		t.Skip(err)
	}
	if err != nil {
		if message := err.Error(); !strings.Contains(message, "already has a value") && !strings.Contains(message, "nested more") {
			t.Fatalf("the decoder accepts %q, but: %s", text, message)
		}
		t.Skip(err)
	}
	if decoderLoses(keys) {
		t.Skip("the decoder loses a part")
	}
	checkAgainstDecoder(t, text, root, keys)
}

// decoderLoses reports whether the text has what makes the decoder lose a part
// of it: an empty key, or keys that differ only in the indexes left out, of
// which one is an array and another a table. See TestSameShapeFindsLosses.
func decoderLoses(keys []*Node) bool {
	isArray := map[string]bool{}
	for _, n := range keys {
		if slices.Contains(n.Path(), "") {
			return true
		}
		if n.Items != nil {
			isArray[n.Path().String()] = true
		}
	}
	for _, n := range keys {
		for ; n.parent != nil; n = n.parent {
			if n.Fields != nil && n.parent.Fields != nil && isArray[n.Path().String()] {
				return true
			}
		}
	}
	return false
}
