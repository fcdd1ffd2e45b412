package synthetic

import (
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"
)

// writer makes texts. What it writes depends on what it was made for alone.
type writer struct {
	random *rand.Rand
	before map[string]bool // what was written for a list of different texts
}

func newWriter(what string, n int) *writer {
	sum := fnv.New64a()
	sum.Write([]byte(what))
	return &writer{rand.New(rand.NewPCG(sum.Sum64(), uint64(n))), map[string]bool{}}
}

func (w *writer) of(list []string) string { return list[w.random.IntN(len(list))] }

// often returns one of a list, the first of it more often than the last, as
// words come back in what people write.
func (w *writer) often(list []string) string {
	f := w.random.Float64()
	return list[int(f*f*float64(len(list)))]
}

// chance is true once in n times.
func (w *writer) chance(n int) bool { return w.random.IntN(n) == 0 }

// phrase returns a few words around a noun.
func (w *writer) phrase() string {
	switch w.random.IntN(4) {
	case 0:
		return "the " + w.often(nouns)
	case 1:
		return w.often(adjectives) + " " + w.often(nouns)
	case 2:
		return "the " + w.often(nouns) + " of the " + w.often(nouns)
	}
	return w.often(nouns) + " and " + w.often(nouns)
}

// where returns a few words that say where or when.
func (w *writer) where() string {
	if w.chance(4) {
		return "in " + capital(w.invented())
	}
	return "in " + w.often(settings)
}

func (w *writer) behaviour() string {
	return capital(third(w.often(verbs))) + " " + w.phrase() + " " + w.of(manners) + w.tail()
}

func (w *writer) lapse() string {
	return capital(w.of(lapses)) + " " + w.phrase() + " " + w.where() + w.tail()
}

func (w *writer) suggestion() string {
	return capital(w.often(verbs)) + " " + w.phrase() + " " + w.where() + " and " + w.often(verbs) + " " + w.phrase() + w.tail()
}

func (w *writer) prompt() string {
	return "What did you " + w.often(verbs) + " " + w.where() + w.tail() + "?"
}

func (w *writer) question() string {
	return "How do I " + w.often(verbs) + " " + w.phrase() + " " + w.where() + "?"
}

func (w *writer) title() string {
	return capital(w.often(adjectives)) + " " + w.often(nouns) + " " + w.where()
}

func (w *writer) sentence() string {
	return "People " + w.often(verbs) + " " + w.phrase() + " " + w.of(manners) + w.tail() + "."
}

// tail lets sentences have different lengths.
func (w *writer) tail() string {
	switch w.random.IntN(3) {
	case 0:
		return ""
	case 1:
		return " " + w.where()
	}
	return ", so that " + w.often(nouns) + " and " + w.phrase() + " " + w.often(verbs) + " " + w.of(manners)
}

func (w *writer) paragraph() string {
	var b strings.Builder
	for range 3 + w.random.IntN(3) {
		b.WriteString(w.sentence())
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

func (w *writer) paragraphs(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = w.paragraph()
	}
	return strings.Join(list, "\n\n")
}

// different returns n texts that this writer has not given in a list before.
func (w *writer) different(n int, write func() string) []string {
	var list []string
	for len(list) < n {
		if text := write(); !w.before[text] {
			w.before[text] = true
			list = append(list, text)
		}
	}
	return list
}

// invented returns a name, of a place or a system. There are 8,000.
func (w *writer) invented() string {
	return w.of(syllables) + w.of(syllables) + w.of(syllables)
}

// third returns what one person does.
func third(verb string) string {
	switch {
	case strings.HasSuffix(verb, "fy"):
		return strings.TrimSuffix(verb, "y") + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"):
		return verb + "es"
	}
	return verb + "s"
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// toml writes a file, key by key. Texts hold no quotation marks.
type toml struct{ strings.Builder }

func (t *toml) table(name string)      { t.WriteString("\n[" + name + "]\n") }
func (t *toml) text(key, value string) { t.WriteString(key + ` = "` + value + "\"\n") }
func (t *toml) long(key, value string) { t.WriteString(key + " = \"\"\"\n" + value + "\n\"\"\"\n") }
func (t *toml) number(key string, n int) {
	t.WriteString(key + " = " + strconv.Itoa(n) + "\n")
}

func (t *toml) list(key string, values []string) {
	t.WriteString(key + " = [\n")
	for _, v := range values {
		t.WriteString(`  "` + v + "\",\n")
	}
	t.WriteString("]\n")
}

func (t *toml) numbers(key string, values []int) {
	t.WriteString(key + " = [")
	for i, v := range values {
		if i > 0 {
			t.WriteString(", ")
		}
		t.WriteString(strconv.Itoa(v))
	}
	t.WriteString("]\n")
}
