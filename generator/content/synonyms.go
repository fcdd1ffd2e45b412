package content

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// synonyms are words of other frameworks and programs, with our keys that they may
// stand for, the likeliest first.
var synonyms = map[string][]string{
	"title": {"name", "essence", "question"}, "name": {"title", "essence", "question"}, "label": {"name", "title"}, "heading": {"name", "title"},
	"description": {"definition", "purpose", "text", "summary", "feature", "introduction"}, "desc": {"definition", "purpose", "description", "text", "summary"},
	"definition": {"description", "text"}, "summary": {"essence", "text"},
	"overview": {"summary", "introduction"}, "cluster": {"category"}, "group": {"category"}, "area": {"category"},
	"behaviours": {"indicators"}, "behaviors": {"indicators"}, "examples": {"indicators"}, "effective": {"indicators"}, "positive": {"indicators"},
	"ineffective": {"contra_indicators"}, "negative": {"contra_indicators"}, "negative_indicators": {"contra_indicators"},
	"color": {"accent"}, "colour": {"accent"}, "colors": {"accent"}, "colours": {"accent"}, "primary": {"accent"}, "primary_color": {"accent"}, "primary_colour": {"accent"},
	"faq": {"questions"}, "faqs": {"questions"}, "training": {"activities"}, "trainings": {"activities"}, "development": {"activities"}, "courses": {"activities"}, "kpis": {"measures"}, "metrics": {"measures"},
	"url": {"address"}, "link": {"address"}, "website": {"address"}, "author": {"publisher"}, "type": {"kind"},
	"competencies": {"targets"}, "skills": {"targets"}, "number": {"level"}, "grade": {"level"}, "company": {"organisation"}, "version": {"edition"}, "old": {"from"}, "new": {"to"},
}

// synonym returns the key among candidates for which another framework, or another
// language, has a word, or "".
func synonym(word string, candidates []string) string {
	word = strings.ToLower(word)
	return cmp.Or(among(synonyms[word], candidates), translated(word, candidates))
}

// translated returns the key among candidates that a word translates, or "".
func translated(word string, candidates []string) string {
	return among(translations[norm.NFC.String(strings.ToLower(word))], candidates)
}

// needless says why a table needs no key that authors give it all the same, or "".
func needless(t reflect.Type, key string) string {
	switch key = strings.ToLower(key); {
	case t == levelType && (key == "name" || key == "title"):
		return "delete it; the scale has the names of the levels"
	case t == stepType && (key == "level" || key == "number" || key == "id"):
		return "delete it; the order of the list numbers the levels"
	}
	return ""
}

// among returns the first of some keys that is among candidates, or "".
func among(keys, candidates []string) string {
	for _, key := range keys {
		if slices.Contains(candidates, key) {
			return key
		}
	}
	return ""
}
