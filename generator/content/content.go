// Package content reads what an organisation has written.
//
// [Load] takes a file system with handbook.toml, competencies/, roles/, pages/
// and assets/ and returns a [Source]: the same content as Go values, in which
// every value knows where it stands, so that later stages can report a fault at
// its own line and column. Nothing is looked up or checked against anything
// else here; that is what package handbook does.
//
// The way through this package: the folder is walked (load.go, kinds.go, homes.go), a
// file's bytes are checked for their encoding (file.go, garbled.go), for what a crash
// leaves (zeros.go) and for unfinished merges (merge.go), its line ends are made one,
// and it is parsed as TOML (syntax.go), unless it has more of something than any needs
// (limits.go). A syntax error is explained and mended as it was most likely meant
// (draft.go, mend.go and, by what is wrong, mend_*.go), so that one run tells all
// faults of a file, and so is the name of a table that was left out (outline.go,
// headless.go, stray.go). Every key and value is given its position (text.go), and the
// tree is laid over the types of content.go and competency.go by their struct tags
// (decode.go, keyed.go, headed.go, field.go), which reports unknown keys (unknown.go,
// synonyms.go, translations.go), wrong types (named.go knows the level that a name was
// meant as), missing keys, and texts that are empty or still to be written
// (unfinished.go). TOML that is no content, such as words of the interface, goes this
// way as far as the tree (tree.go).
//
// What a fault may have hidden is noted (lost.go), so that nobody reports as
// missing what was only misread, and nothing else is silenced. Assets are left as
// they are; scripts in them are told (script.go, script_hidden.go).
package content

import (
	"crypto/sha256"
	"io/fs"

	"handbook/generator/diag"
)

// Here is embedded in every table, before its fields, and tells where it stands.
type Here struct {
	At Place
}

// Source is all the content of one handbook as it was written.
type Source struct {
	Handbook     Handbook
	Competencies []Competency // by file name
	Orientations []Orientation
	Roles        []Role // by file name, then those of roles.toml
	Pages        []Page // by file name
	Assets       []Asset

	// Files opens the assets; it is the file system that was loaded.
	Files fs.FS
	// Digests are those of the files that were decoded, by their names as in messages.
	Digests map[string]Digest
	// Broken tells which parts could not be read whole, so that nobody
	// reports as missing what may stand there: "handbook", "competencies",
	// "orientations", "roles", and "files" when one of competencies/ or pages/
	// itself was not recognised. Where the loss is below one key, such as "stories",
	// it is "competencies/stories" alone, and where a file lies outside assets/,
	// "assets/" with its name, or "assets" alone where that may be a link to all of them.
	Broken map[string]bool

	named map[diag.Position]string // texts in the place of numbers, which are reported
}

// A Digest is the SHA-256 checksum of a file.
type Digest [sha256.Size]byte

// Lost reports whether what stands below a key of a part of the content could not
// all be read.
func (s *Source) Lost(part, key string) bool { return s.Broken[part] || s.Broken[part+"/"+key] }

// Handbook is handbook.toml.
type Handbook struct {
	Here
	ID           Text        `toml:"id"`
	Title        Text        `toml:"title,required"`
	Organisation Text        `toml:"organisation,required"`
	Language     Text        `toml:"language"`
	Edition      Text        `toml:"edition"`
	Suggest      Text        `toml:"suggest"` // where suggestions go: mailto: or https:
	Cumulative   Flag        `toml:"cumulative"`
	Ignore       []Text      `toml:"ignore"` // advice that is not to be given
	Introduction Text        `toml:"introduction"`
	Brand        Brand       `toml:"brand"`
	Audiences    []Audience  `toml:"audiences"`
	Scales       []Scale     `toml:"scales,required"`
	Stages       []Stage     `toml:"stages"`
	Categories   []Category  `toml:"categories,required"`
	Kinds        []KindName  `toml:"kinds"`
	Sources      []SourceRef `toml:"sources"`
	Changes      []Change    `toml:"changes"`
	Moved        []Move      `toml:"moved"`
}

// Brand is how the organisation shows itself.
type Brand struct {
	Here
	Name   Text `toml:"name"`
	Logo   Text `toml:"logo"`   // a file in data/assets
	Accent Text `toml:"accent"` // #rrggbb
}

// Audience is one kind of reader and where that reader begins.
type Audience struct {
	Here
	Name Text `toml:"name,required"`
	Text Text `toml:"text,required"`
}

// Scale is an ordered list of level names.
type Scale struct {
	Here
	ID      Text        `toml:"id,required"`
	Name    Text        `toml:"name,required"`
	Levels  []ScaleStep `toml:"levels,required"`
	Sources []Text      `toml:"sources"`
}

// ScaleStep is one level name of a scale.
type ScaleStep struct {
	Here
	Name    Text `toml:"name,required,short"`
	Summary Text `toml:"summary"`
}

// Stage is a career stage or band.
type Stage struct {
	Here
	ID      Text   `toml:"id,required"`
	Name    Text   `toml:"name,required"`
	Summary Text   `toml:"summary"`
	Sources []Text `toml:"sources"`
}

// Category is a cluster of competencies.
type Category struct {
	Here
	ID      Text   `toml:"id,required"`
	Name    Text   `toml:"name,required"`
	Summary Text   `toml:"summary"`
	Sources []Text `toml:"sources"`
}

// KindName adds a kind of activity to the built-in ones.
type KindName struct {
	Here
	ID   Text `toml:"id,required"`
	Name Text `toml:"name,required"`
}

// SourceRef is one entry of [[sources]]: where an idea comes from.
type SourceRef struct {
	Here
	ID        Text `toml:"id,required"`
	Title     Text `toml:"title,required"`
	Publisher Text `toml:"publisher"`
	Address   Text `toml:"address"`
	Licence   Text `toml:"licence"`
}

// Move tells where to read what had pages of its own once, such as
// "competency:teamwork".
type Move struct {
	Here
	From Text `toml:"from,required"`
	To   Text `toml:"to,required"`
}

// Change tells what an edition changed.
type Change struct {
	Here
	Edition Text   `toml:"edition,required"`
	Date    Date   `toml:"date"`
	Changes []Text `toml:"changes,required"`
}

// Orientation is one entry of orientations.toml.
type Orientation struct {
	Here
	ID        Text   `toml:"id,required"`
	Name      Text   `toml:"name,required"`
	PutsFirst Text   `toml:"puts_first,required"`
	Shows     []Text `toml:"shows"`
	PullsBack []Text `toml:"pulls_back"`
	Sources   []Text `toml:"sources"`
}

// Role is one file of roles/, or one entry of roles.toml.
type Role struct {
	Here
	ID      Text     `toml:"id,unnamed"`
	Name    Text     `toml:"name,required"`
	Stage   Text     `toml:"stage"`
	Purpose Text     `toml:"purpose,required"`
	Next    []Text   `toml:"next"`
	Targets []Target `toml:"targets,keyed"`
	Sources []Text   `toml:"sources"`
}

// Target is the level of one competency that a role needs.
type Target struct {
	Here
	Competency Text   // the key
	Level      Number `toml:"level,required,short"`
	Note       Text   `toml:"note"`
}

// Page is one file of pages/.
type Page struct {
	Here
	Name  Text // the file name without .md
	Title Text
	Body  Text // what follows the title
}

// Asset is one file of assets/.
type Asset struct {
	Path string // below assets/, with slashes
	At   Place
}
