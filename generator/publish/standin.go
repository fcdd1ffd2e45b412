package publish

import (
	"path"
	"slices"
	"strings"
)

// standInPage is what a reader meets at the address of a page that is about to
// appear or to go. It is whole and holds no link.
var standInPage = []byte(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Being published</title>
</head>
<body>
<main>
<h1>Being published</h1>
<p>This handbook is being published just now. Please reload this page in a moment.</p>
</main>
</body>
</html>
`)

// Ranks of files: a file links to files of lower rank, or to pages.
const (
	rankLeaf  = iota // pictures, fonts and all else that links to nothing
	rankImage        // drawings that may hold links
	rankStyle
	rankScript
	rankData
	rankPage
)

func rank(name string) int {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return rankPage
	case ".svg":
		return rankImage
	case ".css":
		return rankStyle
	case ".js", ".mjs":
		return rankScript
	case ".json", ".xml", ".webmanifest":
		return rankData
	}
	return rankLeaf
}

// split divides a list that is in the order of rank: pages are at its end.
func split(list []string) (others, pages []string) {
	i := slices.IndexFunc(list, func(name string) bool { return rank(name) == rankPage })
	if i < 0 {
		return list, nil
	}
	return list[:i:i], list[i:]
}
