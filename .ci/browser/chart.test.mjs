// The profile's charts draw what was answered: nothing more, less or elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./pure.mjs";

const { chart } = load("chart.js");
const plain = (value) => JSON.parse(JSON.stringify(value)); // where 0 and -0 are one

test("a radar chart begins above, goes on to the right, and ends at its rim", () => {
  const axes = [{ mine: 4, target: 2 }, { mine: 1.333333 }, { mine: 9 }, { mine: 0, target: 4 }];
  const lines = plain(chart.radar(axes, { radius: 100, levels: 4 }));
  assert.equal(lines.mine, "0,-100 33.33,0 0,100 0,0");
  assert.deepEqual(lines.dots, [[0, -100], [33.33, 0], [0, 100], [0, 0]]);
  assert.equal(lines.target, "0,-50 0,0 0,0 -100,0");
  assert.deepEqual(lines.rings.map(({ level }) => level), [1, 2, 3, 4]);
  assert.deepEqual(lines.rings[0], { level: 1, points: "0,-25 25,0 0,25 -25,0", label: [0, -25] });
  assert.deepEqual(lines.axes, [{ end: [0, -100], label: [0, -114] }, { end: [100, 0], label: [114, 0] }, { end: [0, 100], label: [0, 114] }, { end: [-100, 0], label: [-114, 0] }]);
  assert.equal(chart.radar([{ mine: 1 }, { mine: 2 }, { mine: 3 }], { radius: 100, levels: 3 }).target, "");
});

test("a bar is divided by what was answered of that which belongs to the role", () => {
  const sum = { total: 4, consistently: 1, sometimes: 0, notYet: 1, open: 1, notMine: 1 };
  const levels = [
    { level: { number: 1 }, sum, state: "some" },
    { level: { number: 2 }, sum: { ...sum, total: 8, open: 5 }, state: "some" },
    { level: { number: 3 }, sum, state: "undefined" },
    { level: { number: 4 }, sum: { total: 1, notMine: 1 }, state: "all" },
  ];
  assert.deepEqual(chart.bar(levels, { width: 210, gap: 10 }), [
    { level: 1, state: "some", x: 0, width: 45, segments: [{ part: "consistently", x: 0, width: 15 }, { part: "notYet", x: 15, width: 15 }, { part: "open", x: 30, width: 15 }] },
    { level: 2, state: "some", x: 55, width: 45, segments: [{ part: "consistently", x: 55, width: 6.43 }, { part: "notYet", x: 61.43, width: 6.43 }, { part: "open", x: 67.86, width: 32.14 }] },
    { level: 3, state: "undefined", x: 110, width: 45, segments: [] },
    { level: 4, state: "all", x: 165, width: 45, segments: [] },
  ]);
});

test("a line of a label is as long as it may be", () => {
  assert.deepEqual(chart.wrapped("ab cd efg", 5), ["ab cd", "efg"]);
  assert.deepEqual(chart.wrapped("Kundenorientierung und mehr", 8), ["Kundenorientierung", "und mehr"]);
});
