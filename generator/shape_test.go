package generator_test

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/render"
	"handbook/layouts"
)

// plain is a handbook to put hostile files into.
var plain = map[string]string{
	"handbook.toml": `title = "Plain"
organisation = "Acme"
scales = [{ id = "one", name = "One", levels = ["Able"] }]
categories = [{ id = "people", name = "People" }]
`,
	"competencies/teamwork.toml": `name = "Teamwork"
category = "people"
scale = "one"
summary = "Working with others."
definition = "What people do."
levels = [{ level = 1, essence = "Joins in." }]
`,
}

const role = "name = \"Clerk\"\npurpose = \"\"\"\n"

// shapes are files whose size or shape could do harm. Each is refused with the
// finding that is named, or read where none is.
var shapes = []struct {
	name, file string
	text       func() string
	want       string // file:line:column code message, or ""
}{
	{"100 MB", "roles/x.toml", func() string { return "#" + strings.Repeat("x", 100<<20) }, "data/roles/x.toml too-large the file has more than 4 MB"},
	{"one line of 50 MB", "pages/x.md", func() string { return "# X\n" + strings.Repeat("x", 50<<20) }, "data/pages/x.md too-large the file has more than 4 MB"},
	{"a text of 1 MB", "roles/x.toml", func() string { return role + strings.Repeat("x", 1<<20) + `"""` },
		`data/roles/x.toml:2:11 too-large "purpose" has more than 256 kB`},
	{"a page of 1 MB", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("word\n", 200_000) }, "data/pages/x.md too-large the page has more than 256 kB"},
	{"a title of 300 characters", "roles/x.toml", func() string { return "name = '" + strings.Repeat("Über ", 60) + "x'\npurpose = 'x'" }, ""},
	{"a title of 600 characters", "roles/x.toml", func() string { return "name = '" + strings.Repeat("ü", 600) + "'\npurpose = 'x'" },
		`data/roles/x.toml:1:8 too-large "name" has more than 500 characters`},
	{"a page title of 600 characters", "pages/x.md", func() string { return "# " + strings.Repeat("x", 600) + "\n\nText.\n" },
		"data/pages/x.md:1:3 too-large the title has more than 500 characters"},
	{"ten million keys", "roles/x.toml", func() string { return lines(10_000_000, "k%d=1\n") }, "data/roles/x.toml too-large the file has more than 4 MB"},
	{"200,000 keys", "roles/x.toml", func() string { return lines(200_000, "k%d=1\n") },
		"data/roles/x.toml:100001:8 too-large the file has more than 100000 keys and entries of lists"},
	{"90,000 unknown keys", "roles/x.toml", func() string { return "name = 'x'\npurpose = 'x'\n" + lines(90_000, "strange-%d=1\n") },
		`data/roles/x.toml:203:1 unknown-key "strange-200" and 89799 more are no keys of a role`},
	{"a key again after 50,000 unknown ones", "roles/x.toml", func() string {
		return "name = 'x'\npurpose = 'x'\n" + lines(50_000, "strange-%d='x'\n") + "name = 'y'\n"
	},
		`data/roles/x.toml:50003:1 syntax "name" is given twice`},
	{"40,000 unknown tables below a list", "roles.toml", func() string {
		return "[[roles]]\nid = 'x'\nname = 'x'\npurpose = 'x'\n" + lines(40_000, "[r%d]\nx=1\n")
	},
		`data/roles.toml:405:2 unknown-key "r200" and 39799 more are no keys of roles.toml`},
	{"10,000 entries without their headers", "orientations.toml", func() string { return lines(10_000, "id='a%d'\nname='x'\nputs_first='x'\n") },
		`data/orientations.toml:4:1 syntax "id" is given twice in orientations.toml`},
	{"a million entries", "roles/x.toml", func() string { return "next = [" + strings.Repeat("1,", 1_000_000) + "]" },
		"data/roles/x.toml:1:200006 too-large the file has more than 100000 keys and entries of lists"},
	{"20,000 entries on one line", "roles/x.toml", func() string { return "name='x'\npurpose='x'\nnext = [" + strings.Repeat("'x',", 20_000) + "]" },
		"data/roles/x.toml:3:9 bad-value a role cannot lead to itself"},
	{"a million tables", "roles.toml", func() string { return strings.Repeat("[[r]]\n", 600_000) },
		"data/roles.toml:50001:1 too-large the file has more than 100000 keys and entries of lists"},
	{"brackets a thousand deep", "roles/x.toml", func() string { return "a = " + strings.Repeat("[", 1000) + strings.Repeat("]", 1000) },
		"data/roles/x.toml:1:37 too-large brackets are nested more than 32 deep"},
	{"braces a thousand deep", "roles/x.toml", func() string { return "a = " + strings.Repeat("{a = ", 1000) + "1" + strings.Repeat("}", 1000) },
		"data/roles/x.toml:1:165 too-large brackets are nested more than 32 deep"},
	{"a million brackets that never close", "roles/x.toml", func() string { return "a = " + strings.Repeat("[", 1_000_000) },
		"data/roles/x.toml:1:37 too-large brackets are nested more than 32 deep"},
	{"a key of a thousand parts", "roles/x.toml", func() string { return strings.Repeat("a.", 1000) + "b = 1" }, "data/roles/x.toml:1:16 too-large a key has more than 8 parts"},
	{"tables of a thousand parts", "roles/x.toml", func() string { return lines(1000, "["+strings.Repeat("a . ", 999)+"b%d]\n") },
		"data/roles/x.toml:1:32 too-large a key has more than 8 parts"},
	{"keys of many parts in braces", "roles/x.toml", func() string { return "a = [{ b = 1 }, { " + strings.Repeat("a.", 1000) + "b = 1 }]" },
		"data/roles/x.toml:1:34 too-large a key has more than 8 parts"},
	{"texts with many dots", "roles/x.toml", func() string {
		return "name = 'x'\npurpose = '" + strings.Repeat("a.", 1000) + "' # " + strings.Repeat("a.", 1000) + "\nnext = [ 'x.y.z.x.y.z.x.y.z' ]"
	}, `data/roles/x.toml:3:10 dangling-reference there is no role "x.y.z.x.y.z.x.y.z"`},
	{"a thousand faults in 2 MB", "roles/x.toml", func() string { return strings.Repeat("a = \n#"+strings.Repeat("x", 2000)+"\n", 1000) },
		`data/roles/x.toml:1:4 syntax there is no value after "="`},
	{"two million line ends", "roles/x.toml", func() string {
		return role + strings.Repeat("\n", 200_000) + `"""` + strings.Repeat("\n", 2_000_000) + "x"
	},
		"data/roles/x.toml:2200003:1 syntax the line has neither a key with its value nor the name of a table"},
	{"lone carriage returns", "roles/x.toml", func() string { return strings.Repeat("#\r", 2_000_000) },
		"data/roles/x.toml:1:2 odd-character a line ends with a carriage return alone, as on old Macs"},
	{"a scale of 20,000 levels", "handbook.toml", func() string {
		return strings.Replace(plain["handbook.toml"], `levels = ["Able"]`, `levels = [ "Able"`+strings.Repeat(", 'x'", 20_000)+"]", 1)
	}, `data/handbook.toml:3:553 too-large "levels" has more than 100 entries`},
	{"20,000 sources of a level with 20,000 indicators", "competencies/teamwork.toml", func() string {
		return strings.Replace(plain["competencies/teamwork.toml"], "essence", "sources = ['x'"+strings.Repeat(", 'x'", 20_000)+"], indicators = ["+lines(20_000, " 'i%d',")+"], essence", 1)
	}, `data/competencies/teamwork.toml:6:535 too-large "sources" has more than 100 entries`},
	{"20,000 pages that are gone", "handbook.toml", func() string {
		return plain["handbook.toml"] + lines(20_000, "[[moved]]\nfrom = 'page:x%d'\nto = 'competency:teamwork'\n")
	}, `data/handbook.toml:905:1 too-large "moved" has more than 300 entries`},
	{"50,000 lines that each open a text", "roles/x.toml", func() string { return "name = 'x'\npurpose = 'x'\n" + strings.Repeat("'a' = 'b\n", 50_000) },
		"data/roles/x.toml:3:9 syntax the text is not closed before the end of its line"},
	{"roles that each lead to none", "roles.toml", func() string {
		var b strings.Builder
		for i := range 1500 {
			fmt.Fprintf(&b, "[[roles]]\nid = 'customer-role-%d'\nname = 'x'\npurpose = 'x'\nnext = ['customer-roel-%[1]d']\n", i)
		}
		return b.String()
	}, `data/roles.toml:5:9 dangling-reference there is no role "customer-roel-0"`},
	{"bytes that are no UTF-8", "roles/x.toml", func() string { return "name = 'x'\npurpose = '" + strings.Repeat("\xff", 100_000) + "'" },
		"data/roles/x.toml:2:12 encoding the file is not UTF-8: byte 0xff"},
	{"a million NULs", "roles/x.toml", func() string { return "name = 'x'" + strings.Repeat("\x00", 1_000_000) },
		"data/roles/x.toml:1:11 odd-character the file ends with zeros, as when a computer stops while it saves"},
	{"an override of direction", "pages/x.md", func() string { return "# X\n\nThe file gnp\u202egpj.exe\n" },
		"data/pages/x.md:3:13 odd-character the invisible character U+202E, which changes the direction of the text after it"},

	{"quotes a hundred thousand deep", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("> ", 100_000) + "x\n" },
		"data/pages/x.md:3:1 too-large quotes and lists are nested more than 40 deep"},
	{"lists a thousand deep", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("- 1. > ", 1000) + "x\n" },
		"data/pages/x.md:3:1 too-large quotes and lists are nested more than 40 deep"},
	{"lists deeper with every line", "pages/x.md", func() string {
		var b strings.Builder
		for i := range 450 {
			b.WriteString(strings.Repeat("  ", i) + "- x\n")
		}
		return "# X\n\n" + b.String()
	}, ""},
	{"a line across the page", "pages/x.md", func() string {
		return "# X\n\n" + strings.Repeat("- ", 1000) + "\n\n" + strings.Repeat("* ", 1000) + "\n"
	}, ""},
	{"a table of millions of cells", "pages/x.md", func() string {
		return "# X\n\n" + strings.Repeat("|a", 20_000) + "\n" + strings.Repeat("|-", 20_000) + "|\n" + strings.Repeat("|\n", 20_000)
	}, "data/pages/x.md:4:1 too-large the tables have more than 10000 cells"},
	{"many tables", "pages/x.md", func() string {
		return "# X\n\n" + strings.Repeat(strings.Repeat("|", 91)+"\n"+strings.Repeat("|-", 90)+"|\n"+strings.Repeat("|\n", 100)+"\n", 400)
	}, "data/pages/x.md:114:1 too-large the tables have more than 10000 cells"},
	{"brackets that never close", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("[a](", 60_000) },
		"data/pages/x.md:3:1 too-large one paragraph has more than 5000 of the signs * _ [ ] < `"},
	{"stars that never close", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("*a **b ", 1600) },
		"data/pages/x.md:3:11197 markdown-form the asterisks begin bold words that have no end, and are shown as they are written"},
	{"stars and lines that cross", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("*a_ ", 1200) + strings.Repeat("_b* ", 1200) }, ""},
	{"backticks of all lengths", "pages/x.md", func() string {
		var b strings.Builder
		for i := range 90 {
			b.WriteString("a" + strings.Repeat("`", i))
		}
		return "# X\n\n" + b.String()
	}, ""},
	{"a long address used often", "pages/x.md", func() string {
		return "# X\n\n[a]: https://example.org/" + strings.Repeat("x", 100_000) + "\n\n" + strings.Repeat("[a] \n\n", 20_000)
	}, `data/pages/x.md:3:6 dead-link "https://example.org/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" has more than 2000 characters`},
	{"thousands of links", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("[a](https://example.org)\n\n", 2000) },
		"data/pages/x.md:2003:5 too-large the text has more than 1000 links and pictures"},
	{"thousands of dead links", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("[a](x)\n\n", 20_000) },
		"data/pages/x.md:2003:5 too-large the text has more than 1000 links and pictures"},
	{"thousands of links that are none", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("[aa] (http://a)\n\n", 15_000) },
		"data/pages/x.md:3:6 link-form this looks like a link to a web page, and is none"},
	{"thousands of addresses that are no links", "roles/x.toml", func() string { return role + strings.Repeat("a@b.c ", 40_000) + `"""` },
		`data/roles/x.toml:3:1 link-form the address "a@b.c" is shown, but is no link`},
	{"thousands of names that lead nowhere", "pages/x.md", func() string { return "# X\n\n" + strings.Repeat("`[aa][bb] `\n\n", 20_000) }, ""},
}

