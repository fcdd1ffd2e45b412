package render

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"handbook/generator/handbook"
)

// readerContent is what the pages of a reader's own (my/...) need to know of
// the handbook, as handbook.content in scripts. Addresses are relative to the
// site's root.
type readerContent struct {
	ID           string              `json:"id"`
	Title        string              `json:"title"`
	Edition      string              `json:"edition"`
	Language     string              `json:"language"`
	Cumulative   bool                `json:"cumulative"`
	Categories   []readerName        `json:"categories"`
	Kinds        []readerName        `json:"kinds"` // of activities
	Competencies []readerLater       `json:"competencies"`
	Orientations []readerOrientation `json:"orientations"`
	Roles        []readerRole        `json:"roles"`
	Stages       []readerStage       `json:"stages"`
	Moved        map[string]string   `json:"moved,omitempty"` // "role:clerk" -> the id now
}

type readerName struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// readerLater is a competency that is made when it is written.
type readerLater struct {
	p *page
	c *handbook.Competency
}

// Value returns what is written.
func (l readerLater) Value() any { return l.p.readerCompetency(l.c) }

type readerCompetency struct {
	readerName
	URL        string              `json:"url"`
	Category   string              `json:"category"`
	Levels     []readerLevel       `json:"levels"`
	Activities []readerActivity    `json:"activities"`
	Prompts    map[string][]string `json:"prompts"` // by heading: do, assess, learn, apply, reflect
}

type readerLevel struct {
	Number     int          `json:"number"`
	Name       string       `json:"name"`
	URL        string       `json:"url"`
	Check      string       `json:"check"`
	Essence    string       `json:"essence"`
	Undefined  bool         `json:"undefined,omitempty"`
	Indicators []readerItem `json:"indicators"`
	Contra     []readerItem `json:"contra"`
}

type readerItem struct {
	ID          string `json:"id"`
	Text        string `json:"text"`
	Orientation string `json:"orientation,omitempty"`
}

type readerActivity struct {
	readerItem
	Kind       string   `json:"kind"`
	URL        string   `json:"url"`
	Levels     []int    `json:"levels"`
	Indicators []string `json:"indicators"`
}

type readerOrientation struct {
	readerName
	URL       string   `json:"url"`
	PutsFirst string   `json:"puts_first"`
	PullsBack []string `json:"pulls_back"`
}

type readerRole struct {
	readerName
	URL     string         `json:"url"`
	Stage   string         `json:"stage"`
	Targets map[string]int `json:"targets"` // level by competency
}

type readerStage struct {
	readerName
	URL     string         `json:"url"`
	Expects map[string]int `json:"expects"`
}

// contentScript writes my/content.js.
func (r *renderer) contentScript() error {
	return r.dataScript(handbook.PathContent, "content", r.readerContent())
}

// dataScript writes a classic script that sets one member of the global handbook. A
// text that is parsed is read faster than an object literal of its size, and nothing
// in it can be taken for script or for the end of one.
func (r *renderer) dataScript(path, member string, value any) error {
	return r.inPieces(path, func(w *bufio.Writer) error {
		fmt.Fprintf(w, "\"use strict\";\nglobalThis.handbook ??= {};\nhandbook.%s = JSON.parse('", member)
		err := writeJSON(quoted{w}, value, false)
		w.WriteString("');\n")
		return err
	})
}

// quoted writes JSON as the inside of a text between single quotation marks.
type quoted struct{ w io.Writer }

