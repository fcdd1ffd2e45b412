package program_test

import (
	"errors"
	"html/template"
	"io"
	"testing"

	"handbook/generator/theme/program"
)

// TestEndless checks that a template that goes on for ever comes to an end, with
// and without somebody who takes what it writes.
func TestEndless(t *testing.T) {
	defer program.SetMost(program.SetMost(1<<20, 1<<20))
	for name, to := range map[string]io.Writer{"written": io.Discard, "kept": nil} {
		tmpl := template.Must(template.New("").Parse(`{{define "x"}}{{range 100000000000}}<p>once more</p>{{end}}{{end}}`))
		if _, err := program.New(tmpl, nil).Stream(nil, to, "x", "a view"); !errors.Is(err, program.ErrEndless) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
