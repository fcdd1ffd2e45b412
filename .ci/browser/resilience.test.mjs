// The answers where things go wrong, without a browser: a store that is full in
// the middle of a write, fails at any moment or holds damaged texts, and clocks
// that go back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { agree, base, id, isSafe, makeDisk, makePage, note, often, plain, Quota, readable, settled, sizeOf } from "./disk.mjs";
import { pick } from "./pure.mjs";

test("a write that fails at any moment leaves what was stored before, or all of the new", async () => {
  const disk = makeDisk();
  const page = await makePage(disk);
  for (const item of ["a", "b", "c"]) page.store.put("items", item, { kind: "indicator", answer: "sometimes", note: item.repeat(20) });
  await settled();
  const before = new Map(disk.texts);
  const incoming = page.model.empty({ id });
  for (const [item, text] of [["a", "x"], ["b", "y".repeat(200)], ["c", ""], ["d", "new"], ["e", "new"]]) {
    incoming.items[item] = { kind: "indicator", answer: "consistently", note: text, time: "2090-01-01T00:00:00.000Z" };
  }
  let failures = 0;
  for (let at = 0; ; at++) {
    const other = makeDisk();
    other.texts = new Map(before);
    const reader = await makePage(other);
    const had = plain(reader.store.document);
    let n = 0;
    let thrown = false;
    other.trouble = (what) => {
      if (what === "write" && n++ === at) {
        thrown = true;
        throw new Quota();
      }
    };
    const result = await reader.store.replace(reader.model.merge(reader.store.document, incoming).document);
    if (!thrown) {
      assert.equal(result.ok, true);
      break;
    }
    failures++;
    assert.equal(result.problem, "full");
    assert.deepEqual([...other.texts].sort(), [...before].sort(), `after failure ${at}`);
    assert.deepEqual(plain(reader.store.document), had);
  }
  assert.ok(failures >= 5, `${failures} moments`);
});

test("the way back needs no more room than there was", async () => {
  let failures = 0;
  await often(200, async (random) => {
    const disk = makeDisk();
    const page = await makePage(disk);
    const items = ["a", "b", "c", "d", "e"];
    for (const item of items) if (random(3)) page.store.put("items", item, { answer: "sometimes", note: note(random) });
    await settled();
    const before = new Map(disk.texts);
    disk.room = sizeOf(disk.texts) + random(60);
    const incoming = page.model.empty({ id });
    for (const item of items) incoming.items[item] = { answer: "often", note: note(random).repeat(random(3)), time: "2090-01-01T00:00:00.000Z" };
    const { problem } = await page.store.replace(page.model.merge(page.store.document, incoming).document);
    if (problem) failures++;
    if (problem) assert.deepEqual([...disk.texts].sort(), [...before].sort());
    else agree(disk, page);
  });
  assert.ok(failures > 20, `${failures} times`);
});

for (const way of ["http:", "file:"]) test(`${way} whatever fails and whenever, nothing typed is lost, and what is said to be saved is`, async () => {
  await often(120, async (random) => {
    const disk = makeDisk();
    let page = await makePage(disk, undefined, way);
    let typed = {};
    for (let step = 0; step < 25; step++) {
      switch (random(8)) {
        case 0: // another program takes the room, or gives it back
          disk.room = random(2) ? sizeOf(disk.texts) + random(100) : Infinity;
          break;
        case 1: { // the store fails now and then, or is well again
          const rate = random(3);
          const errors = [new Quota(), Object.assign(new Error(), { name: "SecurityError" }), Object.assign(new Error(), { name: "NS_ERROR_FILE_CORRUPTED" })];
          disk.trouble = rate ? () => { if (random(rate * 4) === 0) throw pick(random, errors); } : () => {};
          break;
        }
        case 2: // the page is opened anew, where everything was saved
          await settled();
          if (isSafe(page)) {
            disk.trouble = () => {};
            page.close();
            page = await makePage(disk, undefined, way);
          }
          break;
        default: {
          const item = pick(random, ["a", "b", "c", "constructor"]);
          typed = { ...typed, [item]: note(random) };
          page.store.put("items", item, { kind: "indicator", answer: "sometimes", note: typed[item] });
        }
      }
      for (const [item, text] of Object.entries(typed)) assert.equal(page.store.document.items[item].note, text);
      for (let n = random(8); n > 0; n--) await new Promise((resolve) => { setImmediate(resolve); });
      readable(disk);
      if (isSafe(page)) agree(disk, page);
    }
    // Once all is well, one more word brings everything to safety.
    disk.room = Infinity;
    disk.trouble = () => {};
    page.store.put("items", "a", { note: "last" });
    await settled();
    assert.ok(isSafe(page), JSON.stringify(page.store.state));
    agree(disk, page);
    const again = await makePage(disk);
    for (const [item, text] of Object.entries({ ...typed, a: "last" })) assert.equal(again.store.document.items[item].note, text);
  });
});

