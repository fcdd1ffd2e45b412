package render_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"handbook/generator/internal/htmltest"
)

// TestGradesAsStages checks a handbook in which each grade is a stage and a role of one
// name, so that roles stand in the order of grades: no page says the name twice.
func TestGradesAsStages(t *testing.T) {
	data := archive(t, "minimal")
	for i, name := range []string{"Senior", "Junior"} {
		id := strings.ToLower(name)
		data = add(data, "handbook.toml", "\n[[stages]]\nid = \""+id+"\"\nname = \""+name+"\"\n")
		level := []string{"2", "1"}[i]
		data["roles/"+id+".toml"] = &fstest.MapFile{Data: []byte("name = \"" + name + "\"\nstage = \"" + id + "\"\npurpose = \"x\"\n[targets]\nteamwork = " + level + "\n")}
	}
	s := build(t, data)
	start := s.Page(t, "index.html")
	if got := htmltest.Texts(start.All(".card-title")); !slices.Equal(got, []string{"Teamwork", "Senior", "Junior"}) {
		t.Errorf("the start page has the cards %q", got)
	}
	if got := htmltest.Texts(start.All(".stage h3")); len(got) > 0 {
		t.Errorf("the start page has the stages %q beside roles of these names", got)
	}
	if got := htmltest.Texts(s.Page(t, "matrix.html").All(".roles thead th")); !slices.Equal(got, []string{"Competency", "Senior", "Junior"}) {
		t.Errorf("the matrix has the columns %q", got)
	}
	if got := htmltest.Texts(s.Page(t, "competencies/teamwork/level-2.html").All("li .muted")); slices.ContainsFunc(got, func(text string) bool { return strings.Contains(text, "Senior") }) {
		t.Errorf("the level says %q", got)
	}
	if got := htmltest.Texts(s.Page(t, "roles/index.html").All(".stage h2")); !slices.Equal(got, []string{"Senior", "Junior"}) {
		t.Errorf("the page of the stages has %q", got)
	}

	// One chooses a grade as a role: as a stage, it asks for nothing, until it does.
	if _, tree := readerContent(t, data); len(idsOf(tree["stages"])) > 0 {
		t.Errorf("the profile offers the stages %q", idsOf(tree["stages"]))
	}
	asking := add(maps.Clone(data), "competencies/teamwork.toml", "\n[[stages]]\nstage = \"junior\"\nlevel = 1\nexpectations = [\"Begins\"]\n")
	if _, tree := readerContent(t, asking); !slices.Equal(idsOf(tree["stages"]), []string{"junior"}) {
		t.Errorf("the profile offers the stages %q", idsOf(tree["stages"]))
	}

	// A stage of another name tells more.
	data["roles/trainee.toml"] = &fstest.MapFile{Data: []byte("name = \"Trainee\"\nstage = \"junior\"\npurpose = \"x\"\n[targets]\nteamwork = 1\n")}
	if got := htmltest.Texts(build(t, data).Page(t, "index.html").All(".stage h3")); !slices.Equal(got, []string{"Senior", "Junior"}) {
		t.Errorf("the start page has the stages %q", got)
	}
}
