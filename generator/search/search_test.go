package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// sample is a small set of groups.
func sample() []Group {
	return []Group{
		{
			{Kind: "role", Name: "Team lead", Page: "roles/team-lead.html", Head: true, Texts: []Text{{Text: "Leads a team."}}},
			{Kind: "page", Name: "Contact", Page: "pages/contact.html", Head: true},
		},
		{
			{Kind: "competency", Name: "Teamwork", Where: "Together", Page: "competencies/teamwork/index.html", Head: true,
				Texts: []Text{{Text: "Reaching a goal together."}, {Place: "part_why", Text: "Because a team is more."}}},
			{Kind: "measure", Name: "Customer satisfaction score", Short: "CSAT", Where: "Teamwork", Page: "competencies/teamwork/index.html", Place: "csat"},
			{Kind: "measure", Name: "Time to answer", Where: "Teamwork", Page: "competencies/teamwork/index.html", Place: "time"},
		},
	}
}

var options = Options{
	Language: "en", Skip: []string{"a", "the", "to", "is"}, Texts: map[string]string{"found": "{n} found"},
	Kinds: []Kind{{"competency", "Competency", "Competencies", 150}, {"role", "Role", "Roles", 135}, {"page", "Page", "Pages", 100}, {"measure", "Measure", "Measures", 120}},
}

func (x *Index) find(t *testing.T, text string) word {
	t.Helper()
	i := slices.IndexFunc(x.words, func(w word) bool { return w.text == text })
	if i < 0 {
		t.Fatalf("the vocabulary has no %q", text)
	}
	return x.words[i]
}

// of returns groups that are all there.
func of(groups []Group) Groups { return Groups{len(groups), func(i int) Group { return groups[i] }} }

func TestBuild(t *testing.T) {
	x := Build(of(sample()), options)
	for _, c := range []struct {
		word    string
		class   class
		entries []int
	}{
		{"teamwork", nameOfOne, []int{2}},
		{"csat", nameOfOne, []int{3}}, // another name
		{"satisfaction", nameOfThree, []int{3}},
		{"answer", nameOfTwo, []int{4}}, // "to" does not count
		{"team", nameOfTwo, []int{0}},   // and not as a word of its text
		{"team", inText, []int{2}},
		{"goal", inText, []int{2}},
	} {
		w := x.find(t, c.word)
		if got := rising(w.entries[c.class].text.String()); !slices.Equal(got, c.entries) {
			t.Errorf("%s: class %d has %v, want %v", c.word, c.class, got, c.entries)
		}
	}
	if slices.ContainsFunc(x.words, func(w word) bool { return slices.Contains(options.Skip, w.text) }) {
		t.Error("a word to be skipped is in the vocabulary")
	}
	if !slices.IsSortedFunc(x.words, func(a, b word) int { return compare(a.text, b.text) }) {
		t.Error("the vocabulary is not sorted")
	}
}

func TestCompareAsJavaScriptDoes(t *testing.T) {
	want := []string{"a", "ab", "b", "z", "é", "\ud7ff", "\U00010000", "\U0001F600", "\uE000", "\uFFFD"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, compare)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// files returns the scripts of an index.
func files(x *Index) (list []File) {
	for f := range x.Files() {
		f.Data = bytes.Clone(f.Data)
		list = append(list, f)
	}
	return list
}

// parts reads the scripts of an index back.
func parts(t *testing.T, files []File) [][]any {
	t.Helper()
	var all [][]any
	for _, f := range files {
		rest, ok := bytes.CutPrefix(f.Data, []byte(begin))
		if !ok {
			t.Fatalf("%s begins with %.80q", f.Name, f.Data)
		}
		for line := range bytes.Lines(rest) {
			line, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("handbook.searchParts.push("))
			line, closed := bytes.CutSuffix(line, []byte(");"))
			var part []any
			if err := json.Unmarshal(line, &part); err != nil || !ok || !closed {
				t.Fatalf("%s: %v: %.80q", f.Name, err, line)
			}
			all = append(all, part)
		}
	}
	return all
}

func TestFilesWhole(t *testing.T) {
	files := files(Build(of(sample()), options))
	if len(files) != 1 || files[0].Name != "index.js" {
		t.Fatalf("a small index has %d files", len(files))
	}
	all := parts(t, files)
	about := all[0][1].(map[string]any)
	if all[0][0] != "index" || about["whole"] != true || about["heads"].(map[string]any)["items"] != "" {
		t.Errorf("the first part is %v", all[0])
	}
	stamped(t, all[0], all[1:])
	items := all[len(all)-1][3].(string)
	want := "Customer satisfaction score (CSAT)\t=\tcsat\tTeamwork\nTime to answer\t=\ttime\t="
	if !strings.HasSuffix(items, want) {
		t.Errorf("the items are %q", items)
	}
}

// stamped checks that an index part knows the stamps of all the others.
func stamped(t *testing.T, index []any, others [][]any) {
	t.Helper()
	known := index[1].(map[string]any)["stamps"].(map[string]any)
	size := 0
	for _, part := range others {
		at := len(noStamp) * int(part[2].(float64))
		if want := known[part[0].(string)].(string)[at : at+len(noStamp)]; part[1] != want {
			t.Errorf("a part has the stamp %v, not %v", part[1], want)
		}
		size += len(noStamp)
	}
	if got := len(known["words"].(string)) + len(known["items"].(string)); got != size {
		t.Errorf("the index knows stamps of %d characters, and the parts have %d", got, size)
	}
}

