package program

import (
	"reflect"
	"text/template/parse"
)

// Missing is a field that a template asks for and its view has not.
type Missing struct {
	Location string   // as errors of html/template give it: file, line and column, from 0
	Name     string   // of the field
	Has      []string // the fields that there are
}

// A Fault is an error of html/template, which stops at the first field that is missing,
// with all fields that its templates ask for in vain.
type Fault struct {
	Err     error
	Missing []Missing
}

func (f *Fault) Error() string { return f.Err.Error() }
func (f *Fault) Unwrap() error { return f.Err }

// mostMissing is how many fields that a routine asks for in vain are told.
const mostMissing = 200

// missing adds fields to those that a routine asks for in vain.
func missing(list, more []Missing) []Missing {
	return append(list, more[:min(len(more), max(mostMissing-len(list), 0))]...)
}

// notice notes the field of a value at a node of the template if there is none.
func (c *compiler) notice(t reflect.Type, name string, at parse.Node) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || len(c.of.missing) >= mostMissing {
		return
	}
	if _, ok := reflect.PointerTo(t).MethodByName(name); ok {
		return
	}
	if f, ok := t.FieldByName(name); ok && f.IsExported() {
		return
	}
	m := Missing{Name: name}
	m.Location, _ = (*parse.Tree)(nil).ErrorContext(at)
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() && !f.Anonymous {
			m.Has = append(m.Has, f.Name)
		}
	}
	c.of.missing = append(c.of.missing, m)
}

// lookOn looks for what is missing in the nodes after one that cannot be made.
func (c *compiler) lookOn(nodes []parse.Node) {
	for _, node := range nodes {
		func() {
			defer func() {
				if reason := recover(); reason != nil {
					if _, ok := reason.(unknown); !ok {
						panic(reason)
					}
				}
			}()
			c.list(&parse.ListNode{NodeType: parse.NodeList, Nodes: []parse.Node{node}})
		}()
	}
}
