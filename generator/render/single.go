package render

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io"
	"maps"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/sync/errgroup"

	"handbook/generator/diag"
	"handbook/generator/handbook"
	"handbook/generator/theme"
)

// Single writes the site as one HTML file that needs no other: every page is a
// section of it, one after the other, and a script shows one at a time. The
// findings are faults of layouts that show only in use; with them, nothing is
// written. The error is one of reading an asset, or of to.
func Single(hb *handbook.Handbook, th *theme.Theme, options Options, to io.Writer) (diag.List, error) {
	r := &renderer{hb: hb, theme: th, options: options, sink: Nothing{}}
	r.places = sync.OnceValue(r.singleAnchors)
	v, err := r.singleView()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := th.Execute(&out, "single", "base", v); err != nil {
		r.fault(err)
	}
	if len(r.faults) > 0 {
		return r.faults.Sorted(), nil
	}
	return nil, r.writeFramed(to, out.Bytes())
}

// writeFramed writes the file with the handbook's own files in what stands around the
// pages, such as the logos of partners that a user's template shows at the foot. Styles,
// scripts and the pages, which have theirs, stay as they are: not all "<" there is markup.
func (r *renderer) writeFramed(to io.Writer, whole []byte) error {
	body, main := max(bytes.Index(whole, []byte("<body")), 0), bytes.Index(whole, []byte("<main"))
	end := bytes.LastIndex(whole, []byte("</main>"))
	script := end + bytes.Index(whole[max(end, 0):], []byte("<script"))
	if main < body || end < main || script < end { // the frame is the user's own
		_, err := to.Write(whole)
		return err
	}
	top, topErr := r.contained(string(whole[body:main]), handbook.PathIndex)
	foot, footErr := r.contained(string(whole[end:script]), handbook.PathIndex)
	if err := cmp.Or(topErr, footErr); err != nil {
		return err
	}
	_, err := to.Write(slices.Concat(whole[:body], []byte(top), whole[main:end], []byte(foot), whole[script:]))
	return err
}

// apart are the kinds of page that one file has no use for.
var apart = []string{"print", "notfound", "store", "moved"}

// singleView is the frame of the file and all its pages.
type singleView struct {
	base
	Policy  string // of content security
	Style   template.CSS
	Paper   template.CSS // the style for paper
	Early   template.JS
	Library template.JS // every script as a function
	Script  template.JS
	Leaves  []leaf
}

// leaf is one page of the site.
type leaf struct {
	ID      string // empty where the body has it
	Place   string // what links to the page lead to
	Path    string
	Kind    string
	Title   string
	Prefix  string // of the ids that other pages have as well
	Scripts string // what the page runs beside what every page does
	Crumbs  []Ref
	Here    string
	Former  []string // places that lead on to it
	Body    template.HTML
}

// singleAnchors returns where in the file everything is: items as in the
// document for paper, and each page.
func (r *renderer) singleAnchors() anchors {
	anchors := r.printAnchors()
	for _, i := range r.hb.Items {
		if _, ok := anchors.of(i.Link); !ok {
			anchors[i.Link] = string(i.Kind) + "_" + i.ID
		}
	}
	for p := range r.pages() {
		link := handbook.Link{Page: p.path}
		if _, ok := anchors[link]; !ok && !slices.Contains(apart, p.kind) {
			anchors[link] = filePlace(p.path)
		}
	}
	return anchors
}

