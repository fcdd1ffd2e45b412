// The rules of the answers (layouts/assets/model.js), without a browser. Those
// that must hold for all answers are tried with many that a fixed seed makes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { aDocument, anEntry, cases, ids, merged, model, notes, plain, sameDocument, shared, times } from "./any.mjs";

test("what was written without knowing what was there joins it", () => {
  const before = { answer: "sometimes", note: "One", wording: "Old", edition: "1" };
  assert.deepEqual({ ...model.joined(before, { develop: true, wording: "New", edition: "2" }) }, { develop: true });
  assert.deepEqual(model.joined({ ...before, with: "Ada" }, { note: "Two", with: "Ben", wording: "New" }), { note: "One\nTwo", with: "Ada, Ben" });
  assert.deepEqual(model.joined(before, { answer: "not-yet", wording: "New" }), { answer: "not-yet", wording: "New" });
  assert.deepEqual(model.joined({ note: "One" }, { note: "One", wording: "New" }), { note: "One", wording: "New" });
  assert.equal(model.joined({ note: "a".repeat(20_000) }, { note: "b" }).note.length, 20_000);
});

test("a file holds what was exported", () => {
  cases(300, (source) => {
    const document = aDocument(source);
    const { document: again, ignored } = model.parse(JSON.stringify(document, null, 1), "h");
    sameDocument(again, document);
    assert.equal(ignored, 0);
  });
});

test("the file that the schema is tested with is one", () => {
  const text = readFileSync(new URL("testdata/answers.json", import.meta.url), "utf8");
  const { document, ignored } = model.parse(text, "test-handbook");
  assert.equal(ignored, 0);
  sameDocument(document, JSON.parse(text));
});

test("merging is the same in any order, however often", () => {
  cases(500, (source) => {
    const [a, b, c] = [aDocument(source), aDocument(source), aDocument(source)];
    sameDocument(shared(merged(a, a)), shared(a), "with itself");
    sameDocument(sorted(shared(merged(a, b))), sorted(shared(merged(b, a))), "either way round");
    sameDocument(sorted(shared(merged(merged(a, b), c))), sorted(shared(merged(a, merged(b, c)))), "in any grouping");
    sameDocument(sorted(shared(merged(merged(a, b), b))), sorted(shared(merged(a, b))), "once more");
  });
});

const sorted = (value) => typeof value !== "object" || value === null || Array.isArray(value) ? value
  : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, sorted(v)]));

test("merging loses nothing and keeps the newest", () => {
  cases(300, (source) => {
    const [mine, theirs] = [aDocument(source), aDocument(source)];
    const before = plain(mine);
    const result = model.merge(mine, theirs);
    sameDocument(mine, before, "mine is left alone");
    for (const section of model.SECTIONS) {
      for (const id of ids) {
        const [m, t, r] = [mine[section][id], theirs[section][id], result.document[section][id]];
        assert.equal(Boolean(r), Boolean(m || t));
        if (!r) continue;
        assert.ok(r === m || r === t || [m, t].some((e) => e && JSON.stringify(sorted(e)) === JSON.stringify(sorted(r))));
        for (const e of [m, t]) if (e) assert.ok(r.time >= e.time);
      }
    }
    const told = result.added.length + result.changed.length + result.older.length + result.same;
    const says = (section, id) => !model.isEmpty(theirs[section][id]) || !model.isEmpty(mine[section][id]);
    assert.equal(told, model.SECTIONS.reduce((n, section) => n + Object.keys(theirs[section]).filter((id) => says(section, id)).length, 0),
      "each entry of the file is told once, unless neither side says anything");
  });
});

test("what a merge tells", () => {
  const mine = model.empty({ id: "h" });
  const theirs = model.empty({ id: "h" });
  const entry = (answer, time) => ({ kind: "indicator", answer, time });
  for (const [id, here, there] of [
    ["older", entry("sometimes", times[2]), entry("not-yet", times[1])],
    ["newer", entry("sometimes", times[1]), entry("consistently", times[2])],
    ["same", entry("sometimes", times[1]), { time: times[1], answer: "sometimes", kind: "indicator" }],
    ["added", undefined, entry("sometimes", times[1])], ["nothing", undefined, entry("", times[1])],
    ["nothing-here", { kind: "indicator", time: times[1] }, { ...entry("", times[2]), note: "", wording: "Then" }],
    ["at-other-times", { ...entry("often", times[1]), develop: false, note: "" }, entry("often", times[2])],
    ["same-but-older", entry("often", times[2]), entry("often", times[1])],
    ["cleared", entry("often", times[1]), entry("", times[2])],
  ]) {
    if (here) mine.items[id] = here;
    theirs.items[id] = there;
  }
  const { document, ...told } = model.merge(mine, theirs);
  assert.deepEqual(told.added.map((c) => c.id), ["added"]);
  assert.deepEqual(told.changed.map((c) => [c.id, c.before.answer, c.after.answer]), [["newer", "sometimes", "consistently"], ["cleared", "often", ""]]);
  assert.deepEqual(told.older.map((c) => c.id), ["older"]);
  assert.equal(told.same, 3);
  assert.equal(document.items["at-other-times"].time, times[2], "what is newer is kept all the same");
  assert.equal(document.items.older.answer, "sometimes");
});

