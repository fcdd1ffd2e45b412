package main

import (
	"fmt"
	"strings"

	"handbook/generator/diag"
)

// What programs for texts and mail make of hyphens, and of the quotes around a name.
const (
	otherDashes = "‐‑–—―−"
	otherQuotes = "“”„‘’‚«»"
)

// dashed returns the name of a flag that begins with such a dash, or "".
func dashed(arg string) string {
	name := strings.TrimLeft(arg, "-"+otherDashes)
	if !strings.ContainsAny(strings.TrimSuffix(arg, name), otherDashes) {
		return ""
	}
	name, _, _ = strings.Cut(name, "=")
	return name
}

// dashFault says how to write a flag that begins with such a dash.
func dashFault(arg, name string) error {
	hyphens := "--"
	if len(name) == 1 {
		hyphens = "-"
	}
	return &fault{fmt.Sprintf("the flag %s begins with another dash than \"-\"", diag.Quote(arg)), diag.Meant(hyphens + name)}
}

// spacedHint says how to give one name that the terminal has taken for several.
func spacedHint(parts []string) string {
	return "put a name that has spaces into straight quotes: " + diag.Quote(strings.Trim(strings.Join(parts, " "), otherQuotes))
}
