package generator_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"handbook/generator/handbook"
)

// alike is the share of their words from which on two items count as the same.
// Those that once said the same thing lay at 0.4 and above; the highest share of
// two that do not is 0.38 ("Agrees with partners what each hand-over must
// contain" and "Compares the finished result with what was agreed before handing
// it over").
const alike = 0.4

// TestNothingIsSaidTwice compares all behaviours, activities, steps, prompts,
// elements and expectations with one another.
func TestNothingIsSaidTwice(t *testing.T) {
	onlyReads(t)
	kinds := []handbook.Kind{handbook.KindIndicator, handbook.KindContraIndicator, handbook.KindActivity,
		handbook.KindStep, handbook.KindPrompt, handbook.KindElement, handbook.KindExpectation}
	var items []*handbook.Item
	add := func(i *handbook.Item) {
		if slices.Contains(kinds, i.Kind) && !slices.Contains(items, i) {
			items = append(items, i)
		}
	}
	hb := ourHandbook(t)
	for _, i := range hb.Items {
		add(i)
	}
	for _, c := range hb.Competencies { // what may have no address of its own
		for _, p := range c.Practices {
			for _, s := range p.Steps {
				add(s)
			}
		}
		for _, e := range c.Expectations {
			for _, i := range e.Expectations {
				add(i)
			}
		}
	}
	if len(items) < 900 {
		t.Errorf("only %d items were compared", len(items))
	}
	sets := make([]map[string]bool, len(items))
	for i := range items {
		sets[i] = wordSet(items[i].Text)
	}
	for i := range items {
		for j := range i {
			if share := jaccard(sets[i], sets[j]); share >= alike {
				t.Errorf("%.2f alike:\n%s %s: %q\n%s %s: %q", share,
					items[j].Kind, items[j].ID, items[j].Text, items[i].Kind, items[i].ID, items[i].Text)
			}
		}
	}
}

// TestAlike shows what the comparison finds and what it lets pass.
func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Lets others finish before answering", "Answers others only when they have finished", true},
		{"Shares knowledge with the team", "Sharing what they know with their teams: knowledge", true},
		{"Asks for help before being stuck costs the team time", "Gives customers enough time to make clear what they need", false},
		{"", "", false},
	} {
		if got := jaccard(wordSet(c.a), wordSet(c.b)) >= alike; got != c.want {
			t.Errorf("%q and %q: alike is %t", c.a, c.b, got)
		}
	}
}

// jaccard returns the share of words that two sets have in common.
func jaccard(a, b map[string]bool) float64 {
	common := 0
	for w := range a {
		if b[w] {
			common++
		}
	}
	if common == 0 {
		return 0
	}
	return float64(common) / float64(len(a)+len(b)-common)
}

// small are words that say nothing about the matter of a sentence.
var small = func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(`a about after all also an and any anyone are as at be been before being but by can could
		did do does done each even every everyone for from had has have how if in instead into is it its made make makes may
		more most much must no nobody not of on one only or other others out own own part put rather should so some somebody
		someone something such take takes than that the their them themselves then there these they this those to until up
		upon was way were what when where whether which while who whoever whom why will with without would you your`) {
		words[w] = true
	}
	return words
}()

// wordSet returns the words of a text that carry its meaning, without endings.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(text), "’", "'"), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if w = strings.TrimSuffix(strings.Trim(w, "'"), "'s"); w != "" && !small[w] {
			set[stem(w)] = true
		}
	}
	return set
}

// stem takes common endings off a word, so that its forms fall together.
func stem(word string) string {
	for _, ending := range []string{"ing", "ed", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(word, ending); ok && len(rest) >= 4 {
			return rest
		}
	}
	return word
}
