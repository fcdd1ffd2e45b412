// A person's answers as data: what a file of them holds, how two of them become
// one, and what they come to in numbers. No page is needed here.
"use strict";
globalThis.handbook ??= {};

handbook.model = (() => {
  const FORMAT = "handbook-answers";
  const VERSION = 1;
  const ABOUT = ["name", "role", "towards"]; // what a document says of the reader
  const SECTIONS = ["items", "plan", "journal", "joint"];
  const ANSWERS = {
    "indicator": ["not-yet", "sometimes", "consistently", "not-my-role"],
    "contra-indicator": ["rarely", "sometimes", "often"],
  };
  const HUGE = 5_000_000; // characters; a browser stores little more
  const LONG = 20_000; // characters of a text; no field takes more

  // What a field may hold. Each returns the value, or undefined for one that
  // makes its entry useless.
  const text = (value) => typeof value === "string" ? value.slice(0, LONG) : undefined;
  const flag = (value) => typeof value === "boolean" ? value : undefined;
  const count = (value) => Number.isInteger(value) && value > 0 && value < 1000 ? value : undefined;
  const isId = (value) => typeof value === "string" && value.length <= 240 && /^[\p{L}\p{M}\p{Nd}-]+$/u.test(value);
  const id = (value) => value === "" || isId(value) ? value : undefined;
  const ids = (value) => Array.isArray(value) && value.length <= 1000 && value.every(isId) ? value : undefined;
  const day = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && Date.parse(value) > 0 ? value : "";
  const oneOf = (...values) => (value) => value === "" || values.includes(value) ? value : undefined;
  const answer = oneOf(...ANSWERS["indicator"], ...ANSWERS["contra-indicator"]);
  // A time that makes no sense counts as the oldest.
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
  const HEADINGS = ["do", "assess", "learn", "apply", "reflect"]; // of the journal
  const TEXTS = ["note", "actions", "with", ...HEADINGS];
  const HEAD = { format: text, version: count, handbook: id, edition: text, title: text, exported: time,
    name: text, role: id, towards: id, time };

  // tidy returns a copy of an entry that holds only what it may, or undefined.
  // Fields that a later version may have added are kept.
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

  // view is one that was agreed with others, and has none itself.
  const view = (value) => { const out = tidy(VIEW, value); delete out?.others; return out; };

  const isSmall = (value) => {
    try {
      return JSON.stringify(value).length <= 2000;
    } catch {
      return false; // nested too deeply
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

  // STEPS[n] turns what version n wrote into version n + 1.
  const STEPS = {};

  const migrate = (data, steps = STEPS, version = VERSION) => {
    for (let v = data.version; v < version; v++) {
      if (!Object.hasOwn(steps, v)) return undefined;
      data = { ...steps[v](data), version: v + 1 };
    }
    return data;
  };

  // parse reads an exported file. With an id, it must be of that handbook.
  const parse = (source, handbook = "") => {
    if (source.length > HUGE) return { problem: "huge" };
    if (!source.trim()) return { problem: "empty" };
    let data;
    try {
      data = JSON.parse(source.replace(/^\uFEFF/, ""));
    } catch { // a spreadsheet or a page begins like neither such a file nor a damaged one
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

  // Two entries that say the same are the same text, in whatever order.
  const canonical = (value) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

  // alike tells whether two entries say the same, at whatever time.
  const said = (entry) => canonical(Object.fromEntries(Object.entries(entry).filter(([key, value]) => value && key !== "time")));
  const alike = (a, b) => isEmpty(a) && isEmpty(b) || said(a) === said(b);

  // newer tells whether a is to be kept rather than b: by time, and by some
  // order that is the same everywhere when the time does not decide.
  const newer = (a, b) => {
    const [x, y] = [a.time ?? "", b.time ?? ""];
    return x === y ? canonical(a) > canonical(b) : x > y;
  };

  // A joint entry holds what was agreed last, and in others what was agreed with
  // other people. together brings entries together: of the same people's views the
  // newest stays.
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

  // joined returns what fields become that were written without knowing what was
  // there: a text goes on after the one before, which "with" does on its one line, and
  // wording and edition stay with the answer that they belong to.
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

  // bring is the merge that a reader asks for. What is empty in the newer document
  // does not empty what the other one says of the reader: one time is of the name
  // and the roles, and whoever chose a role elsewhere has not taken the name away.
  const bring = (mine, theirs) => {
    const result = merge(mine, theirs);
    const { document } = result;
    for (const key of ABOUT) document[key] ||= mine[key] || theirs[key];
    result.about = ABOUT.filter((key) => document[key] !== mine[key]);
    if (result.about.length && document.time === mine.time) document.time = stamp(mine.time);
    return result;
  };

  // stamp returns the time of a change: now, but always after the one before.
  const stamp = (previous = "", now = Date.now()) =>
    new Date(Math.max(now, (Date.parse(previous) || 0) + 1)).toISOString();

  const oneLine = (value) => (value ?? "").replace(/\s+/g, " ").trim();

  // spoken is a text as it is read aloud: marks of quotation have no sound.
  const spoken = (value) => oneLine(value).replace(/['"‘’“”]/g, "'");

  const wordingChanged = (entry, now) => !isEmpty(entry) && Boolean(entry.wording) &&
    ![spoken(entry.wording), spoken(entry.confirmed)].includes(spoken(now));

  // answered returns what was answered for an item, if it was answered as what it is
  // now: an indicator may have become a contra-indicator.
  const answered = ({ items }, id, kind) => {
    const found = Object.hasOwn(items, id) ? items[id] : undefined;
    if (!found || (found.kind && found.kind !== kind)) return undefined;
    return found.answer && !ANSWERS[kind].includes(found.answer) ? { ...found, answer: "" } : found;
  };

  // summary counts the answers of one level. What is not answered is undefined.
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

  // A cell that begins like a formula is text to a spreadsheet after an
  // apostrophe.
  const cell = (value) => {
    const plain = String(value ?? "");
    return `"${(/^[\s\0]*[=+\-@＝＋－＠|\t\r]/.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
  };

  // toCSV returns the answers as a table: one row an item, and one for each text of
  // the journal. labels.columns are the headings, labels.value(field, value, kind) the
  // words for what is in a cell, and labels.separator stands between cells.
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
      .map((heading) => [[id, "~", HEADINGS.indexOf(heading)].join("\0"), // below the levels
        { competency: id, kind: "journal", wording: labels.value("heading", heading), note: entry[heading], time: entry.time, id }]));
    const rows = [...answers, ...texts].sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => COLUMNS.map((name) => cell(labels.value(name, row[name] ?? "", row.kind))));
    return [COLUMNS.map((name) => cell(labels.columns[name])), ...rows].map((row) => row.join(labels.separator) + "\r\n").join("");
  };

  // fileName works on every file system.
  const fileName = (document, extension, day) => {
    const name = oneLine(document.name).slice(0, 60).replace(/[\p{C}<>:"/\\|?*.\s]+/gu, "-").replace(/^-+|-+$/g, "");
    return [document.handbook || "handbook", name, day].filter(Boolean).join("_") + "." + extension;
  };

  return { VERSION, LONG, SECTIONS, ANSWERS, COLUMNS, HEADINGS, empty, entry, head, migrate, parse, merge, bring, newer, stamp,
    isEmpty, joined, viewsOf, together, wordingChanged, answered, summary, toCSV, fileName };
})();
