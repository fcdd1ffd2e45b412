package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	texttemplate "text/template"
	"text/template/parse"

	"handbook/generator/diag"
	"handbook/generator/theme/program"
)

// parse parses every template: for each file of pages/ a set of its own, in
// which base.html is the frame and partials/ can be called. It returns the keys
// of the words that they ask for.
func (t *Theme) parse(list *diag.List) (asked map[string]bool) {
	asked = map[string]bool{}
	functions := template.FuncMap{"t": t.Words.Text, "n": t.Words.Count, "words": t.Words.List, "number": t.Words.Number, "dir": t.Words.attribute}
	shared := template.New("").Funcs(functions)
	whole := true // the frame and the partials have no fault
	for _, p := range paths(t.files) {
		if p == frameFile || strings.HasPrefix(p, "partials/") {
			if _, err := shared.New(p).Parse(string(t.files[p].data)); err != nil {
				t.Fault(err, list)
				whole = false
				continue
			}
			t.checkKeys(shared, p, asked, list)
			if p != frameFile || shared.Lookup("base") != nil {
				t.outside(shared, p, list)
			}
		}
	}
	if whole {
		whole = t.defines(shared, frameFile, "base", list)
	}
	for _, p := range paths(t.files) {
		kind, ok := strings.CutPrefix(p, "pages/")
		if !ok {
			continue
		}
		set := template.Must(shared.Clone())
		if _, err := set.New(p).Parse(string(t.files[p].data)); err != nil {
			t.Fault(err, list)
			continue
		}
		t.checkKeys(set, p, asked, list)
		if t.defines(set, p, "main", list) {
			t.outside(set, p, list)
			if whole {
				t.tryOut(set, list)
			}
		}
		t.pages[strings.TrimSuffix(kind, ".html")] = program.New(set, functions)
	}
	var err error
	t.brand, err = texttemplate.New(brandFile).Parse(string(t.files[brandFile].data))
	if err != nil {
		t.Fault(err, list)
		t.brand = texttemplate.New(brandFile)
	}
	return asked
}

// defines reports whether a file defined a block of the set, and that it did not.
func (t *Theme) defines(set *template.Template, p, block string, list *diag.List) bool {
	if set.Lookup(block) != nil {
		return true
	}
	t.report(p, 1, 1, fmt.Sprintf("the template defines no %s", diag.Quote(block)),
		fmt.Sprintf("put its content between {{define %q}} and {{end}}", block), list)
	return false
}

// tryOut reports what makes the templates of a page unsafe. That shows when they
// are used for the first time; html/template panics when they are used again.
// Without a view, little is executed; what goes wrong by that is no fault.
func (t *Theme) tryOut(set *template.Template, list *diag.List) {
	var unsafe *template.Error
	if err := set.ExecuteTemplate(io.Discard, "base", nil); errors.As(err, &unsafe) {
		t.Fault(err, list)
	}
}

// checkKeys reports words that the templates of a file ask for and no language
// has, or that they ask for in another way than the words are given.
func (t *Theme) checkKeys(set *template.Template, p string, asked map[string]bool, list *diag.List) {
	for _, tmpl := range set.Templates() {
		if tmpl.Tree == nil || tmpl.Tree.ParseName != p {
			continue
		}
		walk(tmpl.Tree.Root, func(c *parse.CommandNode) {
			if len(c.Args) < 2 {
				return
			}
			name, ok := c.Args[0].(*parse.IdentifierNode)
			if !ok || !slices.Contains([]string{"t", "n", "words"}, name.Ident) {
				return
			}
			keys := c.Args[1:]
			if name.Ident != "words" {
				keys = keys[:1]
			}
			for _, arg := range keys {
				key, ok := arg.(*parse.StringNode)
				if !ok {
					continue
				}
				asked[key.Text] = true
				if message, hint := t.Words.misused(name.Ident, key.Text, c.Args); message != "" {
					location, _ := tmpl.Tree.ErrorContext(arg)
					file, line, column := splitLocation(location)
					t.report(file, line, column, message, hint, list)
				}
			}
		})
	}
}

// walk calls visit for every command below a node.
func walk(n parse.Node, visit func(*parse.CommandNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			walk(child, visit)
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	case *parse.IfNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.PipeNode:
		if n == nil {
			return
		}
		for _, c := range n.Cmds {
			visit(c)
			for _, arg := range c.Args {
				walk(arg, visit)
			}
		}
	}
}

func walkBranch(n *parse.BranchNode, visit func(*parse.CommandNode)) {
	walk(n.Pipe, visit)
	walk(n.List, visit)
	walk(n.ElseList, visit)
}

var templateError = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: ?(.*)$`)

// Fault reports an error of parsing or executing a template at its place.
func (t *Theme) Fault(err error, list *diag.List) {
	m := templateError.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if m == nil {
		list.Add(diag.LayoutFault, diag.Span{Position: diag.Position{File: "layouts"}}, err.Error(), "")
		return
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	t.report(m[1], line, column+1, m[4], "compare the file with the one that it replaces; see html/template in Go's documentation for the syntax", list)
}

// splitLocation splits "file:line:column", with the column from 0.
func splitLocation(location string) (file string, line, column int) {
	parts := strings.Split(location, ":")
	if len(parts) < 3 {
		return location, 1, 1
	}
	n := len(parts)
	line, _ = strconv.Atoi(parts[n-2])
	column, _ = strconv.Atoi(parts[n-1])
	return strings.Join(parts[:n-2], ":"), line, column + 1
}

func (t *Theme) report(path string, line, column int, message, hint string, list *diag.List) {
	f, ok := t.files[path]
	if !ok {
		f.name = path
	}
	at := diag.Span{Position: diag.Position{File: f.name, Line: line, Column: column}}
	if lines := strings.Split(string(f.data), "\n"); line >= 1 && line <= len(lines) {
		at.Excerpt = strings.TrimSuffix(lines[line-1], "\r")
	}
	list.Add(diag.LayoutFault, at, message, hint)
}
