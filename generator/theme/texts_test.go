package theme_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"golang.org/x/net/html"

	"handbook/layouts"
)

// TestTemplatesHoldNoWords checks that all that readers read comes from the
// words of the interface or from the content: no template has letters, or the
// punctuation that languages write in their own ways, in its text.
func TestTemplatesHoldNoWords(t *testing.T) {
	for _, name := range layoutFiles(t, ".html") {
		source, _ := layouts.Files.ReadFile(name)
		trees := map[string]*parse.Tree{}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(string(source), "", "", trees); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, block := range trees {
			for _, text := range shownIn(markup(block.Root)) {
				t.Errorf("%s: %q stands in the template; put it into i18n/en.toml", name, text)
			}
		}
	}
}

func layoutFiles(t *testing.T, ending string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(layouts.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ending) {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	return names
}

// action stands for what an action of a template prints.
const action = "\ufffc"

// markup returns the text of a template with a mark for each action.
func markup(n parse.Node) string {
	switch n := n.(type) {
	case *parse.ListNode:
		var b strings.Builder
		if n != nil {
			for _, child := range n.Nodes {
				b.WriteString(markup(child))
			}
		}
		return b.String()
	case *parse.TextNode:
		return string(n.Text)
	case *parse.IfNode:
		return markup(n.List) + markup(n.ElseList)
	case *parse.RangeNode:
		return markup(n.List) + markup(n.ElseList)
	case *parse.WithNode:
		return markup(n.List) + markup(n.ElseList)
	}
	return action
}

var (
	word        = regexp.MustCompile(`\p{L}`)
	punctuation = regexp.MustCompile(`[,;:.!?()«»“”‹›„…]`)

	// said are the attributes that readers read or hear.
	said = []string{"aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "alt", "placeholder", "label", "summary", "abbr"}
)

// shownIn returns the texts of some markup that a reader would see or hear.
func shownIn(source string) []string {
	var found []string
	z := html.NewTokenizer(strings.NewReader(source))
	silent := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return found
		case html.TextToken:
			text := strings.TrimSpace(string(z.Text()))
			if silent == "noscript" {
				found = append(found, shownIn(text)...)
			} else if silent == "" && (word.MatchString(text) || punctuation.MatchString(text)) {
				found = append(found, text)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if token.Data == "script" || token.Data == "style" || token.Data == "noscript" {
				silent = token.Data
			}
			for _, a := range token.Attr {
				if slices.Contains(said, a.Key) && (word.MatchString(a.Val) || punctuation.MatchString(a.Val)) {
					found = append(found, a.Key+"="+a.Val)
				}
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == silent {
				silent = ""
			}
		}
	}
}

// TestScriptsHoldNoWords checks that no script has a text for readers.
func TestScriptsHoldNoWords(t *testing.T) {
	for _, name := range layoutFiles(t, ".js") {
		source, _ := layouts.Files.ReadFile(name)
		for _, text := range literals(thrown.ReplaceAllString(string(source), "new Error(\"")) {
			if sentence.MatchString(text) && !slices.Contains(notSaid, text) {
				t.Errorf("%s: %q looks like a text for readers; put it into i18n/en.toml", name, text)
			}
		}
	}
}

// sentence matches three words in a row, or a beginning with a capital letter.
var sentence = regexp.MustCompile(`^[\p{L}’]+[,:]? [\p{L}’]+ [\p{L}’]+|^\p{Lu}\p{Ll}+([ .!?…]|$)`)

// thrown matches what only programmers read.
var thrown = regexp.MustCompile("new \\w*Error\\([\"`][^\"`]*")

// notSaid are literals of scripts that are for the browser.
var notSaid = []string{"use strict", "Escape", "Enter", "Home", "End", "Tab", "Delete", "Backspace", "Control", "Shift", "Map", "Element"}

// literals returns the string literals of a script, without comments. Of a
// template literal it returns the text between its values.
func literals(source string) []string {
	var list []string
	for i := 0; i < len(source); i++ {
		switch {
		case strings.HasPrefix(source[i:], "//"):
			i += strings.IndexByte(source[i:]+"\n", '\n')
		case strings.HasPrefix(source[i:], "/*"):
			i += strings.Index(source[i:]+"*/", "*/") + 1
		case strings.IndexByte("\"'`", source[i]) >= 0:
			quote, start := source[i], i+1
			for i++; i < len(source) && source[i] != quote; i++ {
				if source[i] == '\\' {
					i++
				}
				if source[i] == '\n' && quote != '`' { // a quote inside a regular expression
					break
				}
			}
			text := source[start:min(i, len(source))]
			if quote == '`' {
				for _, part := range regexp.MustCompile(`\$\{[^}]*\}`).Split(text, -1) {
					list = append(list, strings.TrimSpace(part))
				}
				continue
			}
			list = append(list, text)
		}
	}
	return list
}

// TestStylesHoldNoWords checks that no style writes a text, nor a mark that languages
// write each in its own way, nor a sign that would be read aloud. Browsers of before 2024
// know nothing of that: for them, the same stands before it.
func TestStylesHoldNoWords(t *testing.T) {
	content := regexp.MustCompile(`content:([^;}]*)`)
	quoted := regexp.MustCompile(`"[^"]*"`)
	mark := regexp.MustCompile(`[:;,.?!]`)
	sign := regexp.MustCompile(`^ ("[^"()]+")( / "")?$`)
	for _, name := range layoutFiles(t, ".css") {
		source, _ := layouts.Files.ReadFile(name)
		before := "" // the sign right before it, for older browsers
		for _, m := range content.FindAllSubmatchIndex(source, -1) {
			value, rest := string(source[m[2]:m[3]]), strings.TrimLeft(string(source[m[1]:]), "; \n")
			text := strings.Join(quoted.FindAllString(value, -1), "")
			if word.MatchString(text) {
				t.Errorf("%s: content %s is a text; let an attribute hold it that the template fills from i18n/en.toml", name, text)
			} else if mark.MatchString(text) {
				t.Errorf("%s: content %s has a mark that other languages write otherwise", name, text)
			}
			older := before
			before = ""
			switch parts := sign.FindStringSubmatch(value); {
			case parts == nil:
			case parts[2] == "" && strings.HasPrefix(rest, "content:"+value+` / "";`):
				before = parts[1]
			case parts[2] == "":
				t.Errorf("%s: content %s is read aloud; write %[2]s / \"\"", name, text)
			case parts[1] != older:
				t.Errorf("%s: content %s is not seen in older browsers; write it without / \"\" before it as well", name, parts[1])
			}
		}
	}
}
