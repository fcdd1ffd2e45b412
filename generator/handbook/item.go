package handbook

import "handbook/generator/content"

// Kind is what an item is, by the word that Markdown links and handbook.json
// use.
type Kind string

// The kinds of items.
const (
	KindCategory        Kind = "category"
	KindCompetency      Kind = "competency"
	KindElement         Kind = "element"
	KindScale           Kind = "scale"
	KindLevel           Kind = "level"
	KindIndicator       Kind = "indicator"
	KindContraIndicator Kind = "contra-indicator"
	KindOrientation     Kind = "orientation"
	KindCompeting       Kind = "competing"
	KindActivity        Kind = "activity"
	KindPrompt          Kind = "prompt"
	KindPractice        Kind = "practice"
	KindStep            Kind = "step"
	KindExample         Kind = "example"
	KindPitfall         Kind = "pitfall"
	KindMeasure         Kind = "measure"
	KindQuestion        Kind = "question"
	KindStory           Kind = "story"
	KindStage           Kind = "stage"
	KindExpectation     Kind = "expectation"
	KindRole            Kind = "role"
	KindSource          Kind = "source"
	KindPage            Kind = "page"
)

// Kinds lists every kind.
var Kinds = []Kind{
	KindCategory, KindCompetency, KindElement, KindScale, KindLevel, KindIndicator, KindContraIndicator,
	KindOrientation, KindCompeting, KindActivity, KindPrompt, KindPractice, KindStep, KindExample,
	KindPitfall, KindMeasure, KindQuestion, KindStory, KindStage, KindExpectation, KindRole, KindSource, KindPage,
}

// linkTo names an item as links in Markdown and entries of [[moved]] do.
func linkTo(kind Kind, id string) string { return string(kind) + ":" + id }

// Link is where something is read: a page of the site and a place on it.
type Link struct {
	Page   string // path below the site's root, with slashes
	Anchor string // id on that page; empty for the page as a whole
}

// Item is any single thing that can be linked to.
type Item struct {
	Kind       Kind
	ID         string // unique within the kind; for the small items within the handbook
	Text       string // its name or wording, without markup
	Link       Link
	Competency *Competency   // it belongs to; nil for items of the handbook
	Sources    []*Source     // it cites
	At         content.Place // where it was written

	rank int // its place among all items, by their texts
}

// Self returns the item itself, so that whatever embeds one can be handed on.
func (i *Item) Self() *Item { return i }

// AnyItem is whatever embeds an [Item].
type AnyItem interface{ Self() *Item }
