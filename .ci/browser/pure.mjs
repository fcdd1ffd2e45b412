// What the tests of scripts without a page stand on: the scripts themselves,
// and handbooks and answers made by chance, the same in every run.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";

const assets = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "layouts", "assets");

// load runs scripts of the layouts and returns the one global that they make.
export const load = (...names) => {
  for (const name of names) runInThisContext(readFileSync(join(assets, name), "utf8"), { filename: name });
  return globalThis.handbook;
};

// searchIndex returns the index of a site as a page has it when all parts are
// there. The scripts of the search have to be loaded.
export const searchIndex = (site) => {
  const { handbook } = globalThis;
  handbook.searchParts = [];
  runInThisContext(readFileSync(join(site, "assets/theme/search/index.js"), "utf8"));
  const [[, about], ...parts] = handbook.searchParts;
  const index = new handbook.searchCore.Index(about);
  for (const [kind, , number, data] of parts) index.add(kind, number, data);
  return index;
};

// chance returns numbers that look random: chance(seed)(n) is from 0 to n - 1.
export const chance = (seed) => {
  let state = seed * 2654435761 % 2147483647 || 1;
  return (n) => {
    state = state * 48271 % 2147483647;
    return state % n;
  };
};

export const pick = (random, list) => list[random(list.length)];

// Ids that are names of something else in JavaScript are ids like any other.
const odd = ["constructor", "toString", "hasOwnProperty", "valueOf"];

const makeContent = (random) => {
  let number = 0;
  const id = () => odd[number++] ?? `item-${number}`;
  const orientations = Array.from({ length: random(4) }, (_, i) => ({ id: `o-${i}`, name: `Orientation ${i}`, url: "o", puts_first: "It", pulls_back: ["Ask"] }));
  const competencies = Array.from({ length: 1 + random(6) }, (_, c) => {
    const levels = Array.from({ length: 1 + random(5) }, (_, l) => {
      const open = random(5) === 0;
      return {
        number: l + 1, name: `Level ${l + 1}`, url: "l", check: "c", essence: "", ...(open ? { undefined: true } : {}),
        indicators: open ? [] : Array.from({ length: 1 + random(5) }, () => ({ id: id(), text: `Does ${number}` })),
        contra: open ? [] : Array.from({ length: random(4) }, () => ({ id: id(), text: `Misses ${number}`, orientation: pick(random, ["", ...orientations.map((o) => o.id)]) })),
      };
    });
    const ids = levels.flatMap((l) => l.indicators.map((i) => i.id));
    const activities = Array.from({ length: random(4) }, (_, a) => ({
      id: `a-${c}-${a}`, text: `Try ${a}`, kind: "experience", url: "a", levels: [1 + random(levels.length)], indicators: ids.length ? [pick(random, ids)] : [],
    }));
    return { id: `c-${c}`, name: `Competency ${c}`, url: "c", category: "k", levels, activities, prompts: { do: ["What?"] } };
  });
  const targets = () => Object.fromEntries(competencies.filter(() => random(3)).map((c) => [c.id, 1 + random(c.levels.length)]));
  return {
    id: "made", title: "Made", edition: "1", language: "en", cumulative: random(2) === 0, categories: [{ id: "k", name: "All" }], kinds: [], competencies, orientations,
    roles: Array.from({ length: random(3) }, (_, r) => ({ id: `r-${r}`, name: `Role ${r}`, url: "r", stage: "", targets: targets() })),
    stages: Array.from({ length: random(3) }, (_, s) => ({ id: `r-${s}`, name: `Stage ${s}`, url: "s", expects: targets() })),
  };
};

// makeAnswers answers some of a handbook, and some that it does not have.
export const makeAnswers = (random, content, model) => {
  const document = model.empty({ id: content.id, edition: content.edition, title: content.title });
  const time = () => new Date(Date.UTC(2026, random(12), 1 + random(28), random(24))).toISOString();
  const put = (id, kind, answers) => {
    document.items[id] = {
      kind, competency: pick(random, content.competencies).id, level: 1 + random(5), answer: pick(random, ["", ...answers]),
      develop: random(3) === 0, note: pick(random, ["", "  ", "A note"]), wording: pick(random, ["", "As it was"]), time: time(),
    };
  };
  for (const { levels } of content.competencies) {
    for (const level of levels) {
      for (const item of level.indicators) if (random(4)) put(item.id, "indicator", model.ANSWERS.indicator);
      for (const item of level.contra) if (random(4)) put(item.id, "contra-indicator", model.ANSWERS["contra-indicator"]);
    }
  }
  for (let i = random(4); i > 0; i--) put(`gone-${i}`, "indicator", model.ANSWERS.indicator);
  for (const id of Object.keys(document.items)) {
    if (random(3)) continue;
    document.plan[id] = { activities: ["a-0-0"], actions: pick(random, ["", "Ask"]), by: pick(random, ["", "2027-01-31", "2026-12-01"]), with: "", state: pick(random, ["open", "started", "done", ""]), time: time() };
  }
  if (random(2)) document.journal["c-0"] = { do: "Something", time: time() };
  if (random(2)) document.journal["c-gone"] = { do: "Something else", time: time() };
  return document;
};

// shuffled returns the same document with its entries in another order.
export const shuffled = (random, document) => {
  const mixed = { ...document };
  for (const section of ["items", "plan", "journal", "joint"]) {
    const entries = Object.entries(document[section]).map((entry) => [random(1000), entry]).sort(([a], [b]) => a - b).map(([, entry]) => entry);
    mixed[section] = Object.assign(Object.create(null), Object.fromEntries(entries));
  }
  return mixed;
};

// often runs a check with many handbooks and answers.
export const often = (model, check, times = 300) => {
  for (let seed = 1; seed <= times; seed++) {
    const random = chance(seed);
    const content = makeContent(random);
    const document = makeAnswers(random, content, model);
    try {
      check({ random, content, document, seed });
    } catch (error) {
      error.message = `with seed ${seed}: ${error.message}`;
      throw error;
    }
  }
};
