package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"handbook/generator/diag"
)

// shells are the shells that completion knows, each with what writes its script
// from the table.
var shells = map[string]func(io.Writer, []*command){
	"bash":       completeBash,
	"fish":       completeFish,
	"powershell": completePowerShell,
	"zsh":        completeZsh,
}

func completionCommand(c *console) *command {
	known := slices.Sorted(maps.Keys(shells))
	return &command{
		name:  "completion",
		short: "print what lets a shell complete commands and flags",
		long: `Prints a script that lets a shell complete the commands, flags and values of
handbook when you press the tab key.`,
		examples: []example{
			{"source <(handbook completion bash)", "in ~/.bashrc"},
			{"source <(handbook completion zsh)", "in ~/.zshrc, after compinit"},
			{"handbook completion fish > ~/.config/fish/completions/handbook.fish", "once"},
			{"handbook completion powershell | Out-String | Invoke-Expression", "in the file that $PROFILE names"},
		},
		operand: operand{name: "SHELL", needed: true, values: values{words: known}},
		flags:   newFlags(),
		run: func(operands []string) int {
			complete, ok := shells[operands[0]]
			if !ok {
				return c.fail(&fault{"unknown shell " + diag.Quote(operands[0]), diag.DidYouMean(operands[0], known)})
			}
			complete(c.out, commands(c))
			return exitClean
		},
	}
}

// spellings returns the ways to write a flag, the long one first.
func spellings(f *pflag.Flag) []string {
	if f.Shorthand == "" {
		return []string{"--" + f.Name}
	}
	return []string{"--" + f.Name, "-" + f.Shorthand}
}

// takes reports whether a value follows the flag, and what it may be.
func takes(f *pflag.Flag) (values, bool) {
	if v, ok := f.Value.(interface{ values() values }); ok {
		return v.values(), true
	}
	return values{}, f.NoOptDefVal == ""
}

// quoted returns text in single quotes, in which escape stands for one.
func quoted(text, escape string) string {
	return fmt.Sprintf("'%s'", strings.ReplaceAll(text, "'", escape))
}
