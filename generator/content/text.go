package content

import (
	"time"

	"handbook/generator/diag"
)

// Place is where something stands in a file. What a finding shows of it, line,
// column and excerpt, is worked out by [Place.Span] alone: hardly a place is ever
// asked. The zero Place is nowhere.
type Place struct {
	file     *file
	from, to int32 // bytes of the file's draft; from is -1 for the file as a whole
}

// Known reports whether the place is that of something in a file.
func (p Place) Known() bool { return p.file != nil }

// Whole reports whether the place is a file as a whole.
func (p Place) Whole() bool { return p.from < 0 }

// Behind reports whether the place is behind another one of its file.
func (p Place) Behind(other Place) bool { return p.file == other.file && p.from > other.from }

// Span returns the place as a finding shows it.
func (p Place) Span() diag.Span {
	switch {
	case p.file == nil:
		return diag.Span{}
	case p.Whole():
		return wholeFile(p.file.name)
	}
	return p.file.span(int(p.from), int(p.to))
}

// Mended reports whether what stands there was mended before it was read.
func (p Place) Mended() bool {
	return p.Known() && !p.Whole() && p.file.changed(int(p.from), int(p.to))
}

// String returns the place as file:line:column.
func (p Place) String() string { return p.Span().Position.String() }

// Text is a string with its place: in TOML that of the value with its quotes. The
// zero Text was not written.
type Text struct {
	Value string
	At    Place
}

// Written reports whether the author wrote the text.
func (t Text) Written() bool { return t.At.Known() }

// Part returns the place of the bytes from..to of the text's value, also when the
// text is a TOML string of several lines with escapes.
func (t Text) Part(from, to int) Part { return Part{t, from, to} }

// Part is the place of a part of a text.
type Part struct {
	text     Text
	from, to int
}

// Span returns the place as a finding shows it.
func (p Part) Span() diag.Span { return p.place().Span() }

func (p Part) place() Place {
	t, f := p.text, p.text.At.file
	if f == nil || t.At.Whole() {
		return t.At
	}
	from := min(max(p.from, 0), len(t.Value))
	to := min(max(p.to, from), len(t.Value))
	if f.parsed != "" { // it is TOML
		start, end := int(t.At.from), int(t.At.to)
		return f.place(f.stringOffset(start, end, from), f.stringOffset(start, end, to))
	}
	return f.place(int(t.At.from)+from, int(t.At.from)+to)
}

// Mended reports whether the part was mended before it was read: what is wrong with
// it is told.
func (p Part) Mended() bool { return p.text.Written() && p.place().Mended() }

// Escape returns how the byte at an offset of the text's value is written where that
// is an escape of TOML, such as \n. It is empty elsewhere, and in a text that was
// mended.
func (t Text) Escape(at int) string {
	f := t.At.file
	if f == nil || t.At.Whole() || f.parsed == "" || t.Part(0, len(t.Value)).Mended() {
		return ""
	}
	from := f.stringOffset(int(t.At.from), int(t.At.to), at)
	if f.parsed[from] != '\\' {
		return ""
	}
	return f.parsed[from:min(from+2, int(t.At.to))]
}

// slice returns the part from..to of a text that is not TOML.
func (t Text) slice(from, to int) Text {
	return Text{Value: t.Value[from:to], At: t.Part(from, to).place()}
}

// Number is an integer with its place.
type Number struct {
	Value int
	At    Place
}

// Written reports whether the author wrote the number.
func (n Number) Written() bool { return n.At.Known() }

// Flag is a boolean with its place.
type Flag struct {
	Value bool
	At    Place
}

// Date is a day with its place.
type Date struct {
	Value time.Time // midnight UTC of the day
	At    Place
}
