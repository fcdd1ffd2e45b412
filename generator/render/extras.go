package render

import (
	"slices"

	"handbook/generator/handbook"
)

// loads are the styles and scripts of a page, by their names in the layouts'
// assets/; [bundles] says which of them are one file. The generated scripts are
// there by their paths below the site's root, and come before the others.
type loads struct{ styles, scripts, generated []string }

// everyPage is what every page loads.
var everyPage = loads{
	styles:  slices.Concat(frameLook, partsLook, []string{"brand.css"}),
	scripts: []string{"language.js", "load.js", "site.js", "astray.js", "search-key.js"},
}

// searching is what the search needs. Elsewhere search-key.js brings it.
var searching = []string{"search-words.js", "search-core.js", "search-text.js", "search.js"}

// linked is what pages load whose items have links to themselves.
var linked = []string{"permalinks.js"}

// answers is what every page with answers loads first.
var answers = []string{"keep.js", "place.js", "element.js", "words.js", "model.js", "store.js", "transfer.js", "mine.js"}

// checking is what a self-check loads after them.
var checking = []string{"ask.js", "outcome.js", "check.js"}

// The styles that are in several files of the layouts.
var (
	frameLook    = []string{"base.css", "frame.css", "older.css"}
	partsLook    = []string{"parts.css", "ladder.css", "lists.css", "tables.css", "forms.css", "language.css", "search.css"}
	checkLook    = []string{"check.css", "check-bar.css", "check-steps.css", "check-print.css"}
	profileLook  = []string{"profile.css", "charts.css", "profile-narrow.css"}
	reviewLook   = []string{"review.css", "review-table.css", "review-print.css"}
	matrixLook   = []string{"matrix.css", "matrix-print.css"}
	documentLook = []string{"document.css", "document-print.css"}
	paperLook    = []string{"print.css", "print-parts.css"} // base.html names it
)

// oneFile is what the site in one file needs beside all that (single.go), and the
// site itself has not.
var oneFile = []string{"single-early.js", "single.js", "single.css"}

// extras is what some kinds of page load in addition.
var extras = map[string]loads{
	"check":      {styles: slices.Concat([]string{"my.css"}, checkLook), scripts: slices.Concat(answers, checking)},
	"my-profile": mine(profileLook, "distance.js", "chart.js", "my-pages.js", "profile.js"),
	"my-plan":    mine([]string{"plan.css"}, "distance.js", "planning.js", "calendar.js", "my-pages.js", "plan.js"),
	"my-review":  mine(reviewLook, "distance.js", "difference.js", "my-pages.js", "review.js"),
	"guide":      {styles: []string{"guide.css"}},

	"competencies": {styles: []string{"letters.css"}, scripts: linked},
	"competency":   {scripts: linked},
	"level":        {scripts: linked},
	"activities":   {styles: []string{"letters.css"}, scripts: slices.Concat([]string{"filter.js"}, linked)},
	"measures":     {styles: []string{"letters.css"}, scripts: linked},
	"questions":    {styles: []string{"letters.css"}, scripts: linked},
	"roles":        {styles: []string{"letters.css"}, scripts: linked},
	"sources":      {scripts: linked},
	"matrix":       {styles: matrixLook, scripts: slices.Concat([]string{"filter.js"}, linked)},
	"compare":      {styles: matrixLook, scripts: []string{"compare.js"}},
	"levels":       {styles: matrixLook, scripts: []string{"compare.js"}},
	"search":       {styles: []string{"letters.css", "search-page.css"}, scripts: searching},
	"letter":       {styles: []string{"letters.css", "search-page.css"}, scripts: searching},
	"print":        {styles: documentLook, scripts: linked},
}

// mine is what a page of a reader's own loads.
func mine(styles []string, scripts ...string) loads {
	return loads{
		styles:    slices.Concat([]string{"my.css", "my-pages.css"}, styles),
		scripts:   slices.Concat(answers, scripts),
		generated: []string{handbook.PathContent},
	}
}
