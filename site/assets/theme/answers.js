"use strict";
globalThis.handbook ??= {};

handbook.place = (() => {
  if (history !== window.history) return () => {};
  const again = performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  const last = again && history.state?.place;
  let moved = false;
  for (const sign of ["wheel", "keydown", "pointerdown"]) addEventListener(sign, () => { moved = true; }, { passive: true, once: true });

  const all = () => [...document.querySelectorAll("main *")];
  const keep = () => {
    const at = document.elementFromPoint(innerWidth / 2, innerHeight / 4);
    history.replaceState({ place: { n: all().indexOf(at), from: at?.getBoundingClientRect().top, top: scrollY } }, "");
  };
  let found = false;
  let resting;
  const rest = () => {
    clearTimeout(resting);
    if (found || moved) resting = setTimeout(keep, 100);
  };
  addEventListener("scroll", rest, { passive: true });

  const find = () => {
    if (moved) return;
    const at = last ? all()[last.n] : document.getElementById(targetID());
    if (!last) at?.scrollIntoView({ behavior: "instant" });
    else scrollTo({ top: at ? scrollY + at.getBoundingClientRect().top - last.from : last.top, behavior: "instant" });
  };

  return (whole = true) => {
    moved ||= !last && !location.hash;
    find();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      find();
      found = whole;
      rest();
    }));
  };
})();
"use strict";
globalThis.handbook ??= {};

handbook.made = (node, properties, children) => {
  const dir = children.length === 1 && typeof children[0] === "string" && handbook.direction?.(children[0]);
  for (const [name, value] of Object.entries({ ...dir, ...properties })) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
};

handbook.element = (tag, properties, ...children) => handbook.made(document.createElement(tag), properties, children);
"use strict";
globalThis.handbook ??= {};

