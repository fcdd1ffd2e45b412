package search

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"
	"strings"
)

// digits write numbers in base 32, the lowest digit first; the upper half of
// them says that another digit follows. No digit means anything inside a string
// of JavaScript.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// numbers is a list of numbers as a text.
type numbers []byte

func (n *numbers) add(value int) {
	for ; value >= 32; value >>= 5 {
		*n = append(*n, digits[32+value&31])
	}
	*n = append(*n, digits[value])
}

// rising adds a list that rises, each number by what it is above the last.
func (n *numbers) rising(list []int) {
	last := 0
	for _, value := range list {
		n.add(value - last)
		last = value
	}
}

// appendTo appends the entries of a word: a list for each class, with a period
// between.
func (e *entries) appendTo(to []byte) []byte {
	last := classes
	for last > 0 && len(e[last-1].text) == 0 {
		last--
	}
	for c := range last {
		if c > 0 {
			to = append(to, '.')
		}
		to = append(to, e[c].text...)
	}
	return to
}

// vocabulary writes words with spaces between. Leaving out what a word shares with
// the one before would save half, and take a slow computer longer to read than
// all the rest.
func vocabulary(words []*word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}

// records writes entries, a line each: name, page, place, where, and then place
// and text of each of its texts. What a line has in common with the one before
// it, page and where, stands as "="; of a page in the same folder, the name follows.
func records(entries iter.Seq[Entry]) string {
	var b strings.Builder
	b.Grow(2 * sizeOfItems)
	var last Entry
	for e := range entries {
		first := b.Len() == 0
		if !first {
			b.WriteByte('\n')
		}
		name := e.Name
		if e.Short != "" {
			name += " (" + e.Short + ")"
		}
		page, where := e.Page, e.Where
		if !first {
			page = beside(last.Page, page)
		}
		if !first && where == last.Where {
			where = "="
		}
		b.WriteString(oneLine.Replace(name))
		for _, field := range [...]string{page, e.Place, where} {
			b.WriteByte('\t')
			b.WriteString(oneLine.Replace(field))
		}
		for _, t := range e.Texts {
			b.WriteByte('\t')
			b.WriteString(oneLine.Replace(t.Place))
			b.WriteByte('\t')
			b.WriteString(oneLine.Replace(t.Text))
		}
		last = e
	}
	return b.String()
}

// beside returns the address of a page as it stands after another one.
func beside(last, page string) string {
	folder := strings.LastIndexByte(page, '/') + 1
	switch {
	case page == last:
		return "="
	case folder > 0 && folder == strings.LastIndexByte(last, '/')+1 && page[:folder] == last[:folder]:
		return "=" + page[folder:]
	}
	return page
}

var oneLine = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// begin is what every script of the index begins with, whichever comes first.
const begin = "\"use strict\";\n(globalThis.handbook ??= {}).searchParts ??= [];\n"

// push appends the statement that hands a part over. Nothing in it can be taken
// for the end of the script, should it stand inside a page.
func push(to []byte, part ...any) []byte {
	size := 0
	for _, value := range part {
		if text, ok := value.(string); ok {
			size += len(text) + len(text)/16
		}
	}
	b := bytes.NewBuffer(append(slices.Grow(to, size+100), "handbook.searchParts.push("...))
	start := b.Len()
	encoder := json.NewEncoder(b) // which escapes U+2028 and U+2029
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(part); err != nil {
		panic(err) // texts, numbers and lists of them
	}
	script := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if bytes.Contains(script[start:], []byte("<")) {
		script = append(script[:start:start], harmless.Replace(string(script[start:]))...)
	}
	return append(script, ");\n"...)
}

var harmless = strings.NewReplacer("</", `\u003c/`, "<!--", `\u003c!--`)
