package content

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"

	"handbook/generator/diag"
	"handbook/generator/position"
)

// byteOrderMark may begin a file; it is no part of its text.
const byteOrderMark = "\ufeff"

// maxControl is how many control characters are told one by one, and how many a text
// file can have by mistake, but for those of word processors.
const maxControl = 10

// file is one content file as text.
type file struct {
	name   string // as the author would open it
	source string // as the author wrote it, in UTF-8
	lines  func() *position.Lines
	draft  // the source as it is read, mended where it is faulty

	parsed  string            // the draft's text when it was parsed
	offsets *position.Offsets // of its strings
	root    *position.Node    // where each key and value stands in it; nil until parsed
	mended  diag.Span         // the first place where the syntax was mended, if any was
	second  Place             // where what belongs into another file seems to begin
	named   []Text            // in the place of numbers
}

// newFile checks that data is text in UTF-8 and returns it as a file, or nil
// when it cannot be meant as text. A byte order mark is accepted; another
// encoding is reported and read all the same, so that one run tells what else
// is wrong.
func newFile(name string, data []byte, list *diag.List) *file {
	if len(data) > MaxFile {
		list.Add(diag.TooLarge, wholeFile(name),
			fmt.Sprintf("the file has more than %d MB", MaxFile>>20),
			"split it, one competency a file")
		return nil
	}
	if tellZeros(name, data, list) {
		return nil
	}
	if order, ok := UTF16(data); ok {
		list.Add(diag.Encoding, wholeFile(name), InUTF16, SaveAsUTF8)
		data, _ = xunicode.UTF16(order, xunicode.UseBOM).NewDecoder().Bytes(data) // replaces what it cannot decode
	}
	f := &file{name: name}
	if at := InvalidUTF8(data); at >= 0 {
		if bytes.IndexByte(data, 0) >= 0 {
			list.Add(diag.Encoding, wholeFile(name), "the file is not text", "save it as plain text with the encoding UTF-8, not as a document")
			return nil
		}
		f.read(windows1252(data))
		p := position.NewLines(string(data)).Position(at)
		list.Add(diag.Encoding, f.spanAt(p.Line, p.Column, 1),
			fmt.Sprintf("the file is not UTF-8: byte 0x%02x", data[at]),
			fmt.Sprintf(`it reads as %s in Windows-1252; in the editor choose "save as" and the encoding "UTF-8"`,
				diag.Quote(string(charmap.Windows1252.DecodeByte(data[at])))))
	} else {
		f.read(data)
		f.tellGarbled(list)
	}
	if !f.clean(list) {
		return nil
	}
	f.settle(list)
	return f
}

// read takes source as the text of the file.
func (f *file) read(source []byte) {
	f.source = string(source)
	f.lines = sync.OnceValue(func() *position.Lines { return position.NewLines(f.source) })
	f.draft = draft{text: f.source}
}

// clean reports the characters that no text may hold and takes them, and a byte
// order mark, out of the draft. It returns false when so many of them are none that a word
// processor writes that the file is surely no text.
func (f *file) clean(list *diag.List) bool {
	if strings.Contains(f.source, "\r") {
		if at := loneReturn(f.source); at >= 0 {
			list.Add(diag.OddCharacter, f.sourceSpan(at, at+1), "a line ends with a carriage return alone, as on old Macs",
				`in the editor choose the line ends "LF" or "CRLF"`)
		}
		// The site is the same with each line end.
		f.read([]byte(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(f.source)))
	}
	var unwanted []piece
	if strings.HasPrefix(f.source, byteOrderMark) {
		unwanted = append(unwanted, piece{0, len(byteOrderMark)})
	}
	var odd []piece
	others := 0 // of those that no word processor writes
	for at, r := range f.source {
		if !hidden(r) {
			continue
		}
		p := piece{at, at + utf8.RuneLen(r)}
		unwanted = append(unwanted, p)
		if inGarbled(f.source, at) { // which is told
			continue
		}
		odd = append(odd, p)
		if r != '\v' && r != '\f' && !directional(r) {
			others++
		}
	}
	for i, p := range odd[:min(len(odd), maxControl)] {
		r, _ := utf8.DecodeRuneInString(f.source[p.start:])
		message, hint := sayHidden(r)
		if more := len(odd) - maxControl; i == maxControl-1 && more > 0 && others <= maxControl {
			message += fmt.Sprintf("; the file has %d more like it", more)
		}
		list.Add(diag.OddCharacter, f.sourceSpan(p.start, p.end), message, hint)
	}
	f.takeOut(unwanted)
	return others <= maxControl
}

// wholeFile returns the place of a file as a whole.
func wholeFile(name string) diag.Span {
	return diag.Span{Position: diag.Position{File: name}}
}

// placeOfFile returns a file as a whole as a [Place].
func placeOfFile(name string) Place { return Place{file: &file{name: name}, from: -1} }

