package preview

import (
	"net/url"
	"slices"
	"strconv"

	"handbook/generator/diag"
	"handbook/generator/theme"
)

// A view is what the preview's own page shows, or adds to a page of the site.
type view struct {
	Own, Events, Version string
	Page                 string // the address that the reader's place is kept for; empty on a page of faults
	Now                  string // of a page of the last good site: its address
	Lang, Dir            string
	Last                 string // the address of the last good page; may be empty
	Problem, Hint        string // why nothing could be read
	Errors               int
	Findings             []finding
	More                 int // findings that are not shown
}

// A finding is a [diag.Diagnostic] that is ready to print.
type finding struct {
	Severity, File, Place, Message, Hint string
	Line                                 string // empty when the finding is about the file as a whole
	Before, Marked, After                string // the line of source
}

// most is how many findings a page shows.
const most = 100

// viewOf returns what all views of a state have in common.
func viewOf(s *state) view { return view{Own: pathOwn, Events: pathEvents, Version: s.version} }

// faultPage returns the page that is shown in place of one of the site.
func (p *Preview) faultPage(s *state, page string, list diag.List, err error) ([]byte, error) {
	th, failed := p.own.in(s.language)
	if failed != nil {
		return nil, failed
	}
	w := th.Words
	v := viewOf(s)
	v.Lang, v.Dir = w.Tag.String(), "ltr"
	if w.RTL {
		v.Dir = "rtl"
	}
	if s.site == nil && s.last != nil {
		v.Last = pathLast
		if s.last.Has(page) {
			v.Last = addressOf(pathLast, page)
		}
	}
	if err != nil {
		v.Problem, v.Hint = p.options.Explain(err)
		return p.own.block(s, "base", v)
	}
	list = slices.Clone(list) // what keeps the site back comes first
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int { return int(a.Severity()) - int(b.Severity()) })
	v.Errors, _ = list.Count()
	v.More = max(0, len(list)-most)
	for _, d := range list[:len(list)-v.More] {
		v.Findings = append(v.Findings, findingOf(d, w))
	}
	return p.own.block(s, "base", v)
}

func findingOf(d diag.Diagnostic, w *theme.Words) finding {
	f := finding{Severity: w.Text("preview-error"), File: diag.Plain(d.At.File), Message: diag.Plain(d.Message), Hint: diag.Plain(d.Hint)}
	if d.Severity() == diag.Warning {
		f.Severity = w.Text("preview-warning")
	}
	if d.At.Line > 0 {
		f.Line = strconv.Itoa(d.At.Line)
		f.Place = w.Text("preview-place", "line", d.At.Line, "column", d.At.Column)
		f.Before, f.Marked, f.After = d.At.Parts()
	}
	return f
}

// addressOf returns the address of a file below a folder of the preview.
func addressOf(folder, path string) string {
	return (&url.URL{Path: folder + path}).EscapedPath()
}
