package position

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// Each case lists, each table before its keys, every node as
//
//	path key-position value-begin-value-end
//
// where the end is the position after the last character.
var scanTests = []struct {
	name, text string
	want       []string
}{
	{"empty", "", nil},
	{"comments only", "# one\n\t# two", nil},
	{"plain values", "a = 1\nb=true # yes\n\tc\t=\t-1.5e3\t\n d = inf", []string{
		"a 1:1 1:5-1:6",
		"b 2:1 2:3-2:7",
		"c 3:2 3:6-3:12",
		"d 4:2 4:6-4:9",
	}},
	{"a key of all that needs no quotes", "azAZ09-_ = 1", []string{"azAZ09-_ 1:1 1:12-1:13"}},
	{"dates", "a = 1979-05-27 07:32:00 # UTC\nb = 07:32\nc = 1979-05-27T07:32:00.5-07:00\nd = [ 1979-05-27 07:32 , 1979-05-27 ]", []string{
		"a 1:1 1:5-1:24",
		"b 2:1 2:5-2:10",
		"c 3:1 3:5-3:32",
		"d 4:1 4:5-4:38",
		"d[0] 4:7 4:7-4:23",
		"d[1] 4:26 4:26-4:36",
	}},
	{"strings", "a = \"x # y\" # c\nb = 'c:\\'\nc = \"q\\\"\\\\\"\nd = \"\"\ne = ''", []string{
		"a 1:1 1:5-1:12",
		"b 2:1 2:5-2:10",
		"c 3:1 3:5-3:12",
		"d 4:1 4:5-4:7",
		"e 5:1 5:5-5:7",
	}},
	{"strings of several lines", "a = \"\"\"\nx\n\"\"\"\nb = '''''x'''''\nc = \"\"\"\\\"\"\"\"\"\"\nd = \"\"\"\"\"\"\ne = '''\n]\n[t]\n'''", []string{
		"a 1:1 1:5-3:4",
		"b 4:1 4:5-4:16",
		"c 5:1 5:5-5:15",
		"d 6:1 6:5-6:11",
		"e 7:1 7:5-10:4",
	}},
	{"quoted keys", "\"é€\" = \"ü😀\"\n'日本' = ['ß', 'ß']\n\"\" = 1\n\"a\\u0062\\t\" = 2", []string{
		`"é€" 1:1 1:8-1:12`,
		`"日本" 2:1 2:8-2:18`,
		`"日本"[0] 2:9 2:9-2:12`,
		`"日本"[1] 2:14 2:14-2:17`,
		`"" 3:1 3:6-3:7`,
		`"ab\t" 4:1 4:15-4:16`,
	}},
	{"dotted keys", "a.b = 1\na . 'c' . d=2", []string{
		"a 1:1 1:1-1:2",
		"a.b 1:3 1:7-1:8",
		"a.c 2:5 2:5-2:8",
		"a.c.d 2:11 2:13-2:14",
	}},
	{"tables", "[a]\nx = 1\n [ b . \"c\" ] # c\nx = 2\n[b.c.d]", []string{
		"a 1:2 1:1-1:4",
		"a.x 2:1 2:5-2:6",
		"b 3:4 3:4-3:5",
		"b.c 3:8 3:2-3:13",
		"b.c.x 4:1 4:5-4:6",
		"b.c.d 5:6 5:1-5:8",
	}},
	{"super-table defined later", "[a.b]\nx = 1\n[a]\ny = 2", []string{
		"a 3:2 3:1-3:4",
		"a.b 1:4 1:1-1:6",
		"a.b.x 2:1 2:5-2:6",
		"a.y 4:1 4:5-4:6",
	}},
	{"arrays of tables", "[[p]]\nn = 1\n[[p]] # two\n[[p.q]]\nm = 2\n[p.s]\n[[p]]\n[[p.q]]", []string{
		"p 1:3 1:1-1:6",
		"p[0] 1:1 1:1-1:6",
		"p[0].n 2:1 2:5-2:6",
		"p[1] 3:1 3:1-3:6",
		"p[1].q 4:5 4:1-4:8",
		"p[1].q[0] 4:1 4:1-4:8",
		"p[1].q[0].m 5:1 5:5-5:6",
		"p[1].s 6:4 6:1-6:6",
		"p[2] 7:1 7:1-7:6",
		"p[2].q 8:5 8:1-8:8",
		"p[2].q[0] 8:1 8:1-8:8",
	}},
	{"array of tables in a table", "[[a.b]]\nc.d = 1\n[a]\ne = 1", []string{
		"a 3:2 3:1-3:4",
		"a.b 1:5 1:1-1:8",
		"a.b[0] 1:1 1:1-1:8",
		"a.b[0].c 2:1 2:1-2:2",
		"a.b[0].c.d 2:3 2:7-2:8",
		"a.e 4:1 4:5-4:6",
	}},
	{"arrays", "a = [ # begin\n  1, # one\n  'two' ,\n\n  [ ] , [3]\n  , # end\n]\nb = []", []string{
		"a 1:1 1:5-7:2",
		"a[0] 2:3 2:3-2:4",
		"a[1] 3:3 3:3-3:8",
		"a[2] 5:3 5:3-5:6",
		"a[3] 5:9 5:9-5:12",
		"a[3][0] 5:10 5:10-5:11",
		"b 8:1 8:5-8:7",
	}},
	{"inline tables", "a = {}\nb = { x = 1, \"y\".z = {w='}'} }\nc = [{x=1}, {x=2}]", []string{
		"a 1:1 1:5-1:7",
		"b 2:1 2:5-2:31",
		"b.x 2:7 2:11-2:12",
		"b.y 2:14 2:14-2:17",
		"b.y.z 2:18 2:22-2:29",
		"b.y.z.w 2:23 2:25-2:28",
		"c 3:1 3:5-3:19",
		"c[0] 3:6 3:6-3:11",
		"c[0].x 3:7 3:9-3:10",
		"c[1] 3:13 3:13-3:18",
		"c[1].x 3:14 3:16-3:17",
	}},
	{"inline tables over several lines", "a = { # begin\n  x = 1, # one\n  y = 2,\n}", []string{
		"a 1:1 1:5-4:2",
		"a.x 2:3 2:7-2:8",
		"a.y 3:3 3:7-3:8",
	}},
	{"byte order mark", "\ufeffa = 1\nb = 2", []string{
		"a 1:1 1:5-1:6",
		"b 2:1 2:5-2:6",
	}},
	{"carriage returns", "a = 1\r\n[t]\r\nb = '''\r\nx\r\n'''\r\nc = [\r\n1,\r\n]\r\nd = 1979-05-27\r\n", []string{
		"a 1:1 1:5-1:6",
		"t 2:2 2:1-2:4",
		"t.b 3:1 3:5-5:4",
		"t.c 6:1 6:5-8:2",
		"t.c[0] 7:1 7:1-7:2",
		"t.d 9:1 9:5-9:15",
	}},
}

