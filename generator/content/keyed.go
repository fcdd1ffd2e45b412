package content

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// keyed decodes a table whose keys are the author's into v, a slice, in the
// order in which the author wrote them. owner is the type of the table that it is
// in.
func (d *decoder) keyed(value any, node *position.Node, v reflect.Value, key string, owner reflect.Type) {
	if d.file.isUnread(value, node.Start) {
		return
	}
	tree, ok := value.(map[string]any)
	if !ok {
		d.list.Add(diag.WrongType, d.at(node), fmt.Sprintf("%s must be a table, not %s", diag.Quote(key), TypeName(value)),
			fmt.Sprintf("write a line [%s] and below it a line for each competency, such as teamwork = 2", key))
		return
	}
	keys := slices.SortedFunc(maps.Keys(tree), byPlace(node.Fields))
	if owner == d.root {
		odd := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return !astray(tree[k]) })
		left := d.another(odd, node)
		keys = slices.DeleteFunc(keys, func(k string) bool { return slices.Contains(odd, k) && !slices.Contains(left, k) })
	}
	for _, k := range keys {
		n := node.Fields[k]
		if other := find(fieldsOf(owner), k); other != nil && astray(tree[k]) {
			d.list.Add(diag.UnknownKey, d.atKey(n), fmt.Sprintf("%s belongs to %s, not to its %s", diag.Quote(k), describe(owner), key),
				fmt.Sprintf("move it above the line [%s]", key))
			d.misplaced[k] = owner == d.root
			d.losing(*other)
			continue
		}
		if _, isText := tree[k].(string); isText && find(fieldsOf(v.Type().Elem()), k) != nil {
			d.list.Add(diag.UnknownKey, d.atKey(n), fmt.Sprintf("%s belongs to one of the %s", diag.Quote(k), key),
				`write it on the line of its competency, such as teamwork = { level = 2, note = "..." }`)
			continue
		}
		element := reflect.New(v.Type().Elem()).Elem()
		at := d.atKey(n)
		if at.Mended() {
			d.file.mended = diag.Span{} // whoever follows the key tells that, or that it leads nowhere
		}
		d.element(tree[k], n, element, k, diag.Quote(k), at)
		set(element.FieldByName("Competency"), Text{Value: k, At: at})
		v.Set(reflect.Append(v, element))
	}
}

// byPlace compares keys of a table by where the author wrote them.
func byPlace(fields map[string]*position.Node) func(a, b string) int {
	return func(a, b string) int { return fields[a].KeyStart - fields[b].KeyStart }
}

// astray reports whether a value is none that an element of a keyed table has.
func astray(value any) bool {
	switch value.(type) {
	case int64, map[string]any:
		return false
	}
	return true
}
