package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// command returns a command to run in a folder, or in that of the project.
func command(dir, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = dir
	return c
}

// used runs a command and returns what it needed.
func used(c *exec.Cmd) (usage, error) {
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Run(); err != nil {
		return usage{}, fmt.Errorf("%w: %s", err, said.Bytes())
	}
	return usage{memoryOf(c.ProcessState)}, nil
}

// tree is the files of a folder, in memory.
type tree struct {
	files map[string][]byte
	paths []string
	size  int
}

func readTree(dir string) (*tree, error) {
	t := &tree{files: map[string][]byte{}}
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(p)
		t.files[name], t.paths, t.size = data, append(t.paths, name), t.size+len(data)
		return err
	})
	return t, err
}

// write writes the files into a new folder, from two goroutines and with no more
// calls than that needs.
func (t *tree) write(dir string) error {
	made := map[string]bool{}
	for _, p := range t.paths {
		if folder := filepath.Join(dir, filepath.Dir(p)); !made[folder] {
			made[folder] = true
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
		}
	}
	var group sync.WaitGroup
	errs := make([]error, 2)
	for n := range errs {
		group.Go(func() {
			for i := n; i < len(t.paths) && errs[n] == nil; i += len(errs) {
				errs[n] = os.WriteFile(filepath.Join(dir, t.paths[i]), t.files[t.paths[i]], 0o666)
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
