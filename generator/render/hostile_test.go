package render_test

import (
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/internal/hostile"
	"handbook/generator/internal/htmltest"
)

// spoilt returns the handbook that has every key, with a suffix behind every
// text, and those texts.
func spoilt(t *testing.T, suffix string) (data fstest.MapFS, texts []string) {
	t.Helper()
	data, texts, err := hostile.Spoil(archive(t, "full"), suffix)
	if err != nil {
		t.Fatal(err)
	}
	return data, texts
}

// TestHostileText puts what could be markup behind every text of a handbook.
// Every page then has the same elements and attributes as with harmless text,
// and says the same, with each text as it was written; and each stands on some
// page.
func TestHostileText(t *testing.T) {
	if testing.Short() {
		t.Skip("it renders as other tests do, for each payload")
	}
	harmless, _ := spoilt(t, "harmless")
	want := build(t, harmless)
	for name, payload := range hostile.Payloads {
		t.Run(name, func(t *testing.T) {
			data, texts := spoilt(t, payload)
			s := build(t, data)
			var all strings.Builder
			for _, p := range s.Pages() {
				all.WriteString(p.Text())
				all.WriteString("\n")
				harmless := want.Page(t, p.Path)
				if w, g := shape(harmless.Node.Node), shape(p.Node.Node); w != g {
					t.Errorf("%s has other elements than with harmless text: %s", p.Path, difference(w, g))
				}
				if w, g := strings.ReplaceAll(said(harmless), "harmless", strings.Join(strings.Fields(payload), " ")), said(p); w != g {
					t.Errorf("%s says something else than with harmless text: %s", p.Path, difference(w, g))
				}
			}
			for _, text := range texts {
				plain := strings.Join(strings.Fields(text), " ")
				if !strings.Contains(all.String(), plain) {
					t.Errorf("no page shows %q", plain)
				}
			}
		})
	}
}

// shape returns the elements of a page with the names of their attributes.
func shape(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			fmt.Fprint(&b, "\n<", d.Data)
			for _, a := range d.Attr {
				fmt.Fprint(&b, " ", a.Key)
			}
		}
		if d.Type == html.CommentNode {
			fmt.Fprint(&b, "\n<!--", d.Data)
		}
	}
	return b.String()
}

// said returns what a page says, in texts and in attributes that are heard.
func said(p *htmltest.Page) string {
	var b strings.Builder
	for d := range p.Descendants() {
		if d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			texts := []string{d.Data}
			if d.Parent.Data == "script" { // facts for programs, in JSON
				texts = nil
				var facts any
				if err := json.Unmarshal([]byte(d.Data), &facts); err != nil {
					texts = []string{err.Error()}
				}
				hostile.EachText(facts, "", func(_, text string) string { texts = append(texts, text); return text })
				slices.Sort(texts)
			}
			for _, text := range texts {
				fmt.Fprintf(&b, "\n%s", strings.Join(strings.Fields(text), " "))
			}
		}
		for _, a := range d.Attr {
			if slices.Contains([]string{"aria-label", "title", "alt", "content"}, a.Key) {
				fmt.Fprintf(&b, "\n%s=%s", a.Key, strings.Join(strings.Fields(a.Val), " "))
			}
		}
	}
	return b.String()
}

func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("number %d is %.200q, want %.200q", i, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d parts, want %d", len(g), len(w))
}

// TestEveryKeyIsTried checks that the handbook of the test above has every key
// that the format has.
func TestEveryKeyIsTried(t *testing.T) {
	used := map[string]bool{}
	for name, f := range archive(t, "full") {
		if path.Ext(name) != ".toml" {
			continue
		}
		kind, _, _ := strings.Cut(strings.TrimSuffix(name, ".toml"), "/")
		meta, err := toml.Decode(string(f.Data), &map[string]any{})
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range meta.Keys() {
			used[kind+": "+key.String()] = true
		}
	}
	for kind, v := range map[string]any{
		"handbook": content.Handbook{}, "competencies": content.Competency{}, "roles": content.Role{},
		"orientations": struct {
			Orientations []content.Orientation `toml:"orientations"`
		}{},
	} {
		for _, key := range keysOf(reflect.TypeOf(v), "") {
			// A file's name is the id of what it holds, and the keys of targets are the author's.
			if !used[kind+": "+key] && key != "id" && !strings.HasPrefix(key, "targets.") {
				t.Errorf("testdata/full.txtar has no key %s in %s", key, kind)
			}
		}
	}
}

func keysOf(t reflect.Type, prefix string) []string {
	var keys []string
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ",")
		if name == "" {
			continue
		}
		keys = append(keys, prefix+name)
		field := t.Field(i).Type
		if field.Kind() == reflect.Slice {
			field = field.Elem()
		}
		if field.Kind() == reflect.Struct {
			keys = append(keys, keysOf(field, prefix+name+".")...)
		}
	}
	return keys
}

// TestHostileAddresses checks that no link leads where content must not lead,
// however it is written, and that each is reported. Each stands on a page of its
// own.
func TestHostileAddresses(t *testing.T) {
	data, written := archive(t, "minimal"), map[string]string{}
	for i, address := range []string{
		"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "javascript&colon;alert(1)", "vbscript:x",
		"data:text/html,x", "file:///etc/passwd", "//example.org/x", "/etc/passwd", "../../x.html", `\\example.org\x`,
		"blob:x", "https:", "https://user:secret@example.org/", "assets/../../x", "assets/%2e%2e/x", "javascript:alert%281%29",
		"#x", "?x", "index.html",
	} {
		for j, form := range []string{"[x](%s)", "![x](%s)", "[x][r]\n\n[r]: %s", "<%s>"} {
			name := fmt.Sprintf("page-%d-%d", i, j)
			written[name] = fmt.Sprintf(form, address)
			data["pages/"+name+".md"] = &fstest.MapFile{Data: []byte("# Page\n\n" + written[name] + "\n")}
		}
	}
	s := try(t, data)
	for name, text := range written {
		body := s.Page(t, "pages/"+name+".html").One(t, "div.body")
		if got := body.All("a, img"); len(got) > 0 {
			t.Errorf("%q makes an element: %v", text, got[0].Node.Attr)
		}
		told := slices.ContainsFunc(s.found, func(d diag.Diagnostic) bool {
			return d.At.File == "data/pages/"+name+".md" && d.At.Line >= 3 && d.Severity() == diag.Error
		})
		if !told && !strings.HasPrefix(text, "<") { // what is no address for Markdown is text
			t.Errorf("nothing is said of %q", text)
		}
	}
}

// TestPictureFromElsewhere checks that a page never loads anything from
// elsewhere.
func TestPictureFromElsewhere(t *testing.T) {
	data := replace(t, archive(t, "minimal"), "competencies/teamwork.toml", `definition = "`, `definition = "![x](https://example.org/x.png) `)
	s := try(t, data)
	if !slices.ContainsFunc(s.found, func(d diag.Diagnostic) bool { return d.Code == diag.UnsafeURL }) {
		t.Errorf("nothing is said of a picture from elsewhere: %v", s.found)
	}
	if got := s.Page(t, "competencies/teamwork/index.html").All("img"); len(got) > 0 {
		t.Error("the page has a picture from elsewhere")
	}
}
