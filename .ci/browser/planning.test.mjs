import assert from "node:assert/strict";
import { test } from "node:test";
import { chance, load, often, pick, shuffled } from "./pure.mjs";

const { model, planning, calendar } = load("model.js", "distance.js", "planning.js", "calendar.js");
const plain = (value) => JSON.parse(JSON.stringify(value));

test("everything that is marked to develop is on the plan, once", () => {
  often(model, ({ content, document }) => {
    const { marked, aside } = planning.rows(content, document);
    const known = new Set(content.competencies.flatMap((c) => c.levels.flatMap((l) => [...l.indicators, ...l.contra])).map((i) => i.id));
    assert.deepEqual(marked.map((r) => r.id).toSorted(), Object.keys(document.items).filter((id) => known.has(id) && document.items[id].develop).toSorted());
    const all = [...marked, ...aside].map((r) => r.id);
    assert.equal(new Set(all).size, all.length);
    for (const [id, plan] of Object.entries(document.plan)) if (plan.actions) assert.ok(all.includes(id), `the plan for ${id} is nowhere`);
    for (const { fits, item, level } of marked) {
      for (const a of fits.named) assert.ok(a.indicators.includes(item.id));
      for (const a of fits.others) assert.ok(a.levels.includes(level.number) && !fits.named.includes(a));
    }
  });
});

test("what is aside was planned, and is marked no longer or gone", () => {
  const item = (id) => ({ id, text: `Does ${id}` });
  const content = { competencies: [{ id: "c", activities: [], levels: [{ number: 1, indicators: ["marked", "open", "planned"].map(item), contra: [item("sign"), item("turned")] }] }] };
  const document = { items: {
    marked: { kind: "indicator", answer: "sometimes", note: "Once", develop: true }, gone: { kind: "indicator", answer: "not-yet", note: "Then", wording: "Did it" },
    wish: { kind: "indicator", develop: true, wording: "Wanted it" }, turned: { kind: "indicator", answer: "sometimes", develop: true, wording: "Did the other" },
    open: { kind: "indicator", answer: "sometimes" }, sign: { kind: "contra-indicator", answer: "often", develop: true },
  }, plan: { marked: { by: "2027-02-30", state: "" }, planned: { actions: "Ask" }, open: { actions: " " }, gone: { state: "done" }, lost: { with: "Ada" }, turned: { actions: "Go on" } } };
  const { marked, aside } = planning.rows(content, document);
  const told = ({ id, item: { text }, answer, note, gone = false }) => [id, text, answer, note, gone];
  assert.deepEqual(marked.map(told), [["marked", "Does marked", "sometimes", "Once", false], ["sign", "Does sign", "often", "", false]]);
  assert.deepEqual(plain(marked[0].plan), { activities: [], actions: "", by: "", with: "", state: "open", time: "" }, "a day that is none is left out");
  assert.deepEqual(aside.map(told), [["planned", "Does planned", "", "", false], ["gone", "Did it", "not-yet", "Then", true], ["lost", "lost", "", "", true],
    ["turned", "Did the other", "sometimes", "", true], ["wish", "Wanted it", "", "", true]], "what is marked and gone is told, and what was planned is for what it was");
});

test("what was chosen is there in later editions, too", () => {
  const activity = (id, levels) => ({ id, text: `Try ${id}`, levels, indicators: [] });
  const competency = (id, item, ...activities) => ({ id, activities, prompts: {}, name: id.toUpperCase(), levels: [{ number: 1, indicators: [{ id: item, text: "Does it now" }], contra: [] }] });
  const content = { competencies: [competency("c", "one", activity("fits", [1]), activity("higher", [2])), competency("d", "two", activity("elsewhere", [1]))], moved: { "competency:b": "d" } };
  const activities = ["fits", "higher", "elsewhere", "read-aloud"];
  const document = { items: { one: { kind: "indicator", develop: true, wording: "Did it", edition: "1" }, gone: { kind: "indicator", develop: true, wording: "Did that" } },
    plan: { one: { activities }, gone: { activities } }, journal: { b: { do: "Some" }, a: { do: "More" } } };
  const { marked, aside } = planning.rows(content, document);
  const ids = ({ fits }) => plain([fits.named, fits.others, fits.chosen].map((list) => list.map(({ id }) => id)).concat([fits.gone]));
  assert.deepEqual(marked.map(ids), [[[], ["fits"], ["higher", "elsewhere"], ["read-aloud"]]]);
  assert.deepEqual(aside.map(ids), [[[], [], ["fits", "higher", "elsewhere"], ["read-aloud"]]]);
  assert.equal(marked[0].before.wording, "Did it");
  assert.deepEqual(planning.journals(content, document, []).map(({ competency, gone }) => [competency.name, gone]), [["D (b)", true], ["a", true]]);
});

test("the order that was asked for", () => {
  const row = (order, by, state, time) => ({ order, plan: { by, state, time } });
  const list = [row(0, "", "open", "2026-01-02T00:00:00.000Z"), row(1, "2027-01-01", "done", ""), row(2, "2026-12-01", "started", "2026-01-03T00:00:00.000Z"), row(3, "", "open", "")];
  const order = (by) => planning.sorted(list, by).map((r) => r.order).join("");
  assert.deepEqual(["date", "competency", "state", "changed"].map(order), ["2031", "0123", "0321", "2013"]);
});