// quoting is done in this order.
var quoting = [][2]string{{`\`, `\\`}, {`'`, `\'`}, {"</", `<\/`}, {"<!--", `<\!--`}}

// Write implements io.Writer. A "<" is never the last byte that it gets.
func (q quoted) Write(json []byte) (int, error) {
	text := string(json)
	for _, q := range quoting { // faster than a replacer
		text = strings.ReplaceAll(text, q[0], q[1])
	}
	_, err := io.WriteString(q.w, text)
	return len(json), err
}

func (r *renderer) readerContent() readerContent {
	hb, p := r.hb, &page{renderer: r, path: handbook.PathIndex} // addresses from the root
	return readerContent{
		ID: hb.ID, Title: hb.Title, Edition: hb.Edition, Language: hb.Language, Cumulative: hb.Cumulative,
		Categories:   views(hb.Categories, func(c *handbook.Category) readerName { return readerName{c.ID, c.Text} }),
		Kinds:        views(hb.Kinds, func(k *handbook.ActivityKind) readerName { return readerName{k.ID, p.kindName(k)} }),
		Competencies: views(hb.Competencies, func(c *handbook.Competency) readerLater { return readerLater{p, c} }),
		Orientations: views(hb.Orientations, func(o *handbook.Orientation) readerOrientation {
			return readerOrientation{readerName{o.ID, o.Text}, p.href(o.Link), o.PutsFirst, append([]string{}, o.PullsBack...)}
		}),
		Roles:  views(hb.RolesByName(), p.readerRole), // who looks for one may not know its stage
		Stages: views(slices.DeleteFunc(slices.Clone(hb.Stages), isGrade), p.readerStage), Moved: hb.Renamed,
	}
}

func (p *page) readerCompetency(c *handbook.Competency) readerCompetency {
	out := readerCompetency{
		readerName: readerName{c.ID, c.Text}, URL: p.href(c.Link), Category: c.Category.ID, Prompts: map[string][]string{},
		Levels: views(c.Levels, p.readerLevel), Activities: views(c.Activities, p.readerActivity),
	}
	for _, g := range c.Demonstrate {
		out.Prompts[g.Heading] = views(g.Prompts, func(prompt *handbook.Item) string { return prompt.Text })
	}
	return out
}

func (p *page) readerLevel(l *handbook.Level) readerLevel {
	return readerLevel{
		Number: l.Number, Name: p.theme.Words.LevelName(l.Number, l.Name), URL: p.href(l.Link), Check: p.href(handbook.Link{Page: l.Check()}),
		Essence: l.Essence, Undefined: l.Undefined,
		Indicators: views(l.Indicators, func(i *handbook.Indicator) readerItem { return readerItem{ID: i.ID, Text: i.Text} }),
		Contra: views(l.ContraIndicators, func(x *handbook.ContraIndicator) readerItem {
			item := readerItem{ID: x.ID, Text: x.Text}
			if x.Orientation != nil {
				item.Orientation = x.Orientation.ID
			}
			return item
		}),
	}
}

func (p *page) readerActivity(a *handbook.Activity) readerActivity {
	return readerActivity{
		readerItem: readerItem{ID: a.ID, Text: a.Text}, Kind: a.ActivityKind.ID, URL: p.href(a.Link),
		Levels:     views(a.Whole, func(l *handbook.Level) int { return l.Number }),
		Indicators: views(a.Indicators, func(i *handbook.Indicator) string { return i.ID }),
	}
}

func (p *page) readerRole(r *handbook.Role) readerRole {
	out := readerRole{readerName: readerName{r.ID, r.Text}, URL: p.href(r.Link), Targets: map[string]int{}}
	if r.Stage != nil {
		out.Stage = r.Stage.ID
	}
	for _, t := range r.Targets {
		out.Targets[t.Level.Competency.ID] = t.Level.Number
	}
	return out
}

// isGrade reports whether a stage is a role by its name and asks for no level itself, so
// that nobody could mean it beside the role.
func isGrade(s *handbook.Stage) bool {
	asks := slices.ContainsFunc(s.Expectations, func(e *handbook.StageExpectation) bool { return e.Level != nil })
	return !asks && slices.ContainsFunc(s.Roles, func(r *handbook.Role) bool { return r.Text == s.Text })
}

func (p *page) readerStage(s *handbook.Stage) readerStage {
	out := readerStage{readerName: readerName{s.ID, s.Text}, URL: p.href(s.Link), Expects: map[string]int{}}
	for _, e := range s.Expectations {
		if e.Level != nil {
			out.Expects[e.Competency.ID] = e.Level.Number
		}
	}
	return out
}
