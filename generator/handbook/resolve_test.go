package handbook_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"handbook/generator/handbook"
)

// resolveClean resolves a handbook that must have no finding.
func resolveClean(t *testing.T, fsys fstest.MapFS) *handbook.Handbook {
	t.Helper()
	hb, list := resolve(t, fsys)
	if len(list) > 0 {
		t.Fatalf("it should be clean:\n%s", show(list))
	}
	return hb
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: want -, got +\n%s", what, diff)
	}
}

// names returns the ids of items, or their texts where the ids are long or
// derived.
func names[T handbook.AnyItem](items []T) string {
	var all []string
	for _, i := range items {
		item := i.Self()
		if derived.MatchString(item.ID) {
			all = append(all, item.Text)
		} else {
			all = append(all, item.ID)
		}
	}
	return strings.Join(all, ", ")
}

var derived = regexp.MustCompile(`-[a-z0-7]{6}$`)

func byID[T handbook.AnyItem](t *testing.T, items []T, id string) T {
	t.Helper()
	i := slices.IndexFunc(items, func(item T) bool { return item.Self().ID == id || item.Self().Text == id })
	if i < 0 {
		t.Fatalf("there is no %s", id)
	}
	return items[i]
}

func TestPointers(t *testing.T) {
	hb := resolveClean(t, archiveFS(t, "testdata/whole.txtar"))
	teamwork, writing := byID(t, hb.Competencies, "teamwork"), byID(t, hb.Competencies, "writing")
	one, two, three := teamwork.Levels[0], teamwork.Levels[1], teamwork.Levels[2]
	junior, senior := byID(t, hb.Stages, "junior"), byID(t, hb.Stages, "senior")
	clerk, boss := byID(t, hb.Roles, "clerk"), byID(t, hb.Roles, "boss")
	sales, technology := byID(t, hb.Orientations, "sales"), byID(t, hb.Orientations, "technology")
	tale := byID(t, hb.Stories, "tale")
	shares, invites := one.Indicators[0], two.Indicators[0]

	// Competencies, their categories, scales and relations.
	same(t, "category", teamwork.Category.ID+" "+names(teamwork.Category.Competencies), "people teamwork")
	same(t, "scale", writing.Scale.ID+" "+names(writing.Scale.Competencies), "two writing")
	same(t, "related", names(teamwork.Related)+" "+names(writing.Related), "writing teamwork")

	// Levels and indicators.
	same(t, "neighbours", []any{one.Below == nil, one.Above == two, two.Below == one, two.Above == three, three.Below == two, three.Above == nil}, []any{true, true, true, true, true, true})
	same(t, "undefined", []bool{one.Undefined, two.Undefined, three.Undefined}, []bool{false, false, true})
	same(t, "level", []any{three.ID, three.Text, three.Number, three.Link.Page, three.Check()}, []any{"teamwork/3", "Leading", 3, "competencies/teamwork/level-3.html", "competencies/teamwork/level-3-check.html"})
	same(t, "indicator", []any{shares.Level == one, shares.Link.Page, shares.Link.Anchor, shares.Competency == teamwork}, []any{true, "competencies/teamwork/level-1.html", "shares", true})
	same(t, "builds on", invites.BuildsOn == shares && names(shares.BuiltOnBy) == "invites", true)
	same(t, "story", shares.Story == tale && names(tale.Indicators) == "shares", true)

	// Orientations.
	same(t, "contra-indicators", names(sales.ContraIndicators)+" "+names(technology.ContraIndicators), "hides Writes long letters")
	same(t, "orientation", one.ContraIndicators[0].Orientation == sales && one.ContraIndicators[1].Orientation == nil, true)
	same(t, "competing", teamwork.Competing[0].Orientation == sales && sales.Competing[0] == teamwork.Competing[0], true)

	// Activities serve levels that they name, and those of their indicators.
	project, reading := byID(t, teamwork.Activities, "lead-project"), byID(t, teamwork.Activities, "Read")
	same(t, "levels of activities", names(project.Levels)+"; "+names(reading.Levels), "teamwork/1, teamwork/2; teamwork/1, teamwork/2")
	same(t, "activities of levels", names(one.Activities)+"; "+names(three.Activities), "lead-project, Read; ")
	same(t, "activities of indicators", names(shares.Activities)+"; "+names(one.Indicators[1].Activities), "Read; ")
	same(t, "text of an activity", project.Text, "Lead a small project")
	var kinds []string
	for _, k := range hb.Kinds {
		kinds = append(kinds, k.ID+"/"+k.Name)
	}
	same(t, "kinds", kinds, []string{"book/", "course/", "excursion/Excursion"})

	// Practices, measures, demonstrations.
	meet, nps := byID(t, hb.Practices, "meet"), byID(t, hb.Measures, "nps")
	same(t, "measures", names(meet.Measures)+" "+names(nps.Practices), "nps meet")
	same(t, "parts", names(meet.Steps)+"; "+names(meet.Examples)+"; "+names(meet.Pitfalls), "Invite, sit-down; Each Monday; Meet too often")
	var headings []string
	for _, g := range teamwork.Demonstrate {
		headings = append(headings, g.Heading+" "+names(g.Prompts))
	}
	same(t, "prompts", headings, []string{"do do-it", "assess Assess it", "learn Learn it", "apply Apply it", "reflect Reflect on it"})
	same(t, "no prompts", len(writing.Demonstrate), 0)

	// Stages and roles.
	same(t, "expectations", []any{names(junior.Expectations), teamwork.Expectations[0].Level == one, one.Expectations[0] == teamwork.Expectations[0], teamwork.Expectations[1].Level == nil, names(senior.Expectations)},
		[]any{"teamwork/junior", true, true, true, "teamwork/senior"})
	same(t, "roles of a stage", names(junior.Roles)+"; "+names(senior.Roles), "clerk; ")
	same(t, "next", names(clerk.Next)+"; "+names(boss.From)+"; "+names(boss.Next)+names(clerk.From), "boss; clerk; ")
	same(t, "targets", []any{len(clerk.Targets), clerk.Targets[1].Level == writing.Levels[1], clerk.Targets[1].Note, clerk.Targets[1].Role == clerk},
		[]any{2, true, "Every day.", true})
	same(t, "targets of a level", []any{len(one.Targets), one.Targets[0] == clerk.Targets[0], len(teamwork.Targets), teamwork.Targets[0].Role.ID, teamwork.Targets[1].Role.ID}, []any{1, true, 2, "clerk", "boss"})

	// Prose leads to where the items are.
	href := func(page, fragment string) string { return page + "#" + fragment }
	same(t, "links", teamwork.Definition.HTML(3, href), `<p>What people do together: see <a href="competencies/writing/index.html#">writing</a>,
its <a href="competencies/writing/level-2.html#">level 2</a> and <a href="competencies/teamwork/level-1.html#shares">who shares</a>.</p>
`)
	same(t, "link to a file", strings.Contains(hb.Introduction.HTML(2, href), `href="assets/map.pdf#"`), true)
	same(t, "brand", hb.Brand.Logo+" "+hb.Brand.Name, "assets/logo.svg Acme people")
	same(t, "assets", hb.Assets, []string{"logo.svg", "map.pdf"})
}

