import assert from "node:assert/strict";
import { test } from "node:test";
import { load, often, pick, shuffled } from "./pure.mjs";

const { model, distance, chart } = load("model.js", "distance.js", "chart.js");

const items = (content) => content.competencies.flatMap((c) => c.levels.flatMap((l) => [...l.indicators, ...l.contra]));
const answerOf = (document, id) => distance.entry(document, id, "indicator")?.answer ?? "";
const plain = (value) => JSON.parse(JSON.stringify(value));

// withAnswer returns the document with another answer to one indicator.
const withAnswer = (document, id, answer) => ({ ...document, items: { ...document.items, [id]: { ...document.items[id], kind: "indicator", answer } } });

const level = (number, ...ids) => ({ number, name: `L${number}`, indicators: ids.map((id) => ({ id, text: id })), contra: [] });
const one = (...levels) => ({ cumulative: true, competencies: [{ id: "c", name: "C", levels, activities: [], prompts: {} }], orientations: [], roles: [], stages: [] });
const answered = (answers) => {
  const document = model.empty({ id: "h" });
  for (const [id, answer] of Object.entries(answers)) document.items[id] = { kind: "indicator", answer };
  return document;
};
const standing = (content, answers) => {
  const { steady, next, of, value } = distance.standing(distance.rows(content, answered(answers))[0], content.cumulative);
  return { steady, next: next?.level.number ?? null, of, value };
};

test("the level up to which everything is answered consistently", () => {
  const three = one(level(1, "a", "b"), level(2, "c", "d"), level(3, "e"));
  const yes = "consistently";
  assert.deepEqual(standing(three, {}), { steady: 0, next: 1, of: 2, value: 0 });
  assert.deepEqual(standing(three, { a: yes }), { steady: 0, next: 1, of: 2, value: 0.5 });
  assert.deepEqual(standing(three, { a: yes, b: yes }), { steady: 1, next: 2, of: 2, value: 1 });
  assert.deepEqual(standing(three, { a: yes, b: "not-my-role", c: yes, d: "sometimes" }), { steady: 1, next: 2, of: 2, value: 1.5 });
  assert.deepEqual(standing(three, { e: yes }), { steady: 3, next: null, of: undefined, value: 3 }, "a level includes those below");
  assert.equal(standing(three, { a: "not-yet", e: yes }).steady, 0, "unless something below was answered otherwise");
  assert.equal(standing({ ...three, cumulative: false }, { a: "not-yet", e: yes }).steady, 3);
  assert.deepEqual(standing(three, { a: "not-my-role", b: "not-my-role" }), { steady: 0, next: 2, of: 2, value: 0 }, "what does not apply is passed over");
  assert.deepEqual(standing(three, { a: yes, b: "not-my-role", c: "not-my-role", d: "not-yet" }), { steady: 1, next: 2, of: 1, value: 1 }, "nor is it part of the next level");
  assert.deepEqual(standing(three, { a: "not-my-role", b: yes, c: "not-my-role", d: "not-my-role", e: "not-yet" }), { steady: 1, next: 3, of: 1, value: 1 });
});

test("the distance to a level", () => {
  const content = one(level(1, "a", "b"), { number: 2, name: "open", undefined: true, indicators: [], contra: [] }, level(3, "c"));
  const to = (target, answers) => distance.distance(content, answered(answers), { c: target, elsewhere: 2 }).map((row) => ({ where: row.where, left: row.left.map((x) => x.item.id).join() }));
  assert.deepEqual(to(1, {}), [{ where: "unanswered", left: "a,b" }]);
  assert.deepEqual(to(1, { a: "sometimes" }), [{ where: "under-way", left: "a,b" }]);
  assert.deepEqual(to(1, { a: "consistently", b: "consistently" }), [{ where: "there", left: "" }]);
  assert.deepEqual(to(2, { a: "consistently", b: "consistently" }), [{ where: "there", left: "" }], "a level left open asks for the one below");
  assert.deepEqual(to(3, { a: "consistently", b: "consistently" }), [{ where: "under-way", left: "c" }]);
  assert.deepEqual(to(3, { c: "consistently" }), [{ where: "there", left: "" }]);
  assert.deepEqual(to(1, { a: "not-my-role", b: "not-my-role" }), [{ where: "not-mine", left: "" }]);
  const apart = { ...one(level(1, "a"), level(2, "b")), cumulative: false };
  assert.deepEqual(distance.distance(apart, answered({ a: "sometimes" }), { c: 2 })[0].left.map((x) => x.item.id), ["b"], "levels that stand for themselves");
  const odd = one(level(1, "a"));
  odd.competencies[0].id = "constructor";
  assert.deepEqual(distance.distance(odd, answered({}), {}), []);
  assert.equal(distance.distance(one({ number: 1, name: "x", undefined: true, indicators: [], contra: [] }), answered({}), { c: 1 })[0].where, "undescribed");
});

