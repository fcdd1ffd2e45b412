// Package data holds the content of our own handbook, which is also what
// "handbook init --template example" gives.
package data

import "embed"

// Files is the data folder. Its Go file is no content.
//
//go:embed *.toml all:competencies all:roles all:pages all:assets
var Files embed.FS
