// Write puts the data and the layouts of a hostile handbook into a new folder.
//
//	go run ./generator/internal/hostile/write BASE.txtar DIR
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"handbook/generator/internal/hostile"
	"handbook/layouts"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: write BASE.txtar DIR")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(2)
	}
}

func write(base, dir string) error {
	archive, err := txtar.ParseFile(base)
	if err != nil {
		return err
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	english, err := layouts.Files.ReadFile("i18n/en.toml")
	if err != nil {
		return err
	}
	data, own, err := hostile.Handbook(files, english)
	if err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, "data"), data); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(dir, "layouts"), own)
}