test("what was answered last, and how much of a level", () => {
  const content = one(level(1, "a", "b"), level(2, "c"));
  content.competencies[0].levels[0].contra.push({ id: "x", text: "x" });
  const document = answered({ a: "not-yet", b: "sometimes", c: "sometimes" });
  document.items.x = { kind: "contra-indicator", answer: "rarely" };
  for (const [id, day] of [["a", "03"], ["b", "01"], ["c", "02"]]) document.items[id].time = `2026-01-${day}T00:00:00.000Z`;
  const [row] = distance.rows(content, document);
  assert.equal(row.last, document.items.a.time);
  assert.equal(row.answered, 3);
  assert.deepEqual(row.levels.map(({ asked }) => asked), [{ n: 3, of: 3, state: "all" }, { n: 1, of: 1, state: "all" }]);
});

test("every indicator is counted once", () => {
  often(model, ({ content, document }) => {
    for (const row of distance.rows(content, document)) {
      for (const { level: { indicators, contra }, sum, state, asked } of row.levels) {
        assert.equal(sum.total, indicators.length);
        assert.equal(sum.consistently + sum.sometimes + sum.notYet + sum.notMine + sum.open, sum.total);
        assert.equal(state, sum.total === 0 ? "undefined" : sum.answered === 0 ? "none" : sum.open ? "part" : "all");
        assert.equal(asked.of, indicators.length + contra.length, "as many as the self-check asks");
        assert.equal(asked.state, asked.of === 0 ? "undefined" : asked.n === 0 ? "none" : asked.n < asked.of ? "part" : "all");
      }
    }
  });
});

test("a better answer never takes anyone further away", () => {
  often(model, ({ random, content, document }) => {
    const row = pick(random, distance.rows(content, document));
    const ids = row.levels.flatMap((l) => l.level.indicators.map((i) => i.id));
    if (ids.length === 0) return;
    const better = withAnswer(document, pick(random, ids), "consistently");
    const before = distance.standing(row, content.cumulative);
    const after = distance.standing(distance.rows(content, better).find((r) => r.competency === row.competency), content.cumulative);
    assert.ok(after.steady >= before.steady && after.value >= before.value - 1e-9, `${before.value} became ${after.value}`);
    const target = { [row.competency.id]: row.levels.length };
    const left = (answers) => distance.distance(content, answers, target)[0].left.length;
    assert.ok(left(better) <= left(document));
  });
});

test("a standing is within its scale", () => {
  often(model, ({ content, document }) => {
    for (const row of distance.rows(content, document)) {
      const { steady, next, value } = distance.standing(row, content.cumulative);
      assert.ok(steady === 0 || row.levels[steady - 1].state === "all");
      assert.ok(value >= steady && value <= row.levels.length);
      if (next) assert.ok(next.level.number > steady && value <= next.level.number);
    }
  });
});

test("what is left leads to the target, and nothing less does", () => {
  often(model, ({ content, document }) => {
    for (const { targets } of distance.choices(content)) {
      const rows = distance.distance(content, document, targets);
      assert.deepEqual(rows.map((row) => row.competency.id).sort(), Object.keys(targets).sort());
      for (const row of rows) {
        for (const { item, level: { number }, answer } of row.left) {
          assert.ok(number <= row.target);
          assert.ok(["", "not-yet", "sometimes"].includes(answer) && answer === answerOf(document, item.id));
        }
        if (["there", "not-mine", "undescribed"].includes(row.where)) assert.equal(row.left.length, 0);
        if (row.where === "under-way") assert.ok(row.left.length > 0);
        const done = row.left.reduce((answers, { item }) => withAnswer(answers, item.id, "consistently"), document);
        const [then] = distance.distance(content, done, { [row.competency.id]: row.target });
        assert.ok(["there", "not-mine", "undescribed"].includes(then.where), then.where);
      }
    }
  });
});