// TestSources checks which sources an item has: its own, else those of what it
// belongs to.
func TestSources(t *testing.T) {
	hb := resolveClean(t, archiveFS(t, "testdata/whole.txtar"))
	teamwork := byID(t, hb.Competencies, "teamwork")
	one, meet := teamwork.Levels[0], teamwork.Practices[0]
	for _, test := range []struct {
		name string
		item *handbook.Item
		want string
	}{
		{"competency", &teamwork.Item, "book"},
		{"element with its own", teamwork.Elements[1], "talk"},
		{"element without", teamwork.Elements[0], ""},
		{"level", &one.Item, "book, talk"},
		{"indicator of a level", &one.Indicators[0].Item, "book, talk"},
		{"contra-indicator with its own", &one.ContraIndicators[0].Item, "talk"},
		{"contra-indicator of a level", &one.ContraIndicators[1].Item, "book, talk"},
		{"indicator of a level without", &teamwork.Levels[1].Indicators[0].Item, "book"},
		{"level without", &teamwork.Levels[1].Item, ""},
		{"prompt with its own", teamwork.Demonstrate[0].Prompts[0], "book"},
		{"prompt", teamwork.Demonstrate[1].Prompts[0], "talk"},
		{"step", meet.Steps[0], "book"},
		{"expectation", teamwork.Expectations[0].Expectations[0], "book"},
		{"orientation", &byID(t, hb.Orientations, "sales").Item, "talk"},
		{"stage", &hb.Stages[0].Item, "book"},
		{"scale", &byID(t, hb.Scales, "two").Item, "talk"},
		{"category", &hb.Categories[0].Item, "talk"},
		{"role", &byID(t, hb.Roles, "clerk").Item, "book"},
	} {
		same(t, test.name, names(test.item.Sources), test.want)
		for _, s := range test.item.Sources {
			if !slices.Contains(s.CitedBy, test.item) {
				t.Errorf("%s: %s does not know that it is cited", test.name, s.ID)
			}
		}
	}
	for _, s := range hb.Sources {
		for i, item := range s.CitedBy {
			if !slices.Contains(item.Sources, s) || slices.Contains(s.CitedBy[:i], item) {
				t.Errorf("%s is not cited once by %s", s.ID, item.ID)
			}
		}
	}
}

