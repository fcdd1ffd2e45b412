package theme

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// wordReader reads one file of words and reports what does not fit to the
// English ones.
type wordReader struct {
	tag   language.Tag
	known vocabulary     // empty while the English words themselves are read
	form  map[string]int // see formsOf
	list  *diag.List

	vocabulary
	strays  []stray
	inTable bool          // words stand in a table, where they are not found
	tree    *content.Tree // nil when nothing could be read
}

// What the value of a key must be, as messages call it.
const (
	aText  = "a text"
	aTable = "a table"
	aList  = "a list"
)

// readWords reads the words of one language.
func readWords(f file, tag language.Tag, known vocabulary, list *diag.List) *wordReader {
	r := &wordReader{tag: tag, known: known, form: formsOf(tag), list: list, vocabulary: newVocabulary()}
	if r.tree = content.ReadTree(f.data, f.name, list); r.tree != nil {
		r.read()
	}
	return r
}

func (r *wordReader) read() {
	for _, key := range r.tree.Keys() {
		value := r.tree.Values[key]
		if table, ok := value.(map[string]any); ok && r.aroundWords(key, table) {
			r.list.Add(diag.UnknownKey, r.tree.Key(key), fmt.Sprintf("words stand in no table, as these do in %s", diag.Quote("["+key+"]")), "delete the line with the brackets")
			r.inTable = true
			continue
		}
		kind := r.kind(key, value)
		switch value := value.(type) {
		case string:
			if kind == aText {
				r.text(value, r.known.texts[key], key)
				r.texts[key] = value
				continue
			}
		case map[string]any:
			if kind == aTable {
				r.plural[key] = r.forms(key, value)
				continue
			}
		case []any:
			if kind == aList {
				r.months(key, value)
				continue
			}
		}
		hint := "write it in quotes"
		switch kind {
		case aTable:
			hint = "write a text for each plural form: " + r.example()
		case aList:
			hint = "write the texts in square brackets, with commas between them"
		}
		r.list.Add(diag.WrongType, r.tree.Value(key), fmt.Sprintf("%s must be %s, not %s", diag.Quote(key), kind, content.TypeName(value)), hint)
	}
}

// kind returns what the value of a key must be. A key that is not known is noted
// and may be what it is.
func (r *wordReader) kind(key string, value any) string {
	if _, ok := r.known.texts[key]; ok {
		return aText
	}
	if _, ok := r.known.plural[key]; ok {
		return aTable
	}
	if _, ok := r.known.lists[key]; ok {
		return aList
	}
	if len(r.known.texts) > 0 {
		r.strays = append(r.strays, stray{key, r.tree.Key(key)})
	}
	switch value.(type) {
	case map[string]any:
		return aTable
	case []any:
		return aList
	}
	return aText
}

// aroundWords reports whether a table has words of ours rather than plural forms.
func (r *wordReader) aroundWords(key string, table map[string]any) bool {
	return !r.known.has(key) && slices.ContainsFunc(slices.Collect(maps.Keys(table)), r.known.has)
}

// spaced are texts for the search alone, and what they hold.
var spaced = map[string]string{
	"search-skip":    "the words that are too common to be searched for, with a space between",
	"search-endings": `the endings that forms of a word differ in, with a space between; "-" is none, and "/" parts those that do not stand for each other`,
}

// comma finds what people put between words, in Arabic and Chinese as well.
var comma = regexp.MustCompile(`[,;،؛、，；]`)

// text checks one text against the English one.
func (r *wordReader) text(text, english string, path ...string) {
	if strings.TrimSpace(text) == "" {
		r.list.Add(diag.EmptyText, r.tree.Value(path...), fmt.Sprintf("the word %s is empty", diag.Quote(path[0])), "write the text, or delete the line")
		return
	}
	rest := text
	if strings.Contains(text, "{") {
		rest = placeholder.ReplaceAllStringFunc(text, func(whole string) string { return strings.Repeat(" ", len(whole)) })
	}
	if at := strings.IndexAny(rest, "{}"); at >= 0 {
		r.list.Add(diag.BadValue, r.tree.Part(at, at+1, path...), "a brace that is part of no name in braces", "write the name between { and } without spaces, such as {n}")
	}
	if spaced[path[0]] != "" {
		r.apart(text, path...)
	}
	if r.known.has(path[0]) {
		r.placeholders(text, english, path...)
	}
}

// apart reports a sign between words that have spaces between them.
func (r *wordReader) apart(text string, path ...string) {
	if sign := comma.FindStringIndex(text); sign != nil {
		r.list.Add(diag.BadValue, r.tree.Part(sign[0], sign[1], path...), fmt.Sprintf("%s stands in the list %s", diag.Quote(text[sign[0]:sign[1]]), diag.Quote(path[0])), "write "+spaced[path[0]])
	}
}

