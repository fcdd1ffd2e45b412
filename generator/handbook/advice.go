package handbook

import (
	"fmt"
	"slices"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// The most words that can be read at a glance.
const (
	wordsOfIndicator = 25
	wordsOfEssence   = 20
	wordsOfSummary   = 30
)

// Advise returns what is not wrong in a handbook but could be better. It is for
// a handbook that came without errors: what an error hides seems to be unused.
func Advise(hb *Handbook) diag.List {
	a := &adviser{verbs: openingWords(hb)}
	if hb.titleAt.Known() {
		a.Add(diag.IDOfTitle, hb.titleAt, "the handbook has no id, so readers will not find their answers again when its title changes", "add id = "+diag.Quote(hb.ID))
	}
	if hb.untoldAt.Known() {
		a.Add(diag.UnlistedEdition, hb.untoldAt, fmt.Sprintf("no changes are told of the edition %s", diag.Quote(hb.Edition)),
			fmt.Sprintf("add [[changes]] with edition = %s, which say what is new", diag.Quote(hb.Edition)))
	}
	for _, c := range hb.Categories {
		a.unless(len(c.Competencies) > 0, diag.EmptyCategory, &c.Item, "no competency belongs to %s", "add one, or delete the category")
	}
	for _, s := range hb.Sources {
		a.unless(len(s.CitedBy) > 0 || s.Introduced, diag.UnusedSource, &s.Item, "nothing cites %s", "cite it where its ideas are used, or delete it")
	}
	for _, o := range hb.Orientations {
		a.unless(len(o.ContraIndicators) > 0, diag.IdleOrientation, &o.Item, "no contra-indicator names %s",
			"write orientation = "+diag.Quote(o.ID)+" where it is what usually drives a contra-indicator, or delete it")
	}
	for _, s := range hb.Stories {
		a.unless(len(s.Indicators) > 0, diag.UnusedStory, &s.Item, "no indicator names %s", named(&s.Item, "write story = %s at an indicator that it shows"))
	}
	for _, m := range hb.Measures {
		a.unless(len(m.Practices) > 0, diag.UnusedMeasure, &m.Item, "no practice names %s", named(&m.Item, "add %s to the measures of a practice that moves it"))
	}
	needed := map[string]bool{} // by their names: of one that is given twice, a copy is told as such
	for _, c := range hb.Competencies {
		needed[foldPath(c.Text)] = needed[foldPath(c.Text)] || len(c.Targets) > 0
	}
	for _, c := range hb.Competencies {
		a.unless(needed[foldPath(c.Text)] || len(hb.Roles) == 0, diag.UnusedCompetency, &c.Item, "no role needs %s", "add it to the targets of a role")
		a.short(c.summaryAt, "summary", c.Summary, wordsOfSummary)
		a.signs(c.summaryAt, c.Kind, "summary", c.Summary)
		a.competency(c)
	}
	names := map[string]*Item{}
	for _, c := range hb.Competencies {
		a.sameName(names, &c.Item, "")
	}
	for _, p := range hb.Pages {
		a.sameName(names, &p.Item, "")
	}
	for _, role := range hb.Roles {
		a.sameName(names, &role.Item, idOf(role.Stage))
	}
	for _, i := range hb.Items {
		name := string(i.Kind)
		if i.Kind == KindPage {
			name = "title of the page"
		}
		if i.Kind != KindActivity { // which is Markdown
			a.plain(i.At, name, i.Text)
		}
		a.mark(i.At, i.Kind, name, i.Text)
	}
	for _, l := range hb.lines {
		a.signs(l.at, "", l.name, l.text)
	}
	return slices.DeleteFunc(a.Sorted(), func(d diag.Diagnostic) bool { return hb.ignored[d.Code] })
}

// ignorable is the advice against which an organisation may have good reasons, such as a
// wording that others have agreed on. What else is advised stands against the handbook itself.
var ignorable = []diag.Code{
	diag.EmptyCategory, diag.IdleOrientation, diag.LongSentence, diag.NoActivities, diag.NoIndicators, diag.NotOneBehaviour,
	diag.UnusedCompetency, diag.UnusedMeasure, diag.UnusedSource, diag.UnusedStory,
}

// Ignorable reports whether advice with the code may be left out.
func Ignorable(code diag.Code) bool { return slices.Contains(ignorable, code) }

// ignore notes which advice is not to be given.
func (r *resolver) ignore(codes []content.Text) {
	r.hb.ignored = map[diag.Code]bool{}
	known := make([]string, len(ignorable))
	for i, code := range ignorable {
		known[i] = string(code)
	}
	for _, c := range codes {
		if !slices.Contains(known, c.Value) {
			r.Add(diag.BadValue, c.At, fmt.Sprintf("%s is no advice that can be left out", diag.Quote(c.Value)), diag.DidYouMean(c.Value, known))
			continue
		}
		r.hb.ignored[diag.Code(c.Value)] = true
	}
}

// adviser collects advice.
type adviser struct {
	diag.List
	verbs map[string]bool // words that an indicator begins with
}

// unless advises about an item, which stands for the %s of the message, unless
// all is well with it.
func (a *adviser) unless(well bool, code diag.Code, item *Item, message, hint string) {
	if !well {
		a.Add(code, item.At, fmt.Sprintf(message, fmt.Sprintf("the %s %s", item.Kind, diag.Quote(item.Text))), hint)
	}
}

// named returns a hint in which the id of a small item stands for the %s. One that is
// derived would change with the text.
func named(item *Item, hint string) string {
	if item.ID == deriveID(item.Kind, item.Competency.ID, item.Text) {
		return "give it an id, and " + fmt.Sprintf(hint, `"..."`)
	}
	return fmt.Sprintf(hint, diag.Quote(item.ID))
}

// short advises about a text with too many words.
func (a *adviser) short(at content.Place, name, text string, limit int) {
	if n := len(strings.Fields(text)); n > limit {
		a.Add(diag.LongSentence, at, fmt.Sprintf("the %s has %d words", name, n), fmt.Sprintf("%d are enough to be read at a glance", limit))
	}
}

// sameName advises about a second item of a kind with the name of another one, which
// lists could not tell apart. Two roles can have one name at different stages.
func (a *adviser) sameName(names map[string]*Item, item *Item, stage string) {
	key := string(item.Kind) + "/" + stage + "/" + foldPath(item.Text)
	if first := names[key]; first != nil {
		a.Add(diag.GivenTwice, item.At, fmt.Sprintf("a second %s with the name %s", item.Kind, diag.Quote(item.Text)),
			fmt.Sprintf("the first is at %s; give one of them another name, or delete one if it is a copy", first.At))
		return
	}
	names[key] = item
}

func (a *adviser) competency(c *Competency) {
	a.unless(len(c.Activities) > 0, diag.NoActivities, &c.Item, "no activity develops %s", "add [[activities]]")
	for _, l := range c.Levels {
		if l.Undefined {
			continue
		}
		name := fmt.Sprintf("level %d", l.Number)
		if len(l.Indicators) == 0 {
			a.Add(diag.NoIndicators, l.At, name+" has no indicators", "say what one would see a person do there, or write undefined = true")
		}
		if len(l.Activities) == 0 && len(c.Activities) > 0 {
			a.Add(diag.NoActivities, l.At, "no activity develops "+name, fmt.Sprintf("add %d to the levels of one", l.Number))
		}
		a.short(l.essenceAt, "essence", l.Essence, wordsOfEssence)
		a.signs(l.essenceAt, l.Kind, "essence", l.Essence)
		for _, i := range l.Indicators {
			a.short(i.At, "indicator", i.Text, wordsOfIndicator)
			if a.several(i.Text) {
				a.Add(diag.NotOneBehaviour, i.At, "the indicator seems to hold several behaviours",
					"make an indicator of each, so that a person can show one without the other")
			}
		}
		for _, i := range l.ContraIndicators {
			a.short(i.At, "contra-indicator", i.Text, wordsOfIndicator)
		}
	}
}

// several reports whether a text surely holds several behaviours: two sentences
// joined by a semicolon, or three verbs. A verb is a word that another indicator
// begins with; two of them often make one behaviour ("listens and asks").
func (a *adviser) several(text string) bool {
	if strings.ContainsAny(text, ";؛") {
		return true
	}
	words := strings.Fields(strings.ToLower(text))
	verbs := 0
	for i, word := range words {
		joined := i == 0 || words[i-1] == "and" || strings.HasSuffix(words[i-1], ",")
		if joined && a.verbs[strings.Trim(word, ",.")] {
			verbs++
		}
	}
	return verbs >= 3
}

// openingWords returns the words that indicators begin with, in lower case.
func openingWords(hb *Handbook) map[string]bool {
	words := map[string]bool{}
	for _, c := range hb.Competencies {
		for _, l := range c.Levels {
			for _, i := range l.Indicators {
				first, _, _ := strings.Cut(strings.ToLower(i.Text), " ")
				words[first] = true
			}
		}
	}
	return words
}
