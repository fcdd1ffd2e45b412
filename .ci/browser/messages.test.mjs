// Messages between a page that is opened as a file and store.html, the frame in it,
// without a browser: neither heeds what another window says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { base, makeDisk, makePage, plain, settled } from "./disk.mjs";

const entry = (answer) => JSON.stringify({ kind: "indicator", answer, time: "2090-01-01T00:00:00.000Z" });

// opened returns a page with an answer, and what is to be the same in the end.
const opened = async () => {
  const disk = makeDisk();
  const page = await makePage(disk, undefined, "file:");
  page.store.put("items", "a", { kind: "indicator", answer: "sometimes" });
  await settled();
  const [texts, had] = [[...disk.texts], plain(page.store.document)];
  assert.equal(had.items.a.answer, "sometimes");
  return { disk, page, unchanged: () => {
    assert.deepEqual([...disk.texts], texts);
    assert.deepEqual(plain(page.store.document), had);
  } };
};

test("a page heeds its own frame alone", async () => {
  const { page, unchanged } = await opened();
  const data = { handbook: "keep", key: `${base}:items:a`, text: entry("consistently") };
  page.told("message", { source: {}, data });
  await settled();
  unchanged();
  page.told("message", { source: null, data: { ...data, key: null, text: null } });
  await settled();
  unchanged();
});

test("the frame heeds the page alone that it is in", async () => {
  const { page, unchanged } = await opened();
  for (const pairs of [[[`${base}:items:a`, entry("consistently")]], [[`${base}:items:a`, null]]]) {
    page.frame.hear("message", { source: {}, data: { handbook: "keep", number: 1, pairs } });
    await settled();
    unchanged();
  }
});

test("the frame keeps and tells what belongs to handbooks alone", async () => {
  const { disk, page } = await opened();
  disk.texts.set("other", "not ours");
  const answers = [];
  const { parent, hear } = page.frame;
  const { postMessage } = parent;
  parent.postMessage = (data) => { answers.push(data); postMessage(data); };
  hear("message", { source: parent, data: { handbook: "keep", number: 90, name: "other" } });
  hear("message", { source: parent, data: { handbook: "keep", number: 91, pairs: [[`${base}:items:b`, entry("sometimes")], ["other", "written over"]] } });
  hear("storage", { key: "other", newValue: "changed" });
  await settled();
  assert.deepEqual(answers, []);
  assert.equal(disk.texts.get("other"), "not ours");
  assert.equal(disk.texts.has(`${base}:items:b`), false);
});
