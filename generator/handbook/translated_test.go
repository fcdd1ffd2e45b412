package handbook_test

import (
	"encoding/json"
	"strings"
	"testing"

	"handbook/generator/handbook"
)

// In another language no letters tell which behaviour is which: it is the one in the
// place of the former. Within a language another text there is another behaviour.
func TestLostInTranslation(t *testing.T) {
	in := func(language, own string) map[string]string {
		return map[string]string{"handbook.toml": "language = \"" + language + "\"\n" + formerHandbook, "competencies/patience.toml": own}
	}
	english := patience(`{ id = "waits", text = "Waits" }, "Asks once", "Nods"`, `"Tells how long it takes"`, `"Rushes"`)
	german := patience(`{ id = "waits", text = "Wartet ab" }, "Fragt nach", "Nickt", "Lacht"`, `"Sagt an, bis wann"`, `"Hetzt andere"`)
	mended := patience(`{ id = "waits", text = "Wartet ab" }, { id = "asks-once-ID", text = "Fragt nach" }, { id = "nods-ID", text = "Nickt" }, "Lacht"`,
		`{ id = "tells-how-long-it-takes-ID", text = "Sagt an, bis wann" }`, `{ id = "rushes-ID", text = "Hetzt andere" }`)
	site := asJSON(t, resolved(t, in("en-GB", english)))
	var before map[string]any
	if err := json.Unmarshal(site, &before); err != nil {
		t.Fatal(err)
	}
	before["language"] = "en-GB"
	site, _ = json.Marshal(before)

	told := func(after map[string]string) (hints []string) {
		loss, _ := handbook.Lost(resolved(t, after), site)
		for _, f := range loss.Told {
			hints = append(hints, f.Hint)
		}
		return hints
	}
	got := told(in("de", german))
	want := []string{"Asks once", "Nods", "Rushes", "Tells how long it takes"}
	if len(got) != len(want) {
		t.Fatalf("want a finding for each of %q, got\n%s", want, strings.Join(got, "\n"))
	}
	for i, hint := range got {
		if !strings.HasPrefix(hint, `if it means what "`+want[i]+`" meant, write its id beside its text: { id = "`) {
			t.Errorf("of %q it says: %s", want[i], hint)
		}
		_, id, _ := strings.Cut(hint, `id = "`)
		id, _, _ = strings.Cut(id, `"`)
		mended = strings.Replace(mended, id[:len(id)-6]+"ID", id, 1)
	}
	if got := told(in("de", mended)); got != nil {
		t.Errorf("once the ids are given as advised, it says %q", got)
	}
	if got := told(in("en", german)); got != nil {
		t.Errorf("in the same language it says %q", got)
	}
}
