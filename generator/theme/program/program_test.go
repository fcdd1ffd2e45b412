package program_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"
	"testing"

	"handbook/generator/theme/program"
)

type named string

type inner struct{ Text, Href string }

type shown struct {
	inner   // promoted fields
	Title   string
	Named   named
	Number  int
	Yes     bool
	Body    template.HTML
	Attr    template.HTMLAttr
	Address template.URL
	Script  template.JS
	Style   template.CSS
	List    []inner
	Words   []string
	One     *inner
	None    *inner
	Any     any
	Tree    []shown
	Late    fmt.Stringer
	Says    says
	Fault   fault
	Map     map[string]string
	Float   float64
}

// What has a text of its own is not shown by what it is made of.
type (
	says  string
	fault string
)

func (s says) String() string { return "says " + string(s) }
func (f fault) Error() string { return "fault " + string(f) }

func (shown) Method() string         { return "a <method>" }
func (shown) Ask(text string) string { return text }
func (*shown) Pointer() string       { return "p" }
func (shown) Two() (string, error)   { return "", nil }

func view(text string, n int) shown {
	one := inner{text, "a/" + text}
	return shown{
		inner: one, Title: text, Named: named(text), Number: n, Yes: n%2 == 0,
		Body: template.HTML("<b>" + text + "</b>"), Attr: ` lang="x"`, Address: template.URL("data:" + text), Script: `{"a":1}`, Style: "a{b:c}",
		List: []inner{one, {"", "#" + text}, {"javascript:" + text, "javascript:" + text}}, Words: strings.Fields(text), One: &one, Any: one,
		Tree: []shown{{Title: text, Tree: []shown{{Title: "deep"}}}}, Map: map[string]string{"a": text}, Float: 1.5, Says: says(text), Fault: fault(text),
	}
}

var functions = template.FuncMap{
	"t":      func(key string, pairs ...any) string { return "<" + key + ">" + fmt.Sprint(pairs...) },
	"n":      func(key string, n int, pairs ...any) string { return fmt.Sprint(key, n, pairs) },
	"number": func(n int) string { return fmt.Sprint("№", n) },
	"dir": func(s string) template.HTMLAttr {
		if len(s) > 5 {
			return ` dir="rtl"`
		}
		return ""
	},
	"words": func(keys ...string) []string { return keys },
	"fails": func() (string, error) { return "", fmt.Errorf("it fails") },
}

// known can be run here; the others are left to html/template.
var known = []string{
	`{{.Title}}|{{.Text}}|{{.Named}}|{{.Number}}|{{.Yes}}|{{.Body}}`,
	`<a href="{{.Href}}" title="{{.Title}}"{{.Attr}}>{{.Address}}</a>`,
	`<meta http-equiv="refresh" content="0; url={{.Href}}"><meta http-equiv="refresh" content="0; url={{.Address}}">`,
	`<a href="{{.Address}}">x</a><a href="x/{{.Href}}">y</a><a href="?q={{.Address}}">u</a><a href="?q={{.Title}}&amp;{{.Href}}">z</a><a href="{{.Href}}#{{.Title}}">w</a>`,
	`<a href="{{.Title}}">x</a><img src="{{.Named}}"><meta http-equiv="refresh" content="0; url={{.Title}}">{{range .List}}<a href="{{.Href}}">{{.Text}}</a>{{end}}`,
	`<title>{{.Title}}</title><textarea>{{.Named}}</textarea>`,
	`<script type="application/ld+json">{{.Script}}</script><style>{{.Style}}</style>`,
	`{{if .Yes}}yes{{else if .Number}}number{{else}}no{{end}}{{if not .Yes}}not{{end}}{{if and .Yes .Title}}and{{end}}{{if or .None .List}}or{{end}}`,
	`{{with .One}}{{.Text}}{{else}}none{{end}}{{with .None}}{{.Text}}{{else}}{{.Title}}{{end}}{{with $x := .Title}}{{$x}}{{$.Number}}{{end}}`,
	`{{range .List}}<li>{{.Text}}{{$.Title}}{{end}}{{range $i, $w := .Words}}{{if $i}}, {{end}}{{$w}}{{else}}nothing{{end}}{{range $w := .Words}}{{$w}}{{.}}{{end}}`,
	`{{t "a"}}{{t "b" "x" .Title "n" .Number}}{{n "c" (len .List)}}{{n "c" (len .Title)}}{{n "c" 3 "d" .Href}}{{number .Number}}<i{{dir .Title}}>{{range words "a" "b"}}{{.}}{{end}}</i>`,
	`{{$x := .Title}}{{$x}}{{$x = .Href}}{{$x}}{{eq .Title "a"}}{{ne .Number 3}}{{if eq .Yes true}}1{{end}}`,
	`{{define "item"}}<li>{{.Text}}</li>{{end}}{{define "still"}}<hr>{{t "still"}}{{end}}{{range .List}}{{template "item" .}}{{end}}{{template "item" .One}}{{template "item" .Any}}a{{template "still"}}b`,
	`{{define "tree"}}{{.Title}}<ul>{{range .Tree}}<li>{{template "tree" .}}</li>{{end}}</ul>{{end}}{{template "tree" .}}`,
	`{{$x := .Title}}{{if .Title}}{{$x := .Number}}{{$x}}{{end}}{{$x}}{{range $x := .Words}}{{$x}}{{end}}{{$x}}`,
	`{{.Title -}}  trimmed  {{- /* nothing */ -}} {{.Title}}`,
	`{{.Method}}{{range .Tree}}{{.Method}}{{end}}{{with .Method}}{{.}}{{end}}`,
	`<p title='{{.Title}}'>{{(.One).Text}}{{$.One.Href}}</p>`,
}

