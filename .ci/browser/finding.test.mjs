// What is found, by the scripts alone: no page, no browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, root } from "./harness.mjs";
import { chance, load, pick, searchIndex } from "./pure.mjs";

const { searchWords, searchText } = load("search-words.js", "search-core.js", "search-text.js");
const site = await build({ data: join(root, "data") });
const index = searchIndex(site);

const address = ({ page, place }) => page + (place && `#${place}`);
const find = (query, limit = 8) => {
  const asked = index.find(query);
  return { ...asked, best: index.top(asked, asked.entries, limit).map((entry) => index.record(entry)) };
};

const orientation = "competencies/customer-orientation/index.html";
const first = {
  // names, parts of them, in any order
  "customer orientation": orientation,
  "orientation customer": orientation,
  "Teamwork": "competencies/teamwork/index.html",
  "commun": "competencies/communication/index.html",
  "team lead": "roles/team-lead.html",
  "desk service": "roles/service-desk-agent.html",
  "financial orientation": "orientations/financial.html",
  "accessibility": "pages/accessibility.html",
  "privacy": "pages/how-to-use.html",
  "data protection": "pages/how-to-use.html",
  "job interview": "pages/how-to-use.html",
  "matrix": "matrix.html",
  "CSAT": `${orientation}#csat`,
  "customer journey map": `${orientation}#customer-journey-map`,
  "gard story": `${orientation}#gate-guard`,
  // a reader's own pages, and those that belong to a level or a role
  "profile": "my/profile.html",
  "my plan": "my/plan.html",
  "review together": "my/review.html",
  "plan and journal": "my/plan.html",
  "index": "search.html",
  "self-check customer orientation": "competencies/customer-orientation/level-1-check.html",
  "customer orientation selfcheck 3": "competencies/customer-orientation/level-3-check.html",
  "check teamwork 2": "competencies/teamwork/level-2-check.html",
  "guide teamwork": "competencies/teamwork/level-1-guide.html",
  "conversation guide level 4 communication": "competencies/communication/level-4-guide.html",
  "guide team lead": "roles/team-lead-guide.html",
  "side by side teamwork": "competencies/teamwork/compare.html",
  // the level of a competency, an indicator by its words, another form of a word
  "teamwork level 2": "competencies/teamwork/level-2.html",
  "leading people anticipating": "competencies/leading-people/level-3.html",
  "correct answer agreed time": "competencies/customer-orientation/level-1.html#answers-on-time",
  "sends matter away": "competencies/customer-orientation/level-1.html#not-my-job",
  // what stands on one page alone: the introduction, what levels mean, the changes
  "climb one step at a time": "index.html",
  "looks ahead with a method": "matrix.html#five",
  "fourteen competing orientations each with signs": "changes.html",
  "customers": orientation,
  "the customers’ orientations": orientation,
  "solve problems": "competencies/problem-solving/index.html",
  "self-checks teamwork": "competencies/teamwork/level-1-check.html",
  // accents that nobody wrote, and typing errors
  "Cüstömer Órientation": orientation,
  "custmer orientaton": orientation,
  "satisfcation score": `${orientation}#csat`,
  "comunication": "competencies/communication/index.html",
  "problme solving": "competencies/problem-solving/index.html",
  "firts contact resolution": `${orientation}#first-contact-resolution`,
};
for (const [query, want] of Object.entries(first)) {
  test(`“${query}” finds ${want} first`, () => {
    const { best } = find(query);
    assert.equal(best[0] && address(best[0]), want, best.map(address).join("\n"));
  });
}

test("every page is found first by its name", () => {
  const apart = /^(404|store|search\/.*)\.html$/; // nobody looks for these
  for (const path of readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html") && !apart.test(path))) {
    const [, title] = readFileSync(join(site, path), "utf8").match(/<title>(.*?)(?: – The competency handbook)?<\/title>/);
    const { best: [record] } = find(title);
    const there = address(record ?? { page: "nothing", place: "" });
    assert.equal(there, path, title);
  }
});

test("a text leads to its place on the page", () => {
  const { best, ...asked } = find("fourteen competing orientations each with signs");
  assert.equal(searchText.excerpt(best[0], searchText.matcher(index, asked)).place, "part_edition-1");
});

test("whoever keeps a competency leads to it", () => {
  const found = find("kept by People and Development", 20).best.map(address);
  assert.equal(found.filter((at) => /^competencies\/[a-z-]+\/index\.html$/.test(at)).length, 8, found.join("\n"));
});

test("words are folded as the index was", () => {
  const cases = JSON.parse(readFileSync(join(root, "generator/search/testdata/fold.json"), "utf8"));
  for (const { language = "en", text, words } of cases) {
    assert.deepEqual(searchWords.words(searchWords.fold(text, language.startsWith("de"))), words, text);
  }
});

test("every word of the vocabulary finds what has it", () => {
  for (let at = 0; at < index.words.length; at += 7) {
    const word = index.words[at];
    assert.equal(searchWords.fold(word), word);
    const { entries, words } = index.find(word);
    assert.ok(entries.length > 0, word);
    assert.ok(words[0].found.get(at) === 1, word);
  }
});

