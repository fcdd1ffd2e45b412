package handbook

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"

	"handbook/generator/diag"
)

// A mailbox or a telephone is taken as a program would that means well: what is
// refused, none can use.

// noContact says what is wrong with the address of a mailbox or a telephone, and what
// to do, or nothing.
func noContact(scheme, address string) (fault, hint string) {
	_, rest, _ := strings.Cut(address, ":")
	to, _, _ := strings.Cut(rest, "?")
	switch scheme {
	case "mailto":
		for one := range strings.FieldsFuncSeq(to, func(r rune) bool { return r == ',' || r == ';' }) {
			one = strings.TrimSpace(unescaped(one))
			bare := one[max(0, strings.LastIndexByte(one, '<')):] // some set a name before it
			if _, err := mail.ParseAddress(bare); err != nil && one != "" {
				return diag.Quote(one) + " is no address of a mailbox", "write it as mailto:NAME@DOMAIN, with a comma between several"
			}
		}
	case "tel":
		if number := unescaped(strings.TrimPrefix(to, "//")); !dialable(number) {
			return diag.Quote(number) + " is no telephone number", "write it with digits, such as tel:+44-20-7946-0000"
		}
	}
	return "", ""
}

// unescaped returns a part of an address as it was meant.
func unescaped(part string) string {
	if plain, err := url.PathUnescape(part); err == nil {
		return plain
	}
	return part
}

// dialable reports whether a telephone could dial a number: digits, what people set
// between them, pauses, and perhaps parameters.
func dialable(number string) bool {
	number, _, _ = strings.Cut(number, ";")
	digits := 0
	for _, r := range number {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), strings.ContainsRune("+*#.,()/~", r):
		case digits > 0 && strings.ContainsRune("pwPW", r): // a pause before what is dialled next
		default:
			return false
		}
	}
	return digits > 0
}
