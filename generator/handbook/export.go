package handbook

import (
	"strings"
	"time"
)

// Export returns the handbook, which came without errors, as other programs read it.
func Export(hb *Handbook) Exported {
	out := Exported{ // required lists are never null
		Scales: []exportedScale{}, Categories: []exportedItem{}, Competencies: []Later{},
		Schema: PathSchema, Format: exportFormat, ID: hb.ID, Title: hb.Title, Organisation: hb.Organisation, Language: hb.Language,
		Edition: hb.Edition, Cumulative: hb.Cumulative, Suggest: hb.Suggest, Introduction: hb.Introduction.Source,
		Brand: exportedBrand{hb.Brand.Name, hb.Brand.Logo, hb.Brand.Accent.Light, hb.Brand.Accent.Dark},
	}
	for _, a := range hb.Audiences {
		out.Audiences = append(out.Audiences, exportedAudience{a.Name, a.Text.Source})
	}
	for _, k := range hb.Kinds {
		out.Kinds = append(out.Kinds, exportedKind{k.ID, k.Name})
	}
	for _, c := range hb.Changes {
		out.Changes = append(out.Changes, exportedChange{c.Edition, isoDate(c.Date), c.Changes})
	}
	for _, m := range hb.Moved {
		out.Moved = append(out.Moved, exportedMoved{m.Page, exportLink(m.Link)})
	}
	for _, s := range hb.Scales {
		scale := exportedScale{ID: s.ID, Name: s.Text, Sources: ids(s.Sources)}
		for _, step := range s.Steps {
			scale.Levels = append(scale.Levels, step.Name)
			scale.Summaries = append(scale.Summaries, step.Summary)
		}
		if strings.Join(scale.Summaries, "") == "" {
			scale.Summaries = nil
		}
		out.Scales = append(out.Scales, scale)
	}
	for _, s := range hb.Stages {
		out.Stages = append(out.Stages, exportItem(&s.Item, "", s.Summary))
	}
	for _, c := range hb.Categories {
		out.Categories = append(out.Categories, exportItem(&c.Item, "", c.Summary))
	}
	for _, s := range hb.Sources {
		out.Sources = append(out.Sources, exportedSource{exportItem(&s.Item, "", ""), s.Publisher, s.Address, s.Licence})
	}
	for _, o := range hb.Orientations {
		out.Orientations = append(out.Orientations, exportedOrient{
			exportItem(&o.Item, "", ""), o.PutsFirst, o.Shows, o.PullsBack, ids(o.ContraIndicators)})
	}
	for _, c := range hb.Competencies {
		out.Competencies = append(out.Competencies, Later{c})
	}
	for _, r := range hb.Roles {
		role := exportedRole{exportedItem: exportItem(&r.Item, r.Purpose.Source, ""), Stage: idOf(r.Stage), Next: ids(r.Next)}
		for _, t := range r.Targets {
			role.Targets = append(role.Targets, exportedTarget{t.Level.Competency.ID, t.Level.Number, t.Note})
		}
		out.Roles = append(out.Roles, role)
	}
	for _, p := range hb.Pages {
		out.Pages = append(out.Pages, exportItem(&p.Item, p.Body.Source, ""))
	}
	return out
}

func exportCompetency(c *Competency) exportedCompetency {
	out := exportedCompetency{
		exportedItem: exportItem(&c.Item, "", c.Summary), Definition: c.Definition.Source, Why: c.Why.Source,
		Category: c.Category.ID, Scale: c.Scale.ID, Owner: c.Owner, Reviewed: isoDate(c.Reviewed),
		Elements: exportItems(c.Elements), Related: ids(c.Related),
	}
	for _, l := range c.Levels {
		out.Levels = append(out.Levels, exportLevel(l))
	}
	for _, x := range c.Competing {
		out.Competing = append(out.Competing, exportedCompeting{exportItem(&x.Item, "", ""), x.Orientation.ID})
	}
	for _, a := range c.Activities {
		activity := exportedActivity{exportedItem: exportItem(&a.Item, a.Body.Source, ""), Kind: a.ActivityKind.ID, Indicators: ids(a.Indicators)}
		for _, l := range a.Levels {
			activity.Levels = append(activity.Levels, l.Number)
		}
		out.Activities = append(out.Activities, activity)
	}
	for _, g := range c.Demonstrate {
		out.Prompts = append(out.Prompts, exportedPrompts{g.Heading, exportItems(g.Prompts)})
	}
	for _, p := range c.Practices {
		out.Practices = append(out.Practices, exportedPractice{exportItem(&p.Item, p.Body.Source, ""),
			exportItems(p.Steps), exportItems(p.Examples), exportItems(p.Pitfalls), ids(p.Measures)})
	}
	for _, m := range c.Measures {
		out.Measures = append(out.Measures, exportedMeasure{exportItem(&m.Item, m.Definition.Source, ""),
			m.Abbreviation, m.Question, m.Formula, m.MovedBy})
	}
	for _, q := range c.Questions {
		out.Questions = append(out.Questions, exportItem(&q.Item, q.Answer.Source, ""))
	}
	for _, s := range c.Stories {
		out.Stories = append(out.Stories, exportItem(&s.Item, s.Body.Source, ""))
	}
	for _, e := range c.Expectations {
		stage := exportedStage{Stage: e.Stage.ID, Expectations: exportItems(e.Expectations), Sources: ids(e.Sources)}
		if e.Level != nil {
			stage.Level = e.Level.Number
		}
		out.Stages = append(out.Stages, stage)
	}
	return out
}

func exportLevel(l *Level) exportedLevel {
	out := exportedLevel{Number: l.Number, Name: l.Name, Address: l.Link.Page, Check: l.Check(), Undefined: l.Undefined,
		Essence: l.Essence, Description: l.Description.Source, Sources: ids(l.Sources)}
	for _, i := range l.Indicators {
		out.Indicators = append(out.Indicators, exportedIndicator{exportItem(&i.Item, "", ""), idOf(i.BuildsOn), idOf(i.Story)})
	}
	for _, c := range l.ContraIndicators {
		out.ContraIndicators = append(out.ContraIndicators, exportedContra{exportItem(&c.Item, "", ""), idOf(c.Orientation)})
	}
	return out
}

func exportItem(i *Item, markdown, summary string) exportedItem {
	return exportedItem{ID: i.ID, Text: i.Text, Address: exportLink(i.Link), Markdown: markdown, Summary: summary, Sources: ids(i.Sources)}
}

func exportItems[T AnyItem](list []T) []exportedItem {
	var out []exportedItem
	for _, i := range list {
		out = append(out, exportItem(i.Self(), "", ""))
	}
	return out
}

func exportLink(l Link) string {
	if l.Anchor == "" {
		return l.Page
	}
	return l.Page + "#" + l.Anchor
}

// idOf returns the id of an item, or "" for none.
func idOf[T any, P interface {
	*T
	AnyItem
}](item P) string {
	if item == nil {
		return ""
	}
	return item.Self().ID
}

func ids[T AnyItem](list []T) []string {
	var out []string
	for _, item := range list {
		out = append(out, item.Self().ID)
	}
	return out
}

func isoDate(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format("2006-01-02")
}
