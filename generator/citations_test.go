package generator_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"handbook/data"
	"handbook/generator/handbook"
)

// papers are the beginnings of the names of the files that our sources are read from.
var papers = map[string]string{
	"byu-hr":                      "000_",
	"competency-dictionary":       "001_",
	"ten-strategies":              "002_",
	"gate-guard-article":          "003_",
	"service-oriented-definition": "004_",
}

// says are items of our content with what each source that they cite says of them.
var says = map[string]string{
	"empathy-course":             `active listening`,
	"service-and-product-course": `training`,
	"mystery-shopping":           `mystery shopping`,
	"listen-to-recordings":       `recorded conversations`,
	"ask-after-the-reply":        `follow through|get back to their customers|reaches out to customers`,
	"service-standards":          `\(SMART\)`,
	"write-before-they-call":     `communicate proactively`,
	"answer-it-once":             `knowledge base`,
	"look-for-patterns":          `trends`,
	"process-round":              `review and refine`,
	"customers-market":           `customer's customers|customer business environment|market research`,
	"draw-the-value-system":      `value system`,
	"invent-a-measure":           `measure value|metrics`,
	"back-to-the-front":          `customer service training`,
	"agree-who-decides":          `autonomy`,
	"csat":                       `customer satisfaction|CSAT`,
	"nps":                        `net promoter score`,
	"customer-effort":            `customer effort score`,
	"customer-health":            `customer health score`,
	"churn":                      `churn`,
	"response-time":              `average response time`,
	"resolution-time":            `average time taken to resolve`,
	"first-contact-resolution":   `first contact resolution`,
	"ticket-volume":              `ticket volume`,
	"escalation-rate":            `intervention at a higher level`,
	"information-retrieval":      `retrieve information`,
	"misinformation-rate":        `missell`,
	"conversation-review":        `recorded conversations`,
	"customer-interviews":        `interviews?`,
	"technology":                 `what can be done|beta testing`,
	"product":                    `assume they know|co-create`,
	"producer":                   `what the staff want|customer-facing processes`,
	"financial":                  `cutting costs|churn`,
	"sales":                      `selling higher volumes|missell`,
	"managerial":                 `management philosophy|engage with customers`,
	"professional":               `listen to service users|rephrase`,
}

// TestSourcesSayIt checks that what is cited for an activity, a measure or an
// orientation speaks of it: each source that it cites, and one at least.
func TestSourcesSayIt(t *testing.T) {
	texts := sourceTexts(t)
	hb := ourHandbook(t)
	for id, words := range says {
		i := slices.IndexFunc(hb.Items, func(i *handbook.Item) bool { return i.ID == id })
		if i < 0 || len(hb.Items[i].Sources) == 0 {
			t.Errorf("%s is not there or cites nothing", id)
			continue
		}
		pattern := regexp.MustCompile(`(?i)` + words)
		for _, source := range hb.Items[i].Sources {
			k := slices.IndexFunc(texts, func(w written) bool { return strings.HasPrefix(w.file, papers[source.ID]) })
			if k < 0 || !pattern.MatchString(strings.ReplaceAll(texts[k].text, "’", "'")) {
				t.Errorf("%s cites %s, which says nothing of %q", id, source.ID, words)
			}
		}
	}
}

// unread is an id: nobody reads it, so nobody finds a name by it.
var unread = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// TestNamesCanBeSearched checks that what our sources call by a name can be found by
// that name: plain words beside it explain it, and do not replace it.
func TestNamesCanBeSearched(t *testing.T) {
	onlyReads(t)
	var all strings.Builder
	for _, w := range textsIn(t, data.Files) {
		if unread.MatchString(w.text) {
			continue
		}
		all.WriteString(strings.ToLower(readable(w.text)) + "\n")
	}
	for _, name := range []string{
		"SMART", "CRM", "CSAT", "NPS", "CES", "CHS", "churn", "first-contact resolution", "value chain", "(the value system)",
		"knowledge base", "emotional intelligence", "executive sponsor", "customer-success", "touchpoint", "journey map",
		"mystery shop", "focus groups", "(segments)", "case stud", "abandonment", "bounce",
		"customer-centricity", "root cause", "value proposition", "empowerment", "FAQ", "beta test", "retention", "wall of fame",
		"leaderboard", "town hall", "automation", "outsourcing", "co-creation", "shadowing", "personalisation", "loyalty programme",
		"word of mouth", "feedback loop",
	} {
		if !strings.Contains(all.String(), strings.ToLower(name)) {
			t.Errorf("nobody who looks for %q finds it", name)
		}
	}
}