// placeholders reports names in braces that the English text does not have, and
// those that it has alone.
func (r *wordReader) placeholders(text, english string, path ...string) {
	wanted := names(english)
	for _, at := range braced(text) {
		if name := text[at[2]:at[3]]; !slices.Contains(wanted, name) {
			hint := "the English text has none"
			if len(wanted) > 0 {
				hint = diag.DidYouMean(name, wanted)
			}
			r.list.Add(diag.BadValue, r.tree.Part(at[0], at[1], path...), fmt.Sprintf("nothing is put in the place of %s in %s", diag.Quote(text[at[0]:at[1]]), diag.Quote(path[0])), hint)
		}
	}
	for _, name := range wanted {
		if slices.Contains(names(text), name) || name == "n" && len(path) == 2 && r.oneNumber(path[1]) {
			continue
		}
		hint := "put it where the value belongs; in English it is " + strconv.Quote(english)
		if name == "n" && len(path) == 2 && path[1] != "other" { // where English may have none
			hint = fmt.Sprintf("the language %s has the form %s for several numbers: put {n} where the number belongs", diag.Quote(r.tag.String()), diag.Quote(path[1]))
		}
		r.list.Add(diag.BadValue, r.tree.Value(path...), fmt.Sprintf("the word %s leaves out %s", diag.Quote(path[0]), diag.Quote("{"+name+"}")), hint)
	}
}

// names returns the names in braces of a text.
func names(text string) []string {
	var list []string
	for _, at := range braced(text) {
		list = append(list, text[at[2]:at[3]])
	}
	return list
}

// braced returns where names in braces stand in a text, as placeholder finds them. Most
// texts have none, and the pattern takes its time.
func braced(text string) [][]int {
	if !strings.Contains(text, "{") {
		return nil
	}
	return placeholder.FindAllStringSubmatchIndex(text, -1)
}

// oneNumber reports whether a plural form stands for a single number, so that
// its text can say it in words.
func (r *wordReader) oneNumber(form string) bool {
	_, err := strconv.Atoi(form)
	return err == nil || r.form[form] == 1
}

// forms reads the plural forms of a word. Every language has the form "other"; in some,
// such as Polish, no whole number asks for it, and it may be left out.
func (r *wordReader) forms(key string, table map[string]any) map[string]string {
	forms, known := map[string]string{}, slices.Sorted(maps.Keys(r.form))
	for _, form := range r.tree.Keys(key) {
		n, err := strconv.Atoi(form)
		if r.form[form] == 0 && form != "other" && (form != "many" || !hasMillions(r.tag)) && (err != nil || n < 0 || strconv.Itoa(n) != form) { // no exact number either
			hint := fmt.Sprintf("it has %s; for one number alone write that, such as 0", diag.QuoteAll(known))
			r.list.Add(diag.UnknownKey, r.tree.Key(key, form), fmt.Sprintf("the language %s has no plural form %s", diag.Quote(r.tag.String()), diag.Quote(form)), hint)
			continue
		}
		text, ok := table[form].(string)
		if !ok {
			r.list.Add(diag.WrongType, r.tree.Value(key, form), fmt.Sprintf("%s must be a text, not %s", diag.Quote(form), content.TypeName(table[form])), "write it in quotes")
			continue
		}
		r.text(text, r.known.plural[key]["other"], key, form)
		forms[form] = text
	}
	if table["other"] != nil && !slices.ContainsFunc(known, func(form string) bool { return form != "other" && table[form] != nil }) {
		return forms // the text is the same for all numbers
	}
	for _, form := range known {
		if _, ok := table[form]; !ok && r.tree.Whole {
			r.list.Add(diag.MissingKey, r.tree.Value(key), fmt.Sprintf("the word %s without the plural form %s", diag.Quote(key), diag.Quote(form)),
				fmt.Sprintf("the language %s has the forms %s; add a text for it", diag.Quote(r.tag.String()), diag.QuoteAll(known)))
		}
	}
	return forms
}

// example returns plural forms of the language as they are written.
func (r *wordReader) example() string {
	var parts []string
	for _, form := range slices.Sorted(maps.Keys(r.form)) {
		parts = append(parts, form+` = "..."`)
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// months reads the list of the names of the months.
func (r *wordReader) months(key string, values []any) {
	var list []string
	for i, value := range values {
		text, ok := value.(string)
		if !ok || strings.TrimSpace(text) == "" {
			r.list.Add(diag.WrongType, r.tree.Item(i, key), fmt.Sprintf("an entry of %s must be a text, not %s", diag.Quote(key), content.TypeName(value)), "write it in quotes")
			continue
		}
		list = append(list, text)
	}
	if len(values) != 12 {
		r.list.Add(diag.BadValue, r.tree.Value(key), fmt.Sprintf("%s has %d entries; a year has 12", diag.Quote(key), len(values)), "write all months from January on")
		return
	}
	r.lists[key] = list
}
