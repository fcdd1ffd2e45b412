package main

import (
	"context"
	"io"
	"strings"
	"sync/atomic"

	"handbook/generator/render"
)

// A route is a sink that hands every file of the site on to others, counts the
// pages, and ends the work once ctx is done.
type route struct {
	ctx   context.Context
	to    []render.Sink
	pages atomic.Int64
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
		return &fault{"stopped; the site is as it was before", ""}
	}
	if strings.HasSuffix(path, ".html") {
		r.pages.Add(1)
	}
	return nil
}

// direct is a route to one sink alone, which may take long files in pieces.
type direct struct {
	*route
	render.Creator
}

// Create begins a file.
func (d direct) Create(path string) (io.WriteCloser, error) {
	if err := d.pass(path); err != nil {
		return nil, err
	}
	return d.Creator.Create(path)
}
