import assert from "node:assert/strict";
import { test } from "node:test";
import { load, makeAnswers, often, pick } from "./pure.mjs";

const { model, difference } = load("model.js", "distance.js", "difference.js");

test("how answers differ", () => {
  const kind = (...answers) => difference.kindOf("indicator", answers);
  assert.equal(kind("", ""), "none");
  assert.equal(kind("sometimes", ""), "alone");
  assert.equal(kind("sometimes", "sometimes"), "agree");
  assert.equal(kind("sometimes", "sometimes", ""), "agree");
  assert.equal(kind("not-yet", "sometimes"), "near");
  assert.equal(kind("sometimes", "consistently"), "near");
  assert.equal(kind("consistently", "not-yet", "sometimes"), "far");
  assert.equal(kind("consistently", "not-my-role"), "role");
  assert.equal(kind("not-my-role", "not-my-role"), "agree");
  assert.equal(difference.kindOf("contra-indicator", ["rarely", "often"]), "far");
});

// three returns three people who answered the same handbook.
const three = (random, content) => ["Ada", "Grace", ""].map((name) => ({ name, document: makeAnswers(random, content, model) }));
const flat = (groups) => groups.flatMap((g) => g.rows);

test("everything that anyone said is shown, once", () => {
  often(model, ({ random, content }) => {
    const people = three(random, content);
    const rows = flat(difference.groups(content, people));
    const ids = rows.map((r) => r.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [i, { document }] of people.entries()) {
      for (const [id, given] of Object.entries(document.items)) {
        const row = rows.find((r) => r.id === id);
        if (model.isEmpty(given)) continue;
        assert.ok(row || !(given.answer || given.note.trim() || given.develop), id);
        if (!row) continue;
        assert.equal(row.sides.length, people.length);
        assert.equal(row.sides[i].answer, given.answer);
        assert.equal(row.sides[i].note.trim(), given.note.trim());
      }
    }
  });
});

test("only what somebody said is shown, and what was asked then", () => {
  const item = (id) => ({ id, text: `Now ${id}` });
  const content = { competencies: [
    { id: "c", levels: [{ number: 1, indicators: [item("a"), item("b")], contra: [item("x")] }] },
    { id: "d", levels: [{ number: 1, indicators: [item("quiet")], contra: [] }] },
  ] };
  const person = (items) => ({ name: "", document: { name: "", joint: {}, items } });
  const people = [
    person({
      a: { kind: "indicator", answer: "sometimes", wording: "Then a" }, b: { kind: "indicator", answer: "not-yet", wording: "Now b" },
      quiet: { kind: "indicator", answer: "", note: "  ", wording: "" }, gone: { kind: "contra-indicator", answer: "often", wording: "" },
    }),
    person({ x: { kind: "contra-indicator", answer: "", develop: true, wording: "Now x" } }),
  ];
  const groups = difference.groups(content, people);
  assert.deepEqual(groups.map((g) => [g.competency?.id ?? "", ...g.rows.map((row) => row.id)]), [["c", "a", "b", "x"], ["", "gone"]]);
  const [a, b, , gone] = flat(groups);
  assert.deepEqual([a, b].map((row) => row.sides.map((side) => side.before)), [["Then a", ""], ["", ""]]);
  assert.deepEqual([gone.kind, gone.item.text, gone.sides[0].answer, gone.sides[1].answer], ["contra-indicator", "gone", "often", ""]);
  assert.deepEqual(difference.filtered(groups, "differ", {}), [], "a competency without a row is left out");
});

test("what is gone stands under the words that it was answered to", () => {
  const content = { competencies: [{ id: "c", levels: [{ number: 1, indicators: [], contra: [{ id: "turned", text: "Now a sign" }] }] }] };
  const given = (kind, answer, wording) => ({ kind, answer, wording });
  const people = [
    { turned: given("indicator", "sometimes", "Then an indicator"), gone: given("indicator", "sometimes", "In the first words"), odd: given("indicator", "not-yet", "Once") },
    { turned: given("contra-indicator", "often", "Now a sign"), gone: given("indicator", "sometimes", "In other words"), odd: given("contra-indicator", "rarely", "Later") },
  ].map((items) => ({ name: "", document: { name: "", joint: {}, items } }));
  const told = flat(difference.groups(content, people)).map(({ item, kind, sides }) => [item.text, kind, ...sides.map(({ answer, before }) => [answer, before])]);
  assert.deepEqual(JSON.parse(JSON.stringify(told)), [
    ["Now a sign", "contra-indicator", ["", ""], ["often", ""]],
    ["Then an indicator", "indicator", ["sometimes", ""], ["", ""]],
    ["In the first words", "indicator", ["sometimes", ""], ["sometimes", "In other words"]],
    ["Once", "indicator", ["not-yet", ""], ["", ""]],
    ["Later", "contra-indicator", ["", ""], ["rarely", ""]],
  ]);
});

