package publish

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// helperVariable names the folder into which the test program, started once
// more, builds edition after edition until it is killed.
const helperVariable = "HANDBOOK_PUBLISH_TEST_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(helperVariable); dir != "" {
		buildForEver(dir)
	}
	os.Exit(m.Run())
}

func buildForEver(dir string) {
	for n := 0; ; n++ {
		if _, err := build(dir, large[n%3]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		if n == 0 {
			fmt.Println("built")
		}
	}
}

// large is the three editions with more pages, so that a kill often hits in
// the middle.
var large = []tree{enlarge(first, "one"), enlarge(second, "two"), enlarge(third, "three")}

func enlarge(site tree, text string) tree {
	files := maps.Clone(site)
	name := func(i int) string { return fmt.Sprintf("many/%s-%d.html", text, i%60) }
	for i := range 60 {
		files[name(i)] = page(name(i), "many", "index.html", name(i+1))
	}
	return files
}

// TestKilledBuild kills real processes while they build.
func TestKilledBuild(t *testing.T) {
	rounds := 25
	if testing.Short() {
		rounds = 5
	}
	base := t.TempDir()
	dir := filepath.Join(base, "site")
	mustBuild(t, dir, large[0], Summary{Written: len(large[0])})
	put(t, dir, user)
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), helperVariable+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		line, _ := bufio.NewReader(out).ReadString('\n')
		if line != "built\n" {
			t.Fatalf("the other process says %q", line)
		}
		time.Sleep(time.Duration(round*1317%23) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		whole(t, dir, user, large...)
	}
	if _, err := build(dir, second); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, second, user)
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
