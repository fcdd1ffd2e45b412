package generator_test

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"handbook/data"
	"handbook/generator/content"
	"handbook/generator/handbook"
)

// The tests of this file hold our own handbook, once resolved, against what its
// editor signs: every competency whole, every role with a way on, nothing said
// twice, and one kind of English.

var (
	contentOnce sync.Once
	contentOurs *handbook.Handbook
)

// ourHandbook is our own handbook, resolved once and not rendered.
func ourHandbook(t *testing.T) *handbook.Handbook {
	t.Helper()
	contentOnce.Do(func() {
		src, found, err := content.Load(data.Files, "data")
		if err != nil {
			t.Fatal(err)
		}
		noErrors(t, found)
		hb, found := handbook.Resolve(src)
		noErrors(t, found)
		contentOurs = hb
	})
	if contentOurs == nil {
		t.Fatal("our handbook could not be resolved; see the first test that fails")
	}
	return contentOurs
}

// span is how many of something there may be.
type span struct{ least, most int }

// perLevel is how many indicators and contra-indicators each level of a
// competency has. Customer orientation has those of its sources.
func perLevel(c *handbook.Competency) (indicators, contra [5]span) {
	if c.ID == "customer-orientation" {
		for i := range 5 {
			a, b := [5]int{8, 8, 9, 8, 11}[i], [5]int{5, 3, 2, 4, 2}[i]
			indicators[i], contra[i] = span{a, a}, span{b, b}
		}
		return indicators, contra
	}
	for i := range 5 {
		indicators[i], contra[i] = span{4, 8}, span{2, 4}
	}
	return indicators, contra
}

func TestEveryCompetencyIsWhole(t *testing.T) {
	hb := ourHandbook(t)
	var ids []string
	for _, c := range hb.Competencies {
		ids = append(ids, c.ID)
		t.Run(c.ID, func(t *testing.T) {
			count := func(what string, got int, want span) {
				t.Helper()
				if got < want.least || got > want.most {
					t.Errorf("%d %s, want %d to %d", got, what, want.least, want.most)
				}
			}
			count("elements", len(c.Elements), span{5, 7})
			count("levels", len(c.Levels), span{5, 5})
			count("competing orientations", len(c.Competing), span{3, 7})
			count("activities", len(c.Activities), span{10, 40})
			count("practices", len(c.Practices), span{3, 15})
			count("measures", len(c.Measures), span{2, 14})
			count("questions", len(c.Questions), span{4, 10})
			count("stories", len(c.Stories), span{1, 5})
			count("related competencies", len(c.Related), span{2, 7})
			kinds := map[string]bool{}
			for _, a := range c.Activities {
				kinds[a.ActivityKind.ID] = true
			}
			count("kinds of activity", len(kinds), span{4, 10})
			for what, missing := range map[string]bool{
				"definition": c.Definition.Empty(), "reason why": c.Why.Empty(), "summary": c.Summary == "",
				"owner": c.Owner == "", "date of review": c.Reviewed.IsZero(),
			} {
				if missing {
					t.Errorf("it has no %s", what)
				}
			}

			indicators, contra := perLevel(c)
			for i, l := range c.Levels {
				count(fmt.Sprintf("indicators at level %d", l.Number), len(l.Indicators), indicators[i])
				count(fmt.Sprintf("contra-indicators at level %d", l.Number), len(l.ContraIndicators), contra[i])
				count(fmt.Sprintf("activities for level %d", l.Number), len(l.Activities), span{3, 40})
				if l.Undefined || l.Essence == "" || l.Description.Empty() {
					t.Errorf("level %d is not described", l.Number)
				}
			}
			var headings []string
			for _, group := range c.Demonstrate {
				headings = append(headings, group.Heading)
				count("prompts under "+group.Heading, len(group.Prompts), span{2, 3})
			}
			if want := []string{"do", "assess", "learn", "apply", "reflect"}; !slices.Equal(headings, want) {
				t.Errorf("prompts for %q, want %q", headings, want)
			}
			for _, p := range c.Practices {
				count("steps of "+p.ID, len(p.Steps), span{3, 6})
				count("examples of "+p.ID, len(p.Examples), span{1, 8})
				count("pitfalls of "+p.ID, len(p.Pitfalls), span{2, 5})
			}
			count("stages", len(c.Expectations), span{len(hb.Stages), len(hb.Stages)})
			below := 0
			for _, e := range c.Expectations {
				count("expectations of "+e.Stage.ID, len(e.Expectations), span{3, 4})
				if e.Level == nil || e.Level.Number <= below {
					t.Fatalf("%s asks for no higher level than the stage below", e.Stage.ID)
				}
				below = e.Level.Number
			}
		})
	}
	slices.Sort(ids)
	want := []string{"communication", "customer-orientation", "initiative-and-ownership", "leading-people",
		"learning-and-development", "planning-and-delivery", "problem-solving", "teamwork"}
	if !slices.Equal(ids, want) {
		t.Errorf("the competencies are %q, want %q", ids, want)
	}
	for _, c := range hb.Categories {
		if len(c.Competencies) == 0 || c.Summary == "" {
			t.Errorf("the category %s is empty or has no summary", c.ID)
		}
	}
}