func TestScan(t *testing.T) {
	for _, test := range scanTests {
		t.Run(test.name, func(t *testing.T) {
			var decoded map[string]any
			if _, err := toml.Decode(test.text, &decoded); err != nil {
				t.Fatalf("the decoder rejects the text: %v", err)
			}
			root, keys, err := Scan(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, list(test.text, root)); diff != "" {
				t.Errorf("nodes (-want +got):\n%s", diff)
			}
			checkAgainstDecoder(t, test.text, root, keys)
		})
	}
}

// list prints every node below root.
func list(text string, root *Node) []string {
	lines := NewLines(text)
	var all []string
	var walk func(path string, n *Node)
	walk = func(path string, n *Node) {
		if n != root {
			all = append(all, fmt.Sprintf("%s %v %v-%v", path,
				lines.Position(n.KeyStart), lines.Position(n.Start), lines.Position(n.End)))
		}
		byStart := func(a, b string) int { return n.Fields[a].KeyStart - n.Fields[b].KeyStart }
		for _, name := range slices.SortedFunc(maps.Keys(n.Fields), byStart) {
			walk(strings.TrimPrefix(path+"."+toml.Key{name}.String(), "."), n.Fields[name])
		}
		for i, item := range n.Items {
			walk(fmt.Sprintf("%s[%d]", path, i), item)
		}
	}
	walk("", root)
	return all
}

