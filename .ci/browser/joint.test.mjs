// Joint views as data: those of different people stay beside each other, however
// files of them are merged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cases, merged, model, notes, plain, sameDocument, times } from "./any.mjs";

const aView = ({ pick }) => {
  const people = pick([undefined, ["b"], ["b", "c"]]);
  return { answer: pick(["", "often"]), note: pick(notes), ...(people && { people }), time: pick(times) };
};
const aDocument = (source) => {
  const document = model.empty({ id: "h" });
  document.joint.a = model.together(...Array.from({ length: 1 + Math.floor(source.next() * 4) }, () => aView(source)));
  return document;
};
const peopleOf = (entry) => model.viewsOf(entry).map(({ people }) => `${people}`).sort();

test("merging keeps the newest joint view of each group of people, in any order", () => {
  cases(500, (source) => {
    const [a, b, c] = [aDocument(source), aDocument(source), aDocument(source)];
    const entry = (...documents) => merged(...documents).joint.a;
    sameDocument(entry(a, a), a.joint.a, "with itself");
    sameDocument(entry(a, b), entry(b, a), "either way round");
    sameDocument(entry(a, b, c), entry(a, merged(b, c)), "in any grouping");
    assert.deepEqual(peopleOf(entry(a, b)), [...new Set([...peopleOf(a.joint.a), ...peopleOf(b.joint.a)])].sort());
    for (const view of [a, b].flatMap((d) => model.viewsOf(d.joint.a))) {
      assert.ok(model.viewsOf(entry(a, b)).some((one) => `${one.people}` === `${view.people}` && one.time >= view.time));
      assert.ok(entry(a, b).time >= view.time, "the newest of all comes first");
    }
  });
});

test("of earlier views, what makes no sense is left out", () => {
  const good = { answer: "often", note: "", people: ["b"], time: "", later: 1 };
  const read = (entry) => plain(model.entry("joint", "a", { answer: "often", note: "", time: "", ...entry }));
  assert.deepEqual(read({ others: [good, 7, null, { answer: "x" }, { ...good, people: "b" }] }).others, [good]);
  assert.deepEqual(read({ others: "none" }).others, []);
  assert.deepEqual(read({ others: [{ ...good, others: [good] }] }).others.length, 1);
});

test("the same people are the same in whatever order they are named", () => {
  const view = (people, time, note) => ({ answer: "often", note, people, time });
  const one = model.together(view(["b", "c"], "2026-01-01T00:00:00.000Z", "then"), view(["c", "b"], "2026-02-01T00:00:00.000Z", "now"));
  assert.deepEqual(model.viewsOf(one).map(({ note }) => note), ["now"]);
});
