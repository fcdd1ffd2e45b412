package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

const fishHead = `# fish completion for handbook, from "handbook completion fish"

function __handbook_command_is
	set -l words (commandline -opc)
	test (count $words) -gt 1; and test $words[2] = $argv[1]
end

function __handbook_without_command
	test (count (commandline -opc)) -eq 1
end

complete -c handbook -f
`

// completeFish writes the script for fish.
func completeFish(w io.Writer, table []*command) {
	fmt.Fprint(w, fishHead)
	for _, cmd := range table {
		fmt.Fprintf(w, "complete -c handbook -n __handbook_without_command -a %s -d %s\n", cmd.name, fishQuoted(cmd.short))
	}
	for _, cmd := range table {
		when := "\ncomplete -c handbook -n " + fishQuoted("__handbook_command_is "+cmd.name)
		fmt.Fprintf(w, "%s %s", when, fishValues(cmd.operand.values))
		cmd.flags.VisitAll(func(f *pflag.Flag) {
			fmt.Fprintf(w, "%s -l %s", when, f.Name)
			if f.Shorthand != "" {
				fmt.Fprintf(w, " -s %s", f.Shorthand)
			}
			if v, ok := takes(f); ok {
				fmt.Fprintf(w, " -r %s", fishValues(v))
			}
			fmt.Fprintf(w, " -d %s", fishQuoted(f.Usage))
		})
		fmt.Fprintln(w)
	}
}

func fishValues(v values) string {
	switch {
	case v.folders:
		return "-f -a '(__fish_complete_directories)'"
	case v.files:
		return "-F"
	case len(v.words) == 0:
		return "-f"
	}
	return "-f -a " + fishQuoted(strings.Join(v.words, " "))
}

func fishQuoted(text string) string {
	return quoted(strings.ReplaceAll(text, `\`, `\\`), `\'`)
}
