package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The test program is also a browser: it prints pages of a simple kind.
func TestMain(m *testing.M) {
	switch mode := os.Getenv("HANDBOOK_TEST_BROWSER"); mode {
	case "":
		os.Exit(m.Run())
	case "silent":
	case "broken":
		fmt.Fprintln(os.Stderr, "something is missing")
		os.Exit(3)
	case "slow":
		os.WriteFile(filepath.Join(os.TempDir(), "left"), nil, 0o600)
		time.Sleep(time.Minute)
	default:
		var to string
		for _, arg := range os.Args {
			to = strings.TrimPrefix(arg, "--print-to-pdf=")
			if to != arg {
				break
			}
		}
		page, err := opened(os.Args[len(os.Args)-1])
		if err == nil {
			pdf := fake(page)
			if mode == "half" { // the disk was full
				pdf = pdf[:len(pdf)/2]
			}
			err = os.WriteFile(to, pdf, 0o600)
		}
		if err != nil {
			panic(err)
		}
	}
}

// opened returns what is at the address of a file, as browsers see it.
func opened(address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	file := u.Path
	if filepath.VolumeName(file[1:]) != "" {
		file = file[1:]
	}
	return os.ReadFile(file)
}

// pamphlet is a book of parts that are printed as they are, with the numbers at
// the end of its first line.
type pamphlet struct {
	parts []string
	heard []Numbers
	plain bool // there is little to say about it
}

func (b *pamphlet) Parts() int { return len(b.parts) }

func (b *pamphlet) Part(i int, n Numbers) ([]byte, error) {
	b.heard[i] = n
	text := b.parts[i]
	if i == 0 && n.Pages["c"] > 4 { // the numbers need another page
		text = strings.Replace(text, "page b", "page\npage b", 1)
	}
	return fmt.Appendf(nil, "%s# %d %v\n", text, n.First, n.Pages), nil
}

func (b *pamphlet) Info() Info {
	if b.plain {
		return Info{Title: "Plain"}
	}
	return Info{Title: "Höher", Author: "We", Language: "de", Date: time.Date(2026, 11, 21, 14, 0, 0, 0, time.FixedZone("east", 14*3600)), Bookmarks: []Bookmark{
		{Title: "A", Place: "a"},
		{Title: "Gone", Place: "gone", Below: []Bookmark{{Title: "B", Place: "b"}}},
		{Title: "B", Place: "b", Open: true, Below: []Bookmark{{Title: "C", Place: "c", Below: []Bookmark{{Title: "D", Place: "d"}}}, {Title: "D", Place: "d"}}},
	}}
}

func newPamphlet() *pamphlet {
	return &pamphlet{heard: make([]Numbers, 3), parts: []string{
		"page a\npage b\nlink " + Elsewhere + "d\n", "page\npage\npage c\nlink https://example.org/\n", "page e d\nlink " + Elsewhere + "a\n"}}
}

