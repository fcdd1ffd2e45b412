package render

import "handbook/generator/handbook"

// pathHomes is the script that tells on which page each item is read.
const pathHomes = handbook.FolderTheme + "homes.js"

// itemHomes are the pages of a site that items are read on.
type itemHomes struct {
	Pages []*itemHome `json:"pages"`
}

type itemHome struct {
	Page string   `json:"page"` // its address from the root
	IDs  []string `json:"ids"`  // of the items there
}

// homes writes that script, with which the address of an item leads on when the
// item has moved to another page.
func (r *renderer) homes() error {
	p := &page{renderer: r, path: handbook.PathIndex}
	var all itemHomes
	of := map[string]*itemHome{}
	for _, i := range r.hb.Items {
		if i.Link.Anchor == "" {
			continue
		}
		home := of[i.Link.Page]
		if home == nil {
			home = &itemHome{Page: p.href(handbook.Link{Page: i.Link.Page})}
			of[i.Link.Page] = home
			all.Pages = append(all.Pages, home)
		}
		home.IDs = append(home.IDs, i.Link.Anchor)
	}
	return r.dataScript(pathHomes, "homes", all)
}
