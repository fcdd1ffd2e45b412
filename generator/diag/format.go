package diag

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// PrintJSON writes the findings as one JSON object, for other programs. The line
// of what is wrong with a file as a whole is left out. Here and below, strict is
// for those who count warnings as errors.
func PrintJSON(w io.Writer, l List, strict bool) error {
	type finding struct {
		Severity string `json:"severity"`
		Code     Code   `json:"code"`
		File     string `json:"file"`
		Line     int    `json:"line,omitempty"`
		Column   int    `json:"column,omitempty"` // in characters, as the width
		Width    int    `json:"width,omitempty"`
		Message  string `json:"message"`
		Hint     string `json:"hint,omitempty"`
	}
	var all struct {
		Errors   int       `json:"errors"`
		Warnings int       `json:"warnings"`
		Findings []finding `json:"findings"`
	}
	all.Errors, all.Warnings = l.Count()
	if strict {
		all.Errors, all.Warnings = len(l), 0
	}
	all.Findings = make([]finding, len(l))
	for i, d := range l {
		all.Findings[i] = finding{d.severity(strict).String(), d.Code, d.At.File, d.At.Line, d.At.Column, d.At.Width, d.Message, d.Hint}
	}
	return indented(w, all)
}

// indented writes a value as JSON for people and programs.
func indented(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// PrintGitHub writes the findings as commands of GitHub Actions, which shows them
// beside the lines of a change. Source: "Workflow commands for GitHub Actions".
func PrintGitHub(w io.Writer, l List, strict bool) error {
	for _, d := range l {
		at := "file=" + gitHubProperty(d.At.File)
		if d.At.Line > 0 {
			at += fmt.Sprintf(",line=%d,col=%d,endColumn=%d", d.At.Line, d.At.Column, d.At.Column+max(d.At.Width, 1))
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", d.severity(strict), at, gitHubProperty(string(d.Code)), gitHubData.Replace(d.withHint())); err != nil {
			return err
		}
	}
	return nil
}

// severity returns the severity of a finding, in the eyes of those who may be strict.
func (d Diagnostic) severity(strict bool) Severity {
	if strict {
		return Error
	}
	return d.Severity()
}

// withHint returns the message and, on a line of its own, the hint.
func (d Diagnostic) withHint() string {
	if d.Hint == "" {
		return Plain(d.Message)
	}
	return Plain(d.Message) + "\nhint: " + Plain(d.Hint)
}

// What a command of GitHub Actions cannot hold as it is, in its text and in its
// properties.
var gitHubData = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

func gitHubProperty(text string) string {
	text = strings.NewReplacer(":", "%3A", ",", "%2C").Replace(gitHubData.Replace(text))
	return strings.Map(func(r rune) rune { // else a name of a file could command who reads the log in a terminal
		if unicode.IsControl(r) {
			return '·'
		}
		return r
	}, text)
}

// PrintJUnit writes the findings as the report of a test, in the XML of JUnit that
// servers of continuous integration show. Each finding is a case: an error is one
// that fails, a warning one that passes and prints something.
func PrintJUnit(w io.Writer, l List, strict bool) error {
	type failure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	type testCase struct {
		Class    string    `xml:"classname,attr"`
		Name     string    `xml:"name,attr"`
		Failures []failure `xml:"failure"`
		Out      string    `xml:"system-out,omitempty"`
	}
	type suite struct {
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Cases    []testCase `xml:"testcase"`
	}
	s := suite{Name: "handbook"}
	for _, d := range l {
		file := Plain(d.At.File)
		at := Plain(d.At.Position.String())
		c := testCase{Class: file, Name: fmt.Sprintf("%s %s", d.Code, at)}
		if d.severity(strict) == Error {
			c.Failures = []failure{{Plain(d.Message), string(d.Code), at + ": " + d.withHint()}}
			s.Failures++
		} else {
			c.Out = fmt.Sprintf("%s: %s: %s", at, d.Severity(), d.withHint())
		}
		s.Cases = append(s.Cases, c)
	}
	if len(l) == 0 { // a report without a case counts as a fault
		s.Cases = []testCase{{Class: "handbook", Name: "no findings"}}
	}
	s.Tests = len(s.Cases)
	text, err := xml.MarshalIndent(struct {
		XMLName xml.Name `xml:"testsuites"`
		Suite   suite    `xml:"testsuite"`
	}{Suite: s}, "", "  ")
	if err == nil {
		_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, text)
	}
	return err
}
