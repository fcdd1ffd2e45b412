package content

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// decoder lays a TOML tree over the types of content.go and reports what does
// not fit. It decodes as much as it can.
//
// The struct tag `toml:"key,option..."` names the key; the options are
//
//	required     the key must be there
//	unless=KEY   the key must be there unless KEY is, and is not false
//	unnamed      the key must be there unless the file's name stands for it
//	short        a plain value instead of the table stands for this field
//	keyed        the keys of the table are the author's; each is one element
//
// Here gets the place of the table; field Competency of a keyed element gets the
// key.
type decoder struct {
	file  *file
	root  reflect.Type // of the file as a whole
	named bool         // the file's name is an id
	list  *diag.List

	// lost are the keys of the file as a whole below which something was dropped
	// that others may refer to; "" is the file itself.
	lost map[string]bool
	// needed tells whether the table needs the key that is being decoded.
	needed bool
	// below is the key of the file as a whole that is being decoded.
	below string
	// misplaced are the keys of the file as a whole that stand in a table.
	misplaced map[string]bool
	// given are the keys and values of the file as a whole.
	given map[string]any
	// numbers are those that the levels have of which one is being decoded.
	numbers map[int64]bool
}

var (
	textType   = reflect.TypeFor[Text]()
	numberType = reflect.TypeFor[Number]()
	flagType   = reflect.TypeFor[Flag]()
	dateType   = reflect.TypeFor[Date]()
	levelType  = reflect.TypeFor[Level]()
	stepType   = reflect.TypeFor[ScaleStep]()
)

// decodeFile decodes the tree of the file into v, a struct.
func (d *decoder) decodeFile(tree map[string]any, v reflect.Value, at Place) {
	clear(d.lost)
	for _, key := range d.file.doubtful {
		d.lost[key] = true
	}
	d.table(tree, d.file.root, v, at)
	d.file.root = nil // every value knows its place now
	d.lost[""] = d.lost[""] || d.file.cutOutIDs(d.root)
}

// table decodes a table into v, a struct that stands at a place.
func (d *decoder) table(tree map[string]any, node *position.Node, v reflect.Value, at Place) {
	t := v.Type()
	if d.strange(tree, t, at) {
		return
	}
	setPlace(v, at)
	whole := t == d.root // the file
	if whole {
		d.headed(tree, node)
		d.given = tree
	}
	var missing []field // required keys that are not there
	for _, f := range fieldsOf(t) {
		if whole {
			d.below = f.key
		}
		if value, ok := tree[f.key]; ok {
			d.field(f, value, node.Fields[f.key], v)
		} else if d.needs(f, tree) {
			missing = append(missing, f)
		}
	}
	if whole {
		d.below = ""
	}
	missing = d.unknown(tree, node, t, missing)
	if whole && len(tree) == 0 && len(d.file.cuts) > 0 {
		d.lost[""] = true // nothing of the file is left
		return
	}
	missing = slices.DeleteFunc(missing, func(f field) bool {
		return d.file.cutOutKey(f.key) || d.file.cutOutKey(f.unless) || whole && d.misplaced[f.key]
	})
	if len(tree) == 0 && len(missing) > 1 {
		d.nothing(t, missing, at)
	} else {
		d.missing(t, missing, at)
	}
}

// field decodes the value of a key into its field of v, the struct of its table.
func (d *decoder) field(f field, value any, node *position.Node, v reflect.Value) {
	if f.keyed {
		d.keyed(value, node, v.Field(f.index), f.key, v.Type())
		return
	}
	d.needed = f.required || f.unless != ""
	d.value(value, node, v.Field(f.index), f.key, f.quoted)
	if f.required && f.list() && emptyList(value) {
		d.list.Add(diag.EmptyText, d.at(node), f.quoted+" is an empty list", "write "+f.example())
		d.losing(f)
	}
}

// missing reports keys that a table at a place needs and does not have.
func (d *decoder) missing(t reflect.Type, missing []field, at Place) {
	for _, f := range missing {
		hint := "add " + f.example()
		if f.key == "level" && t == levelType {
			hint = fmt.Sprintf("add level = %d", d.unused())
		}
		if other := find(fieldsOf(t), f.unless); other != nil {
			hint += ", or " + other.example()
		}
		d.list.Add(diag.MissingKey, at, fmt.Sprintf("%s without %s", describe(t), f.quoted), hint)
		d.losing(f)
	}
}

// nothing reports a table without any key, of which several are missing.
func (d *decoder) nothing(t reflect.Type, missing []field, at Place) {
	if t != d.root {
		d.list.Add(diag.MissingKey, at, describe(t)+" without anything", "write its keys, or delete it")
		d.losing(missing[0])
		return
	}
	var keys []string
	for _, f := range missing {
		keys = append(keys, f.key)
	}
	hint := "it needs " + diag.QuoteAll(keys)
	if t != reflect.TypeFor[Handbook]() {
		hint += "; write them, or delete the file"
	}
	d.list.Add(diag.MissingKey, at, "nothing is written in the file", hint)
	d.lost[""] = true
}

