package preview

import (
	"bytes"
	"strings"
)

// The parts of the policy on every page that the preview changes: a page of a
// site asks nobody for anything, one of the preview hears its events.
var (
	silent    = []byte("connect-src 'none'")
	listening = []byte("connect-src 'self'")
)

// live returns a page of the site with the script that loads it anew. A page of
// the last good site also says that it is one, and where the page is now.
func (p *Preview) live(s *state, page []byte, path, now string) ([]byte, error) {
	v := viewOf(s)
	v.Page, v.Now = addressOf("/", path), now
	head, err := p.own.block(s, "live", v)
	if err != nil || now == "" {
		return liven(page, head, nil), err
	}
	banner, err := p.own.block(s, "banner", v)
	return liven(page, head, banner), err
}

// liven adds to the end of a page's head, and before its header. A page without
// either, which only a layout of the user's can make, gets them where they can
// be.
func liven(page, head, top []byte) []byte {
	headEnd := index(page, "</head>", 0)
	topStart := index(page, "<header", headEnd)
	out := make([]byte, 0, len(page)+len(head)+len(top)+8)
	out = append(out, bytes.Replace(page[:headEnd], silent, listening, 1)...)
	out = append(out, head...)
	out = append(out, page[headEnd:topStart]...)
	out = append(out, top...)
	return append(out, page[topStart:]...)
}

// index returns where a tag begins, from a place on, in small letters or
// capitals; without it, the end of the page.
func index(page []byte, tag string, from int) int {
	for at := from; at < len(page); at++ {
		next := bytes.IndexByte(page[at:], '<')
		if next < 0 {
			break
		}
		at += next
		if len(page)-at >= len(tag) && strings.EqualFold(string(page[at:at+len(tag)]), tag) {
			return at
		}
	}
	return len(page)
}
