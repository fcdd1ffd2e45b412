package position

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// StringOffset returns where in text the byte at the given offset of a decoded
// string is written; n is the node of that string. For a character written as
// an escape it is the backslash, for the end of the string and beyond it is the
// closing quote. For a value that is no string it is the begin of the value.
func StringOffset(text string, n *Node, decoded int) int {
	if !isString(text, n.Start, n.End) {
		return n.Start
	}
	in := inside(text, n.Start, n.End)
	return in.offset(step{0, in.start}, decoded)
}

// offset returns where the byte at an offset of what the string decodes to is written,
// from a step before it on.
func (in contents) offset(from step, decoded int) int {
	passed := from.decoded
	for at := from.at; at < in.end; {
		plain := in.plain(at, decoded-passed+1) // most bytes stand for themselves
		if passed+plain > decoded {
			return at + max(decoded-passed, 0)
		}
		passed += plain
		if at += plain; at == in.end {
			break
		}
		next, width := in.next(at)
		if passed+len(next) > decoded {
			return at
		}
		passed += len(next)
		at += width
	}
	return in.end
}

// isString reports whether the span can be a string with both its quotes.
func isString(text string, start, end int) bool {
	return 0 <= start && start+2 <= end && end <= len(text) && (text[start] == '"' || text[start] == '\'')
}

// StringEnd returns the offset after the string that begins with a quote at start,
// or -1 when it does not end.
func StringEnd(text string, start int) int {
	quote := text[start]
	fence := func(at int) bool {
		return at+2 < len(text) && text[at] == quote && text[at+1] == quote && text[at+2] == quote
	}
	if !fence(start) {
		for at := start + 1; at < len(text) && text[at] != '\n'; at++ {
			if text[at] == quote {
				return at + 1
			}
			if text[at] == '\\' && quote == '"' {
				at++
			}
		}
		return -1
	}
	for at := start + 3; at < len(text); at++ {
		if text[at] == '\\' && quote == '"' {
			at++
		} else if fence(at) {
			// Quotes before the last three belong to the string.
			for at+3 < len(text) && text[at+3] == quote {
				at++
			}
			return at + 3
		}
	}
	return -1
}

// contents is the part of a string between its quotes.
type contents struct {
	text       string
	start, end int
	escapes    bool // a backslash is special
}

// inside returns the contents of the string with the given span. The line break
// after an opening of three quotes is no part of them.
func inside(text string, start, end int) contents {
	in := contents{text, start + 1, end - 1, text[start] == '"'}
	if end-start >= 6 && text[start+1] == text[start] && text[start+2] == text[start] {
		in.start, in.end = start+3, end-3
		if body := text[in.start:in.end]; strings.HasPrefix(body, "\n") {
			in.start++
		} else if strings.HasPrefix(body, "\r\n") {
			in.start += 2
		}
	}
	return in
}

// plain returns how many bytes there are from an offset to the next escape, of as many
// as are asked for.
func (in contents) plain(at, most int) int {
	most = max(min(most, in.end-at), 0)
	if in.escapes {
		if n := strings.IndexByte(in.text[at:at+most], '\\'); n >= 0 {
			return n
		}
	}
	return most
}

// next reads what is written at an offset, one byte or one escape, and returns
// what it decodes to and its width in bytes.
func (in contents) next(at int) (decoded string, width int) {
	if in.escapes && in.text[at] == '\\' {
		return escape(in.text[at:in.end])
	}
	return in.text[at : at+1], 1
}

// escape decodes the escape at the begin of text. A backslash that joins lines
// decodes to nothing and is as wide as all space after it.
func escape(text string) (decoded string, width int) {
	breaks := false
	for width = 1; width < len(text) && strings.IndexByte(" \t\r\n", text[width]) >= 0; width++ {
		breaks = breaks || text[width] == '\n'
	}
	if breaks {
		return "", width
	}
	if len(text) == 1 {
		return string(utf8.RuneError), 1
	}
	if i := strings.IndexByte(`btnfre"\`, text[1]); i >= 0 {
		return "\b\t\n\f\r\x1b\"\\"[i : i+1], 2
	}
	digits := 0
	switch text[1] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	}
	if digits == 0 || len(text) <= 1+digits {
		return string(utf8.RuneError), 2
	}
	code, err := strconv.ParseUint(text[2:2+digits], 16, 32)
	if err != nil {
		return string(utf8.RuneError), 2
	}
	return string(rune(code)), 2 + digits
}

// unquote returns the decoded text of the string with the given span.
func unquote(text string, start, end int) string {
	in := inside(text, start, end)
	if in.plain(in.start, in.end) == in.end-in.start {
		return in.text[in.start:in.end]
	}
	var all strings.Builder
	for at := in.start; at < in.end; {
		decoded, width := in.next(at)
		all.WriteString(decoded)
		at += width
	}
	return all.String()
}
