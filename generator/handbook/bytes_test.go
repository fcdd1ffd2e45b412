package handbook_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

// byteCases are findings of files that an archive of text cannot hold. Each
// file stands in, or beside, those of testdata/base.txtar.
var byteCases = []struct {
	name string
	file string // handbook.toml^ and the like are as in TestFindings
	data string
	want string
}{
	{"byte order mark", "handbook.toml", "\xef\xbb\xbf" + head + "editio = '1'\n", `
handbook.toml:3:1: error unknown-key "editio" is not a key of handbook.toml
    did you mean "edition"?
`},
	{"byte order mark, fault on the first line", "handbook.toml^", "\xef\xbb\xbfedition '5'\n", `
handbook.toml:1:9: error syntax "=" is missing before the value
    a line is written: key = "value"
`},
	{"byte order mark on a page", "pages/help.md", "\xef\xbb\xbf# Help\n[a](x)\n", `
pages/help.md:2:5: error dead-link the link "x" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
`},
	{"carriage returns", "handbook.toml^", "edition = \"1\"\r\nlanguage = 'x'\r\nintroduction = \"\"\"\r\n\\\r\n  [a](x)\r\n[b](y)\r\n\"\"\"\r\n", `
handbook.toml:2:12: error bad-value "x" is not a language
    write a language tag such as "en", "de" or "pt-BR"
handbook.toml:5:7: error dead-link the link "x" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
handbook.toml:6:5: error dead-link the link "y" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
`},
	{"carriage returns, syntax errors", "handbook.toml^", "edition = \"1\r\nlanguage = \r\nintroduction 'x'\r\nbrand = { name = \"x\"\r\n", `
handbook.toml:1:13: error syntax the text is not closed before the end of its line
    put " after it
handbook.toml:2:11: error syntax there is no value after "="
    write a text in quotes, a number, true or false, or a list in [ ]; or delete the line
handbook.toml:3:14: error syntax "=" is missing before the value
    a line is written: key = "value"
handbook.toml:4:9: error syntax the table that begins here is not closed
    put } after its last value
`},
	{"carriage returns on a page", "pages/help.md", "\r\n# Help\r\n\r\nOne [a](x)\r\ntwo [b](y)\r\n", `
pages/help.md:4:9: error dead-link the link "x" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
pages/help.md:5:9: error dead-link the link "y" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
`},
	{"old Mac", "handbook.toml", strings.ReplaceAll(head+"editio = '1'\n", "\n", "\r"), `
handbook.toml:1:19: error odd-character a line ends with a carriage return alone, as on old Macs
    in the editor choose the line ends "LF" or "CRLF"
handbook.toml:3:1: error unknown-key "editio" is not a key of handbook.toml
    did you mean "edition"?
`},
	{"old Mac, one line", "pages/help.md", "# Help\r", `
pages/help.md:1:7: error odd-character a line ends with a carriage return alone, as on old Macs
    in the editor choose the line ends "LF" or "CRLF"
`},
	{"no line end at the end", "handbook.toml", strings.TrimSuffix(head, "\n"), ""},
	{"no value, no line end", "roles/clerk.toml", clerk + "next =", `
roles/clerk.toml:4:7: error syntax there is no value after "="
    write a text in quotes, a number, true or false, or a list in [ ]; or delete the line
`},
	{"a text that is not closed, no line end", "roles/clerk.toml", clerk + "next = [\"cl", `
roles/clerk.toml:4:9: error dangling-reference there is no role "cl"
    there is only "clerk"; or delete the entry if it is gone
roles/clerk.toml:4:12: error syntax the text is not closed before the end of its line
    put " after it
`},
	{"a list that is not closed, no line end", "roles/clerk.toml", clerk + "next = [", `
roles/clerk.toml:4:8: error syntax the list that begins here is not closed
    put ] after its last entry
`},
	{"a table that is not closed, no line end", "roles/clerk.toml", clerk + "next = [{", `
roles/clerk.toml:4:9: error syntax the table that begins here is not closed
    put } after its last value
roles/clerk.toml:4:9: error wrong-type an entry of "next" must be a text, not a table
    write one text in quotes
`},
	{"a header that is not closed, no line end", "roles/clerk.toml", clerk + "[targets", `
roles/clerk.toml:4:1: error syntax the brackets around "targets" are not closed
    write [name] for a table and [[name]] for an entry of a list of tables
`},
	{"UTF-16 with a mark, little end first", "handbook.toml", utf16Text(head+"editio = '1'\n", false, true), `
handbook.toml:1:1: error encoding the file is UTF-16, not UTF-8
    in the editor choose "save as" and the encoding "UTF-8"
handbook.toml:3:1: error unknown-key "editio" is not a key of handbook.toml
    did you mean "edition"?
`},
	{"UTF-16 with a mark, big end first", "handbook.toml", utf16Text(head, true, true), `
handbook.toml:1:1: error encoding the file is UTF-16, not UTF-8
    in the editor choose "save as" and the encoding "UTF-8"
`},
	{"UTF-16 without a mark, little end first", "handbook.toml", utf16Text(head, false, false), `
handbook.toml:1:1: error encoding the file is UTF-16, not UTF-8
    in the editor choose "save as" and the encoding "UTF-8"
`},
	{"UTF-16 without a mark, big end first", "handbook.toml", utf16Text(head, true, false), `
handbook.toml:1:1: error encoding the file is UTF-16, not UTF-8
    in the editor choose "save as" and the encoding "UTF-8"
`},
	{"Windows-1252", "handbook.toml^", "edition = \"Fr\xfchling\"\nintroduction = \"\x84\xe4\x93 [a](x)\"\n", `
handbook.toml:1:14: error encoding the file is not UTF-8: byte 0xfc
    it reads as "ü" in Windows-1252; in the editor choose "save as" and the encoding "UTF-8"
handbook.toml:2:25: error dead-link the link "x" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
`},
	{"Windows-1252 id", "roles/clerk.toml", "name = \"x\"\npurpose = \"x [a](role:b\xfcro)\"\ntargets.teamwork = 1\n", `
roles/clerk.toml:2:18: error dangling-reference there is no role "büro"
    there is only "clerk"
roles/clerk.toml:2:24: error encoding the file is not UTF-8: byte 0xfc
    it reads as "ü" in Windows-1252; in the editor choose "save as" and the encoding "UTF-8"
`},
	{"a byte that Windows-1252 lacks", "handbook.toml^", "edition = \"\x81\"\n", `
handbook.toml:1:12: error encoding the file is not UTF-8: byte 0x81
    it reads as "�" in Windows-1252; in the editor choose "save as" and the encoding "UTF-8"
`},
	{"a name and a text as long as they can be", "handbook.toml^", "edition = \"" + strings.Repeat("ä", 500) + "\"\nintroduction = \"" + strings.Repeat("x", 256<<10) + "\"\n", ""},
	{"a name and a text of one more", "handbook.toml^", "edition = \"" + strings.Repeat("ä", 501) + "\"\nintroduction = \"" + strings.Repeat("x", 256<<10+1) + "\"\n", `
handbook.toml:1:11: error too-large "edition" has more than 500 characters
    write it shorter; it stands in headings and menus
handbook.toml:2:16: error too-large "introduction" has more than 256 kB
    divide it into several texts, or put it into data/assets and link to it
`},
	{"no text at all", "competencies/teamwork.toml", "PK\x03\x04\x00\x00\xff\xfe", `
competencies/teamwork.toml:1:1: error encoding the file is not text
    save it as plain text with the encoding UTF-8, not as a document
`},
	{"too many control characters", "competencies/writing.toml", "name = '" + strings.Repeat("\x01", 50) + "'", strings.Repeat(`
competencies/writing.toml:1:N: error odd-character the control character U+0001
    delete it; most editors do not show it`, 10) + "\n"},
	{"nothing but zeros", "competencies/teamwork.toml", strings.Repeat("\x00", 500), `
competencies/teamwork.toml:1:1: error odd-character the file holds nothing but zeros, as when a computer stops while it saves
    take the file from a backup or from its former versions
`},
	{"a page of zeros", "pages/help.md", strings.Repeat("\x00", 500), `
pages/help.md:1:1: error odd-character the file holds nothing but zeros, as when a computer stops while it saves
    take the file from a backup or from its former versions
`},
	{"zeros at the end, after what is not UTF-8", "pages/help.md", "# Help\n[a](x)\ncaf\xe9 " + strings.Repeat("\x00", 500), `
pages/help.md:3:6: error odd-character the file ends with zeros, as when a computer stops while it saves
    take what stood here from a backup or a former version, and delete them
`},
	{"NUL", "handbook.toml^", "edi\x00tion = \"1\x002\"\nintroduction = \"[a](x)\"\n", `
handbook.toml:1:4: error odd-character the control character U+0000
    delete it; most editors do not show it
handbook.toml:1:14: error odd-character the control character U+0000
    delete it; most editors do not show it
handbook.toml:2:21: error dead-link the link "x" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
`},
	{"control characters", "handbook.toml^", "introduction = \"a\x07b\x1b[31m \u0085 \x7f[a](x)\"\n", `
handbook.toml:1:18: error odd-character the control character U+0007
    delete it; most editors do not show it
handbook.toml:1:20: error odd-character the control character U+001B
    delete it; most editors do not show it
handbook.toml:1:26: error odd-character the control character U+0085
    delete it; most editors do not show it
handbook.toml:1:28: error odd-character the control character U+007F
    delete it; most editors do not show it
handbook.toml:1:33: error dead-link the link "x" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
`},
	{"control characters behind one in a garbled letter", "handbook.toml^", "introduction = \"\u00c3\u0081 \x07b [a](x)\"\n", `
handbook.toml:1:17: warning garbled-text "Ã\u0081" is most likely "Á", read in the wrong encoding
    take the text from where it still reads well, open it with the encoding "UTF-8", and save it so; or write the letters anew
handbook.toml:1:20: error odd-character the control character U+0007
    delete it; most editors do not show it
handbook.toml:1:27: error dead-link the link "x" leads nowhere
    link to an item as [text](competency:ID), to a file as [text](assets/NAME), to a web page with https://
`},
	{"page break", "pages/help.md", "# Help\n\none\ftwo\n", `
pages/help.md:3:4: error odd-character the control character U+000C, with which word processors break a line or page
    put a line break or a space in its place
`},
	{"control characters as escapes", "handbook.toml^", `edition = "a\u0000b"` + "\nlanguage = \"e\\bn\"\nintroduction = \"a\\u202eb\"\nsuggest = \"mailto:a\\u001b\"\n", `
handbook.toml:1:13: error odd-character this stands for the invisible character U+0000
    delete it
handbook.toml:2:14: error odd-character this stands for the invisible character U+0008
    write \\b for a backslash and the letter after it, or put the text in single quotes '
handbook.toml:3:18: error odd-character this stands for the invisible character U+202E
    delete it
handbook.toml:4:20: error odd-character this stands for the invisible character U+001B
    delete it
`},
	{"tab and line break as escapes", "handbook.toml^", `edition = "a\tb\nc"` + "\n", ""},
	{"direction", "pages/help.md", "# Help\n\nA \u202egnp.exe\u202c and \u2066isolated\u2069.\n\n\u202ab and so\u202f!\n", `
pages/help.md:3:3: error odd-character the invisible character U+202E, which changes the direction of the text after it
    delete it; the page sets the direction of each language by itself
pages/help.md:3:11: error odd-character the invisible character U+202C, which changes the direction of the text after it
    delete it; the page sets the direction of each language by itself
pages/help.md:5:1: error odd-character the invisible character U+202A, which changes the direction of the text after it
    delete it; the page sets the direction of each language by itself
`},
	{"no-break space", "handbook.toml^", "edition\u00a0=\u00a0\"1\"\n\u00a0language = \"x y\"\n", `
handbook.toml:1:8: error odd-character an invisible no-break space (U+00A0) stands outside a text
    replace it with an ordinary space, or delete it
handbook.toml:2:1: error odd-character an invisible no-break space (U+00A0) stands outside a text
    replace it with an ordinary space, or delete it
handbook.toml:2:13: error bad-value "x y" is not a language
    write a language tag such as "en", "de" or "pt-BR"
`},
	{"zero-width characters", "handbook.toml^", "\u200bedi\u2060tion = \ufeff\"1\"\nlanguage = \"en\"\u200d\n", `
handbook.toml:1:1: error odd-character an invisible zero-width space (U+200B) stands outside a text
    replace it with an ordinary space, or delete it
handbook.toml:2:16: error odd-character an invisible zero-width joiner (U+200D) stands outside a text
    replace it with an ordinary space, or delete it
`},
	{"other spaces", "handbook.toml^", "edition =\u2003\"1\"\nlanguage\u3000= \"en\"\n", `
handbook.toml:1:10: error odd-character an invisible character (U+2003) stands outside a text
    replace it with an ordinary space, or delete it
handbook.toml:2:9: error odd-character an invisible ideographic space (U+3000) stands outside a text
    replace it with an ordinary space, or delete it
`},
	{"no-break space in a text", "handbook.toml^", "edition = \"2026\u00a01\"\n", ""},
	{"tabs and wide characters", "roles/clerk.toml", "\t\"\u6f22\u5b57\U0001F600\" =\t\"x\" y\nname = \"x\"\npurpose = \"x\"\ntargets.teamwork = 1\n", `
roles/clerk.toml:1:2: error unknown-key "漢字😀" is not a key of a role
    it can have "id", "name", "stage", "purpose", "next", "targets", "sources"
roles/clerk.toml:1:14: error syntax there is text after the value
    put the whole value in quotes, or begin a comment with #
`},
	{"file too large", "pages/help.md", "# Help\n" + strings.Repeat("0123456789abcde\n", 1<<20), `
pages/help.md:1:1: error too-large the file has more than 4 MB
    split it, one competency a file
`},
	{"page with two forms of a letter", "pages/fu\u0308hrung.md", "# One\n\n[x](page:f\u00fchrung) [y](page:fu\u0308hrung)", ""},
	{"asset with another form of a letter", "assets/u\u0308.png", "", ""},
	{"link to an asset with another form of a letter", "handbook.toml^", "introduction = \"[x](assets/\u00fc.pdf)\"\n", `
handbook.toml:1:21: error missing-asset there is no file "ü.pdf" in data/assets
    the folder has no file yet
`},
}

