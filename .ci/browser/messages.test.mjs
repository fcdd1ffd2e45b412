// Messages between a page that is opened as a file and store.html, the frame in it,
// without a browser: neither heeds what another window says, nothing is lost where
// the frame answers late, and nothing that was deleted comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, base, id, isSafe, makeDisk, makePage, plain, Quota, settled } from "./disk.mjs";

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

test("what is imported before it is known what is stored does not replace what is newer", async () => {
  const disk = makeDisk();
  const page = await makePage(disk, undefined, "file:");
  for (const item of ["a", "b"]) page.store.put("items", item, { kind: "indicator", answer: "sometimes" });
  page.store.about({ name: "Ada" });
  await settled();
  page.close();
  const incoming = page.model.empty({ id });
  for (const [item, year] of [["a", 2020], ["b", 2090], ["c", 2020]]) {
    incoming.items[item] = { kind: "indicator", answer: "consistently", time: `${year}-01-01T00:00:00.000Z` };
  }
  let wake;
  const again = await makePage(disk, undefined, "file:", (open) => { wake = open; });
  while (!wake) await new Promise((resolve) => { setTimeout(resolve, 1); }); // the frame is made in a task of its own
  const imported = again.store.replace(again.model.bring(again.store.document, incoming).document);
  await settled();
  wake();
  await imported;
  await settled();
  assert.deepEqual(["a", "b", "c"].map((item) => again.store.document.items[item].answer), ["sometimes", "consistently", "consistently"]);
  assert.equal(again.store.document.name, "Ada");
  assert.ok(isSafe(again), JSON.stringify(again.store.state));
  agree(disk, again);
});

test("what an import has saved does not come back when it is deleted elsewhere", async () => {
  const disk = makeDisk();
  const [one, two] = [await makePage(disk), await makePage(disk)];
  disk.trouble = (what) => { if (what === "write") throw new Quota(); };
  one.store.put("items", "a", { kind: "indicator", answer: "sometimes" });
  await settled();
  assert.equal(one.store.state.kind, "full");
  disk.trouble = () => {};
  const incoming = one.model.empty({ id });
  incoming.items.b = { kind: "indicator", answer: "often", time: "2026-01-01T00:00:00.000Z" };
  await one.store.replace(one.model.merge(one.store.document, incoming).document);
  await settled();
  assert.deepEqual([one.store.state.kind, one.store.state.unsaved], ["saved", 0]);
  assert.equal(await two.store.remove(), true);
  await settled();
  assert.deepEqual([...disk.texts.keys()], []);
  assert.deepEqual([one, two].map(({ store }) => Object.keys(store.document.items)), [[], []]);
});
