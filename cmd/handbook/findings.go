package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"handbook/generator/diag"
)

// findings are the flags that say how findings are judged and printed.
type findings struct {
	strict bool
	format string
}

func (f *findings) define(flags *pflag.FlagSet, c *console) {
	flags.BoolVar(&f.strict, "strict", false, "count warnings, the advice among them, as errors")
	f.defineFormat(flags, c, "how findings are printed: full, concise (one a line), or for programs json, github, sarif or junit",
		"full", "concise", "json", "github", "sarif", "junit")
}

// defineFormat adds only the flags that say how findings are printed.
func (f *findings) defineFormat(flags *pflag.FlagSet, c *console, usage string, formats ...string) {
	flags.Var(newChoice(&f.format, "FORMAT", formats), "format", usage)
	flags.Var(newChoice(&c.colour, "MODE", []string{"auto", "always", "never"}),
		"color", "colour the findings: auto, always or never")
}

// block reports whether the findings keep the site from being published.
func (f *findings) block(list diag.List) bool {
	errors, warnings := list.Count()
	return errors > 0 || f.strict && warnings > 0
}

// tally says in words how many findings there are.
func (f *findings) tally(list diag.List) string {
	var words []string
	errors, warnings := list.Count()
	if errors > 0 {
		words = append(words, count(errors, "error"))
	}
	if warnings > 0 {
		words = append(words, count(warnings, "warning"))
	}
	switch {
	case len(words) == 0:
		return "no findings"
	case errors == 0 && f.strict:
		return words[0] + ", which --strict counts as errors"
	}
	return strings.Join(words, " and ")
}

// manyFindings is from how many findings on it is said of what kinds they are: what
// begins with the first of them has left the window long ago.
const manyFindings = 50

// kinds says in words what most of many findings are, or "" of few.
func (f *findings) kinds(list diag.List) string {
	if len(list) < manyFindings {
		return ""
	}
	times := map[diag.Code]int{}
	for _, d := range list {
		times[d.Code]++
	}
	codes := slices.SortedFunc(maps.Keys(times), func(a, b diag.Code) int {
		return cmp.Or(times[b]-times[a], cmp.Compare(a, b))
	})
	var words []string
	for _, code := range codes[:min(5, len(codes))] {
		words = append(words, fmt.Sprintf("%s (%d)", code, times[code]))
	}
	return strings.Join(words, ", ")
}

// print prints the findings.
func (f *findings) print(c *console, list diag.List) {
	switch f.format {
	case "concise":
		diag.PrintConcise(c.out, list)
	case "json":
		diag.PrintJSON(c.out, list, f.strict)
	case "github":
		diag.PrintGitHub(c.out, list, f.strict)
	case "sarif":
		diag.PrintSARIF(c.out, list, f.strict)
	case "junit":
		diag.PrintJUnit(c.out, list, f.strict)
	default:
		diag.PrintFull(c.out, list, c.colours())
	}
}
