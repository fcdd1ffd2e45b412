package handbook_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/position"
)

// TestWhole checks that testdata/whole.txtar is clean and has every key.
func TestWhole(t *testing.T) {
	fsys := archiveFS(t, "testdata/whole.txtar")
	if got := show(findings(t, fsys)); got != "" {
		t.Errorf("it should be clean:\n%s", got)
	}
	var all strings.Builder
	for _, f := range fsys {
		all.Write(f.Data)
	}
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			field := typ.Field(i)
			if key, _, _ := strings.Cut(field.Tag.Get("toml"), ","); key != "" &&
				!regexp.MustCompile(`(?m)(^|[\[{ ])`+key+`( =|\])`).MatchString(all.String()) {
				t.Errorf("it does not use %q of %s", key, typ.Name())
			}
			if field.IsExported() {
				walk(field.Type)
			}
		}
	}
	walk(reflect.TypeFor[content.Source]())
}

// mutation is one mistake in one file of a clean handbook.
type mutation struct {
	file, what string
	from, to   int // the bytes that are replaced
	with       string
}

// TestOneMistake makes one mistake at a time in a clean handbook and checks
// that it is one finding, at its place: nothing else follows from it.
func TestOneMistake(t *testing.T) {
	if testing.Short() {
		t.Skip("makes more than a thousand handbooks")
	}
	clean := archiveFS(t, "testdata/whole.txtar")
	count := 0
	for _, name := range tomlFiles(clean) {
		text := string(clean[name].Data)
		for _, m := range mutations(t, name, text) {
			count++
			broken := text[:m.from] + m.with + text[m.to:]
			list := findings(t, with(clean, name, broken))
			if why := unexpected(m, text, list); why != "" {
				t.Errorf("%s:%d: %s: %s\n%s", name, 1+strings.Count(text[:m.from], "\n"), m.what, why, show(list))
			}
		}
	}
	if count < 500 {
		t.Errorf("only %d mistakes", count)
	}
}

// unexpected says what is wrong with the findings of a mistake, or "".
func unexpected(m mutation, text string, list diag.List) string {
	errors, _ := list.Count()
	switch {
	case len(list) == 0 && (strings.HasPrefix(m.what, "delete") || strings.HasPrefix(m.what, "rename id")):
		return "" // it was not needed
	case errors == 0 && strings.HasPrefix(m.what, "delete"):
		return "" // what it named is not used any more
	case len(list) == 0:
		return "nothing is found"
	case len(list) == 1:
	default:
		// Whatever names what is not there any more is a fault of its own.
		gone := quoted(text[m.from:m.to])
		for _, d := range list {
			if d.Code == diag.LevelRange || m.what == "delete levels" {
				return ""
			}
			if d.Code != diag.Dangling || !slices.Contains(gone, quoted(d.Message)[0]) {
				return "more than one finding"
			}
		}
		return ""
	}
	line := 1 + strings.Count(text[:m.from], "\n")
	at := list[0].At
	if strings.HasPrefix(m.what, "delete") || strings.HasPrefix(m.what, "rename id") || at.Line == 0 {
		return ""
	}
	if !strings.HasSuffix(at.File, m.file) || at.Line != line {
		return "the finding is elsewhere"
	}
	return ""
}

var inQuotes = regexp.MustCompile(`"([^"]*)"`)

func quoted(text string) []string {
	var all []string
	for _, m := range inQuotes.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.TrimSuffix(m[1], "x"))
	}
	return append(all, "")
}

