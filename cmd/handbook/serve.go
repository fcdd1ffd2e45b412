package main

import (
	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/preview"
	"handbook/layouts"
)

func serveCommand(c *console) *command {
	s := serve{console: c, port: port{number: 3000}, host: "127.0.0.1"}
	f := newFlags()
	f.VarP(&s.port, "port", "p", "the port to use; 0 takes a free one")
	f.Var(&host{&s.host}, "host", "the name or address of this machine to use")
	f.BoolVar(&s.open, "open", false, "open the preview in the browser")
	s.sources.define(f)
	s.findings.defineFormat(f, c, "how findings are printed: full or concise, one a line", "full", "concise")
	c.define(f)
	return &command{
		name:  "serve",
		short: "show the handbook in the browser while you write it",
		long: `Shows the handbook at http://127.0.0.1:3000/ and loads each page anew when
something in the content or in your layouts has changed. While there are faults,
the pages show them. Nothing is written; Ctrl-C ends it. If the port is taken,
the next free one is used, unless you named it yourself.`,
		examples: []example{
			{"handbook serve --open", "write, save, and see it in the browser"},
			{"handbook serve --host 0.0.0.0", "let everybody in the network look, who then see all drafts"},
		},
		operand: folderOperand,
		flags:   f,
		run:     s.run,
	}
}

// serve holds what the flags of the command say.
type serve struct {
	console  *console
	sources  sources
	findings findings
	port     port
	host     string
	open     bool
	loader   generator.Loader
	told     diag.List // the findings that were printed last
}

func (s *serve) run(operands []string) int {
	c := s.console
	from, err := s.sources.find(operands)
	if err != nil {
		return c.fail(err)
	}
	at, err := s.listen()
	if err != nil {
		return c.fail(err)
	}
	ctx, stop := untilStopped()
	defer stop()
	show, err := preview.New(preview.Options{
		Load:    func() (*generator.Site, diag.List, error) { return s.sources.again(&s.loader, from) },
		Explain: explain, Folders: from.watched(), Layouts: layouts.Files, Host: s.host, Report: s.report,
	})
	if err != nil {
		return c.fail(err)
	}
	s.announce(at, from)
	if err := show.Serve(ctx, at); err != nil {
		return c.fail(err)
	}
	c.say("the preview has ended")
	return exitClean
}
