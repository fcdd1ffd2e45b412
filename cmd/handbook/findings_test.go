package main

import (
	"testing"

	"handbook/generator/diag"
)

// TestKindsOfFindings checks that of many findings it is said which are the most,
// and that few are left to speak for themselves.
func TestKindsOfFindings(t *testing.T) {
	var list diag.List
	for code, times := range map[diag.Code]int{diag.UnknownKey: 20, diag.Dangling: 20, diag.Syntax: 7, diag.WrongType: 2} {
		for range times {
			list = append(list, diag.Diagnostic{Code: code})
		}
	}
	f := &findings{}
	if got := f.kinds(list); got != "" {
		t.Errorf("of %d findings is said %q", len(list), got)
	}
	list = append(list, diag.Diagnostic{Code: diag.WrongType})
	want := "dangling-reference (20), unknown-key (20), syntax (7), wrong-type (3)"
	if got := f.kinds(list); got != want {
		t.Errorf("of %d findings is said %q, want %q", len(list), got, want)
	}
}