// mutations returns the mistakes that can be made in a TOML file.
func mutations(t *testing.T, file, text string) []mutation {
	t.Helper()
	root, _, err := position.Scan(text)
	if err != nil {
		t.Fatal(err)
	}
	var all []mutation
	add := func(what string, from, to int, with string) {
		all = append(all, mutation{file, what, from, to, with})
	}
	var visit func(n *position.Node, key string, inKeyed bool)
	visit = func(n *position.Node, key string, inKeyed bool) {
		value := text[n.Start:n.End]
		header := strings.HasPrefix(value, "[") && n.Fields != nil
		if key != "" && !inKeyed && text[n.KeyStart] != '[' {
			add("misspell the key "+key, n.KeyEnd, n.KeyEnd, "x")
			if !header {
				add("write the key in capitals "+key, n.KeyStart, n.KeyEnd, strings.ToUpper(text[n.KeyStart:n.KeyEnd]))
			}
		}
		if key != "" && !header && n.Items == nil || len(n.Items) > 0 && !strings.HasPrefix(value, "[[") {
			from, to := whole(text, n)
			add("delete "+key, from, to, "")
		}
		switch {
		case value == "" || header || strings.HasPrefix(value, "[["):
		case value[0] == '"':
			add("put a number for the text "+key, n.Start, n.End, "5")
			add("put a list for the text "+key, n.Start, n.End, `["a", "b"]`)
			add("put a table for the text "+key, n.Start, n.End, `{ a = "b" }`)
			add("empty the text "+key, n.Start, n.End, `" "`)
			inside := n.Start + len(value) - len(strings.TrimLeft(value, `"`))
			add("put an invisible character into "+key, inside, inside, `\u0007`)
			if key == "id" {
				add("rename id", n.Start, n.End, value[:len(value)-1]+`x"`)
			} else if slices.Contains(references, key) && id.MatchString(value) {
				add("misspell the reference "+key, n.End-1, n.End-1, "x")
			}
		case n.Items != nil:
			add("put a text for the list "+key, n.Start, n.End, `"a"`)
			add("put a date for the list "+key, n.Start, n.End, `2026-11-21`)
		case n.Fields != nil:
			add("put a number for the table "+key, n.Start, n.End, "5")
		case value == "true":
			add("put a text for the flag "+key, n.Start, n.End, `"true"`)
		case len(value) == 10:
			add("put a text for the date "+key, n.Start, n.End, `"2026"`)
		default:
			add("put a text for the number "+key, n.Start, n.End, `"2"`)
			add("put a large number for the number "+key, n.Start, n.End, `9`)
		}
		for name, child := range n.Fields {
			visit(child, name, key == "targets")
		}
		for _, child := range n.Items {
			visit(child, key, true)
		}
	}
	visit(root, "", false)
	slices.SortFunc(all, func(a, b mutation) int { return a.from - b.from })
	return all
}

var id = regexp.MustCompile(`^"[a-z-]+"$`)

var references = []string{"category", "scale", "stage", "sources", "related", "orientation", "story", "builds_on", "kind", "indicators", "measures", "next"}

// whole returns the bytes of a key with its value, and the comma after it.
func whole(text string, n *position.Node) (from, to int) {
	from, to = n.KeyStart, n.End
	if rest := strings.TrimLeft(text[to:], " "); strings.HasPrefix(rest, ",") {
		to = len(text) - len(rest) + 1
	} else if before := strings.TrimRight(text[:from], " \n"); strings.HasSuffix(before, ",") && strings.ContainsAny(rest[:min(1, len(rest))], "]}") {
		from = len(before) - 1
	}
	return from, to
}

// TestOneCharacter takes away one character of punctuation at a time, or writes
// another: that is one finding at most.
func TestOneCharacter(t *testing.T) {
	if testing.Short() {
		t.Skip("makes thousands of handbooks")
	}
	others := map[rune][]string{'"': {"", "'", "”"}, '=': {"", ":", "=="}, ',': {"", ";"}, '[': {""}, ']': {""}, '{': {""}, '}': {""}}
	clean := archiveFS(t, "testdata/whole.txtar")
	found := 0
	for _, name := range tomlFiles(clean) {
		text := string(clean[name].Data)
		for at, c := range text {
			for _, other := range others[c] {
				list := findings(t, with(clean, name, text[:at]+other+text[at+1:]))
				if found += len(list); len(list) > 1 {
					t.Errorf("%s:%d: %q for %c\n%s", name, 1+strings.Count(text[:at], "\n"), other, c, show(list))
				}
			}
		}
	}
	if found < 1500 {
		t.Errorf("only %d findings", found)
	}
}

// TestOneHeader takes away one line with the name of a table at a time: that is one
// finding, of which the hint names that line.
func TestOneHeader(t *testing.T) {
	clean := archiveFS(t, "testdata/whole.txtar")
	for _, name := range tomlFiles(clean) {
		text := string(clean[name].Data)
		for _, at := range regexp.MustCompile(`(?m)^\[.*\n`).FindAllStringIndex(text, -1) {
			header := text[at[0] : at[1]-1]
			list := findings(t, with(clean, name, text[:at[0]]+text[at[1]:]))
			if len(list) != 1 || !strings.Contains(list[0].Hint, header) {
				t.Errorf("%s:%d: %s\n%s", name, 1+strings.Count(text[:at[0]], "\n"), header, show(list))
			}
		}
	}
}

func tomlFiles(fsys fstest.MapFS) []string {
	var names []string
	for name := range fsys {
		if strings.HasSuffix(name, ".toml") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// with returns fsys with another text of one file.
func with(fsys fstest.MapFS, name, text string) fstest.MapFS {
	changed := fstest.MapFS{}
	for n, f := range fsys {
		changed[n] = f
	}
	changed[name] = &fstest.MapFile{Data: []byte(text)}
	return changed
}
