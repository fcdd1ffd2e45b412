package theme

import (
	"strconv"
	"strings"
	"unicode"
)

// withoutName are the texts about a level that take the place of those with its name
// when that says no more than its number.
var withoutName = map[string]string{"level-title": "level-n", "check-title": "check-of"}

// LevelName returns the name of a level, or nothing when it is its number again: many
// organisations call their levels "Level 1" and so on.
func (w *Words) LevelName(n int, name string) string {
	if !strings.ContainsFunc(name, unicode.IsDigit) { // as most
		return name
	}
	for _, number := range []string{strconv.Itoa(n), w.Digits(n), w.fill(w.texts["level-n"], []any{"n", n})} {
		if strings.EqualFold(strings.TrimSpace(name), number) {
			return ""
		}
	}
	return name
}

// forLevel returns the key of the text that fits a level, where a key is of one.
func (w *Words) forLevel(key string, pairs []any) string {
	short := withoutName[key]
	if short == "" || len(pairs) == 0 {
		return key
	}
	n, name := 0, ""
	for i := 0; i+1 < len(pairs); i += 2 {
		switch v := pairs[i+1].(type) {
		case int:
			n = v
		case string:
			name = v
		}
	}
	if w.LevelName(n, name) != "" {
		return key
	}
	return short
}
