package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// A jsonStyle is how package json writes a value: with each member on a line of
// its own, or with none, and then with "<", ">" and "&" as they are.
type jsonStyle struct{ indent string }

// write writes a value as package json does, but each element of the lists of a
// struct by itself: they are long, and never in memory as a whole. An element with
// a method Value stands for what that returns.
func (s jsonStyle) write(w io.Writer, value any) error {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Struct {
		return s.one(w, v, 0)
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
		io.WriteString(w, between+s.line(1)+string(key)+":"+strings.Repeat(" ", len(s.indent)))
		if err := s.member(w, field); err != nil {
			return err
		}
		between = ","
	}
	_, err := io.WriteString(w, s.line(0)+"}")
	return err
}

func (s jsonStyle) member(w io.Writer, v reflect.Value) error {
	if v.Kind() != reflect.Slice || v.Len() == 0 {
		return s.one(w, v, 1)
	}
	between := "["
	one := s.encoder(w, 2)
	for i := range v.Len() {
		io.WriteString(w, between+s.line(2))
		if err := one(v.Index(i)); err != nil {
			return err
		}
		between = ","
	}
	_, err := io.WriteString(w, s.line(1)+"]")
	return err
}

func (s jsonStyle) one(w io.Writer, v reflect.Value, depth int) error { return s.encoder(w, depth)(v) }

// encoder returns what writes values without the line break after them.
func (s jsonStyle) encoder(w io.Writer, depth int) func(reflect.Value) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b) // which escapes U+2028 and U+2029
	encoder.SetEscapeHTML(s.indent != "")
	if s.indent != "" {
		encoder.SetIndent(strings.Repeat(s.indent, depth), s.indent)
	}
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

// line begins a line.
func (s jsonStyle) line(depth int) string {
	if s.indent == "" {
		return ""
	}
	return "\n" + strings.Repeat(s.indent, depth)
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
