// Pages without a browser, and what they store: the scripts are the real ones,
// each page in a world of its own, and all pages have one store in common.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { chance } from "./pure.mjs";

const run = (world, ...names) => {
  for (const name of names) runInContext(readFileSync(new URL(`../../layouts/assets/${name}`, import.meta.url), "utf8"), world, { filename: name });
};
export const id = "test-handbook";
export const base = `handbook:${id}`;
export const plain = (value) => JSON.parse(JSON.stringify(value));

export class Quota extends Error { name = "QuotaExceededError"; }

// makeDisk returns what a browser keeps: texts, a limit to all of them together,
// and trouble, which is asked before anything is done and may throw. While it
// forgets, it takes what it does not keep.
export const makeDisk = () => ({ texts: new Map(), room: Infinity, trouble: () => {}, forgets: false, pages: [] });
export const sizeOf = (texts) => [...texts].reduce((sum, [key, text]) => sum + key.length + text.length, 0);

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
      if (disk.forgets) return;
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
// clock.ahead says. told is what makes the page itself hear of an event. With wake,
// which is given what opens the frame, nothing is waited for.
export const makePage = async (disk, clock = { ahead: 0 }, way = "http:", wake = undefined) => {
  const own = {};
  const frame = {};
  const { world, hear } = makeWorld({
    location: { protocol: way }, clock,
    document: {
      visibilityState: "visible", addEventListener: () => {},
      createElement: () => frame, body: { append: () => (wake ?? setImmediate)(() => open(frame)) },
    },
    ...(way === "http:" ? { localStorage: makeStorage(disk, own) } : {}),
  });
  const open = () => {
    const parent = { postMessage: (data) => setImmediate(() => hear("message", { source: frame.contentWindow, data: structuredClone(data) })) };
    const inside = makeWorld({ location: { protocol: way }, localStorage: makeStorage(disk, own), window: {}, parent });
    own.hear = inside.hear;
    own.frame = { hear: inside.hear, parent };
    frame.contentWindow = { postMessage: (data) => setImmediate(() => inside.hear("message", { source: parent, data: structuredClone(data) })) };
    run(inside.world, "keep.js", "store-page.js");
  };
  own.hear = hear;
  runInContext("{ const real = Date.now; Date.now = () => real() + clock.ahead; }", world);
  run(world, "model.js", "keep.js", "store.js");
  Object.assign(own, { told: hear, store: world.handbook.store, model: world.handbook.model, close: () => disk.pages.splice(disk.pages.indexOf(own), 1) });
  disk.pages.push(own);
  own.store.open({ id, edition: "1", title: "T" });
  if (!wake) await own.store.ready;
  return own;
};

export const settled = async () => { for (let n = 0; n < 12; n++) await new Promise((resolve) => { setImmediate(resolve); }); };
export const isSafe = (page) => page.store.state.kind === "saved" && page.store.state.unsaved === 0;
export const note = (random) => "n".repeat(random(60)) + random(1000);

// readable checks that every text of ours is whole.
export const readable = (disk) => {
  for (const [key, text] of disk.texts) if (key.startsWith(base)) assert.doesNotThrow(() => JSON.parse(text), `${key} is ${text}`);
};

// agree checks that what is stored is what the page has.
export const agree = (disk, page) => {
  for (const section of page.model.SECTIONS) {
    for (const [item, entry] of Object.entries(page.store.document[section])) {
      assert.deepEqual(JSON.parse(disk.texts.get(`${base}:${section}:${item}`) ?? "null"), plain(entry), item);
    }
  }
};

export const often = async (times, check) => {
  for (let seed = 1; seed <= times; seed++) {
    try {
      await check(chance(seed));
    } catch (error) {
      error.message = `with seed ${seed}: ${error.message}`;
      throw error;
    }
  }
};