func (r *renderer) singleView() (*singleView, error) {
	own := map[string]map[string]bool{} // the places that each page is the home of
	note := func(page, id string) {
		if own[page] == nil {
			own[page] = map[string]bool{}
		}
		own[page][id] = true
	}
	for link, id := range r.places() {
		note(link.Page, id)
	}
	for _, i := range r.hb.Items {
		if id, ok := r.places().of(i.Link); ok {
			note(i.Link.Page, id)
		}
	}
	pages := slices.DeleteFunc(slices.Collect(r.pages()), func(p pageOf) bool { return slices.Contains(apart, p.kind) })
	v, former := &singleView{Leaves: make([]leaf, len(pages))}, r.former()
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pages {
		group.Go(func() (err error) {
			v.Leaves[i], err = r.leaf(p, "n"+strconv.Itoa(i)+"_", own[p.path])
			v.Leaves[i].Former = former[p.path]
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	start := &page{renderer: r, path: handbook.PathIndex, kind: "single", single: true}
	v.base = start.base(sheet{Title: r.hb.Title, Description: v.Leaves[0].Title})
	v.Suggest = ""                                                                                            // about which page, nobody knows
	v.Footer = slices.DeleteFunc(v.Footer, func(link Ref) bool { return !strings.HasPrefix(link.Href, "#") }) // to the document for paper
	if logo := r.hb.Brand.Logo; logo != "" {
		data, err := r.data(strings.TrimPrefix(logo, handbook.FolderAssets))
		if err != nil {
			return nil, err
		}
		v.Logo = template.URL(data)
	}
	return v, r.embed(v)
}

// leaf renders one page. Ids that are not its own get the prefix, since other
// pages have them as well.
func (r *renderer) leaf(of pageOf, prefix string, own map[string]bool) (leaf, error) {
	p := &page{renderer: r, path: of.path, kind: of.kind, single: true, origin: of.path}
	s := of.view(p)
	frame := p.base(s)
	l := leaf{
		Place: r.places()[handbook.Link{Page: of.path}], Path: of.path, Kind: of.kind, Title: frame.Title, Prefix: prefix,
		Crumbs: frame.Crumbs, Here: frame.Here,
	}
	scripts := slices.DeleteFunc(slices.Clone(extras[of.kind].scripts), func(name string) bool { return slices.Contains(linked, name) }) // which runs once, for all
	l.Scripts = strings.Join(slices.Concat(extras[of.kind].generated, scripts), " ")
	body, err := r.contained(prefixIDs(r.main(p, s, func([]byte) {}), prefix, own), of.path)
	l.Body = template.HTML(body)
	if !strings.Contains(body, ` id="`+l.Place+`"`) {
		l.ID = l.Place
	}
	return l, err
}

// naming are the attributes that name ids.
var naming = []string{"id", "for", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "popovertarget"}

// prefixIDs changes the ids of rendered HTML, but for the page's own, and
// whatever names them.
func prefixIDs(text, prefix string, own map[string]bool) string {
	local := map[string]bool{}
	for t := range tags(text) {
		if id := attribute(t, "id"); id != nil {
			local[id.Val] = !own[id.Val]
		}
	}
	return rewrite(text, func(t *html.Token) (changed bool) {
		for i, a := range t.Attr {
			if id, ok := strings.CutPrefix(a.Val, "#"); ok && a.Key == "href" && local[id] {
				t.Attr[i].Val, changed = "#"+prefix+id, true
			}
			if !slices.Contains(naming, a.Key) {
				continue
			}
			ids := strings.Fields(a.Val)
			for j, id := range ids {
				if local[id] {
					ids[j], changed = prefix+id, true
				}
			}
			t.Attr[i].Val = strings.Join(ids, " ")
		}
		return changed
	})
}

// contained puts the handbook's own files into the rendered HTML of a page: pictures
// are shown, other files are saved. A user's template may name them as seen from the
// page.
func (r *renderer) contained(text, page string) (string, error) {
	var fault error
	text = rewrite(text, func(t *html.Token) bool {
		a := addressIn(t)
		if a == nil {
			return false
		}
		file, ok := r.fileOf("", a.Val)
		if !ok {
			file, ok = r.fileOf(path.Dir(page), a.Val)
		}
		if !ok {
			return false
		}
		data, err := r.data(file)
		if err != nil {
			fault = err
		}
		a.Val = data
		if a.Key == "href" {
			t.Attr = append(t.Attr, html.Attribute{Key: "download", Val: path.Base(file)})
		}
		return true
	})
	return text, fault
}

// embed puts in the styles and scripts, and the policy that lets them run.
func (r *renderer) embed(v *singleView) error {
	names, scripts := slices.Clone(everyPage.styles), slices.Clone(everyPage.scripts)
	for _, kind := range slices.Sorted(maps.Keys(extras)) {
		if kind != "print" {
			names = append(names, extras[kind].styles...)
			scripts = append(scripts, extras[kind].scripts...)
		}
	}
	var err error
	if v.Style, err = r.style(append(names, "single.css")...); err != nil {
		return err
	}
	if v.Paper, err = r.style(paperLook...); err != nil {
		return err
	}
	if v.Early, err = r.script("theme.js", "single-early.js"); err != nil {
		return err
	}
	if v.Script, err = r.script("single.js"); err != nil {
		return err
	}
	if v.Library, err = r.library(scripts); err != nil {
		return err
	}
	v.Policy = fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
		hashes(string(v.Early), string(v.Library), string(v.Script)), hashes(string(v.Style), string(v.Paper)))
	return nil
}

// library returns every script, and those that are generated, as functions by
// their names. They run when a page asks for them.
func (r *renderer) library(names []string) (template.JS, error) {
	var generated Memory
	for _, write := range []func(*renderer) error{(*renderer).contentScript, (*renderer).searchIndex} {
		if err := write(r.into(&generated)); err != nil {
			return "", err
		}
	}
	files := generated.files
	for _, name := range names {
		data, err := r.asset(name)
		if err != nil {
			return "", err
		}
		files[name] = data
	}
	delete(files, "load.js")   // nothing is loaded
	delete(files, "astray.js") // all items are in the file
	var b bytes.Buffer
	b.WriteString("\"use strict\";\nglobalThis.handbook ??= {};\nhandbook.scripts = {};\n")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "handbook.scripts[%q] = function (location, history) {\n%s\n};\n", name, files[name])
	}
	return inlineScript(b.Bytes()), nil
}