func printed(t *testing.T, b Book) []byte {
	t.Helper()
	t.Setenv("HANDBOOK_TEST_BROWSER", "whole")
	var out bytes.Buffer
	if err := Write(t.Context(), Browser{Path: os.Args[0], Temp: t.TempDir()}, b, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The numbers that are printed are those of the pages, also where printing them
// moves pages.
func TestNumbersComeToRest(t *testing.T) {
	if testing.Short() {
		t.Skip("it prints as TestJoined does, and more often")
	}
	b := newPamphlet()
	f := reopen(t, printed(t, b))
	places := f.places()
	for place, want := range map[string]int{"a": 1, "b": 3, "c": 6, "d": 7, "e": 7} {
		if places[place]+1 != want {
			t.Errorf("%s is on page %d, want %d", place, places[place]+1, want)
		}
		for i, heard := range b.heard {
			if heard.Pages[place] != want {
				t.Errorf("part %d prints %d for %s, want %d", i, heard.Pages[place], place, want)
			}
		}
	}
	for i, want := range []int{1, 4, 7} {
		if b.heard[i].First != want {
			t.Errorf("part %d begins on page %d, want %d", i, b.heard[i].First, want)
		}
	}
}

func TestJoined(t *testing.T) {
	f := reopen(t, printed(t, newPamphlet()))
	root := f.root()
	if n := asInt(f.dict(root.get("Pages")).get("Count")); n != 7 || len(f.pages()) != 7 {
		t.Errorf("%d pages are counted and %d are there, want 7", n, len(f.pages()))
	}
	if got, want := drawn(t, f), []string{"a", "", "b", "", "", "c", "e d"}; !slices.Equal(got, want) {
		t.Errorf("the pages are %q, want %q", got, want)
	}
	want := []string{"A 1", "B 3", "  C 6 +", "    D 7", "  D 7"}
	if got := outline(t, f, root.get("Outlines")); !slices.Equal(got, want) {
		t.Errorf("the bookmarks are %q, want %q", got, want)
	}
	if show(root.get("MarkInfo")) != "{Marked:true}" || show(root.get("Lang")) != `"de"` {
		t.Errorf("the root is %s", show(root))
	}
	about := f.dict(f.trailer.get("Info"))
	if title := string(decoded(about.get("Title"))); title != "Höher" || show(about.get("CreationDate")) != `"D:20261121000000Z"` {
		t.Errorf("the information is %q, %s", title, show(about))
	}

	// Links into other parts lead there.
	var links []string
	for _, page := range f.pages() {
		for _, at := range f.list(f.dict(page).get("Annots")) {
			links = append(links, show(f.dict(at).get("Dest"))+show(f.dict(at).get("A")))
		}
	}
	if want := []string{"/d<nil>", `<nil>{Type:/Action S:/URI URI:"https://example.org/"}`, "/a<nil>"}; !slices.Equal(links, want) {
		t.Errorf("the links are %q", links)
	}

	numbers, ids := elements(t, f)
	if want := strings.Fields("0 1 2 3 4 5 6 7 8 9"); !slices.Equal(numbers, want) || len(ids) != 10 {
		t.Errorf("the numbers of what is drawn are %q, the ids %q", numbers, ids)
	}
	structure := f.dict(root.get("StructTreeRoot"))
	if got := show(structure.get("RoleMap")); got != "{Em:/Span Strong:/Span}" {
		t.Errorf("the roles are %s", got)
	}
	document := f.dict(structure.get("K"))
	parts := f.list(document.get("K"))
	if len(parts) != 3 || show(f.dict(parts[2]).get("S")) != "/Part" {
		t.Errorf("the document is %s", show(document))
	}
	element := f.dict(f.list(f.dict(parts[1]).get("K"))[0])
	if got := show(f.dict(f.list(element.get("A"))[0]).get("Headers")); got != "["+show(element.get("ID"))+"]" {
		t.Errorf("a cell names %s as its heading, which is %s", got, show(element))
	}
}

// Many pages and links are as well joined as a few, and what is not known of a book
// is left out.
func TestLongBook(t *testing.T) {
	b := newPamphlet()
	b.plain = true
	for i := range b.parts {
		b.parts[i] = strings.Repeat("page\nlink https://example.org/\n", 150)
	}
	f := reopen(t, printed(t, b))
	numbers, _ := elements(t, f)
	if len(f.pages()) != 450 || len(numbers) != 900 {
		t.Errorf("%d pages, %d elements", len(f.pages()), len(numbers))
	}
	if got := show(f.root().get("Outlines")) + show(f.root().get("PageMode")); got != "<nil><nil>" {
		t.Errorf("without bookmarks the outline is %s", got)
	}
	if about := f.dict(f.trailer.get("Info")); about.get("CreationDate") != nil {
		t.Errorf("without a date the information is %s", show(about))
	}
}

func TestSameBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("it prints as TestJoined does, and more often")
	}
	first := printed(t, newPamphlet())
	if !bytes.Equal(first, printed(t, newPamphlet())) {
		t.Error("the same book gave other bytes")
	}
}

func TestRestless(t *testing.T) {
	if testing.Short() {
		t.Skip("it prints as TestJoined does, and more often")
	}
	t.Setenv("HANDBOOK_TEST_BROWSER", "whole")
	err := Write(t.Context(), Browser{Path: os.Args[0], Temp: t.TempDir()}, restless{newPamphlet()}, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "do not come to rest") {
		t.Errorf("got %v", err)
	}
}

// A part that cannot be had ends the work.
func TestFaultyBook(t *testing.T) {
	t.Setenv("HANDBOOK_TEST_BROWSER", "whole")
	var out bytes.Buffer
	err := Write(t.Context(), Browser{Path: os.Args[0], Temp: t.TempDir()}, faulty{newPamphlet()}, &out)
	if !errors.Is(err, errFaulty) || out.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, out.Len())
	}
}

var errFaulty = errors.New("no such part")

type faulty struct{ *pamphlet }

func (b faulty) Part(i int, n Numbers) ([]byte, error) {
	if i == 1 {
		return nil, errFaulty
	}
	return b.pamphlet.Part(i, n)
}

// restless moves its pages at every round.
type restless struct{ *pamphlet }

func (b restless) Part(i int, n Numbers) ([]byte, error) {
	return []byte(strings.Repeat("page\n", 1+n.Pages["a"]) + "page a\n"), nil
}