test("what is brought in empties nothing that is said of the reader", () => {
  const about = ["name", "role", "towards"];
  cases(500, (source) => {
    const [mine, theirs] = [aDocument(source), aDocument(source)];
    const { document, about: told, ...rest } = model.bring(mine, theirs);
    const { document: whole, ...same } = model.merge(mine, theirs);
    sameDocument(rest, same);
    for (const section of model.SECTIONS) sameDocument(document[section], whole[section]);
    for (const key of about) {
      const [m, t] = [mine[key], theirs[key]];
      if (!m || !t) assert.equal(document[key], m || t, key);
      else assert.equal(document[key], whole[key], `the newer ${key}`);
      assert.equal(told.includes(key), document[key] !== m, `${key} is told`);
    }
    assert.ok(document.time >= mine.time && document.time >= theirs.time);
    if (told.length) assert.ok(document.time > mine.time, "other tabs take it over");
    const again = model.bring(document, theirs);
    sameDocument(again.document, document, "once more");
    assert.deepEqual(again.about, []);
  });
});

test("what says nothing is empty", () => {
  for (const entry of [undefined, {}, { answer: "", develop: false, note: "", time: "2026-01-01T00:00:00.000Z", wording: "Asks" }, { activities: [], by: "", state: "" }, { state: "open" }, { state: "started" }]) {
    assert.equal(model.isEmpty(entry), true, JSON.stringify(entry));
  }
  for (const entry of [{ answer: "often" }, { develop: true }, { note: "n" }, { activities: ["read"] }, { by: "2027-01-31" }, { with: "Ada" }, { state: "done" }, { do: "d" }]) {
    assert.equal(model.isEmpty(entry), false, JSON.stringify(entry));
  }
});

test("an answer is to an item as it is now", () => {
  const items = { a: { kind: "indicator", answer: "sometimes" }, b: { answer: "rarely", note: "n" }, c: { kind: "contra-indicator", answer: "often" } };
  const answered = (id, kind) => model.answered({ items }, id, kind);
  assert.deepEqual([answered("a", "indicator"), answered("c", "contra-indicator")], [items.a, items.c]);
  assert.deepEqual([answered("c", "indicator"), answered("a", "contra-indicator"), answered("d", "indicator"), answered("toString", "indicator")], Array(4).fill(undefined));
  assert.deepEqual([answered("b", "contra-indicator"), answered("b", "indicator")], [items.b, { answer: "", note: "n" }], "what no indicator is answered with");
});

test("clearing an answer wins over an older answer", () => {
  const mine = model.empty({ id: "h" });
  const theirs = model.empty({ id: "h" });
  mine.items.a = { answer: "", note: "", develop: false, time: times[2] };
  theirs.items.a = { answer: "often", time: times[1] };
  assert.equal(merged(mine, theirs).items.a.answer, "");
  assert.equal(merged(theirs, mine).items.a.answer, "");
});

// --- Files that are none.
const file = (fields) => JSON.stringify({ format: "handbook-answers", version: 1, handbook: "h", items: {}, ...fields });

test("what is refused, and why", () => {
  for (const [text, problem] of [
    ["", "empty"],
    [" \n", "empty"],
    ["{", "unreadable"],
    [file({ items: { a: { answer: "often" } } }).slice(0, -9), "unreadable"],
    ["\u0000\u0001PNG", "unreadable"],
    ["\uFEFFBehaviour,Answer\r\n", "not-answers"],
    ["null", "not-answers"],
    ["[]", "not-answers"], ["7", "not-answers"],
    ["\"handbook-answers\"", "not-answers"],
    [file({ format: "bookmarks" }), "not-answers"],
    [file({ version: 2 }), "newer"],
    [file({ version: 0 }), "unreadable"],
    [file({ version: "1" }), "unreadable"],
    [file({ version: undefined }), "unreadable"],
    [file({ items: [] }), "unreadable"],
    [file({ items: "all" }), "unreadable"],
    [file({ plan: 7 }), "unreadable"],
    [file({ name: {} }), "unreadable"],
    [file({ handbook: "../other" }), "unreadable"],
    [file({ handbook: "other", title: "The other one" }), "other"],
    [file({ handbook: undefined }), "other"],
    [" ".repeat(6_000_000), "huge"],
  ]) {
    assert.equal(model.parse(text, "h").problem, problem, text.slice(0, 80));
  }
  assert.equal(model.parse(file({ handbook: "other", title: "The other one" }), "h").title, "The other one");
  assert.ok(model.parse(file({ handbook: "other" })).document, "without an id any handbook will do");
});

