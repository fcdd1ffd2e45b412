package main

import (
	"cmp"
	"path/filepath"
	"time"

	"handbook/generator"
	"handbook/generator/pdf"
	"handbook/generator/publish"
)

func buildCommand(c *console) *command {
	b := build{console: c}
	f := newFlags()
	f.VarP(&location{&b.dest, true}, "dest", "d", "the folder of the site (default DIR/site)")
	f.BoolVar(&b.check, "check", false, "write nothing; say whether the site is up to date")
	f.Var(&address{&b.baseURL}, "base-url", "where the site will be on the web, for canonical links, sitemap.xml and 404.html")
	f.Var(&location{&b.zip, false}, "zip", "also pack the site into an archive")
	f.Var(&location{&b.single, false}, "single", "also write the site as one HTML file")
	f.Var(&location{&b.pdf, false}, "pdf", "also print the handbook to a PDF; this needs a Chromium")
	f.BoolVar(&b.open, "open", false, "open the site in the browser afterwards")
	b.sources.define(f)
	b.findings.define(f, c)
	c.define(f)
	return &command{
		name:  "build",
		short: "write the site",
		long: `Reads the content in DIR/data and writes the site to DIR/site. Without DIR, it
is the nearest folder upwards that has data/handbook.toml; with --data, it is
the working directory.

If the content has errors, nothing is written and the last good site stays as it
is. A folder that handbook did not write is never touched.`,
		examples: []example{
			{"handbook build --open", "build the site and look at it"},
			{"handbook build --dest public --base-url https://example.org/handbook/", "build it for a web server"},
			{"handbook build --zip handbook.zip", "build it, and pack it to hand it on"},
			{"handbook build --single handbook.html --pdf handbook.pdf", "build it, and make files to send by mail"},
			{"handbook build --check --strict", "let CI see that the site is up to date"},
		},
		operand: folderOperand,
		flags:   f,
		run:     b.run,
	}
}

// build holds what the flags of the command say.
type build struct {
	console     *console
	sources     sources
	findings    findings
	dest        string
	zip         string
	single, pdf string
	baseURL     string
	check, open bool

	browser pdf.Browser // for the PDF
}

func (b *build) run(operands []string) int {
	start := time.Now()
	c := b.console
	if b.check && (b.open || len(b.targets()) > 0) {
		return c.fail(&fault{"--check writes nothing, so there is nothing to pack, to print or to open",
			"leave out --zip, --single, --pdf and --open, or --check"})
	}
	from, err := b.sources.find(operands)
	if err != nil {
		return c.fail(err)
	}
	b.dest = cmp.Or(b.dest, filepath.Join(from.dir, "site"))
	beside := b.targets()
	if at := b.cache(); at != "" {
		beside = append(beside, target{cacheVariable, "what is kept for the next build", at})
	}
	if err := from.keepApart(b.dest, beside); err != nil {
		return c.fail(err)
	}
	if b.pdf != "" {
		if b.browser, err = findChromium(); err != nil {
			return c.fail(err)
		}
	}
	defer func() { c.detail("took %.2f s", time.Since(start).Seconds()) }()
	in, err := from.input(b.baseURL)
	if err != nil {
		return c.fail(err)
	}
	last := b.recall(in)
	if t, same := last.told(); same {
		c.details(t.About)
		c.detail("nothing has changed since the last build")
		b.findings.print(c, t.Findings)
		return b.tell(t, publish.Summary{Unchanged: t.Files})
	}
	site, list, err := generator.Load(in)
	if err != nil {
		return c.fail(err)
	}
	about := append(from.describe(site), "site: "+shown(b.dest))
	c.details(about)
	if b.findings.strict && !list.HasErrors() {
		list = append(list, site.Advise()...)
	}
	if b.check {
		return b.compare(site, list)
	}
	return b.write(site, list, about, last)
}
