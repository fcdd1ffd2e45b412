// Package hostile makes handbooks whose texts try to become something else:
// markup, script, an address, a template. No page may run any of it, load
// anything for it, or show it as anything but text.
//
// [Spoil] puts a payload behind every text of a handbook that people read.
// [Handbook] does so with all of them at once and adds what cannot stand behind
// a text: names of files, Markdown of every construct, and words of the
// interface, which a user may replace. The command in write/ puts it into a
// folder for the tests in browsers.
package hostile

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"testing/fstest"

	"github.com/BurntSushi/toml"
)

// Payloads are what is put behind texts.
var Payloads = map[string]string{
	"script":      `<script>alert(1)</script>`,
	"attribute":   `"><img src=x onerror=alert(1)>`,
	"quotes":      `' onmouseover='alert(1)' x="`,
	"unquoted":    "` onfocus=alert(1) autofocus tabindex=0 /",
	"end":         `</title></style></textarea></main></body><body onload=alert(1)>`,
	"comment":     `--><!--[if IE]><svg/onload=alert(1)>`,
	"template":    `{{.Main}} {{template "main"}} {n} {name} {text} {title} {organisation} {edition} {level} {of} {competency} {role} {scale}`,
	"scheme":      `javascript:alert(1) data:text/html,x`,
	"escape":      `${alert(1)} \u003cscript>alert(1)\u003c/script>`,
	"style":       `</style><style>@import 'https://example.org/x.css';*{background:url(https://example.org/x)}`,
	"frame":       `<iframe src="javascript:alert(1)" srcdoc="<script>alert(1)</script>"></iframe><object data="https://example.org/x">`,
	"base":        `<base href="https://example.org/"><meta http-equiv=refresh content="0;url=https://example.org/"><link rel=stylesheet href="https://example.org/x">`,
	"separator":   "a\u2028b\u2029c </script>",
	"placeholder": "%s %d %[1]s %!x",
	"formula":     `=HYPERLINK("https://example.org/","x") @SUM(1) +cmd|' /C calc'!A0`,
	"mutation":    `<noscript><p title="</noscript><img src=x onerror=alert(1)>"><math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
}

// All is one payload that holds much of the others and fits into a title.
const All = `"><img src=x onerror=alert(1)></title></script></style></textarea><script>alert(1)</script><svg/onload=alert(1)>` +
	`<base href="https://example.org/">' onmouseover='alert(1)' ${alert(1)} {{.Main}} --><a href=javascript:alert(1)>x</a>`

// fields are the texts of the format that are not read by people: ids, what
// refers to them, and what is checked by itself.
var fields = map[string]bool{
	"language": true, "suggest": true, "ignore": true, "brand.logo": true, "brand.accent": true, "sources.address": true, "category": true, "scale": true,
	"stage": true, "related": true, "levels.indicators.story": true, "levels.indicators.builds_on": true,
	"levels.contra_indicators.orientation": true, "competing.orientation": true, "activities.kind": true, "activities.indicators": true,
	"practices.measures": true, "stages.stage": true, "next": true, "moved.from": true, "moved.to": true,
}

// isText reports whether people read the text under a key.
func isText(key string) bool {
	last := key[strings.LastIndexByte(key, '.')+1:]
	return !fields[key] && last != "id" && last != "sources"
}

// EachText calls change for every text below a TOML or JSON value that people
// read, and returns the value with what change made of them.
func EachText(value any, key string, change func(key, text string) string) any {
	switch value := value.(type) {
	case string:
		if isText(key) {
			return change(key, value)
		}
	case map[string]any:
		for k, v := range value {
			value[k] = EachText(v, strings.TrimPrefix(key+"."+k, "."), change)
		}
	case []any:
		for i, v := range value {
			value[i] = EachText(v, key, change)
		}
	case []map[string]any:
		for i, v := range value {
			value[i] = EachText(v, key, change).(map[string]any)
		}
	}
	return value
}

// Spoil returns a handbook with a suffix behind every text, and those texts.
func Spoil(data fstest.MapFS, suffix string) (spoilt fstest.MapFS, texts []string, err error) {
	spoil := func(_, text string) string {
		texts = append(texts, text+" "+suffix)
		return text + " " + suffix
	}
	spoilt = fstest.MapFS{}
	for name, f := range data {
		spoilt[name] = f
		switch path.Ext(name) {
		case ".toml":
			tree := map[string]any{}
			if err := toml.Unmarshal(f.Data, &tree); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", name, err)
			}
			var b bytes.Buffer
			if err := toml.NewEncoder(&b).Encode(EachText(tree, "", spoil)); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", name, err)
			}
			spoilt[name] = &fstest.MapFile{Data: b.Bytes()}
		case ".md":
			title, body, _ := strings.Cut(strings.TrimPrefix(string(f.Data), "# "), "\n\n")
			spoilt[name] = &fstest.MapFile{Data: []byte("# " + spoil("", title) + "\n\n" + spoil("", strings.TrimSpace(body)) + "\n")}
		}
	}
	return spoilt, texts, nil
}

// Handbook returns the data and the layouts of a hostile handbook made from a
// sound one. english are the words of the interface in English.
func Handbook(base fstest.MapFS, english []byte) (data, layouts fs.FS, err error) {
	spoilt, _, err := Spoil(base, All)
	if err != nil {
		return nil, nil, err
	}
	links := ""
	for _, name := range assets {
		spoilt["assets/"+name] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)"><rect/></a></svg>`)}
		links += fmt.Sprintf("![a picture \" onerror=alert(1) x=\"](assets/%[1]s)\n\n[a file](assets/%[1]s)\n\n", url.PathEscape(name))
	}
	spoilt["pages/markdown.md"] = &fstest.MapFile{Data: []byte("# Markdown <script>alert(1)</script>\n\n" + Markdown + links)}
	words, err := spoilWords(english)
	return spoilt, fstest.MapFS{"i18n/en.toml": {Data: words}}, err
}

// spoilWords returns words of the interface with the payload behind each.
func spoilWords(english []byte) ([]byte, error) {
	tree := map[string]any{}
	if err := toml.Unmarshal(english, &tree); err != nil {
		return nil, err
	}
	payload := strings.NewReplacer("{", "(", "}", ")").Replace(All) // a brace begins a value's name
	var spoil func(value any) any
	spoil = func(value any) any {
		switch value := value.(type) {
		case string:
			return value + " " + payload
		case []any:
			for i, v := range value {
				value[i] = spoil(v)
			}
		case map[string]any:
			for k, v := range value {
				value[k] = spoil(v)
			}
		}
		return value
	}
	var b bytes.Buffer
	err := toml.NewEncoder(&b).Encode(spoil(tree))
	return b.Bytes(), err
}
