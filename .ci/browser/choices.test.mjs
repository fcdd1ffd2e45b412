// What a reader chose on one page, light or dark and the key of the search, holds
// on all of them: from files, too, of which Firefox gives each a store of its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, complete, engines, fileAddress, launch, press, until } from "./harness.mjs";

const site = await build();
const start = fileAddress(site, "index.html");
const search = fileAddress(site, "search.html");
const theme = (page, wanted) => until(page, (value) => document.documentElement.dataset.theme === value, wanted);

test("chromium: the button for light or dark follows the system while nothing is chosen", async () => {
  const browser = await launch("chromium");
  const page = await browser.open(start);
  for (const [value, other] of [["dark", "light"], ["light", "dark"], ["dark", "light"]]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    await until(page, (name) => { // the page hears of it a little later
      const button = document.querySelector(".theme-button");
      return button.title === button.dataset[name];
    }, other);
  }
  await until(page, () => !document.documentElement.classList.contains("starting")); // no script says that it stands
  await page.evaluate(() => localStorage.setItem("handbook-theme", "pink"));
  await page.reload();
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), {}, "what is no choice is none, and who comes back has all of the page at once");
  assert.deepEqual(page.faults, []);
  await browser.close();
});

for (const engine of engines) {
  test(`${engine}: light or dark is chosen once for all pages of a site of files`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(start);
    await press(page, ".theme-button");
    const first = await page.evaluate(() => document.documentElement.dataset.theme);
    const second = first === "dark" ? "light" : "dark";
    await page.goto(search);
    await theme(page, first);
    // The button says what a press does, on this page as on the one before.
    const label = await page.$eval(".theme-button", (button) => button.title);
    await press(page, ".theme-button");
    await theme(page, second);
    assert.notEqual(await page.$eval(".theme-button", (button) => button.title), label);
    // Another page that is open takes it over, and one that had another choice.
    const other = await browser.open(start);
    await theme(other, second);
    await press(other, ".theme-button");
    await theme(other, first);
    await page.reload();
    await theme(page, first);
    assert.deepEqual([...page.faults, ...other.faults], []);
    await browser.close();
  });

  test(`${engine}: the key of the search is switched off once for all pages of a site of files`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(search);
    await complete(page);
    await press(page, "[data-search-key]");
    await page.goto(start);
    await until(page, () => localStorage.getItem("handbook-search-key") === "off");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    await page.goto(search);
    await until(page, () => !document.querySelector("[data-search-key]").checked);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
