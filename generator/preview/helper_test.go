package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"handbook/generator"
	"handbook/generator/diag"
	"handbook/layouts"
)

// patience is how long a test waits for what has to come.
const patience = 20 * time.Second

// small is a handbook to change.
var small = map[string]string{
	"data/handbook.toml": `title = "Small"
organisation = "Acme"
[[scales]]
id = "one"
name = "One"
levels = ["Able"]
[[categories]]
id = "people"
name = "People"
`,
	"data/competencies/teamwork.toml": competency("Teamwork", "Working with others."),
	"data/assets/drawing.svg":         `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
	"data/assets/form.pdf":            "%PDF",
}

func competency(name, summary string) string {
	return fmt.Sprintf("name = %q\ncategory = \"people\"\nscale = \"one\"\nsummary = %q\ndefinition = \"What people do.\"\nlevels = [{ level = 1, essence = \"Joins in.\" }]\n", name, summary)
}

const teamwork = "data/competencies/teamwork.toml"

// A running preview, with the folder that it shows.
type running struct {
	*Preview
	dir   string
	url   string
	loads atomic.Int64
	ended chan error
	stop  context.CancelFunc
}

// run shows a small handbook until the test ends.
func run(t *testing.T, change func(*limits)) *running {
	t.Helper()
	return runWith(t, small, change)
}

// runWith shows a handbook of these files.
func runWith(t *testing.T, files map[string]string, change func(*limits)) *running {
	t.Helper()
	r := &running{dir: t.TempDir(), ended: make(chan error, 1)}
	for name, text := range files {
		r.write(t, name, text)
	}
	l := usual
	l.goodbye = 200 * time.Millisecond
	if change != nil {
		change(&l)
	}
	p, err := newPreview(Options{
		Load: func() (*generator.Site, diag.List, error) { r.loads.Add(1); return load(r.dir) },
		Explain: func(err error) (string, string) {
			return "cannot read: " + err.Error(), "look whether it is there"
		},
		Folders: []string{r.path("data"), r.path("layouts")}, Layouts: layouts.Files, Host: "127.0.0.1",
	}, l)
	if err != nil {
		t.Fatal(err)
	}
	r.Preview = p
	at, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.url = "http://" + at.Addr().String()
	ctx, stop := context.WithCancel(t.Context())
	r.stop = stop
	go func() { r.ended <- p.Serve(ctx, at); close(r.ended) }()
	t.Cleanup(func() {
		stop()
		if err := <-r.ended; err != nil {
			t.Error(err)
		}
	})
	return r
}

// load loads the handbook of a folder as the command does: no symbolic link
// leads out of it.
func load(dir string) (*generator.Site, diag.List, error) {
	in := generator.Input{DataName: "data", Layouts: layouts.Files, OwnName: "layouts"}
	data, err := os.OpenRoot(filepath.Join(dir, "data"))
	if err != nil {
		return nil, nil, err
	}
	in.Data = data.FS()
	own, err := os.OpenRoot(filepath.Join(dir, "layouts"))
	if err == nil {
		in.Own = own.FS()
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	return generator.Load(in)
}

func (r *running) path(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

func (r *running) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(r.path(name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(r.path(name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ask sends a request and returns the answer with its body.
func (r *running) ask(t *testing.T, method, address string, header http.Header) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(method, r.url+address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for key, values := range header {
		request.Header[key] = values
		if key == "Host" {
			request.Host = values[0]
		}
	}
	client := http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// get returns the status and the body of what stands at an address.
func (r *running) get(t *testing.T, address string) (int, string) {
	t.Helper()
	answer, body := r.ask(t, http.MethodGet, address, nil)
	return answer.StatusCode, body
}

// until asks for an address again and again until its answer holds the text.
func (r *running) until(t *testing.T, address string, status int, want string) string {
	t.Helper()
	got, body := 0, ""
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if got, body = r.get(t, address); got == status && strings.Contains(body, want) {
			return body
		}
	}
	t.Fatalf("%s never was %d with %q; last it was %d:\n%s", address, status, want, got, body)
	return ""
}

// A stream of events, as a page holds one.
type stream struct {
	body io.Closer
	text *bufio.Scanner
}

func (r *running) listen(t *testing.T) *stream {
	t.Helper()
	answer, err := http.Get(r.url + pathEvents)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(answer, err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	return &stream{answer.Body, bufio.NewScanner(answer.Body)}
}

// next returns the version that the next event names.
func (s *stream) next(t *testing.T) string {
	t.Helper()
	late := time.AfterFunc(patience, func() { s.body.Close() })
	defer late.Stop()
	for s.text.Scan() {
		if version, ok := strings.CutPrefix(s.text.Text(), "data: "); ok {
			return version
		}
	}
	t.Fatal("no event came", s.text.Err())
	return ""
}
