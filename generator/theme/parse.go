package theme

import (
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	texttemplate "text/template"
	"text/template/parse"

	"handbook/generator/diag"
)

// parse parses every template: for each file of pages/ a set of its own, in
// which base.html is the frame and partials/ can be called.
func (t *Theme) parse(list *diag.List) {
	functions := template.FuncMap{"t": t.Words.Text, "n": t.Words.Count}
	shared := template.New("").Funcs(functions)
	for _, p := range paths(t.files) {
		if p == "base.html" || strings.HasPrefix(p, "partials/") {
			if _, err := shared.New(p).Parse(string(t.files[p].data)); err != nil {
				t.Fault(err, list)
			}
		}
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
		for _, block := range []string{"base", "main"} {
			if set.Lookup(block) == nil {
				t.report(p, 1, 1, fmt.Sprintf("the template defines no %s", diag.Quote(block)),
					fmt.Sprintf("put its content between {{define %q}} and {{end}}", block), list)
			}
		}
		t.checkKeys(set, list)
		t.pages[strings.TrimSuffix(kind, ".html")] = set
	}
	var err error
	t.brand, err = texttemplate.New(brandFile).Parse(string(t.files[brandFile].data))
	if err != nil {
		t.Fault(err, list)
		t.brand = texttemplate.New(brandFile)
	}
}

// checkKeys reports words that templates ask for and no language has.
func (t *Theme) checkKeys(set *template.Template, list *diag.List) {
	for _, tmpl := range set.Templates() {
		if tmpl.Tree == nil {
			continue
		}
		walk(tmpl.Tree.Root, func(c *parse.CommandNode) {
			if len(c.Args) < 2 {
				return
			}
			name, ok := c.Args[0].(*parse.IdentifierNode)
			key, isString := c.Args[1].(*parse.StringNode)
			if !ok || !isString || name.Ident != "t" && name.Ident != "n" || t.Words.has(key.Text) {
				return
			}
			location, _ := tmpl.Tree.ErrorContext(c)
			file, line, column := splitLocation(location)
			t.report(file, line, column, fmt.Sprintf("there is no word %s", diag.Quote(key.Text)),
				diag.DidYouMean(key.Text, t.Words.keys()), list)
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
