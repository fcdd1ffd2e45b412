package program

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// prefix begins the names of the escapers that html/template puts at the end of
// a pipe.
const prefix = "_html_template_"

func isEscaper(name string) bool { return strings.HasPrefix(name, prefix) }

func escapersOf(cmds []*parse.CommandNode) (list []string) {
	for _, cmd := range cmds {
		name, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) != 1 || !isEscaper(name.Ident) {
			giveUp("%s after an escaper", cmd)
		}
		list = append(list, strings.TrimPrefix(name.Ident, prefix))
	}
	return list
}

// trusted are the types whose values an escaper passes on as they are.
var trusted = map[string]reflect.Type{
	"htmlescaper":    reflect.TypeFor[template.HTML](),
	"htmlnamefilter": reflect.TypeFor[template.HTMLAttr](),
	"jsvalescaper":   reflect.TypeFor[template.JS](),
	"cssvaluefilter": reflect.TypeFor[template.CSS](),
	"urlfilter":      reflect.TypeFor[template.URL](),
}

// printer returns what prints a value of a type through escapers.
func printer(t reflect.Type, escapers []string) step {
	text := textOf(t)
	switch names := strings.Join(escapers, " "); {
	case len(escapers) == 0:
		return asItIs(text)
	case len(escapers) == 1 && trusted[names] == t:
		return asItIs(text)
	case t == reflect.TypeFor[template.HTML]():
		giveUp("%s of a %s", names, t)
	case names == "htmlescaper", names == "attrescaper", names == "rcdataescaper":
		return func(r *run, v reflect.Value) bool {
			r.out = appendEscaped(r.out, text(v))
			return true
		}
	case names == "urlescaper attrescaper", names == "urlnormalizer attrescaper":
		whole := escapers[0] == "urlnormalizer" || t == trusted["urlfilter"]
		return func(r *run, v reflect.Value) bool {
			r.out = appendEscaped(r.out, percent(text(v), whole))
			return true
		}
	case names == "urlfilter urlnormalizer attrescaper", names == "urlfilter attrescaper": // the latter in a refresh
		safe, whole := trusted["urlfilter"] == t, len(escapers) == 3
		return func(r *run, v reflect.Value) bool {
			s := text(v)
			if !safe && !safeURL(s) {
				return false // html/template knows what to write
			}
			if whole {
				s = percent(s, true)
			}
			r.out = appendEscaped(r.out, s)
			return true
		}
	default:
		giveUp("%s of a %s", names, t)
	}
	return nil
}

func asItIs(text func(reflect.Value) string) step {
	return func(r *run, v reflect.Value) bool {
		r.out = append(r.out, text(v)...)
		return true
	}
}

var (
	stringer = reflect.TypeFor[fmt.Stringer]()
	failure  = reflect.TypeFor[error]()
)

// textOf returns what writes a value of a type as text.
func textOf(t reflect.Type) func(reflect.Value) string {
	if p := reflect.PointerTo(t); t == truthOnly || p.Implements(stringer) || p.Implements(failure) {
		giveUp("the text of a %s", t)
	}
	switch t.Kind() {
	case reflect.String:
		return reflect.Value.String
	case reflect.Int:
		return func(v reflect.Value) string { return strconv.FormatInt(v.Int(), 10) }
	case reflect.Bool:
		return func(v reflect.Value) string { return strconv.FormatBool(v.Bool()) }
	}
	giveUp("the text of a %s", t)
	return nil
}

// entities are what takes the place of bytes in text and quoted attributes.
var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// appendEscaped appends s as html/template writes plain text in HTML, be it in an
// element or in a quoted attribute.
func appendEscaped(b []byte, s string) []byte {
	written := 0
	for i := range len(s) {
		if entity := entities[s[i]]; entity != "" {
			b = append(b, s[written:i]...)
			b = append(b, entity...)
			written = i + 1
		}
	}
	return append(b, s[written:]...)
}

// safeURL reports whether an address is relative or of a scheme that html/template
// lets pass.
func safeURL(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	return !ok || strings.Contains(scheme, "/") ||
		strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// inAddress are the bytes that any part of an address may hold, divides those that
// divide one into its parts.
var (
	inAddress = tableOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
	divides   = tableOf("!#$&*+,/:;=?@[]")
)

func tableOf(bytes string) (table [256]bool) {
	for i := range len(bytes) {
		table[bytes[i]] = true
	}
	return table
}

// percent writes what has no place in an address as "%xx", in lower case as
// html/template does. A whole address keeps what divides it, and what is encoded
// already.
func percent(s string, whole bool) string {
	var b []byte
	written := 0
	for i := range len(s) {
		c := s[i]
		if inAddress[c] || whole && (divides[c] || c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])) {
			continue
		}
		b = append(b, s[written:i]...)
		b = fmt.Appendf(b, "%%%02x", c)
		written = i + 1
	}
	if written == 0 {
		return s
	}
	return string(append(b, s[written:]...))
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
