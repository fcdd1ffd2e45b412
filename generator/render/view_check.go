package render

import (
	"html/template"
	"strings"

	"handbook/generator/handbook"
)

// mineView is what the scripts of a page with answers know of the handbook.
type mineView struct {
	ID, Edition, Title    string
	Profile, Plan, Review Ref
}

func (p *page) mine() mineView {
	hb := p.hb
	return mineView{ID: hb.ID, Edition: hb.Edition, Title: hb.Title, Profile: p.to(p.word("profile"), handbook.PathProfile),
		Plan: p.to(p.word("plan"), handbook.PathPlan), Review: p.to(p.word("review"), handbook.PathReview)}
}

// checkView is the self-check of a level: a form on paper, which a script turns
// into one to fill in.
type checkView struct {
	Level        Ref
	Competency   Ref
	CompetencyID string
	Number, Of   int
	Name         string
	Essence      string
	Undefined    bool
	Description  template.HTML
	Indicators   []entry
	Contra       []contraView
	Total        int  // how many there are to answer
	Below        *Ref // the self-check of the nearest level below that is described
	Next         *nextView
	Kinds        []checkKind
	Mine         mineView
}

// nextView is what the nearest level above adds.
type nextView struct {
	Level    Ref
	Check    *Ref // nil where it asks for nothing
	Essence  string
	New      []Ref
	Stronger []strongerView
}

type checkKind struct {
	Name       string
	Activities []checkActivity
}

type checkActivity struct {
	Body   template.HTML
	Href   string
	Text   string
	Serves string // the ids of the indicators of this level that it develops
	Whole  bool   // it develops this level as a whole
}

func (p *page) check(l *handbook.Level) sheet {
	c := l.Competency
	v := checkView{Level: p.levelRef(l), Competency: p.ref(&c.Item), CompetencyID: c.ID, Number: l.Number, Of: len(c.Levels), Name: l.Name,
		Essence: l.Essence, Undefined: l.Undefined, Description: p.prose(l.Description, 3), Mine: p.mine(),
		Indicators: entries(p, l.Indicators, nil), Contra: views(l.ContraIndicators, p.contra), Total: l.Behaviours(),
		Kinds: views(p.forLevel(l), checkKindOf)}
	if below := describedBelow(l); below != nil && below.Behaviours() > 0 {
		v.Below = new(p.to(p.word("check-of", "n", below.Number), below.Check()))
	}
	if above := describedAbove(l); above != nil {
		v.Next = p.next(above)
	}
	return sheet{
		Title:       p.titled(p.word("check-title", "n", l.Number, "name", l.Name), c.Text),
		Short:       p.word("self-check"),
		Description: p.word("check-description", "competency", c.Text, "n", l.Number), Main: v,
		Crumbs: p.crumbsBelow(c, p.levelRef(l)),
	}
}

// describedBelow returns the nearest level below that is not left open, or nil.
func describedBelow(l *handbook.Level) *handbook.Level {
	for l = l.Below; l != nil && l.Undefined; {
		l = l.Below
	}
	return l
}

// describedAbove returns the nearest level above that is not left open, or nil.
func describedAbove(l *handbook.Level) *handbook.Level {
	for l = l.Above; l != nil && l.Undefined; {
		l = l.Above
	}
	return l
}

func (p *page) next(l *handbook.Level) *nextView {
	v := &nextView{Level: p.neighbour(l), Essence: l.Essence}
	if l.Behaviours() > 0 {
		v.Check = new(p.to(p.word("check-of", "n", l.Number), l.Check()))
	}
	for _, i := range l.Indicators {
		if i.BuildsOn != nil {
			v.Stronger = append(v.Stronger, strongerView{p.ref(&i.Item), p.ref(&i.BuildsOn.Item)})
		} else {
			v.New = append(v.New, p.ref(&i.Item))
		}
	}
	return v
}

func checkKindOf(g kindGroup) checkKind {
	return checkKind{g.Name, views(g.Activities, func(a activityView) checkActivity {
		return checkActivity{a.Body, a.Href, a.Text, strings.Join(a.serves, " "), a.whole}
	})}
}
