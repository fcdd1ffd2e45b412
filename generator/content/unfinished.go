package content

import (
	"regexp"
	"strings"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// placeholder is what authors, and our own hints, write for a text that is still to
// come, and what a spreadsheet writes for one that it does not have.
var placeholder = regexp.MustCompile(`(?is)^\s*(?:\.{2,}|…|\?{2,}|x{3,9}|(?:todo|to do|tbd|tbc|tba)(?:\s*[:.–-].*|\s*)|lorem ipsum\b.*|#(?:n/a|nv|ref!|bezug!|name\?|value!|wert!|valeur!|div/0!|null!))\s*$`)

// unwritten reports a text that nobody has written yet, and whether it is empty.
func (d *decoder) unwritten(text string, node *position.Node, key, what string) (empty bool) {
	entry := strings.HasPrefix(what, anEntry)
	if strings.TrimSpace(text) != "" {
		if placeholder.MatchString(text) {
			d.list.Add(diag.Unfinished, d.at(node), what+" is still to be written", "write the text in the place of "+diag.Quote(strings.TrimSpace(text)))
		}
		return false
	}
	hint := "write the text, or delete the key"
	switch {
	case entry:
		hint = "write the text, or delete the entry"
	case d.needed:
		hint = "write the text"
	}
	if at := d.at(node); !at.Mended() { // else what is wrong with it is told
		d.list.Add(diag.EmptyText, at, what+" is empty", hint)
	}
	d.losing(field{key: key, typ: textType})
	return true
}
