package main

import (
	"fmt"
	"io"
)

// helpWidth is the width in characters that help is set for.
const helpWidth = 80

func helpCommand(c *console) *command {
	return &command{
		name:     "help",
		short:    "explain a command",
		long:     "Lists the commands, or explains one of them with its flags and examples.",
		examples: []example{{"handbook help build", "explain \"handbook build\""}},
		operand:  operand{name: "COMMAND"}, // its values are the table itself
		flags:    newFlags(),
		run: func(operands []string) int {
			table := commands(c)
			if len(operands) == 0 {
				writeOverview(c.out, table)
				return exitClean
			}
			cmd, err := find(table, operands[0])
			if err != nil {
				return c.fail(err)
			}
			cmd.writeHelp(c.out)
			return exitClean
		},
	}
}

// writeOverview lists the commands.
func writeOverview(w io.Writer, table []*command) {
	fmt.Fprint(w, "handbook makes a website from an organisation's competencies, written in TOML\n\n",
		"Usage:\n  handbook COMMAND [flags]\n\nCommands:\n")
	for _, cmd := range table {
		fmt.Fprintf(w, "  %-12s%s\n", cmd.name, cmd.short)
	}
	fmt.Fprint(w, "\nExamples:\n")
	writeExamples(w, []example{
		{"handbook init my-handbook", "begin a new handbook"},
		{"handbook build my-handbook --open", "write its site and look at it"},
		{"handbook help build", "explain a command"},
	})
	fmt.Fprint(w, "\nExit codes:\n",
		"  0  all is well\n",
		"  1  errors in the content, with --strict also warnings, or a site out of date\n",
		"  2  wrong usage, something cannot be read, or something cannot be written\n")
}

// writeHelp explains the command.
func (cmd *command) writeHelp(w io.Writer) {
	fmt.Fprintf(w, "handbook %s: %s\n\nUsage:\n  handbook %[1]s", cmd.name, cmd.short)
	switch {
	case cmd.operand.needed:
		fmt.Fprintf(w, " %s", cmd.operand.name)
	case cmd.operand.name != "":
		fmt.Fprintf(w, " [%s]", cmd.operand.name)
	}
	fmt.Fprintf(w, " [flags]\n\n%s\n\nFlags:\n%s\nExamples:\n", cmd.long, cmd.flags.FlagUsagesWrapped(helpWidth))
	writeExamples(w, cmd.examples)
}

func writeExamples(w io.Writer, list []example) {
	for _, e := range list {
		fmt.Fprintf(w, "  %s\n      %s\n", e.line, e.about)
	}
}