test("sorting and filtering keep what they should", () => {
  often(model, ({ random, content, document }) => {
    const { marked } = planning.rows(content, document);
    for (const by of ["date", "competency", "state", "changed"]) {
      const sorted = planning.sorted(marked, by);
      assert.deepEqual(sorted.toSorted((a, b) => a.order - b.order), marked);
      assert.deepEqual(planning.sorted(sorted, by), sorted);
    }
    const done = planning.sorted(marked, "date").map((r) => r.plan.state === "done");
    assert.deepEqual(done, [...done.filter((d) => !d), ...done.filter((d) => d)]);
    const dates = planning.sorted(marked, "date").filter((r) => r.plan.state !== "done").map((r) => r.plan.by || "9999");
    assert.deepEqual(dates, dates.toSorted());
    const state = pick(random, planning.states);
    const competency = pick(random, content.competencies).id;
    const left = planning.filtered(marked, { state, competency });
    for (const row of marked) assert.equal(left.includes(row), row.plan.state === state && row.competency.id === competency);
    assert.equal(planning.filtered(marked).length, marked.length);
  });
});

test("a journal is there for what is marked and for what was written", () => {
  often(model, ({ random, content, document }) => {
    const { marked } = planning.rows(content, document);
    const journals = planning.journals(content, document, marked);
    const ids = journals.map((j) => j.competency.id);
    for (const id of Object.keys(document.journal)) assert.ok(ids.includes(id));
    for (const { competency } of marked) assert.ok(ids.includes(competency.id));
    for (const journal of journals) assert.equal(journal.gone, !content.competencies.includes(journal.competency));
    assert.deepEqual(plain(planning.journals(content, shuffled(random, document), marked).map((j) => j.competency.id).toSorted()), ids.toSorted());
  });
});

test("a day that is none is none", () => {
  for (const good of ["2027-01-31", "2028-02-29"]) assert.ok(planning.isDay(good), good);
  for (const bad of ["", "2027-02-30", "2027-13-01", "27-01-01", "2027-01-31T00:00", "tomorrow", undefined]) assert.ok(!planning.isDay(bad), String(bad));
});

// read is a reader of calendar files: it unfolds, splits and unescapes.
function read(file) {
  assert.ok(file.endsWith("\r\n") && !/[^\r]\n|\r[^\n]/.test(file), "lines end with CRLF");
  for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
  return file.replaceAll("\r\n ", "").trimEnd().split("\r\n").map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).replace(/\\(.)/g, (_, c) => (c.toLowerCase() === "n" ? "\n" : c))];
  });
}

const event = { id: "hands-over", by: "2027-12-31", time: "2026-11-21T10:20:30.456Z", summary: "Hands over", description: "", category: "Teamwork" };
const about = { handbookID: "h", title: "My plan" };

test("a calendar file", () => {
  assert.deepEqual(read(calendar.file([event], about)), [
    ["BEGIN", "VCALENDAR"], ["VERSION", "2.0"], ["PRODID", "-//handbook//plan//EN"], ["CALSCALE", "GREGORIAN"], ["X-WR-CALNAME", "My plan"],
    ["BEGIN", "VEVENT"], ["UID", "hands-over@h.handbook"], ["DTSTAMP", "20261121T102030Z"], ["DTSTART;VALUE=DATE", "20271231"],
    ["DTEND;VALUE=DATE", "20280101"], ["SUMMARY", "Hands over"], ["CATEGORIES", "Teamwork"], ["TRANSP", "TRANSPARENT"], ["END", "VEVENT"],
    ["END", "VCALENDAR"],
  ]);
});

test("the last day of all has no day after it", () => {
  const dates = (by) => read(calendar.file([{ ...event, by }], about)).filter(([name]) => name.endsWith("VALUE=DATE"));
  assert.deepEqual(dates("9999-12-30"), [["DTSTART;VALUE=DATE", "99991230"], ["DTEND;VALUE=DATE", "99991231"]]);
  assert.deepEqual(dates("9999-12-31"), [["DTSTART;VALUE=DATE", "99991231"]]);
});

test("a calendar entry keeps its identity when its text changes", () => {
  const uid = (e) => read(calendar.file([e], about)).find(([name]) => name === "UID")[1];
  assert.equal(uid({ ...event, summary: "Other", by: "2027-01-01", time: "" }), uid(event));
  assert.notEqual(uid({ ...event, id: "other" }), uid(event));
});

test("names of any kind stand in a calendar file as its rules want them", () => {
  const lines = calendar.file([{ ...event, id: "größe", category: "Ask, then; listen", summary: "a\u0000b\u0007c\ud800" }], { handbookID: "a b", title: "Mine; ours" }).split("\r\n");
  for (const line of ["UID:gr%C3%B6%C3%9Fe@a%20b.handbook", "CATEGORIES:Ask\\, then\\; listen", "X-WR-CALNAME:Mine\\; ours", "SUMMARY:a b c\ufffd"]) assert.ok(lines.includes(line), line);
});

test("any text survives a calendar file", () => {
  const random = chance(7);
  const pieces = ["a", " ", "é", "—", "日本", "👩‍🚀", "\n", "\r\n", ";", ",", "\\", "\\n", ":", "\"", "BEGIN:VEVENT\r\n", "ش", "x".repeat(80)];
  for (let i = 0; i < 500; i++) {
    const text = Array.from({ length: random(40) }, () => pick(random, pieces)).join("");
    const lines = read(calendar.file([{ ...event, summary: text, description: `d${text}` }], about));
    const value = (name) => lines.filter(([n]) => n === name).map(([, v]) => v);
    assert.deepEqual(value("SUMMARY"), [text.replaceAll("\r\n", "\n")]);
    assert.deepEqual(value("DESCRIPTION"), [`d${text.replaceAll("\r\n", "\n")}`]);
    assert.deepEqual(value("BEGIN"), ["VCALENDAR", "VEVENT"]);
  }
  assert.doesNotThrow(() => read(calendar.file([{ ...event, summary: "\u0000\u0007\ud800 half" }], about)));
});
