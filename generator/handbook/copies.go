package handbook

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// mostRepeated is how many ids of one file another can repeat by mistake; one that
// repeats more is a copy.
const mostRepeated = 3

// repeated is an id that another item has.
type repeated struct {
	id    content.Text
	first declared
}

// files returns the file that repeats the id, and the one that it is from.
func (r repeated) files() [2]string { return [2]string{r.id.At.Span().File, r.first.at.Span().File} }

// tellRepeated reports the ids that are given twice. A file that is a copy of
// another is one finding.
func (r *resolver) tellRepeated() {
	count := map[[2]string]int{}
	for i, again := range r.repeated {
		if files := again.files(); copyOf(files[1], files[0]) { // its name came first
			again = repeated{content.Text{Value: again.id.Value, At: again.first.at}, declared{item: again.first.item, at: again.id.At}}
			r.repeated[i] = again
		}
		count[again.files()]++
	}
	told := map[[2]string]bool{}
	for _, again := range r.repeated {
		files := again.files()
		switch {
		case files[0] == files[1] || count[files] <= mostRepeated && !isNamedCopy(files[0], files[1]):
			r.Add(diag.DuplicateID, again.id.At, fmt.Sprintf("the id %s is given twice", diag.Quote(again.id.Value)),
				fmt.Sprintf("the first is %s at %s; give one of them another id", withArticle(again.first.item.Kind), again.first.at))
		case !told[files]:
			told[files] = true
			if sameName := strings.EqualFold(files[0], files[1]); sameName || copyOf(files[0], files[1]) { // what is wrong with its name goes with it
				r.List = slices.DeleteFunc(r.List, func(d diag.Diagnostic) bool {
					return (d.Code == diag.InvalidID || sameName && d.Code == diag.URLCollision) && d.At.File == files[0] && d.At.Line == 0
				})
			}
			ids := fmt.Sprintf("%d ids", count[files])
			if count[files] == 1 {
				ids = "an id"
			}
			r.Add(diag.DuplicateID, again.id.At, fmt.Sprintf("the file repeats %s of %s, from %s on", ids, files[1], diag.Quote(again.id.Value)),
				"if one of the two is a copy, move it out of the data folder; else give each item an id of its own")
		}
	}
}

// copyOf reports whether the name of a file is that of another with more before or
// after it, as programs name copies.
func copyOf(file, original string) bool {
	folder, name := path.Split(strings.ToLower(file)) // as not every system tells the cases apart
	home, whole := path.Split(strings.ToLower(original))
	name, whole = strings.TrimSuffix(name, ".toml"), strings.TrimSuffix(whole, ".toml")
	if folder != home || len(name) <= len(whole) {
		return false
	}
	if more, ok := strings.CutPrefix(name, whole); ok {
		first, _ := utf8.DecodeRuneInString(more)
		return !unicode.IsLetter(first)
	}
	more, ok := strings.CutSuffix(name, whole)
	last, _ := utf8.DecodeLastRuneInString(more)
	return ok && !unicode.IsLetter(last)
}

// isNamedCopy reports whether a file has the name that a system gives to the copy of
// another.
func isNamedCopy(file, original string) bool {
	return namedCopy.MatchString(strings.TrimSuffix(path.Base(file), ".toml")) && copyOf(file, original)
}

// namedCopy is the name that a system gives to the copy of a file.
var namedCopy = regexp.MustCompile(`(?i)(?:^|[ -])(?:copy|kopie|konfliktkopie|copie|copia|نسخة)(?:[ -]|$)|\(\d+\)$`)
