package content

// Item is the form of an item that is little more than its text.
type Item struct {
	Here
	ID      Text   `toml:"id"`
	Text    Text   `toml:"text,required,short"`
	Sources []Text `toml:"sources"`
}

// Competency is one file of competencies/.
type Competency struct {
	Here
	ID         Text // from the file name
	Name       Text `toml:"name,required"`
	Category   Text `toml:"category,required"`
	Scale      Text `toml:"scale,required"`
	Summary    Text `toml:"summary,required"`
	Definition Text `toml:"definition,required"`
	Why        Text `toml:"why"`
	Owner      Text `toml:"owner"`
	Reviewed   Date `toml:"reviewed"`

	Sources      []Text             `toml:"sources"`
	Elements     []Item             `toml:"elements"`
	Related      []Text             `toml:"related"`
	Levels       []Level            `toml:"levels,required"`
	Competing    []Competing        `toml:"competing"`
	Activities   []Activity         `toml:"activities"`
	Demonstrate  Demonstrate        `toml:"demonstrate"`
	Practices    []Practice         `toml:"practices"`
	Measures     []Measure          `toml:"measures"`
	Questions    []Question         `toml:"questions"`
	Stories      []Story            `toml:"stories"`
	Expectations []StageExpectation `toml:"stages"`

	// Broken is set when levels may stand in what could not be read of the file.
	Broken bool
	// Second is where a second competency seems to begin in the file, if one does.
	Second Place
}

// Level is one step of a competency.
type Level struct {
	Here
	Level            Number            `toml:"level,required"`
	Essence          Text              `toml:"essence,unless=undefined"`
	Description      Text              `toml:"description"`
	Undefined        Flag              `toml:"undefined"`
	Indicators       []Indicator       `toml:"indicators"`
	ContraIndicators []ContraIndicator `toml:"contra_indicators"`
	Sources          []Text            `toml:"sources"`
}

// Indicator is one behaviour that shows the level.
type Indicator struct {
	Here
	ID       Text   `toml:"id"`
	Text     Text   `toml:"text,required,short"`
	Story    Text   `toml:"story"`
	BuildsOn Text   `toml:"builds_on"` // an indicator of a lower level that this one strengthens
	Sources  []Text `toml:"sources"`
}

// ContraIndicator is one behaviour that shows the level is missed.
type ContraIndicator struct {
	Here
	ID          Text   `toml:"id"`
	Text        Text   `toml:"text,required,short"`
	Orientation Text   `toml:"orientation"`
	Sources     []Text `toml:"sources"`
}

// Competing tells how an orientation competes with the competency.
type Competing struct {
	Here
	Orientation Text   `toml:"orientation,required"`
	Feature     Text   `toml:"feature,required"`
	Sources     []Text `toml:"sources"`
}

// Activity is something that develops the competency.
type Activity struct {
	Here
	ID         Text     `toml:"id"`
	Kind       Text     `toml:"kind,required"`
	Text       Text     `toml:"text,required"`
	Levels     []Number `toml:"levels,unless=indicators"`
	Indicators []Text   `toml:"indicators"`
	Sources    []Text   `toml:"sources"`
}

// Demonstrate holds the prompts under their five headings.
type Demonstrate struct {
	Here
	Do      []Item `toml:"do"`
	Assess  []Item `toml:"assess"`
	Learn   []Item `toml:"learn"`
	Apply   []Item `toml:"apply"`
	Reflect []Item `toml:"reflect"`
	Sources []Text `toml:"sources"`
}

// Practice is a way of working that puts the competency to work.
type Practice struct {
	Here
	ID       Text   `toml:"id"`
	Name     Text   `toml:"name,required"`
	Text     Text   `toml:"text,required"`
	Steps    []Item `toml:"steps"`
	Examples []Item `toml:"examples"`
	Pitfalls []Item `toml:"pitfalls"`
	Measures []Text `toml:"measures"`
	Sources  []Text `toml:"sources"`
}

// Measure is how one sees the effect.
type Measure struct {
	Here
	ID           Text   `toml:"id"`
	Name         Text   `toml:"name,required"`
	Abbreviation Text   `toml:"abbreviation"`
	Definition   Text   `toml:"definition,required"`
	Question     Text   `toml:"question"` // the question that it answers
	Formula      Text   `toml:"formula"`
	MovedBy      []Text `toml:"moved_by"`
	Sources      []Text `toml:"sources"`
}

// Question is a frequently asked question.
type Question struct {
	Here
	ID       Text   `toml:"id"`
	Question Text   `toml:"question,required"`
	Answer   Text   `toml:"answer,required"`
	Sources  []Text `toml:"sources"`
}

// Story is a short case.
type Story struct {
	Here
	ID      Text   `toml:"id"`
	Title   Text   `toml:"title,required"`
	Text    Text   `toml:"text,required"`
	Sources []Text `toml:"sources"`
}

// StageExpectation tells what a stage expects of the competency.
type StageExpectation struct {
	Here
	Stage        Text   `toml:"stage,required"`
	Level        Number `toml:"level"`
	Expectations []Item `toml:"expectations,required"`
	Sources      []Text `toml:"sources"`
}
