package pdf

import "testing"

// Looked is what a test sees of a PDF that Write has written.
type Looked struct {
	Pages    int
	Places   map[string]int // from 1
	Outline  []string       // with the pages
	Tagged   bool
	Elements map[string]int // how many of each type
	Links    []string       // addresses outside
	Size     string         // of the first page
}

// Look reads a PDF that Write has written.
func Look(t testing.TB, data []byte) Looked {
	f := reopen(t, data)
	root := f.root()
	pages := f.pages()
	l := Looked{Pages: len(pages), Places: f.places(), Outline: outline(t, f, root.get("Outlines")), Elements: map[string]int{}}
	for place := range l.Places {
		l.Places[place]++
	}
	l.Tagged = show(f.dict(root.get("MarkInfo")).get("Marked")) == "true"
	l.Size = show(f.dict(pages[0]).get("MediaBox"))
	for _, v := range f.objects {
		d, _ := v.(dict)
		switch show(d.get("Type")) {
		case "/StructElem":
			l.Elements[show(d.get("S"))]++
		case "/Annot":
			if address, ok := f.dict(d.get("A")).get("URI").(text); ok {
				l.Links = append(l.Links, string(address))
			}
		}
	}
	return l
}
