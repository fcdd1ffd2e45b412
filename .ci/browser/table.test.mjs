// The answers as a table for a spreadsheet, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { aDocument, cases, model } from "./any.mjs";

test("a spreadsheet gets text, never a formula", () => {
  const labels = { columns: Object.fromEntries(model.COLUMNS.map((c) => [c, c])), value: (name, value) => value, separator: "," };
  cases(200, (source) => {
    const document = aDocument(source);
    document.items.evil = { kind: "indicator", answer: "often", note: source.pick(["=cmd", "+1", "-1", "@x", "\t=x", " =x", "\r\n=x", "\tx", "\rx", "＝x", "＋x", "－x", "＠x", "|x"]), wording: "w", time: "" };
    const rows = parseCSV(model.toCSV(document, labels));
    assert.deepEqual(rows[0], model.COLUMNS);
    const filled = new Set([...Object.entries(document.items), ...Object.entries(document.plan), ...Object.entries(document.joint)]
      .filter(([, e]) => !model.isEmpty(e)).map(([id]) => id));
    const texts = Object.entries(document.journal).flatMap(([id, entry]) => model.HEADINGS.filter((h) => entry[h]?.trim()).map((h) => [id, h, entry[h]]));
    const [journal, items] = [rows.slice(1).filter((row) => row[2] === "journal"), rows.slice(1).filter((row) => row[2] !== "journal")];
    assert.equal(items.length, filled.size, "a row for each item with an answer");
    assert.deepEqual(journal.map((row) => [row.at(-1), row[3], row[6].replace(/^'(?==)/, "")]).toSorted(), texts.toSorted(), "and for each text of the journal");
    for (const row of rows) {
      assert.equal(row.length, model.COLUMNS.length);
      for (const cell of row) assert.doesNotMatch(cell, /^[\s\0]*[=+\-@]/);
    }
    const evil = rows.find((row) => row.at(-1) === "evil");
    assert.equal(evil[model.COLUMNS.indexOf("note")], `'${document.items.evil.note}`, "nothing but an apostrophe is added");
  });
});

test("a joint view says what it is about, also to whoever has no answer of their own", () => {
  const labels = { columns: {}, value: (name, value) => value, separator: "," };
  const document = model.empty();
  document.items.answered = { kind: "indicator", answer: "often", wording: "Asks today", time: "" };
  for (const id of ["answered", "agreed"]) document.joint[id] = { answer: "often", note: "", wording: "Asks", time: "" };
  const rows = parseCSV(model.toCSV(document, labels)).slice(1);
  assert.deepEqual(rows.map((row) => [row.at(-1), row[model.COLUMNS.indexOf("wording")]]).toSorted(), [["agreed", "Asks"], ["answered", "Asks today"]]);
});

// parseCSV reads RFC 4180.
const parseCSV = (text) => {
  const rows = [];
  for (let at = 0; at < text.length; at += 2) {
    const row = [];
    for (;;) {
      assert.equal(text[at], "\"");
      let cell = "";
      for (at++; ; at++) {
        if (text[at] !== "\"") cell += text[at];
        else if (text[at + 1] === "\"") cell += text[at++];
        else break;
      }
      row.push(cell);
      if (text[++at] !== ",") break;
      at++;
    }
    assert.equal(text.slice(at, at + 2), "\r\n");
    rows.push(row);
  }
  return rows;
};
