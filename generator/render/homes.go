package render

import "handbook/generator/handbook"

// pathHomes is the script that tells on which page each item is read.
const pathHomes = handbook.FolderTheme + "homes.js"

// homes writes that script, with which the address of an item leads on when the
// item has moved to another page. For each page, by its address from the root, it
// has the ids of the items there.
func (r *renderer) homes() error {
	p := &page{renderer: r, path: handbook.PathIndex}
	ids := map[string][]string{}
	for _, i := range r.hb.Items {
		if i.Link.Anchor != "" {
			address := p.href(handbook.Link{Page: i.Link.Page})
			ids[address] = append(ids[address], i.Link.Anchor)
		}
	}
	return r.dataScript(pathHomes, "homes", ids)
}
