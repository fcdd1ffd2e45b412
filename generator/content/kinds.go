package content

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/diag"
)

// decode reads one file. It runs at the same time as others and returns what is
// to be done with the result afterwards, in the order of the files.
type decode func(data []byte, name string, list *diag.List) (done func(*Source))

// kindOf returns how the file at p is read, and its part in [Source.Broken], or
// nil when it is none of the content.
func kindOf(p string) (part string, d decode) {
	folder, base := path.Split(p)
	id, isTOML := strings.CutSuffix(base, ".toml")
	switch {
	case p == "handbook.toml":
		return tomlFile("handbook", "", func(s *Source, h Handbook) { s.Handbook = h })
	case p == "orientations.toml":
		return tomlFile("orientations", "", func(s *Source, f orientationsFile) { s.Orientations = f.Orientations })
	case p == "roles.toml":
		return tomlFile("roles", "", func(s *Source, f rolesFile) { s.Roles = append(s.Roles, f.Roles...) })
	case folder == "competencies/" && isTOML:
		return tomlFile("competencies", id, func(s *Source, c Competency) { s.Competencies = append(s.Competencies, c) })
	case folder == "roles/" && isTOML:
		return tomlFile("roles", id, func(s *Source, r Role) { s.Roles = append(s.Roles, r) })
	case folder == "pages/" && strings.HasSuffix(base, ".md"):
		return "files", page(strings.TrimSuffix(base, ".md"))
	}
	return "", nil
}

// meantBy returns the file of the format that a file with a wrong name was
// probably meant as, or "".
func meantBy(p string) string {
	folder, base := path.Split(p)
	stem, ending, _ := strings.Cut(base, ".")
	if folder == "" {
		if near := diag.Nearest(stem, []string{"handbook", "orientations", "roles"}); near != "" {
			return near + ".toml"
		}
		return ""
	}
	// Perhaps it is in a folder of one of ours, to keep order.
	first, _, nested := strings.Cut(strings.TrimSuffix(folder, "/"), "/")
	home := diag.Nearest(first, []string{"competencies", "roles", "pages"})
	switch ending = strings.ToLower(ending); {
	case nested && ending != "toml" && ending != "md":
		return ""
	case home == "pages", home == "" && ending == "md": // only pages are Markdown
		return "pages/" + stem + ".md"
	case home == "", ending == "md":
		return ""
	}
	return home + "/" + stem + ".toml"
}

type orientationsFile struct {
	Here
	Orientations []Orientation `toml:"orientations,required"`
}

type rolesFile struct {
	Here
	Roles []Role `toml:"roles,required"`
}

// tomlFile returns how a TOML file is read into a T, together with its part. id,
// if not empty, is the id that the file's name gives.
func tomlFile[T any](part, id string, keep func(*Source, T)) (string, decode) {
	return part, func(data []byte, name string, list *diag.List) func(*Source) {
		var result T
		v, whole := reflect.ValueOf(&result).Elem(), placeOfFile(name)
		lost, misplaced := map[string]bool{"": true}, map[string]bool{}
		before := len(*list)
		f := newFile(name, data, list)
		if f != nil {
			tree := f.parse(list, v.Type())
			if h := elsewhereThan(v.Type(), tree); h != nil {
				*list = (*list)[:before]
				hint := "move it to " + path.Join(path.Dir(path.Dir(name)), h.folder, h.file)
				if h.file != "" {
					hint += "; or out of the data folder, if it is a copy"
				} else {
					hint += "/"
				}
				list.Add(diag.UnknownFile, wholeFile(name), fmt.Sprintf("the file looks like %s, not like %s", describe(h.typ), describe(v.Type())), hint)
				_, decode := kindOf(path.Join(h.folder, cmp.Or(h.file, id+".toml")))
				read := decode(data, name, list)
				return func(s *Source) {
					handbook := s.Handbook
					if read(s); handbook.At.Known() { // what was read now may be a copy of it
						s.Handbook = handbook
					}
				}
			}
			if tree != nil {
				d := decoder{file: f, root: v.Type(), named: id != "", list: list, lost: lost, misplaced: misplaced}
				d.decodeFile(tree, v, whole)
			}
			f.tellMended(list, before)
		}
		if id != "" {
			nameAfterFile(v.FieldByName("ID"), id, whole, list)
		}
		if c, ok := any(&result).(*Competency); ok {
			c.Broken = lost[""] || lost["levels"]
			if f != nil {
				c.Second = f.second
			}
		}
		var named []Text
		if f != nil {
			named = f.named
		}
		return func(s *Source) {
			s.lose(part, lost, misplaced)
			for _, n := range named {
				s.named[n.At.Span().Position] = n.Value
			}
			keep(s, result)
		}
	}
}

