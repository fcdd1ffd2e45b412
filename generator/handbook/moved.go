package handbook

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"handbook/generator/content"
	"handbook/generator/diag"
)

// havePages are the kinds of which each item has pages of its own.
var havePages = []Kind{KindCompetency, KindLevel, KindRole, KindOrientation, KindPage}

// declareMoves notes what has moved, and follows it once all is declared.
func (r *resolver) declareMoves() {
	for _, m := range r.src.Handbook.Moved {
		from := norm.NFC.String(m.From.Value)
		if _, again := r.moves[from]; again && m.From.Written() {
			r.Add(diag.BadValue, m.From.At, diag.Quote(from)+" moves twice", "one page can lead to one other alone; delete one of the entries")
			continue
		}
		r.moves[from] = m.To.Value
		r.later(func() { r.move(m) })
	}
}

// mostMoves is how often something may have moved that is still found again.
const mostMoves = 100

// movedOn returns where what is gone is read now, also if it has moved more than once,
// or "".
func (r *resolver) movedOn(link string) string {
	for range mostMoves {
		to, ok := r.moves[link]
		if !ok {
			return ""
		}
		link = norm.NFC.String(to)
		if kind, id, _ := strings.Cut(link, ":"); r.linked(Kind(kind), id) != nil {
			return link
		}
	}
	return ""
}

// move declares the pages of what is gone, each with the page that is read in its
// place.
func (r *resolver) move(m content.Move) {
	kind, id, ok := r.movedItem(m.From)
	to := r.movedTo(m.To)
	if !ok || to == nil {
		return
	}
	owner, number := id, 0
	if kind == KindLevel {
		owner, number = levelID(id)
	}
	switch item := r.linked(kind, id); {
	case !slices.Contains(havePages, kind):
		r.Add(diag.BadValue, m.From.At, fmt.Sprintf("%s has no pages of its own that could lead on", withArticle(kind)),
			"only competencies, levels, roles, orientations and pages have; delete the entry")
		return
	case item != nil:
		r.Add(diag.BadValue, m.From.At, fmt.Sprintf("the %s %s is still there", kind, diag.Quote(id)),
			fmt.Sprintf("it is at %s; an entry of [[moved]] is for what is gone, or has another id now", item.At))
		return
	case kind == KindLevel && number == 0:
		r.Add(diag.InvalidID, m.From.At, fmt.Sprintf("%s does not say which level it was", diag.Quote(id)),
			"write the competency's id and the number of the level, such as "+diag.Quote("level:"+slug(owner, maxID)+"/5"))
		return
	case faultOf(owner) != "":
		r.Add(diag.InvalidID, m.From.At, fmt.Sprintf("the id %s %s", diag.Quote(owner), faultOf(owner)), "write the id that it had, as it stands in the old addresses")
		return
	}
	if kind == to.Kind && (kind == KindCompetency || kind == KindRole) {
		if r.hb.Renamed == nil {
			r.hb.Renamed = map[string]string{}
		}
		r.hb.Renamed[linkTo(kind, id)] = to.ID
	}
	leadOn := func(page string, link Link) {
		if r.address(page, m.From.At) {
			r.hb.Moved = append(r.hb.Moved, Moved{page, to, link})
		}
	}
	switch kind {
	case KindRole:
		leadOn(rolePath(id), to.Link)
		guide := to.Link
		if to.Kind == KindRole {
			guide = Link{Page: guidePath(to.Link.Page)}
		}
		leadOn(guidePath(rolePath(id)), guide)
	case KindOrientation:
		leadOn(orientationPath(id), to.Link)
	case KindPage:
		leadOn(pagePath(id), to.Link)
	case KindCompetency:
		r.moveCompetency(id, to, leadOn)
	case KindLevel:
		moveLevel(owner, number, to, leadOn)
	}
}

// levelID returns the competency and the number that the id of a level is made of. The
// number is 0 where the id has none that a level can have.
func levelID(id string) (competency string, number int) {
	competency, digits, _ := strings.Cut(id, "/")
	number, err := strconv.Atoi(digits)
	if err != nil || number < 1 || strconv.Itoa(number) != digits {
		return competency, 0
	}
	return competency, number
}

// moveCompetency leads on from the pages of a competency that is gone, each level to
// the same level, unless it has an entry of its own. How many it had, nobody knows: as
// many as a scale has at most.
func (r *resolver) moveCompetency(id string, to *Item, leadOn func(page string, link Link)) {
	compare := to.Link
	var levels []*Level
	if to.Kind == KindCompetency {
		levels = to.Competency.Levels
		compare = Link{Page: to.Competency.Compare()}
	}
	leadOn(competencyPath(id), to.Link)
	leadOn(comparePath(id), compare)
	most := 0
	for _, s := range r.hb.Scales {
		most = max(most, len(s.Steps))
	}
	for n := 1; n <= most; n++ {
		if _, own := r.moves[linkTo(KindLevel, fmt.Sprintf("%s/%d", id, n))]; own { // by an entry for itself
			continue
		}
		level := to
		if n <= len(levels) {
			level = &levels[n-1].Item
		}
		moveLevel(id, n, level, leadOn)
	}
}

// moveLevel leads on from the pages of a level that is gone, to those of another level
// or to what has no such pages.
func moveLevel(competency string, number int, to *Item, leadOn func(page string, link Link)) {
	check, guide := to.Link, to.Link
	if to.Kind == KindLevel {
		_, n := levelID(to.ID)
		l := to.Competency.Levels[n-1]
		check, guide = Link{Page: l.Check()}, Link{Page: l.Guide()}
	}
	leadOn(levelPath(competency, number), to.Link)
	leadOn(checkPath(levelPath(competency, number)), check)
	leadOn(guidePath(levelPath(competency, number)), guide)
}

// movedTo returns the item that an entry of [[moved]] leads to, or nil.
func (r *resolver) movedTo(text content.Text) *Item {
	kind, id, ok := r.movedItem(text)
	if !ok {
		return nil
	}
	item := r.linked(kind, id)
	if item == nil {
		r.dangling(kind, id, text.At, nil, "")
	}
	return item
}

// movedItem takes an entry of [[moved]] apart.
func (r *resolver) movedItem(text content.Text) (kind Kind, id string, ok bool) {
	word, id, _ := strings.Cut(text.Value, ":")
	if kind = Kind(word); id != "" && slices.Contains(Kinds, kind) {
		return kind, norm.NFC.String(id), true
	}
	switch {
	case !text.Written():
	case slices.Contains(Kinds, kind):
		r.Add(diag.BadValue, text.At, fmt.Sprintf("%s has no id", diag.Quote(text.Value)), "write it behind the colon")
	default:
		hint := fmt.Sprintf("write its kind before the id, such as %s", diag.Quote("competency:"+slug(cmp.Or(id, word), maxID)))
		if meant := meantMove(text.Value); meant != "" {
			hint = diag.Meant(meant)
		} else if strings.Contains(text.Value, "/") {
			hint = "name an item of this handbook by its kind and id, such as \"page:contact\"; a page of yours can link to what is elsewhere"
		}
		r.Add(diag.BadValue, text.At, diag.Quote(text.Value)+" does not say what it is", hint)
	}
	return "", "", false
}
