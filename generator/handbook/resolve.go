package handbook

import (
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// resolver carries what the steps of Resolve share.
type resolver struct {
	diag.List // the findings
	src       *content.Source
	hb        *Handbook

	scales       index[*Scale]
	stages       index[*Stage]
	categories   index[*Category]
	sources      index[*Source]
	competencies index[*Competency]
	orientations index[*Orientation]
	roles        index[*Role]
	pages        index[*Page]
	indicators   index[*Indicator]
	measures     index[*Measure]
	stories      index[*Story]

	kinds     map[string]*ActivityKind
	moves     map[string]string         // where to read what is gone, as it is written
	anchors   map[string]declared       // ids of the small items, which share one namespace
	refused   map[string]bool           // ids of items that could not be declared
	links     map[Kind]map[string]*Item // what Markdown may link to
	assets    map[string]string         // paths below assets/, by their NFC
	addresses map[string]address        // by folded path
	folders   map[string]string         // folders of addresses, by folded path
	pending   []func()                  // what can be followed once all is declared
	of        *Competency               // of which the references are followed; nil for the handbook's
	ties      []tie                     // between competencies
	proses    []prose                   // Markdown to parse when it is
	repeated  []repeated                // ids that are given twice
	followed  []int                     // where the addresses of the links begin in the text that is parsed
}

// Resolve finds everything that the content refers to. The handbook may be
// published only when the findings hold no error.
func Resolve(src *content.Source) (*Handbook, diag.List) { return ResolveAgain(src, nil) }

// ResolveAgain is Resolve for content of which some has changed since before, which
// may be nil: what is the same need not be put in order anew.
func ResolveAgain(src *content.Source, before *Handbook) (*Handbook, diag.List) {
	r := &resolver{
		src: src,
		hb:  &Handbook{Files: src.Files},

		scales:       newIndex[*Scale](KindScale),
		stages:       newIndex[*Stage](KindStage),
		categories:   newIndex[*Category](KindCategory),
		sources:      newIndex[*Source](KindSource),
		competencies: newIndex[*Competency](KindCompetency),
		orientations: newIndex[*Orientation](KindOrientation),
		roles:        newIndex[*Role](KindRole),
		pages:        newIndex[*Page](KindPage),
		indicators:   newIndex[*Indicator](KindIndicator),
		measures:     newIndex[*Measure](KindMeasure),
		stories:      newIndex[*Story](KindStory),

		kinds:     map[string]*ActivityKind{},
		moves:     map[string]string{},
		anchors:   make(map[string]declared, 100*len(src.Competencies)), // about as many as there will be
		refused:   map[string]bool{},
		links:     map[Kind]map[string]*Item{},
		assets:    map[string]string{},
		addresses: map[string]address{},
		folders:   map[string]string{},
	}
	r.declareAddresses()
	r.declareHandbook()
	for _, o := range src.Orientations {
		r.declareOrientation(o)
	}
	for i := range src.Competencies {
		r.declareCompetency(&src.Competencies[i])
	}
	for _, role := range src.Roles {
		r.declareRole(role)
	}
	for _, p := range src.Pages {
		r.declarePage(p)
	}
	r.declareMoves()
	for _, follow := range r.pending {
		follow()
	}
	// The rest asks for nothing else of the content, and memory is full now.
	r.pending, r.src = nil, &content.Source{Broken: src.Broken, Digests: src.Digests}
	r.parse()
	r.tellRepeated()
	r.order(before)
	r.versions()
	return r.hb, r.List.Sorted()
}

// later runs f when everything is declared.
func (r *resolver) later(f func()) {
	of := r.of
	r.pending = append(r.pending, func() {
		r.of = of
		f()
	})
}

// prose is Markdown with the place that it is parsed into.
type prose struct {
	to   *markdown.Prose
	text content.Text
	of   *Competency
}

// prose has Markdown parsed into dst when everything that it may link to is
// declared.
func (r *resolver) prose(dst *markdown.Prose, text content.Text) {
	if text.Written() {
		r.proses = append(r.proses, prose{dst, text, r.of})
	}
}

// parse parses all Markdown, on all cores: each with findings of its own.
func (r *resolver) parse() {
	workers := runtime.GOMAXPROCS(0)
	done := make([]resolver, workers)
	var group sync.WaitGroup
	for n := range workers {
		group.Go(func() {
			own := *r
			own.List, own.ties = nil, nil
			for i := n; i < len(r.proses); i += workers {
				p := r.proses[i]
				own.of = p.of
				*p.to = markdown.Parse(p.text.Value, own.followIn(p.text))
				own.look(p.text, p.to.Empty())
			}
			done[n] = own
		})
	}
	group.Wait()
	for _, own := range done {
		r.List, r.ties = append(r.List, own.List...), append(r.ties, own.ties...)
	}
}

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
		r.Add(diag.BadValue, h.Language.At, fmt.Sprintf("%s is not a language", diag.Quote(h.Language.Value)),
			`write a language tag such as "en", "de" or "pt-BR"`)
	}
	if h.Suggest.Written() {
		if _, ok := r.external(h.Suggest.Value, h.Suggest.At); ok {
			hb.Suggest = strings.TrimSpace(h.Suggest.Value)
		}
		for _, at := range placeholder.FindAllStringIndex(h.Suggest.Value, -1) {
			if name := h.Suggest.Value[at[0]:at[1]]; !slices.Contains(placeholders, name) {
				r.Add(diag.BadValue, h.Suggest.Part(at[0], at[1]), fmt.Sprintf("nothing is filled in for %s", diag.Quote(name)), diag.DidYouMean(name, placeholders))
			}
		}
	}
	hb.ID = slug(hb.Title, maxID)
	if hb.ID == "" { // a title without Latin letters
		hb.ID = deriveID("handbook", "", hb.Title)
	}
	if h.ID.Written() && r.checkID(h.ID) {
		hb.ID = h.ID.Value
	} else {
		hb.titleAt = h.Title.At
	}
	r.prose(&hb.Introduction, h.Introduction)
	r.brand(h.Brand)
	hb.Audiences = make([]Audience, len(h.Audiences))
	for i, a := range h.Audiences {
		hb.Audiences[i].Name = r.line(a.Name)
		r.prose(&hb.Audiences[i].Text, a.Text)
	}
	editions := map[string]content.Text{}
	for _, c := range h.Changes {
		if first, again := editions[c.Edition.Value]; again && c.Edition.Written() {
			r.Add(diag.GivenTwice, c.Edition.At, fmt.Sprintf("a second list of changes of the edition %s", diag.Quote(c.Edition.Value)),
				fmt.Sprintf("the first is at %s; put them together, or give one of them another edition", first.At))
		} else {
			editions[c.Edition.Value] = c.Edition
		}
		change := Change{Edition: r.line(c.Edition), Date: c.Date.Value}
		change.Changes = r.told(`entry of "changes"`, c.Changes...)
		hb.Changes = append(hb.Changes, change)
	}
	if _, told := editions[h.Edition.Value]; !told && len(h.Changes) > 0 && h.Edition.Written() {
		hb.untoldAt = h.Edition.At
	}
	for _, s := range h.Sources {
		source := &Source{Publisher: r.line(s.Publisher), Licence: r.line(s.Licence)}
		source.Item = Item{Kind: KindSource, ID: s.ID.Value, Text: r.line(s.Title), Link: Link{PathSources, s.ID.Value}}
		if s.Address.Written() {
			source.Address, _ = r.external(s.Address.Value, s.Address.At)
		}
		if declare(r, &r.sources, s.ID, source) {
			hb.Sources = append(hb.Sources, source)
		}
	}
	for _, s := range h.Scales {
		scale := &Scale{Item: Item{Kind: KindScale, ID: s.ID.Value, Text: r.line(s.Name), Link: Link{PathMatrix, s.ID.Value}}}
		for i, l := range s.Levels {
			name := r.line(l.Name)
			if same := slices.IndexFunc(scale.Steps, func(s Step) bool { return foldPath(s.Name) == foldPath(name) }); same >= 0 && name != "" {
				r.Add(diag.GivenTwice, l.Name.At, fmt.Sprintf("a second level with the name %s", diag.Quote(name)), fmt.Sprintf("level %d has it, too; give one of them another name", same+1))
			}
			r.numbered(l.Name.At, name, i+1)
			scale.Steps = append(scale.Steps, Step{i + 1, name, r.told("summary", l.Summary)[0]})
		}
		if declare(r, &r.scales, s.ID, scale) {
			hb.Scales = append(hb.Scales, scale)
		}
	}
	for _, s := range h.Stages {
		stage := &Stage{Summary: r.told("summary", s.Summary)[0]}
		stage.Item = Item{Kind: KindStage, ID: s.ID.Value, Text: r.line(s.Name), Link: Link{PathRoles, s.ID.Value}}
		if declare(r, &r.stages, s.ID, stage) {
			r.cite(&stage.Item, s.Sources, nil)
			hb.Stages = append(hb.Stages, stage)
		}
	}
	for _, c := range h.Categories {
		category := &Category{Summary: r.told("summary", c.Summary)[0]}
		category.Item = Item{Kind: KindCategory, ID: c.ID.Value, Text: r.line(c.Name), Link: Link{PathCompetencies, c.ID.Value}}
		if declare(r, &r.categories, c.ID, category) {
			hb.Categories = append(hb.Categories, category)
		}
	}
	r.declareKinds()
}

// Language returns the language of the content as a BCP 47 tag. It is English
// where none is given, and where what is given is none, which known tells.
func Language(src *content.Source) (tag string, known bool) {
	given := src.Handbook.Language
	if !given.Written() {
		return "en", true
	}
	if tag, err := language.Parse(given.Value); err == nil {
		return tag.String(), true
	}
	return "en", false
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
