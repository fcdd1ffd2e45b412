package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/pflag"
)

func TestMain(m *testing.M) {
	if os.Getenv("HANDBOOK_CACHE") == "" {
		os.Setenv("HANDBOOK_CACHE", "off") // the user's own stays as it is
	}
	testscript.Main(m, map[string]func(){"handbook": main})
}

func TestScripts(t *testing.T) {
	params := testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			// With -race a process waits a second before it ends.
			env.Setenv("GORACE", "atexit_sleep_ms=20")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit1": func(ts *testscript.TestScript, _ bool, args []string) { exits(ts, 1, args) },
			"exit2": func(ts *testscript.TestScript, _ bool, args []string) { exits(ts, 2, args) },
		},
	}
	if testing.Short() { // for the race detector: those in which most goes on at once
		params.Dir = ""
		for _, name := range []string{"build", "rebuild", "layouts", "serve", "single", "zip"} {
			params.Files = append(params.Files, filepath.Join("testdata", "script", name+".txtar"))
		}
	}
	testscript.Run(t, params)
}

// exits runs a command that is to end with the code; with 2 it prints nothing
// on stdout.
func exits(ts *testscript.TestScript, code int, args []string) {
	var exit *exec.ExitError
	if err := ts.Exec(args[0], args[1:]...); !errors.As(err, &exit) || exit.ExitCode() != code {
		ts.Fatalf("%s: got %v, want exit code %d", strings.Join(args, " "), err, code)
	}
	if said := ts.ReadFile("stderr"); strings.Contains(said, "\ngoroutine ") {
		ts.Fatalf("%s broke down:\n%s", strings.Join(args, " "), said)
	}
	if out := ts.ReadFile("stdout"); code == 2 && out != "" {
		ts.Fatalf("%s printed %q", strings.Join(args, " "), out)
	}
}

// Help is read in terminals of 80 columns.
func TestHelpFits(t *testing.T) {
	var b bytes.Buffer
	table := commands(&console{out: &output{to: &b}})
	writeOverview(&b, table)
	for _, cmd := range table {
		cmd.writeHelp(&b)
		if len(cmd.examples) == 0 || cmd.short == "" || len(cmd.short) > 60 {
			t.Errorf("%s needs examples and a short line", cmd.name)
		}
	}
	for line := range strings.Lines(b.String()) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > helpWidth {
			t.Errorf("%d characters: %s", n, line)
		}
	}
}

// Whatever the table holds is in the script of every shell.
func TestCompletionIsWhole(t *testing.T) {
	table := commands(&console{})
	for shell, write := range shells {
		var b bytes.Buffer
		write(&b, table)
		for _, cmd := range table {
			words := append([]string{cmd.name}, cmd.operand.values.words...)
			cmd.flags.VisitAll(func(f *pflag.Flag) {
				words = append(words, f.Name)
				if v, ok := takes(f); ok {
					words = append(words, v.words...)
				}
			})
			for _, word := range words {
				if !strings.Contains(b.String(), word) {
					t.Errorf("%s: no %q of %s", shell, word, cmd.name)
				}
			}
		}
	}
}