// needs reports whether a key must be there that is not.
func (d *decoder) needs(f field, tree map[string]any) bool {
	if f.unless != "" {
		value, ok := tree[f.unless]
		return !ok || value == false
	}
	return f.required || f.unnamed && !d.named
}

// value decodes one value into v. what names it in messages.
func (d *decoder) value(value any, node *position.Node, v reflect.Value, key, what string) {
	at := d.at(node)
	switch t := v.Type(); {
	case d.file.isUnread(value, node.Start):
		d.losing(field{key: key, typ: t})
	case t == textType:
		d.text(value, node, v, key, what)
	case t == numberType:
		number, ok := value.(int64)
		switch {
		case !ok:
			d.wrong(value, node, key, what, "a whole number")
		case number != int64(int32(number)):
			d.list.Add(diag.BadValue, at, what+" is too large a number", "")
		default:
			set(v, Number{Value: int(number), At: at})
		}
	case t == flagType:
		flag, ok := value.(bool)
		if !ok {
			d.wrong(value, node, key, what, "true or false")
			return
		}
		set(v, Flag{Value: flag, At: at})
	case t == dateType:
		date, ok := value.(time.Time)
		if !ok || timeOnly(date) {
			d.wrong(value, node, key, what, "a date")
			return
		}
		day := time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, time.UTC)
		set(v, Date{Value: day, At: at})
	case t.Kind() == reflect.Slice:
		d.items(value, node, v, key, what)
	case t.Kind() == reflect.Struct:
		d.element(value, node, v, key, what, at)
	default:
		panic(fmt.Sprintf("content: no way to decode %s", t))
	}
}

func (d *decoder) text(value any, node *position.Node, v reflect.Value, key, what string) {
	text, ok := value.(string)
	switch {
	case !ok:
		d.wrong(value, node, key, what, "a text")
		return
	case d.unwritten(text, node, key, what):
		return
	}
	written := Text{Value: text, At: d.at(node)}
	if tooLong(key, text, written.At, what, d.list) {
		d.losing(field{key: key, typ: textType})
		return
	}
	if part := d.file.asWritten(text, node); part != "" {
		written.Value = part
	} else if i := strings.IndexFunc(text, hidden); i >= 0 { // by an escape alone, as clean left none
		r, size := utf8.DecodeRuneInString(text[i:])
		at := written.Part(i, i+size)
		hint := "delete it"
		if escape := d.file.text[at.place().from:at.place().to]; len(escape) == 2 && escape[0] == '\\' {
			hint = fmt.Sprintf(`write \%s for a backslash and the letter after it, or put the text in single quotes '`, escape)
		}
		d.list.Add(diag.OddCharacter, at, fmt.Sprintf("this stands for the invisible character %U", r), hint)
		d.losing(field{key: key, typ: textType})
		return
	}
	set(v, written)
}

// items decodes an array into v, a slice.
func (d *decoder) items(value any, node *position.Node, v reflect.Value, key, what string) {
	values, ok := array(value)
	if !ok {
		d.wrong(value, node, key, what, "a list of "+plural(v.Type().Elem()))
		d.losing(field{key: key, typ: v.Type()})
		return
	}
	if v.Type().Elem() == levelType {
		d.numbers = numbersOf(values)
	}
	values = values[:d.tooMany(key, v.Type().Elem(), node.Items, what)]
	v.Set(reflect.MakeSlice(v.Type(), len(values), len(values)))
	kept := 0
	what = anEntry + what
	for i, element := range values {
		target := v.Index(kept)
		d.value(element, node.Items[i], target, key, what)
		if !target.IsZero() { // else it could not be read at all
			kept++
		}
	}
	v.SetLen(kept)
}

// element decodes a table, or the short form of one, into v, a struct.
func (d *decoder) element(value any, node *position.Node, v reflect.Value, key, what string, at Place) {
	if tree, ok := value.(map[string]any); ok {
		d.table(tree, node, v, at)
		return
	}
	setPlace(v, at) // it counts, even if nothing of it can be read
	before := len(*d.list)
	i := slices.IndexFunc(fieldsOf(v.Type()), func(f field) bool { return f.short })
	if i >= 0 {
		f := fieldsOf(v.Type())[i]
		d.value(value, node, v.Field(f.index), f.key, what)
	} else {
		d.wrong(value, node, key, what, "a table")
	}
	if _, isText := value.(string); !isText && len(*d.list) > before {
		d.losing(field{key: key, typ: v.Type()})
	}
}

// at returns the place of a value.
func (d *decoder) at(node *position.Node) Place { return d.file.place(node.Start, node.End) }

// atKey returns the place of the key of a value.
func (d *decoder) atKey(node *position.Node) Place { return d.file.place(node.KeyStart, node.KeyEnd) }
