package render

import (
	"encoding/json"
	"html/template"

	"handbook/generator/handbook"
)

// The data that search engines and other programs find in a page. Source of
// the terms: schema.org, DefinedTerm, DefinedTermSet and Occupation.

type termSet struct {
	Context     string `json:"@context,omitempty"`
	Type        string `json:"@type"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url"`
	Terms       []term `json:"hasDefinedTerm,omitempty"`
}

type term struct {
	Context     string   `json:"@context,omitempty"`
	Type        string   `json:"@type"`
	Code        string   `json:"termCode"`
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"`
	URL         string   `json:"url"`
	Set         *termSet `json:"inDefinedTermSet,omitempty"`
}

type occupation struct {
	Context     string `json:"@context"`
	Type        string `json:"@type"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url"`
	Skills      []term `json:"skills,omitempty"`
}

const schemaOrg = "https://schema.org"

// facts returns data as JSON for a script element. Package json writes "<", ">"
// and "&" as escapes, so that no text of a handbook ends the element.
func facts(data any) template.JS {
	if data == nil {
		return ""
	}
	b, err := json.Marshal(data)
	if err != nil {
		return "" // strings alone: it does not happen
	}
	return template.JS(b)
}

// address returns the absolute address of a page where the base is known, and
// else the relative one.
func (p *page) address(l handbook.Link) string {
	if p.options.BaseURL != "" {
		return p.options.BaseURL + escapePath(l.Page)
	}
	return p.href(l)
}

func (p *page) competencyFacts(c *handbook.Competency) any {
	set := termSet{schemaOrg, "DefinedTermSet", c.Text, c.Summary, p.address(c.Link), nil}
	for _, l := range c.Levels {
		set.Terms = append(set.Terms, p.levelTerm(l))
	}
	return set
}

func (p *page) levelTerm(l *handbook.Level) term {
	return term{Type: "DefinedTerm", Code: l.ID, Name: p.levelTitle(l), Description: l.Essence, URL: p.address(l.Link)}
}

func (p *page) levelFacts(l *handbook.Level) any {
	fact := p.levelTerm(l)
	c := l.Competency
	fact.Context, fact.Set = schemaOrg, &termSet{"", "DefinedTermSet", c.Text, c.Summary, p.address(c.Link), nil}
	return fact
}

func (p *page) roleFacts(r *handbook.Role) any {
	fact := occupation{schemaOrg, "Occupation", r.Text, r.Purpose.Plain(), p.address(r.Link), nil}
	for _, t := range r.Targets {
		skill := p.levelTerm(t.Level)
		skill.Name = t.Level.Competency.Text + p.word("comma") + skill.Name
		fact.Skills = append(fact.Skills, skill)
	}
	return fact
}
