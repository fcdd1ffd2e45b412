package handbook

import (
	"runtime"
	"slices"
	"sync"

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

	known     map[Kind]known // ids, for what dangles
	guesses   diag.Guesses   // what was meant by names that nobody knows
	kinds     map[string]*ActivityKind
	moves     map[string]string         // where to read what is gone, as it is written
	anchors   map[string]declared       // ids of the small items, which share one namespace
	refused   map[string]bool           // ids of items that could not be declared
	links     map[Kind]map[string]*Item // what Markdown may link to
	assets    map[string]string         // paths below assets/, by their NFC
	addresses map[string]address        // by folded path
	folders   map[string]string         // folders of addresses, by folded path
	pending   []pending                 // what can be followed once all is declared
	proses    []prose                   // Markdown to parse when it is
	repeated  []repeated                // ids that are given twice

	// What follows, and the findings, each goroutine that parses has for itself.
	of       *Competency        // of which the references are followed; nil for the handbook's
	ties     []tie              // between competencies
	cites    []*Source          // to which the text that is parsed has links
	followed []int              // where the addresses of the links begin in the text that is parsed
	guessing *[]func(*resolver) // what is to be told of it when all are parsed; see guess
}

// Resolve finds everything that the content refers to. The handbook may be
// published only when the findings hold no error. before is the handbook as it was
// before some of the content changed, or nil: what is the same need not be put in
// order anew.
func Resolve(src *content.Source, before *Handbook) (*Handbook, diag.List) {
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

		known:     map[Kind]known{},
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
	for _, p := range r.pending {
		r.of = p.of
		p.follow()
	}
	// The rest asks for nothing else of the content, and memory is full now.
	r.pending, r.src = nil, &content.Source{Broken: src.Broken, Digests: src.Digests}
	r.parse()
	r.tellRepeated()
	r.order(before)
	r.versions()
	return r.hb, r.List.Sorted()
}

// pending is what follows the references of a competency, or of the handbook.
type pending struct {
	of     *Competency
	follow func()
}

// later runs f when everything is declared.
func (r *resolver) later(f func()) { r.pending = append(r.pending, pending{r.of, f}) }

// prose is Markdown with the place that it is parsed into.
type prose struct {
	to     *markdown.Prose
	text   content.Text
	of     *Competency
	item   *Item     // whose text it is; nil for the handbook's
	linked []*Source // to which it has links
	// what is to be told of it when all are parsed
	guessing []func(*resolver)
}

// guess runs f, which guesses what was meant by a name that nobody knows. Of texts that
// is done when all are parsed, in their order, as there may be too many to guess all.
func (r *resolver) guess(f func(*resolver)) {
	if r.guessing == nil {
		f(r)
	} else {
		*r.guessing = append(*r.guessing, f)
	}
}

// prose has Markdown parsed into dst when everything that it may link to is
// declared.
func (r *resolver) prose(dst *markdown.Prose, text content.Text, item *Item) {
	if text.Written() {
		r.proses = append(r.proses, prose{to: dst, text: text, of: r.of, item: item})
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
				p := &r.proses[i]
				own.of, own.cites, own.guessing = p.of, nil, &p.guessing
				*p.to = markdown.Parse(p.text.Value, own.followIn(p.text))
				own.look(p.text, p.to.Empty())
				p.linked = own.cites
			}
			done[n] = own
		})
	}
	group.Wait()
	for _, own := range done {
		r.List, r.ties = append(r.List, own.List...), append(r.ties, own.ties...)
	}
	for _, p := range r.proses {
		for _, f := range p.guessing {
			f(r)
		}
	}
	r.citeLinked()
}

// citeLinked lists what has links to a source in its text with what cites it. The
// texts of one item stand one after the other.
func (r *resolver) citeLinked() {
	for _, p := range r.proses {
		for _, s := range p.linked {
			switch n := len(s.CitedBy); {
			case p.item == nil:
				s.Introduced = true
			case !slices.Contains(p.item.Sources, s) && (n == 0 || s.CitedBy[n-1] != p.item):
				s.CitedBy = append(s.CitedBy, p.item)
			}
		}
	}
}
