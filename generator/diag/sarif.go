package diag

import (
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// PrintSARIF writes the findings as SARIF 2.1.0, which programs that gather the
// findings of many tools read. Source: OASIS, "Static Analysis Results Interchange
// Format (SARIF) Version 2.1.0".
func PrintSARIF(w io.Writer, l List, strict bool) error {
	type text struct {
		Text string `json:"text"`
	}
	type level struct {
		Level string `json:"level"`
	}
	type rule struct {
		ID      Code  `json:"id"`
		About   text  `json:"shortDescription"`
		Default level `json:"defaultConfiguration"`
	}
	type region struct {
		Line      int `json:"startLine"`
		Column    int `json:"startColumn"`
		EndColumn int `json:"endColumn"`
	}
	type artifact struct {
		URI string `json:"uri"`
	}
	type physical struct {
		Artifact artifact `json:"artifactLocation"`
		Region   *region  `json:"region,omitempty"`
	}
	type location struct {
		Physical physical `json:"physicalLocation"`
	}
	type result struct {
		Rule      Code       `json:"ruleId"`
		RuleIndex int        `json:"ruleIndex"`
		Level     string     `json:"level"`
		Message   text       `json:"message"`
		Locations []location `json:"locations"`
	}
	type driver struct {
		Name  string `json:"name"`
		Rules []rule `json:"rules"`
	}
	type tool struct {
		Driver driver `json:"driver"`
	}
	type run struct {
		Tool       tool     `json:"tool"`
		ColumnKind string   `json:"columnKind"`
		Results    []result `json:"results"`
	}
	codes := Codes()
	r := run{ColumnKind: "unicodeCodePoints", Results: []result{}}
	r.Tool.Driver.Name = "handbook"
	for _, c := range codes {
		r.Tool.Driver.Rules = append(r.Tool.Driver.Rules, rule{c, text{c.About()}, level{c.Severity().String()}})
	}
	for _, d := range l {
		at := physical{Artifact: artifact{fileURI(d.At.File)}}
		if d.At.Line > 0 {
			at.Region = &region{d.At.Line, d.At.Column, d.At.Column + max(d.At.Width, 1)}
		}
		r.Results = append(r.Results, result{d.Code, slices.Index(codes, d.Code), d.severity(strict).String(), text{d.withHint()}, []location{{at}}})
	}
	return indented(w, struct {
		Schema  string `json:"$schema"`
		Version string `json:"version"`
		Runs    []run  `json:"runs"`
	}{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []run{r}})
}

var drive = regexp.MustCompile(`^[A-Za-z]:/`)

// fileURI returns the reference to a file: a relative one for a relative path.
func fileURI(name string) string {
	switch {
	case drive.MatchString(name):
		return (&url.URL{Scheme: "file", Path: "/" + name}).String()
	case strings.HasPrefix(name, "/"):
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: name}).String()
}
