package program

import (
	"fmt"
	"html/template"
	"reflect"
)

// call makes the value of a call of a function. The functions of a set depend on
// their arguments alone, so that a call with fixed ones is fixed.
func (c *compiler) call(name string, args []value) value {
	f, ok := c.set.functions[name]
	if !ok {
		return builtin(name, args)
	}
	v := function(name, f, args)
	for _, arg := range args {
		if !arg.fixed {
			return v
		}
	}
	result, ok := v.get(&run{}, reflect.Value{})
	if !ok {
		giveUp("%s fails", name)
	}
	return fixed(result)
}

// function makes the call of one of our functions: without reflection where its
// signature is one of those that are used most.
func function(name string, f any, args []value) value {
	t := reflect.TypeOf(f)
	if t.Kind() != reflect.Func || t.NumOut() != 1 {
		giveUp("the results of %s", name)
	}
	for i, arg := range args {
		if i >= t.NumIn() && !t.IsVariadic() || !arg.typ.AssignableTo(parameter(t, i)) || arg.typ == truthOnly {
			giveUp("the arguments of %s", name)
		}
	}
	if len(args) < t.NumIn() && !(t.IsVariadic() && len(args) == t.NumIn()-1) {
		giveUp("the arguments of %s", name)
	}
	v := value{typ: t.Out(0)}
	switch f := f.(type) {
	case func(int) string:
		return args[0].then(v.typ, func(n reflect.Value) reflect.Value { return reflect.ValueOf(f(int(n.Int()))) })
	case func(string) template.HTMLAttr:
		return args[0].then(v.typ, func(s reflect.Value) reflect.Value { return reflect.ValueOf(f(s.String())) })
	case func(string, ...any) string:
		v.get = func(r *run, dot reflect.Value) (reflect.Value, bool) {
			key, ok := args[0].get(r, dot)
			rest, all := gather(r, dot, args[1:])
			if !ok || !all {
				return key, false
			}
			return reflect.ValueOf(f(key.String(), rest...)), true
		}
	case func(string, int, ...any) string:
		v.get = func(r *run, dot reflect.Value) (reflect.Value, bool) {
			key, ok := args[0].get(r, dot)
			n, okay := args[1].get(r, dot)
			rest, all := gather(r, dot, args[2:])
			if !ok || !okay || !all {
				return key, false
			}
			return reflect.ValueOf(f(key.String(), int(n.Int()), rest...)), true
		}
	default:
		call := reflect.ValueOf(f)
		v.get = func(r *run, dot reflect.Value) (reflect.Value, bool) {
			in := make([]reflect.Value, len(args))
			for i, arg := range args {
				var ok bool
				if in[i], ok = arg.get(r, dot); !ok {
					return in[i], false
				}
			}
			return call.Call(in)[0], true
		}
	}
	return v
}

// parameter returns the type that the argument of a place has.
func parameter(t reflect.Type, i int) reflect.Type {
	if t.IsVariadic() && i >= t.NumIn()-1 {
		return t.In(t.NumIn() - 1).Elem()
	}
	return t.In(i)
}

// gather returns arguments for a function that takes any.
func gather(r *run, dot reflect.Value, args []value) ([]any, bool) {
	if len(args) == 0 {
		return nil, true
	}
	list := make([]any, len(args))
	for i, arg := range args {
		v, ok := arg.get(r, dot)
		if !ok || !v.CanInterface() {
			return nil, false
		}
		list[i] = v.Interface()
	}
	return list, true
}

var boolean = reflect.TypeFor[bool]()

// builtin makes the call of one of the functions of every template.
func builtin(name string, args []value) value {
	switch {
	case name == "len" && len(args) == 1:
		switch args[0].typ.Kind() {
		case reflect.Slice, reflect.String:
			return args[0].then(reflect.TypeFor[int](), func(v reflect.Value) reflect.Value { return reflect.ValueOf(v.Len()) })
		}
	case name == "not" && len(args) == 1:
		holds := truth(args[0].typ)
		return args[0].then(boolean, func(v reflect.Value) reflect.Value { return reflect.ValueOf(!holds(v)) })
	case (name == "and" || name == "or") && len(args) > 0:
		return junction(args, name == "or")
	case (name == "eq" || name == "ne") && len(args) == 2:
		return comparison(args[0], args[1], name == "eq")
	}
	giveUp("the function %s of %s", name, kinds(args))
	return value{}
}

func kinds(args []value) (list []string) {
	for _, arg := range args {
		list = append(list, fmt.Sprint(arg.typ))
	}
	return list
}

// junction makes an or or an and. Arguments of several types are only good for
// asking whether it is true.
func junction(args []value, or bool) value {
	typ, mixed := args[0].typ, false
	holds := make([]func(reflect.Value) bool, len(args))
	for i, arg := range args {
		holds[i] = truth(arg.typ)
		mixed = mixed || arg.typ != typ
	}
	if mixed {
		typ = truthOnly
	}
	return value{typ: typ, get: func(r *run, dot reflect.Value) (v reflect.Value, ok bool) {
		truth := false
		for i, arg := range args {
			if v, ok = arg.get(r, dot); !ok {
				return v, false
			}
			if truth = holds[i](v); truth == or {
				break
			}
		}
		if mixed {
			v = reflect.ValueOf(onlyTruth(truth))
		}
		return v, true
	}}
}

// onlyTruth is a value of which nothing but the truth is known.
type onlyTruth bool

var truthOnly = reflect.TypeFor[onlyTruth]()

// comparison makes an eq or ne of two values of the same basic type.
func comparison(a, b value, equal bool) value {
	var same func(a, b reflect.Value) bool
	switch kind := a.typ.Kind(); {
	case kind != b.typ.Kind(), a.typ == truthOnly, b.typ == truthOnly:
		giveUp("a comparison of %s and %s", a.typ, b.typ)
	case kind == reflect.String:
		same = func(a, b reflect.Value) bool { return a.String() == b.String() }
	case kind == reflect.Int:
		same = func(a, b reflect.Value) bool { return a.Int() == b.Int() }
	case kind == reflect.Bool:
		same = func(a, b reflect.Value) bool { return a.Bool() == b.Bool() }
	default:
		giveUp("a comparison of %s", a.typ)
	}
	return value{typ: boolean, get: func(r *run, dot reflect.Value) (reflect.Value, bool) {
		x, ok := a.get(r, dot)
		y, okay := b.get(r, dot)
		if !ok || !okay {
			return x, false
		}
		return reflect.ValueOf(same(x, y) == equal), true
	}}
}