test("an answer follows its item to another level", () => {
  often(model, ({ random, content, document }) => {
    const competency = pick(random, content.competencies);
    const [from, to] = [pick(random, competency.levels), pick(random, competency.levels)];
    if (from === to || from.indicators.length < 2 || to.undefined) return;
    const item = from.indicators.at(-1);
    const moved = structuredClone(content);
    const levels = moved.competencies.find((c) => c.id === competency.id).levels;
    levels[from.number - 1].indicators.pop();
    levels[to.number - 1].indicators.push(item);
    const sum = (c) => {
      const rows = distance.rows(c, document).find((r) => r.competency.id === competency.id).levels.map((l) => l.sum);
      return ["consistently", "sometimes", "notYet", "notMine", "open", "develop", "evidence"].map((field) => rows.reduce((n, s) => n + s[field], 0));
    };
    assert.deepEqual(sum(moved), sum(content));
    assert.deepEqual(plain(distance.gone(moved, document)), plain(distance.gone(content, document)));
  });
});

test("every pull is shown once, under what drives it, the strongest first", () => {
  often(model, ({ content, document }) => {
    const groups = distance.pulls(content, document);
    const shown = groups.flatMap((g) => g.items.map((i) => i.id));
    const noticed = content.competencies.flatMap((c) => c.levels.flatMap((l) => l.contra)).map((i) => i.id)
      .filter((id) => ["sometimes", "often"].includes(document.items[id]?.answer));
    assert.deepEqual(shown.toSorted(), noticed.toSorted());
    for (const { orientation, items: found } of groups) {
      for (const { item } of found) assert.equal(item.orientation || null, orientation?.id ?? null);
      const answers = found.map((i) => i.answer);
      assert.ok(!answers.slice(answers.indexOf("sometimes") >>> 0).includes("often"));
    }
    assert.ok(!groups.slice(0, -1).some((g) => g.orientation === null));
    const often = groups.filter((g) => g.orientation).map((g) => g.items.filter((i) => i.answer === "often").length);
    assert.deepEqual(often, often.toSorted((a, b) => b - a));
  });
});

test("nothing that was written down is lost", () => {
  often(model, ({ content, document }) => {
    const known = new Set(items(content).map((i) => i.id));
    const shown = distance.evidence(content, document).flatMap((g) => g.items.map((i) => i.id));
    const lost = distance.gone(content, document).map((i) => i.id);
    for (const [id, given] of Object.entries(document.items)) {
      if (given.note.trim()) assert.ok(known.has(id) ? shown.includes(id) : lost.includes(id), id);
      if (!known.has(id)) assert.equal(lost.includes(id), !model.isEmpty(given));
    }
    assert.equal(new Set([...shown, ...lost]).size, shown.length + lost.length);
    for (const { given, item } of distance.changed(content, document)) assert.notEqual(given.wording, item.text);
  });
});

