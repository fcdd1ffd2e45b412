package render

import (
	"net/url"
	"strings"

	"handbook/generator/handbook"
)

// suggestion returns the address for suggestions with places for what they are
// about. A plain mail address gets a subject and a body.
func suggestion(address, subject string) string {
	if mail, ok := strings.CutPrefix(address, "mailto:"); ok && !strings.Contains(mail, "?") {
		return address + "?subject=" + escapeValue(subject) + "%20{id}&body={text}%0A%0A{page}%0A%0A"
	}
	return address
}

// about returns what stands for the id of an item in a suggestion about a whole
// page: its path without what all have.
func about(path string) string {
	return strings.TrimSuffix(strings.TrimSuffix(path, ".html"), "/index")
}

// escapeValue percent-encodes a value of a query, and also spaces: mail programs
// take "+" for itself (RFC 6068).
func escapeValue(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// root returns the way from the page up to the site's root.
func (p *page) root() string {
	switch {
	case p.single:
		return ""
	case p.server != "":
		return p.server
	}
	return up(strings.Count(p.path, "/"))
}

// up returns the way so many folders up.
func up(folders int) string {
	const some = "../../../../../../"
	if 3*folders <= len(some) {
		return some[:3*folders] // without memory of its own
	}
	return strings.Repeat("../", folders)
}

// href returns the address of a place of the site, relative to the page.
func (p *page) href(to handbook.Link) string {
	if p.whole || p.single {
		if anchor, ok := p.places().of(to); ok {
			return "#" + anchor
		}
		if anchor, ok := p.places().of(handbook.Link{Page: to.Page}); ok && p.single {
			return "#" + anchor
		}
	}
	hash, anchor := "", escapeFragment(to.Anchor)
	if anchor != "" {
		hash = "#"
	}
	if to.Page == p.path && anchor != "" {
		return hash + anchor
	}
	if p.server != "" {
		return p.server + escapePath(to.Page) + hash + anchor
	}
	from := ""
	if !p.single {
		from = p.path[:strings.LastIndexByte(p.path, '/')+1]
	}
	same := 0 // the folders that both are in
	for i := 0; i < len(from) && i < len(to.Page) && from[i] == to.Page[i]; i++ {
		if from[i] == '/' {
			same = i + 1
		}
	}
	return up(strings.Count(from[same:], "/")) + escapePath(to.Page[same:]) + hash + anchor
}

// plain reports whether an address may hold a text as it is.
func plain(s string) bool {
	for i := range len(s) {
		if !plainBytes[s[i]] {
			return false
		}
	}
	return true
}

var plainBytes = func() (table [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") {
		table[c] = true
	}
	return table
}()

func escapeFragment(anchor string) string {
	if plain(anchor) {
		return anchor
	}
	return (&url.URL{Fragment: anchor}).EscapedFragment()
}

// escapePath percent-encodes each part of a path.
func escapePath(p string) string {
	if plain(p) {
		return p
	}
	parts := strings.Split(p, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	escaped := strings.Join(parts, "/")
	if first, _, _ := strings.Cut(escaped, "/"); strings.Contains(first, ":") {
		return "./" + escaped // a colon would make the first part a scheme
	}
	return escaped
}

// to returns a link to a page of the site.
func (p *page) to(text, path string) Ref { return Ref{text, p.href(handbook.Link{Page: path})} }

// ref returns a link to an item.
func (p *page) ref(i *handbook.Item) Ref {
	text := i.Text
	if p.whole && i.Kind == handbook.KindSource {
		text = p.sourceNumber(i)
	}
	return Ref{text, p.href(i.Link)}
}

// refs returns links to items.
func refs[T handbook.AnyItem](p *page, items []T) []Ref {
	return views(items, func(item T) Ref { return p.ref(item.Self()) })
}
