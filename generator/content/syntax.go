package content

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// parse reads f as TOML and records where everything stands. It returns nil
// when the file cannot be read. Syntax errors are mended in the draft of the
// file as the author most likely meant it, so that one run tells them all and
// what else is wrong; what had to be left out is among its cuts. root is the type
// of the file as a whole, or nil when nothing is known of its keys.
func (f *file) parse(list *diag.List, root reflect.Type) map[string]any {
	if what, hint := otherFormat(f.text); what != "" {
		list.Add(diag.Syntax, wholeFile(f.name), "the file is "+what+", not TOML", hint)
		return nil
	}
	m := mender{file: f, list: list, root: root, told: map[int]int{}}
	for {
		if f.excess(list) {
			return nil
		}
		tree, keys, err := decodeTOML(f.text)
		var fault toml.ParseError
		switch {
		case err == nil:
			var twice *position.Fault // which the decoder takes of some keys
			switch err := f.locate(tree, keys); {
			case errors.As(err, &twice):
				if !m.mend(toml.ParseError{Message: keyTwice, Position: toml.Position{Start: twice.Start}}) {
					return nil
				}
			case err != nil:
				list.Add(diag.Syntax, wholeFile(f.name), err.Error(), "please report this file as a fault of the generator")
				return nil
			case !m.headStrays(tree):
				m.prune(tree)
				return tree
			}
		case !errors.As(err, &fault):
			list.Add(diag.Syntax, wholeFile(f.name), "the file is not TOML: "+err.Error(), "")
			return nil
		case !m.mend(fault):
			return nil
		}
	}
}

// tellMended tells where the syntax was first mended, if that is told nowhere in the
// findings from one on: some is left to the check of keys, which may not get there.
func (f *file) tellMended(list *diag.List, from int) {
	if told := (*list)[from:]; f.mended.Line > 0 && !told.HasErrors() {
		list.Add(diag.Syntax, f.mended, "the line is not TOML", wayOfLine)
	}
}

// otherFormat says which format a text is in that is none of ours; each begins
// with a character with which no TOML does.
func otherFormat(text string) (what, hint string) {
	text = strings.TrimLeft(text, " \t\n")
	switch {
	case strings.HasPrefix(text, `{\rtf`):
		return "a document in RTF", `save it as "plain text" with the encoding UTF-8`
	case strings.HasPrefix(text, "<!") || strings.HasPrefix(text, "<?") || strings.HasPrefix(strings.ToLower(text), "<html"):
		return "HTML or XML", wayOfLine
	case strings.HasPrefix(text, "{") && json.Valid([]byte(text)):
		return "JSON", wayOfLine
	}
	return "", ""
}

// decodeTOML decodes text. A panic of the decoder is an error.
func decodeTOML(text string) (tree map[string]any, keys []toml.Key, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the decoder gives up: %v", r)
		}
	}()
	var whole any // which the decoder hands over, where it copies a map
	meta, err := toml.Decode(text, &whole)
	if err != nil {
		return nil, nil, err
	}
	return whole.(map[string]any), meta.Keys(), nil
}

// locate records where the keys and values of the decoded tree stand. The error is a
// [position.Fault] where a key is given twice.
func (f *file) locate(tree map[string]any, decoded []toml.Key) error {
	f.parsed, f.offsets = f.text, position.NewOffsets(f.text)
	root, keys, err := position.Scan(f.parsed)
	if err != nil {
		return err
	}
	f.root = root
	if err := position.SameKeys(keys, decoded); err != nil {
		return err
	}
	return position.SameShape(root, tree)
}
