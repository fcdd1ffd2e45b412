// Where the answers live. handbook.store.document is what is known of them;
// every change is stored at once, in pieces, under keys of the handbook's id
// and the items' ids. Without a place to store it stays in memory, and the
// state says so.
"use strict";
globalThis.handbook ??= {};

handbook.store = (() => {
  const { model, keep } = handbook;
  const PATIENCE = 4000; // milliseconds for store.html to answer
  const listeners = [];
  const stored = new Map(); // key -> text, as far as known
  const unsaved = new Set(); // keys
  const underway = new Map(); // key -> text that is being stored
  const early = new Map(); // key -> what was put there before it was known what is stored
  let about = {};
  let answers = model.empty();
  let kind = "opening";
  let known = false; // what is stored
  let isReady;
  const ready = new Promise((resolve) => { isReady = resolve; });

  // --- The way to the browser's storage: ask returns a promise.
  let ask = async ({ name, pairs }) => (name ? keep.all(name) : keep.write(pairs));

  const viaFrame = () => {
    const waiting = new Map();
    const frame = document.createElement("iframe");
    let number = 0;
    let answered;
    const awake = new Promise((resolve) => { answered = resolve; });
    addEventListener("message", ({ source, data }) => {
      if (source !== frame.contentWindow || data?.handbook !== "keep") return;
      if (data.ready) answered();
      else if (data.number) {
        waiting.get(data.number)?.(data);
        waiting.delete(data.number);
      } else {
        heard(data.key, data.text);
      }
    });
    frame.hidden = true;
    frame.src = `${handbook.root}store.html`;
    document.body.append(frame);
    ask = (message) => new Promise((resolve) => {
      const own = ++number;
      waiting.set(own, resolve);
      setTimeout(() => resolve({ problem: "silent" }), PATIENCE);
      awake.then(() => frame.contentWindow?.postMessage({ handbook: "keep", number: own, ...message }, "*"));
    });
    // A frame that wakes up late is asked once more for what it has.
    awake.then(() => kind === "silent" && load());
  };

  // --- Pieces: a key for the head and for each entry.
  const base = () => `handbook:${answers.handbook}`;
  const keyOf = (section, id) => (section ? `${base()}:${section}:${id}` : base());
  const placeOf = (key) => {
    const [, , section = "", id = ""] = key.split(":");
    return { section, id };
  };
  const headOf = ({ items, plan, journal, joint, ...head }) => head;
  const valueOf = ({ section, id }) => (section ? answers[section]?.[id] : headOf(answers));
  const textOf = (key) => {
    const value = valueOf(placeOf(key));
    return value ? JSON.stringify(value) : null;
  };
  const pairsOf = (keys) => [...keys].map((key) => [key, textOf(key)]);

  // lastChange returns the time of the last one.
  const lastChange = () => model.SECTIONS.flatMap((section) => Object.values(answers[section]))
    .reduce((last, { time = "" }) => (time > last ? time : last), answers.time);

  // filled returns an entry with other fields; what is undefined goes.
  const filled = (before, fields) => {
    const after = { ...before, ...fields, time: now(before?.time, fields.time) };
    for (const [key, value] of Object.entries(after)) if (value === undefined) delete after[key];
    return after;
  };

  const notify = (changes) => listeners.forEach((listener) => listener(changes));

  // take brings in what is stored under a key. It returns what that changed.
  const take = (key, text) => {
    if (stored.get(key) === text) return [];
    const place = placeOf(key);
    const { section, id } = place;
    if (section && !model.SECTIONS.includes(section)) return [];
    if (text === null) {
      stored.delete(key);
      if (unsaved.has(key)) return [];
      if (section) delete answers[section][id];
      else Object.assign(answers, headOf(model.empty({ id: answers.handbook, ...about })));
      return [place];
    }
    stored.set(key, text);
    let value;
    try {
      value = section ? model.entry(section, id, JSON.parse(text)) : model.head(JSON.parse(text));
    } catch {
      return []; // damaged; the next answer mends it
    }
    if (!value) return [];
    const mine = valueOf(place);
    if (section && early.has(key)) {
      answers[section][id] = filled(value, model.joined(value, early.get(key)));
      early.delete(key);
      unsaved.add(key);
      return [place];
    }
    if (section) {
      if (mine && model.newer(mine, value)) {
        unsaved.add(key); // the other tab had not seen it
        return [];
      }
      answers[section][id] = value;
    } else {
      const exported = [mine.exported, value.exported ?? ""].sort()[1];
      const { format, version, handbook: own } = mine; // whoever stored it: these are of what is exported here
      Object.assign(answers, { ...value, ...(model.newer(value, mine) ? {} : mine), ...about, format, version, handbook: own, exported });
    }
    if (!section && mine.time > (value.time ?? "")) unsaved.add(key); // the other tab had not seen it
    else unsaved.delete(key);
    return [place];
  };

  // heard is called for what another tab stored; key null is everything.
  const heard = (key, text) => {
    if (key === null) {
      load();
    } else if (key === base() || key.startsWith(`${base()}:`)) {
      const changes = take(key, text);
      if (unsaved.size) flush();
      if (changes.length) notify(changes);
    }
  };

  // load reads everything again.
  const load = async () => {
    const { found, problem } = await ask({ name: base() });
    if (problem) {
      settle(problem);
    } else {
      const gone = new Set(stored.keys());
      const changes = [];
      for (const [key, text] of found) {
        gone.delete(key);
        changes.push(...take(key, text));
      }
      for (const key of gone) changes.push(...take(key, null));
      known = true;
      early.clear();
      const late = kind !== "saved";
      kind = "saved";
      if (unsaved.size) await flush();
      if (late || changes.length) notify(late ? null : changes);
    }
    isReady(answers);
  };

  const settle = (problem) => {
    const before = kind;
    kind = problem || "saved";
    if (kind !== before) notify([]);
  };

  // flush stores what is not stored and not under way, and the keys that have
  // changed again: each change is sent once, and at once.
  const flush = async (changed = []) => {
    if (!known) { // what is there might be written over: load does it
      if (kind === "blocked") load();
      return;
    }
    const pairs = pairsOf([...unsaved].filter((key) => !underway.has(key) || changed.includes(key)));
    if (!pairs.length) return;
    for (const [key, text] of pairs) underway.set(key, text);
    const { problem } = await ask({ pairs });
    for (const [key, text] of pairs) {
      if (underway.get(key) === text) underway.delete(key);
      if (problem) continue;
      stored.set(key, text);
      if (textOf(key) === text) unsaved.delete(key);
    }
    settle(problem);
    if (!problem && unsaved.size) flush(); // what failed before may do now
  };

  const change = (place) => {
    const key = keyOf(place.section, place.id);
    unsaved.add(key);
    flush([key]);
    notify([place]);
  };

  // --- What pages use.
  const open = ({ id, edition = "", title = "" }) => {
    about = { edition, title };
    if (answers.handbook) return ready; // opened by another page of a handbook that is one file
    answers = model.empty({ id, edition, title });
    // A page that comes back may have missed what others stored, and midnight: what it
    // said of today was of the day before.
    let day = new Date().toDateString();
    const again = async () => {
      if (kind === "opening" || document.hidden) return;
      await load();
      if (day !== (day = new Date().toDateString())) notify(null);
    };
    addEventListener("pageshow", (event) => event.persisted && again());
    document.addEventListener("visibilitychange", again);
    // In a task of its own: a frame takes a while to make.
    setTimeout(() => {
      if (location.protocol === "file:") viaFrame();
      else keep.listen(heard);
      load();
    });
    return ready;
  };

  // Also by a clock that went back, a change is later than those before and than
  // the last export.
  const now = (...before) => model.stamp(before.reduce((last, time = "") => (time > last ? time : last), answers.exported));

  const put = (section, id, fields) => {
    answers[section][id] = filled(answers[section][id], fields);
    const key = keyOf(section, id);
    if (!known) early.set(key, { ...early.get(key), ...fields });
    change({ section, id });
  };

  const aboutMe = (fields) => {
    Object.assign(answers, fields);
    if (Object.keys(fields).some((key) => key !== "exported")) answers.time = now(answers.time);
    change({ section: "", id: "" });
  };

  const replace = async (document) => {
    const old = answers;
    answers = { ...document, handbook: old.handbook, ...about };
    const pairs = pairsOf([base(), ...model.SECTIONS.flatMap((section) => Object.keys(answers[section]).map((id) => keyOf(section, id)))])
      .filter(([key, text]) => stored.get(key) !== text);
    // What is there might be written over: load does it.
    const { problem, lost = [] } = known ? await ask({ pairs }) : { problem: kind };
    if (problem === "full") {
      answers = old;
      for (const key of lost) {
        stored.delete(key);
        unsaved.add(key);
      }
      if (lost.length) await flush(lost); // which says so where it is in vain
      return { problem };
    }
    for (const [key, text] of pairs) {
      unsaved.add(key);
      if (problem) continue;
      stored.set(key, text);
      if (textOf(key) === text) unsaved.delete(key);
    }
    settle(problem);
    notify(null);
    return problem ? { problem } : { ok: true };
  };

  const remove = async () => {
    const { found = [] } = await ask({ name: base() });
    const { problem } = await ask({ pairs: found.map(([key]) => [key, null]) });
    const left = problem ? { problem } : await ask({ name: base() });
    answers = model.empty({ id: answers.handbook, ...about });
    stored.clear();
    unsaved.clear();
    settle(left.problem);
    notify(null);
    return left.found?.length === 0;
  };

  return {
    ready, open, put, about: aboutMe, replace, remove,
    exportTime: () => now(lastChange()),
    onChange: (listener) => listeners.push(listener),
    get known() { return known; },
    get document() { return answers; },
    get state() {
      const savedAt = lastChange();
      const exportedAt = answers.exported;
      return { kind, safe: kind === "saved" || kind === "opening", unsaved: unsaved.size, savedAt, exportedAt, changedSince: savedAt > exportedAt };
    },
  };
})();
