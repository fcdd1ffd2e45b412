package preview

import (
	"context"
	"strconv"
	"time"

	"handbook/generator/diag"
	"handbook/generator/render"
)

// A state is what one load has come to. It does not change.
type state struct {
	number   int
	version  string
	language string        // of the handbook, as far as it is known
	site     *render.Files // nil while there are faults
	last     *render.Files // the last good site, which may be this one; may be nil
	findings diag.List
	err      error
	next     chan struct{} // closed when another state has taken its place
}

// build loads the handbook now and after every change, until ctx is done.
func (p *Preview) build(ctx context.Context) {
	for {
		p.load()
		select {
		case <-p.watcher.changes:
		case <-ctx.Done():
			return
		}
		p.settle(ctx)
	}
}

// settle waits until nothing has changed for a moment, but not for ever.
func (p *Preview) settle(ctx context.Context) {
	quiet, most := time.NewTimer(p.limits.quiet), time.NewTimer(p.limits.most)
	defer quiet.Stop()
	defer most.Stop()
	for {
		select {
		case <-p.watcher.changes:
			quiet.Reset(p.limits.quiet)
		case <-quiet.C:
			return
		case <-most.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

// load loads the handbook and puts the new state in the place of the old one.
func (p *Preview) load() {
	start, before := time.Now(), p.current.Load()
	p.watcher.mark()
	s := &state{number: before.number + 1, language: before.language, last: before.last, next: make(chan struct{})}
	s.version = p.boot + "-" + strconv.Itoa(s.number)
	site, findings, err := p.options.Load()
	s.findings, s.err = findings, err
	if site != nil && site.Handbook.Language != "" {
		s.language = site.Handbook.Language
	}
	if err == nil && !findings.HasErrors() {
		s.site = site.Files()
		s.last = s.site
	}
	p.current.Store(s)
	close(before.next)
	if p.options.Report != nil {
		p.options.Report(Loaded{Findings: findings, Err: err, Took: time.Since(start), First: before.number == 0})
	}
}