for (const way of ["http:", "file:"]) test(`${way} what is typed faster than it is stored is stored all the same, and once`, async () => {
  await often(60, async (random) => {
    const disk = makeDisk();
    const page = await makePage(disk, undefined, way);
    let writes = 0;
    disk.trouble = (what) => { if (what === "write") writes++; };
    const times = 1 + random(200);
    for (let n = 0; n < times; n++) {
      page.store.put("items", pick(random, ["a", "b", "c"]), { note: `${n}` });
      if (random(9) === 0) await new Promise((resolve) => { setImmediate(resolve); });
    }
    await settled();
    assert.ok(isSafe(page));
    agree(disk, page);
    assert.ok(writes <= times, `${writes} writes for ${times} changes`);
  });
});

test("damaged texts are as if they were not there, and hide nothing else", async () => {
  const hurt = ["", "{", "null", "[]", "7", "\"text\"", "{\"answer\":\"excellent\"}", "{\"note\":7}", "\0\0\0", "{\"time\":\"never\"}", "[".repeat(100_000), "\uD800"];
  await often(150, async (random) => {
    const disk = makeDisk();
    const page = await makePage(disk);
    const items = ["a", "b", "c", "d"];
    for (const item of items) page.store.put("items", item, { kind: "indicator", answer: "sometimes", note: `of ${item}` });
    page.store.about({ name: "Ada" });
    await settled();
    page.close();
    const damaged = items.filter(() => random(2));
    for (const item of damaged) disk.texts.set(`${base}:items:${item}`, pick(random, hurt));
    if (random(2)) disk.texts.set(base, pick(random, hurt));
    for (const key of [`${base}:nothing:a`, `${base}:items:`, `${base}:items:../a`, `${base}:items:__proto__`, `${base}:`, `${base}:items:a:b`]) disk.texts.set(key, pick(random, hurt));
    const again = await makePage(disk);
    assert.equal(again.store.state.kind, "saved");
    for (const item of items) {
      const got = again.store.document.items[item];
      if (!damaged.includes(item)) assert.equal(got.note, `of ${item}`);
      else assert.ok(got === undefined || got.note === undefined);
      again.store.put("items", item, { kind: "indicator", answer: "often", note: "mended" });
    }
    await settled();
    const third = await makePage(disk);
    for (const item of items) assert.equal(third.store.document.items[item].note, "mended");
    assert.equal({}.note, undefined);
    assert.equal(await third.store.remove(), true);
    assert.deepEqual([...disk.texts.keys()].filter((key) => key.startsWith(base)), [], "deleting takes the damaged ones too");
  });
});

test("what an import has half written, and nobody could take back, is said not to be saved", async () => {
  const disk = makeDisk();
  const page = await makePage(disk);
  for (const item of ["a", "b"]) page.store.put("items", item, { kind: "indicator", answer: "sometimes" });
  await settled();
  const incoming = page.model.empty({ id });
  for (const item of ["a", "b"]) incoming.items[item] = { kind: "indicator", answer: "often", time: "2090-01-01T00:00:00.000Z" };
  let writes = 0;
  disk.trouble = (what) => { if (what === "write" && ++writes > 2) throw new Quota(); };
  const before = plain(page.store.document);
  const { problem } = await page.store.replace(page.model.merge(page.store.document, incoming).document);
  assert.deepEqual([problem, plain(page.store.document)], ["full", before]);
  assert.deepEqual([page.store.state.kind, page.store.state.safe, page.store.state.unsaved > 0], ["full", false, true]);
  disk.trouble = () => {};
  page.store.put("items", "c", { kind: "indicator", answer: "often" });
  await settled();
  assert.equal(isSafe(page), true);
  agree(disk, page);
});

