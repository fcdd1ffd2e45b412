package main

import (
	"path/filepath"
	"slices"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/publish"
	"handbook/generator/render"
)

// write writes the site, unless findings forbid it, and says what came of it.
func (b *build) write(site *generator.Site, list diag.List, about []string, last recall) int {
	c := b.console
	var done outcome
	if !b.findings.block(list) {
		found, err := b.publish(site, last, &done)
		if err != nil {
			return c.fail(err)
		}
		list = append(list, found...).Sorted()
	}
	b.findings.print(c, slices.Concat(list, done.lost).Sorted())
	if b.findings.block(list) {
		return b.blocked(b.findings.tally(list))
	}
	if done.edition == nil {
		c.quiet = false // what keeps the site from being written is an error, and said in any case
		b.blocked("what readers would lose, which --strict counts as an error")
		c.say("  hint: to write it all the same, build once without --strict")
		return exitFindings
	}
	if len(done.lost) > 0 {
		c.say("keep these warnings until they are mended: the next build compares with what this one has written")
	}
	if done.address {
		c.warn("build with --base-url again where the site is for the web",
			"the site was built with --base-url before; now its pages name no address, and the links of 404.html are for the root of a site")
	}
	t := told{Pages: done.pages, Files: done.Written + done.Unchanged, Findings: list, About: about}
	last.keep(c, done.edition, t)
	t.Findings = slices.Concat(list, done.lost) // these are of this build alone
	return b.tell(t, done.Summary)
}

// blocked says why nothing was written.
func (b *build) blocked(why string) int {
	kept := ""
	if exists(filepath.Join(b.dest, publish.ManifestName)) {
		kept = "; the last good site stays in " + shown(b.dest)
	}
	b.console.say("nothing was written because of %s%s", why, kept)
	return exitFindings
}

// tell says what a build has done, and opens the site where that is asked for.
func (b *build) tell(t told, done publish.Summary) int {
	c := b.console
	besides := ""
	if len(t.Findings) > 0 {
		besides = ", with " + b.findings.tally(t.Findings)
	}
	c.say("built %s in %s (%s written, %d unchanged, %d removed)%s", count(t.Pages, "page"), shown(b.dest),
		count(done.Written, "file"), done.Unchanged, done.Removed, besides)
	for _, t := range b.targets() {
		c.say("%s %s", map[string]string{"zip": "packed the site into", "single": "wrote the single page", "pdf": "printed the handbook to"}[t.flag], shown(t.file))
	}
	if b.open {
		b.show()
	}
	return exitClean
}

// An outcome says what a build has done.
type outcome struct {
	pages   int
	lost    diag.List        // what readers would not find again, or find at another level
	address bool             // whether the site had one on the web, and has none now
	edition *publish.Edition // which has ended; nil where --strict keeps it from that
	publish.Summary
}

// publish renders the site into its folder and the files beside it. All stay as
// they were if the layouts turn out to have faults.
func (b *build) publish(site *generator.Site, last recall, done *outcome) (diag.List, error) {
	ctx, stop := untilStopped()
	defer stop()
	edition, err := publish.Open(b.dest)
	if err != nil {
		return nil, err
	}
	defer edition.Discard()
	if last.key != "" {
		edition.Trust(last.memory)
	}
	to := &route{ctx: ctx, to: []render.Sink{edition}}
	var sink render.Sink = direct{to, edition}
	var archive *publish.Zip
	if b.zip != "" {
		if archive, err = publish.CreateZip(b.zip); err != nil {
			return nil, err
		}
		defer archive.Discard()
		to.to = append(to.to, archive)
		sink = to // an archive takes every file, and each as a whole
	}
	list, err := site.Render(sink)
	if err != nil || b.findings.block(list) {
		return list, err
	}
	files, found, err := b.writeBeside(ctx, site)
	defer files.discard()
	list = append(list, found...)
	if err != nil || b.findings.block(list) {
		return list, err
	}
	if archive != nil {
		if err := archive.Pack(); err != nil { // all that may fill the disk, before the site changes
			return list, err
		}
	}
	var leaving []string
	if done.lost, leaving, err = b.findings.lost(site.Handbook, b.dest, edition, edition.Replaces(handbook.PathContent)); err != nil {
		return list, err
	}
	if b.findings.strict && len(done.lost) > 0 {
		return list, nil
	}
	if ctx.Err() != nil { // while files were made beside the site
		return list, errStopped
	}
	done.address = slices.Contains(leaving, handbook.PathSiteMap)
	done.pages, done.edition = int(to.pages.Load()), edition
	if kept := int(to.kept.Load()); kept > 0 {
		b.console.detail("left %s as they are, made from the same as now", count(kept, "page"))
	}
	if done.Summary, err = edition.Commit(); err == nil && archive != nil {
		err = archive.Commit()
	}
	if err == nil {
		err = files.commit()
	}
	return list, err
}
