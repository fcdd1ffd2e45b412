package render

import (
	"strconv"

	"handbook/generator/handbook"
)

// guideView is a guide to a conversation about a level, or about all levels
// that a role needs: what to ask, what to listen for, what to watch for.
type guideView struct {
	About    Ref
	Role     bool
	Name     string
	Sections []guideSection
}

type guideSection struct {
	Competency Ref
	Level      Ref
	LevelName  string
	Number, Of int
	Essence    string
	Note       string
	Undefined  bool
	Asks       []askView
	Contra     []contraView
}

// askView is a question with the behaviours to listen for in its answer.
type askView struct {
	Question   string
	Behaviours []entry
}

// questionsOfGuide is how many ways of asking the words of the interface hold.
const questionsOfGuide = 6

func (p *page) levelGuide(l *handbook.Level) sheet {
	c := l.Competency
	v := guideView{About: p.ref(&l.Item), Name: p.titled(p.levelTitle(l), c.Text),
		Sections: []guideSection{p.guide(l, "", 0)}}
	v.About.Text = v.Name
	return sheet{
		Title: p.labelled(p.word("guide"), v.Name), Short: p.word("guide"), Main: v,
		Description: p.word("guide-description", "about", v.Name),
		Crumbs:      p.crumbsBelow(c, p.levelRef(l)),
	}
}

func (p *page) roleGuide(r *handbook.Role) sheet {
	v := guideView{About: p.ref(&r.Item), Role: true, Name: r.Text}
	for i, t := range r.Targets {
		v.Sections = append(v.Sections, p.guide(t.Level, t.Note, i))
	}
	return sheet{
		Title: p.labelled(p.word("guide"), r.Text), Short: p.word("guide"), Main: v,
		Description: p.word("guide-description", "about", r.Text),
		Crumbs:      p.crumbs(p.to(p.word("roles"), handbook.PathRoles), p.ref(&r.Item)),
	}
}

// guide makes the part for one level. Each question covers two behaviours;
// which way of asking comes first depends on the part, so that a conversation
// about several competencies does not begin each in the same words.
func (p *page) guide(l *handbook.Level, note string, part int) guideSection {
	s := guideSection{
		Competency: p.ref(&l.Competency.Item), Level: p.levelRef(l), LevelName: p.theme.Words.LevelName(l.Number, l.Name), Number: l.Number, Of: len(l.Competency.Levels),
		Essence: l.Essence, Note: note, Undefined: l.Undefined, Contra: views(l.ContraIndicators, p.contra),
	}
	for i := 0; i < len(l.Indicators); i += 2 {
		ask := askView{Question: p.word("ask-" + strconv.Itoa((part+i/2)%questionsOfGuide+1))}
		for _, indicator := range l.Indicators[i:min(i+2, len(l.Indicators))] {
			ask.Behaviours = append(ask.Behaviours, p.entry(&indicator.Item, indicator.Sources))
		}
		s.Asks = append(s.Asks, ask)
	}
	return s
}
