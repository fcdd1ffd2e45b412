package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
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
	start := time.Now()
	if err := c.Run(); err != nil {
		return usage{}, fmt.Errorf("%w: %s", err, said.Bytes())
	}
	return usage{time.Since(start), memoryOf(c.ProcessState)}, nil
}

// copyApart has another process, which has the files in memory first, write them
// into a new folder, and returns how long that took.
func copyApart(from, to string) (usage, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	said, err := command("", self, "-copy", from, to).Output()
	if err != nil {
		return usage{}, err
	}
	took, err := time.ParseDuration(string(said))
	return usage{time: took}, err
}

func copyTree(from, to string) error {
	t, err := readTree(from)
	if err != nil {
		return err
	}
	start := time.Now()
	if err := t.write(to); err != nil {
		return err
	}
	fmt.Print(time.Since(start))
	return nil
}

// count returns how many files a folder has, and their bytes.
func count(dir string) (files int, size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			files, size = files+1, size+info.Size()
		}
		return err
	})
	return files, size, err
}

// tree is the files of a folder, in memory.
type tree struct {
	files map[string][]byte
	paths []string
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
		t.files[name], t.paths = data, append(t.paths, name)
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
