package generator_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/BurntSushi/toml"

	"handbook/data"
)

// run is how many words in a row may not be those of a source.
const run = 5

// named are runs of words that stand in our content as a source has them, each
// for a reason.
var named = map[string]string{
	"Customer Orientation: Ten Strategies for Building Long-Lasting Relationships": "the title of a source, which is cited under its own name",
	"Customer orientation shows us the right way to act":                           "the title of a source, which is cited under its own name",
	"Customer Service for Front-line Employers or Managers (BYU HR)":               "the name of a publication with its publisher, by which a reader finds it",
}

// TestOurOwnWords checks that nothing in our content was copied from what it was
// learnt from: no five words in a row are the same.
func TestOurOwnWords(t *testing.T) {
	where := map[string]string{} // the source of each run of words
	for _, source := range sourceTexts(t) {
		for _, r := range runs(source.text) {
			where[r] = source.file
		}
	}
	allowed := map[string]bool{}
	for text := range named {
		if len(runs(text)) == 0 {
			t.Errorf("%q needs no exception", text)
		}
		for _, r := range runs(text) {
			allowed[r] = true
		}
	}
	texts := 0
	for _, written := range textsIn(t, data.Files) {
		texts++
		for _, r := range runs(written.text) {
			if source, ok := where[r]; ok && !allowed[r] {
				t.Errorf("%s: %q stands in %s", written.file, r, source)
			}
		}
	}
	if texts < 400 {
		t.Errorf("only %d texts were compared", texts)
	}
}

// sourceTexts returns what our content was learnt from, and skips a test where it is
// not at hand.
func sourceTexts(t *testing.T) []written {
	t.Helper()
	files, _ := filepath.Glob("../../shared/sources/*.txt")
	if len(files) == 0 {
		t.Skip("our content is compared with nothing: ../../shared/sources holds no .txt")
	}
	var list []written
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, written{filepath.Base(name), string(text)})
	}
	return list
}

// TestOurOwnSentences checks that no sentence of our content is one of a source with
// some of its words changed: three in common are enough if they are most of what it
// says.
func TestOurOwnSentences(t *testing.T) {
	onlyReads(t)
	type sentence struct {
		written
		words map[string]bool
	}
	var theirs []sentence
	for _, source := range sourceTexts(t) {
		for _, s := range sentences(source.text) {
			theirs = append(theirs, sentence{written{source.file, s}, wordSet(s)})
		}
	}
	for _, ours := range textsIn(t, data.Files) {
		text := strings.ReplaceAll(ours.text, "*", "")
		for name := range named {
			text = strings.ReplaceAll(text, name, "")
		}
		for _, s := range sentences(text) {
			words := wordSet(s)
			if len(words) < 4 || !strings.Contains(s, " ") {
				continue // a name, an id or an address
			}
			for _, their := range theirs {
				common := 0
				for w := range words {
					if their.words[w] {
						common++
					}
				}
				if share := jaccard(words, their.words); common >= 3 && share >= alike {
					t.Errorf("%.2f alike:\n%s: %q\n%s: %q", share, ours.file, s, their.file, their.text)
				}
			}
		}
	}
}

// sentences returns the sentences of a text.
func sentences(text string) []string {
	var list []string
	for _, s := range sentenceEnd.Split(destination.ReplaceAllString(text, " "), -1) {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// sentenceEnd is where a sentence ends, or a line or half of a sentence.
var sentenceEnd = regexp.MustCompile(`[.?!;:][”’)]*\s+|\n+`)

// written is one text of our content.
type written struct{ file, text string }

// textsIn returns every text of a data folder.
func textsIn(t *testing.T, folder fs.FS) []written {
	t.Helper()
	var list []written
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := fs.ReadFile(folder, name)
		switch filepath.Ext(name) {
		case ".md":
			list = append(list, written{name, string(file)})
		case ".toml":
			var tree map[string]any
			if _, err := toml.Decode(string(file), &tree); err != nil {
				return err
			}
			for _, text := range stringsIn(tree) {
				list = append(list, written{name, text})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// stringsIn returns the texts of a decoded TOML value.
func stringsIn(value any) []string {
	var list []string
	switch value := value.(type) {
	case string:
		list = append(list, value)
	case map[string]any:
		for _, v := range value {
			list = append(list, stringsIn(v)...)
		}
	case []any:
		for _, v := range value {
			list = append(list, stringsIn(v)...)
		}
	case []map[string]any:
		for _, v := range value {
			list = append(list, stringsIn(v)...)
		}
	}
	return list
}

// destination is where a Markdown link leads: nothing that a reader reads.
var destination = regexp.MustCompile(`\]\([^)]*\)`)

// runs returns every run of words of a text, in lower case and without what
// stands between them.
func runs(text string) []string {
	text = strings.NewReplacer("’", "", "'", "", "\u00ad", "").Replace(strings.ToLower(destination.ReplaceAllString(text, " ")))
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var list []string
	for i := 0; i+run <= len(words); i++ {
		list = append(list, strings.Join(words[i:i+run], " "))
	}
	slices.Sort(list)
	return slices.Compact(list)
}
