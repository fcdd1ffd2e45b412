package handbook

import "cmp"

// former is what a handbook.json says of that which readers' answers hang on, of what
// has pages, and of levels that are named by their numbers.
type former struct {
	ID           string             `json:"id"`
	Language     string             `json:"language"`
	Competencies []formerCompetency `json:"competencies"`
	Orientations []formerItem       `json:"orientations"`
	Pages        []formerItem       `json:"pages"`
	Roles        []struct {
		ID      string `json:"id"`
		Text    string `json:"text"`
		Targets []struct {
			Competency string `json:"competency"`
			Level      int    `json:"level"`
		} `json:"targets"`
	} `json:"roles"`
}

type formerCompetency struct {
	ID         string        `json:"id"`
	Text       string        `json:"text"`
	Levels     []formerLevel `json:"levels"` // by number
	Activities []formerItem  `json:"activities"`
	Stages     []struct {
		Stage string `json:"stage"`
		Level int    `json:"level"`
	} `json:"stages"`
}

type formerLevel struct {
	Name             string       `json:"name"`
	Indicators       []formerItem `json:"indicators"`
	ContraIndicators []formerItem `json:"contra_indicators"`
}

type formerItem struct {
	ID         string `json:"id"`
	Text       string `json:"text"`
	Levels     []int  `json:"levels"` // of an activity
	kind       Kind
	competency string // its id
}

func (f *former) items() (all []formerItem) {
	for _, c := range f.Competencies {
		add := func(kind Kind, items []formerItem) {
			for _, i := range items {
				all = append(all, formerItem{ID: i.ID, Text: i.Text, kind: kind, competency: c.ID})
			}
		}
		for _, l := range c.Levels {
			add(KindIndicator, l.Indicators)
			add(KindContraIndicator, l.ContraIndicators)
		}
		add(KindActivity, c.Activities)
	}
	return all
}

// today returns the id that a former competency or role has now.
func (hb *Handbook) today(kind Kind, id string) string {
	return cmp.Or(hb.Renamed[linkTo(kind, id)], id)
}

// alike returns how many pairs of neighbouring letters two texts share: from none, 0,
// to all of them, 1.
func alike(a, b string) float64 { return shared(pairs(a), pairs(b)) }

// shared is alike for texts that are divided into their pairs already.
func shared(x, y map[[2]rune]int) float64 {
	both, all := 0, 0
	for pair, n := range x {
		both += min(n, y[pair])
		all += n
	}
	for _, n := range y {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(both) / float64(all)
}

func pairs(text string) map[[2]rune]int {
	found := map[[2]rune]int{}
	var last rune
	for i, r := range text {
		if i > 0 {
			found[[2]rune{last, r}]++
		}
		last = r
	}
	return found
}
