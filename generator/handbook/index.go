package handbook

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// index holds the items of one kind by id.
type index[T AnyItem] struct {
	kind    Kind
	entries map[string]T
	at      map[string]content.Place
}

func newIndex[T AnyItem](kind Kind) index[T] {
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
func declare[T AnyItem](r *resolver, x *index[T], id content.Text, v T) bool {
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

// known are the ids of a kind, sorted.
type known struct {
	of     int      // how many ids these were taken from
	sound  []string // of these, named are those that an author gave
	named  []string
	faulty []string // which are reported
}

// idsOf returns the ids of a kind.
func (r *resolver) idsOf(kind Kind) known {
	isSmall := origins[kind].part == "competencies" && kind != KindLevel
	k := known{of: len(r.links[kind])}
	if isSmall {
		k.of = len(r.anchors)
	}
	if old := r.known[kind]; old.of == k.of {
		return old
	}
	ids := slices.Collect(maps.Keys(r.links[kind]))
	if isSmall {
		for id, d := range r.anchors {
			if d.item.Kind == kind {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		part := id
		if kind == KindLevel { // whose ids are made of two parts
			part, _ = levelID(id)
		}
		switch {
		case faultOf(part) != "":
			k.faulty = append(k.faulty, id)
			continue
		case !r.anchors[id].derived:
			k.named = append(k.named, id)
		}
		k.sound = append(k.sound, id)
	}
	r.known[kind] = k
	return k
}

// without returns the ids without some of them.
func (k known) without(taken map[string]bool) known {
	is := func(id string) bool { return taken[id] }
	k.sound = slices.DeleteFunc(slices.Clone(k.sound), is)
	k.named = slices.DeleteFunc(slices.Clone(k.named), is)
	k.faulty = slices.DeleteFunc(slices.Clone(k.faulty), is)
	return k
}

// lookup follows a reference. When it leads nowhere, that is reported, unless
// what it means may stand in a part that could not be read.
func lookup[T AnyItem](r *resolver, x *index[T], ref content.Text) (v T, ok bool) {
	if !ref.Written() {
		return v, false
	}
	if v, ok = x.entries[norm.NFC.String(ref.Value)]; ok {
		r.tie(v.Self())
		return v, true
	}
	remedy := ""
	if x.kind == KindRole || x.kind == KindCompetency { // which lists name, and which may be gone
		remedy = "delete the entry if it is gone"
	}
	r.dangling(x.kind, ref.Value, ref.At, nil, remedy)
	return v, false
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
			switch kind {
			case KindCompeting: // it can have no id
				word = "feature"
			case KindActivity, KindPractice, KindMeasure, KindQuestion, KindStory:
				hint += `, or give one of them an id of its own: id = "..."`
			default:
				hint += `, or give one of them an id of its own: { id = "...", text = "..." }`
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
