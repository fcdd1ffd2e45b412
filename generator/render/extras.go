package render

// loads are the styles and scripts of a page, by their names in the layouts'
// assets/.
type loads struct{ styles, scripts []string }

// everyPage is what every page loads.
var everyPage = loads{
	styles:  []string{"base.css", "parts.css", "brand.css"},
	scripts: []string{"site.js"},
}

// extras is what some kinds of page load in addition.
var extras = map[string]loads{
	"activities": {scripts: []string{"filter.js"}},
}
