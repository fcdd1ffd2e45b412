package diag

import (
	"slices"
	"strings"
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
	folded := fold(word)
	bestDistance := min(1+max(1, len(folded)/3), len(folded))
	for _, c := range candidates {
		if d := distance(folded, fold(string(c))); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// joints do not count in a comparison.
var joints = strings.NewReplacer("_", "", "-", "", " ", "")

func fold(s string) []rune { return []rune(joints.Replace(strings.ToLower(s))) }

// distance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours.
func distance(a, b []rune) int {
	if max(len(a)-len(b), len(b)-len(a)) > 8 || len(a) > 80 || len(b) > 80 {
		return 1 << 20
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