test("entries that make no sense are left out, the others are kept", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const text = `{ "format": "handbook-answers", "version": 1, "handbook": "h", "__proto__": { "polluted": 1 }, "deep": ${deep},
    "items": {
      "__proto__": { "answer": "often" }, "../x": { "answer": "often" }, "a b": {}, "": {}, "${"x".repeat(300)}": {},
      "one": null, "two": 7, "three": [], "four": { "answer": "excellent" }, "five": { "note": { "toString": 1 } }, "six": { "level": "2" },
      "seven": { "develop": "yes" }, "eight": { "note": "${"n".repeat(20_001)}" },
      "good": { "answer": "often", "time": "yesterday", "colour": "blue", "deep": ${deep}, "__proto__": { "x": 1 } },
      "constructor": { "answer": "rarely", "time": "9999-12-31T23:59:59.999Z" }
    } }`;
  const { document, ignored } = model.parse(text, "h");
  assert.deepEqual(Object.keys(document.items), ["eight", "good", "constructor"]);
  assert.equal(ignored, 12);
  assert.equal(document.items.eight.note, "n".repeat(20_000), "a text that is too long is cut rather than lost");
  assert.deepEqual(document.items.good, { answer: "often", time: "", colour: "blue" }, "unknown fields are kept, unless they are absurd");
  assert.equal(document.items.constructor.time, "", "a time in the far future does not win for ever");
  assert.equal({}.polluted, undefined);
  assert.equal(model.empty().items.toString, undefined);
});

test("what a field may hold", () => {
  const read = (section, field, value) => model.entry(section, "x", { [field]: value })?.[field];
  for (const ids of ["all", [7], ["../x"], ["a b"], ["x".repeat(241)], Array(1001).fill("x")]) {
    assert.equal(read("plan", "activities", ids), undefined);
    assert.equal(read("joint", "people", ids), undefined);
  }
  assert.equal(read("plan", "activities", Array(1000).fill("x".repeat(240))).length, 1000);
  for (const by of [20270131, ["2027-01-31"], "soon", "2027-1-31", "2027-01-31T00:00"]) assert.equal(read("plan", "by", by), "");
  for (const time of [1795000000000, ["2026-01-01T00:00:00.000Z"], "1 Jan 2026", "2026-01-01", "2100-01-01T00:00:00.000Z"]) assert.equal(read("items", "time", time), "");
  assert.equal(read("items", "time", "2026-01-01T00:00:00Z"), "2026-01-01T00:00:00.000Z");
  for (const level of [0, -1, 1.5, 1000]) assert.equal(read("items", "level", level), undefined);
  assert.deepEqual([1, 999].map((level) => read("items", "level", level)), [1, 999]);
  assert.deepEqual(read("joint", "others", "none"), []);
  assert.equal(read("joint", "others", Array(101).fill({ answer: "often" })).length, 100);
  assert.deepEqual([1998, 1999].map((n) => read("items", "colour", "x".repeat(n))?.length), [1998, undefined], "of what is not known, what is small");
});

test("a view that was agreed with others has no others itself", () => {
  const view = (people, fields) => ({ answer: "sometimes", people: [people], time: "2026-01-01T00:00:00.000Z", ...fields });
  const read = (x) => model.parse(file({ joint: { x } }), "h").document;
  for (const others of [5, [null], [view("b")]]) {
    const strange = read(view("a", { others: [view("a", { time: "2026-02-01T00:00:00.000Z", others })] }));
    const [once, twice] = [read(view("a")), read(view("c"))].reduce((all, next) => [...all, model.merge(all.at(-1), next).document], [strange]).slice(1);
    assert.equal(once.joint.x.others, undefined);
    assert.deepEqual(model.viewsOf(twice.joint.x).map(({ people }) => people[0]), ["a", "c"]);
  }
});

test("a byte order mark is no fault", () => {
  assert.ok(model.parse(`\uFEFF${file({})}`, "h").document);
});

test("files of earlier versions are brought up to date, step by step", () => {
  const steps = { 1: (d) => ({ ...d, b: d.a + 1 }), 2: (d) => ({ ...d, c: d.b + 1 }) };
  assert.deepEqual(model.migrate({ version: 1, a: 1 }, steps, 3), { version: 3, a: 1, b: 2, c: 3 });
  assert.deepEqual(model.migrate({ version: 3, a: 1 }, steps, 3), { version: 3, a: 1 });
  assert.equal(model.migrate({ version: 0 }, steps, 3), undefined);
  assert.deepEqual(model.migrate({ version: model.VERSION, a: 1 }), { version: model.VERSION, a: 1 });
});

