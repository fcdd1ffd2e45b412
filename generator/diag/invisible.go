package diag

import (
	"fmt"
	"unicode"
)

var invisible = map[rune]string{
	0x00a0: "no-break space",
	0x00ad: "soft hyphen",
	0x200b: "zero-width space",
	0x200c: "zero-width non-joiner",
	0x200d: "zero-width joiner",
	0x2028: "line separator",
	0x2029: "paragraph separator",
	0x202f: "narrow no-break space",
	0x2060: "word joiner",
	0x3000: "ideographic space",
	0xfeff: "byte order mark",
}

// Invisible reports whether r is a character that nobody sees, or takes for an
// ordinary space, and says which, such as "an invisible no-break space (U+00A0)".
func Invisible(r rune) (what string, ok bool) {
	name, ok := invisible[r]
	if !ok {
		name = "character"
	}
	return fmt.Sprintf("an invisible %s (%U)", name, r), ok || !unicode.IsPrint(r)
}
