package render

import "handbook/generator/handbook"

// myView is a page of a reader's own. A script fills it from the answers that
// the reader's browser keeps; what is printed here is its frame, and the way to
// the paper form for a reader without script.
type myView struct {
	Pages        []NavLink // the pages of a reader's own, with this one
	Root         string    // way to the site's root, for addresses in my/content.js
	Competencies Ref
	Paper        []paperCheck
	Mine         mineView
}

// paperCheck are the self-checks of one competency, to fill in by hand.
type paperCheck struct {
	Competency Ref
	Levels     []Ref
	First      Ref // the lowest, in words that say what it is
}

// maxPaper is the number of competencies up to which all self-checks are named.
const maxPaper = 12

func (p *page) my() myView {
	v := myView{Root: p.root(), Mine: p.mine(), Competencies: p.to(p.word("all-competencies"), handbook.PathCompetencies)}
	for _, x := range []struct{ word, path string }{
		{"profile", handbook.PathProfile}, {"plan", handbook.PathPlan}, {"review", handbook.PathReview},
	} {
		v.Pages = append(v.Pages, NavLink{p.to(p.word(x.word), x.path), x.path == p.path})
	}
	if len(p.hb.Competencies) > maxPaper {
		return v
	}
	for _, c := range p.hb.Competencies {
		if paper := p.paperCheck(c); len(paper.Levels) > 0 {
			v.Paper = append(v.Paper, paper)
		}
	}
	return v
}

func (p *page) paperCheck(c *handbook.Competency) paperCheck {
	v := paperCheck{Competency: p.ref(&c.Item)}
	for _, l := range c.Levels {
		if l.Behaviours() == 0 {
			continue
		}
		if v.Levels == nil {
			v.First = p.to(p.word("profile-begin-with", "competency", c.Text, "n", l.Number), l.Check())
		}
		v.Levels = append(v.Levels, p.to(p.word("level-n", "n", l.Number), l.Check()))
	}
	return v
}

func (p *page) profile() sheet { return p.named("profile", p.my()) }
func (p *page) plan() sheet    { return p.named("plan", p.my()) }
func (p *page) review() sheet  { return p.named("review", p.my()) }
