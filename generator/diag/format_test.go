package diag

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// formats are those for other programs.
var formats = map[string]func(w io.Writer, l List, strict bool) error{"json": PrintJSON, "github": PrintGitHub, "sarif": PrintSARIF, "junit": PrintJUnit}

var examples = List{
	{Syntax, Span{Position{"data/a.toml", 3, 14}, 2, "x = yy"}, `"x" is given twice`, "delete one of the two"},
	{MissingAlt, Span{Position{"data/x.md", 0, 0}, 0, ""}, "no alt", ""},
}

// hostile are findings whose texts try to end what holds them.
var hostile = List{
	{Unquoted, Span{Position{"data/a,b:c%0A\n::error::.toml", 1, 2}, 3, "x"}, "100%\r\n::set-output name=x::y", `"}]},<![CDATA[</failure>]]>&amp;`},
	{BadValue, Span{Position{"C:/Ünï/x.toml", 1, 1}, 0, ""}, "bell \a, escape \x1b[31m, nul \x00, right to left \u202e, no text \ufffe \xff", "<script>alert(1)</script>"},
}

func printed(t *testing.T, format string, l List) string {
	t.Helper()
	return printedFor(t, format, l, false)
}

func printedFor(t *testing.T, format string, l List, strict bool) string {
	t.Helper()
	var b strings.Builder
	if err := formats[format](&b, l, strict); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrintJSON(t *testing.T) {
	want := `{
  "errors": 1,
  "warnings": 1,
  "findings": [
    {
      "severity": "error",
      "code": "syntax",
      "file": "data/a.toml",
      "line": 3,
      "column": 14,
      "width": 2,
      "message": "\"x\" is given twice",
      "hint": "delete one of the two"
    },
    {
      "severity": "warning",
      "code": "missing-alt",
      "file": "data/x.md",
      "message": "no alt"
    }
  ]
}
`
	if diff := cmp.Diff(want, printed(t, "json", examples)); diff != "" {
		t.Error(diff)
	}
	if got := printed(t, "json", nil); !strings.Contains(got, `"findings": []`) {
		t.Error(got)
	}
}

func TestPrintGitHub(t *testing.T) {
	want := `::error file=data/a.toml,line=3,col=14,endColumn=16,title=syntax::"x" is given twice%0Ahint: delete one of the two
::warning file=data/x.md,title=missing-alt::no alt
`
	if diff := cmp.Diff(want, printed(t, "github", examples)); diff != "" {
		t.Error(diff)
	}
	got := printed(t, "github", hostile)
	if lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n"); len(lines) != len(hostile) {
		t.Errorf("%d commands for %d findings:\n%s", len(lines), len(hostile), got)
	}
	first := "::error file=data/a%2Cb%3Ac%250A%0A%3A%3Aerror%3A%3A.toml,line=1,col=2,endColumn=5,title=unquoted-text::100%25  ::set-output"
	if !strings.HasPrefix(got, first) {
		t.Errorf("got %s\nwant %s", got, first)
	}
	if second := "::error file=C%3A/Ünï/x.toml,line=1,col=1,endColumn=2,"; !strings.Contains(got, second) {
		t.Errorf("no %s in\n%s", second, got)
	}
}

