package content

import "strings"

// translations are words of German, French and Spanish that people who write in
// these languages may take for a key. Those that are spelt much like the key are
// found without. Where a word may stand for several keys, the likeliest comes first.
var translations = byWord([]translation{
	{"title", "überschrift titre título"},
	{"name", "bezeichnung titel nom titre nombre título"},
	{"organisation", "firma unternehmen entreprise société empresa"},
	{"language", "sprache langue idioma"},
	{"edition", "ausgabe auflage"},
	{"introduction", "einleitung einführung"},
	{"brand", "marke marque marca"},
	{"accent", "farbe couleur"},
	{"audiences", "zielgruppen publics"},
	{"scale", "skala échelle escala"},
	{"scales", "skalen échelles escalas"},
	{"stage", "phase karrierestufe étape etapa"},
	{"stages", "phasen karrierestufen étapes etapas"},
	{"categories", "gruppen"},
	{"kind", "art typ genre tipo"},
	{"kinds", "arten genres tipos"},
	{"sources", "quellen fuentes"},
	{"publisher", "herausgeber verlag éditeur editor"},
	{"changes", "änderungen neuerungen changements modifications cambios"},
	{"date", "datum fecha"},

	{"summary", "zusammenfassung kurzfassung kurzbeschreibung résumé resumen"},
	{"description", "beschreibung"},
	{"definition", "beschreibung begriff"},
	{"text", "beschreibung wortlaut"},
	{"purpose", "zweck aufgabe but mission propósito beschreibung"},
	{"why", "warum begründung pourquoi"},
	{"owner", "verantwortlich ansprechpartner responsable"},
	{"reviewed", "geprüft überprüft révisé revisado"},
	{"related", "verwandt verwandte apparentées"},
	{"levels", "stufen niveaus niveaux niveles"},
	{"level", "stufe niveau nivel"},
	{"essence", "kern kernsatz"},
	{"undefined", "offen unbestimmt"},
	{"indicators", "verhaltensanker verhaltensindikatoren verhaltensweisen merkmale comportements comportamientos"},
	{"contra_indicators", "gegenindikatoren negativindikatoren kontraindikationen"},
	{"orientation", "orientierung ausrichtung"},
	{"competing", "konkurrierend konkurrierende"},
	{"activities", "aktivitäten lernaktivitäten maßnahmen entwicklungsmaßnahmen activités"},
	{"practices", "arbeitsweisen praktiken pratiques"},
	{"steps", "schritte étapes pasos"},
	{"examples", "beispiele exemples ejemplos"},
	{"pitfalls", "fallstricke pièges"},
	{"measures", "kennzahlen messgrößen indicateurs-clés"},
	{"abbreviation", "abkürzung kürzel abréviation"},
	{"questions", "fragen preguntas"},
	{"question", "frage pregunta"},
	{"answer", "antwort réponse respuesta"},
	{"stories", "geschichten fallbeispiele histoires récits historias"},
	{"story", "geschichte fallbeispiel histoire historia"},
	{"expectations", "erwartungen attentes expectativas"},
	{"targets", "ziele zielstufen anforderungen objectifs cibles objetivos metas"},
	{"next", "nächste danach suivant suivants siguiente"},
	{"note", "anmerkung bemerkung hinweis remarque nota"},
})

// A translation is a key with the words that may stand for it.
type translation struct{ key, words string }

// byWord returns the keys of each word, in their order.
func byWord(list []translation) map[string][]string {
	keys := map[string][]string{}
	for _, t := range list {
		for word := range strings.FieldsSeq(t.words) {
			keys[word] = append(keys[word], t.key)
		}
	}
	return keys
}
