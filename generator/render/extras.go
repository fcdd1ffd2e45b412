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
	styles:  []string{"base.css", "parts.css", "language.css", "search.css", "brand.css"},
	scripts: []string{"language.js", "load.js", "site.js", "search-key.js"},
}

// searching is what the search needs. Elsewhere search-key.js brings it.
var searching = []string{"search-core.js", "search.js"}

// answers is what every page with answers loads first.
var answers = []string{"keep.js", "element.js", "words.js", "model.js", "store.js", "transfer.js", "mine.js"}

// checking is what a self-check loads after them, and checkLook its own styles.
var (
	checking  = []string{"ask.js", "outcome.js", "check.js"}
	checkLook = []string{"check.css", "check-bar.css", "check-print.css"}
)

// extras is what some kinds of page load in addition.
var extras = map[string]loads{
	"check":      {styles: slices.Concat([]string{"my.css"}, checkLook), scripts: slices.Concat(answers, checking)},
	"my-profile": mine([]string{"profile.css", "charts.css"}, "distance.js", "chart.js", "my-pages.js", "profile.js"),
	"my-plan":    mine([]string{"plan.css"}, "distance.js", "planning.js", "calendar.js", "my-pages.js", "plan.js"),
	"my-review":  mine([]string{"review.css"}, "distance.js", "difference.js", "my-pages.js", "review.js"),
	"activities": {scripts: []string{"filter.js"}},
	"matrix":     {styles: []string{"matrix.css"}, scripts: []string{"filter.js"}},
	"compare":    {styles: []string{"matrix.css"}, scripts: []string{"compare.js"}},
	"levels":     {styles: []string{"matrix.css"}, scripts: []string{"compare.js"}},
	"search":     {scripts: searching},
	"letter":     {scripts: searching},
	"print":      {styles: []string{"document.css"}},
}

// mine is what a page of a reader's own loads.
func mine(styles []string, scripts ...string) loads {
	return loads{
		styles:    slices.Concat([]string{"my.css", "my-pages.css"}, styles),
		scripts:   slices.Concat(answers, scripts),
		generated: []string{handbook.PathContent},
	}
}
