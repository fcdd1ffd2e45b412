package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A screen is what a running command prints on.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// until waits for a text and returns what the pattern's group matches.
func (s *screen) until(t *testing.T, pattern string) string {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if m := regexp.MustCompile(pattern).FindStringSubmatch(s.String()); m != nil {
			return m[len(m)-1]
		}
	}
	t.Fatalf("nothing says %s:\n%s", pattern, s)
	return ""
}

// serving runs the command on a new handbook and ends it as Ctrl-C does.
func serving(t *testing.T, args ...string) (dir string, stdout, stderr *screen) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot interrupt itself there")
	}
	dir = filepath.Join(t.TempDir(), "book")
	if code := run([]string{"init", "-q", dir}, io.Discard, os.Stderr); code != exitClean {
		t.Fatal(code)
	}
	stdout, stderr = &screen{}, &screen{}
	code := make(chan int, 1)
	go func() { code <- run(append([]string{"serve", dir}, args...), stdout, stderr) }()
	stderr.until(t, "showing")
	t.Cleanup(func() {
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			t.Fatal(err)
		}
		if err := self.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		if got := <-code; got != exitClean {
			t.Errorf("exit code %d:\n%s", got, stderr)
		}
		stderr.until(t, "the preview has ended")
	})
	return dir, stdout, stderr
}

func TestServe(t *testing.T) {
	dir, stdout, stderr := serving(t, "-p", "0", "--format", "concise")
	url := stderr.until(t, `showing .*data at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)`)
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("status %d", answer.StatusCode)
	}
	file := filepath.Join(dir, "data", "handbook.toml")
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("colour = 1\n" + string(before))
	stderr.until(t, "the pages show 1 error until the files are mended")
	stdout.until(t, `handbook\.toml:1:1: error unknown-key`)
	write("colour = 1\n" + string(before) + "# still so\n")
	stderr.until(t, "(?s)(the pages show 1 error.*){2}")
	if n := strings.Count(stdout.String(), "unknown-key"); n != 1 {
		t.Errorf("it is told %d times", n)
	}
	write(string(before))
	stderr.until(t, `\d\d:\d\d:\d\d changed: loaded in \d+\.\d\d s`)
	if err := os.Rename(filepath.Join(dir, "data"), filepath.Join(dir, "gone")); err != nil {
		t.Fatal(err)
	}
	stderr.until(t, `handbook: there is no folder ".*data"`)
	if strings.Contains(stderr.String(), "warning") {
		t.Errorf("a preview for this machine alone is warned of:\n%s", stderr)
	}
}

// TestServeOpens has the preview opened by the program that the system has for it.
func TestServeOpens(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("it is another program there")
	}
	bin := t.TempDir()
	opened := filepath.Join(bin, "opened")
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >\""+opened+"\"\nexit 3\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	_, _, stderr := serving(t, "-p", "0", "--open")
	url := stderr.until(t, `showing .* at (http://127\.0\.0\.1:\d+/)`)
	stderr.until(t, "warning: cannot open the browser: xdg-open: exit status 3\n  hint: open "+url+" yourself")
	if got, err := os.ReadFile(opened); err != nil || string(got) != url+"\n" {
		t.Errorf("%q was opened, %v", got, err)
	}
}

func TestServeToAll(t *testing.T) {
	_, _, stderr := serving(t, "-p", "0", "--host", "0.0.0.0")
	stderr.until(t, `showing .* at http://localhost:\d+/`)
	stderr.until(t, "warning: everybody who reaches this machine over the network can read the preview")
}

// TestAddressesForOthers checks that others are told where to look, which is not
// at "localhost".
func TestAddressesForOthers(t *testing.T) {
	var all []net.Addr
	for _, prefix := range []string{"127.0.0.1/8", "192.168.0.7/24", "169.254.3.4/16", "::1/128", "fe80::1/64", "2001:db8::7/64", "10.1.2.3/8"} {
		ip, network, err := net.ParseCIDR(prefix)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, &net.IPNet{IP: ip, Mask: network.Mask})
	}
	want := []string{"http://192.168.0.7:3000/", "http://10.1.2.3:3000/"}
	if got := forOthers(all, 3000); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestHost takes names and addresses, however they are written, and nothing else.
func TestHost(t *testing.T) {
	for text, want := range map[string]string{
		"localhost": "localhost", "127.0.0.1": "127.0.0.1", "::1": "::1", "[::1]": "::1", "fe80::1%eth0": "fe80::1%eth0",
		"localhost:3000": "", "[::1]:3000": "", "http://localhost": "", "me@localhost": "", "our host": "", "": "",
	} {
		var got string
		if err := (&host{&got}).Set(text); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", text, got, err, want)
		}
	}
}

// TestServeAtNextPort takes the ports from the usual one on.
func TestServeAtNextPort(t *testing.T) {
	free := func(from int) (net.Listener, int) { // the first of two in a row
		for n := from; n < from+1000; n++ {
			first, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", n))
			if err != nil {
				continue
			}
			if second, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", n+1)); err == nil {
				second.Close()
				return first, n
			}
			first.Close()
		}
		t.Skip("no two free ports")
		return nil, 0
	}
	taken, n := free(20000)
	defer taken.Close()
	var b screen
	s := serve{console: &console{err: &b}, port: port{number: n}, host: "127.0.0.1"}
	at, err := s.listen()
	if err != nil {
		t.Fatal(err)
	}
	at.Close()
	if got := at.Addr().(*net.TCPAddr).Port; got == n || !strings.Contains(b.String(), fmt.Sprintf("port %d is in use by another program, perhaps another preview; taking %d", n, got)) {
		t.Errorf("port %d instead of %d:\n%s", got, n, &b)
	}
	if err := s.port.Set(strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.listen(); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("port %d of 127.0.0.1 is in use", n)) {
		t.Errorf("the port that was named: %v", err)
	}
}

// What Windows answers to an address that cannot be had is understood, too.
func TestListenOnWindows(t *testing.T) {
	s := &serve{host: "192.0.2.1", port: port{number: 3000}}
	err := &net.OpError{Op: "listen", Net: "tcp", Err: os.NewSyscallError("bind", syscall.Errno(10049))}
	if got := s.cannotListen(err).Error(); got != `"192.0.2.1" is no name or address of this machine` {
		t.Errorf("of an address that the machine does not have: %s", got)
	}
	for _, number := range []syscall.Errno{10048, 10013} {
		if !taken(&net.OpError{Op: "listen", Net: "tcp", Err: os.NewSyscallError("bind", number)}) {
			t.Errorf("%d does not say that the port is taken", number)
		}
	}
}
