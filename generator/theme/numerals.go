package theme

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// numerals is how a language writes whole numbers.
type numerals struct {
	zero  rune   // the others follow it
	group string // between each three digits
	least int    // how many digits a number has at least to be grouped
}

// systems are the numbering systems other than Latin digits, by their CLDR
// name. base.css has the same for the numbers of lists.
var systems = map[string]struct {
	zero  rune
	group string // empty for that of the language
}{
	"arab":    {'٠', "٬"},
	"arabext": {'۰', "٬"},
	"beng":    {'০', ""},
	"deva":    {'०', ""},
	"mymr":    {'၀', ""},
}

// customary are the numbering systems that languages, and some of their
// regions, use by default when that is not Latin digits. Source: CLDR 48,
// defaultNumberingSystem. Arabic has Latin digits but for the regions that are
// listed.
var customary = map[string][]string{
	"arab": {"ckb", "sd", "ar-BH", "ar-DJ", "ar-EG", "ar-ER", "ar-IL", "ar-IQ", "ar-JO", "ar-KM", "ar-KW", "ar-LB", "ar-MR", "ar-OM", "ar-PS",
		"ar-QA", "ar-SA", "ar-SD", "ar-SO", "ar-SS", "ar-SY", "ar-TD", "ar-YE"},
	"arabext": {"fa", "ps", "uz-Arab", "pa-Arab", "ur-IN"},
	"beng":    {"as", "bn"},
	"deva":    {"mr", "ne"},
	"mymr":    {"my"},
}

// leastGrouped is how many digits a number has at least to be grouped, where that is not
// four: in the languages that leave four digits together, but for some of their
// varieties. Source: CLDR 48, minimumGroupingDigits.
var leastGrouped = map[string]int{
	"be": 5, "bg": 5, "es": 5, "es-419": 4, "et": 5, "hu": 5, "hy": 5, "ia": 5, "ie": 5, "it": 5,
	"ka": 5, "lv": 5, "pl": 5, "pt-PT": 5, "pt-AO": 4, "sl": 5, "sq": 5,
}

// system returns the CLDR name of a language's numbering system: the one that
// its tag asks for, as in "ar-u-nu-arab", else the customary one.
func system(tag language.Tag) string {
	asked := tag.TypeForKey("nu")
	if _, ok := systems[asked]; ok || asked == "latn" {
		return asked
	}
	base, script, region := tag.Raw()
	for name, languages := range customary {
		for _, known := range languages {
			if known == base.String() || known == base.String()+"-"+script.String() || known == base.String()+"-"+region.String() {
				return name
			}
		}
	}
	return "latn"
}

func numeralsOf(tag language.Tag) numerals {
	latin, _ := tag.SetTypeForKey("nu", "latn")
	sample := message.NewPrinter(latin).Sprint(number.Decimal(12345))
	n := numerals{zero: '0', group: strings.Trim(sample, "12345"), least: 4}
	if s, ok := systems[system(tag)]; ok {
		n.zero = s.zero
		if s.group != "" {
			n.group = s.group
		}
	}
	for _, name := range parents(tag) { // the last one decides
		n.least = cmp.Or(leastGrouped[name], n.least)
	}
	return n
}

func (n numerals) write(number int) string {
	if number < 0 {
		return "−" + n.write(-number)
	}
	text := strconv.Itoa(number)
	if len(text) >= n.least {
		for at := len(text) - 3; at > 0; at -= 3 {
			text = text[:at] + n.group + text[at:]
		}
	}
	return n.digits(text)
}

// digits returns text with the digits of the language.
func (n numerals) digits(text string) string {
	if n.zero == '0' {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) && r <= '9' {
			return n.zero + r - '0'
		}
		return r
	}, text)
}
