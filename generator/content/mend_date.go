package content

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/diag"
)

// Dates as people write them.
var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$`)
	noDay     = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})$`)
	shortYear = regexp.MustCompile(`^(\d{1,2}\.\d{1,2}\.)(\d\d)$`)
	spaced    = regexp.MustCompile(`^(\d{1,2}\.)[ \t]*(\d{1,2}\.)[ \t]*(\d{4})\b`)

	// With the name of the month.
	dayInWords   = regexp.MustCompile(`^(\d{1,2})(?:\.|st|nd|rd|th|er)?[ \t-]*(?:de[ \t]+)?(\pL{3,})\.?,?[ \t-]+(?:de[ \t]+)?(\d{4})\b`)
	monthInWords = regexp.MustCompile(`^(\pL{3,})\.?[ \t]+(\d{1,2})(?:st|nd|rd|th)?,?[ \t]+(\d{4})\b`)
)

// months are the begins of their names, in the languages that the interface has words in.
var months = [][]string{{"jan", "jän", "ene"}, {"feb", "fev", "fév"}, {"mar", "mär", "mrz"}, {"apr", "avr", "abr"}, {"mai", "may"}, {"jun", "juin"},
	{"jul", "juil"}, {"aug", "aoû", "aou", "ago"}, {"sep"}, {"okt", "oct"}, {"nov"}, {"dez", "dec", "déc", "dic"}}

// dashes are the signs that word processors put in the place of a hyphen.
var dashes = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "‐", "-", "−", "-")

// inDigits returns a date with the name of its month, or with two digits for its year, as
// "30.11.2026", and what else is given as it is.
func inDigits(value string) string {
	var day, month, year string
	value = dashes.Replace(value)
	if d := shortYear.FindStringSubmatch(value); d != nil {
		return d[1] + "20" + d[2]
	} else if d := spaced.FindStringSubmatch(value); d != nil {
		return d[1] + d[2] + d[3]
	} else if d := dayInWords.FindStringSubmatch(value); d != nil {
		day, month, year = d[1], d[2], d[3]
	} else if d := monthInWords.FindStringSubmatch(value); d != nil {
		month, day, year = d[1], d[2], d[3]
	}
	month = norm.NFC.String(strings.ToLower(month))
	for i, names := range months {
		if slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(month, name) }) {
			return fmt.Sprintf("%s.%d.%s", day, i+1, year)
		}
	}
	return value
}

// hintForDate says how a date in quotes is written.
func hintForDate(text string) string {
	_, hint := sayDate(strings.TrimSpace(text))
	hint = strings.TrimSuffix(hint, ifText)
	if date, ok := strings.CutPrefix(hint, wayOfDate); ok {
		return "write " + date + ", without quotes"
	} else if hint != "" {
		return hint + ", without quotes"
	}
	return "write year, month and day without quotes, such as 2026-11-21"
}

// wayOfDate begins a hint how a certain date is written.
const wayOfDate = "write year, month and day: "

// ifText ends the hint to a date under a key that may take a text.
const ifText = "; or put it in quotes if it is a text"

// sayDate says what is wrong with a date that is not written as TOML has it, and
// how it is written; message is empty when it looks like none.
func sayDate(value string) (message, hint string) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	var year, month, day int
	written := diag.Quote(value)
	value = inDigits(value)
	if d := noDay.FindStringSubmatch(value); d != nil && number(d[2]) <= 12 {
		return written + " is a date without its day",
			fmt.Sprintf("write year, month and day, such as %s-%02d-01", d[1], number(d[2])) + ifText
	}
	if d := yearFirst.FindStringSubmatch(value); d != nil {
		year, month, day = number(d[1]), number(d[2]), number(d[3])
	} else if d := dayFirst.FindStringSubmatch(value); d != nil {
		day, month, year = number(d[1]), number(d[3]), number(d[4])
		switch {
		case month > 12:
			day, month = month, day
		case d[2] == "/" && day <= 12 && day != month:
			return written + " is not how a date is written",
				fmt.Sprintf(wayOfDate+"%04d-%02d-%02d or %04[1]d-%02[3]d-%02[2]d", year, month, day)
		}
	} else {
		return "", ""
	}
	length := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	switch {
	case month < 1 || month > 12:
		return written + " is no date: a year has the months 01 to 12", "write year, month and day, such as 2026-11-21"
	case day < 1 || day > length:
		return fmt.Sprintf("%s is no date: %s %d has %d days", written, time.Month(month), year, length),
			fmt.Sprintf("write a day that there is, such as %04d-%02d-%02d", year, month, max(1, min(day, length)))
	}
	return written + " is not how a date is written",
		fmt.Sprintf(wayOfDate+"%04d-%02d-%02d", year, month, day) + ifText
}

// noNumber tells of a value that is none at all.
func (m *mender) noNumber() {
	ends := " \t\n=[]{}#"
	if len(m.place.open) > 0 {
		ends += ","
	}
	start := strings.LastIndexAny(m.text[:m.at], ends) + 1
	end := len(m.text)
	if i := strings.IndexAny(m.text[m.at:], ends); i >= 0 {
		end = m.at + i
	}
	dated := m.keyOf(isDate)
	if dated {
		_, stop := m.lineOf(start)
		end = max(end, start+len(dayInWords.FindString(m.text[start:stop])), start+len(spaced.FindString(m.text[start:stop])))
	}
	message, hint := sayDate(m.text[start:end])
	if !dated && shortYear.MatchString(m.text[start:end]) {
		message = ""
	} else if dated {
		hint = strings.TrimSuffix(hint, ifText)
	}
	if message == "" && m.fromTo() {
		return
	}
	if message == "" {
		message, hint = diag.Quote(m.text[start:end])+" is neither a number nor a date", "write a number as 2, a date as 2026-11-21, and everything else in quotes"
	}
	m.say(diag.Syntax, start, end, message, hint)
	m.skipValue(start, end)
}
