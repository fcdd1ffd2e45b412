// Package layouts holds the templates, styles, scripts and words that every
// handbook is rendered with.
//
// base.html is the frame of every page and pages/ holds one template a kind of
// page; partials/ holds what several of them share. assets/ goes to the site as
// it is, except brand.css, which is a template for the organisation's colour.
// i18n/ holds the words of the interface, one file a language. preview/ holds
// what "handbook serve" adds to pages (see package preview), which no site has.
package layouts

import "embed"

// Files is the layouts folder.
//
//go:embed all:*
var Files embed.FS
