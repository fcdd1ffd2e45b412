package handbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"handbook/generator/content"
	"handbook/generator/diag"
	"handbook/generator/markdown"
)

// begins is what the address of a link begins with: to an item, a mailbox, a telephone,
// a web page or a file.
var begins = func() string {
	kinds := make([]string, len(Kinds))
	for i, k := range Kinds {
		kinds[i] = string(k)
	}
	return "((?:" + strings.Join(kinds, "|") + "|mailto|tel):|https?://|" + FolderAssets + ")"
}()

// slip is what may have been meant as a link: with the brackets the other way round;
// with a space between them; or right, which it is not where the parser found none.
var slip = regexp.MustCompile(`(\)\[|.\] +\(|\]\(\s*<?)` + begins)

// maxSlips is how many places of one text are looked at: more are no mistakes.
const maxSlips = 200

// slips advises about what was surely meant as a link or picture and is none for
// Markdown, so that it is shown as it is written.
func (r *resolver) slips(text content.Text) {
	source := text.Value
	if !strings.Contains(source, "[") || len(r.followed) > markdown.MaxLinks { // nearly always; or it is reported
		return
	}
	looked := 0
	for _, at := range slip.FindAllStringSubmatchIndex(source, -1) {
		form, from, to := source[at[2]:at[3]], at[4], at[5] // of what the address begins with
		right, turned := strings.HasPrefix(form, "]("), form == ")["
		if right && slices.Contains(r.followed, from) {
			continue
		}
		if looked++; looked > maxSlips {
			return
		}
		open, label := at[2]+strings.LastIndexAny(form, "[("), 0
		if !turned {
			label = max(strings.LastIndexByte(source[:open], '['), 0)
		}
		before, begin, rest := source[:label], source[from:to], source[to:]
		if inCode(source, open) || strings.HasSuffix(source[:open-1], `\`) || strings.HasSuffix(before, `\`) {
			continue
		}
		picture := strings.HasSuffix(before, "!")
		like, example := formOf(begin, picture)
		hint := "write it without spaces as " + example
		switch {
		case right:
			hint = mended(begin, rest, example)
		case turned:
			if rest == "" || unicode.IsSpace(rune(rest[0])) {
				continue
			}
		default:
			rest = strings.TrimPrefix(rest, " ")
			note := !strings.HasSuffix(begin, ":") && unicode.IsDigit(rune(form[0])) // the number of one, and its address
			if note || strings.HasSuffix(before, "]") || rest == "" || rest[0] == ')' || unicode.IsSpace(rune(rest[0])) {
				continue
			}
		}
		r.Add(diag.LinkForm, text.Part(open, to), fmt.Sprintf("this looks like %s, and is none", like), hint)
	}
	r.undefined(text)
	r.wikis(text)
}

// reference is a text with the name of an address, as Markdown has it.
var reference = regexp.MustCompile(`(?:^|[\s(“„"'*])\[([^\[\]\n]*\pL[^\[\]\n]*)\](\[([a-z0-9][a-z0-9-]*)\])(?:$|[\s).,;:!?”“"'*])`)

// undefined advises about the first text whose address has a name that no line defines.
// Where text and name are the same, nothing is meant as a link: so one writes of a key
// that is pressed twice.
func (r *resolver) undefined(text content.Text) {
	if !strings.Contains(text.Value, "][") { // nearly always
		return
	}
	lower := strings.ToLower(text.Value)
	for _, at := range reference.FindAllStringSubmatchIndex(text.Value, maxSlips) {
		name := text.Value[at[6]:at[7]]
		if text.Value[at[2]:at[3]] == name || inCode(text.Value, at[4]) || strings.Contains(lower, "["+name+"]:") {
			continue
		}
		r.Add(diag.LinkForm, text.Part(at[4], at[5]), fmt.Sprintf("this looks like a link, but no line says what %s leads to", diag.Quote(name)),
			fmt.Sprintf("write the address in round brackets, as in [%s](competency:ID)", text.Value[at[2]:at[3]]))
		return
	}
}

// formOf says what a link with such a begin leads to, and returns how it is written.
func formOf(begin string, picture bool) (like, example string) {
	switch {
	case picture:
		return "a picture", "![what it shows](assets/NAME)"
	case begin == FolderAssets:
		return "a link to a file", "[text](assets/NAME)"
	case begin == "mailto:":
		return "a link to a mailbox", "[text](mailto:ADDRESS)"
	case begin == "tel:":
		return "a link to a telephone", "[text](tel:NUMBER)"
	case strings.HasSuffix(begin, "/"):
		return "a link to a web page", "[text](" + begin + "...)"
	}
	return "a link to " + withArticle(Kind(strings.TrimSuffix(begin, ":"))), "[text](" + begin + "ID)"
}

// mended returns a hint how to write a link whose brackets are in order, but whose
// address, with what follows it, is not; example is how such a link is written.
func mended(begin, rest, example string) string {
	line, _, _ := strings.Cut(rest, "\n")
	end := closing(line)
	switch {
	case begin != FolderAssets && begin != "mailto:" && !strings.HasSuffix(begin, "/"):
		return "write it without spaces as " + example
	case end < 0:
		return "close its round bracket, as in " + example
	}
	address := begin + strings.Trim(line[:end], " >")
	if before, _, found := strings.Cut(address, " "); found && strings.ContainsAny(address[len(before):], `“”„"‘’'«»`) {
		return fmt.Sprintf(`write the title in straight quotes, as in (%s "..."), or leave it out`, before)
	}
	switch {
	case !strings.Contains(address, " ") && begin == "mailto:" && strings.HasPrefix(line, " "):
		return "write it without the space before the address: " + address
	case !strings.Contains(address, " "):
		return "write it as " + example
	case begin == FolderAssets:
		return fmt.Sprintf("write <%s> between the round brackets, or give the file a name without spaces", address)
	}
	return "write %20 for each space: " + strings.ReplaceAll(address, " ", "%20")
}

// closing returns where the round bracket is closed that was opened before a text, or
// -1.
func closing(text string) int {
	open := 1
	for i := range len(text) {
		switch text[i] {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

// inCode reports whether the byte at an offset stands in a code span of its line,
// or in a block of code.
func inCode(text string, at int) bool {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	fences := strings.Count(text[:start], "\n```")
	if strings.HasPrefix(text[:start], "```") {
		fences++
	}
	return strings.Count(text[start:at], "`")%2 == 1 || fences%2 == 1 ||
		strings.HasPrefix(text[start:], "    ") || strings.HasPrefix(text[start:], "\t")
}
