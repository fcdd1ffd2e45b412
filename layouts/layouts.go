// Package layouts holds the templates, styles, scripts and words that every
// handbook is rendered with.
//
// base.html is the frame of every page and pages/ holds one template a kind of
// page; partials/ holds what several of them share. assets/ goes to the site as
// it is, except brand.css, which is a template for the organisation's colour, and
// what the site in one file alone needs.
// Beside the functions of Go's html/template there are "t" for a word (its key, then
// the name and the value of each placeholder), "n" for one that depends on a number
// (key, number, then as with "t"), "words" for the words that a script needs (keys),
// "number" for a number as the language writes it, and "dir" for the attribute that
// sets off a text of the other direction. What a page gives to its template is its
// view: generator/render/view_*.go, and base in page.go for the frame.
//
// i18n/ holds the words of the interface, one file a language. preview/ holds
// what "handbook serve" adds to pages (see package preview), which no site has.
package layouts

import "embed"

// Files is the layouts folder.
//
//go:embed all:*
var Files embed.FS