func TestEveryOrientationShows(t *testing.T) {
	for _, o := range ourHandbook(t).Orientations {
		if len(o.ContraIndicators) == 0 || len(o.Competing) == 0 {
			t.Errorf("%s drives %d contra-indicators and competes with %d competencies", o.ID, len(o.ContraIndicators), len(o.Competing))
		}
		if len(o.Shows) < 3 || len(o.PullsBack) < 3 {
			t.Errorf("%s has %d signs and %d things that pull back", o.ID, len(o.Shows), len(o.PullsBack))
		}
	}
}

func TestEveryRoleHasAPath(t *testing.T) {
	hb := ourHandbook(t)
	var ids []string
	for _, r := range hb.Roles {
		ids = append(ids, r.ID)
		if len(r.Next) == 0 || slices.Contains(r.Next, r) {
			t.Errorf("%s leads nowhere", r.ID)
		}
		if n := len(r.Targets); n < 4 || n > 8 {
			t.Errorf("%s needs %d competencies, want 4 to 8", r.ID, n)
		}
		for _, target := range r.Targets {
			checkNote(t, r, target)
		}
	}
	slices.Sort(ids)
	want := []string{"account-manager", "department-head", "field-technician", "operations-analyst",
		"project-coordinator", "service-desk-agent", "software-developer", "team-lead"}
	if !slices.Equal(ids, want) {
		t.Errorf("the roles are %q, want %q", ids, want)
	}
	for _, s := range hb.Stages {
		if len(s.Roles) == 0 {
			t.Errorf("no role has the stage %s", s.ID)
		}
	}
}

// checkNote checks that the note of a target says so when the role needs more
// or less than its career stage does.
func checkNote(t *testing.T, r *handbook.Role, target *handbook.Target) {
	t.Helper()
	const asked = "what your career stage asks for"
	c := target.Level.Competency
	i := slices.IndexFunc(c.Expectations, func(e *handbook.StageExpectation) bool { return e.Stage == r.Stage })
	if i < 0 {
		t.Fatalf("%s has a stage of which %s expects nothing", r.ID, c.ID)
	}
	want := map[int]string{-1: "ne level below " + asked, 0: "", 1: "ne level above " + asked}
	words, ok := want[target.Level.Number-c.Expectations[i].Level.Number]
	switch {
	case target.Note == "":
		t.Errorf("%s, %s: what level %d means there is not said", r.ID, c.ID, target.Level.Number)
	case !ok:
		t.Errorf("%s, %s: level %d is far from the %d of its stage", r.ID, c.ID, target.Level.Number, c.Expectations[i].Level.Number)
	case words == "" && strings.Contains(target.Note, asked), !strings.Contains(target.Note, words):
		t.Errorf("%s, %s: its stage asks for level %d, and the note on level %d says %q", r.ID, c.ID,
			c.Expectations[i].Level.Number, target.Level.Number, target.Note)
	}
}

// TestBehaviours checks the form of indicators and contra-indicators, by which
// they can be read one below the other.
func TestBehaviours(t *testing.T) {
	for _, i := range ourHandbook(t).Items {
		if i.Kind != handbook.KindIndicator && i.Kind != handbook.KindContraIndicator {
			continue
		}
		words := strings.Fields(i.Text)
		if !strings.HasSuffix(words[0], "s") || !unicode.IsUpper(rune(words[0][0])) {
			t.Errorf("%s does not begin with what a person does: %q", i.ID, i.Text)
		}
		if len(words) > 18 || strings.ContainsAny(i.Text, ".;:!?") {
			t.Errorf("%s is not one short line: %q", i.ID, i.Text)
		}
	}
}

// alike is the share of their words from which on two items count as the same.
// Those that once said the same thing lay at 0.4 and above; the highest share of
// two that do not is 0.38 ("Agrees with partners what each hand-over must
// contain" and "Compares the finished result with what was agreed before handing
// it over").
const alike = 0.4

