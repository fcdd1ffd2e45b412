package content

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// field is one key of a table type.
type field struct {
	key, quoted                     string
	index                           int
	typ                             reflect.Type
	required, unnamed, short, keyed bool
	unless                          string
}

// fieldsKnown holds the fields of each table type that was asked for.
var fieldsKnown sync.Map // reflect.Type -> []field

// fieldsOf returns the keys of a table type in the order of its fields, and none of
// nil: a table of which nothing is known.
func fieldsOf(t reflect.Type) []field {
	if t == nil {
		return nil
	}
	if fields, ok := fieldsKnown.Load(t); ok {
		return fields.([]field)
	}
	var fields []field
	for i := range t.NumField() {
		tag, ok := t.Field(i).Tag.Lookup("toml")
		if !ok {
			continue
		}
		key, options, _ := strings.Cut(tag, ",")
		f := field{key: key, quoted: diag.Quote(key), index: i, typ: t.Field(i).Type}
		for option := range strings.SplitSeq(options, ",") {
			switch name, value, _ := strings.Cut(option, "="); name {
			case "required":
				f.required = true
			case "unnamed":
				f.unnamed = true
			case "short":
				f.short = true
			case "keyed":
				f.keyed = true
			case "unless":
				f.unless = value
			}
		}
		fields = append(fields, f)
	}
	fieldsKnown.Store(t, fields)
	return fields
}

