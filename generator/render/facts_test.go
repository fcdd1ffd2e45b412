package render_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"handbook/generator"
)

// facts are the data for search engines of a page, as these read them.
type facts struct {
	Context     string  `json:"@context"`
	Type        string  `json:"@type"`
	Name        string  `json:"name"`
	Description string  `json:"description"`
	Code        string  `json:"termCode"`
	URL         string  `json:"url"`
	Terms       []facts `json:"hasDefinedTerm"`
	Skills      []facts `json:"skills"`
	Set         *facts  `json:"inDefinedTermSet"`
}

// Every competency, level and role says what it is in the terms of schema.org,
// with addresses that lead to pages of the site.
func TestFacts(t *testing.T) {
	const base = "https://example.org/some/where/"
	for _, address := range []string{"", base} {
		s := build(t, archive(t, "full"), func(in *generator.Input) { in.BaseURL = address })
		seen := map[string]int{}
		for _, p := range s.Pages() {
			kind, _ := p.One(t, "body").Attr("class")
			scripts := p.All("script[type=application/ld+json]")
			want := map[string]string{"page-competency": "DefinedTermSet", "page-level": "DefinedTerm", "page-role": "Occupation"}[kind]
			if want == "" {
				if len(scripts) > 0 {
					t.Errorf("%s has facts", p.Path)
				}
				continue
			}
			if len(scripts) != 1 {
				t.Fatalf("%s has %d facts", p.Path, len(scripts))
			}
			seen[want]++
			var f facts
			read := json.NewDecoder(strings.NewReader(scripts[0].FirstChild.Data))
			read.DisallowUnknownFields()
			if err := read.Decode(&f); err != nil {
				t.Fatalf("%s: %v", p.Path, err)
			}
			if f.Context != "https://schema.org" || f.Type != want || f.Name == "" {
				t.Errorf("%s: %+v", p.Path, f)
			}
			check := func(f facts, path string) {
				t.Helper()
				from, _ := url.Parse(base + p.Path)
				to, err := from.Parse(f.URL)
				if err != nil || address != "" && !strings.HasPrefix(f.URL, base) {
					t.Fatalf("%s: the address %q: %v", p.Path, f.URL, err)
				}
				got, ok := strings.CutPrefix(to.String(), base)
				if !ok || !s.Has(got) || path != "" && got != path {
					t.Errorf("%s: the address %q leads to %s, want %s", p.Path, f.URL, got, path)
				}
				if f.Type == "DefinedTerm" && (f.Name == "" || f.Code == "") {
					t.Errorf("%s: a term without a name or code: %+v", p.Path, f)
				}
			}
			check(f, p.Path)
			for _, term := range append(f.Terms, f.Skills...) {
				check(term, "")
			}
			if f.Set != nil {
				check(*f.Set, p.Path[:strings.LastIndex(p.Path, "/")+1]+"index.html")
			}
			if want == "DefinedTermSet" && len(f.Terms) == 0 || want == "Occupation" && len(f.Skills) == 0 || want == "DefinedTerm" && f.Set == nil {
				t.Errorf("%s belongs to nothing: %+v", p.Path, f)
			}
		}
		if len(seen) != 3 {
			t.Errorf("seen: %v", seen)
		}
	}
}