// TestLinkedSources checks that a link to a source in a text cites it, once for
// what has several texts and links, and not again where it is cited anyway.
func TestLinkedSources(t *testing.T) {
	fsys := archiveFS(t, "testdata/whole.txtar")
	edit := func(name, old, new string) {
		text := string(fsys[name].Data)
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %s", name, old)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
	}
	edit("handbook.toml", "[[sources]]", "[[sources]]\nid = \"linked\"\ntitle = \"Linked\"\n\n[[sources]]")
	const link = "[so](source:linked), [again](source:linked), [book](source:book) "
	edit("competencies/writing.toml", "definition = \"", "why = \""+link+"\"\ndefinition = \""+link)
	edit("competencies/teamwork.toml", "definition = \"\"\"", "definition = \"\"\""+link) // which cites the book
	edit("pages/help.md", "\n\n", "\n\n"+link)
	hb := resolveClean(t, fsys)
	teamwork, writing, help := byID(t, hb.Competencies, "teamwork"), byID(t, hb.Competencies, "writing"), byID(t, hb.Pages, "help")
	same(t, "linked", names(byID(t, hb.Sources, "linked").CitedBy), "teamwork, writing, help")
	times := map[*handbook.Item]int{}
	for _, item := range byID(t, hb.Sources, "book").CitedBy {
		times[item]++
	}
	same(t, "cited and linked", []int{times[&writing.Item], times[&help.Item], times[&teamwork.Item]}, []int{1, 1, 1})
}

func TestOrder(t *testing.T) {
	list := func(language string, names ...string) string {
		fsys := archiveFS(t, "testdata/base.txtar")
		fsys["handbook.toml"].Data = append([]byte("language = \""+language+"\"\n"), fsys["handbook.toml"].Data...)
		for i, name := range names {
			fsys[fmt.Sprintf("pages/p%d.md", i)] = &fstest.MapFile{Data: []byte("# " + name + "\n")}
		}
		var all []string
		for _, p := range resolveClean(t, fsys).Pages {
			all = append(all, p.Text)
		}
		return strings.Join(all, " ")
	}
	words := []string{"Zebra", "Öl", "Ofen", "Zoo", "Äpfel", "apfel", "Ähre", "Ampel", "Ål", "z-Wert", "10 Tage", "9 Tage"}
	for language, want := range map[string]string{
		"de": "9 Tage 10 Tage Ähre Ål Ampel apfel Äpfel Ofen Öl z-Wert Zebra Zoo",
		"sv": "9 Tage 10 Tage Ampel apfel Ofen z-Wert Zebra Zoo Ål Ähre Äpfel Öl",
	} {
		same(t, language, list(language, words...), want)
		slices.Reverse(words)
		same(t, language+" backwards", list(language, words...), want)
	}
}

