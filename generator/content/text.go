package content

import (
	"time"

	"handbook/generator/diag"
)

// Text is a string with its place. The zero Text was not written.
type Text struct {
	Value string
	At    diag.Span

	file *file
	// Where the TOML string begins and ends, with its quotes; to is 0 for text that
	// is not TOML, which begins at from.
	from, to int
}

// Written reports whether the author wrote the text.
func (t Text) Written() bool { return t.At.File != "" }

// Span returns the place of the bytes from..to of the text's value, also when
// the text is a TOML string of several lines with escapes.
func (t Text) Span(from, to int) diag.Span {
	if t.file == nil {
		return t.At
	}
	from = min(max(from, 0), len(t.Value))
	to = min(max(to, from), len(t.Value))
	if t.to == 0 {
		return t.file.span(t.from+from, t.from+to)
	}
	return t.file.span(t.file.stringOffset(t.from, t.to, from), t.file.stringOffset(t.from, t.to, to))
}

// Slice returns the part from..to of the text as a text of its own.
func (t Text) Slice(from, to int) Text {
	return Text{Value: t.Value[from:to], At: t.Span(from, to), file: t.file, from: t.from + from}
}

// Number is an integer with its place.
type Number struct {
	Value int
	At    diag.Span
}

// Written reports whether the author wrote the number.
func (n Number) Written() bool { return n.At.File != "" }

// Flag is a boolean with its place.
type Flag struct {
	Value bool
	At    diag.Span
}

// Date is a day with its place.
type Date struct {
	Value time.Time // midnight UTC of the day
	At    diag.Span
}

// Written reports whether the author wrote the date.
func (d Date) Written() bool { return d.At.File != "" }
