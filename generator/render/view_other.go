package render

import (
	"html/template"

	"handbook/generator/handbook"
)

type freeView struct {
	Title string
	Body  template.HTML
}

func (p *page) free(free *handbook.Page) sheet {
	v := freeView{Title: free.Text, Body: p.prose(free.Body, 2)}
	return sheet{Title: free.Text, Description: free.Text, Crumbs: p.crumbs(), Main: v}
}

func (p *page) notFound() sheet {
	v := []Ref{p.home(), p.to(p.word("competencies"), handbook.PathCompetencies), p.to(p.word("search"), handbook.PathSearch)}
	return sheet{Title: p.word("not-found"), Description: p.word("not-found-text"), Main: v}
}

// moved is a page that leads on to what is read in place of what it once held.
func (p *page) moved(m handbook.Moved) sheet {
	to := Ref{p.cited(m.To).Text, p.href(m.Link)}
	return sheet{Title: p.word("page-moved"), Description: p.word("page-moved-text"), Instead: m.Link, Main: to}
}

// keeper is the hidden page that keeps the answers of pages opened as files.
func (p *page) keeper() sheet {
	return sheet{Title: p.word("store-title"), Description: p.word("store-text"), Main: p.home()}
}
