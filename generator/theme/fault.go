package theme

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"handbook/generator/diag"
	"handbook/generator/theme/program"
)

const faultHint = "compare the file with the one that it replaces; see html/template in Go's documentation for the syntax"

var (
	templateError = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: ?(.*)$`)
	withoutPlace  = regexp.MustCompile(`^(?:html/)?template:[^:]*: ?(.*)$`)
	noFunction    = regexp.MustCompile(`^function "(.*)" not defined$`)
	noField       = regexp.MustCompile(`can't evaluate field (\S+) in type`)
	noTemplate    = regexp.MustCompile(`no such template "(.*)"$`)
	noList        = regexp.MustCompile(`range can't iterate over .*`)
	contexts      = regexp.MustCompile(`(different contexts): \{.*`)
	block         = regexp.MustCompile(`(?s)\{\{(?:- )?\s*(?:(/\*.*?\*/)|(if|range|with|define|block|end)\b([^}]*))`)
)

// Fault reports an error of parsing or executing a template at its place, and
// with it all fields that its templates ask for in vain.
func (t *Theme) Fault(err error, list *diag.List) { t.faultOf("", err, list) }

// faultOf is Fault for an error in the layout of a page, or in what this shares
// with others.
func (t *Theme) faultOf(page string, err error, list *diag.List) {
	var with *program.Fault
	if errors.As(err, &with) {
		for _, m := range with.Missing {
			file, line, column := t.place(m.Location)
			t.report(file, line, column, noFieldMessage(m.Name), fieldHint(m), list)
		}
	}
	m := templateError.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if m == nil {
		t.faultSomewhere(page, err, list)
		return
	}
	_, line, column := t.place(m[1] + ":" + m[2] + ":" + cmp.Or(m[3], "0"))
	message, hint := m[4], faultHint
	if f := noFunction.FindStringSubmatch(message); f != nil {
		column, hint = t.column(m[1], line, f[1]), cmp.Or(diag.DidYouMean(f[1], t.functionNames()),
			"there are "+diag.QuoteAll(slices.Sorted(maps.Keys(t.functions())))+", and those of Go's text/template")
	} else if f := noField.FindStringSubmatch(message); f != nil {
		if with != nil {
			return // it is one of those
		}
		message = noFieldMessage(f[1])
		if m[1] == brandFile {
			hint = fieldHint(program.Missing{Name: f[1], Has: []string{"Light", "Dark"}})
		}
	} else if f := noTemplate.FindStringSubmatch(message); f != nil {
		hint = cmp.Or(t.nearestBlock(f[1]), hint)
	} else if message == "unexpected EOF" {
		hint = t.unclosed(m[1])
	}
	message = noList.ReplaceAllString(message, "range needs a list") // what it was given can be a whole page
	message = contexts.ReplaceAllString(message, "$1, such as within a tag and behind it")
	t.report(m[1], line, column, message, hint, list)
}

func noFieldMessage(name string) string {
	return fmt.Sprintf("there is no field %s here", diag.Quote(name))
}

// fieldHint names the field that was meant, or those that there are.
func fieldHint(m program.Missing) string {
	if len(m.Has) == 0 {
		return faultHint
	}
	if near := diag.Nearest(m.Name, m.Has); near != "" {
		return diag.Meant(near)
	}
	return "there are " + diag.QuoteAll(slices.Sorted(slices.Values(m.Has)))
}

// faultSomewhere reports an error that comes without a place.
func (t *Theme) faultSomewhere(p string, err error, list *diag.List) {
	message := err.Error()
	if m := withoutPlace.FindStringSubmatch(message); m != nil {
		message = m[1]
	}
	for _, shared := range paths(t.files) {
		if t.files[shared].own && !t.files[p].own && (shared == frameFile || strings.HasPrefix(shared, "partials/")) {
			p = shared
		}
	}
	t.report(p, 0, 0, message, "look for a quote, a tag or a comment that is not closed; what follows is then read as part of it", list)
}

// functionNames returns the functions that templates can call: ours, and those of Go.
func (t *Theme) functionNames() []string {
	return slices.AppendSeq([]string{"and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or",
		"print", "printf", "println", "slice", "urlquery"}, maps.Keys(t.functions()))
}

// column returns where a function is called in a line, from 1.
func (t *Theme) column(p string, line int, function string) int {
	text := t.files[p].line(line)
	at := regexp.MustCompile(`\{\{.*?[^.$\w]?(\b` + regexp.QuoteMeta(function) + `)\b`).FindStringSubmatchIndex(text)
	if at == nil {
		return 1
	}
	return 1 + utf8.RuneCountInString(text[:at[2]])
}

var define = regexp.MustCompile(`\{\{-?\s*define\s+"([^"]*)"`)

// nearestBlock returns a hint that names the block of the frame and the partials
// that was meant, or "".
func (t *Theme) nearestBlock(name string) string {
	var blocks []string
	for _, p := range paths(t.files) {
		if p == frameFile || strings.HasPrefix(p, "partials/") {
			for _, m := range define.FindAllSubmatch(t.files[p].data, -1) {
				blocks = append(blocks, string(m[1]))
			}
		}
	}
	return diag.DidYouMean(name, blocks)
}

// unclosed returns a hint that names the block of a file that has no end.
func (t *Theme) unclosed(p string) string {
	type opened struct {
		text string
		at   int
	}
	var open []opened
	text := t.files[p].text
	for _, at := range block.FindAllStringSubmatchIndex(text, -1) {
		switch {
		case at[4] < 0: // a comment
		case text[at[4]:at[5]] != "end":
			open = append(open, opened{"{{" + text[at[4]:at[5]] + strings.TrimRight(text[at[6]:at[7]], " -") + "}}", at[4]})
		case len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return faultHint
	}
	last := open[len(open)-1]
	return fmt.Sprintf("the %s of line %d, or what is opened in it, has no {{end}}", last.text, t.files[p].lines().Position(last.at).Line)
}

// place splits "file:line:column", where the column counts bytes from 0, and
// returns it counted in characters from 1.
func (t *Theme) place(location string) (file string, line, column int) {
	parts := strings.Split(location, ":")
	if len(parts) < 3 {
		return location, 1, 1
	}
	n := len(parts)
	file = strings.Join(parts[:n-2], ":")
	line, _ = strconv.Atoi(parts[n-2])
	column, _ = strconv.Atoi(parts[n-1])
	f := t.files[file]
	if f.line(line) == "" {
		return file, line, 1
	}
	lines := f.lines()
	return file, line, lines.Position(min(lines.Start(line)+column, lines.End(line))).Column
}

// report adds a fault of a layout at a line and a column.
func (t *Theme) report(path string, line, column int, message, hint string, list *diag.List) {
	f, ok := t.files[path]
	if !ok {
		f.name = path
	}
	at := diag.Span{Position: diag.Position{File: f.name, Line: line, Column: column}, Excerpt: f.line(line)}
	tell(at, message, hint, list)
}

// tell adds a fault of a layout. Where several pages find one at the same place, the
// first is told; see [diag.List.Sorted].
func tell(at diag.Span, message, hint string, list *diag.List) {
	list.Add(diag.LayoutFault, at, message, hint)
}
