package diag

import (
	"slices"
	"unicode"
)

// DidYouMean returns a hint that names the candidate closest to word, or the
// candidates themselves when none is close and they are few, or "".
func DidYouMean(word string, candidates []string) string {
	candidates = slices.Clone(candidates)
	slices.Sort(candidates)
	candidates = slices.Compact(candidates)
	if near := Nearest(word, candidates); near != "" {
		return Meant(near)
	}
	switch n := len(candidates); {
	case n == 1:
		return "there is only " + Quote(candidates[0])
	case n > 1 && n <= 12:
		return "choose one of " + QuoteAll(candidates)
	}
	return ""
}

// Meant returns the hint that something else was meant.
func Meant(value string) string { return "did you mean " + Quote(value) + "?" }

// Nearest returns the candidate that differs least from word, when it is close
// enough to be meant, else "". Case, hyphens, underscores and spaces do not
// count. Of several that are equally close it is the first.
func Nearest[S ~string](word string, candidates []S) (best S) {
	folded := fold(nil, word)
	var other []rune
	bestDistance := min(1+max(1, len(folded)/3), len(folded))
	for _, c := range candidates {
		other = fold(other[:0], string(c))
		if d := distance(folded, other, bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// mostCompared is how many comparisons a run makes at most for guesses.
const mostCompared = 500_000

// Guesses counts what names that nobody knows are compared with, each with all that
// there are, to guess which was meant. Where very many are wrong, the later ones are told
// without a guess. The zero value is ready to use.
type Guesses struct{ compared int }

// Among reports whether there is time for one more guess, among so many.
func (g *Guesses) Among(known int) bool {
	g.compared += known
	return g.compared <= mostCompared
}

// fold appends the characters of a word that count in a comparison.
func fold(folded []rune, word string) []rune {
	for _, r := range word {
		if r != '_' && r != '-' && r != ' ' {
			folded = append(folded, unicode.ToLower(r))
		}
	}
	return folded
}

// longest is how many characters a word has at most that is compared.
const longest = 80

// distance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours. Where it is not below most, it is most: each
// of many words is compared with many.
func distance(a, b []rune, most int) int {
	if apart := max(len(a)-len(b), len(b)-len(a)); apart > 8 || apart >= most || len(a) > longest || len(b) > longest {
		return most
	}
	var rows [3][longest + 1]int // the last ones
	for j := range b {
		rows[0][j+1] = j + 1
	}
	before := 0 // the least of the row before
	for i := 1; i <= len(a); i++ {
		row, above, twoAbove := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], twoAbove[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= most && before >= most { // and so are all below
			return most
		}
		before = least
	}
	return min(rows[len(a)%3][len(b)], most)
}
