package synthetic

import "fmt"

// competencyFile writes one of n competencies, with as much in it as a
// competency has that somebody took care of.
func competencyFile(i, n int) string {
	w := newWriter("competency", i)
	t := &toml{}
	t.text("name", competencyName(i))
	t.text("category", fmt.Sprintf("category-%02d", i/inCategory+1))
	t.text("scale", "five")
	t.text("summary", w.sentence())
	t.text("owner", "Human Resources")
	t.list("sources", []string{fmt.Sprintf("source-%02d", i%12+1)})
	t.long("definition", w.paragraphs(3))
	t.long("why", w.paragraphs(2))
	t.list("elements", w.different(5, w.behaviour))
	if n > 1 {
		t.list("related", []string{competencyID((i + 1) % n)})
	}
	for level := 1; level <= levels; level++ {
		t.table("[levels]")
		t.number("level", level)
		t.text("essence", w.sentence())
		t.long("description", w.paragraph())
		t.list("indicators", w.different(6, w.behaviour))
		t.list("contra_indicators", w.different(4, w.lapse))
	}
	for _, j := range []int{i % len(orientations), (i + 3) % len(orientations)} {
		t.table("[competing]")
		t.text("orientation", orientations[j])
		t.text("feature", w.sentence())
	}
	for j, text := range w.different(10, w.suggestion) {
		t.table("[activities]")
		t.text("kind", kinds[(i+j)%len(kinds)])
		t.text("text", text)
		t.numbers("levels", []int{1 + j%levels, 1 + (j+1)%levels})
	}
	t.table("demonstrate")
	for _, heading := range []string{"do", "assess", "learn", "apply", "reflect"} {
		t.list(heading, w.different(2, w.prompt))
	}
	for _, name := range w.different(3, w.title) {
		t.table("[practices]")
		t.text("name", name)
		t.long("text", w.paragraph())
		t.list("steps", w.different(3, w.suggestion))
		t.list("examples", w.different(1, w.sentence))
		t.list("pitfalls", w.different(2, w.lapse))
	}
	for j, name := range w.different(3, w.title) {
		t.table("[measures]")
		t.text("id", fmt.Sprintf("measure-%04d-%d", i+1, j+1))
		t.text("name", name+" rate")
		t.long("definition", w.paragraph())
		t.text("formula", w.phrase()+" / "+w.phrase())
	}
	for _, question := range w.different(4, w.question) {
		t.table("[questions]")
		t.text("question", question)
		t.long("answer", w.paragraph())
	}
	t.table("[stories]")
	t.text("id", fmt.Sprintf("story-%04d", i+1))
	t.text("title", w.title())
	t.long("text", w.paragraphs(2))
	for j, stage := range stages[:3] {
		t.table("[stages]")
		t.text("stage", stage)
		t.number("level", j+1)
		t.list("expectations", w.different(2, w.behaviour))
	}
	return t.String()
}

// competencyName is different for each of the first 20,000.
func competencyName(i int) string {
	adjective := adjectives[i%len(adjectives)]
	noun := nouns[(i*17+i/len(adjectives))%len(nouns)]
	if i%3 == 0 {
		return capital(adjective) + " " + noun
	}
	return capital(adjective) + " " + noun + " in " + settings[(i*5+i/len(adjectives))%len(settings)]
}

var kinds = []string{"book", "course", "experience", "coaching", "mentoring", "project", "observation", "reflection", "feedback", "event"}