const head = `title = "Handbook"
organisation = "Acme"
`

const clerk = `name = "Clerk"
purpose = "Helps."
targets.teamwork = 1
`

func TestFindingsOfBytes(t *testing.T) {
	base := archiveFS(t, "testdata/base.txtar")
	tables, _ := strings.CutPrefix(string(base["handbook.toml"].Data), head)
	for _, test := range byteCases {
		t.Run(test.name, func(t *testing.T) {
			fsys := archiveFS(t, "testdata/base.txtar")
			name, before := strings.CutSuffix(test.file, "^")
			data := test.data
			switch {
			case before && strings.Contains(data, "\r\n"):
				data += strings.ReplaceAll(string(fsys[name].Data), "\n", "\r\n")
			case before:
				data += string(fsys[name].Data)
			case name == "handbook.toml": // in the encoding that the case has
				data = withTables(data, tables)
			}
			fsys[name] = &fstest.MapFile{Data: []byte(data)}
			list := findings(t, fsys)
			for _, d := range list {
				checkPlace(t, fsys, d)
			}
			got, want := show(list), strings.TrimPrefix(test.want, "\n")
			if strings.Contains(want, ":N:") { // too long to write the columns down
				for i := 9; i < 19; i++ {
					got = strings.Replace(got, "1:"+string(rune('0'+i/10))+string(rune('0'+i%10))+":", "1:N:", 1)
					got = strings.Replace(got, "1:9:", "1:N:", 1)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

func utf16Text(text string, big, mark bool) string {
	if mark {
		text = "\ufeff" + text
	}
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		high, low := byte(unit>>8), byte(unit)
		if !big {
			high, low = low, high
		}
		b.WriteByte(high)
		b.WriteByte(low)
	}
	return b.String()
}
