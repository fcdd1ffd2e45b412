package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

// later stands for another value.
type later struct{ name string }

func (l later) Value() any { return map[string]string{"name": l.name} }

// What is written piece by piece is what package json writes at once.
func TestJSON(t *testing.T) {
	type inner struct {
		Text string   `json:"text"`
		List []string `json:"list,omitempty"`
	}
	type outer struct {
		First string  `json:"first"`
		None  string  `json:"none,omitempty"`
		Empty []inner `json:"empty,omitempty"`
		Null  []inner `json:"null"`
		Bare  []inner `json:"bare"`
		Many  []inner `json:"many,omitempty"`
		One   inner   `json:"one"`
	}
	value := outer{First: "<\u2028>", Empty: []inner{}, Bare: []inner{}, Many: []inner{{`a"{[\:,`, nil}, {"b", []string{"c", "d"}}}}
	for _, indent := range []string{"", " "} {
		var want, got bytes.Buffer
		lines := bufio.NewWriter(&got)
		var to io.Writer = &indented{w: lines}
		if indent == "" {
			to = lines
		}
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(indent != "")
		encoder.SetIndent("", indent)
		if err := encoder.Encode(value); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(writeJSON(to, value, indent != ""), lines.Flush()); err != nil {
			t.Fatal(err)
		}
		if got.String() != strings.TrimSuffix(want.String(), "\n") {
			t.Errorf("got %s, want %s", got.String(), want.String())
		}
	}
	var got bytes.Buffer
	if err := writeJSON(&got, struct {
		List []later `json:"list"`
	}{[]later{{"a"}, {"b"}}}, false); err != nil || got.String() != `{"list":[{"name":"a"},{"name":"b"}]}` {
		t.Errorf("%v: %s", err, got.String())
	}
}
