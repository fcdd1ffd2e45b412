package handbook

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// The longest id, in characters and in bytes: with its ending it has to fit
// into the 255 bytes that file names have on common systems.
const (
	maxID      = 64
	maxIDBytes = 240
)

// maxSuggested is the longest id that a hint suggests: what a message quotes whole.
const maxSuggested = 60

// faultOf says what keeps an id from being part of an address, or nothing.
func faultOf(id string) string {
	switch {
	case len([]rune(id)) > maxID || len(id) > maxIDBytes:
		return fmt.Sprintf("is longer than %d characters", maxID)
	case !norm.NFC.IsNormalString(id):
		return "has an accent apart from its letter"
	case reserved[strings.ToLower(id)]:
		return "is a name that Windows keeps for itself"
	case strings.HasPrefix(id, "-") || strings.HasSuffix(id, "-"):
		return "begins or ends with a hyphen"
	}
	for _, r := range id {
		if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return "has " + characterName(r)
		}
	}
	return ""
}

// checkID reports an id that cannot be part of an address everywhere: on every
// file system, in a zip, and typed by hand. It returns whether it can.
func (r *resolver) checkID(id content.Text) bool {
	fault := faultOf(id.Value)
	if fault == "" {
		return true
	}
	if visible, where, ok := unseen(id.Value); ok {
		hint := "delete it"
		if id.At.Whole() {
			hint = "rename the file"
		}
		r.Add(diag.InvalidID, id.At, fmt.Sprintf("the id %s: %s", diag.Quote(visible), where), hint)
		return false
	}
	hint := "an id has letters, digits and hyphens"
	if reserved[strings.ToLower(id.Value)] {
		hint = "choose another one"
	}
	if id.At.Whole() {
		hint = "rename the file: its name has letters, digits and hyphens"
		if namedCopy.MatchString(id.Value) {
			hint = "if it is a copy, move it out of the data folder; else " + hint
		}
	}
	if composed := norm.NFC.String(id.Value); faultOf(composed) == "" {
		hint = fmt.Sprintf("write its letters as one character each: %s", diag.Quote(composed))
	} else if s := r.proposed(id.Value); s != "" && s != id.Value && !reserved[s] {
		hint += ", such as " + diag.Quote(s)
	}
	r.Add(diag.InvalidID, id.At, fmt.Sprintf("the id %s %s", diag.Quote(id.Value), fault), hint)
	return false
}

// umlauts are written in German with two letters where there is one too few.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue")

// proposed returns an id that an author may give to what has such a text, or "".
func (r *resolver) proposed(text string) string {
	if r.hb.Language == "de" || strings.HasPrefix(r.hb.Language, "de-") {
		text = umlauts.Replace(norm.NFC.String(text))
	}
	return slug(text, maxSuggested)
}

// unseen tells of an invisible character in an id: what is seen of the id, and
// which one stands where.
func unseen(id string) (visible, where string, ok bool) {
	hidden := func(r rune) bool { _, ok := diag.Invisible(r); return ok }
	at := strings.IndexFunc(id, hidden)
	if at < 0 {
		return id, "", false
	}
	r, _ := utf8.DecodeRuneInString(id[at:])
	what, _ := diag.Invisible(r)
	switch {
	case strings.TrimFunc(id[at:], hidden) == "":
		where = "at its end"
	case at == 0:
		where = "at its beginning"
	default:
		where = "within it"
	}
	visible = strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, id)
	return visible, what + " stands " + where, true
}

func characterName(r rune) string {
	what, hidden := diag.Invisible(r)
	switch {
	case r == ' ':
		return "a space"
	case hidden:
		return what
	}
	return "the character " + string(r)
}

// reserved are the names that Windows gives to no file, whatever its extension.
// Source: "Naming Files, Paths, and Namespaces", Microsoft Learn.
var reserved = func() map[string]bool {
	names := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true}
	for _, device := range []string{"com", "lpt"} {
		for _, n := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"} {
			names[device+n] = true
		}
	}
	return names
}()

// deriveID makes the id of an item whose author gave none. It depends on the
// item's kind, what it belongs to and its text on one line, never on its position.
func deriveID(kind Kind, scope, text string) string {
	text = norm.NFC.String(text)
	var buffer [512]byte
	all := append(append(append(append(append(buffer[:0], kind...), 0), scope...), 0), text...)
	sum := sha256.Sum256(all)
	id := appendSlug(buffer[:0], text, 40)
	if len(id) == 0 {
		id = append(id, kind...)
	}
	id = append(id, '-')
	tail := len(id)
	id = base32.StdEncoding.AppendEncode(id, sum[:4])[:tail+6]
	for i := tail; i < len(id); i++ {
		id[i] |= 0x20 // lower case, and digits stay
	}
	return string(id)
}

// slug returns text as lower-case ASCII words joined by hyphens, cut after the
// last whole word within limit. It is empty when the text has no such letters.
func slug(text string, limit int) string { return string(appendSlug(nil, text, limit)) }

// appendSlug appends the slug of a text to an empty list.
func appendSlug(out []byte, text string, limit int) []byte {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		text = letters.Replace(strings.ToLower(norm.NFKD.String(text)))
	}
	word := 0 // where the last one begins
	for _, r := range text {
		switch {
		case 'A' <= r && r <= 'Z':
			out = append(out, byte(r)|0x20)
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			out = append(out, byte(r))
		case r == '\'' || r == '’' || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)):
			// within a word, and left out
		case len(out) > word:
			out = append(out, '-')
			word = len(out)
		}
		if len(out) > limit && len(out) > word {
			if word == 0 {
				return out[:limit]
			}
			return out[:word-1]
		}
	}
	return bytes.TrimSuffix(out, []byte("-"))
}

// letters are written in ASCII where taking off the accent is not enough.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i")

// foldPath returns what two paths have in common when a file system that
// ignores case, or the form of a Unicode text, takes them for one.
func foldPath(path string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(path)))
}