// A part in which nothing changes stays as it is, so that a change of one
// competency writes few files.
func TestFilesStay(t *testing.T) {
	o := options
	o.Limit = 100_000
	groups := large(300)
	before := map[string]string{}
	for f := range Build(of(groups), o).Files() {
		before[f.Name] = string(f.Data)
	}
	groups[7][3].Texts[0].Text += "new" // as part of its last word
	changed := 0
	for f := range Build(of(groups), o).Files() {
		if before[f.Name] != string(f.Data) {
			changed++
		}
	}
	if changed < 2 || changed > 5 {
		t.Errorf("%d of %d files are others", changed, len(before))
	}
}

// large returns groups that make an index of many parts.
func large(groups int) []Group {
	list := sample()[:1]
	for g := range groups {
		group := Group{{Kind: "competency", Name: fmt.Sprintf("Competency %d of all", g), Page: fmt.Sprintf("competencies/c%d/index.html", g), Head: true}}
		for i := range 40 {
			text := fmt.Sprintf("w%dx%d v%d and some more of it, so that it adds up", g%50, i, i)
			group = append(group, Entry{Kind: "measure", Name: text, Page: group[0].Page, Place: fmt.Sprint(i), Texts: []Text{{Text: strings.Repeat(text+" ", 5)}}})
		}
		list = append(list, group)
	}
	return list
}

func TestFilesApart(t *testing.T) {
	o := options
	o.Limit = 100_000
	x := Build(of(large(300)), o)
	files := files(x)
	seen := map[string]int{}
	for _, f := range files {
		kind, _, _ := strings.Cut(strings.TrimSuffix(f.Name, ".js"), "-")
		seen[kind]++
		if kind == "items" && len(f.Data) > 4*sizeOfItems {
			t.Errorf("%s has %d bytes", f.Name, len(f.Data))
		}
	}
	if seen["index"] != 1 || seen["words"] < 2 || seen["items"] < 100 {
		t.Errorf("the index has %v", seen)
	}
	last := files[len(files)-1]
	about := parts(t, []File{last})[0][1].(map[string]any)
	stamped(t, parts(t, []File{last})[0], parts(t, files[:len(files)-1]))
	heads := about["heads"].(map[string]any)
	if n := strings.Count(heads["items"].(string), "\n") + 1; about["whole"] != false || n != 302 {
		t.Errorf("%d heads", n)
	}
	// Words that begin alike are together.
	at := map[string]int{}
	n := 0
	for i, size := range decode(about["shards"].(string)) {
		for _, w := range x.words[n : n+size] {
			if other, ok := at[twoLetters(w.text)]; ok && other != i {
				t.Fatalf("words with %q are in parts %d and %d", twoLetters(w.text), other, i)
			}
			at[twoLetters(w.text)] = i
		}
		n += size
	}
	if n != len(x.words) {
		t.Errorf("the parts have %d words of %d", n, len(x.words))
	}
}

// decode reads what numbers wrote.
func decode(text string) []int {
	var list []int
	value, shift := 0, 0
	for _, r := range text {
		digit := strings.IndexRune(digits, r)
		value |= digit & 31 << shift
		shift += 5
		if digit < 32 {
			list = append(list, value)
			value, shift = 0, 0
		}
	}
	return list
}

// rising reads a list that rises.
func rising(text string) []int {
	list := decode(text)
	for i := 1; i < len(list); i++ {
		list[i] += list[i-1]
	}
	return list
}

func TestNumbers(t *testing.T) {
	want := []int{0, 1, 31, 32, 33, 1023, 1024, 118178, 1 << 30}
	var n numbers
	for _, v := range want {
		n.add(v)
	}
	if got := decode(n.String()); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestFilesHoldNoMarkup(t *testing.T) {
	groups := sample()
	groups[1][1].Name = "</script><!--\u2028\u2029\t\n\"\\"
	data := files(Build(of(groups), options))[0].Data
	for _, bad := range []string{"</", "<!--", "\u2028", "\u2029"} {
		if bytes.Contains(data, []byte(bad)) {
			t.Errorf("the script holds %q", bad)
		}
	}
	if !strings.Contains(fmt.Sprint(parts(t, []File{{"index.js", data}})), "</script><!--\u2028\u2029  \"\\") {
		t.Error("the name is lost")
	}
}

func TestSameBytes(t *testing.T) {
	o := options
	o.Limit = 100_000
	first := files(Build(of(large(60)), o))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second := files(Build(of(large(60)), o))
	if !slices.EqualFunc(first, second, func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }) {
		t.Error("two builds differ")
	}
}

func TestNothingToFind(t *testing.T) {
	for _, groups := range [][]Group{nil, {{}}, {{}, {}}} {
		parts(t, files(Build(of(groups), options)))
	}
}

func BenchmarkBuild(b *testing.B) {
	groups := large(300)
	for b.Loop() {
		for range Build(of(groups), options).Files() {
		}
	}
}
