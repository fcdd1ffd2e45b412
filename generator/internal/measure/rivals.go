package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/BurntSushi/toml"
)

// The rivals, as they were when this was written. Each makes two plain pages a
// level: the level with its indicators, and the list to check oneself by.
const (
	hugoVersion     = "v0.165.0"
	eleventyVersion = "3.1.2"
)

// A rival is another generator.
type rival struct {
	name    string
	program []string // with what comes before its own arguments
	to      string   // the flag for the folder to write to
	layout  map[string]string
	page    func(front []byte, check bool) (name string, text []byte)
}

// task writes the pages for a rival and returns its work.
func (r rival) task(dir, data string, n int) (*task, error) {
	for name, text := range r.layout {
		if err := write(filepath.Join(dir, name), []byte(text)); err != nil {
			return nil, err
		}
	}
	for i := range n {
		id := fmt.Sprintf("competency-%04d", i+1)
		var c struct {
			Name   string
			Levels []map[string]any
		}
		if _, err := toml.DecodeFile(filepath.Join(data, "competencies", id+".toml"), &c); err != nil {
			return nil, err
		}
		for _, level := range c.Levels {
			level["title"], level["layout"] = fmt.Sprintf("%s: level %v", c.Name, level["level"]), "level"
			front, err := json.Marshal(level)
			if err != nil {
				return nil, err
			}
			for _, check := range []bool{false, true} {
				name, text := r.page(front, check)
				if err := write(filepath.Join(dir, "content", id, fmt.Sprintf(name, level["level"])), text); err != nil {
					return nil, err
				}
			}
		}
	}
	return &task{name: r.name + ", two plain pages a level", do: func(run int) (usage, error) {
		return used(command(dir, r.program[0], append(r.program[1:], fmt.Sprint(r.to, "public-", run))...))
	}}, nil
}

func write(file string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o666)
}

// fetchRivals gets them into a folder.
func fetchRivals(dir string) ([]rival, error) {
	bin := filepath.Join(dir, "bin")
	install := command(dir, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	install.Env = append(os.Environ(), "GOBIN="+bin, "GOFLAGS=-mod=mod")
	if _, err := used(install); err != nil {
		return nil, err
	}
	if _, err := used(command(dir, "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", dir, "@11ty/eleventy@"+eleventyVersion)); err != nil {
		return nil, err
	}
	html := func(front []byte, check bool, kind string) (string, []byte) {
		name := "level-%v"
		if check {
			name += "-check"
		}
		return name + "." + kind, front
	}
	return []rival{
		{"Hugo", []string{filepath.Join(bin, "hugo"), "--quiet"}, "--destination=", map[string]string{
			"hugo.json":                   `{"baseURL": "/", "disableKinds": ["taxonomy", "term", "rss", "sitemap"]}`,
			"layouts/_default/level.html": hugoLayout,
			"layouts/_default/list.html":  `<!DOCTYPE html><title>All</title><ul>{{range .Pages}}<li><a href="{{.RelPermalink}}">{{.Title}}</a></li>{{end}}</ul>`,
		}, func(front []byte, check bool) (string, []byte) {
			name, text := html(front, check, "md")
			return name, append(text, '\n')
		}},
		{"Eleventy", []string{"node", filepath.Join(dir, "node_modules", "@11ty", "eleventy", "cmd.cjs"), "--quiet", "--input=content"}, "--output=", map[string]string{
			"content/_includes/level.njk": eleventyLayout,
		}, func(front []byte, check bool) (string, []byte) {
			name, text := html(front, check, "html")
			return name, fmt.Appendf(nil, "---json\n%s\n---\n", text)
		}},
	}, nil
}

const hugoLayout = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Title}}</title></head><body><main><h1>{{.Title}}</h1>
<p>{{.Params.essence}}</p><p>{{.Params.description}}</p>
<h2>What shows it</h2><ul>{{range .Params.indicators}}<li>{{.}}</li>{{end}}</ul>
<h2>What shows it is missed</h2><ul>{{range .Params.contra_indicators}}<li>{{.}}</li>{{end}}</ul>
</main></body></html>
`

const eleventyLayout = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>
<p>{{ essence }}</p><p>{{ description }}</p>
<h2>What shows it</h2><ul>{% for i in indicators %}<li>{{ i }}</li>{% endfor %}</ul>
<h2>What shows it is missed</h2><ul>{% for i in contra_indicators %}<li>{{ i }}</li>{% endfor %}</ul>
</main></body></html>
`
