// What the tests of the plan have in common.
import { press } from "./harness.mjs";

export { saved } from "./check.mjs";

export const plan = "my/plan.html";
export const wish = { answer: "sometimes", develop: true };
// card selects what is planned for an item.
export const card = (id) => `.planned:has(#plan-${id})`;
export const entry = (page, id) => page.evaluate((i) => handbook.store.document.plan[i], id);
export const write = async (page, selector, value) => {
  await press(page, selector);
  await page.keyboard.type(value);
};
