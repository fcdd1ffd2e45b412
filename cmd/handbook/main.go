// Handbook compiles the competencies of an organisation, written in TOML, into
// a static site.
//
// [commands] is the table of all commands. Each is one file, which returns a
// [command]: its words, its flags and what it runs. Help and completion are
// made from the same table. What a command runs finds the [folders] of a
// handbook, calls the generator once, speaks through the [console] and returns
// the exit code. That of build goes on in write.go (the site), beside.go (the files
// beside it), compare.go (--check), gone.go (what readers would lose, as of check) and
// recall.go (what it leaves for the next build); that of init in template.go, that of
// serve in listen.go and announce.go.
//
// This package alone knows of the working directory, the environment, the
// terminal and the embedded data and layouts.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"handbook/generator/diag"
)

// Exit codes.
const (
	exitClean    = 0
	exitFindings = 1 // faults in the content, or a site that is not up to date
	exitFailure  = 2 // wrong usage, unreadable input, or a failure to write
)

func main() {
	ballast := collectLess()
	code := run(os.Args[1:], os.Stdout, os.Stderr)
	runtime.KeepAlive(ballast)
	os.Exit(code)
}

// collectLess has the garbage collector wait for some 80 MB, which a small
// handbook never needs, and grow less than it would from there on. What it
// returns is memory that is never touched, and so costs none.
func collectLess() (ballast []byte) {
	if os.Getenv("GOGC") == "" {
		ballast = make([]byte, 48<<20)
		debug.SetGCPercent(60)
	}
	return ballast
}

// run runs the command that the arguments name and returns its exit code.
func run(args []string, stdout, stderr io.Writer) int {
	c := &console{out: &output{to: stdout}, err: stderr, colour: "auto"}
	table := commands(c)
	if len(args) == 0 {
		writeOverview(stderr, table)
		return exitFailure
	}
	name := args[0]
	switch name {
	case "-h", "--help":
		name = "help"
	case "--version":
		name = "version"
	}
	cmd, err := find(table, name)
	if err != nil {
		return c.fail(err)
	}
	operands, err := cmd.parse(args[1:])
	if err != nil {
		return c.fail(err)
	}
	if cmd.help {
		cmd.run = func([]string) int { cmd.writeHelp(c.out); return exitClean }
	}
	if c.quiet && c.verbose {
		return c.fail(&fault{"--quiet and --verbose contradict each other", "leave one of them out"})
	}
	code := cmd.run(operands)
	if c.out.err != nil {
		return c.fail(fmt.Errorf("cannot print the result: %w", reason(c.out.err)))
	}
	return code
}

// untilStopped returns a context that ends when somebody stops the program, also by
// closing its window or connection, unless it is to outlive these, as under nohup. A
// signal that comes later ends it at once; not one of the same moment, as timeout(1)
// sends two.
func untilStopped() (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), signals...)
	context.AfterFunc(ctx, func() { time.AfterFunc(time.Second, stop) })
	return ctx, stop
}

// find returns the command of that name.
func find(table []*command, name string) (*command, error) {
	i := slices.IndexFunc(table, func(cmd *command) bool { return cmd.name == name })
	if i >= 0 {
		return table[i], nil
	}
	if strings.HasPrefix(name, "-") {
		return nil, &fault{"the flag " + diag.Quote(name) + " stands before the command", "flags follow it, as in \"handbook build --strict\""}
	}
	if flag := dashed(name); flag != "" {
		return nil, dashFault(name, flag)
	}
	hint := diag.DidYouMean(name, names(table))
	if known, ok := otherNames[name]; ok {
		hint = diag.Meant(known)
	}
	return nil, &fault{"unknown command " + diag.Quote(name), hint}
}

// otherNames are what other programs call our commands.
var otherNames = map[string]string{
	"new": "init", "create": "init", "start": "init", "watch": "serve", "server": "serve", "dev": "serve", "preview": "serve",
	"lint": "check", "validate": "check", "test": "check", "generate": "build", "make": "build", "render": "build", "publish": "build",
}
