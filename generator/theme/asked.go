package theme

import (
	"cmp"
	"fmt"
	"slices"
	"text/template/parse"

	"handbook/generator/diag"
)

// misused tells what is wrong with a call such as {{t "level-of" "n" .Number}}
// in a template: function is its name and args the whole call. The message is
// empty when nothing is.
func (w *Words) misused(function, key string, args []parse.Node, guesses *diag.Guesses) (message, hint string) {
	v := w.english
	if !v.has(key) {
		v = w.vocabulary // a word that the user's own templates have brought along
	}
	text, isText := v.texts[key]
	forms, isPlural := v.plural[key]
	skip := 2 // where the names and their values begin
	switch {
	case !v.has(key):
		if guesses.Among(len(w.texts) + len(w.plural) + len(w.lists)) {
			hint = diag.DidYouMean(key, w.keys())
		}
		return fmt.Sprintf("there is no word %s", diag.Quote(key)), cmp.Or(hint, fmt.Sprintf("a word of your own goes into i18n/%s.toml in your layouts", w.Tag))
	case function == "words":
		return "", ""
	case function == "t" && !isText:
		return fmt.Sprintf("the word %s has plural forms", diag.Quote(key)), fmt.Sprintf("write {{n %q COUNT}}", key)
	case function == "n" && !isPlural:
		return fmt.Sprintf("the word %s has no plural forms", diag.Quote(key)), fmt.Sprintf("write {{t %q}}", key)
	case function == "n":
		text, skip = forms["other"], 3
	}
	var given []string
	for i := skip; i < len(args); i += 2 {
		if name, ok := args[i].(*parse.StringNode); ok {
			given = append(given, name.Text)
		}
	}
	for _, name := range names(text) {
		if len(given) == 0 {
			break // a script fills in all of them
		}
		if !slices.Contains(given, name) && (name != "n" || function == "t") {
			return fmt.Sprintf("nothing is given for %s of the word %s", diag.Quote("{"+name+"}"), diag.Quote(key)),
				fmt.Sprintf("write {{%s %q ... %q VALUE}}", function, key, name)
		}
	}
	return "", ""
}