var left = []string{
	`{{.Says}}`, `{{.Fault}}`, `{{.Ask "x"}}`, `{{.Two}}`, `{{range .Map}}{{.}}{{end}}`, `{{.Float}}`, `{{printf "%d" .Number}}`, `<script>x = {{.Title}}</script>`, `<a onclick="f({{.Title}})">`,
	`<p title={{.Title}}>`, `<p title="{{.Body}}">`, `<p style="color: {{.Title}}">`, `{{.Late}}`, `{{with .Any}}{{.Text}}{{end}}`, `{{range $i, $x := .List}}{{break}}{{end}}`,
	`<img srcset="{{.Title}}">`, `{{index .Words 0}}`, `<a {{.Title}}="x">`, `{{.One}}`, `{{.Title | html}}`, `{{or .Title .Number}}`,
	`{{.None.Text}}`, `{{.Missing}}`, `{{template "none"}}`, `{{fails}}`, `<!-- {{.Title}} -->`, `{{range 3}}{{.}}{{end}}`,
	`{{eq .Title .Number}}`, `{{eq .List .List}}`, `{{eq .Title "x" "a"}}`, `{{t "a" 1.5}}`, `{{$x := .Title}}{{$x = .Number}}{{$x}}`, `{{$x := 1}}{{if $x = .Number}}if{{end}}{{$x}}`,
	`{{t "a" "b" (or .Title .Number)}}`, `{{$x := and .Title .Yes}}{{n "a" 1 "b" $x}}`, `{{eq (or .Title .Yes) true}}`, `{{template "none" (or .One .Title)}}`,
	`{{define "loop"}}{{template "loop" .}}{{end}}{{if eq .Number 77}}{{template "loop" .}}{{end}}{{.Float}}`,
}

// faulty fails for some views, and ends there.
var faulty = []string{
	`a{{if .Title}}b{{.None.Text}}c{{end}}d`, `a{{with .Title}}b{{$.None.Text}}c{{end}}d`, `a{{range .List}}b{{$.None.Text}}c{{end}}d`,
	`a{{if .Title}}b{{else}}{{.None.Text}}c{{end}}d`, `a{{range .Words}}b{{else}}{{.None.Text}}c{{end}}d`,
	`{{define "deep"}}b{{.None.Text}}c{{end}}a{{template "deep" .}}d`,
}

// both runs a text here and by html/template alone and compares. With an error,
// what was written until then has to be the same as well.
func both(t testing.TB, text string, data any) {
	t.Helper()
	plain, err := template.New("base").Funcs(functions).Parse(text)
	if err != nil {
		return
	}
	set := program.New(template.Must(plain.Clone()), functions)
	var want bytes.Buffer
	wantErr := plain.ExecuteTemplate(&want, "base", data)
	for range 2 { // the second time with all made
		got, err := set.Stream([]byte("before "), nil, "base", data)
		if string(got) != "before "+want.String() {
			t.Fatalf("%s\ngot  %s\nwant %s", text, got, want.Bytes())
		}
		if fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Fatalf("%s\ngot error  %v\nwant error %v", text, err, wantErr)
		}
	}
}

