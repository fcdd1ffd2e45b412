package handbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// lookupTarget follows the reference of one of a role's targets. Those that the role has
// already are taken, and are not guessed to be meant.
func (r *resolver) lookupTarget(ref content.Text, taken map[string]bool) (*Competency, bool) {
	x := &r.competencies
	_, known := x.entries[norm.NFC.String(ref.Value)]
	if known && ref.At.Mended() {
		r.Add(diag.Syntax, ref.At, fmt.Sprintf("%s stands without quotes in the place of a key", diag.Quote(ref.Value)),
			fmt.Sprintf("keys with other letters than a to z need them: write %s =", diag.Quote(ref.Value)))
	}
	if known || len(x.entries) == 0 {
		return lookup(r, x, ref)
	}
	r.dangling(x.kind, ref.Value, ref.At, taken, "delete the line if the role no longer needs it")
	return nil, false
}

// dangling reports that no item of the kind has the id. An id that is taken is not guessed
// to be meant. remedy may name another way out than to give an id that is known.
func (r *resolver) dangling(kind Kind, id string, at diag.Placed, taken map[string]bool, remedy string) {
	if from := origins[kind]; r.src.Lost(from.part, from.key) || r.refused[id] {
		return
	}
	if visible, where, ok := unseen(id); ok {
		r.Add(diag.Dangling, at, fmt.Sprintf("there is no %s %s: %s", kind, diag.Quote(visible), where), "delete it")
		return
	}
	hint, known := cmp.Or(remedy, origins[kind].ids), r.idsOf(kind)
	if r.guesses.Among(len(known.sound) + len(known.faulty)) {
		if len(taken) > 0 {
			known = known.without(taken)
		}
		if diag.Nearest(id, known.faulty) != "" {
			return // it means one of them
		}
		hint = ""
		for _, k := range known.faulty { // a longer name that it was given
			if meant := slug(k, maxID); strings.HasPrefix(meant, id+"-") {
				hint = diag.Meant(meant)
			}
		}
		hint = cmp.Or(hint, r.hintFor(kind, known, id, remedy))
	}
	r.Add(diag.Dangling, at, fmt.Sprintf("there is no %s %s", kind, diag.Quote(id)), hint)
}

// hintFor says what to do about an id that no item of the kind has.
func (r *resolver) hintFor(kind Kind, ids known, id, remedy string) string {
	for _, k := range slices.Backward(ids.sound) { // its text is named, for want of an id
		if d := r.anchors[k]; d.derived && d.item.Kind == kind && strings.EqualFold(d.item.Text, id) {
			return fmt.Sprintf("that is the text of the %s at %s, which has no id: give it one, such as %s, and write that here", kind, d.at, diag.Quote(r.proposed(id)))
		}
	}
	known := ids.named
	if kind != KindLevel && slices.Contains(known, alone(id)) {
		return diag.Meant(alone(id))
	}
	if k := r.byName(kind, known, id); k != "" {
		return diag.Meant(k)
	}
	for _, k := range slices.Backward(Kinds) {
		if r.linked(k, id) != nil && kind != KindLevel { // "teamwork" for "teamwork/1" is near enough
			return fmt.Sprintf("%s is the id of %s", diag.Quote(id), withArticle(k))
		}
	}
	if to := r.movedOn(linkTo(kind, id)); to != "" {
		return "it has moved: write " + diag.Quote(strings.TrimPrefix(to, linkTo(kind, "")))
	}
	if kind == KindLevel {
		if hint := r.hintForLevel(id); hint != "" {
			return hint
		}
	}
	switch {
	case len(known) > 0:
		hint := cmp.Or(diag.DidYouMean(id, known), origins[kind].ids) // they may be many
		if remedy != "" && diag.Nearest(id, known) == "" {
			if all := r.idsOf(kind); len(known) == 1 && len(all.sound)+len(all.faulty) > 1 {
				hint = "the only one that is left is " + diag.Quote(known[0])
			}
			hint += "; or " + remedy
		}
		return hint
	case remedy != "":
		return remedy
	case len(ids.sound) > 0:
		return "none has an id so far: give one to what you mean"
	case origins[kind].first != "":
		return fmt.Sprintf("the handbook has no %s yet; add [[%s]] to %s", kind, origins[kind].key, origins[kind].first)
	}
	return fmt.Sprintf("the handbook has no %s yet", kind)
}