test("a store that forgets without a word is noticed, and all is stored when it does no more", async () => {
  const disk = makeDisk();
  const page = await makePage(disk);
  disk.forgets = true;
  page.store.put("items", "a", { kind: "indicator", answer: "sometimes" });
  await settled();
  assert.deepEqual([page.store.state.kind, page.store.state.safe, page.store.state.unsaved], ["silent", false, 1]);
  disk.forgets = false;
  page.store.put("items", "b", { kind: "indicator", answer: "often" });
  await settled();
  assert.equal(isSafe(page), true);
  agree(disk, page);
});

test("a handbook whose name goes on where this one's ends is another", async () => {
  const disk = makeDisk();
  const others = [[`${base}-2`, JSON.stringify({ name: "Bo" })], [`${base}-2:items:a`, JSON.stringify({ kind: "indicator", answer: "sometimes" })]];
  for (const [key, text] of others) disk.texts.set(key, text);
  const page = await makePage(disk);
  assert.deepEqual([Object.keys(page.store.document.items), page.store.document.name], [[], ""]);
  page.store.put("items", "b", { kind: "indicator", answer: "often" });
  await settled();
  assert.equal(await page.store.remove(), true);
  assert.deepEqual([...disk.texts], others, "deleting leaves what is another's");
});

test("whatever stands in the store, what is exported can be imported", async () => {
  for (const hurt of [{ version: 2 }, { version: 999, colour: "blue" }, { format: "other" }, { handbook: "other" }, { format: "" }]) {
    const disk = makeDisk();
    disk.texts.set(base, JSON.stringify({ format: "handbook-answers", version: 1, handbook: id, name: "Ada", time: "2026-01-01T00:00:00.000Z", ...hurt }));
    const page = await makePage(disk);
    page.store.put("items", "a", { kind: "indicator", answer: "sometimes" });
    await settled();
    const { document, problem } = page.model.parse(JSON.stringify(page.store.document), id);
    assert.equal(problem, undefined, JSON.stringify(hurt));
    assert.equal(document.name, "Ada");
    assert.equal(document.colour, hurt.colour);
  }
});

for (const way of ["http:", "file:"]) test(`${way} by clocks that go back and forth, the last word stays the last`, async () => {
  const day = 86_400_000;
  await often(60, async (random) => {
    const disk = makeDisk();
    const clocks = [{ ahead: 0 }, { ahead: 0 }];
    const pages = [await makePage(disk, clocks[0], way), await makePage(disk, clocks[1], way)];
    const last = {};
    for (let step = 0; step < 25; step++) {
      clocks[random(2)].ahead = (random(2000) - 1000) * day;
      const n = random(2);
      if (random(5) === 0) {
        pages[n].close();
        pages[n] = await makePage(disk, clocks[n], way);
      }
      const item = pick(random, ["a", "b"]);
      last[item] = `${step}`;
      pages[n].store.put("items", item, { kind: "indicator", answer: "sometimes", note: last[item] });
      await settled();
      for (const page of pages) {
        for (const [key, text] of Object.entries(last)) assert.equal(page.store.document.items[key].note, text);
      }
    }
  });
});

test("by clocks that go back and forth, what was changed since the export is known", async () => {
  const day = 86_400_000;
  await often(150, async (random) => {
    const disk = makeDisk();
    const clock = { ahead: 0 };
    let page = await makePage(disk, clock);
    let changed = false;
    for (let step = 0; step < 20; step++) {
      clock.ahead = (random(2000) - 1000) * day;
      switch (random(4)) {
        case 0:
          page.store.about({ exported: page.store.exportTime() });
          changed = false;
          break;
        case 1:
          await settled();
          page.close();
          page = await makePage(disk, clock);
          break;
        case 2:
          page.store.about({ name: `${step}` });
          changed = true;
          break;
        default:
          page.store.put("items", pick(random, ["a", "b"]), { note: `${step}` });
          changed = true;
      }
      await settled();
      assert.equal(page.store.state.changedSince, changed, `step ${step}`);
    }
  });
});
