// What the tests of the self-check have in common.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { complete, folder, pause, press, until } from "./harness.mjs";

export const open = async (browser, address, options) => {
  const page = await browser.open(address, options);
  await complete(page);
  await until(page, () => handbook.store.state.kind !== "opening" && !document.querySelector(".ask > .boxes"));
  return page;
};
export const text = (page, selector) => page.$eval(selector, (e) => e.textContent.replace(/\s+/g, " ").trim());
// says waits until an element has a text, or one that fits a pattern.
export const says = async (page, selector, wanted) => {
  const fits = (now) => typeof wanted === "string" ? now === wanted : wanted.test(now);
  let now = await text(page, selector);
  for (let n = 0; n < 100 && !fits(now); n++) {
    await pause(30);
    now = await text(page, selector);
  }
  if (!fits(now)) assert.fail(`${selector} says ${JSON.stringify(now)}, not ${wanted}`);
};
export const visible = (page, selector) => page.$eval(selector, (e) => e.checkVisibility());
export const items = (page) => page.evaluate(() => handbook.store.document.items);
export const saved = (page) => until(page, () => handbook.store.state.kind === "saved" && handbook.store.state.unsaved === 0);
// shown waits for what follows a change in a task of its own.
export const shown = (page) => page.evaluate(() => new Promise((done) => { setTimeout(() => setTimeout(done)); }));
export const choose = async (page, id, value) => {
  await press(page, `#${id} [value=${value}]`);
  await shown(page);
};
// pick chooses a file to import, when the panel of an earlier one is gone.
export const pick = async (page, content, name = "answers.json") => {
  await until(page, () => !document.querySelector("[data-importing]").open);
  const path = join(await folder(), name);
  await writeFile(path, content);
  await (await page.$("[data-picker]")).uploadFile(path);
  await until(page, () => document.querySelector("[data-importing]").open);
};
