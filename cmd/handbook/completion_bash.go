package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

const bashHead = `# bash completion for handbook, from "handbook completion bash"

_handbook() {
	local IFS=$' \t\n' word words='' kind=words
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
	# bash divides --flag=value at the sign
	if [[ $current == = ]]; then
		current=''
	elif [[ $previous == = ]]; then
		previous=${COMP_WORDS[COMP_CWORD-2]}
	fi

	case $COMP_CWORD:${COMP_WORDS[1]} in
`

const bashTail = `	esac

	COMPREPLY=()
	case $kind in
	words)
		while read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$current") ;;
	folders)
		compopt -o filenames 2>/dev/null
		while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current") ;;
	files)
		compopt -o filenames 2>/dev/null
		while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current") ;;
	esac
}

complete -F _handbook handbook
`

// completeBash writes the script for bash 3.2 and later, which needs nothing
// but bash.
func completeBash(w io.Writer, table []*command) {
	fmt.Fprint(w, bashHead)
	fmt.Fprintf(w, "	1:*)\n		words=%s ;;\n", quoted(strings.Join(names(table), " "), ""))
	for _, cmd := range table {
		var flags []string
		fmt.Fprintf(w, "	*:%s)\n		case $previous in\n", cmd.name)
		cmd.flags.VisitAll(func(f *pflag.Flag) {
			flags = append(flags, spellings(f)...)
			if v, ok := takes(f); ok {
				fmt.Fprintf(w, "		%s)\n			%s ;;\n", strings.Join(spellings(f), "|"), bashValues(v))
			}
		})
		fmt.Fprintf(w, "		*)\n			%s\n", bashValues(cmd.operand.values))
		fmt.Fprintf(w, "			[[ $current == -* ]] && kind=words words=%s ;;\n		esac ;;\n", quoted(strings.Join(flags, " "), ""))
	}
	fmt.Fprint(w, bashTail)
}

func bashValues(v values) string {
	switch {
	case v.folders:
		return "kind=folders"
	case v.files:
		return "kind=files"
	}
	return "words=" + quoted(strings.Join(v.words, " "), "")
}
