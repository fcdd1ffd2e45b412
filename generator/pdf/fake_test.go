package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
)

// fake returns a PDF as a browser writes it. Each line of the page is "page
// PLACE…" for a page with places on it, or "link ADDRESS" for a link on that
// page.
func fake(page []byte) []byte {
	var f faked
	root, tree, elements, document := f.put(""), f.put(""), f.put(""), f.put("")
	var kids, dests, marks []string
	var last int // the page that is open
	var drawn string
	var annots []string
	end := func() {
		if last > 0 {
			contents := f.put("<</Length %d>> stream\n%s\nendstream", len(drawn), drawn)
			f.objects[last-1] = fmt.Sprintf("<</Type /Page\n/Parent %d 0 R\n/Contents %d 0 R\n/StructParents %d\n/Annots [%s]>>",
				tree, contents, len(marks), strings.Join(annots, " "))
			marks = append(marks, f.element(document, len(marks), last))
			annots = nil
		}
	}
	for line := range strings.Lines(string(page)) {
		switch kind, rest, _ := strings.Cut(strings.TrimSpace(line), " "); kind {
		case "page":
			end()
			last, drawn = f.put(""), rest
			kids = append(kids, fmt.Sprint(last, " 0 R"))
			for _, place := range strings.Fields(rest) {
				dests = append(dests, fmt.Sprintf("/%s [%d 0 R /XYZ 0 800 0]", asName(place), last))
			}
		case "link":
			link := f.put("<</Type /Annot\n/Subtype /Link\n/A <</Type /Action\n/S /URI\n/URI (%s)>>\n/StructParent %d>>", rest, len(marks))
			annots = append(annots, fmt.Sprint(link, " 0 R"))
			marks = append(marks, f.element(document, len(marks), last))
		}
	}
	end()

	var numbers, ids []string
	for i, mark := range marks {
		numbers = append(numbers, fmt.Sprint(i, " ", mark))
		ids = append(ids, fmt.Sprintf("(node%08d) %s", i, mark))
	}
	parents, names := f.tree("Nums", numbers), f.tree("Names", ids)
	for n, object := range map[int]string{
		root:     fmt.Sprintf("<</Type /Catalog\n/Pages %d 0 R\n/Dests <<%s>>\n/StructTreeRoot %d 0 R>>", tree, strings.Join(dests, ""), elements),
		tree:     fmt.Sprintf("<</Type /Pages\n/Count %d\n/Kids [%s]>>", len(kids), strings.Join(kids, " ")),
		elements: fmt.Sprintf("<</Type /StructTreeRoot\n/K %d 0 R\n/ParentTree %d 0 R\n/IDTree %d 0 R>>", document, parents, names),
		document: fmt.Sprintf("<</Type /StructElem\n/S /Document\n/P %d 0 R\n/K [%s]>>", elements, strings.Join(marks, " ")),
	} {
		f.objects[n-1] = object
	}
	return f.file(root)
}

// faked is a PDF on its way: the texts of its objects.
type faked struct{ objects []string }

func (f *faked) put(format string, args ...any) int {
	f.objects = append(f.objects, fmt.Sprintf(format, args...))
	return len(f.objects)
}

// tree adds a tree of numbers or names with a few entries in each leaf.
func (f *faked) tree(key string, entries []string) int {
	kids := ""
	for leaf := range slices.Chunk(entries, 3) {
		kids += fmt.Sprint(f.put("<</%s [%s]>>", key, strings.Join(leaf, " ")), " 0 R ")
	}
	return f.put("<</Kids [%s]>>", kids)
}

// element adds an element of a page with an id, which names itself as its heading.
func (f *faked) element(document, n, page int) string {
	return fmt.Sprint(f.put("<</Type /StructElem\n/S /%s\n/P %d 0 R\n/Pg %d 0 R\n/ID (node%08d)\n/A [<</O /Table\n/Headers [(node%08d)]>>]>>",
		[]string{"Em", "Strong"}[n%2], document, page, n, n), " 0 R")
}

// file writes the objects, with the time of day, as browsers do.
func (f *faked) file(root int) []byte {
	info := f.put("<</CreationDate (D:%d)>>", time.Now().UnixNano())
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for i, object := range f.objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Size %d\n/Root %d 0 R\n/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", table, len(f.objects)+1, root, info, start)
	return b.Bytes()
}
