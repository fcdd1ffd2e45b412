// Package program runs templates of html/template some ten times as fast as that
// package does, with the same result.
//
// html/template parses and escapes; its escaped trees are what runs here. For
// each template and each type of view a routine is made once (compile.go): a
// tree of steps for fields that are known by their place (value.go), functions
// that are known by their signature (call.go), and the escapers that
// html/template has put in (escape.go).
//
// What this package does not know, be it an action or an escaper of a later
// version of Go, it leaves to html/template, and so is everything that goes
// wrong: a template does here just what it does there, or is run there. As that ends
// at the first fault, the fields that a view lacks are noted beforehand (missing.go).
package program

import (
	"errors"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// A Set is the templates that can call each other, with their functions. It may
// be used from many goroutines.
type Set struct {
	template  *template.Template
	functions template.FuncMap

	mu       sync.RWMutex
	routines map[view]*routine
}

// view is a template with the type of what it is shown.
type view struct {
	name string
	data reflect.Type
}

// New returns the set of a template that is parsed and was not executed yet. The
// functions are those it was parsed with; each has to return the same for the
// same arguments, every time.
func New(t *template.Template, functions template.FuncMap) *Set {
	return &Set{template: t, functions: functions, routines: map[view]*routine{}}
}

// long is how much a run keeps before it writes it.
const long = 256 << 10

// A template is taken to go on for ever when it writes more bytes than mostWritten, which
// is as long as the document of 4,000 large competencies; when it holds more of them at
// once than mostKept; or when it goes through more rounds and calls than mostIdle, and
// than it writes bytes.
var mostWritten, mostKept, mostIdle = 512 << 20, 256 << 20, 10_000_000

// ErrEndless is the error of a template that goes on for ever.
var ErrEndless = errors.New("the page has no end")

// Refuse takes nothing, and so ends an execution as soon as it writes.
type Refuse struct{}

// Write fails.
func (Refuse) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// Stream runs the template of a name on a view and appends what it writes to b.
// Whenever there is much in b, it is written to to, unless that is nil, and what
// remains at the end is returned. An error is that of html/template, in a [Fault]
// where a view lacks fields; b then ends with what was written until then.
func (s *Set) Stream(b []byte, to io.Writer, name string, data any) ([]byte, error) {
	run := &run{out: b, to: to}
	start := len(b)
	r := s.routine(view{name, reflect.TypeOf(data)})
	run.missing = r.missing
	if r.steps != nil && (run.call(r, reflect.ValueOf(data)) || run.err != nil) {
		return run.out, run.err
	}
	// What html/template writes begins as what is written already.
	w := &follower{written: run.written, run: run}
	if run.written == 0 {
		run.out = run.out[:start]
	} else {
		w.written -= start
		run.out = run.out[:0]
	}
	err := s.Slow(w, name, data)
	if err != nil && len(run.missing) > 0 {
		err = &Fault{err, run.missing}
	}
	return run.out, errors.Join(run.err, err)
}

// Slow runs the template as html/template does.
func (s *Set) Slow(w io.Writer, name string, data any) error {
	return s.template.ExecuteTemplate(w, name, data)
}

// Runs reports whether the template of a name can be run here on views of the
// type of data, and if not, why.
func (s *Set) Runs(name string, data any) (bool, string) {
	r := s.routine(view{name, reflect.TypeOf(data)})
	return r.steps != nil, r.reason
}

// A follower goes on where a run ended.
type follower struct {
	written int
	run     *run
}

func (f *follower) Write(p []byte) (int, error) {
	skipped := min(f.written, len(p))
	f.written -= skipped
	f.run.out = append(f.run.out, p[skipped:]...)
	f.run.flush()
	if f.run.err == nil && f.run.tooLong() {
		return 0, ErrEndless
	}
	return len(p), f.run.err
}

// routine returns what runs a view; it has no steps if that has to be left to
// html/template.
func (s *Set) routine(v view) *routine {
	s.mu.RLock()
	r, ok := s.routines[v]
	s.mu.RUnlock()
	if ok {
		return r
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// Executed for the first time, a template is escaped, with all that it calls.
	// What it does then, without a view, is of no interest.
	_ = s.template.ExecuteTemplate(Refuse{}, v.name, nil)
	return s.make(v)
}

// A routine is what runs one template on one type of view.
type routine struct {
	steps  steps
	slots  int    // how many variables it has, "$" among them
	reason string // why it has no steps
	open   bool   // its steps are being made: it calls itself

	missing []Missing // fields that it asks for in vain
}

// A run is one execution.
type run struct {
	out     []byte
	to      io.Writer // may be nil
	written int       // bytes that are there already
	turns   int       // rounds and calls until now
	err     error     // of to, or ErrEndless
	missing []Missing // of a routine that cannot run here

	vars  []reflect.Value // of all routines that run; those of the last from base on
	base  int
	depth int
}

// flush writes what there is, if that is much.
func (r *run) flush() {
	if r.to == nil || len(r.out) < long || r.err != nil {
		return
	}
	_, r.err = r.to.Write(r.out)
	r.written += len(r.out)
	r.out = r.out[:0]
}

// goesOn counts a round or a call, and reports whether the run may go on.
func (r *run) goesOn() bool {
	r.turns++
	if r.err == nil && (r.tooLong() || r.turns > max(mostIdle, r.written+len(r.out))) {
		r.err = ErrEndless
	}
	return r.err == nil
}

func (r *run) tooLong() bool { return r.written > mostWritten || len(r.out) > mostKept }

// A step writes something. It returns false if that cannot be done here.
type step func(r *run, dot reflect.Value) bool

type steps []step

func (list steps) run(r *run, dot reflect.Value) bool {
	for _, s := range list {
		if !s(r, dot) {
			return false
		}
	}
	return true
}

// deepest is how far templates may call themselves; html/template allows more.
const deepest = 1000

// call runs a routine with variables of its own.
func (r *run) call(callee *routine, data reflect.Value) bool {
	if callee.steps == nil {
		r.missing = missing(r.missing, callee.missing)
	}
	if callee.steps == nil || r.depth == deepest || !r.goesOn() {
		return false
	}
	base := r.base
	r.base = len(r.vars)
	r.depth++
	for range callee.slots {
		r.vars = append(r.vars, reflect.Value{})
	}
	r.vars[r.base] = data
	ok := callee.steps.run(r, data)
	r.vars = r.vars[:r.base]
	r.base = base
	r.depth--
	return ok
}
