package htmltest

import (
	"fmt"
	"slices"
	"strings"
)

// forbids are the directives of every Content-Security-Policy: what default-src
// does not stand for has to be forbidden in its own name.
var forbids = []string{"default-src 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"}

// PolicyFaults returns what a Content-Security-Policy does not forbid, or allows that
// comes from elsewhere or stands in the page.
func PolicyFaults(policy string) []string {
	var faults []string
	directives := strings.Split(policy, "; ")
	for _, f := range forbids {
		if !slices.Contains(directives, f) {
			faults = append(faults, fmt.Sprintf("the Content-Security-Policy lacks %q", f))
		}
	}
	for _, d := range directives {
		name, allowed, _ := strings.Cut(d, " ")
		if name == "trusted-types" {
			continue // names of policies that scripts may make
		}
		for of := range strings.FieldsSeq(allowed) {
			picture := name == "img-src" || name == "font-src"
			if !slices.Contains([]string{"'none'", "'self'", "'script'"}, of) && !strings.HasPrefix(of, "'sha256-") && !(picture && of == "data:") {
				faults = append(faults, fmt.Sprintf("the Content-Security-Policy has %s in %s", of, name))
			}
		}
	}
	return faults
}