// large is how many bytes a file has at least that is not tried with -short, as
// for the race detector: in a small one as much goes on at once.
const large = 30_000

// lines returns n lines, each with its number; with -short no more of them than
// make a large file.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		if testing.Short() && b.Len() > large {
			break
		}
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// with returns the plain handbook with further files.
func with(files map[string]string) fstest.MapFS {
	data := fstest.MapFS{}
	for _, part := range []map[string]string{plain, files} {
		for name, text := range part {
			data[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return data
}

// try loads a handbook, prints what is found and renders it if nothing is. It
// returns the findings as file:line:column code message.
func try(t *testing.T, data fs.FS) []string {
	t.Helper()
	site, list, err := again.Load(generator.Input{Data: data, DataName: "data", Layouts: layouts.Files})
	if err != nil {
		t.Fatal(err)
	}
	if err := diag.PrintFull(io.Discard, list, false); err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range list {
		found = append(found, fmt.Sprintf("%s %s %s", d.At.Position, d.Code, d.Message))
		if d.Hint == "" {
			t.Errorf("%s has no hint", found[len(found)-1])
		}
	}
	if !list.HasErrors() {
		if faults, err := site.Render(render.Nothing{}); err != nil || len(faults) > 0 {
			t.Fatal(faults, err)
		}
	}
	return found
}

// allocated is the most that reading and rendering a hostile file may take from
// the heap in all, in bytes; most of it is given back on the way. A file of 54 kB
// takes twenty megabytes with everything around it.
const allocated = 700 << 20

// TestHostileShapes wants each shape handled, or refused at its place with a
// hint, with bounded work.
func TestHostileShapes(t *testing.T) {
	for _, shape := range shapes {
		t.Run(shape.name, func(t *testing.T) {
			text := shape.text()
			if testing.Short() && len(text) > large {
				t.Skip("a large file")
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			found := try(t, with(map[string]string{shape.file: text}))
			runtime.ReadMemStats(&after)
			if taken := after.TotalAlloc - before.TotalAlloc; taken > allocated+uint64(len(text)) {
				t.Errorf("it took %d MB in all", taken>>20)
			}
			switch {
			case shape.want == "" && len(found) > 0:
				t.Errorf("refused: %.300q", found[0])
			case shape.want != "" && !strings.Contains("\n"+strings.Join(found, "\n")+"\n", "\n"+shape.want+"\n"):
				t.Errorf("%d findings, the first ones\n%.2000s\nwant\n%s", len(found), strings.Join(found[:min(len(found), 5)], "\n"), shape.want)
			}
		})
	}
}

// TestLargeAsset refuses a file that would have to be held in memory, and no smaller one.
func TestLargeAsset(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, with(map[string]string{"assets/small.bin": "x", "assets/film.mp4": "", "assets/most.mp4": ""})); err != nil {
		t.Fatal(err)
	}
	for name, size := range map[string]int64{"film.mp4": 100<<20 + 1, "most.mp4": 100 << 20} {
		if err := os.Chmod(filepath.Join(dir, "assets", name), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(filepath.Join(dir, "assets", name), size); err != nil {
			t.Fatal(err)
		}
	}
	if found := try(t, os.DirFS(dir)); len(found) != 1 || found[0] != "data/assets/film.mp4 too-large the asset has more than 100 MB" {
		t.Errorf("found %q", found)
	}
}
