package content

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// headed reports a file whose keys stand below a header for the file itself, such as
// [competency], and takes them out of there.
func (d *decoder) headed(tree map[string]any, node *position.Node) {
	fields := fieldsOf(d.root)
	for _, key := range slices.SortedFunc(maps.Keys(tree), byPlace(node.Fields)) {
		if find(fields, key) != nil {
			continue
		}
		n, value := node.Fields[key], tree[key]
		inner, isTable := value.(map[string]any)
		below, count := n, 1
		if list, ok := value.([]map[string]any); ok {
			inner, below, count = list[0], n.Items[0], len(list)
		} else if !isTable {
			continue
		}
		missing := 0
		for _, f := range fields {
			_, here := tree[f.key]
			if _, there := inner[f.key]; there && !here && f.required {
				missing++
			}
		}
		if missing < 2 {
			continue
		}
		message := fmt.Sprintf("the file as a whole is %s, and needs no line for it", describe(d.root))
		hint := "delete the line"
		switch {
		case d.root == reflect.TypeFor[Handbook]():
			message = "handbook.toml needs no line for the handbook"
		case count > 1:
			message, hint = fmt.Sprintf("the file holds %d of what has a file each", count), "put each into a file of its own, without this line"
		}
		d.list.Add(diag.UnknownKey, d.atKey(n), message, hint)
		d.lost[""] = d.lost[""] || count > 1
		delete(tree, key)
		for k, v := range inner {
			if _, here := tree[k]; !here {
				tree[k], node.Fields[k] = v, below.Fields[k]
			}
		}
		return
	}
}
