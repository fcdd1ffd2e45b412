package handbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// placeholders are what an address for suggestions can have in braces.
var (
	placeholders = []string{"{id}", "{text}", "{page}"}
	placeholder  = regexp.MustCompile(`\{[^{}]*\}`)
)

func (r *resolver) declareHandbook() {
	h := r.src.Handbook
	hb := r.hb
	hb.Title, hb.Organisation, hb.Edition = r.line(h.Title), r.line(h.Organisation), r.line(h.Edition)
	hb.Cumulative = h.Cumulative.Value
	tag, known := Language(r.src)
	hb.Language, _, _ = strings.Cut(tag, "-x-") // what follows is for the words of the interface alone
	if !known {
		r.Add(diag.BadValue, h.Language.At, fmt.Sprintf("%s is not a language", diag.Quote(h.Language.Value)), meantLanguage(h.Language.Value))
	}
	r.suggest(h.Suggest)
	r.ignore(h.Ignore)
	hb.ID = slug(hb.Title, maxID)
	if hb.ID == "" { // a title without Latin letters
		hb.ID = deriveID("handbook", "", hb.Title)
	}
	if h.ID.Written() && r.checkID(h.ID) {
		hb.ID, hb.idAt = h.ID.Value, h.ID.At
	} else {
		hb.titleAt, hb.idAt = h.Title.At, h.Title.At
	}
	r.prose(&hb.Introduction, h.Introduction, nil)
	r.brand(h.Brand)
	hb.Audiences = make([]Audience, len(h.Audiences))
	for i, a := range h.Audiences {
		hb.Audiences[i].Name = r.line(a.Name)
		r.prose(&hb.Audiences[i].Text, a.Text, nil)
	}
	r.changes(h)
	for _, s := range h.Sources {
		r.declareSource(s)
	}
	for _, s := range h.Scales {
		r.declareScale(s)
	}
	for _, s := range h.Stages {
		r.declareStage(s)
	}
	for _, c := range h.Categories {
		r.declareCategory(c)
	}
	r.declareKinds()
}

func (r *resolver) declareSource(s content.SourceRef) {
	source := &Source{Publisher: r.line(s.Publisher), Licence: r.line(s.Licence)}
	source.Item = Item{Kind: KindSource, ID: s.ID.Value, Text: r.line(s.Title), Link: Link{PathSources, s.ID.Value}}
	if s.Address.Written() {
		source.Address, _ = r.external(s.Address.Value, s.Address.At)
	}
	if declare(r, &r.sources, s.ID, source) {
		r.hb.Sources = append(r.hb.Sources, source)
	}
}

func (r *resolver) declareStage(s content.Stage) {
	stage := &Stage{Summary: r.told("summary", s.Summary)[0]}
	stage.Item = Item{Kind: KindStage, ID: s.ID.Value, Text: r.line(s.Name), Link: Link{PathRoles, s.ID.Value}}
	if declare(r, &r.stages, s.ID, stage) {
		r.cite(&stage.Item, s.Sources, nil)
		r.hb.Stages = append(r.hb.Stages, stage)
	}
}

func (r *resolver) declareCategory(c content.Category) {
	category := &Category{Summary: r.told("summary", c.Summary)[0]}
	category.Item = Item{Kind: KindCategory, ID: c.ID.Value, Text: r.line(c.Name), Link: Link{PathCompetencies, c.ID.Value}}
	if declare(r, &r.categories, c.ID, category) {
		r.cite(&category.Item, c.Sources, nil)
		r.hb.Categories = append(r.hb.Categories, category)
	}
}

// suggest takes the address that suggestions go to.
func (r *resolver) suggest(address content.Text) {
	if !address.Written() {
		return
	}
	if _, ok := r.external(address.Value, address.At); ok {
		r.hb.Suggest = strings.TrimSpace(address.Value)
	}
	for _, at := range placeholder.FindAllStringIndex(address.Value, -1) {
		if name := address.Value[at[0]:at[1]]; !slices.Contains(placeholders, name) {
			r.Add(diag.BadValue, address.Part(at[0], at[1]), fmt.Sprintf("nothing is filled in for %s", diag.Quote(name)), diag.DidYouMean(name, placeholders))
		}
	}
}

