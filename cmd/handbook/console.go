package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"handbook/generator/publish"
)

// A console is where a command speaks: findings and what was asked for on out,
// everything else on err.
type console struct {
	out            *output
	err            io.Writer
	quiet, verbose bool
	colour         string // auto, always or never
}

// define adds the flags that say how much a command speaks.
func (c *console) define(f *pflag.FlagSet) {
	f.BoolVarP(&c.quiet, "quiet", "q", false, "print findings and errors only")
	f.BoolVarP(&c.verbose, "verbose", "v", false, "print more of what is done")
}

// say prints a line of progress.
func (c *console) say(format string, args ...any) {
	if !c.quiet {
		fmt.Fprintf(c.err, format+"\n", args...)
	}
}

// warn prints a warning with its hint.
func (c *console) warn(hint, format string, args ...any) {
	c.say("handbook: warning: "+format, args...)
	c.say("  hint: %s", hint)
}

// detail prints a line for those who want to know more.
func (c *console) detail(format string, args ...any) {
	if c.verbose {
		c.say(format, args...)
	}
}

// details prints lines for those who want to know.
func (c *console) details(lines []string) {
	for _, line := range lines {
		c.detail("%s", line)
	}
}

// fail prints an error with its hint and returns the exit code for it.
func (c *console) fail(err error) int {
	message, hint := explain(err)
	fmt.Fprintf(c.err, "handbook: %s\n", message)
	if hint != "" {
		fmt.Fprintf(c.err, "  hint: %s\n", strings.ReplaceAll(hint, "\n", "\n        "))
	}
	return exitFailure
}

// A fault is an error together with what to do about it.
type fault struct{ message, hint string }

func (f *fault) Error() string { return f.message }

const rightHint = "give yourself the right to read it, or ask who keeps it"

// explain divides an error into what is wrong and what to do about it.
func explain(err error) (message, hint string) {
	var own *fault
	var published *publish.Error
	var read *fs.PathError
	switch {
	case errors.As(err, &own):
		return own.message, own.hint
	case errors.As(err, &published):
		return published.Message, published.Hint
	case errors.As(err, &read):
		if errors.Is(read.Err, fs.ErrPermission) {
			hint = rightHint
		} else if info, err := os.Lstat(read.Path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			hint = "it is a symbolic link that leads nowhere or out of the folder; put a copy of the file there instead"
		}
		return fmt.Sprintf("cannot read %q: %s", read.Path, read.Err), hint
	}
	return err.Error(), ""
}

// reason is an error of the system without the operation and the path, which
// the message gives already.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// An output is a writer that remembers the first error, so that nothing else
// that prints needs to look for one.
type output struct {
	to  io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.to.Write(p)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// colours reports whether findings are to be coloured.
func (c *console) colours() bool {
	if c.colour != "auto" {
		return c.colour == "always"
	}
	file, ok := c.out.to.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" &&
		term.IsTerminal(int(file.Fd())) && ansi(file)
}

// count returns a number with its noun: "1 error", "2 errors".
func count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ie"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
