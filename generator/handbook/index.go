package handbook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// index holds the items of one kind by id.
type index[T interface{ Self() *Item }] struct {
	kind    Kind
	entries map[string]T
	at      map[string]content.Place
}

func newIndex[T interface{ Self() *Item }](kind Kind) index[T] {
	return index[T]{kind, map[string]T{}, map[string]content.Place{}}
}

// declared is where an id of the small items was given, or the text that it is
// derived from.
type declared struct {
	item    *Item
	at      content.Place
	derived bool
}

// declare adds an item under its id; a second one of the same id is reported.
// An id that no address can have is reported, too, but counts, so that what
// refers to it is not reported as well.
func declare[T interface{ Self() *Item }](r *resolver, x *index[T], id content.Text, v T) bool {
	if !id.Written() {
		return false
	}
	r.checkID(id)
	if first, ok := x.at[id.Value]; ok {
		r.Add(diag.DuplicateID, id.At, fmt.Sprintf("a second %s with the id %s", x.kind, diag.Quote(id.Value)),
			fmt.Sprintf("the first is at %s; give one of them another id", first))
		return false
	}
	x.entries[id.Value], x.at[id.Value] = v, id.At
	v.Self().At = id.At
	r.linkable(v.Self())
	return true
}

// linkable lets Markdown link to an item that is not one of the small ones, and
// puts it into the list of all.
func (r *resolver) linkable(item *Item) {
	if r.links[item.Kind] == nil {
		r.links[item.Kind] = map[string]*Item{}
	}
	r.links[item.Kind][item.ID] = item
	r.hb.Items = append(r.hb.Items, item)
}

// linked returns what Markdown can link to: the item of a kind with an id, or
// nil.
func (r *resolver) linked(kind Kind, id string) *Item {
	if item := r.links[kind][id]; item != nil {
		return item
	}
	if d := r.anchors[id]; d.item != nil && d.item.Kind == kind {
		return d.item
	}
	return nil
}