test("what was noted, noticed, reworded and is gone is told with all that was said of it", () => {
  const content = one(level(1, "a", "b"), level(2, "c"));
  content.orientations.push({ id: "sales", name: "Sales" }, { id: "product", name: "Product" });
  for (const [id, orientation] of [["s", "sales"], ["p", "product"], ["q", "product"]]) content.competencies[0].levels[0].contra.push({ id, text: id, orientation });
  const document = model.empty({ id: "h" });
  const said = (id, kind, answer, more) => { document.items[id] = { kind, answer, ...more }; };
  said("a", "indicator", "sometimes", { note: "Once", time: "t1", wording: "A, as it was" });
  said("b", "indicator", "", { note: "Twice", wording: "b" });
  said("s", "contra-indicator", "sometimes");
  said("p", "contra-indicator", "sometimes", { note: "In May", time: "t2" });
  said("q", "contra-indicator", "sometimes");
  said("later", "indicator", "not-yet", { time: "t3", competency: "c" });
  said("first", "indicator", "not-yet", { competency: "lost" });
  content.moved = { "competency:earlier": "c" };
  said("second", "indicator", "not-yet", { competency: "earlier" });
  said("latest", "indicator", "not-yet", { time: "t4" });
  said("c", "contra-indicator", "often", { time: "t5", competency: "c" }); // it was one then
  said("empty", "indicator", "");
  const told = ({ id, answer, note, time }) => [id, answer, note, time];
  assert.deepEqual(distance.evidence(content, document)[0].items.map(told), [["a", "sometimes", "Once", "t1"], ["b", "", "Twice", ""], ["p", "sometimes", "In May", "t2"]]);
  assert.deepEqual(distance.pulls(content, document).map(({ orientation, items: list }) => [orientation.id, list.map(told)]),
    [["product", [["p", "sometimes", "In May", "t2"], ["q", "sometimes", "", ""]]], ["sales", [["s", "sometimes", "", ""]]]]);
  assert.deepEqual(distance.changed(content, document).map(({ id }) => id), ["a"]);
  const gone = distance.gone(content, document);
  assert.deepEqual(gone.map(({ id, name }) => [id, name]), [["c", "C"], ["latest", ""], ["later", "C"], ["first", "lost"], ["second", "C"]]);
});

test("the order of a file makes no difference", () => {
  often(model, ({ random, content, document }) => {
    const mixed = shuffled(random, document);
    for (const view of ["rows", "pulls", "evidence", "gone", "changed"]) {
      assert.deepEqual(plain(distance[view](content, mixed)), plain(distance[view](content, document)), view);
    }
  });
});

test("a stage with the id of a role can be chosen too", () => {
  often(model, ({ content }) => {
    const ids = distance.choices(content).map((c) => c.id);
    assert.equal(new Set(ids).size, content.roles.length + content.stages.length);
    for (const { id } of content.stages) assert.ok(ids.includes(id) && (ids.includes(`${id}-`) || !content.roles.some((role) => role.id === id)));
    for (const id of ids) assert.notEqual(model.head({ towards: id }), undefined);
  });
});

test("a file with odd entries is read as far as it goes", () => {
  const content = one(level(1, "constructor", "a"));
  const document = answered({ a: "often" });
  document.items.constructor = { kind: "contra-indicator", answer: "often" };
  const [row] = distance.rows(content, document);
  assert.equal(row.answered, 0);
  assert.deepEqual(distance.gone(content, document).map((i) => i.id), ["constructor"], "answered as something else");
});

test("the charts stay within their lines", () => {
  often(model, ({ content, document }) => {
    const rows = distance.rows(content, document);
    const levels = Math.max(...rows.map((row) => row.levels.length));
    const axes = rows.map((row) => ({ mine: distance.standing(row, content.cumulative).value, target: row.levels.length }));
    const lines = chart.radar(axes, { radius: 100, levels });
    assert.equal(lines.rings.length, levels);
    for (const area of [lines.mine, lines.target, ...lines.rings.map((r) => r.points)]) {
      for (const corner of area.split(" ")) {
        const [x, y] = corner.split(",").map(Number);
        assert.ok(Math.hypot(x, y) <= 100.1, corner);
      }
    }
    for (const row of rows) {
      const blocks = chart.bar(row.levels, { width: 200, gap: 4 });
      assert.ok(blocks.at(-1).x + blocks.at(-1).width <= 200.1);
      for (const [i, block] of blocks.entries()) {
        const { sum } = row.levels[i];
        const wide = block.segments.reduce((w, s) => w + s.width, 0);
        assert.ok(Math.abs(wide - (sum.total > sum.notMine ? block.width : 0)) < 0.1);
        for (const s of block.segments) assert.ok(s.x >= block.x - 0.1 && s.x + s.width <= block.x + block.width + 0.1);
      }
    }
  });
});

test("a label is broken between its words", () => {
  assert.deepEqual(chart.wrapped("Learning and development", 14), ["Learning and", "development"]);
  assert.deepEqual(chart.wrapped("Kundenorientierungskompetenz", 14), ["Kundenorientierungskompetenz"]);
  assert.deepEqual(chart.wrapped("", 14), [""]);
});
