package main

import (
	"context"
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
	if r.ctx.Err() != nil {
		return &fault{"stopped; the site is as it was before", ""}
	}
	if strings.HasSuffix(path, ".html") {
		r.pages.Add(1)
	}
	for _, sink := range r.to {
		if err := sink.Write(path, data); err != nil {
			return err
		}
	}
	return nil
}
