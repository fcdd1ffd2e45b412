package generator_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestCircles lets everything that may refer to others of its kind do so in
// circles, also of one.
func TestCircles(t *testing.T) {
	files := map[string]string{}
	const n = 12
	for i := range n {
		next := (i + 1) % n
		files[fmt.Sprintf("competencies/c%d.toml", i)] = strings.Replace(plain["competencies/teamwork.toml"], "What people do.", fmt.Sprintf("[next](competency:c%d) [itself](competency:c%d)", next, i), 1) +
			fmt.Sprintf("related = [\"c%d\"]\n[[questions]]\nid = \"q%d\"\nquestion = \"Q%d?\"\nanswer = \"[next](question:q%d)\"\n", next, i, i, next)
		files[fmt.Sprintf("roles/r%d.toml", i)] = fmt.Sprintf("name = \"Role %d\"\npurpose = \"[next](role:r%d)\"\nnext = [\"r%d\", \"r%d\"]\n", i, next, next, (i+n-1)%n)
		files[fmt.Sprintf("pages/p%d.md", i)] = fmt.Sprintf("# Page %d\n\n[next](page:p%d) [itself](page:p%d)\n", i, next, i)
	}
	if found := try(t, with(files)); len(found) > 0 {
		t.Errorf("refused: %q", found)
	}
	for want, file := range map[string][2]string{
		"data/competencies/c0.toml:7:12 bad-value a competency cannot be related to itself": {"competencies/c0.toml", plain["competencies/teamwork.toml"] + "related = [\"c0\"]\n"},
		"data/roles/r0.toml:3:9 bad-value a role cannot lead to itself":                     {"roles/r0.toml", "name = 'x'\npurpose = 'x'\nnext = ['r0']\n"},
	} {
		if found := try(t, with(map[string]string{file[0]: file[1]})); len(found) != 1 || found[0] != want {
			t.Errorf("found %q, want %q", found, want)
		}
	}
}

// TestNamesOfFiles gives files names that some system cannot hold, or takes for
// one: each is refused.
func TestNamesOfFiles(t *testing.T) {
	text := plain["competencies/teamwork.toml"]
	for name, want := range map[string]string{
		"CON": "is a name that Windows keeps for itself", "aux": "is a name that Windows keeps for itself", "com¹": "is a name that Windows keeps for itself", "aux.x": "has the character .",
		"work.": "has the character .", "work ": "has a space", " work": "has a space", "-work": "begins or ends with a hyphen", strings.Repeat("w", 65): "is longer than 64 characters",
		"w\u202erk": "an invisible character (U+202E) stands within it", "w\u200brk": "an invisible zero-width space (U+200B) stands within it", "w\x00rk": "an invisible character (U+0000) stands within it", "w\xffrk": "the name is not UTF-8", "w:rk": "has the character :",
		"e\u0301":  "", // as macOS stores an accent
		"TEAMWORK": "would be written to the same address as", "tea\u017fwork": "", "Te\u00e4mwork": "", "\u212aelvin": "",
	} {
		found := strings.Join(try(t, with(map[string]string{"competencies/" + name + ".toml": text})), "\n")
		if (want == "") != (found == "") || !strings.Contains(found, want) {
			t.Errorf("%q: found %q, want %q", name, found, want)
		}
	}
	for _, pair := range [][2]string{{"kelvin", "\u212aelvin"}, {"mass", "ma\u00df"}, {"\u00e9", "e\u0301"}, {"\u00c5", "\u212b"}, {"sigma\u03c3", "sigma\u03c2"}} {
		found := strings.Join(try(t, with(map[string]string{"competencies/" + pair[0] + ".toml": text, "competencies/" + pair[1] + ".toml": text})), "\n")
		if !strings.Contains(found, "would be written to the same address as") && !strings.Contains(found, "a second competency with the id") {
			t.Errorf("%q and %q: found %q", pair[0], pair[1], found)
		}
	}
}
