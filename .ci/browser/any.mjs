// Answers of any kind that a fixed seed makes, and the script with their rules.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

runInThisContext(readFileSync(new URL("../../layouts/assets/model.js", import.meta.url), "utf8"));
export const { model } = globalThis.handbook;
export const plain = (value) => JSON.parse(JSON.stringify(value));
export const sameDocument = (a, b, message) => assert.deepEqual(plain(a), plain(b), message);

// --- Answers at random.
const random = (seed) => () => {
  seed = (seed + 0x6D2B79F5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
export const cases = (n, check) => {
  for (let seed = 1; seed <= n; seed++) {
    const next = random(seed);
    const pick = (list) => list[Math.floor(next() * list.length)];
    check({ next, pick, seed });
  }
};
export const ids = ["a", "hands-over", "constructor", "to-string", "größe", "z9"];
export const notes = ["", "x", "=1+1", "zwei\nZeilen", "<img src=x onerror=alert(1)>", "\u2028", "😀", "\"quoted\""];
// Few times, so that equal ones are frequent.
export const times = ["", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "2027-05-05T10:00:00.000Z"];

export const anEntry = ({ pick, next }, section) => {
  switch (section) {
    case "items": {
      const kind = pick(Object.keys(model.ANSWERS));
      return { kind, competency: pick(ids), level: 1 + Math.floor(next() * 5), answer: pick(["", ...model.ANSWERS[kind]]),
        develop: next() < 0.5, note: pick(notes), wording: pick(notes), time: pick(times), ...(next() < 0.2 ? { later: pick(notes) } : {}) };
    }
    case "plan":
      return { activities: [pick(ids)], actions: pick(notes), by: pick(["", "2027-01-31"]), with: pick(notes), state: pick(["", "open", "done"]), time: pick(times) };
    case "journal":
      return { do: pick(notes), reflect: pick(notes), time: pick(times) };
    default:
      return { answer: pick(["", "often"]), note: pick(notes), time: pick(times) };
  }
};
export const aDocument = (source) => {
  const { pick, next } = source;
  const document = model.empty({ id: "h", edition: "1", title: "H" });
  Object.assign(document, { name: pick(["", "Ada", "Bo"]), role: pick(["", "member"]), time: pick(times) });
  for (const section of model.SECTIONS) {
    for (const id of ids) if (next() < 0.5) document[section][id] = anEntry(source, section);
  }
  return document;
};
export const merged = (...documents) => documents.reduce((a, b) => model.merge(a, b).document);
// What a merge does not bring together is what is of this browser alone.
export const shared = ({ edition, title, exported, ...rest }) => rest;
