package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// address is that of a web page or a mailbox, as far as it can be told from the text
// around it.
var address = regexp.MustCompile(`(?:https?://[\pL\pN]|\bwww\.[\pL\pN])[^\s<>|"“”„«»]*|[\pL\pN][\pL\pN.+_-]*@[\pL\pN-]+(?:\.[\pL\pN-]+)+`)

// longAddress is how many bytes of an address are looked at beside its text: so much
// is enough, and much more would take long for each of many texts.
const longAddress = 500

// bare finds addresses that lead nowhere when one clicks on them.
type bare struct {
	source string
	end    int // of the last address
}

// text returns the addresses in a text that lead nowhere.
func (b *bare) text(n *ast.Text) (found []Misread) {
	for up := n.Parent(); up.Type() == ast.TypeInline; up = up.Parent() {
		switch up.Kind() {
		case ast.KindCodeSpan, ast.KindLink, ast.KindImage:
			return nil
		}
	}
	source := b.source
	// An address may go on in a further text, as behind a "_".
	end := min(len(source), n.Segment.Stop+longAddress)
	for at := max(n.Segment.Start, b.end); at < n.Segment.Stop && mayBegin(source[at:n.Segment.Stop], source[at:end]); {
		m := address.FindStringIndex(source[at:end])
		if m == nil || at+m[0] >= n.Segment.Stop {
			break
		}
		from, to := at+m[0], at+m[1]
		at, b.end = to, to
		part := withoutMarks(source[from:to])
		if before := source[max(0, from-10):from]; strings.ContainsAny(before, "=(") && attribute.MatchString(before) || afterBrackets(source[:from]) || partOfAddress(source[:from]) {
			continue
		}
		found = append(found, Misread{Fate: Bare, From: from, To: from + len(part)})
	}
	return found
}

// withoutMarks returns an address without the marks of the sentence that it ends. A
// bracket that was opened in it is its own.
func withoutMarks(address string) string {
	end := len(strings.TrimRight(address, ".,;:!?*_'’)]"))
	for end < len(address) && address[end] == ')' && strings.Count(address[:end], "(") > strings.Count(address[:end], ")") {
		end++
	}
	return address[:end]
}

// mayBegin reports whether an address can begin in a text that goes on as a line
// does. To look for one takes longer.
func mayBegin(text, line string) bool {
	return strings.Contains(text, "http") || strings.Contains(text, "www.") || strings.IndexByte(line, '@') >= 0
}

// afterBrackets reports whether a text ends like the begin of what was meant as a
// link with words, which is looked for elsewhere.
func afterBrackets(before string) bool {
	rest := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(before, " "), "mailto:"), " \n(<[")
	gap := before[len(rest):]
	return gap != "" && (strings.HasSuffix(rest, "]") && !strings.Contains(gap, "[") || strings.HasSuffix(rest, ")") && strings.HasPrefix(gap, "["))
}

// attribute is what stands before an address that a tag or style of HTML names.
var attribute = regexp.MustCompile(`(?:=\s*["']?|url\(["']?|url=)$`)

// partOfAddress reports whether an address goes on at the end of a text, such as
// one of ftp://.
func partOfAddress(before string) bool {
	before = before[max(0, len(before)-longAddress):]
	word := before[strings.LastIndexAny(before, " \t\n(<")+1:]
	return strings.ContainsAny(word, "/@")
}
