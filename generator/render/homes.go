package render

import (
	"strings"

	"handbook/generator/handbook"
)

// pathHomes is the script that tells on which page each item is read.
const pathHomes = handbook.FolderTheme + "homes.js"

// homes writes that script, with which the address of an item leads on when the
// item has moved to another page. For each page, by its address from the root, it
// has the ids of the items there, with spaces between them.
func (r *renderer) homes() error {
	p := &page{renderer: r, path: handbook.PathIndex}
	ids := map[string]*strings.Builder{}
	for _, i := range r.hb.Items {
		if i.Link.Anchor == "" {
			continue
		}
		address := p.href(handbook.Link{Page: i.Link.Page})
		if ids[address] == nil {
			ids[address] = &strings.Builder{}
		} else {
			ids[address].WriteByte(' ')
		}
		ids[address].WriteString(i.Link.Anchor)
	}
	homes := make(map[string]string, len(ids))
	for address, list := range ids {
		homes[address] = list.String()
	}
	return r.dataScript(pathHomes, "homes", homes)
}
