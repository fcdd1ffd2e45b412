// Package diag holds the faults of a handbook's content as values.
//
// A [Diagnostic] says what is wrong, where, and how to mend it. Every stage of
// the generator returns a [List] beside its result and goes on as far as it
// can, so that one run tells everything. Go errors are for what no author can
// mend: a disk that is full, a folder that cannot be read.
//
// A list is printed for people (print.go) or for programs (format.go, sarif.go).
//
// Messages are in lower case without a final period; values are quoted with
// [Quote]; the hint stands apart.
package diag

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Severity tells whether a finding keeps the handbook from being published.
type Severity int

const (
	// Error keeps the handbook from being published.
	Error Severity = iota
	// Warning is advice; it keeps the handbook back only under --strict.
	Warning
)

// String returns the word printed for s.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Position is a place in a file that an author edits.
type Position struct {
	File   string // as the reader of the message would open it, with slashes
	Line   int    // from 1; 0 means the file as a whole
	Column int    // from 1, in Unicode characters; a tab is one
}

// Span is a position together with what is needed to show it.
type Span struct {
	Position
	Width   int    // characters to underline; at least 1 is underlined
	Excerpt string // the whole source line, without its line break
}

// Span returns the span itself.
func (s Span) Span() Span { return s }

// Placed is what knows where it stands: a [Span], or what works one out when a
// finding needs it.
type Placed interface{ Span() Span }

// Diagnostic is one finding.
type Diagnostic struct {
	Code    Code
	At      Span
	Message string // what is wrong
	Hint    string // how to mend it; may be empty
}

// Severity returns the severity of the diagnostic's code.
func (d Diagnostic) Severity() Severity { return d.Code.Severity() }

// List collects findings. The zero value is ready to use.
type List []Diagnostic

// Add appends one finding.
func (l *List) Add(code Code, at Placed, message, hint string) {
	*l = append(*l, Diagnostic{Code: code, At: at.Span(), Message: message, Hint: hint})
}

// Count returns how many findings of each severity the list holds.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Severity() == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// HasErrors reports whether a finding keeps the handbook from being published.
func (l List) HasErrors() bool {
	errors, _ := l.Count()
	return errors > 0
}

// Sorted returns the findings by file, line, column, code, message and hint, each
// once, without those that another one explains. Of the faults of a layout at one
// place, which several pages find, the first is left.
func (l List) Sorted() List {
	sorted := slices.Clone(l)
	slices.SortStableFunc(sorted, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.At.File, b.At.File),
			cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	sorted = slices.CompactFunc(sorted, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.At.Position == b.At.Position && (a.Message == b.Message || a.Code == LayoutFault)
	})
	return sorted.onceUnquoted()
}

// onceUnquoted returns sorted findings with one at most about a text without
// quotes: that it should have been of another type, when it should have been;
// else that it lacks its quotes, whatever else is said of it.
func (l List) onceUnquoted() List {
	unquoted, wrong := map[Position]bool{}, map[Position]bool{}
	for _, d := range l {
		switch d.Code {
		case Unquoted:
			unquoted[d.At.Position] = true
		case WrongType:
			wrong[d.At.Position] = true
		}
	}
	return slices.DeleteFunc(l, func(d Diagnostic) bool {
		return unquoted[d.At.Position] && d.Code != WrongType && (d.Code != Unquoted || wrong[d.At.Position])
	})
}

const quoteLimit = 60

// Quote returns s in double quotes for a message: control and invisible
// characters are escaped, and a long text is cut.
func Quote(s string) string {
	if utf8.RuneCountInString(s) > quoteLimit {
		s = string([]rune(s)[:quoteLimit-1]) + "…"
	}
	return strconv.Quote(s)
}

// QuoteAll returns the words quoted and joined by commas.
func QuoteAll(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = Quote(w)
	}
	return strings.Join(quoted, ", ")
}