// TestOrderOfRoles checks that roles come by stage, then name, and what the
// author put into an order keeps it.
func TestOrderOfRoles(t *testing.T) {
	fsys := archiveFS(t, "testdata/base.txtar")
	fsys["handbook.toml"].Data = append(fsys["handbook.toml"].Data, `
[[stages]]
id = "senior"
name = "Senior"
[[stages]]
id = "junior"
name = "Junior"
`...)
	role := func(name, stage string) string {
		text := fmt.Sprintf("name = %q\npurpose = \"x\"\ntargets.teamwork = 1\n", strings.ToUpper(name))
		if stage != "" {
			text += fmt.Sprintf("stage = %q\n", stage)
		}
		return text
	}
	fsys["roles/d.toml"] = &fstest.MapFile{Data: []byte(role("d", ""))}
	fsys["roles/c.toml"] = &fstest.MapFile{Data: []byte(role("c", "junior") + `next = ["d", "a", "b", "a"]`)}
	fsys["roles/a.toml"] = &fstest.MapFile{Data: []byte(role("a", "senior"))}
	fsys["roles.toml"] = &fstest.MapFile{Data: []byte("[[roles]]\nid = \"b\"\n" + role("b", "senior"))} // it does not matter where
	hb := resolveClean(t, fsys)
	same(t, "stages", names(hb.Stages), "senior, junior")
	same(t, "roles", names(hb.Roles), "a, b, c, d")
	same(t, "next", names(byID(t, hb.Roles, "c").Next), "a, b, d")
	same(t, "targets", func() (all string) {
		for _, target := range hb.Competencies[0].Targets {
			all += target.Role.ID
		}
		return all
	}(), "abcd")
}

// TestUndefinedLevels checks that a level that is left undefined is there.
func TestUndefinedLevels(t *testing.T) {
	fsys := archiveFS(t, "testdata/whole.txtar")
	fsys["roles.toml"].Data = []byte("[[roles]]\nid = \"boss\"\nname = \"Boss\"\npurpose = \"x\"\ntargets.teamwork = 3\n")
	hb, list := resolve(t, fsys)
	if list.HasErrors() {
		t.Fatal(list)
	}
	three := byID(t, hb.Competencies, "teamwork").Levels[2]
	same(t, "level", []any{three.Undefined, three.Name, len(three.Targets), three.Description.Source}, []any{true, "Leading", 1, "Left open."})
}

// TestActivityServes checks which levels an activity serves as a whole: those that it
// names, and not those of its indicators.
func TestActivityServes(t *testing.T) {
	fsys := archiveFS(t, "testdata/base.txtar")
	teamwork := fsys["competencies/teamwork.toml"]
	teamwork.Data = append(teamwork.Data, "\n[[activities]]\nkind = \"book\"\ntext = \"Read\"\nindicators = [\"invites\", \"shares\"]\n"+
		"\n[[activities]]\nkind = \"book\"\ntext = \"Write\"\nlevels = [2]\nindicators = [\"shares\"]\n"...)
	numbers := func(levels []*handbook.Level) (list string) {
		for _, l := range levels {
			list += fmt.Sprint(l.Number)
		}
		return list
	}
	var got []string
	for _, a := range resolveClean(t, fsys).Competencies[0].Activities {
		got = append(got, fmt.Sprintf("%s: %s, as a whole %s", a.Text, numbers(a.Levels), numbers(a.Whole)))
	}
	same(t, "activities", got, []string{"Lead a small project: 12, as a whole 12", "Read: 12, as a whole ", "Write: 12, as a whole 2"})
}