// changes takes what the editions changed.
func (r *resolver) changes(h content.Handbook) {
	editions := map[string]content.Text{}
	for _, c := range h.Changes {
		if first, again := editions[c.Edition.Value]; again && c.Edition.Written() {
			r.Add(diag.GivenTwice, c.Edition.At, fmt.Sprintf("a second list of changes of the edition %s", diag.Quote(c.Edition.Value)),
				fmt.Sprintf("the first is at %s; put them together, or give one of them another edition", first.At))
		} else {
			editions[c.Edition.Value] = c.Edition
		}
		r.hb.Changes = append(r.hb.Changes, Change{r.line(c.Edition), c.Date.Value, r.told(`entry of "changes"`, c.Changes...)})
	}
	if _, told := editions[h.Edition.Value]; !told && len(h.Changes) > 0 && h.Edition.Written() {
		r.hb.untoldAt = h.Edition.At
	}
}

func (r *resolver) declareScale(s content.Scale) {
	scale := &Scale{Item: Item{Kind: KindScale, ID: s.ID.Value, Text: r.line(s.Name), Link: Link{PathMatrix, s.ID.Value}}}
	for i, l := range r.levelNames(s.Levels) {
		name := r.line(l.Name)
		if same := slices.IndexFunc(scale.Steps, func(s Step) bool { return foldPath(s.Name) == foldPath(name) }); same >= 0 && name != "" {
			r.Add(diag.GivenTwice, l.Name.At, fmt.Sprintf("a second level with the name %s", diag.Quote(name)), fmt.Sprintf("level %d has it, too; give one of them another name", same+1))
		}
		r.numbered(l.Name.At, name, i+1)
		scale.Steps = append(scale.Steps, Step{i + 1, name, r.told("summary", l.Summary)[0]})
	}
	if slices.ContainsFunc(s.Levels, misread) { // so that nobody measures the numbers of levels by these
		scale.Steps = nil
	}
	if declare(r, &r.scales, s.ID, scale) {
		r.cite(&scale.Item, s.Sources, nil)
		r.hb.Scales = append(r.hb.Scales, scale)
	}
}

// misread reports whether a level of a scale may be none, or several, which is told.
func misread(l content.ScaleStep) bool {
	return l.Name.Value == "" || l.At != l.Name.At && l.At.Mended()
}

// levelNames returns the levels of a scale. Where their names are one text, which it
// reports, that is divided at its commas.
func (r *resolver) levelNames(levels []content.ScaleStep) []content.ScaleStep {
	if len(levels) != 1 || levels[0].Summary.Written() {
		return levels
	}
	only := levels[0]
	var each []content.ScaleStep
	var quoted []string
	for part := range strings.SplitSeq(only.Name.Value, ",") {
		if part = strings.TrimSpace(part); part != "" {
			each = append(each, content.ScaleStep{Name: content.Text{Value: part, At: only.Name.At}})
			quoted = append(quoted, diag.Quote(part))
		}
	}
	if len(each) < 3 {
		return levels
	}
	r.Add(diag.BadValue, only.Name.At, "the names of several levels stand in one text", "write ["+strings.Join(quoted, ", ")+"]")
	return each
}

// builtinKinds are the kinds of activity whose names are words of the
// interface.
var builtinKinds = []string{
	"book", "course", "experience", "coaching", "mentoring", "project", "observation", "reflection", "feedback", "event",
}

func (r *resolver) declareKinds() {
	for _, id := range builtinKinds {
		r.kinds[id] = &ActivityKind{ID: id}
	}
	given := map[string]content.Place{}
	for _, k := range r.src.Handbook.Kinds {
		if !k.ID.Written() {
			continue
		}
		r.checkID(k.ID)
		if first, ok := given[k.ID.Value]; ok {
			r.Add(diag.DuplicateID, k.ID.At, fmt.Sprintf("a second kind with the id %s", diag.Quote(k.ID.Value)),
				fmt.Sprintf("the first is at %s; give one of them another id", first))
			continue
		}
		given[k.ID.Value] = k.ID.At
		r.kinds[k.ID.Value] = &ActivityKind{ID: k.ID.Value, Name: r.line(k.Name)}
	}
}