// idsOf returns the ids of a kind, sorted.
func (r *resolver) idsOf(kind Kind) []string {
	ids := slices.Collect(maps.Keys(r.links[kind]))
	for id, d := range r.anchors {
		if d.item.Kind == kind {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// lookup follows a reference. When it leads nowhere, that is reported, unless
// what it means may stand in a part that could not be read.
func lookup[T interface{ Self() *Item }](r *resolver, x *index[T], ref content.Text) (v T, ok bool) {
	if !ref.Written() {
		return v, false
	}
	if v, ok = x.entries[norm.NFC.String(ref.Value)]; ok {
		r.tie(v.Self())
		return v, true
	}
	r.dangling(x.kind, slices.Sorted(maps.Keys(x.entries)), ref.Value, ref.At, "")
	return v, false
}

// lookupTarget follows the reference of one of a role's targets. What is meant is
// none of the others.
func (r *resolver) lookupTarget(ref content.Text, targets []content.Target) (*Competency, bool) {
	x := &r.competencies
	if _, ok := x.entries[norm.NFC.String(ref.Value)]; ok || len(x.entries) == 0 {
		if ok && ref.At.Mended() {
			r.Add(diag.Syntax, ref.At, fmt.Sprintf("%s stands without quotes in the place of a key", diag.Quote(ref.Value)),
				fmt.Sprintf("keys with other letters than a to z need them: write %s =", diag.Quote(ref.Value)))
		}
		return lookup(r, x, ref)
	}
	free := maps.Clone(x.entries)
	for _, t := range targets {
		delete(free, norm.NFC.String(t.Competency.Value))
	}
	r.dangling(x.kind, slices.Sorted(maps.Keys(free)), ref.Value, ref.At, "delete the line if the role no longer needs it")
	return nil, false
}

// dangling reports that no item of the kind has the id. Another remedy than naming
// one that is known may be given.
func (r *resolver) dangling(kind Kind, known []string, id string, at diag.Placed, remedy string) {
	if r.src.Lost(cmp.Or(partOf[kind], "competencies"), keyOf[kind]) || r.refused[id] {
		return
	}
	if visible, where, ok := unseen(id); ok {
		r.Add(diag.Dangling, at, fmt.Sprintf("there is no %s %s: %s", kind, diag.Quote(visible), where), "delete it")
		return
	}
	if kind != KindLevel { // whose ids are made of two parts
		var faulty []string // which are reported
		known = slices.DeleteFunc(known, func(k string) bool {
			is := faultOf(k) != ""
			if is {
				faulty = append(faulty, k)
			}
			return is
		})
		if diag.Nearest(id, faulty) != "" {
			return // it means one of them
		}
	}
	r.Add(diag.Dangling, at, fmt.Sprintf("there is no %s %s", kind, diag.Quote(id)), r.hintFor(kind, known, id, remedy))
}

// hintFor says what to do about an id that no item of the kind has.
func (r *resolver) hintFor(kind Kind, known []string, id, remedy string) string {
	for _, k := range slices.Backward(known) { // its text is named, for want of an id
		if d := r.anchors[k]; d.derived && d.item.Kind == kind && strings.EqualFold(d.item.Text, id) {
			return fmt.Sprintf("that is the text of the %s at %s, which has no id: give it one, such as %s, and write that here", kind, d.at, diag.Quote(slug(id, maxSuggested)))
		}
	}
	some := len(known) > 0
	known = slices.DeleteFunc(known, func(k string) bool { return r.anchors[k].derived })
	for _, k := range slices.Backward(known) { // the name of an item is not its id
		if item := r.linked(kind, k); item != nil && strings.EqualFold(item.Text, id) {
			return fmt.Sprintf("did you mean %s?", diag.Quote(k))
		}
	}
	for _, k := range slices.Backward(Kinds) {
		if r.linked(k, id) != nil && kind != KindLevel { // "teamwork" for "teamwork/1" is near enough
			return fmt.Sprintf("%s is the id of %s", diag.Quote(id), withArticle(k))
		}
	}
	if to, ok := r.moves[string(kind)+":"+id]; ok {
		return "it has moved: write " + diag.Quote(strings.TrimPrefix(to, string(kind)+":"))
	}
	switch {
	case len(known) > 0:
		hint := cmp.Or(diag.DidYouMean(id, known), idsStand[kind]) // they may be many
		if remedy != "" && diag.Nearest(id, known) == "" {
			hint += "; or " + remedy
		}
		return hint
	case remedy != "":
		return remedy
	case some:
		return "none has an id so far: give one to what you mean"
	case firstIn[kind] != "":
		return fmt.Sprintf("the handbook has no %s yet; add [[%s]] to %s", kind, keyOf[kind], firstIn[kind])
	}
	return fmt.Sprintf("the handbook has no %s yet", kind)
}

// partOf are the parts of the content that define items of a kind, other than
// competencies do; see [content.Source.Broken].
var partOf = map[Kind]string{
	KindCategory: "handbook", KindScale: "handbook", KindStage: "handbook", KindSource: "handbook",
	KindOrientation: "orientations", KindRole: "roles", KindCompetency: "files", KindPage: "files",
}

// keyOf are the keys of the content below which items of a kind stand.
var keyOf = map[Kind]string{
	KindCategory: "categories", KindScale: "scales", KindStage: "stages", KindSource: "sources",
	KindOrientation: "orientations", KindRole: "roles",
	KindElement: "elements", KindLevel: "levels", KindIndicator: "levels", KindContraIndicator: "levels",
	KindActivity: "activities", KindPrompt: "demonstrate", KindPractice: "practices", KindStep: "practices",
	KindExample: "practices", KindPitfall: "practices", KindMeasure: "measures", KindQuestion: "questions",
	KindStory: "stories", KindExpectation: "stages",
}

// idsStand says where the ids of a kind stand that may have many.
var idsStand = map[Kind]string{
	KindCompetency: `write the name of a file in competencies/, without ".toml"`, KindRole: "write the id of a role",
	KindPage: `write the name of a file in pages/, without ".md"`, KindOrientation: "write an id of orientations.toml",
	KindCategory: "write an id of [[categories]] in handbook.toml", KindScale: "write an id of [[scales]] in handbook.toml",
	KindStage: "write an id of [[stages]] in handbook.toml", KindSource: "write an id of [[sources]] in handbook.toml",
	KindIndicator: "write the id of an indicator", KindMeasure: "write an id of [[measures]] in a competency", KindStory: "write an id of [[stories]] in a competency",
}

// firstIn says where the first item of a kind can be given.
var firstIn = map[Kind]string{
	KindCategory: "handbook.toml", KindScale: "handbook.toml", KindStage: "handbook.toml", KindSource: "handbook.toml",
	KindOrientation: "orientations.toml", KindMeasure: "a competency", KindStory: "a competency",
}

func withArticle(kind Kind) string {
	if kind[0] == 'a' || kind[0] == 'e' || kind[0] == 'i' || kind[0] == 'o' {
		return "an " + string(kind)
	}
	return "a " + string(kind)
}

// whole is what small items are parts of.
type whole struct {
	competency *Competency
	scope      string // within which the text of each is unique
	page       string
	sources    []*Source // of those that cite none themselves
}

// small gives a part of a whole its id, place and sources. It reports whether there
// is such an item.
func (r *resolver) small(of whole, item *Item, kind Kind, id, text content.Text, cited []content.Text) bool {
	if !text.Written() { // already reported
		if id.Written() {
			r.refused[id.Value] = true
		}
		return false
	}
	*item = Item{Kind: kind, Competency: of.competency, At: text.At}
	if kind == KindActivity { // which is Markdown
		item.Text = markdown.OneLine(text.Value)
	} else {
		item.Text = r.line(text)
	}
	if id.Written() {
		r.checkID(id)
		item.ID = id.Value
		if first, ok := r.anchors[item.ID]; ok {
			r.refused[item.ID] = true
			r.repeated = append(r.repeated, repeated{id, first})
			return false
		}
		r.anchors[item.ID] = declared{item: item, at: id.At}
	} else {
		item.ID = deriveID(kind, of.scope, item.Text)
		if first, ok := r.anchors[item.ID]; ok {
			word, hint := string(kind), fmt.Sprintf("the first is at %s; say it once", first.at)
			if kind == KindCompeting { // it can have no id
				word = "feature"
			} else {
				hint += ", or give one of them an id of its own"
			}
			r.Add(diag.DuplicateText, text.At, fmt.Sprintf("the %s %s is there twice", word, diag.Quote(item.Text)), hint)
			return false
		}
		r.anchors[item.ID] = declared{item, text.At, true}
	}
	item.Link = Link{of.page, item.ID}
	r.hb.Items = append(r.hb.Items, item)
	r.cite(item, cited, of.sources)
	return true
}

// cite resolves what an item cites, and lists the item with its sources.
func (r *resolver) cite(item *Item, cited []content.Text, inherited []*Source) {
	item.Sources = inherited
	if len(cited) > 0 {
		item.Sources = r.cited(cited)
	}
	for _, s := range item.Sources {
		s.CitedBy = append(s.CitedBy, item)
	}
}

// cited returns the sources that references lead to, each once.
func (r *resolver) cited(refs []content.Text) []*Source {
	var list []*Source
	for _, ref := range refs {
		if s, ok := lookup(r, &r.sources, ref); ok && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
