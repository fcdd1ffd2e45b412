package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/diag"
)

const headerHint = "write [name] for a table and [[name]] for an entry of a list of tables"

// bareHeader matches the name of a table that lacks its opening brackets.
var bareHeader = regexp.MustCompile(`^[\w.-]+[ \t]*\]{1,2}[ \t]*(#|$)`)

// unevenBrackets tells of the name of a table with more brackets after it than
// before it.
func (m *mender) unevenBrackets() {
	start, end := m.lineOf(m.at)
	line, _, _ := strings.Cut(m.text[start:end], "#")
	name := strings.Trim(line, "[] \t")
	closed := strings.Count(line, "]")
	m.say(diag.Syntax, start, start+len(strings.TrimRight(line, " \t")), fmt.Sprintf("the brackets before and after %s differ", diag.Quote(name)), headerHint)
	m.replace(start, start+len(line), strings.Repeat("[", closed)+name+strings.Repeat("]", closed))
}

// braced matches the name of a table between brackets of another kind.
var braced = regexp.MustCompile(`^[ \t]*([{(]{1,2})[ \t]*([\w.-]+)[ \t]*[})]{1,2}[ \t]*(?:#.*)?$`)

// bracedHeader tells of the name of a table between brackets of another kind.
func (m *mender) bracedHeader(start, end int) bool {
	match := braced.FindStringSubmatchIndex(m.text[start:end])
	if match == nil || len(placeOf(m.text, start).open) > 0 {
		return false
	}
	name := headerName{m.text[start+match[4] : start+match[5]], match[3]-match[2] == 2}
	if f := m.tableNamed(name.name); f != nil {
		name = headerName{f.key, f.listsTables()}
	}
	from := start + match[2]
	m.say(diag.Syntax, from, end, "the name of a table stands in square brackets", "write "+name.line())
	m.replace(from, end, name.line())
	return true
}

// tableNamed returns the table of the file as a whole that a name was probably meant
// as, or nil.
func (m *mender) tableNamed(name string) *field {
	var keys []string
	for _, f := range fieldsOf(m.root) {
		if f.tables() || f.keyed {
			keys = append(keys, f.key)
		}
	}
	return find(fieldsOf(m.root), nearestKey(name, keys))
}

// closedHeader matches the name of a table between its brackets.
var closedHeader = regexp.MustCompile(`^\[{1,2}[ \t]*([^\[\]"'#.]*[^\[\]"'#. \t])[ \t]*\]{1,2}[ \t]*(?:#.*)?$`)

// headerOfWords puts the name of a table that is not one plain word in quotes, so
// that it is told with those that nobody knows.
func (m *mender) headerOfWords() bool {
	start := m.place.statement
	_, end := m.lineOf(start)
	match := closedHeader.FindStringSubmatchIndex(m.text[start:end])
	if match == nil || keyLength(m.text[start+match[2]:]) == match[3]-match[2] {
		return false
	}
	m.replace(start+match[3], start+match[3], `"`)
	m.replace(start+match[2], start+match[2], `"`)
	m.told[m.line]-- // nothing was said
	return true
}

// header tells of the name of a table that is empty or not closed.
func (m *mender) header() {
	if m.headerOfWords() {
		return
	}
	start := m.place.statement
	end := start + len(strings.TrimRight(m.text[start:m.at], " \t"))
	name := strings.Trim(m.text[start:end], "[] \t")
	closers := len(m.place.open)
	switch {
	case name == "":
		m.say(diag.Syntax, start, m.at+1, "a table without a name", "write its name between the brackets, such as [brand]")
	case m.quiet || closers == 0:
		m.say(diag.Syntax, m.at, m.at+1, "the name of a table is not closed", headerHint)
	default:
		m.say(diag.Syntax, start, end, fmt.Sprintf("the brackets around %s are not closed", diag.Quote(name)), headerHint)
		rest := m.text[end:]
		there := len(rest) - len(strings.TrimLeft(rest, "] \t"))
		m.replace(end, end+there, strings.Repeat("]", closers))
		return
	}
	m.drop()
}

// tableTwice tells of a table that is there already.
func (m *mender) tableTwice() {
	start := m.place.statement
	tables := outline(m.text)
	if i := slices.IndexFunc(tables, func(t table) bool { return t.header == start }); i > 0 {
		if m.inEntry(tables, i) || m.headless(tables, i-1, m.strayIn(tables[i-1])) {
			return
		}
	}
	_, end := m.lineOf(start)
	name := strings.Trim(m.text[start:end], "[] \t")
	if !m.quiet && !strings.HasPrefix(m.text[start:], "[[") && strings.Contains(m.text[:start], "[["+name+"]]") {
		m.say(diag.Syntax, start, end, diag.Quote(name)+" is a list of tables", fmt.Sprintf("begin each entry with [[%s]]", name))
		m.replace(start, end, "[["+name+"]]")
		return
	}
	if at := singleHeader(m.text[:start], name); at >= 0 && (m.listsTables(name) || strings.HasPrefix(m.text[start:], "[[")) {
		m.say(diag.Syntax, at, at+len(name)+2, diag.Quote(name)+" is a list of tables", fmt.Sprintf("begin each entry with [[%s]]", name))
		m.told[m.line]-- // this line may have its own fault
		m.replace(at, at+len(name)+2, "[["+name+"]]")
		return
	}
	m.say(diag.Syntax, start, end, diag.Quote(name)+" is there already", fmt.Sprintf("put all its keys below one [%s], or its entries each below a [[%s]]", name, name))
	m.cutOut(start, end, "["+m.unreadName()+"]")
}

// listsTables reports whether a key of the file as a whole is known to take a list
// of tables.
func (m *mender) listsTables(key string) bool {
	f := find(fieldsOf(m.root), key)
	return f != nil && f.listsTables()
}

// singleHeader returns where a text has the line [name], or -1.
func singleHeader(text, name string) int {
	return strings.LastIndex("\n"+text, "\n["+name+"]")
}
