package diag

import (
	"cmp"
	"maps"
	"slices"
)

// Code names a kind of finding. Codes never change their meaning, so that
// scripts may rely on them.
type Code string

// The findings, by the stage that makes them.
const (
	// Reading files.
	Syntax       Code = "syntax"
	Encoding     Code = "encoding"
	CurlyQuotes  Code = "curly-quotes"
	OddCharacter Code = "odd-character"
	Unquoted     Code = "unquoted-text"
	Backslash    Code = "backslash"
	TooLarge     Code = "too-large"
	UnknownFile  Code = "unknown-file"
	MissingFile  Code = "missing-file"

	// Keys and values.
	UnknownKey Code = "unknown-key"
	WrongType  Code = "wrong-type"
	MissingKey Code = "missing-key"
	EmptyText  Code = "empty-text"
	BadValue   Code = "bad-value"

	// Names and what refers to them.
	InvalidID     Code = "invalid-id"
	DuplicateID   Code = "duplicate-id"
	DuplicateText Code = "duplicate-text"
	Dangling      Code = "dangling-reference"
	URLCollision  Code = "url-collision"

	// Levels.
	LevelRange     Code = "level-range"
	LevelMissing   Code = "level-missing"
	LevelTwice     Code = "level-twice"
	LevelUndefined Code = "level-undefined"

	// Markdown and files.
	DeadLink     Code = "dead-link"
	UnsafeURL    Code = "unsafe-url"
	MissingAsset Code = "missing-asset"
	OutsideAsset Code = "outside-asset"

	// Attachments.
	ScriptInAsset Code = "script-in-asset"

	// Brand and layouts.
	Contrast        Code = "contrast"
	HeavyLogo       Code = "heavy-logo"
	HeavyPicture    Code = "heavy-picture"
	UnknownLayout   Code = "unknown-layout"
	LayoutFault     Code = "layout-fault"
	LanguageMissing Code = "language-missing"
	Blocked         Code = "blocked"
	UnsetVariable   Code = "unset-variable"

	// The site that stands.
	StaleSite    Code = "stale-site"
	GonePage     Code = "gone-page"
	LostAnswers  Code = "lost-answers"
	ShiftedLevel Code = "shifted-level"
	BrokenSite   Code = "broken-site"

	// Advice.
	Garbled          Code = "garbled-text"
	Unfinished       Code = "unfinished-text"
	LanguageUnknown  Code = "language-unknown"
	MissingAlt       Code = "missing-alt"
	NoIndicators     Code = "no-indicators"
	NoActivities     Code = "no-activities"
	OpenLevel        Code = "open-level"
	UnusedStory      Code = "unused-story"
	UnusedSource     Code = "unused-source"
	UnusedMeasure    Code = "unused-measure"
	IdleOrientation  Code = "idle-orientation"
	EmptyCategory    Code = "empty-category"
	LongSentence     Code = "long-sentence"
	NotOneBehaviour  Code = "several-behaviours"
	UnusedCompetency Code = "unused-competency"
	MarkdownInText   Code = "markdown-in-text"
	LinkForm         Code = "link-form"
	HTMLInText       Code = "html-in-text"
	NotShown         Code = "not-shown"
	MarkdownForm     Code = "markdown-form"
	EscapeInText     Code = "escape-in-text"
	GivenTwice       Code = "given-twice"
	NumberInName     Code = "number-in-name"
	IDOfTitle        Code = "id-of-title"
	UnlistedEdition  Code = "unlisted-edition"
)

