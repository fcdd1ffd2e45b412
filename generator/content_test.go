package generator_test

import (
	"fmt"
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
// editor signs: every competency whole, and every role with a way on. In
// alike_test.go nothing is said twice, and in wording_test.go in one kind of
// English.

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
		hb, found := handbook.Resolve(src, nil)
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
			for _, competing := range c.Competing {
				if !slices.ContainsFunc(competing.Orientation.ContraIndicators, func(i *handbook.ContraIndicator) bool { return i.Level.Competency == c }) {
					t.Errorf("%s competes with it and drives none of its contra-indicators", competing.Orientation.ID)
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

// inward is what stands in a line that tells what somebody thinks, or nothing definite.
var inward = regexp.MustCompile(`(?i)^(?:Believes|Cares|Considers|Counts on|Feels|Hopes|Judges|Knows|Leaves it to chance|Looks no|Makes sure|Ensures|Sees (?:to it )?that|Regards|Takes .+ for an?|Takes steps|Thinks|Treats .+ as|Understands|Values|Wants)\b|\b(?:unconcerned|shared outlook|feel their displeasure|guards the borders)\b`)

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
		if inward.MatchString(i.Text) {
			t.Errorf("%s is nothing that one can see or hear: %q", i.ID, i.Text)
		}
	}
}

// length is a word that says how long something takes, or when to look at it again.
var length = regexp.MustCompile(`(?i)\b(?:minutes?|(?:half-)?hours?|days?|mornings?|afternoons?|evenings?|weeks?|fortnights?|month(?:s|ly)?|quarters?|(?:half-)?years?)\b`)

// TestActivitiesHaveAnEnd checks that each activity tells how long it takes, or when
// to see what has come of it: what has no day is put off.
func TestActivitiesHaveAnEnd(t *testing.T) {
	for _, a := range ourHandbook(t).Activities {
		if !length.MatchString(a.Text) {
			t.Errorf("%s can be put off for ever: %q", a.ID, a.Text)
		}
	}
}

// TestEachTakesItsOwnFurther checks indicators that were once said to take another one
// further than they do.
func TestEachTakesItsOwnFurther(t *testing.T) {
	for id, want := range map[string]string{
		"co-many-forms": "co-channel", "co-question-ways": "co-invites-objection", "co-plain-rule": "co-plain-words",
		"finds-causes": "settles-routine", "makes-better": "finds-causes", "wins-commitment": "cares-about-needs",
	} {
		for _, c := range ourHandbook(t).Competencies {
			for _, l := range c.Levels {
				for _, i := range l.Indicators {
					if i.ID == id && (i.BuildsOn == nil || i.BuildsOn.ID != want) {
						t.Errorf("%s does not take %s further", id, want)
					}
				}
			}
		}
	}
}
