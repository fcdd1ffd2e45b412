package handbook_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/handbook"
)

// TestDerivedIDs checks that an id that nobody gave depends on the text alone:
// the answers of readers hang on it.
func TestDerivedIDs(t *testing.T) {
	competency := func(one, two string) fstest.MapFS {
		fsys := archiveFS(t, "testdata/base.txtar")
		fsys["competencies/teamwork.toml"].Data = fmt.Appendf(nil, `
name = "Teamwork"
category = "people"
scale = "two"
summary = "x"
definition = "x"
[[levels]]
level = 1
essence = "x"
indicators = [%s]
[[levels]]
level = 2
essence = "x"
indicators = [%s]
[[activities]]
kind = "book"
text = "x"
levels = [1, 2]
`, one, two)
		return fsys
	}
	idOf := func(fsys fstest.MapFS, text string) string {
		t.Helper()
		for _, i := range resolveClean(t, fsys).Items {
			if i.Text == text && i.Kind == handbook.KindIndicator {
				return i.ID
			}
		}
		t.Fatal("no indicator " + text)
		return ""
	}
	const text = "Shares what others need"
	want := idOf(competency(`"`+text+`"`, ""), text)
	if want != "shares-what-others-need-sndhg3" { // it must not change between versions of the program either
		t.Errorf("the id is %s", want)
	}
	for name, fsys := range map[string]fstest.MapFS{
		"behind another":        competency(`"Another", "`+text+`"`, ""),
		"at another level":      competency("", `"`+text+`"`),
		"with another's id":     competency(`{ id = "another", text = "Another" }, { text = "`+text+`" }`, ""),
		"with other spaces":     competency("\"  Shares what\\n others   need \"", ""),
		"with other key values": competency(`{ text = "`+text+`", sources = [] }`, ""),
	} {
		if got := idOf(fsys, strings.Join(strings.Fields(text), " ")); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	if got := idOf(competency(`"Shares what others need."`, ""), "Shares what others need."); got == want {
		t.Error("another text has the same id")
	}
	other := competency("", "")
	other["competencies/other.toml"] = competency(`"`+text+`"`, "")["competencies/teamwork.toml"]
	if got := idOf(other, text); got == want {
		t.Error("another competency's indicator has the same id")
	}
	linked := archiveFS(t, "testdata/base.txtar") // an activity is Markdown, all of which counts
	file := linked["competencies/teamwork.toml"]
	file.Data = bytes.Replace(file.Data, []byte("Lead a small project"), []byte("Lead [a small project](competency:teamwork)"), 1)
	if got := byID(t, resolveClean(t, linked).Competencies[0].Activities, "Lead a small project").ID; got != "lead-a-small-project-competency-teamwork-thfngx" {
		t.Errorf("the activity with a link has the id %s", got)
	}
	for _, test := range []struct{ text, head string }{
		{"Größe über alles, straße!", "grosse-uber-alles-strasse-"},
		{"漢字", "indicator-"},
		{"Don't stop", "dont-stop-"},
		{strings.Repeat("word ", 30), "word-word-word-word-word-word-word-word-"},
		{strings.Repeat("x", 100), strings.Repeat("x", 40) + "-"},
		{"con", "con-"},
	} {
		text := strings.TrimSpace(test.text)
		got := idOf(competency(`"`+text+`"`, ""), text)
		if !strings.HasPrefix(got, test.head) || len(got) != len(test.head)+6 {
			t.Errorf("%s: got %s", test.text, got)
		}
	}
}

// TestDerivedIDsOfNamed checks the same of what has a name or title instead of a text:
// others may link to it by that id.
func TestDerivedIDsOfNamed(t *testing.T) {
	const measures, stories = "measures = [{ name = 'Satisfaction', definition = 'x' }]\n", "stories = [{ title = 'A tale', text = 'x' }]\n"
	for _, content := range []string{measures + stories, "elements = ['Another']\n" + stories + measures} {
		fsys := archiveFS(t, "testdata/base.txtar")
		c := fsys["competencies/teamwork.toml"]
		c.Data = append([]byte(content+""), c.Data...)
		hb := resolveClean(t, fsys)
		same(t, "ids", []string{hb.Measures[0].ID, hb.Stories[0].ID}, []string{"satisfaction-o5azfr", "a-tale-aj273i"})
	}
}

// TestID checks the handbook's own id, on which the answers of readers hang.
func TestID(t *testing.T) {
	for title, want := range map[string]string{
		"Handbook":                "handbook",
		"Das Größen-Handbuch":     "das-grossen-handbuch",
		"手册":                      "handbook-hm4a6t",
		strings.Repeat("ab ", 40): "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab",
	} {
		fsys := archiveFS(t, "testdata/base.txtar")
		fsys["handbook.toml"].Data = []byte(strings.NewReplacer(`"Handbook"`, fmt.Sprintf("%q", title), "id = \"base\"\n", "").Replace(string(fsys["handbook.toml"].Data)))
		same(t, title, resolveClean(t, fsys).ID, want)
	}
}

// TestNormalForms checks that it does not matter in which Unicode form a name
// is stored or written.
func TestNormalForms(t *testing.T) {
	const composed, apart = "f\u00fchrung", "fu\u0308hrung"
	fsys := archiveFS(t, "testdata/base.txtar")
	fsys["assets/"+apart+".pdf"] = &fstest.MapFile{}
	fsys["pages/"+apart+".md"] = &fstest.MapFile{Data: []byte("# Page\n[a](assets/" + composed + ".pdf) [b](competency:" + composed + ") [c](competency:" + apart + ")\n")}
	fsys["competencies/"+apart+".toml"] = fsys["competencies/teamwork.toml"]
	delete(fsys, "competencies/teamwork.toml")
	fsys["roles/"+composed+".toml"] = &fstest.MapFile{Data: []byte("name = \"x\"\npurpose = \"[x](page:" + apart + ")\"\ntargets." + `"` + apart + `" = 1`)}
	hb := resolveClean(t, fsys)
	same(t, "ids", hb.Competencies[0].ID+" "+hb.Pages[0].ID, composed+" "+composed)
	if html := hb.Pages[0].Body.HTML(2, func(page, _ string) string { return page }); !strings.Contains(html, "assets/"+apart+".pdf") {
		t.Errorf("the link does not lead to the file as it is stored: %s", html)
	}
	fsys["competencies/"+composed+".toml"] = fsys["competencies/"+apart+".toml"]
	fsys["assets/"+composed+".pdf"] = &fstest.MapFile{}
	fsys["pages/"+composed+".md"] = fsys["pages/"+apart+".md"]
	_, list := resolve(t, fsys)
	codes := map[string]int{}
	for _, d := range list {
		codes[string(d.Code)]++
	}
	same(t, "both forms at once", codes, map[string]int{"duplicate-id": 2, "url-collision": 1})
}

// TestHandbookID checks that the id under which readers' answers are kept does not change
// with an edition, given or not.
func TestHandbookID(t *testing.T) {
	for head, want := range map[string]string{
		`id = "ours"` + "\n" + `title = "Our Handbook"`: "ours",
		`title = "Our Handbook"`:                        "our-handbook",
		`title = "دليل الكفاءات"`:                       "handbook-qeam4l", // it must not change between versions of the program either
	} {
		for _, edition := range []string{"", "edition = \"2026.1\"\n", "edition = \"2027\"\nlanguage = \"ar\"\ncumulative = true\n"} {
			fsys := archiveFS(t, "testdata/base.txtar")
			_, rest, _ := strings.Cut(string(fsys["handbook.toml"].Data), `id = "base"`)
			fsys["handbook.toml"].Data = []byte(edition + head + "\norganisation = \"Acme\"" + rest)
			if got := resolveClean(t, fsys).ID; got != want {
				t.Errorf("%s %q: the id is %q, want %q", head, edition, got, want)
			}
		}
	}
}
