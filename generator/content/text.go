package content

import (
	"time"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// Text is a string with its place. The zero Text was not written.
type Text struct {
	Value string
	At    diag.Span

	file *file
	node *position.Node // of the TOML string; nil for text that is not TOML
	base int            // offset in the file where non-TOML text begins
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
	if t.node == nil {
		return t.file.span(t.base+from, t.base+to)
	}
	return t.file.span(t.file.stringOffset(t.node, from), t.file.stringOffset(t.node, to))
}

// Slice returns the part from..to of the text as a text of its own.
func (t Text) Slice(from, to int) Text {
	return Text{Value: t.Value[from:to], At: t.Span(from, to), file: t.file, base: t.base + from}
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
