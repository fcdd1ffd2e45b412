package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/publish"
)

// compare says in which files the site that stands is not the one that would be
// built: to people in lines, to programs as findings. It writes nothing.
func (b *build) compare(site *generator.Site, list diag.List) int {
	c := b.console
	var diff publish.Difference
	if !b.findings.block(list) {
		found, err := b.difference(site, &diff)
		if err != nil {
			return c.fail(err)
		}
		list = append(list, found...).Sorted()
	}
	if b.findings.block(list) {
		b.findings.print(c, list)
		c.say("the site was not compared because of %s", b.findings.tally(list))
		return exitFindings
	}
	stale := b.stale(&diff)
	if b.findings.format == "full" {
		b.findings.print(c, list)
		for _, f := range stale {
			fmt.Fprintln(c.out, f.name, f.state)
		}
	} else {
		for _, f := range stale {
			list.Add(diag.StaleSite, diag.Span{Position: diag.Position{File: f.name}}, "this "+f.kind+" "+f.state, f.hint)
		}
		b.findings.print(c, list.Sorted())
	}
	switch {
	case diff.Same():
		c.say("%s is up to date", shown(b.dest))
		return exitClean
	case diff.NoSite:
		c.say("there is no site yet")
	default:
		c.say("%s is not up to date in %s", shown(b.dest), count(len(stale), "file"))
	}
	hint := keepHint(&diff)
	switch {
	case len(diff.InTheWay) > 0:
		hint = "move the files that are in the way elsewhere, then " + buildHint
	case len(diff.LineEnds) > 0:
		hint = b.lineEndsHint()
	}
	c.say("  hint: %s", hint)
	return exitFindings
}

const buildHint = "run \"handbook build\" and keep what it writes"

// keepHint says how a site comes to be as it would be built. One for the web, which
// alone has a site map, differs in every page.
func keepHint(diff *publish.Difference) string {
	switch {
	case slices.Contains(diff.Extra, handbook.PathSiteMap):
		return "the site was built with --base-url: give the same address here, or " + buildHint
	case slices.Contains(diff.Missing, handbook.PathSiteMap) && len(diff.Stale) > 0:
		return "the site was built without --base-url: leave it out here, or run \"handbook build\" with it and keep what it writes"
	}
	return buildHint
}

// lineEndsHint says how to keep git from changing the site.
func (b *build) lineEndsHint() string {
	site, err := filepath.Abs(b.dest) // "." has no name
	if err != nil {
		site = b.dest
	}
	return fmt.Sprintf("write the lines %q and \"data/assets/** -text\" into .gitattributes, then %s", filepath.Base(site)+"/** -text", buildHint)
}

// A difference says of a file or folder of the site in what it is not as it would
// be built.
type difference struct{ name, kind, state, hint string }

// stale returns the differences: one for the folder where there is no site yet,
// else one for each file.
func (b *build) stale(diff *publish.Difference) []difference {
	if diff.NoSite {
		return []difference{{shown(b.dest), "folder", "is missing", buildHint}}
	}
	var all []difference
	keep := keepHint(diff)
	for _, group := range []struct {
		paths       []string
		state, hint string
	}{
		{diff.Missing, "is missing", keep},
		{diff.Stale, "is out of date", keep},
		{diff.LineEnds, "has other line ends, as git on Windows gives them", b.lineEndsHint()},
		{diff.Edited, "was changed after handbook wrote it", buildHint},
		{diff.Extra, "is no longer part of the handbook", keep},
		{diff.InTheWay, "is in the way: handbook did not write it", "move it elsewhere, then " + buildHint},
	} {
		for _, name := range group.paths {
			all = append(all, difference{path.Join(shown(b.dest), name), "file", group.state, group.hint})
		}
	}
	return all
}

// difference compares the site that stands with the one that would be built.
func (b *build) difference(site *generator.Site, diff *publish.Difference) (diag.List, error) {
	comparison, err := publish.Check(b.dest)
	if err != nil {
		return nil, err
	}
	list, err := site.Render(comparison)
	var endErr error
	if *diff, endErr = comparison.Finish(); err == nil {
		err = endErr
	}
	return list, err
}