// nameAfterFile sets an id to the one that a file's name gives, and reports another
// one.
func nameAfterFile(v reflect.Value, id string, whole Place, list *diag.List) {
	if written := v.Interface().(Text); written.Written() && written.Value != id {
		list.Add(diag.BadValue, written.At, fmt.Sprintf("the id is %s, but the file is called %s",
			diag.Quote(written.Value), diag.Quote(id+".toml")), "rename the file, or delete the line")
	}
	set(v, Text{Value: norm.NFC.String(id), At: whole})
}

// endOfHeading matches the signs that may close a heading of Markdown, which are not shown.
var endOfHeading = regexp.MustCompile(`[ \t]+#+[ \t]*$`)

// page returns how a free page is read. Its first line is "# Title".
func page(name string) decode {
	return func(data []byte, file string, list *diag.List) func(*Source) {
		page := Page{Name: Text{Value: norm.NFC.String(name), At: placeOfFile(file)}}
		page.At = page.Name.At
		if f := newFile(file, data, list); f != nil {
			body := Text{Value: f.text, At: f.place(0, len(f.text))}
			start := len(f.text) - len(strings.TrimLeft(f.text, "\n\t "))
			_, end := f.lineOf(start)
			heading, isTitle := strings.CutPrefix(f.text[start:end], "# ")
			if title := strings.TrimSpace(endOfHeading.ReplaceAllString(heading, "")); isTitle && title != "" {
				from := end - len(heading) + strings.Index(heading, title)
				page.Title = body.slice(from, from+len(title))
				page.Body = body.slice(end, len(body.Value))
				if tooLong("title", page.Title.Value, page.Title.At, "the title", list) {
					page.Title.Value = ""
				}
			} else {
				page.Body = body
				if strings.HasPrefix(f.text[start:end], "#") { // what is wrong with the line is told here
					page.Body = body.slice(end, len(body.Value))
				}
				list.Add(diag.MissingKey, f.span(start, end), "the page has no title", titleHint(f.text[start:end], f.text[end:]))
			}
			if tooLong("text", page.Body.Value, page.At, "the page", list) {
				page.Body = Text{}
			}
		}
		return func(s *Source) { s.Pages = append(s.Pages, page) }
	}
}

// titleMark matches a first line that was meant as a title, though it is none.
var titleMark = regexp.MustCompile(`^(?:#+[ \t\x{a0}]*|\*\*|__)([^*_#].*?)[*_#: \t]*$`)

// titleHint says how a page gets a title that begins with a line.
func titleHint(line, rest string) string {
	below, _, _ := strings.Cut(strings.TrimLeft(rest, "\n"), "\n")
	switch match := titleMark.FindStringSubmatch(line); {
	case match != nil && strings.HasPrefix(line, "#\u00a0"):
		return `write an ordinary space after the "#" in the place of the invisible one: ` + diag.Quote("# "+match[1])
	case line == "---":
		return `delete the lines up to the second "---", and begin with a line such as "# How to use this handbook"`
	case match != nil:
		return "write the line as " + diag.Quote("# "+match[1])
	case len(below) > 2 && strings.Trim(below, "= \t") == "":
		return "write the line as " + diag.Quote("# "+line) + ", and delete the one below"
	}
	return `begin it with a line such as "# How to use this handbook"`
}
