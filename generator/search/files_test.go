package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

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
	first := "Team lead\troles/team-lead.html\t\t\t\tLeads a team.\nContact\tpages/contact.html\t\t=\n"
	last := "Customer satisfaction score (CSAT)\t=\tcsat\tTeamwork\nTime to answer\t=\ttime\t="
	if !strings.HasPrefix(items, first) || !strings.HasSuffix(items, last) {
		t.Errorf("the items are %q", items)
	}
	// Two groups of two runs each: a kind, and how many of it.
	if got, want := decode(about["groups"].(string)), []int{2, 1, 1, 2, 1, 2, 0, 1, 3, 2}; !slices.Equal(got, want) {
		t.Errorf("the groups are %v, want %v", got, want)
	}
	if got := fmt.Sprint(about["skip"]); got != "[a is the to]" {
		t.Errorf("skipped are %s", got)
	}
	words, hits := strings.Fields(about["words"].(string)), strings.Split(all[1][3].(string), ",")
	for word, want := range map[string]string{"team": ".A....C", "teamwork": "C", "together": ".....C"} {
		if i := slices.Index(words, word); i < 0 || len(hits) != len(words) || hits[i] != want {
			t.Errorf("of %q in %q: want %q in %q", word, words, want, hits)
		}
	}
	kind := []any{"competency", "Competencies", 150.0, "Competency"}
	if got := about["kinds"].([]any); len(got) != len(options.Kinds) || !slices.Equal(got[0].([]any), kind) {
		t.Errorf("the kinds are %v, and not first %v", got, kind)
	}
}

// Of pages in the same folder, that is written once.
func TestPagesBeside(t *testing.T) {
	var entries []Entry
	for _, page := range []string{"roles/a.html", "roles/a.html", "roles/b.html", "index.html", "search.html", "pages/b.html", "pages/more/c.html"} {
		entries = append(entries, Entry{Page: page})
	}
	var got []string
	for line := range strings.SplitSeq(records(slices.Values(entries)), "\n") {
		got = append(got, strings.Split(line, "\t")[1])
	}
	if want := []string{"roles/a.html", "=", "=b.html", "index.html", "search.html", "pages/b.html", "pages/more/c.html"}; !slices.Equal(got, want) {
		t.Errorf("the pages are %q, want %q", got, want)
	}
}

// All is one script as long as that fits.
func TestFilesFit(t *testing.T) {
	o := options
	size := len(files(Build(of(sample()), o))[0].Data)
	for _, c := range []struct{ limit, want int }{{size, 1}, {size - 1, 3}, {10, 3}} {
		o.Limit = c.limit
		if got := len(files(Build(of(sample()), o))); got != c.want {
			t.Errorf("%d files where %d bytes of %d are allowed, want %d", got, c.limit, size, c.want)
		}
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
	for i, f := range files[:seen["words"]] {
		hits := strings.Split(parts(t, []File{f})[0][3].(string), ",")
		if want := decode(about["shards"].(string))[i]; len(hits) != want {
			t.Errorf("%s has %d words, want %d", f.Name, len(hits), want)
		}
	}
}

// The heads come with the index itself: without texts, and with the words of their
// names, in the order of the entries whoever read them.
func TestHeads(t *testing.T) {
	o := options
	o.Limit = 10
	groups := append(sample(), sample()[1], Group{{Kind: "page", Name: "Team of two", Head: true}})
	x := Build(of(groups), o)
	all := parts(t, files(x))
	heads := all[len(all)-1][1].(map[string]any)["heads"].(map[string]any)
	if got, want := rising(heads["entries"].(string)), []int{0, 1, 2, 5, 8}; !slices.Equal(got, want) {
		t.Errorf("the heads are %v, want %v", got, want)
	}
	if text := heads["items"].(string); strings.Contains(text, "goal") || strings.Count(text, "\n") != 4 {
		t.Errorf("the records of the heads are %q", text)
	}
	var got []string
	hits := strings.Split(heads["hits"].(string), ",")
	for i, at := range rising(heads["words"].(string)) {
		got = append(got, fmt.Sprint(x.words[at].text, " ", hits[i]))
	}
	want := []string{"contact B", "lead .A", "of ..I", "team .A.I", "teamwork CD", "two ..I"}
	if !slices.Equal(got, want) {
		t.Errorf("the words of the heads are %q, want %q", got, want)
	}
}

// Parts end where a group does, unless that is too long for one.
func TestChunks(t *testing.T) {
	text := []Text{{Text: strings.Repeat("x", sizeOfItems/2)}}
	few, many := Group{{Texts: text}}, slices.Repeat(Group{{Texts: text}}, 10)
	got := Build(of([]Group{few, few, many, few}), options).chunks()
	if want := []stretch{{0, 1}, {1, 2}, {2, 6}, {6, 10}, {10, 12}, {12, 13}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestFilesHoldNoMarkup(t *testing.T) {
	groups := sample()
	groups[1][0].Where = "a\tline\nand another"
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
	if !strings.Contains(fmt.Sprint(parts(t, []File{{"index.js", data}})), "a line and another") {
		t.Error("a record is not one line")
	}
}
