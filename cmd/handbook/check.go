package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/publish"
	"handbook/generator/render"
)

func checkCommand(c *console) *command {
	k := check{console: c}
	f := newFlags()
	f.VarP(&location{&k.dest, true}, "dest", "d", "the site that stands, which readers know (default DIR/site, where it exists)")
	k.sources.define(f)
	k.findings.define(f, c)
	c.define(f)
	return &command{
		name:  "check",
		short: "find faults in the content, and what could be better",
		long: `Does all that "handbook build" does except writing, and gives advice once the
content has no errors. Every finding is told with its file, line and column. So
is what readers of the site that stands would not find again.

The exit code is 1 when there are errors, or with --strict any finding, else 0.`,
		examples: []example{
			{"handbook check", "check the handbook that you are in"},
			{"handbook check --strict --format concise", "let CI fail on any finding, told one a line"},
			{"handbook check --format github", "show findings beside the lines of a change on GitHub"},
		},
		operand: folderOperand,
		flags:   f,
		run:     k.run,
	}
}

// check holds what the flags of the command say.
type check struct {
	console  *console
	sources  sources
	findings findings
	dest     string
}

func (k *check) run(operands []string) int {
	c := k.console
	from, err := k.sources.find(operands)
	if err != nil {
		return c.fail(err)
	}
	in, err := from.input("")
	if err != nil {
		return c.fail(err)
	}
	site, list, err := generator.Load(in)
	if err != nil {
		return c.fail(err)
	}
	c.details(from.describe(site))
	if !list.HasErrors() {
		before := cmp.Or(k.dest, filepath.Join(from.dir, "site"))
		var found diag.List
		found, err = k.render(site, before)
		if err == nil && from.layouts != "" {
			var others diag.List
			others, err = checkBeside(site)
			found = append(found, others...)
		}
		if err != nil {
			return c.fail(err)
		}
		list = joined(slices.Concat(list, site.Advise()), found)
	}
	k.findings.print(c, list)
	checked := shown(from.data)
	if layouts := shown(from.layouts); slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
		return from.layouts != "" && strings.HasPrefix(d.At.File, layouts+"/")
	}) {
		checked += " and " + layouts
	}
	c.say("checked %s: %s", checked, k.findings.tally(list))
	if kinds := k.findings.kinds(list); kinds != "" {
		c.say("most often: %s", kinds)
		if !list.HasErrors() && slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return handbook.Ignorable(d.Code) }) {
			c.say("  hint: ignore in handbook.toml names advice that is not to be given, such as where others have agreed on the wording")
		}
	}
	if k.findings.block(list) {
		return exitFindings
	}
	return exitClean
}

// render renders the site to nowhere. It returns the faults of the layouts and, where a site
// stands, the answers that its readers would lose and the pages that they would not find again.
func (k *check) render(site *generator.Site, before string) (found diag.List, err error) {
	look := publish.LookAt(before, handbook.PathContent)
	if look == nil {
		if k.dest != "" {
			return nil, &fault{fmt.Sprintf("there is no site in %q", shown(k.dest)), "name the folder that \"handbook build\" wrote, or leave out --dest"}
		}
		return site.Render(render.Nothing{})
	}
	defer look.Close()
	if found, err = site.Render(look); err != nil || found.HasErrors() {
		return found, err
	}
	lost, _, err := k.findings.lost(site.Handbook, before, look, look.Changed())
	return append(found, lost...), err
}

// supersedes says of what a site that stands tells about a place what else is not to be
// said there: to give the handbook another id than it had, or that the level which was not
// meant is left open.
var supersedes = map[diag.Code]diag.Code{diag.LostAnswers: diag.IDOfTitle, diag.ShiftedLevel: diag.OpenLevel}

// joined returns what is said of the content with what was found in the site that stands,
// apart from what that supersedes.
func joined(list, found diag.List) diag.List {
	type said struct {
		code diag.Code
		at   diag.Position
	}
	superseded := map[said]bool{}
	for _, f := range found {
		superseded[said{supersedes[f.Code], f.At.Position}] = true
	}
	list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return superseded[said{d.Code, d.At.Position}] })
	return append(list, found...).Sorted()
}

// checkBeside returns the faults of own layouts that show only in what can be made
// beside the site.
func checkBeside(site *generator.Site) (diag.List, error) {
	single, err := site.Single(io.Discard)
	if err != nil {
		return nil, err
	}
	_, book, err := site.Book()
	return append(single, book...), err
}
