package content

import (
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// names are the words for table types whose Go name is not the word itself.
var names = map[string]string{
	"Handbook":         "handbook.toml",
	"Brand":            "[brand]",
	"ScaleStep":        "a level of a scale",
	"KindName":         "a kind",
	"SourceRef":        "a source",
	"Competing":        "an entry of [[competing]]",
	"Demonstrate":      "[demonstrate]",
	"StageExpectation": "an entry of [[stages]]",
	"orientationsFile": "orientations.toml",
	"rolesFile":        "roles.toml",
}

// describe returns the words for a table type, with its article.
func describe(t reflect.Type) string {
	if name, ok := names[t.Name()]; ok {
		return name
	}
	word := hyphenate(t.Name())
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// describeAs returns the words for a table type with another article, such as
// "this".
func describeAs(article string, t reflect.Type) string {
	words := describe(t)
	if _, word, ok := strings.Cut(words, " "); ok {
		return article + " " + word
	}
	return words
}

func hyphenate(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// plural returns the word for several values of a type, for messages.
func plural(t reflect.Type) string {
	switch t {
	case textType:
		return "texts"
	case numberType:
		return "numbers"
	}
	for _, f := range fieldsOf(t) {
		if f.short {
			return "texts or tables"
		}
	}
	return "tables"
}

// TypeName returns the author's word for the type of a TOML value.
func TypeName(value any) string {
	switch value := value.(type) {
	case string:
		return "a text"
	case int64:
		return "a whole number"
	case float64:
		return "a decimal number"
	case bool:
		return strconv.FormatBool(value)
	case time.Time:
		if timeOnly(value) {
			return "a time"
		}
		return "a date"
	case map[string]any:
		return "a table"
	}
	return "a list"
}
