package content

import (
	"slices"
	"strings"
)

// synonyms are words of other frameworks and programs, with our keys that they may
// stand for, the likeliest first.
var synonyms = map[string][]string{
	"title": {"name", "essence"}, "name": {"title", "essence"}, "label": {"name", "title"}, "heading": {"name", "title"},
	"description": {"definition", "purpose", "text", "summary", "feature"}, "desc": {"definition", "purpose", "description", "text", "summary"},
	"overview": {"summary", "introduction"}, "cluster": {"category"}, "group": {"category"}, "area": {"category"},
	"behaviours": {"indicators"}, "behaviors": {"indicators"}, "examples": {"indicators"}, "effective": {"indicators"}, "positive": {"indicators"},
	"ineffective": {"contra_indicators"}, "negative": {"contra_indicators"}, "negative_indicators": {"contra_indicators"},
	"url": {"address"}, "link": {"address"}, "website": {"address"}, "author": {"publisher"}, "type": {"kind"},
	"competencies": {"targets"}, "skills": {"targets"}, "number": {"level"}, "grade": {"level"}, "company": {"organisation"}, "version": {"edition"},
}

// synonym returns the key among candidates for which another framework has a word,
// or "".
func synonym(word string, candidates []string) string {
	for _, key := range synonyms[strings.ToLower(word)] {
		if slices.Contains(candidates, key) {
			return key
		}
	}
	return ""
}
