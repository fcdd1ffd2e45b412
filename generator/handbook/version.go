package handbook

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"hash"
	"maps"
	"slices"

	"handbook/generator/content"
)

// A tie is between two competencies of which one refers to something of the
// other, so that each may show what belongs to the other.
type tie struct{ from, to *Competency }

// tie notes that what is being followed leads to the item.
func (r *resolver) tie(to *Item) {
	if r.of != nil && to.Competency != nil && to.Competency != r.of {
		r.ties = append(r.ties, tie{r.of, to.Competency})
	}
}

// versions gives each competency its version. What it belongs to beside its ties
// is taken as a whole: the handbook is small, and hardly ever changes alone.
func (r *resolver) versions() {
	tied := map[*Competency]map[*Competency]bool{}
	for _, t := range r.ties {
		for _, t := range []tie{t, {t.to, t.from}} {
			if tied[t.from] == nil {
				tied[t.from] = map[*Competency]bool{}
			}
			tied[t.from][t.to] = true
		}
	}
	around := r.around()
	for _, c := range r.hb.Competencies {
		sum := sha256.New()
		sum.Write(around[:])
		r.add(sum, c)
		for _, other := range slices.SortedFunc(maps.Keys(tied[c]), func(a, b *Competency) int { return cmp.Compare(a.ID, b.ID) }) {
			r.add(sum, other)
		}
		sum.Sum(c.Version[:0])
	}
}

// add adds what was written of a competency.
func (r *resolver) add(sum hash.Hash, c *Competency) {
	digest := r.src.Digests[c.file]
	sum.Write(digest[:])
}

// around returns the digest of what the pages of all competencies can show: the
// handbook, which competencies there are, and which parts of the site.
func (r *resolver) around() (around content.Digest) {
	hb := r.hb
	own := map[string]bool{}
	sum := sha256.New()
	for _, c := range hb.Competencies {
		own[c.file] = true
		fmt.Fprintf(sum, "%q %q %q\n", c.ID, c.Text, idOf(c.Category))
	}
	for _, file := range slices.Sorted(maps.Keys(r.src.Digests)) {
		if !own[file] {
			fmt.Fprintf(sum, "%q %x\n", file, r.src.Digests[file])
		}
	}
	fmt.Fprintf(sum, "%q %v\n", hb.Assets, []bool{len(hb.Activities) > 0, len(hb.Measures) > 0, len(hb.Questions) > 0})
	sum.Sum(around[:0])
	return around
}
