package program_test

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	"testing"

	"handbook/generator/theme/program"
)

// doubling returns templates of which each calls the next one twice, and the last one
// writes a text: as often as no run could end with.
func doubling(text string) string {
	var b strings.Builder
	b.WriteString(`{{define "x"}}{{template "0" .}}{{end}}`)
	for i := range 60 {
		fmt.Fprintf(&b, `{{define "%d"}}{{template "%d" .}}{{template "%d" .}}{{end}}`, i, i+1, i+1)
	}
	return b.String() + `{{define "60"}}` + text + `{{end}}`
}

// within returns a template that goes through a list of 100 entries for each of the
// entries of the same list, ten times over.
func within(text string) string {
	return `{{define "x"}}` + strings.Repeat(`{{range $}}`, 10) + text + strings.Repeat(`{{end}}`, 10) + `{{end}}`
}

// TestEndless checks that a template that goes on for ever comes to an end, with
// and without somebody who takes what it writes.
func TestEndless(t *testing.T) {
	defer program.SetMost(program.SetMost(1<<20, 1<<20, 1<<16))
	for name, test := range map[string]struct {
		text string
		here bool // it is not left to html/template
	}{
		"a range over a number":      {`{{define "x"}}{{range 2000000000}}<p>once more</p>{{end}}{{end}}`, false},
		"calls that double":          {doubling("<p>once more</p>"), true},
		"lists within each other":    {within("<p>once more</p>"), true},
		"rounds that write nothing":  {within(""), true},
		"rounds that write a little": {within("x"), true},
	} {
		for way, to := range map[string]io.Writer{"written": io.Discard, "kept": nil} {
			set, view := program.New(template.Must(template.New("").Parse(test.text)), nil), make([]string, 100)
			if _, err := set.Stream(nil, to, "x", view); !errors.Is(err, program.ErrEndless) {
				t.Errorf("%s, %s: %v", name, way, err)
			}
			if here, why := set.Runs("x", view); here != test.here {
				t.Errorf("%s: it runs here: %t, %s", name, here, why)
			}
		}
	}
}

// A page that goes round as often as it writes something has an end, however long it is.
func TestLongIsNotEndless(t *testing.T) {
	defer program.SetMost(program.SetMost(1<<30, 1<<30, 1000))
	tmpl := template.Must(template.New("").Parse(`{{define "x"}}{{range $}}{{range $}}<p>once more</p>{{end}}{{end}}{{end}}`))
	if b, err := program.New(tmpl, nil).Stream(nil, nil, "x", make([]string, 300)); err != nil || len(b) != 300*300*len("<p>once more</p>") {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
