// Measure builds synthetic handbooks and prints how long that takes against
// writing the same bytes to the same files, and against other generators, as a
// table in Markdown. Times mean little on another machine, ratios do.
//
//	go run ./generator/internal/measure                       100, 1,000 and 10,000 competencies
//	go run ./generator/internal/measure -n 1000 -runs 5       another choice
//	go run ./generator/internal/measure -n 1000 -rivals       with Hugo and Eleventy, which it fetches
//
// Each figure is the median of some runs, taken in turn, so that what else the
// machine does falls on all of them alike.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"handbook/generator/internal/synthetic"
)

func main() {
	sizes := flag.String("n", "100,1000,10000", "numbers of competencies")
	runs := flag.Int("runs", 3, "how often each is measured")
	withRivals := flag.Bool("rivals", false, "measure Hugo and Eleventy as well")
	flag.Parse()
	if err := run(*sizes, *runs, *withRivals); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
}

func run(sizes string, runs int, withRivals bool) error {
	dir, err := os.MkdirTemp("", "handbook-measure-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "handbook")
	if err := command("", "go", "build", "-trimpath", "-o", program, "./cmd/handbook").Run(); err != nil {
		return fmt.Errorf("go build, which needs the folder of the project: %w", err)
	}
	var rivals []rival
	if withRivals {
		if rivals, err = fetchRivals(dir); err != nil {
			return err
		}
	}
	fmt.Println("| competencies | files | MB | what | seconds | against the build | memory in MB |")
	fmt.Println("|---:|---:|---:|---|---:|---:|---:|")
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of competencies", size)
		}
		if err := measure(filepath.Join(dir, size), program, n, runs, rivals); err != nil {
			return err
		}
	}
	return nil
}

// A task is one thing to measure.
type task struct {
	name    string
	prepare func() error
	do      func() (usage, error)
	took    []time.Duration
	memory  []int64
}

// usage is what a process needed.
type usage struct{ memory int64 } // bytes at most

func measure(dir, program string, n, runs int, rivals []rival) error {
	data, site, copied, cache := filepath.Join(dir, "data"), filepath.Join(dir, "site"), filepath.Join(dir, "copy"), filepath.Join(dir, "cache")
	if err := os.CopyFS(data, synthetic.Handbook(n)); err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	build := func() (usage, error) {
		c := command(dir, program, "build", "-q", "--data", data, "--dest", site)
		c.Env = append(os.Environ(), "HANDBOOK_CACHE="+cache)
		return used(c)
	}
	var files *tree
	edits := 0
	tasks := []*task{
		{name: "build", prepare: func() error { return os.RemoveAll(site) }, do: build},
		{name: "writing the same", prepare: func() (err error) {
			if files == nil {
				files, err = readTree(site)
			}
			return removed(err, copied)
		}, do: func() (usage, error) { return usage{}, files.write(copied) }},
		{name: "nothing changed", prepare: func() error { return nil }, do: build},
		{name: "one competency changed", prepare: func() error {
			edits++
			return edit(filepath.Join(data, "competencies", "competency-0001.toml"), edits)
		}, do: build},
	}
	for _, r := range rivals {
		t, err := r.task(filepath.Join(dir, r.name), data, n)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		tasks = append(tasks, t)
	}
	for range runs {
		for _, t := range tasks {
			if err := t.run(); err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
		}
	}
	whole := median(tasks[0].took).Seconds()
	for _, t := range tasks {
		memory := "–"
		if m := median(t.memory); m > 0 {
			memory = fmt.Sprintf("%.0f", float64(m)/1e6)
		}
		seconds := median(t.took).Seconds()
		fmt.Printf("| %d | %d | %.0f | %s | %.2f | %.3f | %s |\n", n, len(files.files), float64(files.size)/1e6, t.name, seconds, seconds/whole, memory)
	}
	return nil
}

func (t *task) run() error {
	if err := t.prepare(); err != nil {
		return err
	}
	start := time.Now()
	u, err := t.do()
	t.took = append(t.took, time.Since(start))
	t.memory = append(t.memory, u.memory)
	return err
}

func removed(err error, dir string) error {
	if err != nil {
		return err
	}
	return os.RemoveAll(dir)
}

// edit changes the summary of a competency.
func edit(file string, n int) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "summary = ") {
			lines[i] = fmt.Sprintf("summary = %q", fmt.Sprintf("People look at this for the time number %d.", n))
		}
	}
	return os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o666)
}

func median[T int64 | time.Duration](list []T) T {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}
