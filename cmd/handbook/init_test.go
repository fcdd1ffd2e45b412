package main

import (
	"runtime"
	"testing"
)

// What init says can be typed as it stands.
func TestTyped(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the names are those of other systems")
	}
	for name, want := range map[string]string{
		"book": "book", "größe/2.book": "größe/2.book", "my book": `"my book"`, "-dd": "./-dd", "a&b": `"a&b"`, "a;b": `"a;b"`,
		"a(b)": `"a(b)"`, "~x": `"~x"`, "it's": `"it's"`, "a$b": "'a$b'", `a"b`: `'a"b'`, `it's "$x"`: `'it'\''s "$x"'`, "-a b": `"./-a b"`, `a\b`: `'a\b'`,
	} {
		if got := typed(name); got != want {
			t.Errorf("%s is typed %s, want %s", name, got, want)
		}
	}
}
