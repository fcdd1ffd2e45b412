package render

import (
	"slices"
	"testing"
)

func TestScriptsWithoutComments(t *testing.T) {
	for script, want := range map[string]string{
		"// What it does.\n\"use strict\";\n\t// one\nf(); // behind it\n": "\"use strict\";\nf();\n",
		"f(\"a; // a text\");\n":        "f(\"a; // a text\");\n",
		"f(/a; // no comment, b/);\n":   "f(/a; // no comment, b/);\n",
		"f(`; // `); // stays's\n":      "f(`; // `); // stays's\n",
		"f(`a`, `b`);\n// gone\n":       "f(`a`, `b`);\n",
		"f(\"a \\\n// text\");\n":       "f(\"a \\\n// text\");\n",
		"f(`\n// a text\n`);\n":         "f(`\n// a text\n`);\n",
		"/*\n// a comment in one\n*/\n": "/*\n// a comment in one\n*/\n",
		"":                              "",
	} {
		if got := string(withoutComments([]byte(script))); got != want {
			t.Errorf("%q became %q, want %q", script, got, want)
		}
	}
}

func TestStylesWithoutComments(t *testing.T) {
	for style, want := range map[string]string{
		"/* What it is. */\na {\n\t/* why */\n\tcolor: red; /* so */\n}\n": "a {\n\tcolor: red;\n}\n",
		"/* one\n   in lines */\na {}\n/* * */\nb {}\n":                    "a {}\nb {}\n",
		"/*! A licence. */\na {}\n":                                        "/*! A licence. */\na {}\n",
		"/*!\n * A licence.\n */\na {}\n":                                  "/*!\n * A licence.\n */\na {}\n",
		"/* a */ b {}\n/* c */ d {} /* e */\n":                             "/* a */ b {}\n/* c */ d {} /* e */\n",
		"/* a */ b {}\n":                                                   "/* a */ b {}\n",
		"a { content: \"{ /* no comment */\"; }\n":                         "a { content: \"{ /* no comment */\"; }\n",
	} {
		if got := string(withoutNotes([]byte(style))); got != want {
			t.Errorf("%q became %q, want %q", style, got, want)
		}
	}
}

// TestBundles checks that each file is part of one bundle, and that a page gets
// each bundle once, in its place.
func TestBundles(t *testing.T) {
	var all []string
	for _, b := range bundles {
		all = append(all, b.parts...)
	}
	slices.Sort(all)
	if len(slices.Compact(slices.Clone(all))) != len(all) {
		t.Errorf("a file is in two bundles: %q", all)
	}
	got := bundled(slices.Concat(everyPage.scripts, extras["check"].scripts))
	if want := []string{"site.js", "keep.js", "answers.js", "check.js"}; !slices.Equal(got, want) {
		t.Errorf("a self-check loads %q, want %q", got, want)
	}
}
