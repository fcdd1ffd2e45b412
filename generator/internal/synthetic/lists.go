package synthetic

import "strings"

// list takes a text apart: at its bars where it has some, else at its spaces.
func list(text string) []string {
	if !strings.Contains(text, "|") {
		return strings.Fields(text)
	}
	parts := strings.Split(strings.Join(strings.Fields(text), " "), "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// nouns are what work is about, the common ones first.
var nouns = list(`
customer team work plan decision project colleague result service goal feedback problem question process
meeting risk need task knowledge change quality time information request report idea department experience
agreement budget conversation conflict trust deadline standard method tool priority responsibility opinion
supplier partner market strategy skill lesson error mistake improvement training practice promise expectation
complaint contract product cost price value order delivery schedule milestone resource stakeholder sponsor
audience message letter document record archive database system network device machine vehicle building room
workshop laboratory warehouse office counter desk phone visit invitation interview proposal offer tender
invoice payment account balance forecast estimate margin revenue saving investment loan grant fund tax law
rule policy procedure instruction guideline checklist template form signature approval permission exception
hazard accident incident emergency alarm inspection audit review evaluation assessment measurement indicator
survey sample trend pattern cause effect evidence argument reason hypothesis experiment prototype design
drawing model specification requirement interface component module release version update defect repair
maintenance replacement spare storage transport route journey arrival departure shift rota holiday absence
illness recovery wellbeing safety health energy water waste emission climate environment community neighbour
family volunteer apprentice newcomer mentor coach manager director board committee council union delegate
representative role career promotion transfer contractor consultant analyst engineer technician nurse teacher
driver cleaner cook guard clerk librarian translator editor language culture habit belief attitude behaviour
mood motivation curiosity courage patience humour honesty fairness respect loyalty discretion privacy
confidentiality transparency openness diversity inclusion equality access barrier support help comfort relief
satisfaction disappointment anger fear stress pressure workload rhythm routine surprise crisis opportunity
innovation invention discovery insight vision mission purpose direction principle dilemma compromise consensus
vote negotiation mediation facilitation presentation speech story example picture diagram table chart figure
number percentage average ratio threshold limit target benchmark comparison ranking portfolio programme
initiative campaign event conference seminar course lecture exam certificate licence qualification reputation
brand image website newsletter article press journalist broadcast channel platform application password backup
encryption breach attack patch
`)

// verbs are what people do, without their ending.
var verbs = list(`
explain check plan notice ask describe prepare support discuss share compare improve review answer offer agree
listen record present solve decide suggest invite thank warn remind teach learn test measure count estimate
forecast collect sort order arrange schedule organise coordinate lead guide coach mentor delegate supervise
encourage praise correct challenge question doubt confirm approve reject refuse accept adopt adapt adjust
change develop design build repair maintain clean protect secure inspect examine analyse interpret summarise
report publish announce translate write edit draft sketch draw calculate budget invest save spend allocate
distribute deliver transport store archive retrieve search find discover explore research interview survey
observe watch monitor track follow anticipate predict prevent avoid reduce increase extend shorten simplify
clarify connect join negotiate mediate persuade convince influence motivate inspire involve consult inform
notify alert welcome greet recommend introduce represent defend respect trust value appreciate understand
recognise remember reflect wonder imagine invent combine separate replace renew restore recover release
`)

// adjectives say what something is like.
var adjectives = list(`
clear early shared common simple open careful new good honest regular useful difficult important urgent
reliable practical realistic friendly personal professional technical digital financial legal social cultural
regional international local internal external public private formal informal short long daily weekly monthly
annual current future former final first initial central remote flexible stable robust fragile complex
critical strategic operational tactical creative analytical systematic methodical structured orderly quick
slow gradual sudden quiet busy crowded empty hidden visible transparent obvious subtle rare frequent typical
unusual unexpected expected planned unplanned voluntary mandatory optional necessary sufficient scarce
abundant expensive cheap free fair just equal diverse inclusive respectful polite patient curious brave calm
confident modest proud grateful loyal discreet attentive alert thorough precise exact rough approximate
complete partial whole broken faulty safe risky dangerous harmful healthy sustainable green renewable circular
ethical responsible accountable independent joint mutual collective individual experienced skilled qualified
competent capable talented gifted keen eager willing reluctant sceptical constructive destructive positive
negative neutral objective subjective
`)

// manners say how something is done.
var manners = list(`
without being asked | before a decision is made | with those concerned | in plain words | in good time | even
under pressure | with care | step by step | with an open mind | from the start | in writing | face to face |
with examples from daily work | until it is settled | together with others | and says why | with the whole
organisation in mind | at a fitting moment | and learns from it | and stays friendly | with little effort |
for the long term | and tells everyone | by means of figures | on their own initiative | as agreed | more
often than before | and keeps a record | whatever the circumstances | with respect for all sides
`)

// lapses are what shows that a level is missed.
var lapses = list(`
leaves out | forgets | puts off | hides | ignores | talks down | promises too much about | repeats | hurries
through | passes on | argues about | takes over | gives up on | complains about | guesses at | keeps to
themselves | makes fun of | overlooks | copies | waits for somebody else to settle
`)

// settings are where work is done.
var settings = list(`
meetings | projects | difficult conversations | daily work | times of change | the first weeks | the whole
organisation | other departments | the field | the workshop | the laboratory | large teams | small teams |
remote teams | mixed teams | emergencies | negotiations | the annual review | public offices | hospitals |
schools | shops | warehouses | call centres | night shifts | construction | research | teaching | care |
logistics | procurement | accounting | software development | product design | marketing | communication |
administration | facilities | security | translation | archives | libraries | museums | kitchens | transport |
energy supply | water supply | agriculture | forestry | tourism | insurance | banking
`)

// jobs are what people are called.
var jobs = list(`
manager analyst engineer technician clerk adviser coordinator specialist assistant lead officer planner
`)

// syllables are what names are made of.
var syllables = list(`
ba be di do fa fe gi go ka ke li lo ma me ni no pa pe ri ro
`)
