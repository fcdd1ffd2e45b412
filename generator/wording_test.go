package generator_test

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handbook/data"
)

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
	`(?:is|are) (?:an?|about) \w+, not (?:an?|about) \w+|not once but`:                                                                   "a turn of speech worn by use",
	`to understand, not (?:in order )?to reply|does not improve with age|belongs to everyone is done`:                                    "a saying of someone else",
}

// onlyReads skips a test that does nothing at the same time as anything else, where
// little time is asked for: for the race detector.
func onlyReads(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("it only reads, on one core; run it without -short")
	}
}

// called are names in which an avoided word is all right: measures that are
// known everywhere by these names.
var called = regexp.MustCompile(`(?i)customer (satisfaction|effort|health) score|net promoter score`)

func TestPlainWords(t *testing.T) {
	onlyReads(t)
	texts := textsIn(t, data.Files)
	for _, words := range slices.Sorted(maps.Keys(avoided)) {
		pattern := regexp.MustCompile(`(?i)\b(?:` + words + `)\b`)
		for _, w := range texts {
			for _, found := range pattern.FindAllString(called.ReplaceAllString(readable(w.text), ""), -1) {
				t.Errorf("%s says %q (%s): %.80q", w.file, found, avoided[words], w.text)
			}
		}
	}
}

// foreign are expressions of other languages in English words, with what one says instead.
var foreign = map[string]string{
	`also (?:when|where|after|about)`:                            "even when, even where, even after, even about",
	`single (?:people|persons|customers|colleagues|teams)`:       "individual, or one at a time: who is single is not married",
	`single measures`:                                            "efforts: a measure is how one sees an effect",
	`short(?:er|en|ens)? (?:the )?ways|long(?:er)? ways`:         "path, or walk",
	`(?:give|gives|giving|given) (?:\w+ )?the word|until when`:   "let them speak; by when",
	`duty plans?|rosters?|counts? with (?:customers|colleagues)`: "rota; is seen by",
	`through the house|at (?:their|your) own hands`:              "building; by them",
	`anyone of (?:us|you|them)|(?:by|in) a (?:long|short)er way`: "any one of us; by a longer route",
	`is no matter for|has a great part in|hangs? on a title`:     "is not up to; does much for; depends on",
	`try it out in small|stood no \w+|make on purpose`:           "on a small scale; there was no; do on purpose",
	`late wish(?:es)?|wishes (?:they|would)`:                     "requests: a wish is what one hopes for",
	`stays? under the table|by themselves, bring|\d stay out`:    "is swept under the carpet; of their own accord; are left out",
	`after their own time|how many days the next`:                "when others have taken over; how many days sooner",
	`speaks? to people in person`:                                "personally: in person is face to face",
	`(?:by|receive) mails?`:                                      "e-mails, or letters",
	`group talks?|the safety that|openings for|words you act by`: "group discussions; the certainty that; ideas for; act as you say",
	`would go about in|was in the second week`:                   "would do; two weeks in the job",
}

// typed is what a keyboard gives for an apostrophe, quotation marks and dots.
var typed = regexp.MustCompile(`['"]|\.\.\.`)

// TestTypography checks that our texts are set as a book is.
func TestTypography(t *testing.T) {
	onlyReads(t)
	for _, w := range textsIn(t, data.Files) {
		if found := typed.FindString(readable(w.text)); found != "" {
			t.Errorf("%s has %s, want what a book has for it: %.80q", w.file, found, w.text)
		}
	}
}

// signs are those of formulas as a keyboard has them, with those that a book has.
var signs = map[string]string{` x \w`: "×", `\w - \w`: "−", `(?:^|[^\w])-\d`: "−"}

// TestSignsOfFormulas checks that our formulas are set as a book is.
func TestSignsOfFormulas(t *testing.T) {
	onlyReads(t)
	texts := textsIn(t, data.Files)
	for _, sign := range slices.Sorted(maps.Keys(signs)) {
		pattern := regexp.MustCompile(sign)
		for _, w := range texts {
			if strings.HasSuffix(w.file, ".toml") && pattern.MatchString(w.text) {
				t.Errorf("%s has another sign than %s in %.80q", w.file, signs[sign], w.text)
			}
		}
	}
}

func TestEnglishIdiom(t *testing.T) {
	onlyReads(t)
	texts := textsIn(t, data.Files)
	for _, words := range slices.Sorted(maps.Keys(foreign)) {
		pattern := regexp.MustCompile(`(?i)\b(?:` + words + `)\b`)
		for _, w := range texts {
			for _, found := range pattern.FindAllString(readable(w.text), -1) {
				t.Errorf("%s says %q, want %s: %.80q", w.file, found, foreign[words], w.text)
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
	onlyReads(t)
	spellings := slices.SortedFunc(maps.Keys(american), func(a, b string) int {
		return cmp.Or(len(b)-len(a), strings.Compare(a, b)) // the longest first, so that the whole word is told
	})
	pattern := regexp.MustCompile(`(?i)\b(?:` + strings.Join(spellings, "|") + `)\b`)
	for _, w := range textsIn(t, data.Files) {
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
