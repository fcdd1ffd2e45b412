package main

import (
	"fmt"
	"path"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/publish"
)

// compare says in which files the site that stands is not the one that would be
// built. It writes nothing.
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
	b.findings.print(c, list)
	if b.findings.block(list) {
		c.say("the site was not compared because of %s", b.findings.tally(list))
		return exitFindings
	}
	if diff.Same() {
		c.say("%s is up to date", shown(b.dest))
		return exitClean
	}
	const build = "run \"handbook build\" and keep what it writes"
	if diff.NoSite {
		fmt.Fprintln(b.findings.beside(c), shown(b.dest), "is missing")
		c.say("there is no site yet")
		c.say("  hint: %s", build)
		return exitFindings
	}
	files := 0
	for _, group := range []struct {
		paths []string
		state string
	}{
		{diff.Missing, "is missing"},
		{diff.Stale, "is out of date"},
		{diff.Edited, "was changed after handbook wrote it"},
		{diff.Extra, "is no longer part of the handbook"},
		{diff.InTheWay, "is in the way: handbook did not write it"},
	} {
		files += len(group.paths)
		for _, name := range group.paths {
			fmt.Fprintln(b.findings.beside(c), path.Join(shown(b.dest), name), group.state)
		}
	}
	c.say("%s is not up to date in %s", shown(b.dest), count(files, "file"))
	hint := build
	if len(diff.InTheWay) > 0 {
		hint = "move the files that are in the way elsewhere, then " + hint
	}
	c.say("  hint: %s", hint)
	return exitFindings
}

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