// The decoder accepts all but the last of these; none is TOML, or none that
// the decoder keeps whole.
func TestScanFaults(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"array extended by a dotted key", "a = [1]\na.b = 2", `2:1-2:2 key "a" already has a value`},
		{"key twice after a dotted key", "[[t]]\nx.y = 1\n[[t]]\nx = 1\nx = 2", `5:1-5:2 key "x" already has a value`},
		{"key twice in an inline table", "a = [{b.c = 1}, {b = 1, b = 2}]", `1:25-1:26 key "b" already has a value`},
		{"table over an array", "[[t]]\nx.y = 1\n[[t]]\nx = [1]\n[t.x]", `5:4-5:5 key "x" already has a value`},
		{"array of tables over a value", "a = 1\n[[a]]", `2:3-2:4 key "a" already has a value`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := scanFault(t, test.text); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Text that the decoder rejects must still end in a fault or a tree.
func TestScanNoTOML(t *testing.T) {
	tests := []struct{ text, want string }{
		{"a", `1:2-1:2 expected '='`},
		{"a = ", `1:5-1:5 expected a value`},
		{"a = 1 = 2\n]", `2:1-2:2 expected a key`},
		{"ä = 1", `1:1-1:1 expected a key`},
		{"[a", `1:3-1:3 expected ']'`},
		{"[[a]", `1:5-1:5 expected ']'`},
		{"[a] b", `1:5-1:6 expected the end of the line`},
		{"[]", `1:2-1:3 expected a key`},
		{"a = [", `1:6-1:6 expected a value`},
		{"a = [1", `1:7-1:7 expected ','`},
		{"a = {", `1:6-1:6 expected a key`},
		{"a = {b = 1", `1:11-1:11 expected ','`},
		{`a = "b`, `1:5-1:6 string without an end`},
		{`a = "b\`, `1:5-1:6 string without an end`},
		{`a = """b""`, `1:5-1:6 string without an end`},
		{`'a`, `1:1-1:2 string without an end`},
		{"a = " + strings.Repeat("[", 100_000), `1:1005-1:1006 nested more than 1000 deep`},
		{"a = " + strings.Repeat("{a=", 100_000), `1:3003-1:3004 nested more than 1000 deep`},
		{strings.Repeat("a.", 100_000), `1:2001-1:2002 nested more than 1000 deep`},
		{"[" + strings.Repeat("a.", 600) + "a]\n" + strings.Repeat("b.", 600) + "b = 1", `2:799-2:800 nested more than 1000 deep`},
		{"[" + strings.Repeat("a.", 100_000), `1:2002-1:2003 nested more than 1000 deep`},
	}
	for _, test := range tests {
		if got := scanFault(t, test.text); got != test.want {
			t.Errorf("%.20q\ngot  %s\nwant %s", test.text, got, test.want)
		}
	}
}

func scanFault(t *testing.T, text string) string {
	t.Helper()
	_, _, err := Scan(text)
	var fault *Fault
	if !errors.As(err, &fault) {
		t.Fatalf("got %v, want a fault", err)
	}
	lines := NewLines(text)
	return fmt.Sprintf("%v-%v %s", lines.Position(fault.Start), lines.Position(fault.End), fault.Message)
}

func TestScanDeep(t *testing.T) {
	text := "a = " + strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth)
	root, keys, err := Scan(text)
	if err != nil {
		t.Fatal(err)
	}
	checkAgainstDecoder(t, text, root, keys)
}