var texts = []string{"", "a", "plain words", `<b>&amp; "quoted" 'single' + plus</b>`, "javascript:alert(1)", "JavaScript:x", "http:x", "httpsx:y", "HTTPS://x/y?a=b&c=d#e", "ä 日本 \u2028 \x00 \xff", "100% %41 %zz (x) {{y}}", "mailto:a@b", "%0f%f0%F0%0F", "//x/y:z", "%4g%g4%:0%/0%0:%@f%f@%`a%Gf%aF%Aa%09%4", "%41"}

func TestSame(t *testing.T) {
	for _, template := range slices.Concat(known, left, faulty) {
		for i, text := range texts {
			both(t, template, view(text, i))
		}
		both(t, template, shown{})
		both(t, template, nil)
	}
}

// What is said to run here does, and what is not known is seen to be.
func TestKnown(t *testing.T) {
	for i, list := range [][]string{known, left} {
		for _, text := range list {
			set := program.New(template.Must(template.New("base").Funcs(functions).Parse(text)), functions)
			if ok, reason := set.Runs("base", view("a", 1)); ok != (i == 0) && text != `{{.None.Text}}` { // which fails alike
				t.Errorf("%s: runs here: %v: %s", text, ok, reason)
			}
		}
	}
}

// What is long is written in pieces, also where html/template has to go on.
func TestStream(t *testing.T) {
	for _, end := range []string{"", "{{range .Map}}{{.}}{{end}}", "{{.Tree}}", "{{.None.Text}}"} {
		text := `{{define "late"}}{{.Title}}` + end + `{{end}}{{range .Tree}}<li>{{.Title}}{{range .List}}{{.Text}}{{end}}</li>{{end}}{{template "late" .Any}}`
		v := view("", 1)
		v.Tree = nil
		for range 100 {
			v.Tree = append(v.Tree, view(strings.Repeat("long ", 3000), 1))
		}
		v.Any = view("the end", 2)
		plain := template.Must(template.New("base").Funcs(functions).Parse(text))
		set := program.New(template.Must(plain.Clone()), functions)
		var want, got bytes.Buffer
		wantErr := plain.ExecuteTemplate(&want, "base", v)
		rest, err := set.Stream([]byte("before "), &got, "base", v)
		if got.Len() < want.Len()/2 || len(rest) > want.Len()/2 {
			t.Errorf("%s: %d of %d bytes were written", end, got.Len(), want.Len())
		}
		if got.String()+string(rest) != "before "+want.String() || fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%s: other bytes or another error: %v, want %v", end, err, wantErr)
		}
		if _, err := set.Stream(nil, broken{}, "base", v); err != errBroken {
			t.Errorf("%s: error %v, want that of the writer", end, err)
		}
	}
}

var errBroken = errors.New("it is broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestManyAtOnce(t *testing.T) {
	text := strings.Join(known[:4], "") + `{{template "x" .Any}}{{define "x"}}{{.Text}}{{end}}`
	set := program.New(template.Must(template.New("base").Funcs(functions).Parse(text)), functions)
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if _, err := set.Stream(nil, nil, "base", view("a", 1)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// FuzzTemplate runs any template on any text.
func FuzzTemplate(f *testing.F) {
	for _, template := range append(append([]string{}, known...), left...) {
		f.Add(template, texts[3], 1)
	}
	f.Fuzz(func(t *testing.T, template, text string, n int) {
		if strings.Contains(template, "template") && strings.Contains(template, "define") {
			t.Skip() // it may call itself without end
		}
		both(t, template, view(text, n))
	})
}

func BenchmarkAppend(b *testing.B) {
	text := strings.Join(known[:12], "\n")
	v := view("plain words", 3)
	t := template.Must(template.New("base").Funcs(functions).Parse(text))
	set := program.New(t, functions)
	b.Run("here", func(b *testing.B) {
		var out []byte
		for b.Loop() {
			out, _ = set.Stream(out[:0], nil, "base", v)
		}
	})
	b.Run("by html/template", func(b *testing.B) {
		var out bytes.Buffer
		for b.Loop() {
			out.Reset()
			if err := set.Slow(&out, "base", v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
