// What the tests of answers and their store have in common.
import { press, until } from "./harness.mjs";

// What pages of the self-check are asked.

// ready waits until a page is complete, and shows the answers it has read.
export const ready = (page) => until(page, () => {
  const store = globalThis.handbook?.store;
  if (!store || store.state.kind === "opening" || !document.querySelector(".ask fieldset")) return false;
  if (document.documentElement.classList.contains("starting")) return false;
  return Object.entries(store.document.items).every(([id, { answer }]) => {
    const ask = document.getElementById(id);
    return !ask || !answer || ask.querySelector(":checked[type=radio]")?.value === answer;
  });
});
export const state = (page) => page.evaluate(() => handbook.store.state);
export const chosen = (page, id) => page.evaluate((i) => document.querySelector(`#${i} :checked[type=radio]`)?.value ?? "", id);
export const saved = (page) => until(page, () => handbook.store.state.kind === "saved" && handbook.store.state.unsaved === 0 && handbook.store.state.savedAt);
export const shows = (page, id, value) => until(page, (i, v) => (document.querySelector(`#${i} :checked[type=radio]`)?.value ?? "") === v, id, value);
export const open = async (browser, address, options) => {
  const page = await browser.open(address, options);
  await ready(page);
  return page;
};
export const choose = async (page, id, value) => {
  await page.bringToFront();
  await press(page, `#${id} [value=${value}]`);
};
export const write = async (page, id, text) => {
  await page.bringToFront();
  await press(page, `#${id} textarea`);
  await page.keyboard.press("End");
  await page.keyboard.type(text);
};