// place returns the place of the bytes from..to of the draft.
func (f *file) place(from, to int) Place { return Place{f, int32(from), int32(to)} }

// line returns the text of line n (from 1) without its break and without a
// byte order mark.
func (f *file) line(n int) string {
	return strings.TrimSuffix(f.source[f.lines().Start(n):f.lines().End(n)], "\r")
}

// span returns the place of the bytes from..to of the draft.
func (f *file) span(from, to int) diag.Span {
	return f.sourceSpan(f.original(from), f.original(to))
}

// lineNumber returns the line of the source, from 1, that a byte of the draft is from.
func (f *file) lineNumber(at int) int { return f.lines().Position(f.original(at)).Line }

// changed reports whether the bytes from..to of the draft are not as they were written.
func (f *file) changed(from, to int) bool {
	return f.origin != nil && f.text[from:to] != f.source[f.original(from):f.original(to)]
}

// sourceSpan returns the place of the bytes from..to of the source. A span over
// several lines is cut at the end of its first line.
func (f *file) sourceSpan(from, to int) diag.Span {
	p := f.lines().Position(from)
	end := min(to, f.lines().Start(p.Line)+len(f.line(p.Line)))
	width := 1
	if end > from {
		width = utf8.RuneCountInString(f.source[from:end])
	}
	return f.spanAt(p.Line, p.Column, width)
}

func (f *file) spanAt(line, column, width int) diag.Span {
	return diag.Span{Position: diag.Position{File: f.name, Line: line, Column: column}, Width: width, Excerpt: f.line(line)}
}

// stringOffset returns where the byte at the given offset of a decoded string
// stands in the draft; the string is written from start to end.
func (f *file) stringOffset(start, end, offset int) int {
	return f.offsets.In(&position.Node{Start: start, End: end}, offset)
}

// asWritten returns a decoded text as a part of the file, where it stands there to
// the letter: then it needs no memory of its own. Else it returns "".
func (f *file) asWritten(text string, node *position.Node) string {
	at := strings.Index(f.parsed[node.Start:min(node.End, node.Start+longestOpening+len(text))], text)
	if at < 0 {
		return ""
	}
	return f.parsed[node.Start+at:][:len(text)]
}

// longestOpening is how many bytes can stand before a text: quotes and a line
// break.
const longestOpening = len("\"\"\"\n")

// What is said of a file that a program has saved in UTF-16.
const (
	InUTF16    = "the file is UTF-16, not UTF-8"
	SaveAsUTF8 = `in the editor choose "save as" and the encoding "UTF-8"`
)

// UTF16 reports whether data begins like UTF-16 text, with or without its mark,
// and the order of its bytes.
func UTF16(data []byte) (order xunicode.Endianness, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return xunicode.LittleEndian, true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return xunicode.BigEndian, true
	case len(data) >= 4 && data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0:
		return xunicode.BigEndian, true
	case len(data) >= 4 && data[0] != 0 && data[1] == 0 && data[2] != 0 && data[3] == 0:
		return xunicode.LittleEndian, true
	}
	return xunicode.LittleEndian, false
}

// InvalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func InvalidUTF8(data []byte) int {
	if utf8.Valid(data) { // nearly always
		return -1
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// windows1252 returns data with each byte that is not UTF-8 read as
// Windows-1252.
func windows1252(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(data)/8)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			if r = charmap.Windows1252.DecodeByte(data[0]); unicode.IsControl(r) {
				r = utf8.RuneError
			}
		}
		out = utf8.AppendRune(out, r)
		data = data[size:]
	}
	return out
}

// loneReturn returns the offset of the first carriage return that no line feed
// follows, or -1.
func loneReturn(text string) int {
	for at := range len(text) {
		if text[at] == '\r' && (at+1 == len(text) || text[at+1] != '\n') {
			return at
		}
	}
	return -1
}

// directional reports whether r overrides or embeds a direction of writing,
// which can make a text read other than it is. See Unicode Standard Annex 9.
// Isolates and the plain marks stay allowed: they cannot reach beyond a text.
func directional(r rune) bool {
	return r >= 0x202a && r <= 0x202e
}

// hidden reports whether r is a character that no text may hold.
func hidden(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' || directional(r)
}

// sayHidden says which character r is that no text may hold, and what to do about it.
func sayHidden(r rune) (message, hint string) {
	switch {
	case directional(r):
		return fmt.Sprintf("the invisible character %U, which changes the direction of the text after it", r),
			"delete it; the page sets the direction of each language by itself"
	case r == '\v' || r == '\f':
		return fmt.Sprintf("the control character %U, with which word processors break a line or page", r), "put a line break or a space in its place"
	}
	return fmt.Sprintf("the control character %U", r), "delete it; most editors do not show it"
}
