// What the tests of the review have in common: files of answers, and opening them.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folder, until } from "./harness.mjs";
import { settled } from "./mine.mjs";

export const review = "my/review.html";
const time = "2026-11-20T10:00:00.000Z";
export const item = (id, answer, more) => ({ [id]: { kind: "indicator", competency: "teamwork", level: 1, answer, time, ...more } });
export const sign = (id, answer) => item(id, answer, { kind: "contra-indicator" });
export const document = (name, items, more) => ({ format: "handbook-answers", version: 1, handbook: "test-handbook", edition: "1", title: "The test handbook",
  name, exported: time, items, plan: {}, journal: {}, joint: {}, ...more });

export const file = async (name, content) => {
  const path = join(await folder(), name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
export const upload = async (page, ...paths) => {
  await (await page.$("#part_files")).uploadFile(...paths);
  await until(page, () => document.querySelector("#part_files").value === "");
  await settled(page);
};
// openAnother opens the reader's own answers once more, as those of somebody else.
export const openAnother = async (page) => {
  const answers = await page.evaluate(() => JSON.stringify({ ...structuredClone(handbook.store.document), name: "Grace" }));
  await (await page.$("#part_files")).uploadFile(await file("grace.json", answers));
  await page.waitForSelector(".review");
};
export const joint = (name) => `select[aria-label="Joint view: ${name}"]`;
export const note = (name) => `textarea[aria-label="What we say about it: ${name}"]`;
