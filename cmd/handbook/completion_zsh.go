package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

const zshHead = `#compdef handbook
# zsh completion for handbook, from "handbook completion zsh"

_handbook() {
	if (( CURRENT == 2 )); then
		local -a commands=(
`

const zshTail = `	esac
}

if [[ $funcstack[1] == _handbook ]]; then
	_handbook "$@"
else
	compdef _handbook handbook
fi
`

// completeZsh writes the script for zsh, to be sourced or put into a folder of
// $fpath as _handbook.
func completeZsh(w io.Writer, table []*command) {
	fmt.Fprint(w, zshHead)
	for _, cmd := range table {
		fmt.Fprintf(w, "			%s\n", zshQuoted(cmd.name+":"+cmd.short))
	}
	fmt.Fprint(w, "		)\n		_describe command commands\n		return\n	fi\n\n",
		"	local command=$words[2]\n	shift words\n	(( CURRENT-- ))\n	case $command in\n")
	for _, cmd := range table {
		fmt.Fprintf(w, "	%s)\n		_arguments -s -S", cmd.name)
		cmd.flags.VisitAll(func(f *pflag.Flag) { fmt.Fprintf(w, " \\\n			%s", zshFlag(f)) })
		if cmd.operand.name != "" {
			optional := ":"
			if cmd.operand.needed {
				optional = ""
			}
			fmt.Fprintf(w, " \\\n			%s", zshQuoted(optional+":"+zshValues(cmd.operand.name, cmd.operand.values)))
		}
		fmt.Fprint(w, " ;;\n")
	}
	fmt.Fprint(w, zshTail)
}

// zshFlag returns the flag as _arguments takes it.
func zshFlag(f *pflag.Flag) string {
	short, long, value := "-"+f.Shorthand, "--"+f.Name, ""
	if v, ok := takes(f); ok {
		short, long, value = short+"+", long+"=", ":"+zshValues(f.Value.Type(), v)
	}
	about := strings.NewReplacer("[", `\[`, "]", `\]`).Replace(f.Usage)
	if f.Shorthand == "" {
		return zshQuoted(long + "[" + about + "]" + value)
	}
	exclusive := zshQuoted(fmt.Sprintf("(-%s --%s)", f.Shorthand, f.Name))
	return fmt.Sprintf("%s{%s,%s}%s", exclusive, short, long, zshQuoted("["+about+"]"+value))
}

func zshValues(name string, v values) string {
	switch {
	case v.folders:
		return name + ":_files -/"
	case v.files:
		return name + ":_files"
	case len(v.words) == 0:
		return name + ": "
	}
	return name + ":(" + strings.Join(v.words, " ") + ")"
}

func zshQuoted(text string) string { return quoted(text, `'\''`) }
