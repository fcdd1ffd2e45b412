package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"handbook/generator/diag"
)

// commands returns the table of all commands. Those that it returns speak
// through c.
func commands(c *console) []*command {
	table := []*command{
		buildCommand(c),
		checkCommand(c),
		serveCommand(c),
		initCommand(c),
		versionCommand(c),
		completionCommand(c),
		helpCommand(c),
	}
	for _, cmd := range table {
		if cmd.operand.name == "COMMAND" {
			cmd.operand.values.words = names(table)
		}
		cmd.flags.BoolVarP(&cmd.help, "help", "h", false, "explain the command")
	}
	return table
}

// names returns the names of the commands.
func names(table []*command) []string {
	var list []string
	for _, cmd := range table {
		list = append(list, cmd.name)
	}
	return list
}

// A command is one entry of the table.
type command struct {
	name     string
	short    string // what it does, in a few words
	long     string // more of it, in lines of at most 80 characters
	examples []example
	operand  operand
	flags    *pflag.FlagSet
	run      func(operands []string) int

	help bool // --help was given
}

// An example is a command line and what it is good for.
type example struct{ line, about string }

// An operand is the one argument, not a flag, that a command takes or needs.
type operand struct {
	name   string // as in "DIR"; empty when the command takes none
	needed bool
	values values
}

// newFlags returns an empty set of flags, which help shows in the order of
// their definition.
func newFlags() *pflag.FlagSet {
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.SortFlags = false
	return f
}

// parse sets the flags and returns the operands.
func (cmd *command) parse(args []string) ([]string, error) {
	if err := cmd.dashes(args); err != nil {
		return nil, err
	}
	if err := cmd.flags.Parse(args); err != nil {
		return nil, cmd.usageFault(err)
	}
	operands := cmd.flags.Args()
	takes, most := "no argument beside its flags", 0
	if cmd.operand.name != "" {
		takes, most = "one "+cmd.operand.name, 1
	}
	switch {
	case cmd.help:
	case len(operands) > most:
		f := cmd.fault(fmt.Sprintf("%q takes %s, and there is %s", "handbook "+cmd.name, takes, diag.QuoteAll(operands)))
		if cmd.operand.values.folders {
			f.hint = spacedHint(operands)
		}
		return nil, f
	case len(operands) == 0 && cmd.operand.needed:
		return nil, cmd.fault(fmt.Sprintf("%q needs a %s: %s", "handbook "+cmd.name,
			cmd.operand.name, strings.Join(cmd.operand.values.words, ", ")))
	case len(operands) == 1 && operands[0] == "":
		return nil, cmd.fault("the " + cmd.operand.name + " that is given is empty")
	}
	return operands, nil
}

// dashes refuses a long flag with one dash, as other programs take it: -dest=public
// would be -d with the folder "est=public". It refuses other dashes, too, as a flag that
// is pasted has them.
func (cmd *command) dashes(args []string) error {
	for _, arg := range args {
		name, short := strings.CutPrefix(arg, "-")
		name, _, _ = strings.Cut(name, "=")
		switch {
		case arg == "--":
			return nil
		case short && len(name) > 1 && cmd.flags.Lookup(name) != nil:
			return &fault{fmt.Sprintf("the flag %q has one dash", "-"+name), diag.Meant("--" + name)}
		}
		if name := dashed(arg); cmd.flags.Lookup(name) != nil || len(name) == 1 && cmd.flags.ShorthandLookup(name) != nil {
			return dashFault(arg, name)
		}
	}
	return nil
}

// fault returns an error whose hint leads to the command's help.
func (cmd *command) fault(message string) *fault {
	return &fault{message, fmt.Sprintf("see %q", "handbook help "+cmd.name)}
}

// usageFault puts an error of the flags into words.
func (cmd *command) usageFault(err error) error {
	var unknown *pflag.NotExistError
	var without *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var wrong *fault
	switch {
	case errors.As(err, &wrong):
		return wrong
	case errors.As(err, &without):
		return cmd.fault(fmt.Sprintf("the flag --%s needs a %s after it", without.GetFlag().Name, without.GetFlag().Value.Type()))
	case errors.Is(err, errEmpty) && errors.As(err, &invalid):
		return cmd.fault(fmt.Sprintf("the flag --%s needs a %s after it, and there is an empty one", invalid.GetFlag().Name, invalid.GetFlag().Value.Type()))
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if group := unknown.GetSpecifiedShortnames(); group != "" {
			return cmd.fault(fmt.Sprintf("unknown flag %q", "-"+name))
		}
		var known []string
		cmd.flags.VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		f := cmd.fault(fmt.Sprintf("unknown flag %q", "--"+name))
		if near := diag.Nearest(name, known); near != "" {
			f.hint = diag.Meant("--" + near)
		}
		return f
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "bool":
		name := invalid.GetFlag().Name
		return &fault{fmt.Sprintf("--%s takes true or false, and there is %s", name, diag.Quote(invalid.GetValue())), fmt.Sprintf("write --%s alone for true", name)}
	}
	return cmd.fault(err.Error())
}
