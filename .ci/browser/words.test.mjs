// What words find that are written otherwise than in the handbook, by the scripts
// alone: in a language that joins words and has umlauts, and in one that does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "./harness.mjs";
import { load, searchIndex } from "./pure.mjs";

load("search-words.js", "search-core.js", "search-text.js");
const page = "# Lösungen\n\nKundenorientierung im Vertrag, ab Größe L: Resümee.\n";
const indexIn = async (language, text = page) => searchIndex(await build({ edit: (files) => {
  files["handbook.toml"] = files["handbook.toml"].replace(`language = "en"`, `language = "${language}"`);
  files["pages/solutions.md"] = text;
} }));
const finds = (index, query) => {
  const { entries, words: [{ near = false }] } = index.find(query);
  return { found: entries.some((entry) => index.record(entry)?.page === "pages/solutions.html"), near };
};

// Other forms of a word, neither of which begins with the other.
for (const [language, query, word] of [
  ["en", "policies", "policy"], ["de", "führt", "führen"], ["fr", "nationaux", "national"], ["es", "capaces", "capaz"], ["ar", "مهارات", "مهارة"],
]) {
  test(`${language}: “${query}” finds “${word}”`, async () => {
    const index = await indexIn(language, `# ${word}\n\n.\n`);
    assert.deepEqual(finds(index, query), { found: true, near: false });
  });
}

const german = await indexIn("de");
const english = await indexIn("en");
for (const [query, inGerman, inEnglish] of [
  ["lösungen", true, true],
  ["losungen", true, true], // nobody has an ö everywhere
  ["loesungen", true, false],
  ["grosse", true, true],
  ["groesse", true, false],
  ["resumee", true, true],
  ["lösung", true, true], // the beginning
  ["vertrages", true, true], // a longer form
  ["kundenorientierungen", true, true],
  ["orientierung", true, true], // inside of a word
  ["tierung", true, true],
  ["ung", false, false],
]) {
  test(`“${query}”`, () => {
    assert.deepEqual(finds(german, query), { found: inGerman, near: false });
    assert.equal(finds(english, query).found && !finds(english, query).near, inEnglish);
  });
}
