package content

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"handbook/generator/diag"
)

// Dates as people write them.
var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$`)
	noDay     = regexp.MustCompile(`^(\d{4})[./-](\d{1,2})$`)
)

// ifText ends the hint to a date under a key that may take a text.
const ifText = "; or put it in quotes if it is a text"

// sayDate says what is wrong with a date that is not written as TOML has it, and
// how it is written; message is empty when it looks like none.
func sayDate(value string) (message, hint string) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	var year, month, day int
	if d := noDay.FindStringSubmatch(value); d != nil && number(d[2]) <= 12 {
		return diag.Quote(value) + " is a date without its day",
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
			return diag.Quote(value) + " is not how a date is written",
				fmt.Sprintf("write year, month and day: %04d-%02d-%02d or %04[1]d-%02[3]d-%02[2]d", year, month, day)
		}
	} else {
		return "", ""
	}
	length := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	switch {
	case month < 1 || month > 12:
		return diag.Quote(value) + " is no date: a year has the months 01 to 12", "write year, month and day, such as 2026-11-21"
	case day < 1 || day > length:
		return fmt.Sprintf("%s is no date: %s %d has %d days", diag.Quote(value), time.Month(month), year, length),
			fmt.Sprintf("write a day that there is, such as %04d-%02d-%02d", year, month, max(1, min(day, length)))
	}
	return diag.Quote(value) + " is not how a date is written",
		fmt.Sprintf("write year, month and day: %04d-%02d-%02d", year, month, day) + ifText
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
	message, hint := sayDate(m.text[start:end])
	if m.keyOf(isDate) {
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