test("the closest words are those that looking at every word finds", () => {
  const random = chance(7);
  for (let i = 0; i < 300; i++) {
    const w = pick(random, index.words);
    const at = random(w.length);
    const typed = w.slice(0, at) + pick(random, ["", "x", "e", w[at] + w[at]]) + w.slice(at + random(2));
    if (typed.length < 4) continue;
    const { list, least } = searchWords.closest(index.words, typed, new Map());
    const limit = typed.length < 8 ? 1 : 2;
    const all = index.words.map((other, place) => [place, searchWords.edits(typed, other, limit)]);
    const same = all.filter(([place]) => index.words[place][0] === typed[0]);
    const near = (some) => some.filter(([, n]) => n <= limit && n === Math.min(...some.map(([, edits]) => edits))).map(([place]) => place);
    const want = near(same).length ? near(same) : near(all);
    assert.deepEqual(list, want, typed);
    if (want.length) assert.equal(least, searchWords.edits(typed, index.words[want[0]], limit), typed);
  }
});

test("a word is found in its other forms, and these come before what is only near", () => {
  for (const [typed, word] of [["customers", "customer"], ["sharing", "shared"], ["decides", "decided"], ["teams", "team"]]) {
    const { found } = index.fits(typed);
    const at = index.words.indexOf(word);
    assert.ok(at >= 0 && found.get(at) >= 0.9, `${typed} does not find ${word}, but ${[...found.keys()].map((at) => index.words[at])}`);
  }
  assert.ok(!(index.fits("customers").found.get(index.words.indexOf("custom")) > 0), "custom is another word than customers");
});

test("a typing error is one edit, in long words two", () => {
  for (const [typed, word, edits] of [
    ["custmer", "customer", 1], ["cusotmer", "customer", 1], ["customwr", "customer", 1], ["cuustomer", "customer", 1],
    ["custmer", "customers", 1], ["orientaton", "orientation", 1], ["oreintaton", "orientation", 2], ["abc", "xyz", 3],
  ]) assert.equal(searchWords.edits(typed, word, 2), edits, `${typed} ${word}`);
  assert.equal(find("orieintatoin").words[0].near, true);
  assert.equal(find("tem").words[0].near, undefined, "three letters are taken as they are");
  assert.deepEqual(["abc", "abcd", "abcdefg", "abcdefgh"].map(searchWords.allowed), [0, 1, 1, 2]);
});

test("what is too far from a word is no typing error", () => {
  // In a short word another letter makes another word.
  for (const [typed, word] of [["cafe", "case"], ["cafe", "cases"], ["flap", "flag"], ["lead", "load"], ["lead", "learn"]]) {
    assert.equal(searchWords.edits(typed, word, 1), 2, `${typed} ${word}`);
  }
  for (const [typed, word] of [["gard", "guard"], ["taem", "team"], ["tema", "teams"], ["tteam", "team"], ["teax", "tea"]]) {
    assert.equal(searchWords.edits(typed, word, 1), 1, `${typed} ${word}`);
  }
  // Two errors are few only in a whole word.
  for (const [typed, word] of [["conflict", "conviction"], ["compliance", "complained"], ["oreintato", "orientation"]]) {
    assert.equal(searchWords.edits(typed, word, 2), 3, `${typed} ${word}`);
  }
  assert.equal(searchWords.edits("oreintati", "orientation", 2), 1);
  assert.deepEqual(searchWords.closest(["boarding"], "onboarding", new Map()).list, []);
  for (const query of ["café", "conflict", "conflicts", "compliance"]) assert.deepEqual(find(query).entries, [], query);
});

test("where nothing has all words, the results have some", () => {
  const asked = find("teamwork zzzzqqqq");
  assert.equal(asked.some, true);
  assert.equal(asked.best[0].name, "Teamwork");
  assert.deepEqual(find("zzzzqqqq").entries, []);
  assert.deepEqual(find("  ¿ ? ").entries, []);
});

test("hit words are marked, in names and in texts", () => {
  const asked = index.find("custmer éffort");
  const record = index.record(index.top(asked, asked.entries, 1)[0]);
  const matches = searchText.matcher(index, asked);
  const marks = searchText.mark(record.name, matches).filter(([, hit]) => hit).map(([piece]) => piece);
  assert.deepEqual(marks, ["Customer", "effort"]);
  const excerpt = searchText.excerpt({ name: "x", texts: [{ place: "", text: "First." }, { place: "part_why", text: `${"word ".repeat(100)}an effort for the customer ${"word ".repeat(100)}` }] }, matches);
  assert.equal(excerpt.place, "part_why");
  assert.match(excerpt.text, /^… .*an effort for the customer.* …$/);
  assert.equal(searchText.mark(excerpt.text, matches).map(([piece]) => piece).join(""), excerpt.text);

  // The box shows two lines, which hold some 60 characters on a phone.
  const last = `${"word ".repeat(17)}customer.`;
  const shown = searchText.excerpt({ name: "x", texts: [{ place: "", text: last }] }, matches, 110).text;
  assert.ok(shown.indexOf("customer") < 50, `"${shown}" shows what was found too late`);

  // Not everybody writes spaces between words, and an address has none.
  for (const unbroken of [`${"字、".repeat(60)}customer、${"字、".repeat(60)}`, `${"word/".repeat(20)}customer and ${"word ".repeat(40)}`]) {
    const shown = searchText.excerpt({ name: "x", texts: [{ place: "", text: unbroken }] }, matches, 110).text;
    assert.match(shown, /customer/);
    assert.ok(shown.length > 60 && shown.length < 130, `"${shown}"`);
  }
});
