package main

import (
	"context"
	"io"
	"strings"
	"sync/atomic"

	"handbook/generator/publish"
	"handbook/generator/render"
)

// errStopped is the error of a build that somebody has ended.
var errStopped = &fault{message: "stopped; the site is as it was before"}

// A route is a sink that hands every file of the site on to others, counts the
// pages, and ends the work once ctx is done.
type route struct {
	ctx   context.Context
	to    []render.Sink
	pages atomic.Int64
	kept  atomic.Int64 // pages of these that stood already
}

func (r *route) Write(path string, data []byte) error {
	if err := r.pass(path); err != nil {
		return err
	}
	for _, sink := range r.to {
		if err := sink.Write(path, data); err != nil {
			return err
		}
	}
	return nil
}

func (r *route) pass(path string) error {
	if r.ctx.Err() != nil {
		return errStopped
	}
	if strings.HasSuffix(path, ".html") {
		r.pages.Add(1)
	}
	return nil
}

// direct is a route to an edition alone, which may keep files that stand already
// and takes long ones in pieces.
type direct struct {
	*route
	edition *publish.Edition
}

// Keep reports whether a file stands already.
func (d direct) Keep(path string, version [32]byte) (bool, error) {
	kept, err := d.edition.Keep(path, version)
	if kept && err == nil {
		d.kept.Add(1)
		err = d.pass(path)
	}
	return kept, err
}

// Create begins a file.
func (d direct) Create(path string) (io.WriteCloser, error) {
	if err := d.pass(path); err != nil {
		return nil, err
	}
	return d.edition.Create(path)
}
