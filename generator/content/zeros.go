package content

import (
	"bytes"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// fewZeros is how many zeros a file may end with that are told one by one.
const fewZeros = 10

// tellZeros reports many zeros at the end of a file, which some systems leave in the
// place of what was not written yet. It returns whether there are: nobody knows then what
// is missing.
func tellZeros(name string, data []byte, list *diag.List) bool {
	text := bytes.TrimRight(data, "\x00")
	switch {
	case len(data)-len(text) <= fewZeros:
		return false
	case len(text) == 0:
		list.Add(diag.OddCharacter, wholeFile(name), "the file holds nothing but zeros, as when a computer stops while it saves",
			"take the file from a backup or from its former versions")
		return true
	}
	lines := position.NewLines(string(data))
	p := lines.Position(len(text))
	excerpt := windows1252(data[lines.Start(p.Line) : len(text)+1]) // it need not be UTF-8
	at := diag.Span{Position: diag.Position{File: name, Line: p.Line, Column: p.Column}, Width: 1, Excerpt: string(excerpt)}
	list.Add(diag.OddCharacter, at, "the file ends with zeros, as when a computer stops while it saves",
		"take what stood here from a backup or a former version, and delete them")
	return true
}
