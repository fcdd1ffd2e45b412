package handbook_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"handbook/generator/handbook"
)

// shuffled gives the entries of each folder in another order each time, as
// network file systems may do.
type shuffled struct {
	fstest.MapFS
	random *rand.Rand
}

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := s.MapFS.ReadDir(name)
	s.random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestDeterministic checks that neither the order of files nor the number of
// cores changes what comes out.
func TestDeterministic(t *testing.T) {
	clean := archiveFS(t, "testdata/whole.txtar")
	faulty := archiveFS(t, "testdata/whole.txtar")
	for i := range 20 {
		name := fmt.Sprintf("competencies/c%d.toml", i)
		text := strings.NewReplacer(`"shares"`, fmt.Sprintf(`"shares%d"`, i), `"hides"`, `"same"`).Replace(string(clean["competencies/teamwork.toml"].Data))
		faulty[name] = &fstest.MapFile{Data: []byte(text + "\nx = [\ny =\n")}
		faulty["competencies/"+strings.ToUpper(fmt.Sprintf("c%d.toml", i))] = &fstest.MapFile{Data: []byte("name = 'A'\n")}
		faulty[fmt.Sprintf("pages/p%d.md", i)] = &fstest.MapFile{Data: []byte("# Same\n[a](x)")}
		faulty[fmt.Sprintf("assets/A%d", i%3)] = &fstest.MapFile{}
		faulty[fmt.Sprintf("assets/a%d", i%3)] = &fstest.MapFile{}
		faulty[fmt.Sprintf("unknown%d", i)] = &fstest.MapFile{}
	}
	for _, test := range []struct {
		name string
		fsys fstest.MapFS
	}{{"clean", clean}, {"faulty", faulty}} {
		t.Run(test.name, func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
			hb, list := resolve(t, test.fsys)
			wantItems, want := order(hb), show(append(list, handbook.Advise(hb)...))
			wantExport := exported(t, hb)
			seeds := int64(20)
			if testing.Short() {
				seeds = 8
			}
			for seed := range seeds {
				runtime.GOMAXPROCS(1 + int(seed)%4)
				hb, list := resolve(t, shuffled{test.fsys, rand.New(rand.NewSource(seed))})
				if diff := cmp.Diff(want, show(append(list, handbook.Advise(hb)...))); diff != "" {
					t.Fatalf("the findings differ: %s", diff)
				}
				if diff := cmp.Diff(wantItems, order(hb)); diff != "" {
					t.Fatalf("the order differs: %s", diff)
				}
				if diff := cmp.Diff(wantExport, exported(t, hb)); diff != "" {
					t.Fatalf("the export differs: %s", diff)
				}
			}
		})
	}
}

// exported returns what handbook.json is made of, a line for each competency.
func exported(t *testing.T, hb *handbook.Handbook) []string {
	t.Helper()
	var lines []string
	add := func(value any) {
		line, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	out := handbook.Export(hb)
	for _, c := range out.Competencies {
		add(c.Value())
	}
	out.Competencies = nil
	add(out)
	return lines
}

// order lists the items of every list of the handbook.
func order(hb *handbook.Handbook) []string {
	all := []string{
		names(hb.Scales), names(hb.Stages), names(hb.Categories), names(hb.Sources), names(hb.Competencies), names(hb.Orientations),
		names(hb.Roles), names(hb.Pages), names(hb.Activities), names(hb.Practices), names(hb.Measures), names(hb.Questions),
		names(hb.Stories), names(hb.Items), strings.Join(hb.Assets, " "),
	}
	for _, k := range hb.Kinds {
		all = append(all, k.ID)
	}
	for _, s := range hb.Sources {
		all = append(all, names(s.CitedBy))
	}
	for _, c := range hb.Competencies {
		all = append(all, names(c.Related))
		for _, l := range c.Levels {
			all = append(all, names(l.Activities), names(l.Expectations))
		}
	}
	return all
}
