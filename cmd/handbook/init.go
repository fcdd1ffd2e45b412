package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

func initCommand(c *console) *command {
	i := initialise{console: c}
	f := newFlags()
	f.Var(newChoice(&i.template, "TEMPLATE", []string{"starter", "example"}), "template",
		"starter, small and with notes, or example, a full handbook")
	c.define(f)
	return &command{
		name:  "init",
		short: "begin a new handbook",
		long: `Writes a small handbook into DIR, or into the working directory. It builds at
once, and notes in its files explain each part to people who do not program.

No file is ever overwritten: if one is in the way, nothing is written. Only a
.gitattributes of yours may be there, and stays.`,
		examples: []example{
			{"handbook init my-handbook", "begin a handbook in a folder of its own"},
			{"handbook init my-handbook --template example", "begin with a full handbook, and change what is not yours"},
		},
		operand: folderOperand,
		flags:   f,
		run:     i.run,
	}
}

// initialise holds what the flags of the command say.
type initialise struct {
	console  *console
	template string
}

func (i *initialise) run(operands []string) int {
	c := i.console
	dir, argument, place := ".", "", "this folder"
	if len(operands) > 0 {
		dir = filepath.Clean(operands[0])
		argument, place = " "+typed(dir), shown(dir)
	}
	if err := withinData(dir); err != nil {
		return c.fail(err)
	}
	files, err := template(i.template)
	if err != nil {
		return c.fail(err)
	}
	if _, err := os.Lstat(filepath.Join(dir, forGit.path)); err != nil {
		files = append(files, forGit)
	}
	ctx, stop := untilStopped()
	defer stop()
	if err := writeNew(ctx, dir, files); err != nil {
		return c.fail(err)
	}
	for _, file := range files {
		c.detail("wrote %s", shown(filepath.Join(dir, file.path)))
	}
	c.say("wrote a new handbook of %s in %s\n", count(len(files), "file"), place)
	c.say("  1. see it in your browser: handbook build%s --open", argument)
	c.say("  2. make it your own, file by file, beginning with %s", shown(filepath.Join(dir, "data", "handbook.toml")))
	c.say("  3. after each change, see whether all fits together: handbook check%s", argument)
	return exitClean
}

// withinData returns a fault for a folder that is the data of a handbook, or within it,
// where nobody looks for another one.
func withinData(dir string) error {
	at, err := filepath.Abs(dir)
	if err != nil {
		return nil // writing tells
	}
	for ; at != filepath.Dir(at); at = filepath.Dir(at) {
		if strings.EqualFold(filepath.Base(at), "data") && exists(filepath.Join(at, "handbook.toml")) {
			return &fault{fmt.Sprintf("%q is the data folder of a handbook, which cannot hold another", shown(at)),
				"to begin another handbook, name a new folder outside of it, as in: handbook init my-handbook"}
		}
	}
	return nil
}

// forGit keeps git on Windows from giving the site, and what is copied to it, other line
// ends. Who has such a file already keeps theirs.
var forGit = newFile{".gitattributes", []byte("# For git, if you use it: the site stays as it was built, also on Windows.\nsite/** -text\ndata/assets/** -text\n")}

// plainName are names that each shell takes as they are.
var plainName = regexp.MustCompile(`^[\pL\pN_./\\:+,@%-]+$`)

// typed returns the name of a folder as it is typed at a prompt.
func typed(dir string) string {
	switch {
	case strings.HasPrefix(dir, "-"):
		return typed("./" + dir)
	case plainName.MatchString(dir) && (runtime.GOOS == "windows" || !strings.Contains(dir, `\`)):
		return dir
	case runtime.GOOS == "windows" || !strings.ContainsAny(dir, "\"\\$`!"):
		return `"` + dir + `"`
	}
	return "'" + strings.ReplaceAll(dir, "'", `'\''`) + "'"
}
