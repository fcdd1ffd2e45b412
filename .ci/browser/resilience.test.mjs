// The answers where things go wrong, without a browser: a store that is full in
// the middle of a write, fails at any moment or holds damaged texts, and clocks
// that go back. The scripts are the real ones, each page in a world of its own,
// and all pages have one store in common.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { chance, pick } from "./pure.mjs";

const run = (world, ...names) => {
  for (const name of names) runInContext(readFileSync(new URL(`../../layouts/assets/${name}`, import.meta.url), "utf8"), world, { filename: name });
};
const id = "test-handbook";
const base = `handbook:${id}`;
const plain = (value) => JSON.parse(JSON.stringify(value));

class Quota extends Error { name = "QuotaExceededError"; }

// makeDisk returns what a browser keeps: texts, a limit to all of them together,
// and trouble, which is asked before anything is done and may throw.
const makeDisk = () => ({ texts: new Map(), room: Infinity, trouble: () => {}, pages: [] });
const sizeOf = (texts) => [...texts].reduce((sum, [key, text]) => sum + key.length + text.length, 0);

// makeStorage returns what a page sees of it. Others are told of changes.
const makeStorage = (disk, own) => {
  const tell = (key, newValue) => {
    for (const page of disk.pages) if (page !== own) setImmediate(() => page.hear("storage", { key, newValue }));
  };
  return {
    get length() { disk.trouble("read"); return disk.texts.size; },
    key: (i) => [...disk.texts.keys()][i] ?? null,
    getItem: (key) => { disk.trouble("read"); return disk.texts.get(key) ?? null; },
    setItem: (key, text) => {
      disk.trouble("write");
      const after = new Map(disk.texts).set(key, text);
      if (sizeOf(after) > disk.room && sizeOf(after) > sizeOf(disk.texts)) throw new Quota();
      disk.texts.set(key, text);
      tell(key, text);
    },
    removeItem: (key) => {
      disk.trouble("write");
      if (disk.texts.delete(key)) tell(key, null);
    },
  };
};

// makeWorld returns what a document runs in. Its listeners hear what hear says.
const makeWorld = (fields) => {
  const listeners = { storage: [], message: [] };
  const world = createContext({ setTimeout, addEventListener: (name, listener) => listeners[name]?.push(listener), ...fields });
  return { world, hear: (name, event) => { for (const listener of listeners[name]) listener(event); } };
};

// makePage returns a page that is open, from a web server, or from a file: then
// the storage is that of the frame in it. Its clock is ahead by as much as
// clock.ahead says.
const makePage = async (disk, clock = { ahead: 0 }, way = "http:") => {
  const own = {};
  const frame = {};
  const { world, hear } = makeWorld({
    location: { protocol: way }, clock,
    document: {
      currentScript: { src: "x/assets/theme/store.js" }, visibilityState: "visible", addEventListener: () => {},
      createElement: () => frame, body: { append: () => setImmediate(() => open(frame)) },
    },
    ...(way === "http:" ? { localStorage: makeStorage(disk, own) } : {}),
  });
  const open = () => {
    const parent = { postMessage: (data) => setImmediate(() => hear("message", { source: frame.contentWindow, data: structuredClone(data) })) };
    const inside = makeWorld({ location: { protocol: way }, localStorage: makeStorage(disk, own), window: {}, parent });
    own.hear = inside.hear;
    frame.contentWindow = { postMessage: (data) => setImmediate(() => inside.hear("message", { source: parent, data: structuredClone(data) })) };
    run(inside.world, "keep.js", "store-page.js");
  };
  own.hear = hear;
  runInContext("{ const real = Date.now; Date.now = () => real() + clock.ahead; }", world);
  run(world, "model.js", "keep.js", "store.js");
  Object.assign(own, { store: world.handbook.store, model: world.handbook.model, close: () => disk.pages.splice(disk.pages.indexOf(own), 1) });
  disk.pages.push(own);
  own.store.open({ id, edition: "1", title: "T" });
  await own.store.ready;
  return own;
};

const settled = async () => { for (let n = 0; n < 12; n++) await new Promise((resolve) => { setImmediate(resolve); }); };
const isSafe = (page) => page.store.state.kind === "saved" && page.store.state.unsaved === 0;
const note = (random) => "n".repeat(random(60)) + random(1000);

// readable checks that every text of ours is whole.
const readable = (disk) => {
  for (const [key, text] of disk.texts) if (key.startsWith(base)) assert.doesNotThrow(() => JSON.parse(text), `${key} is ${text}`);
};

// agree checks that what is stored is what the page has.
const agree = (disk, page) => {
  for (const section of page.model.SECTIONS) {
    for (const [item, entry] of Object.entries(page.store.document[section])) {
      assert.deepEqual(JSON.parse(disk.texts.get(`${base}:${section}:${item}`) ?? "null"), plain(entry), item);
    }
  }
};

const often = async (times, check) => {
  for (let seed = 1; seed <= times; seed++) {
    try {
      await check(chance(seed));
    } catch (error) {
      error.message = `with seed ${seed}: ${error.message}`;
      throw error;
    }
  }
};

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
