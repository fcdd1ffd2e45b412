package program

import (
	"fmt"
	"reflect"
	"slices"
	"text/template/parse"
)

// compiler makes the steps of one routine. Like text/template it knows which
// variables are in sight; unlike it, also their types.
type compiler struct {
	set   *Set
	dot   reflect.Type
	of    *routine
	names []string // of the variables in sight, each with its slot
	types []reflect.Type
	slots int
}

// unknown is the panic with which making steps ends at what is not known here.
type unknown string

func giveUp(format string, args ...any) { panic(unknown(fmt.Sprintf(format, args...))) }

// make makes the routine of a view. The set is locked.
func (s *Set) make(v view) (made *routine) {
	if r, ok := s.routines[v]; ok {
		return r
	}
	made = &routine{open: true}
	s.routines[v] = made
	defer func() {
		made.open = false
		switch reason := recover().(type) {
		case nil:
		case unknown:
			made.steps, made.reason = nil, string(reason)
		default:
			panic(reason)
		}
	}()
	t := s.template.Lookup(v.name)
	if t == nil || t.Tree == nil {
		giveUp("there is no template %q", v.name)
	}
	if v.data == nil {
		giveUp("%s has no view", v.name)
	}
	c := &compiler{set: s, of: made, dot: v.data}
	c.declare("$", v.data)
	steps := c.list(t.Tree.Root)
	made.slots = c.slots
	made.steps = append(steps, func(*run, reflect.Value) bool { return true }) // never nil
	return made
}

// declare brings a variable into sight and returns its slot.
func (c *compiler) declare(name string, t reflect.Type) int {
	c.names, c.types = append(c.names, name), append(c.types, t)
	c.slots = max(c.slots, len(c.names))
	return len(c.names) - 1
}

// within makes steps for another dot. Variables that are declared there are in
// sight only there.
func (c *compiler) within(dot reflect.Type, make func() steps) steps {
	outer, n := c.dot, len(c.names)
	c.dot = dot
	made := make()
	c.dot, c.names, c.types = outer, c.names[:n], c.types[:n]
	return made
}

func (c *compiler) list(n *parse.ListNode) steps {
	var made steps
	if n == nil {
		return nil
	}
	var text []byte
	flush := func() {
		if len(text) > 0 {
			fixed := slices.Clip(text)
			made = append(made, func(r *run, _ reflect.Value) bool {
				r.out = append(r.out, fixed...)
				return true
			})
			text = nil
		}
	}
	at, dot, inSight := 0, c.dot, 0
	defer func() {
		if reason := recover(); reason != nil {
			c.dot, c.names, c.types = dot, c.names[:inSight], c.types[:inSight]
			c.lookOn(n.Nodes[at+1:])
			panic(reason)
		}
	}()
	for i, node := range n.Nodes {
		at, inSight = i, len(c.names)
		switch node := node.(type) {
		case *parse.CommentNode:
		case *parse.TextNode:
			text = append(text, node.Text...)
		case *parse.ActionNode:
			fixed, s := c.action(node)
			if s == nil {
				text = append(text, fixed...)
				continue
			}
			flush()
			made = append(made, s)
		case *parse.IfNode:
			flush()
			made = append(made, c.branch(&node.BranchNode, false))
		case *parse.WithNode:
			flush()
			made = append(made, c.branch(&node.BranchNode, true))
		case *parse.RangeNode:
			flush()
			made = append(made, c.loop(node))
		case *parse.TemplateNode:
			flush()
			made = append(made, c.template(node))
		default:
			giveUp("%s: %s", n.Nodes, node)
		}
	}
	flush()
	return made
}

