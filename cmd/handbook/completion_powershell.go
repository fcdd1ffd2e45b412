package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

const powerShellHead = `# PowerShell completion for handbook, from "handbook completion powershell"

Register-ArgumentCompleter -Native -CommandName handbook -ScriptBlock {
    param($word, $ast, $cursor)
    $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
    $command = if ($before.Count -gt 1) { $before[1] } else { '' }
    $offer = {
        param($text, $about)
        if ($text.StartsWith($word)) {
            [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $about)
        }
    }
    # Where nothing is offered, PowerShell itself offers files and folders.
    switch -CaseSensitive ($command) {
`

const powerShellTail = `    }
}
`

// completePowerShell writes the script for PowerShell 5 and later.
func completePowerShell(w io.Writer, table []*command) {
	fmt.Fprint(w, powerShellHead, "        '' {\n")
	for _, cmd := range table {
		fmt.Fprintf(w, "            %s\n", powerShellOffer(cmd.name, cmd.short))
	}
	fmt.Fprint(w, "        }\n")
	for _, cmd := range table {
		fmt.Fprintf(w, "        %s {\n            switch -CaseSensitive ($before[-1]) {\n", powerShellQuoted(cmd.name))
		cmd.flags.VisitAll(func(f *pflag.Flag) {
			v, ok := takes(f)
			for _, spelling := range spellings(f) {
				if ok {
					fmt.Fprintf(w, "                %s { %s }\n", powerShellQuoted(spelling), powerShellWords(v))
				}
			}
		})
		fmt.Fprintf(w, "                default {\n                    %s\n                    if ($word.StartsWith('-')) {\n", powerShellWords(cmd.operand.values))
		cmd.flags.VisitAll(func(f *pflag.Flag) {
			for _, spelling := range spellings(f) {
				fmt.Fprintf(w, "                        %s\n", powerShellOffer(spelling, f.Usage))
			}
		})
		fmt.Fprint(w, "                    }\n                }\n            }\n        }\n")
	}
	fmt.Fprint(w, powerShellTail)
}

func powerShellWords(v values) string {
	var offers []string
	for _, word := range v.words {
		offers = append(offers, powerShellOffer(word, word))
	}
	return strings.Join(offers, "; ")
}

func powerShellOffer(text, about string) string {
	return fmt.Sprintf("& $offer %s %s", powerShellQuoted(text), powerShellQuoted(about))
}

func powerShellQuoted(text string) string { return quoted(text, "''") }