test("a file of any earlier version comes to the same, wherever it begins", () => {
  cases(200, ({ next, pick }) => {
    const last = 2 + Math.floor(next() * 5);
    // Each version renames a field, and adds another that depends on what is there.
    const steps = {};
    for (let v = 1; v < last; v++) {
      const sum = Math.floor(next() * 10);
      steps[v] = ({ [`name${v}`]: name, ...rest }) => ({ ...rest, [`name${v + 1}`]: name, [`added${v}`]: Object.keys(rest).length + sum });
    }
    const first = Object.freeze({ version: 1, name1: pick(notes), items: Object.freeze({}) });
    const whole = model.migrate(first, steps, last);
    assert.equal(whole.version, last);
    assert.equal(whole[`name${last}`], first.name1);
    for (let v = 1; v <= last; v++) {
      const there = model.migrate(first, steps, v);
      assert.equal(there.version, v);
      assert.deepEqual(model.migrate(Object.freeze(there), steps, last), whole, `by way of version ${v}`);
    }
    const { [1 + Math.floor(next() * (last - 1))]: lost, ...gap } = steps;
    assert.equal(model.migrate(first, gap, last), undefined, "a step that is missing is no guess");
  });
});

test("a change is always later than the one before", () => {
  const now = Date.parse("2026-11-21T10:00:00Z");
  assert.equal(model.stamp("", now), "2026-11-21T10:00:00.000Z");
  assert.equal(model.stamp("2026-11-21T10:00:00.000Z", now), "2026-11-21T10:00:00.001Z");
  assert.equal(model.stamp("2030-01-01T00:00:00.000Z", now), "2030-01-01T00:00:00.001Z", "also when the other clock was fast");
});

test("changed wording", () => {
  const entry = { answer: "sometimes", wording: "Keeps  promises" };
  assert.equal(model.wordingChanged(entry, "Keeps promises\n"), false, "white space is no change");
  assert.equal(model.wordingChanged({ ...entry, wording: "Keeps one's \"word\"" }, "Keeps one’s “word”"), false, "quotation marks are no change");
  assert.equal(model.wordingChanged(entry, "Keeps all promises"), true);
  assert.equal(model.wordingChanged({ ...entry, confirmed: "Keeps all promises" }, "Keeps all promises"), false);
  assert.equal(model.wordingChanged({ ...entry, confirmed: "Keeps all promises" }, "Keeps every promise"), true);
  assert.equal(model.wordingChanged({ ...entry, answer: "" }, "Keeps all promises"), false, "nothing was answered");
  assert.equal(model.wordingChanged(undefined, "x"), false);
});

test("the summary counts each answer once", () => {
  cases(200, (source) => {
    const list = (kind) => ids.map(() => source.next() < 0.3 ? undefined : { ...anEntry(source, "items"), kind, answer: source.pick(["", ...model.ANSWERS[kind]]) });
    const [indicators, contra] = [list("indicator"), list("contra-indicator")];
    const s = model.summary(indicators, contra);
    assert.deepEqual([s.total, s.answered], [ids.length, s.total - s.open]);
    assert.equal(s.consistently + s.sometimes + s.notYet + s.notMine + s.open, s.total);
    assert.equal(s.watch.rarely + s.watch.sometimes + s.watch.often, s.watch.answered);
    assert.ok(s.evidence <= s.total && s.develop <= s.total + s.watch.total);
    assert.ok([...indicators, ...contra].every((e) => model.isEmpty(e) || e.time <= s.last));
  });
  assert.deepEqual(model.summary([]).total, 0);
});

test("file names work everywhere", () => {
  const name = (own) => model.fileName({ handbook: "h", name: own }, "json", "2026-11-21");
  assert.equal(name(""), "h_2026-11-21.json");
  assert.equal(name("Ada Lovelace"), "h_Ada-Lovelace_2026-11-21.json");
  assert.equal(name("Ærø 李"), "h_Ærø-李_2026-11-21.json");
  assert.equal(name("../../etc/passwd"), "h_etc-passwd_2026-11-21.json");
  assert.equal(name("a:b*c?\"<>|\u0000\u202E"), "h_a-b-c_2026-11-21.json");
  assert.ok(name("x".repeat(500)).length < 100);
  for (const end of ["😀", " y"]) assert.equal(name("x".repeat(59) + end), `h_${"x".repeat(59)}_2026-11-21.json`, "no half of a character");
});