// faults say of each code that is an error, in one sentence, when it is given.
var faults = map[Code]string{
	Syntax:       "the text is not TOML",
	Encoding:     "the file is not UTF-8 text",
	CurlyQuotes:  "typographic quotes stand where TOML needs straight ones",
	OddCharacter: "an invisible or control character stands where none is allowed",
	Unquoted:     "a text lacks its quotes",
	Backslash:    "a backslash in double quotes begins no known escape, such as that of a Windows path",
	TooLarge:     "a file or a text is larger, or holds more, or is nested deeper, than the generator accepts",
	UnknownFile:  "a file stands where the generator reads none of that name",
	MissingFile:  "a file that every handbook needs is not there",

	UnknownKey: "the key is none of the format",
	WrongType:  "the value has another type than the key needs",
	MissingKey: "a required key is not there",
	EmptyText:  "a text, or a list that must not be, is empty",
	BadValue:   "the value is none of those that the key takes",

	InvalidID:     "an id, or the name of a file, cannot be part of a page address",
	DuplicateID:   "two items have one id",
	DuplicateText: "two items of one competency have the same text, so no id can be derived",
	Dangling:      "a reference names nothing that exists",
	URLCollision:  "two files would be written to one address",

	LevelRange:     "a level lies outside the scale",
	LevelMissing:   "a level of the scale is not there",
	LevelTwice:     "a level is there twice",
	LevelUndefined: "a level that is left undefined has content",

	DeadLink:     "a link in Markdown leads nowhere",
	UnsafeURL:    "an address has a scheme that is not allowed",
	MissingAsset: "a file that is named is not in data/assets",
	OutsideAsset: "a file that is named lies outside data/assets",

	Contrast:        "the accent colour cannot be read on the page",
	UnknownLayout:   "a layout replaces no file of the generator",
	LayoutFault:     "a layout has a fault",
	LanguageMissing: "a word of the interface is missing in the handbook's language",

	StaleSite: "a file of the site is not as it would be built",
}

// advice says so of each code that is a warning.
var advice = map[Code]string{
	ScriptInAsset: "a file of data/assets holds a script, which runs when a reader opens it",

	HeavyLogo:     "the logo is so large that it makes every page slow",
	HeavyPicture:  "a picture is so large that it makes its page slow",
	Blocked:       "a layout has a style, a script or an address that browsers leave out because of the policy of the pages",
	UnsetVariable: "a style asks for a variable that no style gives a value, so that browsers leave out what asks for it",

	GonePage:     "a build takes a page away whose address others may have kept",
	LostAnswers:  "what readers' answers are kept under has another id than in the site that stands",
	ShiftedLevel: "a number of a level means another one than in the site that stands",
	BrokenSite:   "the handbook.json of the site that stands cannot be read, so that nobody knows what readers would lose",

	Garbled:          "a text seems to have been read in the wrong encoding and saved so",
	Unfinished:       "a text is a placeholder, such as three dots",
	LanguageUnknown:  "the interface has no words in the handbook's language",
	MissingAlt:       "a picture has no text for those who cannot see it",
	NoIndicators:     "a defined level has no indicator",
	NoActivities:     "no activity develops a level",
	OpenLevel:        "a role, a career stage or an activity names a level that is left undefined",
	UnusedStory:      "no indicator shows a story",
	UnusedSource:     "nothing cites a source",
	UnusedMeasure:    "no practice uses a measure",
	IdleOrientation:  "no contra-indicator names an orientation",
	EmptyCategory:    "a category has no competency",
	LongSentence:     "an item is too long to be read at a glance",
	NotOneBehaviour:  "an indicator seems to hold several behaviours",
	UnusedCompetency: "no role needs a competency",
	LinkForm:         "what looks like a link or a picture of Markdown is none",
	NotShown:         "a part of a text in Markdown is on no page",
	MarkdownForm:     "a text in Markdown is shown in another form than it was surely meant, such as a list as one paragraph",
	EscapeInText:     "a backslash and its letter, as of a path, stand for a line break or a tab",
	GivenTwice:       "two competencies, roles, pages, levels or editions have one name, or an entry of a list is there twice",
	NumberInName:     "the name of a level begins with its number, which pages show beside it",
	IDOfTitle:        "a handbook has no id of its own, and readers' answers are kept under one from its title",
	UnlistedEdition:  "the changes of former editions are told, and none of this one",
	HTMLInText:       "a tag or character of HTML is shown as it is written",
	MarkdownInText:   "a plain text, which is shown as it is written, has a link, asterisks or the sign of a list of Markdown",
}

// Severity returns the severity of every finding with the code.
func (c Code) Severity() Severity {
	if _, ok := advice[c]; ok {
		return Warning
	}
	return Error
}

// About says in one sentence when the code is given.
func (c Code) About() string { return cmp.Or(faults[c], advice[c]) }

// Codes returns every code, sorted.
func Codes() []Code {
	codes := slices.AppendSeq(slices.Collect(maps.Keys(faults)), maps.Keys(advice))
	slices.Sort(codes)
	return codes
}