// alone returns an id without the kind, the folder or the ending that an author wrote with
// it, as in "role:clerk" and "roles/clerk.toml".
func alone(id string) string {
	id = strings.TrimSuffix(strings.TrimSuffix(id, ".toml"), ".md")
	return id[strings.LastIndexAny(id, `:/\`)+1:]
}

// byName returns the id of the item whose name stands in the place of an id, or made the
// name of its file before it had another one; or "".
func (r *resolver) byName(kind Kind, ids []string, name string) string {
	words := strings.ReplaceAll(name, "-", " ")
	for _, k := range slices.Backward(ids) {
		if item := r.linked(kind, k); item != nil && (strings.EqualFold(item.Text, name) || strings.EqualFold(item.Text, words)) {
			return k
		}
	}
	return ""
}

// hintForLevel says what to do about the id of a level that there is not: its competency
// has another id, or no such level. Else it is "".
func (r *resolver) hintForLevel(id string) string {
	name, number, whole := strings.Cut(id, "/")
	known := r.idsOf(KindCompetency)
	to, moved := strings.CutPrefix(r.movedOn(linkTo(KindCompetency, name)), linkTo(KindCompetency, ""))
	switch {
	case moved:
	case r.competencies.entries[name] != nil || !whole:
		to = name
	default:
		to = cmp.Or(r.byName(KindCompetency, known.named, name), diag.Nearest(name, known.named))
	}
	if level := to + "/" + number; r.linked(KindLevel, level) != nil {
		if moved {
			return "its competency has moved: write " + diag.Quote(level)
		}
		return diag.Meant(level)
	}
	if c := r.competencies.entries[to]; c != nil && len(c.Levels) > 0 {
		first, last := c.Levels[0], c.Levels[len(c.Levels)-1]
		return fmt.Sprintf("the levels of %s are %s (%s) to %s (%s)", diag.Quote(to), diag.Quote(first.ID), first.Name, diag.Quote(last.ID), last.Name)
	}
	if whole {
		return fmt.Sprintf("there is no competency %s: %s", diag.Quote(name), r.hintFor(KindCompetency, known, name, ""))
	}
	return ""
}

// An origin tells of a kind where its items come from.
type origin struct {
	part  string // of the content, that defines them; see [content.Source.Broken]
	key   string // below which they stand there; empty where each is a file
	ids   string // where their ids stand; empty where none are looked for among many
	first string // where the first of them can be given, below the key
}

var origins = map[Kind]origin{
	KindCategory:    {"handbook", "categories", "write an id of [[categories]] in handbook.toml", "handbook.toml"},
	KindScale:       {"handbook", "scales", "write an id of [[scales]] in handbook.toml", "handbook.toml"},
	KindStage:       {"handbook", "stages", "write an id of [[stages]] in handbook.toml", "handbook.toml"},
	KindSource:      {"handbook", "sources", "write an id of [[sources]] in handbook.toml", "handbook.toml"},
	KindOrientation: {"orientations", "orientations", "write an id of orientations.toml", "orientations.toml"},
	KindRole:        {"roles", "roles", "write the id of a role", ""},
	KindPage:        {"files", "", `write the name of a file in pages/, without ".md"`, ""},
	KindCompetency:  {"files", "", `write the name of a file in competencies/, without ".toml"`, ""},

	KindElement:         {"competencies", "elements", "", ""},
	KindLevel:           {"competencies", "levels", "", ""},
	KindIndicator:       {"competencies", "levels", "write the id of an indicator", ""},
	KindContraIndicator: {"competencies", "levels", "", ""},
	KindCompeting:       {"competencies", "", "", ""}, // none has an id of its author's
	KindActivity:        {"competencies", "activities", "", ""},
	KindPrompt:          {"competencies", "demonstrate", "", ""},
	KindPractice:        {"competencies", "practices", "", ""},
	KindStep:            {"competencies", "practices", "", ""},
	KindExample:         {"competencies", "practices", "", ""},
	KindPitfall:         {"competencies", "practices", "", ""},
	KindMeasure:         {"competencies", "measures", "write an id of [[measures]] in a competency", "a competency"},
	KindQuestion:        {"competencies", "questions", "", ""},
	KindStory:           {"competencies", "stories", "write an id of [[stories]] in a competency", "a competency"},
	KindExpectation:     {"competencies", "stages", "", ""},
}

func withArticle(kind Kind) string {
	if kind[0] == 'a' || kind[0] == 'e' || kind[0] == 'i' || kind[0] == 'o' {
		return "an " + string(kind)
	}
	return "a " + string(kind)
}
