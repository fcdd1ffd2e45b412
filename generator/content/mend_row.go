package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// A row is a name and a number as they are pasted from a spreadsheet: with a tab between
// them, or what stands for it in CSV. After one word a space will do.
var row = regexp.MustCompile(`^[ \t]*(?:([\w-]+)[ \t]+|(\pL[^\t,;|="'\[\]{}#\n]{0,60}?)[ \t]*[\t,;|][ \t]*)(\d{1,9})[ \t,;|]*$`)

// bareKey matches what is a key without quotes.
var bareKey = regexp.MustCompile(`^[\w-]+$`)

// rows tells of the rows of which the first is the line at an offset, all at once, and
// makes lines of them. A name that is no key cannot be one.
func (m *mender) rows(start int) bool {
	if len(m.place.open) > 0 || m.place.text >= 0 {
		return false
	}
	type found struct{ from, to, name, nameEnd, value, valueEnd int }
	var all []found
	for at := start; at < len(m.text); {
		_, end := m.lineOf(at)
		match := row.FindStringSubmatchIndex(m.text[at:end])
		if match == nil {
			break
		}
		name := match[2:4]
		if name[0] < 0 {
			name = match[4:6]
		}
		all = append(all, found{at, end, at + name[0], at + name[1], at + match[6], at + match[7]})
		at = end + 1
	}
	if len(all) == 0 {
		return false
	}
	first := all[0]
	name, value := m.text[first.name:first.nameEnd], m.text[first.value:first.valueEnd]
	hint := fmt.Sprintf("write %s = %s", name, value)
	if !bareKey.MatchString(name) {
		hint = `write the id in place of the name, and "=" before the number`
		if id := strings.Join(strings.Fields(strings.ToLower(name)), "-"); bareKey.MatchString(id) {
			hint = fmt.Sprintf("write the id in place of the name: %s = %s", id, value)
		}
	}
	switch more := len(all) - 1; {
	case more == 1:
		hint += "; and so the line below it"
	case more > 1:
		hint += fmt.Sprintf("; and so the %d lines below it", more)
	}
	m.say(diag.Syntax, first.value, first.valueEnd, `"=" is missing before the value`, hint)
	for _, r := range slices.Backward(all) {
		if name := m.text[r.name:r.nameEnd]; !bareKey.MatchString(name) {
			m.cutOut(r.from, r.to, "")
			continue
		}
		m.replace(r.valueEnd, r.to, "")
		m.replace(r.nameEnd, r.value, " = ")
	}
	return true
}
