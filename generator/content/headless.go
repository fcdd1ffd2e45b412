package content

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"handbook/generator/diag"
)

// headless tells of a line such as [[levels]] that was left out: key n of table i of
// the draft stands in that table, which has it already or cannot have it, and with
// the keys below it makes an entry of a list. It puts the line in.
func (m *mender) headless(tables []table, i, n int) bool {
	if n < 0 {
		return false
	}
	above := tables[i]
	owner := typeOf(m.root, above.path)
	if owner == nil {
		owner = m.keyedBy(above.path)
	}
	if owner == nil {
		return false
	}
	for misspelt := range 2 { // the entry above it, and its own, may have a key like that
		for _, first := range begins(above.keys, n) {
			if above.header >= 0 && (first == 0 || above.list && !wholeTable(owner, above.keys[:first], misspelt)) {
				continue
			}
			if names := m.namesOf(tables, above, above.keys[first:], misspelt); len(names) > 0 {
				m.putHeader(above.keys, n, first, owner, names)
				return true
			}
		}
	}
	return false
}

// headlessAt is headless for the key at an offset of the draft.
func (m *mender) headlessAt(at int) bool {
	tables := outline(m.text)
	for i, t := range tables {
		if n := slices.IndexFunc(t.keys, func(k keyLine) bool { return k.at == at }); n >= 0 {
			return m.headless(tables, i, n)
		}
	}
	return false
}

// putHeader tells that one of several headers is missing above the first of some
// keys, because key n cannot belong to their table, and puts in the likeliest.
func (m *mender) putHeader(keys []keyLine, n, first int, owner reflect.Type, names []headerName) {
	key, begin := keys[n], keys[first].at
	where := "it"
	if first != n {
		where = fmt.Sprintf("line %d", m.lineNumber(begin))
	}
	code, message := diag.UnknownKey, "is not a key of "+describe(owner)
	if slices.ContainsFunc(keys[:n], func(k keyLine) bool { return k.key == key.key }) {
		code, message = diag.Syntax, "is given twice in "+describeAs("this", owner)
	} else if find(fieldsOf(owner), key.key) != nil {
		message = "belongs to " + describe(owner) + ", not to the table above it"
	}
	m.say(code, key.at, key.at+keyLength(m.text[key.at:]), diag.Quote(key.key)+" "+message, missingLine(names, where))
	for _, n := range names[1:] {
		m.doubtful = append(m.doubtful, n.name)
	}
	start, _ := m.lineOf(begin)
	m.replace(start, start, names[0].line()+"\n")
}

// begins returns where the entry may begin of which key n is the first one that
// cannot belong to the table, likeliest first: after an empty line, with an id, or
// with that key itself.
func begins(keys []keyLine, n int) []int {
	var all []int
	for i := n; i > max(0, n-mostKeys); i-- {
		if keys[i].parted {
			all = append(all, i)
			break
		}
	}
	if n > 1 && keys[n-1].key == "id" {
		all = append(all, n-1)
	}
	for i := n; i >= max(0, n-mostKeys); i-- {
		all = append(all, i)
	}
	return all
}

// mostKeys is more than any table of the format has.
const mostKeys = 30

// headerName is the name of a table, or of a list of tables.
type headerName struct {
	name string
	list bool
}

func (h headerName) line() string {
	if h.list {
		return "[[" + h.name + "]]"
	}
	return "[" + h.name + "]"
}

// namesOf returns the headers that the keys of a table can stand below, likeliest
// first: one that the file needs and does not have, that of the table above.
func (m *mender) namesOf(tables []table, above table, keys []keyLine, misspelt int) []headerName {
	if name := m.keyedName(tables, above, keys); name != "" {
		return []headerName{{name, false}}
	}
	if len(keys) < 2 {
		return nil
	}
	var names []headerName
	if owner := typeOf(m.root, above.path); above.list && owner != nil && wholeTable(owner, keys, misspelt) {
		names = append(names, headerName{above.path, true})
	}
	for _, f := range fieldsOf(m.root) {
		if !f.tables() || !wholeTable(f.element(), keys, misspelt) || f.key == above.path {
			continue
		}
		list := f.list()
		if list && !f.listsTables() || slices.ContainsFunc(tables[0].keys, func(k keyLine) bool { return k.key == f.key }) {
			continue
		}
		there := slices.ContainsFunc(tables, func(t table) bool { return t.path == f.key })
		switch {
		case there && !list:
		case f.required && !there:
			names = slices.Insert(names, 0, headerName{f.key, list})
		default:
			names = append(names, headerName{f.key, list})
		}
	}
	return names
}

// keyedName returns the name of the table whose keys are the author's, such as
// targets, when the keys of the table above can only be meant as those; else "".
func (m *mender) keyedName(tables []table, above table, keys []keyLine) string {
	owner := typeOf(m.root, above.path)
	if owner == nil { // it is such a table itself
		return ""
	}
	fields := fieldsOf(owner)
	i := slices.IndexFunc(fields, func(f field) bool { return f.keyed })
	if i < 0 || len(keys) > maxStrays || slices.ContainsFunc(keys, func(k keyLine) bool {
		table := k.value == '{' && diag.Nearest(k.key, []string{fields[i].key}) == ""
		return find(fields, k.key) != nil || !table && (k.value < '0' || k.value > '9')
	}) {
		return ""
	}
	name := fields[i].key
	if above.path != "" {
		name = above.path + "." + name
	}
	next := slices.IndexFunc(tables, func(t table) bool { return t.header > above.header })
	if slices.ContainsFunc(above.keys, func(k keyLine) bool { return k.key == fields[i].key }) || next >= 0 && tables[next].path == name {
		return ""
	}
	return name
}

// missingLine is the hint to write one of several headers.
func missingLine(names []headerName, where string) string {
	hint := fmt.Sprintf("a line %s seems to be missing above %s", names[0].line(), where)
	if len(names) == 1 {
		return hint
	}
	var others []string
	for _, n := range names[1:] {
		others = append(others, n.line())
	}
	return hint + "; or " + strings.Join(others, " or ") + ", if it is one of those"
}

// inEntry tells of the name of a table, such as [targets], that belongs to the
// entry of a list above it, and lacks the name of that list.
func (m *mender) inEntry(tables []table, i int) bool {
	t := tables[i]
	first, _, _ := strings.Cut(t.path, ".")
	fields := fieldsOf(m.root)
	if find(fields, first) != nil {
		return false
	}
	for _, above := range slices.Backward(tables[:i]) {
		list := find(fields, above.path)
		if list == nil || !above.list || !list.tables() {
			continue
		}
		f := find(fieldsOf(list.element()), first)
		if f == nil || !f.keyed && !f.tables() {
			return false
		}
		meant := headerName{list.key + "." + t.path, f.list() && t.path == first}
		_, end := m.lineOf(t.header)
		header := strings.TrimRight(m.text[t.header:end], " \t")
		m.say(diag.UnknownKey, t.header, t.header+len(header), fmt.Sprintf("%s is not a key of %s", diag.Quote(first), describe(m.root)),
			fmt.Sprintf("write %s: it belongs to %s above it", meant.line(), describeAs("the", list.element())))
		m.replace(t.header, end, meant.line())
		return true
	}
	return false
}
