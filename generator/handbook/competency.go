package handbook

import (
	"time"

	"handbook/generator/content"
	"handbook/generator/markdown"
)

// Competency is one competency with everything that belongs to it.
type Competency struct {
	Item
	Category   *Category
	Scale      *Scale
	Summary    string
	Definition markdown.Prose
	Why        markdown.Prose
	Owner      string
	Reviewed   time.Time // zero when not given

	Elements     []*Item  // the abilities that it is made of
	Levels       []*Level // one for each step of the scale, in order
	Competing    []*Competing
	Activities   []*Activity
	Demonstrate  []PromptGroup // Do, Assess, Learn, Apply, Reflect; those that have prompts
	Practices    []*Practice
	Measures     []*Measure
	Questions    []*Question
	Stories      []*Story
	Related      []*Competency
	Expectations []*StageExpectation
	Targets      []*Target // of the roles that need it

	// Version changes as soon as anything changes that the competency's own pages
	// can show: in its content, in the handbook, in what it has ties with.
	Version content.Digest

	summaryAt content.Place
	namings   []naming // where its levels are named
	file      string
}

// Level is one step of a competency.
type Level struct {
	Item             // ID is "COMPETENCY/NUMBER"
	Number           int
	Name             string // from the scale
	Essence          string
	Description      markdown.Prose
	Undefined        bool
	Indicators       []*Indicator
	ContraIndicators []*ContraIndicator

	Below, Above *Level // the neighbours on the ladder; nil at its ends
	Activities   []*Activity
	Targets      []*Target           // of the roles that expect this level
	Expectations []*StageExpectation // of the stages that expect this level

	essenceAt content.Place
}

// Behaviours returns how many indicators and contra-indicators there are: what a
// self-check asks for, and a conversation about the level.
func (l *Level) Behaviours() int { return len(l.Indicators) + len(l.ContraIndicators) }

// Check returns the path of the level's self-check page.
func (l *Level) Check() string { return checkPath(l.Link.Page) }

// Guide returns the path of the guide to a conversation about the level.
func (l *Level) Guide() string { return guidePath(l.Link.Page) }

// Compare returns the path of the page with the competency's levels side by
// side.
func (c *Competency) Compare() string { return comparePath(c.ID) }

// Indicator is one behaviour that shows the level.
type Indicator struct {
	Item
	Level      *Level
	Story      *Story       // that shows it; may be nil
	BuildsOn   *Indicator   // of a lower level; may be nil
	BuiltOnBy  []*Indicator // of higher levels
	Activities []*Activity  // that serve it by name
}

// ContraIndicator is one behaviour that shows the level is missed.
type ContraIndicator struct {
	Item
	Level       *Level
	Orientation *Orientation // that usually drives it; may be nil
}

// Competing tells how an orientation competes with a competency.
type Competing struct {
	Item        // Text is the feature
	Orientation *Orientation
}

// Activity is something that develops a competency.
type Activity struct {
	Item
	ActivityKind *ActivityKind
	Body         markdown.Prose
	Levels       []*Level // with those of its indicators
	Whole        []*Level // that it serves as a whole, and not one of their indicators alone
	Indicators   []*Indicator
}

// PromptGroup is one of the five headings with its prompts, which help a person show
// what was developed.
type PromptGroup struct {
	Heading string // "do", "assess", "learn", "apply", "reflect"
	Prompts []*Item
}

// Practice is a way of working that puts the competency to work.
type Practice struct {
	Item     // Text is the name
	Body     markdown.Prose
	Steps    []*Item
	Examples []*Item
	Pitfalls []*Item
	Measures []*Measure
}

// Measure is how one sees the effect.
type Measure struct {
	Item         // Text is the name
	Abbreviation string
	Definition   markdown.Prose
	Question     string
	Formula      string
	MovedBy      []string
	Practices    []*Practice // that name it
}

// Question is a frequently asked question.
type Question struct {
	Item   // Text is the question
	Answer markdown.Prose
}

// Story is a short case.
type Story struct {
	Item       // Text is the title
	Body       markdown.Prose
	Indicators []*Indicator // that it shows
}

// StageExpectation tells what a stage expects of a competency.
type StageExpectation struct {
	Item         // Text is the stage's name
	Stage        *Stage
	Level        *Level // may be nil
	Expectations []*Item
}
