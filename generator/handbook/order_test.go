package handbook

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// TestOrderOfLanguages checks that items are sorted as each language does.
// Sources: CLDR's collation charts and, for German, DIN 5007-1.
func TestOrderOfLanguages(t *testing.T) {
	tests := []struct {
		tag  string
		want []string
	}{
		{"en", []string{"2 rules", "3 questions", "10 rules", "Able", "Äble", "able hands", "agile", "“Best” work", "co-op", "coop", "Grade 2", "Grade 9", "Grade 10", "Grade 10 expert", "Version 1.9", "Version 1.10", "Zeal"}},
		{"de", []string{"Abstimmen", "Ändern", "Anfangen", "Offenheit", "Öffnen", "Straße", "Strassen", "Übung", "Umsicht", "Zuhören"}},
		{"de-u-co-phonebk", []string{"Abstimmen", "Ändern", "Anfangen", "Öffnen", "Offenheit"}},
		{"sv", []string{"Arbete", "Zon", "Ålder", "Ängslig", "Öppenhet"}},
		{"da", []string{"Arbejde", "Zone", "Ærlighed", "Øvelse", "Åbenhed"}},
		{"es", []string{"Cambio", "Chiste", "Clima", "Nube", "Ñandú", "Obra", "Últimas", "Zona"}},
		{"fr", []string{"Coté", "Côte", "Été", "Étude", "Œuvre", "Ouvrir", "Zèle"}},
		{"cs", []string{"Cena", "Čas", "Hrad", "Chléb", "Ideál"}},
		{"ar", []string{"أهداف", "إدارة", "اتصال", "بناء", "تعاون", "ثقة", "جودة", "خدمة", "ذكاء", "صدق", "صف ٢", "صف ١٠", "عمل", "قيادة", "لغة", "هدف", "وعد", "يقين"}},
		{"he", []string{"אחריות", "בנייה", "גמישות", "הקשבה", "שירות", "תכנון"}},
	}
	for _, tt := range tests {
		t.Run(tt.tag, func(t *testing.T) {
			var items []*Category
			for _, text := range tt.want {
				items = append(items, &Category{Item: Item{Text: text}})
			}
			random := rand.New(rand.NewPCG(1, 2))
			random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
			var all []*Item
			for _, c := range items {
				all = append(all, &c.Item)
			}
			rankAll(all, tt.tag, nil)
			byText(items)
			var got []string
			for _, i := range items {
				got = append(got, i.Text)
			}
			if diff := gocmp.Diff(tt.want, got); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

// TestOrderOfSameBeginnings checks texts that only differ far from their
// beginning, or in how they are written.
func TestOrderOfSameBeginnings(t *testing.T) {
	const same = "Explains complicated matters to customers with "
	want := []string{same + "a picture", same + "a picture!", same + "Ä picture", same + "a picture and more", same + "examples", same + "Examples", strings.ToUpper(same) + "WORDS"}
	items := make([]*Item, 0, 100*len(want))
	for n := range 100 {
		for _, text := range want {
			items = append(items, &Item{Text: text, ID: fmt.Sprintf("%03d", n)})
		}
	}
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	items = rankAll(items, "en", nil)
	collator := collate.New(language.English, collate.IgnoreCase)
	for i, item := range items {
		if item.rank != i {
			t.Fatalf("rank %d is there twice or not at all", i)
		}
		if i == 0 {
			continue
		}
		before := items[i-1]
		if d := cmp.Or(collator.CompareString(before.Text, item.Text), strings.Compare(before.Text, item.Text), strings.Compare(before.ID, item.ID)); d >= 0 {
			t.Errorf("%q (%s) comes before %q (%s)", before.Text, before.ID, item.Text, item.ID)
		}
	}
}

// TestOrderOfWhatWasThere changes, adds and removes items, a few and many, and wants
// the order that they have without the one before.
func TestOrderOfWhatWasThere(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	words := []string{"able", "Äble", "agile", "co-op", "coop", "“Best”", "customers", "3", "value", "Zeal"}
	item := func() *Item {
		text := words[random.IntN(len(words))] + " " + words[random.IntN(len(words))]
		return &Item{Text: text, Kind: Kinds[random.IntN(3)], ID: fmt.Sprint(random.IntN(1000))}
	}
	var items, before []*Item
	for n := range 200 {
		for range 1 + random.IntN(20) {
			items = append(items, item())
		}
		random.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		items = items[:len(items)-random.IntN(len(items)*(n%3+1)/4+1)]
		for _, i := range random.Perm(len(items))[:len(items)*(n%4)/6] {
			items[i] = item()
		}
		before = slices.Clone(rankAll(items, "en", before))
		after := slices.Clone(items)
		slices.SortFunc(after, func(a, b *Item) int { return a.rank - b.rank })
		if !slices.Equal(after, before) {
			t.Fatalf("%d: the ranks are not the order", n)
		}
		for i, want := range rankAll(items, "en", nil) {
			if got := before[i]; byIdentity(got, want) != 0 || got.Text != want.Text {
				t.Fatalf("%d: %q (%s %s) stands where %q (%s %s) should", n, got.Text, got.Kind, got.ID, want.Text, want.Kind, want.ID)
			}
		}
	}
}

// TestOrderWithoutNumbers checks that texts without a number have the key that they would
// have among those with one, whatever stands in them.
func TestOrderWithoutNumbers(t *testing.T) {
	for _, tag := range []string{"en", "cs", "ar", "ja"} {
		s := newSorter(tag)
		for r := range rune(0x20000) {
			text := "a" + string(r)
			var whole collate.Buffer
			if want, got := s.collator.KeyFromString(&whole, text), s.key(0, text); !bytes.Equal(got, want) {
				t.Errorf("%s: the key of %q is %x, want %x", tag, text, got, want)
			}
		}
	}
}

// TestStartOfKeys checks that the start of a key is that of the whole text's key, whatever
// stands in the text, and that a long one is made of its first words alone.
func TestStartOfKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	runes := []rune("aaeehillnoorstt  é·-’12ch\u00ad\u0301\u0327\u00a0ßæǆ々カが漢ﷺعلاำโ\U00020000")
	for _, tag := range []string{"en", "cs", "da", "hu", "ar", "ja", "th", "en-u-ka-shifted", "fr-u-kb-true", "de-u-ks-level1"} {
		s := newSorter(tag)
		for n := range 2000 {
			var text []rune
			few := runes[:16+n%(len(runes)-15)]
			for range 20 + random.IntN(80) {
				text = append(text, few[random.IntN(len(few))])
			}
			got := bytes.Clone(s.start(string(text)))
			want := s.key(0, string(text))
			if got, want := got[:min(len(got), lengthOfStart)], want[:min(len(want), lengthOfStart)]; !bytes.Equal(got, want) {
				t.Fatalf("%s: the key of %q begins with %x, want %x", tag, string(text), got, want)
			}
		}
	}
	s, long := newSorter("en"), strings.Repeat("Listens to customers ", 10)
	if got, want := len(bytes.Clone(s.start(long))), len(s.key(0, long)); got > want/2 {
		t.Errorf("the start of a long text has %d bytes of %d", got, want)
	}
}

func TestFromLetter(t *testing.T) {
	for text, want := range map[string]string{"“Best”": "Best”", "(3) steps": "3) steps", "«عمل»": "عمل»", "…": "…", "": ""} {
		if got := fromLetter(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if !strings.HasPrefix(fromLetter("¿Qué?"), "Q") {
		t.Error("a question mark decides the place of a Spanish question")
	}
}

// BenchmarkOrderByStage puts roles in order that have a stage each, few and many.
func BenchmarkOrderByStage(b *testing.B) {
	for _, n := range []int{4000, 16000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			hb := &Handbook{Language: "en"}
			for i := range n {
				stage := &Stage{Item: Item{ID: fmt.Sprint(i)}}
				hb.Stages = append(hb.Stages, stage)
				role := &Role{Stage: stage}
				role.Item = Item{Kind: KindRole, ID: fmt.Sprint(i), Text: fmt.Sprint("Role ", i)}
				hb.Roles, hb.Items = append(hb.Roles, role), append(hb.Items, &role.Item)
			}
			random := rand.New(rand.NewPCG(7, 8))
			for b.Loop() {
				random.Shuffle(n, func(i, j int) { hb.Roles[i], hb.Roles[j] = hb.Roles[j], hb.Roles[i] })
				(&resolver{hb: hb}).order(nil)
			}
		})
	}
}
