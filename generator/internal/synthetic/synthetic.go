// Package synthetic makes handbooks of any size out of word lists, for tests and
// for measuring. Its texts mean little, but they are like those that people
// write: in their lengths, in how often words come back, and in how many
// different words there are.
//
// [Handbook] gives the data of a handbook as a file system. What it gives for a
// number of competencies is always the same, and the first competencies of a
// large handbook are those of a small one. The command in write/ puts it into a
// folder.
package synthetic

import (
	"fmt"
	"io/fs"
	"testing/fstest"
)

const (
	levels     = 5  // of each competency
	inCategory = 25 // competencies
)

// Handbook returns the data folder of a handbook with n competencies and a tenth
// as many roles.
func Handbook(n int) fs.FS {
	files := fstest.MapFS{}
	put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	put("handbook.toml", handbookFile(n))
	put("orientations.toml", orientationsFile())
	for i := range n {
		put("competencies/"+competencyID(i)+".toml", competencyFile(i, n))
	}
	for i := range (n + 9) / 10 {
		put(fmt.Sprintf("roles/%s.toml", roleID(i)), roleFile(i, n))
	}
	for i, title := range []string{"How to use this handbook", "Accessibility", "Contact"} {
		put(fmt.Sprintf("pages/page-%d.md", i+1), "# "+title+"\n\n"+newWriter("page", i).paragraphs(4))
	}
	return files
}

// categories returns how many categories n competencies have.
func categories(n int) int { return (n + inCategory - 1) / inCategory }

func competencyID(i int) string { return fmt.Sprintf("competency-%04d", i+1) }
func roleID(i int) string       { return fmt.Sprintf("role-%03d", i+1) }

var stages = []string{"associate", "professional", "senior", "principal"}

var orientations = []string{"technology", "product", "producer", "financial", "sales", "managerial", "professional"}

func handbookFile(n int) string {
	w := newWriter("handbook", 0)
	t := &toml{}
	t.text("title", "The synthetic handbook")
	t.text("organisation", "Example Organisation")
	t.text("language", "en")
	t.text("edition", "1")
	t.long("introduction", w.paragraphs(2))
	t.table("[scales]")
	t.text("id", "five")
	t.text("name", "Five levels")
	t.list("levels", []string{"Helping", "Owning", "Anticipating", "Partnering", "Leading"})
	for _, id := range stages {
		t.table("[stages]")
		t.text("id", id)
		t.text("name", capital(id))
		t.text("summary", w.sentence())
	}
	for i := range categories(n) {
		t.table("[categories]")
		t.text("id", fmt.Sprintf("category-%02d", i+1))
		t.text("name", capital(nouns[i%len(nouns)])+" and "+nouns[(i*7+3)%len(nouns)])
		t.text("summary", w.sentence())
	}
	for i := range 12 {
		t.table("[sources]")
		t.text("id", fmt.Sprintf("source-%02d", i+1))
		t.text("title", "On "+w.phrase())
		t.text("publisher", capital(w.invented())+" Press")
	}
	return t.String()
}

func orientationsFile() string {
	t := &toml{}
	for i, id := range orientations {
		w := newWriter("orientation", i)
		t.table("[orientations]")
		t.text("id", id)
		t.text("name", capital(id)+" orientation")
		t.text("puts_first", w.sentence())
		t.list("shows", w.different(3, w.sentence))
		t.list("pulls_back", w.different(3, w.sentence))
	}
	return t.String()
}

func roleFile(i, n int) string {
	w := newWriter("role", i)
	t := &toml{}
	name := capital(adjectives[i%len(adjectives)]) + " " + nouns[(i*11+i/len(adjectives))%len(nouns)] + " " + jobs[i%len(jobs)]
	t.text("name", name)
	t.text("stage", stages[i%len(stages)])
	t.long("purpose", w.paragraph())
	t.table("targets")
	for j := range min(8, n) {
		t.number(competencyID((i*10+j*37)%n), 1+(i+j)%levels)
	}
	return t.String()
}