test("who comes first makes no difference to the difference", () => {
  often(model, ({ random, content }) => {
    const people = three(random, content);
    const of = (list) => Object.fromEntries(flat(difference.groups(content, list)).map((r) => [r.id, r.difference]));
    assert.deepEqual(of(people.toReversed()), of(people));
    for (const row of flat(difference.groups(content, [people[0], people[0]]))) assert.ok(["agree", "none"].includes(row.difference));
  });
});

test("filters show what they say", () => {
  often(model, ({ random, content }) => {
    const people = three(random, content);
    const groups = difference.groups(content, people);
    const views = Object.create(null);
    for (const row of flat(groups)) if (random(2)) views[row.id] = { answer: pick(random, ["", "sometimes"]), note: "", time: "" };
    const shown = (show) => flat(difference.filtered(groups, show, views));
    assert.equal(shown("").length, flat(groups).length);
    for (const row of flat(groups)) {
      assert.equal(shown("differ").some((r) => r.id === row.id), ["near", "far", "role"].includes(row.difference));
      assert.equal(shown("alone").some((r) => r.id === row.id), row.difference === "alone");
      assert.equal(shown("open").some((r) => r.id === row.id), !views[row.id]?.answer);
    }
  }, 60);
});

test("of joint views the newest is shown, in whatever order files come", () => {
  const view = (answer, time) => ({ answer, note: "", time });
  const a = { joint: { x: view("sometimes", "2026-01-01T00:00:00.000Z"), y: view("not-yet", "2026-03-01T00:00:00.000Z") } };
  const b = { joint: { x: view("consistently", "2026-02-01T00:00:00.000Z") } };
  for (const order of [[a, b], [b, a]]) {
    const joint = difference.joint(order);
    assert.equal(joint.x.answer, "consistently");
    assert.equal(joint.y.answer, "not-yet");
  }
});

test("a joint view is of those who agreed on it, whoever holds it", () => {
  const person = (name, joint = {}, file) => ({ name, file, document: { name, items: { x: {} }, joint } });
  const view = (note, people, time) => ({ answer: "", note, ...(people && { people: people.map((name) => difference.who(person(name))) }), time });
  const held = { x: view("with Grace", ["Grace"], "2026-01-01T00:00:00.000Z"), old: view("with whom?", null, "2026-01-01T00:00:00.000Z") };
  const shown = (...people) => Object.values(difference.joint(people.map((p) => p.document), difference.talk(people).fits)).map(({ note }) => note);
  for (const name of ["Ada", "", "Ada Lovelace"]) {
    assert.deepEqual(shown(person(name, held), person(" grace")), ["with Grace", "with whom?"]);
    assert.deepEqual(shown(person(name, held), person("Cleo")), ["with whom?"]);
    assert.deepEqual(shown(person(name, held), person("Grace"), person("Cleo")), ["with whom?"]);
    assert.deepEqual(shown(person(name, held), person("", {}, "answers.json")), ["with whom?"]);
  }
  const file = { name: "Ada, Grace", file: "joint.json", document: { name: "Ada, Grace", items: {}, joint: { x: view("both", ["Grace", "Ada"], "") } } };
  assert.deepEqual(shown(person("Ada"), person("Grace"), file), ["both"]);
  assert.deepEqual(shown(person("Ada"), person("Cleo"), file), []);
  const silent = { name: "Cleo", document: { name: "Cleo", items: {}, joint: {} } };
  assert.deepEqual(shown(person("Ada", held), person("Grace"), silent), ["with whom?"], "who has said nothing yet takes part all the same");
});

test("who may be the same person", () => {
  const person = (name, ...items) => ({ name, document: { name, joint: {}, items: Object.fromEntries(items.map(([id, answer, time]) => [id, { answer, note: "", time }])) } });
  const [early, late] = ["2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"];
  const told = (a, b) => [difference.alike(a, b), difference.alike(b, a)];
  const then = person("", ["a", "sometimes", early], ["b", "not-yet", early]);
  assert.deepEqual(told(then, person("Ada", ["a", "sometimes", early], ["b", "not-yet", early], ["c", "not-yet", late])), [true, true], "gone on since");
  assert.deepEqual(told(then, person("Ada", ["a", "sometimes", early], ["b", "sometimes", late], ["c", "not-yet", late])), [false, false]);
  assert.deepEqual(told(then, person("", ["a", "sometimes", ""], ["b", "not-yet", ""])), [false, false], "the same answers are no sign");
  assert.deepEqual(told(person("Ada", ["a", "not-yet", early]), person(" ada ", ["a", "sometimes", late])), [true, true]);
  assert.deepEqual(told(person("Ada", ["a", "not-yet", early]), person("Ada")), [false, false], "who has said nothing is counted nowhere");
});