// TestNothingIsSaidTwice compares all behaviours, activities, steps, prompts,
// elements and expectations with one another.
func TestNothingIsSaidTwice(t *testing.T) {
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
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
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

// avoided are expressions that our handbook does not use, with the reason.
var avoided = map[string]string{
	`proactiv\w*|synerg\w*|leverag\w*|evangeli\w*|stakeholders?|holistic\w*|best practices?|best[- ]in[- ]class|world[- ]class`:          "jargon",
	`going forward|touch base|deep dives?|bandwidth|actionable|impactful|utili[sz]\w*|paradigms?|ecosystems?|mindsets?|buy-in|silos?`:    "jargon",
	`deliverables?|kpis?|onboarding|headcount|human capital|streamlin\w*|cutting[- ]edge|game[- ]chang\w*|low-hanging|seamless(?:ly)?`:   "jargon",
	`core competenc\w*|value[- ]add\w*|results?-driven|self-starters?|team players?|rock ?stars?|think outside|win-win|take ownership`:   "jargon",
	`he|she|him|his|her|hers|himself|herself|s/he|manpower|man-hours?|chairm[ae]n|foreman|workm[ae]n|salesm[ae]n|guys?|businessm[ae]n`:   "it leaves people out",
	`disabled people|the disabled|the elderly|wheelchair[- ]bound|suffers? from a disability|normal people|native speakers?|able-bodied`: "it leaves people out",
	`fail(?:s|ed|ing|ures?)?|scor(?:es?|ed|ing)|underperform\w*|low performers?|high performers?|inferiors?|superiors?|subordinates?`:    "it judges people",
	`lazy|stupid|incompetent|useless people|difficult people|problem employees?`:                                                         "it judges people",
}

// called are names in which an avoided word is all right: measures that are
// known everywhere by these names.
var called = regexp.MustCompile(`(?i)customer (satisfaction|effort|health) score|net promoter score`)

func TestPlainWords(t *testing.T) {
	texts := ourTexts(t)
	for _, words := range slices.Sorted(maps.Keys(avoided)) {
		pattern := regexp.MustCompile(`(?i)\b(?:` + words + `)\b`)
		for _, w := range texts {
			for _, found := range pattern.FindAllString(called.ReplaceAllString(readable(w.text), ""), -1) {
				t.Errorf("%s says %q (%s): %.80q", w.file, found, avoided[words], w.text)
			}
		}
	}
}

// american are spellings that British English does not have, with its own.
var american = map[string]string{
	"analog": "analogue", "analyze": "analyse", "apologize": "apologise", "armor": "armour", "behavior": "behaviour", "behaviors": "behaviours",
	"canceled": "cancelled", "canceling": "cancelling", "catalog": "catalogue", "center": "centre", "centers": "centres", "centered": "centred",
	"check mark": "tick", "color": "colour", "colors": "colours", "colored": "coloured", "counseling": "counselling", "defense": "defence",
	"dialog": "dialogue", "endeavor": "endeavour", "enroll": "enrol", "enrollment": "enrolment", "favor": "favour", "favors": "favours",
	"favorite": "favourite", "favorites": "favourites", "fiber": "fibre", "flavor": "flavour", "fulfill": "fulfil", "fulfillment": "fulfilment",
	"gotten": "got", "gray": "grey", "harbor": "harbour", "honor": "honour", "honored": "honoured", "humor": "humour",
	"inquiries": "enquiries", "inquiry": "enquiry", "installment": "instalment", "jewelry": "jewellery", "judgment": "judgement",
	"labeled": "labelled", "labeling": "labelling", "labor": "labour", "license": "licence (noun)", "liter": "litre", "meter": "metre",
	"modeling": "modelling", "modeled": "modelled", "neighbor": "neighbour", "neighbors": "neighbours", "neighborhood": "neighbourhood",
	"offense": "offence", "odor": "odour", "pajamas": "pyjamas", "plow": "plough", "practiced": "practised", "practicing": "practising",
	"program": "programme", "programs": "programmes", "rumor": "rumour", "rumors": "rumours", "signaled": "signalled", "skeptical": "sceptical",
	"skillful": "skilful", "theater": "theatre", "tire": "tyre", "totaled": "totalled", "traveled": "travelled", "traveler": "traveller",
	"travelers": "travellers", "traveling": "travelling", "toward": "towards", "willful": "wilful", "vacation": "holiday", "elevator": "lift",
	"sidewalk": "pavement", "coworker": "colleague", "coworkers": "colleagues",
}

// izes finds verbs in -ize and -yze and what is made of them.
var izes = regexp.MustCompile(`(?i)\b[a-z]{3,}(?:i|y)z(?:e|es|ed|er|ers|ing|ation|ations)\b`)

func TestBritishSpelling(t *testing.T) {
	spellings := slices.SortedFunc(maps.Keys(american), func(a, b string) int {
		return cmp.Or(len(b)-len(a), strings.Compare(a, b)) // the longest first, so that the whole word is told
	})
	pattern := regexp.MustCompile(`(?i)\b(?:` + strings.Join(spellings, "|") + `)\b`)
	for _, w := range ourTexts(t) {
		text := readable(w.text)
		for _, found := range pattern.FindAllString(text, -1) {
			t.Errorf("%s has %q, want %q: %.80q", w.file, found, american[strings.ToLower(found)], w.text)
		}
		for _, found := range izes.FindAllString(text, -1) {
			t.Errorf("%s has %q, want the spelling with an s: %.80q", w.file, found, w.text)
		}
	}
}

// readable returns what a reader reads of a text: not where its links lead.
func readable(text string) string { return destination.ReplaceAllString(text, "] ") }