// action makes the step that prints a value. For one that is always the same it
// is nil, and the text is returned.
func (c *compiler) action(n *parse.ActionNode) (string, step) {
	v, escapers := c.pipe(n.Pipe)
	if len(n.Pipe.Decl) > 0 {
		if len(n.Pipe.Decl) > 1 || len(escapers) > 0 {
			giveUp("%s", n)
		}
		name := n.Pipe.Decl[0].Ident[0]
		if n.Pipe.IsAssign {
			slot := c.slot(name)
			if c.types[slot] != v.typ {
				giveUp("%s changes its type", name)
			}
			return "", store(slot, v)
		}
		return "", store(c.declare(name, v.typ), v)
	}
	print := printer(v.typ, escapers)
	if v.fixed {
		r := &run{}
		value, ok := v.get(r, reflect.Value{})
		if !ok || !print(r, value) {
			giveUp("%s", n)
		}
		return string(r.out), nil
	}
	get := v.get
	return "", func(r *run, dot reflect.Value) bool {
		value, ok := get(r, dot)
		return ok && print(r, value)
	}
}

func store(slot int, v value) step {
	return func(r *run, dot reflect.Value) bool {
		value, ok := v.get(r, dot)
		r.vars[r.base+slot] = value
		return ok
	}
}

// branch makes the step of an if or, where the value becomes dot, of a with.
func (c *compiler) branch(n *parse.BranchNode, with bool) step {
	v := c.plain(n.Pipe)
	var yes, no steps
	slot := -1
	c.within(c.dot, func() steps {
		if len(n.Pipe.Decl) > 1 || n.Pipe.IsAssign {
			giveUp("%s", n)
		}
		if len(n.Pipe.Decl) == 1 {
			slot = c.declare(n.Pipe.Decl[0].Ident[0], v.typ)
		}
		dot := c.dot
		if with {
			dot = v.typ
		}
		yes = c.within(dot, func() steps { return c.list(n.List) })
		no = c.within(c.dot, func() steps { return c.list(n.ElseList) })
		return nil
	})
	holds, get := truth(v.typ), v.get
	return func(r *run, dot reflect.Value) bool {
		value, ok := get(r, dot)
		if !ok {
			return false
		}
		if slot >= 0 {
			r.vars[r.base+slot] = value
		}
		switch {
		case !holds(value):
			return no.run(r, dot)
		case with:
			return yes.run(r, value)
		}
		return yes.run(r, dot)
	}
}

// loop makes the step of a range over a list.
func (c *compiler) loop(n *parse.RangeNode) step {
	v := c.plain(n.Pipe)
	if v.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		giveUp("%s", n)
	}
	item := v.typ.Elem()
	index, element := -1, -1
	body := c.within(item, func() steps {
		switch decl := n.Pipe.Decl; len(decl) {
		case 1:
			element = c.declare(decl[0].Ident[0], item)
		case 2:
			index = c.declare(decl[0].Ident[0], reflect.TypeFor[int]())
			element = c.declare(decl[1].Ident[0], item)
		}
		return c.list(n.List)
	})
	empty := c.within(c.dot, func() steps { return c.list(n.ElseList) })
	get := v.get
	return func(r *run, dot reflect.Value) bool {
		list, ok := get(r, dot)
		if !ok {
			return false
		}
		count := list.Len()
		if count == 0 {
			return empty.run(r, dot)
		}
		for i := range count {
			value := list.Index(i)
			if index >= 0 {
				r.vars[r.base+index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				r.vars[r.base+element] = value
			}
			if !body.run(r, value) {
				return false
			}
			if r.flush(); !r.goesOn() {
				return false
			}
		}
		return true
	}
}

// nothing is the view of a template that is called without one.
type nothing struct{}

// template makes the step of a call. What is called on a value of any type is
// found when its type is known.
func (c *compiler) template(n *parse.TemplateNode) step {
	set, name := c.set, n.Name
	v := fixed(reflect.ValueOf(nothing{}))
	if n.Pipe != nil {
		v = c.plain(n.Pipe)
	}
	get := v.get
	if v.typ.Kind() != reflect.Interface {
		callee := set.make(view{name, v.typ})
		if callee.steps == nil && !callee.open {
			c.of.missing = missing(c.of.missing, callee.missing)
			giveUp("%s", callee.reason)
		}
		return func(r *run, dot reflect.Value) bool {
			value, ok := get(r, dot)
			return ok && r.call(callee, value)
		}
	}
	return func(r *run, dot reflect.Value) bool {
		value, ok := get(r, dot)
		if !ok || value.IsNil() {
			return false
		}
		value = value.Elem()
		return r.call(set.routine(view{name, value.Type()}), value)
	}
}
