package main

import (
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestFlagsInREADME holds the block of commands in the README against the table of
// commands: each flag stands in a line of its command, with the words that it takes
// or its default, and none besides.
func TestFlagsInREADME(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(readme), "## The commands\n\n```\n")
	block, _, _ = strings.Cut(block, "```")
	flag := regexp.MustCompile(`(?:-(\w)/)?--([a-z-]+)(?: (\S+))?`)
	told := map[string][]string{} // the flags of each command
	for line := range strings.Lines(block) {
		of := regexp.MustCompile(`^handbook (\w+)|^([\w, ]+):`).FindStringSubmatch(line)
		for name := range strings.SplitSeq(of[1]+of[2], ", ") {
			told[name] = append(told[name], flag.FindAllString(line, -1)...)
		}
	}
	for _, cmd := range commands(&console{out: &output{to: io.Discard}, err: io.Discard}) {
		var want []string
		cmd.flags.VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" {
				want = append(want, inREADME(f))
			}
		})
		got := told[cmd.name]
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the README has %q, want %q", cmd.name, got, want)
		}
	}
}

// inREADME returns a flag as the README writes it.
func inREADME(f *pflag.Flag) string {
	text := "--" + f.Name
	if f.Shorthand != "" {
		text = "-" + f.Shorthand + "/" + text
	}
	switch value := f.Value.(type) {
	case *choice:
		return text + " " + strings.Join(value.known, "|")
	case *port, *host:
		return text + " " + f.DefValue
	}
	if f.Value.Type() == "bool" {
		return text
	}
	return text + " " + f.Value.Type()
}
