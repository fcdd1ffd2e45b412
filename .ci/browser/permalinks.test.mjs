// The links of items to themselves: a page has hundreds of them, and whoever reads
// with the keyboard passes a list with one stop, and reaches each by the arrow keys.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, launch, press, root, until } from "./harness.mjs";

const [ours, small] = [await build({ data: join(root, "data") }), await build()];

// stops presses Tab from the first link of the page's text to the end, and returns
// the ids of the items at whose links it stopped, and how many other stops there were.
const stops = async (page) => {
  await page.bringToFront();
  await page.$eval("main", (main) => {
    main.tabIndex = -1;
    main.focus();
  });
  const at = [];
  for (let others = 0; ; ) {
    await page.keyboard.press("Tab");
    const link = await page.evaluate(() => {
      const { activeElement: e } = document;
      return e.closest("main") && (e.matches(".permalink") ? decodeURIComponent(e.hash) : "other");
    });
    if (!link) return { at, others };
    if (link === "other") others++;
    else at.push(link);
  }
};
const focused = (page) => page.evaluate(() => decodeURIComponent(document.activeElement.hash));
const links = (page, within = "main") => page.$$eval(`${within} .permalink`, (all) => all.filter((e) => e.checkVisibility()).map((e) => decodeURIComponent(e.hash)));

for (const engine of engines) {
  test(`${engine}: a list is one stop, and the arrow keys go through it`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(ours, "competencies/teamwork/level-2.html"));
    const all = await links(page);
    const first = await page.$$eval("main .permalink", (links) => [...new Set(links.map((e) => e.closest("ul, ol")))].map((list) => decodeURIComponent(list.querySelector(".permalink").hash)));
    assert.ok(first.length > 1 && all.length > 2 * first.length, "there is something to pass");
    assert.deepEqual((await stops(page)).at, first);

    await page.focus("main .permalink");
    const passed = [await focused(page)];
    while (passed.length < all.length) {
      await page.keyboard.press("ArrowDown");
      passed.push(await focused(page));
    }
    assert.deepEqual(passed, all);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), all.at(-1), "the last one is the last");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(page), all.at(-2));

    // From the middle of a list, Tab passes the rest of it, but for links to other places.
    const list = () => page.evaluate(() => document.activeElement.matches(".permalink") && document.activeElement.closest("ul, ol").querySelector(".permalink").hash);
    await page.focus("main .permalink");
    await page.keyboard.press("ArrowDown");
    const before = await list();
    await page.keyboard.press("Tab");
    assert.notEqual(await list(), before);

    // Elsewhere, and with another key held, the arrow keys are the browser's.
    const taken = (selector, held) => page.$eval(selector, (e, keys) => {
      e.focus();
      const key = new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true, ...keys });
      return !e.dispatchEvent(key) || document.activeElement !== e;
    }, held);
    assert.equal(await taken("main .permalink"), true);
    for (const held of ["altKey", "ctrlKey", "metaKey"]) assert.equal(await taken("main .permalink", { [held]: true }), false, held);
    assert.equal(await taken(".eyebrow a"), false);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what a filter leaves out is no stop`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(ours, "activities/index.html"));
    await page.select("#filter_kind", "course");
    const [shown, { at }] = [await links(page), await stops(page)];
    assert.ok(shown.length > 1 && at.length > 0);
    assert.deepEqual(at.filter((id) => !shown.includes(id)), []);
    assert.equal(at[0], shown[0]);
    await page.focus(`[href="#${shown[0].slice(1)}"].permalink`);
    for (const link of shown.slice(1)) {
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(page), link);
    }
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a click copies the link and says so for a while, where a browser lets it`, async () => {
    const browser = await launch(engine);
    const page = await browser.open("about:blank");
    await page.evaluateOnNewDocument(() => {
      const later = globalThis.setTimeout;
      globalThis.setTimeout = (act, time, ...more) => later(act, time / 5, ...more); // ten seconds take two
      const writeText = async (text) => {
        if (globalThis.copied) throw new Error("blocked");
        globalThis.copied = text;
      };
      Object.defineProperty(navigator, "clipboard", { value: { writeText } });
    });
    await page.goto(fileAddress(small, "competencies/teamwork/level-2.html"));
    await press(page, "main .permalink");
    await until(page, () => document.querySelector(".toast").innerHTML === document.querySelector(".toast").dataset.copied);
    assert.equal(await page.evaluate(() => globalThis.copied), await page.$eval("main .permalink", (link) => link.href));
    await until(page, () => !document.querySelector(".toast").textContent);
    await press(page, "main .permalink");
    assert.equal(await page.$eval(".toast", (toast) => toast.textContent), "", "what was not copied is not said to be");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
