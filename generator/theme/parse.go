package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
	texttemplate "text/template"
	"text/template/parse"

	"handbook/generator/diag"
	"handbook/generator/theme/program"
)

// functions are what templates can call beside Go's own; the package comment of
// layouts explains them.
func (t *Theme) functions() template.FuncMap {
	return template.FuncMap{"t": t.Words.Text, "n": t.Words.Count, "words": t.Words.List, "number": t.Words.Number, "dir": t.Words.attribute}
}

// parse parses every template: for each file of pages/ a set of its own, in
// which base.html is the frame and partials/ can be called. It returns the keys
// of the words that they ask for.
func (t *Theme) parse(list *diag.List) (asked map[string]bool) {
	asked = map[string]bool{}
	functions := t.functions()
	parse := func(set *template.Template, p string) bool {
		_, err := set.New(p).Parse(string(t.files[p].data))
		if err != nil {
			t.Fault(err, list)
			t.otherFunctions(p, err, functions, list)
		}
		return err == nil
	}
	shared := template.New("").Funcs(functions)
	whole := true // the frame and the partials have no fault
	for _, p := range paths(t.files) {
		if p == frameFile || strings.HasPrefix(p, "partials/") {
			if !parse(shared, p) {
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
		set := template.New("").Funcs(functions)
		if !parse(set, p) {
			continue
		}
		t.checkKeys(set, p, asked, list)
		own := t.complete(set, shared)
		if t.defines(set, p, "main", list) {
			t.outside(set, p, list)
			if own && whole {
				t.tryOut(set, p, list)
			}
		}
		t.pages[strings.TrimSuffix(kind, ".html")] = program.New(set, functions)
	}
	t.parseBrand(list)
	return asked
}

// parseBrand parses brand.css and tries it without an accent and with one.
func (t *Theme) parseBrand(list *diag.List) {
	var err error
	t.brand, err = texttemplate.New(brandFile).Parse(string(t.files[brandFile].data))
	if err != nil {
		t.Fault(err, list)
		t.brand = texttemplate.New(brandFile)
		return
	}
	for _, b := range []Brand{{}, {Light: "#000000", Dark: "#ffffff"}} {
		if err := t.WriteBrand(io.Discard, b); err != nil { // nothing else can go wrong later
			t.Fault(err, list)
		}
	}
}

// complete adds to the templates of a page what they call of the shared ones, as copies:
// html/template changes each for the place that it is called from. It reports whether
// one of them all is the user's.
func (t *Theme) complete(set, shared *template.Template) (own bool) {
	empty := func(tmpl *template.Template) bool {
		return tmpl == nil || tmpl.Tree == nil || parse.IsEmptyTree(tmpl.Tree.Root)
	}
	wanted := []string{"base", "main"}
	for _, tmpl := range set.Templates() {
		wanted = append(wanted, tmpl.Name())
	}
	seen := map[string]bool{}
	for len(wanted) > 0 {
		name := wanted[0]
		wanted = wanted[1:]
		if seen[name] {
			continue
		}
		seen[name] = true
		tmpl := set.Lookup(name)
		if from := shared.Lookup(name); empty(tmpl) && from != nil && from.Tree != nil { // an empty template replaces none
			tmpl = template.Must(set.AddParseTree(name, from.Tree.Copy()))
		}
		if tmpl == nil || tmpl.Tree == nil {
			continue
		}
		own = own || t.files[tmpl.Tree.ParseName].own
		walk(tmpl.Tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok {
				wanted = append(wanted, call.Name)
			}
		})
	}
	return own
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

// tryOut reports what makes the templates of a page unsafe, as those of a user can be.
// That shows when they are used for the first time; html/template panics when they are
// used again. Without a view, little is executed; what goes wrong by that is no fault.
func (t *Theme) tryOut(set *template.Template, p string, list *diag.List) {
	var unsafe *template.Error
	if err := set.ExecuteTemplate(program.Refuse{}, "base", nil); errors.As(err, &unsafe) {
		t.faultOf(p, err, list)
	}
}

// parsedAgain is how many bytes otherFunctions parses again.
const parsedAgain = 16 << 20

// otherFunctions reports the other functions that a file calls and that are none,
// as parsing ends at the first, and what else is wrong with it then. For each it is
// parsed again, up to some bytes.
func (t *Theme) otherFunctions(p string, err error, functions template.FuncMap, list *diag.List) {
	known := maps.Clone(functions)
	for bytes := 0; err != nil && bytes < parsedAgain; bytes += len(t.files[p].data) {
		m := templateError.FindStringSubmatch(err.Error())
		if m == nil {
			return
		}
		f := noFunction.FindStringSubmatch(m[4])
		if f == nil {
			return
		}
		known[f[1]] = func(...any) string { return "" }
		if _, err = template.New(p).Funcs(known).Parse(string(t.files[p].data)); err != nil {
			t.Fault(err, list)
		}
	}
}

// checkKeys reports words that the templates of a file ask for and no language
// has, or that they ask for in another way than the words are given.
func (t *Theme) checkKeys(set *template.Template, p string, asked map[string]bool, list *diag.List) {
	for _, tmpl := range set.Templates() {
		if tmpl.Tree == nil || tmpl.Tree.ParseName != p {
			continue
		}
		walk(tmpl.Tree.Root, func(n parse.Node) {
			c, ok := n.(*parse.CommandNode)
			if !ok {
				return
			}
			function, keys := keysOf(c)
			for _, key := range keys {
				asked[key.Text] = true
				if message, hint := t.Words.misused(function, key.Text, c.Args, &t.guesses); message != "" {
					tell(t.files[p].span(int(key.Pos), 0), message, hint, list)
				}
			}
		})
	}
}

// keysOf returns the keys of words that a command asks a function for, as far as they
// are written there.
func keysOf(c *parse.CommandNode) (function string, keys []*parse.StringNode) {
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || !slices.Contains([]string{"t", "n", "words"}, name.Ident) {
		return "", nil
	}
	args := c.Args[1:]
	if name.Ident != "words" { // what follows the key is for the text
		args = args[:min(1, len(args))]
	}
	for _, arg := range args {
		if key, ok := arg.(*parse.StringNode); ok {
			keys = append(keys, key)
		}
	}
	return name.Ident, keys
}

// walk calls visit for every command and every call of a template below a node.
func walk(n parse.Node, visit func(parse.Node)) {
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
		visit(n)
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

func walkBranch(n *parse.BranchNode, visit func(parse.Node)) {
	walk(n.Pipe, visit)
	walk(n.List, visit)
	walk(n.ElseList, visit)
}
