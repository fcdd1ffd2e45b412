package content

import (
	"strings"
	"testing"

	"handbook/generator/diag"
)

// TestWordProcessorBreaks reads a text with a line break of a word processor in each of
// its many lines: the first are told, how many more there are as well, and all is read.
func TestWordProcessorBreaks(t *testing.T) {
	var list diag.List
	f := newFile("x.md", []byte(strings.Repeat("one\vtwo\n", 50)), &list)
	if f == nil || f.text != strings.Repeat("onetwo\n", 50) {
		t.Fatalf("the text is not read: %v", list)
	}
	if len(list) != maxControl {
		t.Fatalf("%d are told", len(list))
	}
	for i, d := range list {
		if more := strings.HasSuffix(d.Message, "; the file has 40 more like it"); d.At.Line != i+1 || more != (i == maxControl-1) {
			t.Errorf("told: %v", d)
		}
	}
}

// TestNoText gives up a file with many other control characters, which is no text.
func TestNoText(t *testing.T) {
	var list diag.List
	if f := newFile("x.md", []byte(strings.Repeat("one\x01two\v\n", 50)), &list); f != nil || len(list) != maxControl {
		t.Errorf("the text is read, or %d are told", len(list))
	}
}
