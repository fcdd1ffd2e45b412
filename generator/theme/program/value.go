package program

import (
	"reflect"
	"strconv"
	"text/template/parse"
)

// A value is an expression: what it evaluates to is of one type.
type value struct {
	typ   reflect.Type
	fixed bool // it is always the same, and needs neither run nor dot
	get   func(r *run, dot reflect.Value) (reflect.Value, bool)
}

func fixed(v reflect.Value) value {
	return value{v.Type(), true, func(*run, reflect.Value) (reflect.Value, bool) { return v, true }}
}

// then returns what do makes of the value, which is of a type.
func (v value) then(typ reflect.Type, do func(reflect.Value) reflect.Value) value {
	return value{typ: typ, get: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		of, ok := v.get(r, dot)
		if !ok {
			return of, false
		}
		return do(of), true
	}}
}

// plain makes the value of a pipe without escapers.
func (c *compiler) plain(n *parse.PipeNode) value {
	v, escapers := c.pipe(n)
	if len(escapers) > 0 {
		giveUp("%s", n)
	}
	return v
}

// pipe makes the value of a pipe and returns the escapers at its end.
func (c *compiler) pipe(n *parse.PipeNode) (value, []string) {
	v := c.command(n.Cmds[0], nil)
	for i, cmd := range n.Cmds[1:] {
		if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok && isEscaper(name.Ident) {
			return v, escapersOf(n.Cmds[i+1:])
		}
		v = c.command(cmd, &v)
	}
	return v, nil
}

// command makes the value of one command. last is what comes down the pipe, or
// nil.
func (c *compiler) command(n *parse.CommandNode, last *value) value {
	if name, ok := n.Args[0].(*parse.IdentifierNode); ok {
		args := make([]value, 0, len(n.Args))
		for _, arg := range n.Args[1:] {
			args = append(args, c.argument(arg))
		}
		if last != nil {
			args = append(args, *last)
		}
		return c.call(name.Ident, args)
	}
	if len(n.Args) > 1 || last != nil {
		giveUp("%s is a call of a method", n)
	}
	return c.argument(n.Args[0])
}

func (c *compiler) argument(n parse.Node) value {
	dot := value{typ: c.dot, get: func(_ *run, dot reflect.Value) (reflect.Value, bool) { return dot, true }}
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return c.fields(dot, n, n.Ident)
	case *parse.VariableNode:
		slot := c.slot(n.Ident[0])
		return c.fields(value{typ: c.types[slot], get: func(r *run, _ reflect.Value) (reflect.Value, bool) {
			return r.vars[r.base+slot], true
		}}, n, n.Ident[1:])
	case *parse.ChainNode:
		return c.fields(c.argument(n.Node), n, n.Field)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			giveUp("%s", n)
		}
		return c.plain(n)
	case *parse.IdentifierNode:
		return c.call(n.Ident, nil)
	case *parse.StringNode:
		return fixed(reflect.ValueOf(n.Text))
	case *parse.BoolNode:
		return fixed(reflect.ValueOf(n.True))
	case *parse.NumberNode:
		if _, err := strconv.Atoi(n.Text); err == nil && n.IsInt {
			return fixed(reflect.ValueOf(int(n.Int64)))
		}
	}
	giveUp("%s", n)
	return value{}
}

// slot returns where a variable is.
func (c *compiler) slot(name string) int {
	for i := len(c.names) - 1; i >= 0; i-- {
		if c.names[i] == name {
			return i
		}
	}
	giveUp("%s is not declared", name)
	return 0
}

// fields makes the value of a field of a field of v, which stands at a node.
func (c *compiler) fields(v value, at parse.Node, names []string) value {
	for _, name := range names {
		c.notice(v.typ, name, at)
		v = field(v, name)
	}
	return v
}

func field(v value, name string) value {
	t, pointer := v.typ, v.typ.Kind() == reflect.Pointer
	if pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		giveUp("%s has no field %s", t, name)
	}
	if m, ok := reflect.PointerTo(t).MethodByName(name); ok {
		if _, ok := t.MethodByName(name); !ok || pointer || m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
			giveUp("the method %s of %s", name, t)
		}
		return method(v, name)
	}
	f, ok := t.FieldByName(name)
	if !ok || !f.IsExported() {
		giveUp("%s has no field %s", t, name)
	}
	for outer, i := t, 0; i < len(f.Index)-1; i++ {
		if outer = outer.Field(f.Index[i]).Type; outer.Kind() != reflect.Struct {
			giveUp("%s is behind a pointer", name)
		}
	}
	get, place := v.get, f.Index
	step := func(v reflect.Value) reflect.Value { return v.FieldByIndex(place) }
	if len(place) == 1 {
		first := place[0]
		step = func(v reflect.Value) reflect.Value { return v.Field(first) }
	}
	return value{typ: f.Type, get: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := get(r, dot)
		if !ok {
			return v, false
		}
		if pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		return step(v), true
	}}
}

// method makes the value of a method without arguments.
func method(v value, name string) value {
	m, _ := v.typ.MethodByName(name)
	get, place := v.get, m.Index
	return value{typ: m.Type.Out(0), get: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		v, ok := get(r, dot)
		if !ok || !v.CanInterface() {
			return v, false
		}
		return v.Method(place).Call(nil)[0], true
	}}
}

// truth returns what tells whether a value of a type is true, as templates see
// it: not empty.
func truth(t reflect.Type) func(reflect.Value) bool {
	switch t.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.String, reflect.Slice, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	}
	giveUp("whether a %s is true", t)
	return nil
}
