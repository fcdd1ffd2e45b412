// Package handbook is the content with everything found that it refers to.
//
// [Resolve] turns a content.Source into a [Handbook]: ids become pointers in
// both directions, each item knows the page and the anchor where it is read,
// Markdown is parsed and its links are followed, and every output address is
// known to be written once. What is wrong is reported with its place; a
// Handbook that came with errors is whole enough to look at, but not to
// publish. [Advise] adds what is not wrong but could be better (advice.go), such as
// what plain texts show as it is written (plain.go).
//
// Resolving (resolve.go) goes in three steps: declare (declare*.go, levels.go) gives
// every item its id and its address (ids.go, index.go, address.go) and the handbook its
// language (language.go), refer (refer.go) follows the references, and what leads
// nowhere is told with what it was meant as (dangling.go); order (order.go) sorts
// everything for the reader. Between the last two, Markdown is parsed: its links are
// followed (links.go, picture.go, contact.go; meant.go knows what a dead one was meant
// as), and what it would show otherwise than it was meant is looked for (look.go,
// slips.go, wiki.go, markup.go, escapes.go). version.go then tells competencies apart of
// which the pages may show something else than before. Pages that are there no more lead on
// (moved.go), and a file that repeats the ids of another is told as its copy
// (copies.go).
//
// [Export] gives a handbook as handbook.json has it, by the types of exported.go, off
// which [ExportSchema] reads its schema. From that of the site that stands [Lost] knows
// where readers' answers would lose what they are kept under (lost.go), what became of
// that whose pages are gone (became.go), and which numbers of levels mean others than
// there (shifted.go).
package handbook

import (
	"io/fs"
	"time"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// Handbook is all of it, resolved.
type Handbook struct {
	ID           string
	Title        string
	Organisation string
	Language     string // a BCP 47 tag
	Edition      string
	Suggest      string // an address with {id}, {text} and {page}, or a plain mailto:
	Cumulative   bool   // a level includes those below it
	Introduction markdown.Prose
	Brand        Brand
	Audiences    []Audience
	Changes      []Change
	Moved        []Moved
	Renamed      map[string]string // competencies and roles that are gone, as in "role:clerk" -> id now

	Scales       []*Scale
	Stages       []*Stage
	Categories   []*Category
	Kinds        []*ActivityKind // those that an activity has
	Sources      []*Source
	Competencies []*Competency // by name
	Orientations []*Orientation
	Roles        []*Role // by stage, then name
	Pages        []*Page // by title

	// The lists over all competencies, by text.
	Activities []*Activity
	Practices  []*Practice
	Measures   []*Measure
	Questions  []*Question
	Stories    []*Story
	Items      []*Item // every single thing that can be linked to

	Assets []string // paths below assets/
	Files  fs.FS    // opens "assets/" + path

	ignored  map[diag.Code]bool // advice that is not to be given
	lines    []line
	titleAt  content.Place // where the id is from; none if it is written
	idAt     content.Place // the id, or the title that it is from
	untoldAt content.Place // the edition, where the changes of others are told alone
}

// Brand is how the organisation shows itself.
type Brand struct {
	Name   string
	Logo   string // path below the site's root; empty without a logo
	Accent Accent
}

// Audience is one kind of reader and where that reader begins.
type Audience struct {
	Name string
	Text markdown.Prose
}

// Moved is a page that was in the site once, with what is read in its place.
type Moved struct {
	Page string
	To   *Item
	Link Link // the page of To, or one of its pages
}

// Change tells what an edition changed.
type Change struct {
	Edition string
	Date    time.Time // zero when not given
	Changes []string
}

// Scale is an ordered list of level names.
type Scale struct {
	Item
	Steps        []Step
	Competencies []*Competency
}

// Step is one level name of a scale.
type Step struct {
	Number  int
	Name    string
	Summary string
}

// Stage is a career stage or band.
type Stage struct {
	Item
	Summary      string
	Expectations []*StageExpectation
	Roles        []*Role

	place int // among the stages
}

// Category is a cluster of competencies.
type Category struct {
	Item
	Summary      string
	Competencies []*Competency
}

// ActivityKind is a kind of activity. Name is empty for the built-in kinds,
// whose names are words of the interface.
type ActivityKind struct {
	ID, Name string
}

// Source is where an idea comes from.
type Source struct {
	Item
	Publisher  string
	Address    string
	Licence    string
	CitedBy    []*Item // by competency; in each, those with a link to it last
	Introduced bool    // a text of the start page has a link to it
}

// Orientation is a competing orientation.
type Orientation struct {
	Item
	PutsFirst        string
	Shows            []string
	PullsBack        []string
	Competing        []*Competing
	ContraIndicators []*ContraIndicator // those it drives
}

// Role is a job.
type Role struct {
	Item
	Stage   *Stage // nil when not given
	Purpose markdown.Prose
	Targets []*Target
	Next    []*Role // where the role can lead
	From    []*Role // the roles that lead here
}

// Guide returns the path of the guide to a conversation about the role.
func (r *Role) Guide() string { return guidePath(r.Link.Page) }

// Target is the level of one competency that a role needs.
type Target struct {
	Role  *Role
	Level *Level
	Note  string
}

// Page is a free page.
type Page struct {
	Item
	Body markdown.Prose
}
