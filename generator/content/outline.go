package content

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// table is what stands below one header of a file, or before the first one.
type table struct {
	header int    // where the header begins, or -1
	path   string // the name in it, without spaces and quotes
	list   bool   // it is one of [[...]]
	keys   []keyLine
}

// keyLine is one key of a [table].
type keyLine struct {
	key    string
	at     int
	parted bool // an empty line stands before it
	value  byte // with which its value begins
}

var headerLine = regexp.MustCompile(`^(\[\[?)[ \t]*([\w.-]+|"[^"\n]*")[ \t]*\]\]?[ \t]*(?:#.*)?\r?(?:\n|$)`)

// outline returns the tables of a TOML text with their keys, as far as can be told
// of one that may have faults.
func outline(text string) []table {
	tables := []table{{header: -1}}
	keys := make([]keyLine, 0, min(strings.Count(text, "="), maxValues)) // of all tables
	begin := 0                                                           // of those of the last table
	parted := false
	for at := 0; at < len(text); {
		switch c := text[at]; {
		case c == '\n':
			parted = at == 0 || text[at-1] == '\n' || strings.HasSuffix(text[:at], "\n\r") || parted
			at++
			continue
		case c == ' ' || c == '\t' || c == '\r':
			at++
			continue
		case c == '#':
		case c == '[':
			if m := headerLine.FindStringSubmatch(text[at:]); m != nil {
				begin = len(keys)
				tables = append(tables, table{header: at, path: strings.Trim(m[2], `"`), list: len(m[1]) == 2})
			}
			parted = false
		default:
			if key, value := keyAt(text, at); key != "" {
				keys = append(keys, keyLine{key, at, parted, value})
				tables[len(tables)-1].keys = keys[begin:len(keys):len(keys)]
			}
			at, parted = endOfStatement(text, at), false
			continue
		}
		at = lineEnd(text, at)
	}
	return tables
}

// keyAt returns the key, or the first part of it, that begins at an offset, and with
// what its value begins; key is empty when there is none.
func keyAt(text string, at int) (key string, value byte) {
	rest := text[at:]
	if c := rest[0]; c == '"' || c == '\'' {
		fence, end := stringAt(text, at)
		if len(fence) != 1 || end < 0 {
			return "", 0
		}
		key, rest = text[at+1:end-1], text[end:]
	} else {
		size := strings.IndexFunc(rest, func(r rune) bool {
			return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
		})
		if size < 1 {
			return "", 0
		}
		key, rest = rest[:size], rest[size:]
	}
	rest = strings.TrimLeft(rest, " \t")
	switch {
	case strings.HasPrefix(rest, "."):
		return key, '.'
	case !strings.HasPrefix(rest, "="):
		return "", 0
	}
	if rest = strings.TrimLeft(rest[1:], " \t"); rest == "" {
		return key, 0
	}
	return key, rest[0]
}

// endOfStatement returns where the line ends with which the statement at an offset
// is complete.
func endOfStatement(text string, at int) int {
	open := 0
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case c == '"' || c == '\'':
			if _, end := stringAt(text, at); end > 0 {
				at = end - 1
			}
		case c == '#':
			at = lineEnd(text, at) - 1
		case c == '[' || c == '{':
			open++
		case c == ']' || c == '}':
			open--
		case c == '\n' && open <= 0:
			return at
		}
	}
	return len(text)
}

// lineEnd returns where the line ends that holds an offset, without its line feed.
func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

// typeOf returns the type of the table with a path in a file of a type, or nil.
func typeOf(root reflect.Type, path string) reflect.Type {
	if path == "" {
		return root
	}
	for part := range strings.SplitSeq(path, ".") {
		f := find(fieldsOf(root), part)
		if f == nil || !f.tables() {
			return nil
		}
		root = f.element()
	}
	return root
}

// tables reports whether the key takes a table, or a list of tables, whose keys are
// those of the format.
func (f field) tables() bool {
	return !f.keyed && f.element().Kind() == reflect.Struct && len(fieldsOf(f.element())) > 0
}

// element returns the type of the key's value, or of the entries of its list.
func (f field) element() reflect.Type {
	if f.typ.Kind() == reflect.Slice {
		return f.typ.Elem()
	}
	return f.typ
}

// wholeTable reports whether keys are all of a type, but for a number of misspelt
// ones, and those that it needs among them.
func wholeTable(t reflect.Type, keys []keyLine, misspelt int) bool {
	var all []string
	for _, f := range fieldsOf(t) {
		all = append(all, f.key)
	}
	has := map[string]bool{}
	for _, k := range keys {
		meant := k.key
		if !slices.Contains(all, meant) {
			misspelt--
			meant = nearestKey(meant, all)
		}
		if meant == "" || misspelt < 0 {
			return false
		}
		has[meant] = true
	}
	for _, f := range fieldsOf(t) {
		if (f.required || f.unless != "" && !has[f.unless]) && !has[f.key] {
			return false
		}
	}
	return true
}
