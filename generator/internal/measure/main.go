// Measure builds synthetic handbooks and prints how long that takes against
// writing the same bytes to the same files, and against other generators, as a
// table in Markdown. Times mean little on another machine, ratios do.
//
//	go run ./generator/internal/measure                       100, 1,000 and 10,000 competencies
//	go run ./generator/internal/measure -n 1000 -runs 5       another choice
//	go run ./generator/internal/measure -n 1000 -rivals       with Hugo and Eleventy, which it fetches
//
// Each figure is the median of some runs, taken in turn, so that what else the
// machine does falls on all of them alike. Each builds into a new folder, and
// nothing is removed before the end: some file systems are slow where much was
// removed.
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
	in := flag.String("in", "", "where to put what is built (default a temporary folder)")
	copying := flag.Bool("copy", false, "write the files of one folder into another, and print how long that took")
	flag.Parse()
	if *copying {
		if err := copyTree(flag.Arg(0), flag.Arg(1)); err != nil {
			fmt.Fprintln(os.Stderr, "measure:", err)
			os.Exit(2)
		}
		return
	}
	if err := run(*in, *sizes, *runs, *withRivals); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
}

func run(in, sizes string, runs int, withRivals bool) error {
	dir, err := os.MkdirTemp(in, "handbook-measure-*")
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
	name   string
	do     func(run int) (usage, error)
	took   []time.Duration
	memory []int64
}

// usage is what a process needed.
type usage struct {
	time   time.Duration
	memory int64 // bytes at most
}

func measure(dir, program string, n, runs int, rivals []rival) error {
	data := filepath.Join(dir, "data")
	if err := os.CopyFS(data, synthetic.Handbook(n)); err != nil {
		return err
	}
	site := func(run int) string { return filepath.Join(dir, fmt.Sprint("site-", run)) }
	build := func(run int) (usage, error) {
		c := command(dir, program, "build", "-q", "--data", data, "--dest", site(run))
		c.Env = append(os.Environ(), "HANDBOOK_CACHE="+filepath.Join(dir, "cache"))
		return used(c)
	}
	tasks := []*task{
		{name: "build", do: build},
		{name: "writing the same files", do: func(run int) (usage, error) {
			return copyApart(site(run), filepath.Join(dir, fmt.Sprint("copy-", run)))
		}},
		{name: "nothing changed", do: build},
		{name: "one competency changed", do: func(run int) (usage, error) {
			if err := edit(filepath.Join(data, "competencies", "competency-0001.toml"), run); err != nil {
				return usage{}, err
			}
			return build(run)
		}},
	}
	for _, r := range rivals {
		t, err := r.task(filepath.Join(dir, r.name), data, n)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		tasks = append(tasks, t)
	}
	for run := range runs {
		for _, t := range tasks {
			u, err := t.do(run)
			if err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
			t.took, t.memory = append(t.took, u.time), append(t.memory, u.memory)
		}
	}
	files, size, err := count(site(0))
	if err != nil {
		return err
	}
	whole := median(tasks[0].took).Seconds()
	for _, t := range tasks {
		memory := "–"
		if m := median(t.memory); m > 0 {
			memory = fmt.Sprintf("%.0f", float64(m)/1e6)
		}
		seconds := median(t.took).Seconds()
		fmt.Printf("| %d | %d | %.0f | %s | %.2f | %.3f | %s |\n", n, files, float64(size)/1e6, t.name, seconds, seconds/whole, memory)
	}
	return nil
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