handbook.word = (() => {
  const texts = new Map([...document.querySelectorAll("template[data-words]")].flatMap((template) =>
    [...template.content.querySelectorAll("data")].map((data) => [data.value, data.textContent])));
  let plural;

  return (key, values = {}) => {
    let text = texts.get(key);
    if (text === undefined && typeof values.n === "number") {
      plural ??= new Intl.PluralRules(handbook.language);
      text = texts.get(`${key}.${values.n}`) ?? texts.get(`${key}.${plural.select(values.n)}`) ?? texts.get(`${key}.other`);
    }
    return (text ?? `⟨${key}⟩`).replace(/\{([\w-]+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === "number" ? handbook.number.format(value) : value;
    });
  };
})();
handbook.labelled = (label, text) => handbook.word("labelled", { label, text });
handbook.counted = (key, values) => handbook.word(key, values).replace(/(\p{Nd}) /gu, "$1\u00a0");
handbook.listed = (texts) => texts.join(handbook.word("comma"));
"use strict";
globalThis.handbook ??= {};

handbook.model = (() => {
  const FORMAT = "handbook-answers";
  const VERSION = 1;
  const ABOUT = ["name", "role", "towards"];
  const SECTIONS = ["items", "plan", "journal", "joint"];
  const ANSWERS = {
    "indicator": ["not-yet", "sometimes", "consistently", "not-my-role"],
    "contra-indicator": ["rarely", "sometimes", "often"],
  };
  const HUGE = 5_000_000;
  const LONG = 20_000;

  const text = (value) => typeof value === "string" ? value.slice(0, LONG) : undefined;
  const flag = (value) => typeof value === "boolean" ? value : undefined;
  const count = (value) => Number.isInteger(value) && value > 0 && value < 1000 ? value : undefined;
  const isId = (value) => typeof value === "string" && value.length <= 240 && /^[\p{L}\p{M}\p{Nd}-]+$/u.test(value);
  const id = (value) => value === "" || isId(value) ? value : undefined;
  const ids = (value) => Array.isArray(value) && value.length <= 1000 && value.every(isId) ? value : undefined;
  const day = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && Date.parse(value) > 0 ? value : "";
  const oneOf = (...values) => (value) => value === "" || values.includes(value) ? value : undefined;
  const answer = oneOf(...ANSWERS["indicator"], ...ANSWERS["contra-indicator"]);
  const time = (value) => {
    const ms = typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : NaN;
    return ms < Date.UTC(2100) ? new Date(ms).toISOString() : "";
  };
  const FIELDS = {
    items: { kind: oneOf("indicator", "contra-indicator"), competency: id, level: count, answer, develop: flag,
      note: text, wording: text, confirmed: text, edition: text, time },
    plan: { activities: ids, actions: text, by: day, with: text, state: oneOf("open", "started", "done"), time },
    journal: { do: text, assess: text, learn: text, apply: text, reflect: text, time },
    joint: { answer, note: text, wording: text, people: ids, time, others: (list) => Array.isArray(list) ? list.slice(0, 100).map(view).filter(Boolean) : [] },
  };
  const { others, ...VIEW } = FIELDS.joint;
  const HEADINGS = ["do", "assess", "learn", "apply", "reflect"];
  const TEXTS = ["note", "actions", "with", ...HEADINGS];
  const HEAD = { format: text, version: count, handbook: id, edition: text, title: text, exported: time,
    name: text, role: id, towards: id, time };

  const tidy = (fields, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const out = {};
    for (const [key, field] of Object.entries(value)) {
      if (key === "__proto__" || SECTIONS.includes(key)) continue;
      const known = Object.hasOwn(fields, key);
      const kept = known ? fields[key](field) : isSmall(field) ? field : null;
      if (kept === undefined) return undefined;
      if (known || kept !== null) out[key] = kept;
    }
    return out;
  };

  const view = (value) => { const out = tidy(VIEW, value); delete out?.others; return out; };

  const isSmall = (value) => {
    try {
      return JSON.stringify(value).length <= 2000;
    } catch {
      return false;
    }
  };

  const entry = (section, key, value) => isId(key) ? tidy(FIELDS[section], value) : undefined;
  const head = (value) => tidy(HEAD, value);

  const empty = ({ id = "", edition = "", title = "" } = {}) => {
    const document = { format: FORMAT, version: VERSION, handbook: id, edition, title, exported: "",
      name: "", role: "", towards: "", time: "" };
    for (const section of SECTIONS) document[section] = Object.create(null);
    return document;
  };

  const STEPS = {};

  const migrate = (data, steps = STEPS, version = VERSION) => {
    for (let v = data.version; v < version; v++) {
      if (!Object.hasOwn(steps, v)) return undefined;
      data = { ...steps[v](data), version: v + 1 };
    }
    return data;
  };

  const parse = (source, handbook = "") => {
    if (source.length > HUGE) return { problem: "huge" };
    if (!source.trim()) return { problem: "empty" };
    let data;
    try {
      data = JSON.parse(source.replace(/^\uFEFF/, ""));
    } catch {
      return { problem: /^\s*[\p{L}"<]/u.test(source) ? "not-answers" : "unreadable" };
    }
    if (typeof data !== "object" || data === null || data.format !== FORMAT) return { problem: "not-answers" };
    if (!count(data.version)) return { problem: "unreadable" };
    if (data.version > VERSION) return { problem: "newer" };
    data = migrate(data);
    const top = data && head(data);
    if (!top) return { problem: "unreadable" };
    if (handbook && top.handbook !== handbook) return { problem: "other", title: top.title || top.handbook || "" };

    const document = Object.assign(empty(), top);
    let ignored = 0;
    for (const section of SECTIONS) {
      const entries = data[section] ?? {};
      if (typeof entries !== "object" || Array.isArray(entries)) return { problem: "unreadable" };
      for (const [key, value] of Object.entries(entries)) {
        const good = entry(section, key, value);
        if (good) document[section][key] = good;
        else ignored++;
      }
    }
    return { document, ignored };
  };

  const canonical = (value) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

  const said = (entry) => canonical(Object.fromEntries(Object.entries(entry).filter(([key, value]) => value && key !== "time")));
  const alike = (a, b) => isEmpty(a) && isEmpty(b) || said(a) === said(b);

  const newer = (a, b) => {
    const [x, y] = [a.time ?? "", b.time ?? ""];
    return x === y ? canonical(a) > canonical(b) : x > y;
  };

  const viewsOf = ({ others = [], ...view }) => [view, ...others];

  const together = (...entries) => {
    const all = new Map();
    for (const view of entries.flatMap(viewsOf)) {
      const key = [view.people].flat().sort().join(" ");
      if (!all.has(key) || newer(view, all.get(key))) all.set(key, view);
    }
    const [view, ...others] = [...all.values()].sort((a, b) => (newer(a, b) ? -1 : 1));
    return others.length > 0 ? { ...view, others } : view;
  };

  const isEmpty = (entry) => !entry || !Object.entries(entry).some(([key, value]) =>
    ["answer", "develop", "by", ...TEXTS].includes(key) && value
    || key === "activities" && value.length > 0 || key === "state" && value === "done");

  const joined = (before, fields) => {
    const after = { ...fields };
    if (!("answer" in fields) && before.wording) {
      delete after.wording;
      delete after.edition;
    }
    for (const key of TEXTS) {
      if (before[key] && fields[key] && before[key] !== fields[key]) after[key] = text(`${before[key]}${key === "with" ? ", " : "\n"}${fields[key]}`);
    }
    return after;
  };

  const merge = (mine, theirs) => {
    const result = { document: empty(), added: [], changed: [], older: [], same: 0 };
    const about = ({ name, role, towards, time }) => ({ name, role, towards, time });
    const rest = ({ items, plan, journal, joint, ...head }) => head;
    const later = newer(about(theirs), about(mine));
    Object.assign(result.document, rest(theirs), rest(mine), later ? about(theirs) : {});
    for (const section of SECTIONS) {
      const out = Object.assign(result.document[section], mine[section]);
      for (const [id, their] of Object.entries(theirs[section])) {
        const before = out[id];
        const after = before && section === "joint" ? together(before, their)
          : before && newer(before, their) ? before : their;
        out[id] = after;
        if (!before && !isEmpty(after)) result.added.push({ section, id, after });
        else if (alike(before, their)) result.same += Number(!isEmpty(before));
        else if (canonical(before) !== canonical(after)) result.changed.push({ section, id, before, after });
        else result.older.push({ section, id, before, after: their });
      }
    }
    return result;
  };

  const bring = (mine, theirs) => {
    const result = merge(mine, theirs);
    const { document } = result;
    for (const key of ABOUT) document[key] ||= mine[key] || theirs[key];
    result.about = ABOUT.filter((key) => document[key] !== mine[key]);
    if (result.about.length && document.time === mine.time) document.time = stamp(mine.time);
    return result;
  };

  const stamp = (previous = "", now = Date.now()) =>
    new Date(Math.max(now, (Date.parse(previous) || 0) + 1)).toISOString();

  const oneLine = (value) => (value ?? "").replace(/\s+/g, " ").trim();

  const spoken = (value) => oneLine(value).replace(/['"‘’“”]/g, "'");

  const wordingChanged = (entry, now) => !isEmpty(entry) && Boolean(entry.wording) &&
    ![spoken(entry.wording), spoken(entry.confirmed)].includes(spoken(now));

  const answered = ({ items }, id, kind) => {
    const found = Object.hasOwn(items, id) ? items[id] : undefined;
    if (!found || (found.kind && found.kind !== kind)) return undefined;
    return found.answer && !ANSWERS[kind].includes(found.answer) ? { ...found, answer: "" } : found;
  };

  const summary = (indicators, contra = []) => {
    const tally = (list, value) => list.filter((e) => e?.answer === value).length;
    const all = [...indicators, ...contra];
    const answered = (list) => list.filter((e) => e?.answer).length;
    return {
      total: indicators.length,
      answered: answered(indicators),
      open: indicators.length - answered(indicators),
      consistently: tally(indicators, "consistently"),
      sometimes: tally(indicators, "sometimes"),
      notYet: tally(indicators, "not-yet"),
      notMine: tally(indicators, "not-my-role"),
      develop: all.filter((e) => e?.develop).length,
      evidence: indicators.filter((e) => e?.note?.trim()).length,
      watch: {
        total: contra.length,
        answered: answered(contra),
        rarely: tally(contra, "rarely"),
        sometimes: tally(contra, "sometimes"),
        often: tally(contra, "often"),
      },
      last: all.reduce((last, e) => (!isEmpty(e) && e.time > last ? e.time : last), ""),
    };
  };

  const cell = (value) => {
    const plain = String(value ?? "");
    return `"${(/^[\s\0]*[=+\-@＝＋－＠|\t\r]/.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
  };

  const COLUMNS = ["competency", "level", "kind", "wording", "answer", "develop", "note", "time",
    "activities", "actions", "by", "with", "state", "joint-answer", "joint-note", "id"];

  const toCSV = (document, labels) => {
    const { items, plan, journal, joint } = document;
    const order = ({ competency = "", level = 0, kind, wording = "", id }) =>
      [competency, String(level).padStart(3, "0"), kind === "contra-indicator" ? 1 : 0, wording, id].join("\0");
    const answers = [...new Set([items, plan, joint].flatMap((section) => Object.keys(section)))]
      .filter((id) => ![items, plan, joint].every((section) => isEmpty(section[id])))
      .map((id) => ({ wording: joint[id]?.wording, ...plan[id], ...items[id], id, "joint-answer": joint[id]?.answer, "joint-note": joint[id]?.note }))
      .map((row) => [order(row), row]);
    const texts = Object.entries(journal).flatMap(([id, entry]) => HEADINGS.filter((heading) => entry[heading]?.trim())
      .map((heading) => [[id, "~", HEADINGS.indexOf(heading)].join("\0"),
        { competency: id, kind: "journal", wording: labels.value("heading", heading), note: entry[heading], time: entry.time, id }]));
    const rows = [...answers, ...texts].sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => COLUMNS.map((name) => cell(labels.value(name, row[name] ?? "", row.kind))));
    return [COLUMNS.map((name) => cell(labels.columns[name])), ...rows].map((row) => row.join(labels.separator) + "\r\n").join("");
  };

  const fileName = (document, extension, day) => {
    const name = oneLine(document.name).slice(0, 60).replace(/[\p{C}<>:"/\\|?*.\s]+/gu, "-").replace(/^-+|-+$/g, "");
    return [document.handbook || "handbook", name, day].filter(Boolean).join("_") + "." + extension;
  };

  return { VERSION, LONG, SECTIONS, ANSWERS, COLUMNS, HEADINGS, empty, entry, head, migrate, parse, merge, bring, newer, stamp,
    isEmpty, joined, viewsOf, together, wordingChanged, answered, summary, toCSV, fileName };
})();
"use strict";
globalThis.handbook ??= {};

handbook.store = (() => {
  const { model, keep } = handbook;
  const PATIENCE = 4000;
  const listeners = [];
  const stored = new Map();
  const unsaved = new Set();
  const underway = new Map();
  const early = new Map();
  let about = {};
  let answers = model.empty();
  let kind = "opening";
  let known = false;
  let isReady;
  const ready = new Promise((resolve) => { isReady = resolve; });

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
    awake.then(() => kind === "silent" && load());
  };

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

  const lastChange = () => model.SECTIONS.flatMap((section) => Object.values(answers[section]))
    .reduce((last, { time = "" }) => (time > last ? time : last), answers.time);

  const filled = (before, fields) => {
    const after = { ...before, ...fields, time: now(before?.time, fields.time) };
    for (const [key, value] of Object.entries(after)) if (value === undefined) delete after[key];
    return after;
  };

  const notify = (changes) => listeners.forEach((listener) => listener(changes));

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
      return [];
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
        unsaved.add(key);
        return [];
      }
      answers[section][id] = value;
    } else {
      const exported = [mine.exported, value.exported ?? ""].sort()[1];
      const { format, version, handbook: own } = mine;
      Object.assign(answers, { ...value, ...(model.newer(value, mine) ? {} : mine), ...about, format, version, handbook: own, exported });
    }
    if (!section && mine.time > (value.time ?? "")) unsaved.add(key);
    else unsaved.delete(key);
    return [place];
  };

  const heard = (key, text) => {
    if (key === null) {
      load();
    } else if (key === base() || key.startsWith(`${base()}:`)) {
      const changes = take(key, text);
      if (unsaved.size) flush();
      if (changes.length) notify(changes);
    }
  };

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

  const flush = async (changed = []) => {
    if (!known) {
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
    if (!problem && unsaved.size) flush();
  };

  const change = (place) => {
    const key = keyOf(place.section, place.id);
    unsaved.add(key);
    flush([key]);
    notify([place]);
  };

  const open = ({ id, edition = "", title = "" }) => {
    about = { edition, title };
    if (answers.handbook) return ready;
    answers = model.empty({ id, edition, title });
    let day = new Date().toDateString();
    const again = async () => {
      if (kind === "opening" || document.hidden) return;
      await load();
      if (day !== (day = new Date().toDateString())) notify(null);
    };
    addEventListener("pageshow", (event) => event.persisted && again());
    document.addEventListener("visibilitychange", again);
    setTimeout(() => {
      if (location.protocol === "file:") viaFrame();
      else keep.listen(heard);
      load();
    });
    return ready;
  };

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
    const { problem, lost = [] } = known ? await ask({ pairs }) : { problem: kind };
    if (problem === "full") {
      answers = old;
      for (const key of lost) {
        stored.delete(key);
        unsaved.add(key);
      }
      if (lost.length) await flush(lost);
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
"use strict";
globalThis.handbook ??= {};

handbook.transfer = (() => {
  const { model, store, word, element } = handbook;
  const HUGE = 20_000_000;
  const SHOWN = 100;

  const download = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const read = async (file) => {
    if (file.size > HUGE) return { problem: "huge" };
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const decode = (as) => new TextDecoder(as, { fatal: !as }).decode(bytes);
      let text;
      try {
        text = decode({ 0xFF: "utf-16le", 0xFE: "utf-16be" }[bytes[0]]);
      } catch {
        text = decode("latin1");
      }
      return model.parse(text, store.document.handbook);
    } catch {
      return { problem: "unreadable" };
    }
  };

  const localDay = (then) => [then.getFullYear(), then.getMonth() + 1, then.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const today = () => localDay(new Date());

  const merge = (document) => {
    const { name, role, towards } = store.document;
    return model.bring(store.document, document.time ? document : { ...document, name, role, towards });
  };

  const content = () => handbook.content ?? handbook.load("my/content.js").catch(() => {});

  const exportJSON = async () => {
    await store.ready;
    const { document } = store;
    const file = { ...document, exported: store.exportTime() };
    download(model.fileName(document, "json", today()), "application/json", JSON.stringify(file, null, 1));
    store.about({ exported: file.exported });
  };

  const named = (list, ...ids) => handbook.content?.[list].find(({ id }) => ids.includes(id))?.name;
  const moved = (kind, id) => handbook.content?.moved?.[`${kind}:${id}`];

  const activity = (id) => handbook.content?.competencies.flatMap(({ activities }) => activities).find((a) => a.id === id)?.text;

  const valueWord = (name, value, kind) => {
    switch (name) {
      case "answer":
      case "joint-answer":
        return value && word(`answer-${value}`);
      case "develop":
        return value ? word(kind === "contra-indicator" ? "answer-change" : "answer-develop") : "";
      case "kind":
        return value && word(value === "journal" ? "section-journal" : `item-${value}`);
      case "heading":
        return word(`prompt-${value}`);
      case "state":
        return value && word(`state-${value}`);
      case "time":
        return value && localDay(new Date(value));
      case "competency":
        return named("competencies", value, moved("competency", value)) ?? value;
      case "role":
      case "towards": // a stage that shares its id with a role has a hyphen more
        return named("roles", value, moved("role", value)) ?? named("stages", value, value.replace(/-$/, "")) ?? value;
      case "activities":
        return value ? value.map((id) => activity(id) ?? id).join("; ") : "";
      default:
        return value;
    }
  };

  const exportCSV = async () => {
    await store.ready;
    await content();
    const columns = Object.fromEntries(model.COLUMNS.map((name) => [name, word(`column-${name}`)]));
    const separator = (1.5).toLocaleString().includes(".") ? "," : ";";
    const text = model.toCSV(store.document, { columns, value: valueWord, separator });
    download(model.fileName(store.document, "csv", today()), "text/csv;charset=utf-8", `\uFEFF${text}`);
  };

  const SAYS = ["answer", "develop", "note", "activities", "actions", "by", "with", "state", "do", "assess", "learn", "apply", "reflect"];
  const says = (entry) => SAYS.map((name) => entry[name] && (name === "by" ? handbook.day(entry.by) : valueWord(name, entry[name], entry.kind))).filter(Boolean).join(" · ");
  const inWords = (entry) => {
    const all = says(entry);
    return (all.length > 240 ? `${all.slice(0, 240)}…` : all) || word("nothing");
  };

  const compared = (what, before, after, where) => element("li", null, element("p", null, what), where && element("p", { class: "muted" }, where),
    element("dl", null, [["import-here", before], ["import-there", after]].map(([key, text]) =>
      text && [element("dt", null, word(key)), element("dd", null, text)])));

  const preview = (merged, { section, id, before, after }) => {
    const { wording, competency, level } = merged.document.items[id] ?? after;
    const what = wording || valueWord("competency", id);
    return compared(section === "items" ? what : handbook.labelled(word(`section-${section}`), what), before && inWords(before), inWords(after),
      competency && handbook.listed([valueWord("competency", competency), level && `${word("column-level")} ${handbook.digits(level)}`].filter(Boolean)));
  };

  const inOrder = (merged, changes) => {
    const all = handbook.content?.competencies ?? [];
    const place = ({ id }) => {
      const { competency = id, level = 0 } = merged.document.items[id] ?? {};
      const at = all.findIndex((c) => c.id === competency);
      return (at < 0 ? all.length : at) * 1000 + level;
    };
    return changes.sort((a, b) => place(a) - place(b));
  };

  const LABELS = { name: "form-name-plain", role: "profile-role", towards: "profile-towards" };
  const aboutReader = ({ about, document }) => element("ul", { class: "changes" }, about.map((key) =>
    compared(word(LABELS[key]), valueWord(key, store.document[key]), valueWord(key, document[key]))));

  const start = (panel) => {
    const find = (name) => panel.querySelector(`[data-${name}]`);
    const said = find("said");
    const importing = find("importing");
    const deleting = find("deleting");
    const picker = find("picker");
    const click = (name, act) => panel.querySelectorAll(`[data-${name}]`).forEach((b) => b.addEventListener("click", act));
    let incoming;

    const tell = () => panel.querySelectorAll("[data-heard]").forEach((e) => { e.textContent = word("saving-exported", { when: handbook.when(new Date().toISOString()) }); });
    click("export-json", () => exportJSON().then(tell));
    click("export-csv", () => exportCSV().then(tell));
    click("close", (event) => event.target.closest("dialog").close());

    click("import", () => picker.click());
    picker.addEventListener("change", async () => {
      const [file] = picker.files;
      if (!file) return;
      said.textContent = "";
      incoming = await read(file);
      await content();
      picker.value = "";
      show(file.name);
    });

    const show = (name) => {
      const lists = find("import-lists");
      const facts = find("import-facts");
      const confirm = find("import-confirm");
      lists.replaceChildren();
      facts.replaceChildren();
      const fact = (text) => facts.append(element("li", null, text));
      if (incoming.problem) {
        fact(word(`import-${incoming.problem}`, { file: name, title: incoming.title, own: store.document.title }));
        confirm.hidden = true;
      } else {
        const merged = merge(incoming.document);
        const news = merged.added.length + merged.changed.length + merged.about.length;
        const { name: of, time } = incoming.document;
        fact(word("import-from", { file: name, name: of || word("nobody") }));
        const own = store.document.name;
        if (time && own && of && own !== of) fact(word("import-name", { own, name: of }));
        if (merged.about.length) {
          fact(word(merged.about.some((key) => store.document[key]) ? "import-about" : "import-about-new"));
          lists.append(aboutReader(merged));
        }
        for (const part of ["added", "changed", "older"]) {
          const list = inOrder(merged, merged[part]);
          if (!list.length) continue;
          lists.append(element("details", { open: part === "changed" },
            element("summary", null, word(`import-${part}`, { n: list.length })),
            element("ul", { class: "changes" }, list.slice(0, SHOWN).map((change) => preview(merged, change)),
              list.length > SHOWN && element("li", null, word("import-more", { n: list.length - SHOWN })))));
        }
        if (merged.same) fact(word("import-same", { n: merged.same }));
        if (incoming.ignored) fact(word("import-ignored", { n: incoming.ignored }));
        if (!news) fact(word("import-nothing"));
        confirm.hidden = !news;
      }
      importing.showModal();
    };

    click("import-confirm", async () => {
      const merged = merge(incoming.document);
      const { problem } = await store.replace(merged.document);
      importing.close();
      said.textContent = problem === "full" ? word("import-full")
        : word("import-done", { n: merged.added.length + merged.changed.length });
    });

    click("delete", () => {
      const n = Object.values(store.document.items).filter((entry) => !model.isEmpty(entry)).length;
      find("delete-count").textContent = word("delete-count", { n });
      said.textContent = "";
      deleting.showModal();
    });
    click("delete-confirm", async () => {
      const done = await store.remove();
      deleting.close();
      said.textContent = word(done ? "delete-done" : "delete-not-done");
    });
  };

  return { download, read, today, exportJSON, start, says };
})();
"use strict";
globalThis.handbook ??= {};

{
  const { store, transfer, word } = handbook;
  const local = (iso) => new Date(iso.length === 10 ? `${iso}T00:00` : iso);
  const two = (n) => handbook.digits(String(n).padStart(2, "0"));

  handbook.day = (iso) => {
    const then = local(iso);
    const day = then.getDate() === 1 ? word("first-day", { day: 1 }) : handbook.digits(then.getDate());
    return word("date", { day, month: word(`months.${then.getMonth() + 1}`), year: handbook.digits(then.getFullYear()) });
  };
  handbook.when = (iso) => {
    const then = new Date(Math.min(local(iso), Date.now()));
    return then.toDateString() === new Date().toDateString()
      ? word("when-today", { time: word("time", { hour: two(then.getHours()), minute: two(then.getMinutes()) }) })
      : word("when-day", { day: handbook.day(iso) });
  };

  const panel = document.querySelector("[data-mine]");
  const name = panel.querySelector("[data-name-field]");
  const banner = panel.querySelector("[data-banner]");
  document.getElementById("part_main").before(banner);

  const long = ({ kind, savedAt, exportedAt, changedSince }) => [
    kind !== "saved" ? word(`saving-${kind}`) : savedAt ? word("saving-saved", { when: handbook.when(savedAt) }) : word("saving-none"),
    !savedAt ? "" : !exportedAt ? word("saving-never")
      : word(changedSince ? "saving-since" : "saving-exported", { when: handbook.when(exportedAt) }),
  ];
  const short = ({ kind, savedAt }) => [
    kind === "opening" ? word("saving-opening") : kind !== "saved" ? word("saving-not") : savedAt
      ? word("saving-short", { when: handbook.when(savedAt) }) : word("saving-short-none"),
  ];

  const warn = (event) => event.preventDefault();

  let asked;
  const show = () => { asked ??= setTimeout(showNow); };
  const showNow = () => {
    asked = undefined;
    const { state } = store;
    for (const element of document.querySelectorAll("[data-saving]")) {
      element.textContent = (element.dataset.saving === "short" ? short : long)(state).filter(Boolean).join(" ");
      element.classList.toggle("unsafe", !state.safe);
      element.classList.toggle("opening", state.kind === "opening");
    }
    const told = state.safe ? "" : word(`banner-${state.kind}`);
    const text = banner.querySelector("[data-banner-text]");
    if (text.textContent !== told) text.textContent = told;
    banner.hidden = state.safe;
    document.documentElement.classList.toggle("has-banner", !state.safe);
    banner.querySelector("[data-banner-exported]").textContent =
      state.exportedAt && !state.changedSince ? word("saving-exported", { when: handbook.when(state.exportedAt) }) : "";
    if (!state.safe && state.unsaved && state.changedSince) addEventListener("beforeunload", warn);
    else removeEventListener("beforeunload", warn);

    const own = store.document.name;
    if (name.value !== own) name.value = own;
    for (const element of document.querySelectorAll("[data-name]")) element.textContent = own;
  };

  addEventListener("beforeinput", ({ inputType, data, target: { value, maxLength, selectionStart, selectionEnd } }) => {
    const all = value.length + selectionStart - selectionEnd + data?.replaceAll("\r", "").length;
    if (maxLength > 0 && inputType.startsWith("insertFrom") && all > maxLength) handbook.toast(word("text-cut", { n: maxLength }));
  });

  name.addEventListener("input", () => store.about({ name: name.value.slice(0, 200) }));
  banner.querySelector("button").addEventListener("click", transfer.exportJSON);
  transfer.start(panel);
  store.onChange(show);
  panel.hidden = false;
  showNow();
  const { mine: id, edition, title } = panel.dataset;
  name.readOnly = true;
  store.open({ id, edition, title }).then(() => {
    name.readOnly = false;
    showNow();
  });
}
