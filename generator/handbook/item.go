package handbook

import (
	"fmt"
	"strings"

	"handbook/generator/content"
)

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

// The addresses of the site. They are a promise: see section 4 of the design.
const (
	PathIndex        = "index.html"
	PathCompetencies = "competencies/index.html"
	PathOrientations = "orientations/index.html"
	PathActivities   = "activities/index.html"
	PathMeasures     = "measures/index.html"
	PathQuestions    = "questions/index.html"
	PathRoles        = "roles/index.html"
	PathCompare      = "roles/compare.html"
	PathMatrix       = "matrix.html"
	PathSources      = "sources.html"
	PathChanges      = "changes.html"
	PathSearch       = "search.html"
	PathPrint        = "print.html"
	PathProfile      = "my/profile.html"
	PathPlan         = "my/plan.html"
	PathReview       = "my/review.html"
	PathContent      = "my/content.js" // what the pages of my/ know of the handbook
	PathStore        = "store.html"    // keeps the answers of pages that are opened as files
	PathNotFound     = "404.html"
	PathJSON         = "handbook.json"
	PathSchema       = "handbook.schema.json"
	PathSiteMap      = "sitemap.xml"
	FolderIndex      = "search/" // the pages of a long alphabetical index
	FolderAssets     = "assets/"
	FolderTheme      = "assets/theme/"         // the styles and scripts of the layouts
	FolderSearch     = FolderTheme + "search/" // the index that the site is searched with
)

// fixedPaths are the addresses that every site has.
var fixedPaths = []string{
	PathIndex, PathCompetencies, PathOrientations, PathActivities, PathMeasures, PathQuestions, PathRoles,
	PathCompare, PathMatrix, PathSources, PathChanges, PathSearch, PathPrint, PathNotFound, PathJSON, PathSchema, PathSiteMap,
	PathProfile, PathPlan, PathReview, PathContent, PathStore,
}

func competencyPath(id string) string { return "competencies/" + id + "/index.html" }
func comparePath(id string) string    { return "competencies/" + id + "/compare.html" }
func levelPath(id string, number int) string {
	return fmt.Sprintf("competencies/%s/level-%d.html", id, number)
}
func checkPath(id string, number int) string {
	return fmt.Sprintf("competencies/%s/level-%d-check.html", id, number)
}
func orientationPath(id string) string { return "orientations/" + id + ".html" }
func rolePath(id string) string        { return "roles/" + id + ".html" }
func pagePath(name string) string      { return "pages/" + name + ".html" }
func guidePath(page string) string     { return strings.TrimSuffix(page, ".html") + "-guide.html" }
