package preview

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestStreamsAreBounded opens more streams than there may be.
func TestStreamsAreBounded(t *testing.T) {
	r := run(t, func(l *limits) { l.streams = 2; l.beat = 20 * time.Millisecond })
	first, second := r.listen(t), r.listen(t)
	first.next(t)
	second.next(t)
	answer, _ := r.ask(t, http.MethodGet, pathEvents, nil)
	if answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" {
		t.Fatalf("a third stream: status %d", answer.StatusCode)
	}
	if status, _ := r.get(t, "/"); status != 200 {
		t.Errorf("pages are no longer answered: status %d", status)
	}
	first.body.Close()
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		answer, err := http.Get(r.url + pathEvents)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode == http.StatusOK {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the place of a closed stream is not given away")
		}
	}
}

// TestConnectionsAreBounded opens more connections than there may be.
func TestConnectionsAreBounded(t *testing.T) {
	r := run(t, func(l *limits) { l.connections = 3 })
	var open []net.Conn
	for range 3 {
		c, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		open = append(open, c)
	}
	time.Sleep(100 * time.Millisecond) // until they are taken
	client := http.Client{Timeout: 300 * time.Millisecond, Transport: &http.Transport{DisableKeepAlives: true}}
	if answer, err := client.Get(r.url); err == nil {
		answer.Body.Close()
		t.Fatal("a fourth connection is answered")
	}
	open[0].Close()
	client.Timeout = patience
	answer, err := client.Get(r.url)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
}

func TestLargeHeaders(t *testing.T) {
	r := run(t, nil)
	r.until(t, "/", 200, "Small")
	request, err := http.NewRequest(http.MethodGet, r.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Large", strings.Repeat("x", 64<<10))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return // the connection was cut in the middle
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("status %d", answer.StatusCode)
	}
}

// TestSlowPageDoesNotHoldUpOthers lets readers take nothing of what they asked
// for.
func TestSlowPageDoesNotHoldUpOthers(t *testing.T) {
	r := run(t, func(l *limits) { l.renders = 1 })
	r.write(t, "data/assets/large.bin", strings.Repeat("x", 32<<20))
	r.until(t, "/", 200, "Small")
	for range 3 {
		answer, err := http.Get(r.url + "/assets/large.bin")
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if _, err := io.ReadFull(answer.Body, make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if status, _ := r.get(t, "/"); status != 200 {
		t.Errorf("status %d", status)
	}
}

// TestSlowRequestIsDropped sends a request that never ends.
func TestSlowRequestIsDropped(t *testing.T) {
	r := run(t, func(l *limits) { l.headers = 50 * time.Millisecond })
	c, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: "); err != nil {
		t.Fatal(err)
	}
	c.SetReadDeadline(time.Now().Add(patience))
	if answer, err := io.ReadAll(c); err != nil {
		t.Errorf("the connection stays open: %v, %q", err, answer)
	}
}