// find returns the field with a key, or nil.
func find(fields []field, key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

// list reports whether the key takes a list.
func (f field) list() bool { return f.typ.Kind() == reflect.Slice && !f.keyed }

// listsTables reports whether the key takes a list of tables alone.
func (f field) listsTables() bool { return f.list() && plural(f.typ.Elem()) == "tables" }

// example returns how the key is written.
func (f field) example() string {
	switch {
	case f.typ == textType:
		return f.key + ` = "..."`
	case f.typ == numberType:
		return f.key + " = 1"
	case f.typ == flagType:
		return f.key + " = true"
	case f.list() && f.typ.Elem() == numberType:
		return f.key + " = [1]"
	case f.listsTables():
		return fmt.Sprintf("a table [[%s]]", f.key)
	case f.list():
		return f.key + ` = ["..."]`
	}
	return f.key
}

// spokenNumber matches a text that says a number, such as "Level 3", "L3" or "3 - Able".
var spokenNumber = regexp.MustCompile(`^(?:\pL+\.?[ \t]*)?(\d{1,2})(?:[ \t]*[-–—:.(]\D*)?$`)

// anEntry is how messages call the elements of a list.
const anEntry = "an entry of "

// wrong reports a value of another type than the key takes.
func (d *decoder) wrong(value any, node *position.Node, key, what, want string) {
	source := d.file.text[node.Start:node.End]
	_, isText := value.(string)
	_, isList := array(value)
	var hint string
	switch {
	case want == "a text" && !isTable(value) && !isList:
		hint = fmt.Sprintf("put it in quotes: %s", diag.Quote(source))
	case want == "a text" && isTable(value) && d.foreign(key) != nil:
		hint = fmt.Sprintf("move it to %s, and write its id here: %s = [\"...\"]", describe(d.foreign(key).typ), key)
	case want == "a text":
		hint = "write one text in quotes"
	case want == "a whole number":
		hint = "write the number of the level, such as 1" // all numbers are
		if n, isFloat := value.(float64); isFloat && n == math.Trunc(n) && n >= 1 && n <= maxSteps {
			hint = fmt.Sprintf("write the number alone: %.0f", n)
		}
		if _, err := strconv.Atoi(fmt.Sprint(value)); isText && err == nil {
			hint = "write it without quotes"
		} else if isText {
			if n := spokenNumber.FindStringSubmatch(fmt.Sprint(value)); n != nil {
				hint = "write the number alone: " + n[1]
			}
			d.file.named = append(d.file.named, Text{Value: fmt.Sprint(value), At: d.at(node)})
		}
	case want == "true or false":
		hint = "write true or false, without quotes"
	case want == "a date":
		text, _ := value.(string)
		hint = hintForDate(text)
	case strings.HasPrefix(what, anEntry):
		hint = fmt.Sprintf("write each entry below a line [[%s]]", key)
	case want == "a table" && isTables(value):
		hint = fmt.Sprintf("write [%s] in single brackets", key)
	case want == "a table":
		hint = fmt.Sprintf("write [%s] on a line of its own, and its keys below", key)
	case isTable(value):
		hint = d.listFor(value.(map[string]any), node, source, key, want)
	case want == "a list of tables":
		hint = fmt.Sprintf("write each entry below a line [[%s]]", key)
	case isText && want == "a list of numbers":
		hint = "write numbers in square brackets, such as [1, 2]"
	case isText && strings.Contains(source, "\n"):
		hint = "write [, then each line in quotes with a comma after it, then ]"
	case isText && shortParts(source) != "":
		hint = "write [" + shortParts(source) + "]"
	case !isText && want != "a list of numbers":
		hint = "write a list of texts, such as [" + diag.Quote("...") + ", " + diag.Quote("...") + "]"
	default:
		hint = "put it in square brackets: [" + source + "]"
	}
	d.list.Add(diag.WrongType, d.at(node), fmt.Sprintf("%s must be %s, not %s", what, want, TypeName(value)), hint)
	d.losing(field{key: key, typ: textType})
}

// listFor says how the list is written for which a table stands: of texts that it
// counts, of entries with ids in their headers, of the table alone, or with a header like
// its own.
func (d *decoder) listFor(tree map[string]any, node *position.Node, source, key, want string) string {
	var texts []string
	keys := slices.SortedFunc(maps.Keys(tree), byPlace(node.Fields))
	for _, k := range keys {
		text, isText := tree[k].(string)
		if _, err := strconv.Atoi(k); err == nil && isText {
			texts = append(texts, diag.Quote(text))
		}
	}
	f := find(fieldsOf(d.root), key)
	switch {
	case f != nil && want == "a list of tables" && len(keys) > 0 && isTable(tree[keys[0]]) && !strings.HasPrefix(source, "{"):
		hint := d.entryFor(*f, keys[0], key+"."+keys[0], node.Fields[keys[0]])
		if len(keys) > 1 {
			hint += "; and so each of the others"
		}
		return hint
	case want != "a list of tables" && len(tree) > 0 && len(texts) == len(tree):
		return fmt.Sprintf("write %s = [%s] in its place", key, strings.Join(texts, ", "))
	case strings.HasPrefix(source, "{") && !strings.Contains(source, "\n"):
		return "put it in square brackets: [" + source + "]"
	case strings.HasPrefix(source, "[") && strings.HasSuffix(source, "."+key+"]"):
		return fmt.Sprintf("begin each entry with [%s]", source)
	}
	return fmt.Sprintf("begin each entry with [[%s]]", key)
}

// entryFor says how an entry of a list is written that has a header with its id, and how
// the tables in it.
func (d *decoder) entryFor(list field, id, header string, node *position.Node) string {
	headed := func(n *position.Node) bool { return n.Fields != nil && d.file.text[n.Start] == '[' }
	write := func(name, place string) string { return fmt.Sprintf("write %s in the place of [%s]", name, place) }
	var below []string
	for _, key := range slices.SortedFunc(maps.Keys(node.Fields), byPlace(node.Fields)) {
		if headed(node.Fields[key]) {
			below = append(below, write("["+list.key+"."+key+"]", header+"."+key))
		}
	}
	if !headed(node) && len(below) > 0 { // they are of an entry above
		return strings.Join(below, "; ")
	}
	hint := write("[["+list.key+"]]", header)
	fields := fieldsOf(list.typ.Elem())
	if find(fields, "id") != nil {
		hint = fmt.Sprintf("%s, and below it id = %s", hint, diag.Quote(id))
	} else if _, err := strconv.Atoi(id); err == nil && find(fields, "level") != nil {
		hint = fmt.Sprintf("%s, and below it level = %s", hint, id)
	}
	return strings.Join(append([]string{hint}, below...), "; ")
}

// shortParts returns the parts of a text in quotes as a list would have them, where
// commas divide it and none is longer than two words; else "".
func shortParts(source string) string {
	parts := strings.FieldsFunc(strings.Trim(source, `"'`), func(r rune) bool { return r == ',' || r == ';' })
	for i, part := range parts {
		if n := len(strings.Fields(part)); n == 0 || n > 2 {
			return ""
		}
		parts[i] = diag.Quote(strings.TrimSpace(part))
	}
	if len(parts) < 2 {
		return ""
	}
	return strings.Join(parts, ", ")
}

// numbersOf returns the numbers that levels have.
func numbersOf(levels []any) map[int64]bool {
	numbers := map[int64]bool{}
	for _, l := range levels {
		if level, ok := l.(map[string]any); ok {
			if n, ok := level["level"].(int64); ok {
				numbers[n] = true
			}
		}
	}
	return numbers
}

// unused returns the first number that no level has, and gives it to one.
func (d *decoder) unused() int64 {
	n := int64(1)
	for d.numbers[n] {
		n++
	}
	d.numbers[n] = true
	return n
}

// array returns a TOML array or array of tables as a list of values.
func array(value any) ([]any, bool) {
	switch value := value.(type) {
	case []any:
		return value, true
	case []map[string]any:
		values := make([]any, len(value))
		for i, v := range value {
			values[i] = v
		}
		return values, true
	}
	return nil, false
}

func emptyList(value any) bool {
	values, ok := array(value)
	return ok && len(values) == 0
}

// timeOnly reports whether a TOML date is a time of day.
func timeOnly(date time.Time) bool { return date.Location().String() == "time-local" }

// setPlace tells a struct of the format where it stands in the file.
func setPlace(v reflect.Value, at Place) { set(v.Field(0), Here{at}) }

// set is v.Set that takes no memory for the value.
func set[T any](v reflect.Value, value T) { *v.Addr().Interface().(*T) = value }
