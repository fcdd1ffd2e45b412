package search

import (
	"bytes"
	"encoding/json"
	"strings"
)

// digits write numbers in base 32, the lowest digit first; the upper half of
// them says that another digit follows. No digit means anything inside a string
// of JavaScript.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// numbers is a list of numbers as a text.
type numbers struct{ bytes.Buffer }

func (n *numbers) add(value int) {
	for ; value >= 32; value >>= 5 {
		n.WriteByte(digits[32+value&31])
	}
	n.WriteByte(digits[value])
}

// rising adds a list that rises, each number by what it is above the last.
func (n *numbers) rising(list []int) {
	last := 0
	for _, value := range list {
		n.add(value - last)
		last = value
	}
}

// entries returns the entries of a word: a list for each class, with a period
// between.
func (w *word) encode() string {
	last := classes
	for last > 0 && len(w.entries[last-1]) == 0 {
		last--
	}
	var n numbers
	for c := range last {
		if c > 0 {
			n.WriteByte('.')
		}
		n.rising(w.entries[c])
	}
	return n.String()
}

// vocabulary writes sorted words: each as a capital, which says how much it
// shares with the word before, and the rest. No folded word has a capital.
func vocabulary(words []word) string {
	var b strings.Builder
	last := ""
	for _, w := range words {
		same := shared(last, w.text)
		b.WriteByte(byte('A' + same.units))
		b.WriteString(w.text[same.bytes:])
		last = w.text
	}
	return b.String()
}

type length struct{ units, bytes int }

// shared returns how much two words have in common at their beginning, as far as
// a capital can say it. The units are those of JavaScript.
func shared(a, b string) length {
	var l length
	for i, r := range b {
		size := len(string(r))
		if i+size > len(a) || a[i:i+size] != b[i:i+size] {
			break
		}
		units := 1
		if r >= 0x10000 {
			units = 2
		}
		if l.units+units > 'Z'-'A' {
			break
		}
		l.units += units
		l.bytes = i + size
	}
	return l
}

// records writes entries, a line each: name, page, place, where, and then place
// and text of each of its texts. What a line has in common with the one before
// it, page and where, stands as "=".
func records(entries []Entry) string {
	var b strings.Builder
	var last Entry
	for i, e := range entries {
		if i > 0 {
			b.WriteByte('\n')
		}
		name := e.Name
		if e.Short != "" {
			name += " (" + e.Short + ")"
		}
		fields := []string{name, e.Page, e.Place, e.Where}
		if i > 0 && e.Page == last.Page {
			fields[1] = "="
		}
		if i > 0 && e.Where == last.Where {
			fields[3] = "="
		}
		for _, t := range e.Texts {
			fields = append(fields, t.Place, t.Text)
		}
		for j, field := range fields {
			if j > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(oneLine.Replace(field))
		}
		last = e
	}
	return b.String()
}

var oneLine = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// begin is what every script of the index begins with, whichever comes first.
const begin = "\"use strict\";\n(globalThis.handbook ??= {}).searchParts ??= [];\n"

// push returns the statement that hands a part over. Nothing in it can be taken
// for the end of the script, should it stand inside a page.
func push(part ...any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b) // which escapes U+2028 and U+2029
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(part); err != nil {
		panic(err) // texts, numbers and lists of them
	}
	text := strings.NewReplacer("</", `\u003c/`, "<!--", `\u003c!--`).Replace(strings.TrimSpace(b.String()))
	return []byte("handbook.searchParts.push(" + text + ");\n")
}
