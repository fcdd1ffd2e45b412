package handbook

// exportFormat is the version of handbook.json. It rises when a field changes
// its meaning; new fields may come without that.
const exportFormat = 1

// Exported is handbook.json: the resolved content for other programs. Texts
// that were written in Markdown are given as Markdown. Addresses are paths
// below the site's root. What is empty is left out.
type Exported struct {
	Schema       string             `json:"$schema"` // path of the schema
	Format       int                `json:"format"`
	ID           string             `json:"id"`
	Title        string             `json:"title"`
	Organisation string             `json:"organisation"`
	Language     string             `json:"language"`
	Edition      string             `json:"edition,omitempty"`
	Cumulative   bool               `json:"cumulative"`
	Suggest      string             `json:"suggest,omitempty"` // an address; see [Handbook]
	Introduction string             `json:"introduction,omitempty"`
	Brand        exportedBrand      `json:"brand"`
	Audiences    []exportedAudience `json:"audiences,omitempty"`
	Scales       []exportedScale    `json:"scales"`
	Kinds        []exportedKind     `json:"kinds,omitempty"` // of activities
	Stages       []exportedItem     `json:"stages,omitempty"`
	Categories   []exportedItem     `json:"categories"`
	Sources      []exportedSource   `json:"sources,omitempty"`
	Orientations []exportedOrient   `json:"orientations,omitempty"`
	Competencies []Later            `json:"competencies"`
	Roles        []exportedRole     `json:"roles,omitempty"`
	Pages        []exportedItem     `json:"pages,omitempty"`
	Changes      []exportedChange   `json:"changes,omitempty"`
	Moved        []exportedMoved    `json:"moved,omitempty"`
}

type exportedBrand struct {
	Name       string `json:"name"`
	Logo       string `json:"logo,omitempty"`
	Accent     string `json:"accent,omitempty"`      // on light pages
	AccentDark string `json:"accent_dark,omitempty"` // on dark ones
}

type exportedAudience struct {
	Name     string `json:"name"`
	Markdown string `json:"markdown"`
}

type exportedKind struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"` // none for those that every handbook has
}

type exportedChange struct {
	Edition string   `json:"edition"`
	Date    string   `json:"date,omitempty"` // YYYY-MM-DD
	Changes []string `json:"changes"`
}

type exportedMoved struct {
	From string `json:"from"` // addresses
	To   string `json:"to"`
}

// Later is a competency of handbook.json. It is made when it is written, so that
// not all are in memory at once.
type Later struct{ competency *Competency }

// Value returns what is written.
func (l Later) Value() any { return exportCompetency(l.competency) }

type exportedItem struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Address  string   `json:"address"`
	Markdown string   `json:"markdown,omitempty"` // its body
	Summary  string   `json:"summary,omitempty"`
	Sources  []string `json:"sources,omitempty"` // ids
}

type exportedScale struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Levels    []string `json:"levels"`
	Summaries []string `json:"summaries,omitempty"` // one for each level, where any has one
	Sources   []string `json:"sources,omitempty"`   // ids
}

type exportedSource struct {
	exportedItem
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`
	Licence   string `json:"licence,omitempty"`
}

type exportedOrient struct {
	exportedItem
	PutsFirst        string   `json:"puts_first"`
	Shows            []string `json:"shows,omitempty"`
	PullsBack        []string `json:"pulls_back,omitempty"`
	ContraIndicators []string `json:"contra_indicators,omitempty"` // ids of those it drives
}

type exportedCompetency struct {
	exportedItem
	Category   string              `json:"category,omitempty"`
	Scale      string              `json:"scale,omitempty"`
	Definition string              `json:"definition"`
	Why        string              `json:"why,omitempty"`
	Owner      string              `json:"owner,omitempty"`
	Reviewed   string              `json:"reviewed,omitempty"` // YYYY-MM-DD
	Elements   []exportedItem      `json:"elements,omitempty"`
	Levels     []exportedLevel     `json:"levels"`
	Competing  []exportedCompeting `json:"competing,omitempty"`
	Activities []exportedActivity  `json:"activities,omitempty"`
	Prompts    []exportedPrompts   `json:"demonstrate,omitempty"`
	Practices  []exportedPractice  `json:"practices,omitempty"`
	Measures   []exportedMeasure   `json:"measures,omitempty"`
	Questions  []exportedItem      `json:"questions,omitempty"`
	Stories    []exportedItem      `json:"stories,omitempty"`
	Related    []string            `json:"related,omitempty"`
	Stages     []exportedStage     `json:"stages,omitempty"`
}

type exportedLevel struct {
	Number           int                 `json:"number"`
	Name             string              `json:"name"`
	Address          string              `json:"address"`
	Check            string              `json:"check"` // address of its self-check
	Undefined        bool                `json:"undefined,omitempty"`
	Essence          string              `json:"essence,omitempty"`
	Description      string              `json:"description,omitempty"`
	Indicators       []exportedIndicator `json:"indicators,omitempty"`
	ContraIndicators []exportedContra    `json:"contra_indicators,omitempty"`
	Sources          []string            `json:"sources,omitempty"` // ids
}

type exportedIndicator struct {
	exportedItem
	BuildsOn string `json:"builds_on,omitempty"`
	Story    string `json:"story,omitempty"`
}

type exportedContra struct {
	exportedItem
	Orientation string `json:"orientation,omitempty"`
}

type exportedCompeting struct {
	exportedItem
	Orientation string `json:"orientation"`
}

type exportedActivity struct {
	exportedItem
	Kind       string   `json:"kind"`
	Levels     []int    `json:"levels,omitempty"`
	Indicators []string `json:"indicators,omitempty"`
}

type exportedPrompts struct {
	Heading string         `json:"heading"` // do, assess, learn, apply, reflect
	Prompts []exportedItem `json:"prompts"`
}

type exportedPractice struct {
	exportedItem
	Steps    []exportedItem `json:"steps,omitempty"`
	Examples []exportedItem `json:"examples,omitempty"`
	Pitfalls []exportedItem `json:"pitfalls,omitempty"`
	Measures []string       `json:"measures,omitempty"`
}

type exportedMeasure struct {
	exportedItem
	Abbreviation string   `json:"abbreviation,omitempty"`
	Question     string   `json:"question,omitempty"`
	Formula      string   `json:"formula,omitempty"`
	MovedBy      []string `json:"moved_by,omitempty"`
}

type exportedStage struct {
	Stage        string         `json:"stage"`
	Level        int            `json:"level,omitempty"`
	Expectations []exportedItem `json:"expectations"`
	Sources      []string       `json:"sources,omitempty"` // ids
}

type exportedRole struct {
	exportedItem
	Stage   string           `json:"stage,omitempty"`
	Targets []exportedTarget `json:"targets,omitempty"`
	Next    []string         `json:"next,omitempty"`
}

type exportedTarget struct {
	Competency string `json:"competency"`
	Level      int    `json:"level"`
	Note       string `json:"note,omitempty"`
}