// TestPrintGitHubPlain prints no name of a file that commands a terminal.
func TestPrintGitHubPlain(t *testing.T) {
	got := printed(t, "github", List{{Syntax, Span{Position{"data/\x1b[2J\u009bx\u200c.toml", 1, 1}, 1, ""}, "x", ""}})
	if want := "::error file=data/·[2J·x\u200c.toml,"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPrintSARIF(t *testing.T) {
	type place struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           *struct{ StartLine, StartColumn, EndColumn int }
		}
	}
	var log struct {
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct {
					Name  string
					Rules []struct{ ID string }
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []place
			}
		}
	}
	all := append(append(List{}, examples...), hostile...)
	all = append(all, Diagnostic{Syntax, at("/srv/our book/x.toml", 1, 1), "bad", ""})
	if err := json.Unmarshal([]byte(printed(t, "sarif", all)), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || run.Tool.Driver.Name != "handbook" || len(run.Results) != len(all) {
		t.Errorf("got %+v", log)
	}
	uris := []string{"data/a.toml", "data/x.md", "./data/a,b:c%250A%0A::error::.toml", "file:///C:/%C3%9Cn%C3%AF/x.toml", "file:///srv/our%20book/x.toml"}
	for i, r := range run.Results {
		at := r.Locations[0].PhysicalLocation
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.Level != all[i].Severity().String() || r.Message.Text != all[i].withHint() {
			t.Errorf("got %+v", r)
		}
		if strings.TrimPrefix(at.ArtifactLocation.URI, "./") != strings.TrimPrefix(uris[i], "./") {
			t.Errorf("got %s, want %s", at.ArtifactLocation.URI, uris[i])
		}
		if (at.Region == nil) != (all[i].At.Line == 0) || at.Region != nil && at.Region.EndColumn-at.Region.StartColumn != max(all[i].At.Width, 1) {
			t.Errorf("got %+v", at.Region)
		}
	}
	if got := printed(t, "sarif", nil); !strings.Contains(got, `"results": []`) {
		t.Error(got)
	}
}

func TestPrintJUnit(t *testing.T) {
	want := `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="handbook" tests="2" failures="1">
    <testcase classname="data/a.toml" name="syntax data/a.toml:3:14">
      <failure message="&#34;x&#34; is given twice" type="syntax">data/a.toml:3:14: &#34;x&#34; is given twice&#xA;hint: delete one of the two</failure>
    </testcase>
    <testcase classname="data/x.md" name="missing-alt data/x.md">
      <system-out>data/x.md: warning: no alt</system-out>
    </testcase>
  </testsuite>
</testsuites>
`
	if diff := cmp.Diff(want, printed(t, "junit", examples)); diff != "" {
		t.Error(diff)
	}
	if got := printed(t, "junit", nil); !strings.Contains(got, `tests="1" failures="0"`) {
		t.Error(got)
	}
	var report struct {
		Cases []struct {
			Failure string `xml:"failure"`
		} `xml:"testsuite>testcase"`
	}
	if err := xml.Unmarshal([]byte(printed(t, "junit", hostile)), &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Cases) != len(hostile) || !strings.HasSuffix(report.Cases[0].Failure, hostile[0].Hint) {
		t.Errorf("got %+v", report)
	}
}

// No format lets a text reach a terminal as a command, or forgets that a write
// failed.
func TestFormats(t *testing.T) {
	for name, write := range formats {
		if got := printed(t, name, hostile); strings.ContainsAny(got, "\x00\a\x1b") {
			t.Errorf("%s: a control character in\n%s", name, got)
		} else if name == "json" && !json.Valid([]byte(got)) || !bytes.Equal([]byte(got), bytes.ToValidUTF8([]byte(got), nil)) {
			t.Errorf("%s: not valid:\n%s", name, got)
		}
		if write(&full{0}, examples, false) == nil {
			t.Errorf("%s forgets the error of a write", name)
		}
	}
}

// Programs that go by a report take it as the exit code says.
func TestPrintStrictly(t *testing.T) {
	for format, want := range map[string][2]string{
		"json":   {`"errors": 1,` + "\n" + `  "warnings": 1`, `"errors": 2,` + "\n" + `  "warnings": 0`},
		"github": {"::warning ", "::error file=data/x.md"},
		"sarif":  {`"level": "warning",` + "\n" + `          "message"`, `"ruleId": "missing-alt",` + "\n" + `          "ruleIndex": `},
		"junit":  {`failures="1"`, `failures="2"`},
	} {
		for i, strict := range []bool{false, true} {
			if got := printedFor(t, format, examples, strict); !strings.Contains(got, want[i]) {
				t.Errorf("%s, strict %v: no %q in\n%s", format, strict, want[i], got[max(0, len(got)-1200):])
			} else if strict && strings.Contains(got, want[0]) {
				t.Errorf("%s, strict: still %q", format, want[0])
			}
		}
	}
}
