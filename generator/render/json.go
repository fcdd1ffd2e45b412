package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// writeJSON writes a value as package json does, without a space or line break, but each
// element of the lists of a struct by itself: they are long, and never in memory as a
// whole. An element with a method Value stands for what that returns. Where escape is
// set, "<", ">" and "&" are escaped.
func writeJSON(w io.Writer, value any, escape bool) error {
	one := encoder(w, escape)
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Struct {
		return one(v)
	}
	between := "{"
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		field := v.Field(i)
		if options == "omitempty" && (field.IsZero() || field.Kind() == reflect.Slice && field.Len() == 0) {
			continue
		}
		key, err := json.Marshal(name)
		if err != nil {
			return err
		}
		io.WriteString(w, between+string(key)+":")
		if err := member(w, field, one); err != nil {
			return err
		}
		between = ","
	}
	_, err := io.WriteString(w, "}")
	return err
}

func member(w io.Writer, v reflect.Value, one func(reflect.Value) error) error {
	if v.Kind() != reflect.Slice || v.Len() == 0 {
		return one(v)
	}
	between := "["
	for i := range v.Len() {
		io.WriteString(w, between)
		if err := one(v.Index(i)); err != nil {
			return err
		}
		between = ","
	}
	_, err := io.WriteString(w, "]")
	return err
}

// encoder returns what writes a value as a whole.
func encoder(w io.Writer, escape bool) func(reflect.Value) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b) // which escapes U+2028 and U+2029
	encoder.SetEscapeHTML(escape)
	return func(v reflect.Value) error {
		b.Reset()
		value := v.Interface()
		if later, ok := value.(interface{ Value() any }); ok {
			value = later.Value()
		}
		if err := encoder.Encode(value); err != nil {
			return err
		}
		_, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
		return err
	}
}

// indented writes JSON with each member on a line of its own, just as package json does,
// which checks what it indents and takes several times as long.
type indented struct {
	w     *bufio.Writer
	depth int
}

// Write implements io.Writer. No text, and no list or object without members, goes on in
// what it gets next.
func (n *indented) Write(json []byte) (int, error) {
	written := 0
	write := func(end int) {
		n.w.Write(json[written:end])
		written = end
	}
	for i := 0; i < len(json); i++ {
		switch c := json[i]; c {
		case '"':
			for i++; json[i] != '"'; i++ {
				if json[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			if i+1 < len(json) && json[i+1] == c+2 { // "{}" or "[]"
				i++
				continue
			}
			n.depth++
			fallthrough
		case ',':
			write(i + 1)
			n.line()
		case '}', ']':
			write(i)
			n.depth--
			n.line()
		case ':':
			write(i + 1)
			n.w.WriteByte(' ')
		}
	}
	_, err := n.w.Write(json[written:])
	return len(json), err
}

// line begins a line.
func (n *indented) line() {
	n.w.WriteByte('\n')
	for range n.depth {
		n.w.WriteByte(' ')
	}
}

// inPieces hands a file over to the sink while write writes it.
func (r *renderer) inPieces(path string, write func(w *bufio.Writer) error) error {
	out := &stream{sink: r.sink, path: path}
	w := bufio.NewWriterSize(out, 64<<10)
	err := write(w)
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		out.giveUp()
		return err
	}
	return out.end(nil)
}
