package position

import (
	"fmt"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

func TestPath(t *testing.T) {
	_, keys, err := Scan("[[a.b]]\nc = [{d.e = 1}]")
	if err != nil {
		t.Fatal(err)
	}
	var got []toml.Key
	for _, n := range keys {
		got = append(got, n.Path())
	}
	want := []toml.Key{{"a", "b"}, {"a", "b", "c"}, {"a", "b", "c", "d", "e"}}
	if diff := cmp.Diff(want, got[:3]); diff != "" {
		t.Error(diff)
	}
}

func TestSameKeys(t *testing.T) {
	_, keys, err := Scan("a = 1\nb.c = 2")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		decoded []toml.Key
		want    string
	}{
		{[]toml.Key{{"a"}, {"b", "c"}}, "<nil>"},
		{[]toml.Key{{"a"}}, `key "b.c" was not decoded (at byte 8)`},
		{[]toml.Key{{"b", "c"}, {"a"}}, `key "a" was decoded as "b.c" (at byte 0)`},
		{[]toml.Key{{"a"}, {"b", "c"}, {"d"}}, `key "d" was decoded but not found (at byte 0)`},
	}
	for _, test := range tests {
		if got := fmt.Sprint(SameKeys(keys, test.decoded)); got != test.want {
			t.Errorf("%v:\ngot  %s\nwant %s", test.decoded, got, test.want)
		}
	}
}

func TestSameShape(t *testing.T) {
	root, _, err := Scan("a = 1\nb = [[], 2]\nc.d = {e = 3}")
	if err != nil {
		t.Fatal(err)
	}
	type table = map[string]any
	list := []any{[]any{}, "two"}
	deep := table{"d": table{"e": "three"}}
	tests := []struct {
		name    string
		decoded table
		want    string
	}{
		{"same", table{"a": "one", "b": list, "c": deep}, "<nil>"},
		{"key not decoded", table{"a": 1, "b": list}, `"c" was not decoded as it is written (at byte 18)`},
		{"key decoded but not written", table{"a": 1, "b": list, "c": table{"d": table{"e": 3, "f": 4}}}, `"c.d" was not decoded as it is written (at byte 24)`},
		{"other key", table{"A": 1, "b": list, "c": deep}, `"a" was not decoded as it is written (at byte 4)`},
		{"value for an array", table{"a": 1, "b": 2, "c": deep}, `"b" was not decoded as it is written (at byte 10)`},
		{"value for a table", table{"a": 1, "b": list, "c": table{"d": 1}}, `"c.d" was not decoded as it is written (at byte 24)`},
		{"array for a value", table{"a": []any{}, "b": list, "c": deep}, `"a" was not decoded as it is written (at byte 4)`},
		{"table for an array", table{"a": 1, "b": table{}, "c": deep}, `"b" was not decoded as it is written (at byte 10)`},
		{"shorter array", table{"a": 1, "b": list[:1], "c": deep}, `"b" was not decoded as it is written (at byte 10)`},
		{"other element", table{"a": 1, "b": []any{1, 2}, "c": deep}, `"b" was not decoded as it is written (at byte 11)`},
		{"the first of several", table{"a": list, "b": deep, "c": 1}, `"a" was not decoded as it is written (at byte 4)`},
	}
	for _, test := range tests {
		for range 10 { // maps are walked in any order
			if got := fmt.Sprint(SameShape(root, test.decoded)); got != test.want {
				t.Errorf("%s:\ngot  %s\nwant %s", test.name, got, test.want)
			}
		}
	}
}

// Sound TOML of which the decoder loses a part.
func TestSameShapeFindsLosses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"array in one element, table in the next", "[[t]]\na = [1]\n[[t]]\na.b = 1\na.c = 2", `"t.a.b" was not decoded as it is written (at byte 26)`},
		{"array under an empty key", "x.\"\" = [1, {b = 1}]", `"x.\"\"" was not decoded as it is written (at byte 7)`},
		{"dotted key beside an array under an empty key", "a.\"\" = [1]\na.b = 2", `"a.\"\"" was not decoded as it is written (at byte 7)`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var decoded map[string]any
			meta, err := toml.Decode(test.text, &decoded)
			if err != nil {
				t.Fatalf("the decoder rejects the text: %v", err)
			}
			root, keys, err := Scan(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if err := SameKeys(keys, meta.Keys()); err != nil {
				t.Error(err)
			}
			if got := fmt.Sprint(SameShape(root, decoded)); got != test.want {
				t.Errorf("got  %s\nwant %s\ndecoded %v", got, test.want, decoded)
			}
		})
	}
}
