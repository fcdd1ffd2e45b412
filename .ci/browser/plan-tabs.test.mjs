// The plan in two tabs: what one of them writes, the other goes on with.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, launch, press, until } from "./harness.mjs";
import { more, open, put, settled } from "./mine.mjs";
import { card, entry, plan, saved, wish, write } from "./planned.mjs";

const site = await build({ edit: more });
const three = ["keeps-promises", "hands-over", "short-sentences"].map((id) => ["items", id, wish]);

for (const engine of engines) {
  test(`${engine}: what another tab wrote is gone on with, also in the field that has the focus`, async () => {
    const browser = await launch(engine);
    const one = await open(browser, site, plan);
    await put(one, [three[0]]);
    const two = await open(browser, site, plan);
    for (const [field, stored] of [[".planned textarea", (d) => d.plan["keeps-promises"].actions], ["[data-name-field]", (d) => d.name]]) {
      await one.bringToFront();
      await write(one, field, "first");
      await saved(one);
      await two.bringToFront();
      await until(two, (f) => document.querySelector(f).value === "first", field);
      await press(two, field);
      await two.keyboard.press("End");
      await two.keyboard.type(", second");
      await saved(two);
      await one.bringToFront();
      await until(one, (f) => document.querySelector(f).value === "first, second", field);
      await one.keyboard.type("!");
      await saved(one);
      assert.equal(stored(await one.evaluate(() => handbook.store.document)), "first, second!");
    }
    assert.deepEqual([...one.faults, ...two.faults], []);
    await browser.close();
  });

  test(`${engine}: what is marked in another tab comes to the plan, and one writes on`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [three[1]]);
    const other = await open(browser, site, plan);
    await page.bringToFront();
    await write(page, `${card("hands-over")} textarea`, "ac");
    await page.keyboard.press("ArrowLeft");
    await other.bringToFront();
    await put(other, [three[0], three[2]]);
    await page.bringToFront();
    await until(page, () => document.querySelectorAll(".planned").length === 3);
    await page.keyboard.type("b");
    assert.equal((await entry(page, "hands-over")).actions, "abc");
    await page.focus(`${card("hands-over")} .actions button`);
    await page.keyboard.press("Enter");
    await settled(page);
    await page.focus("[data-part=aside] button");
    await other.bringToFront();
    await put(other, [["plan", "keeps-promises", { actions: "Ask" }]]);
    await page.bringToFront();
    await until(page, () => document.querySelector("#plan-keeps-promises").closest("li").querySelector("textarea").value === "Ask");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Put it back");
    assert.deepEqual([...page.faults, ...other.faults], []);
    await browser.close();
  });

  test(`${engine}: what another tab wrote leaves the focus where it is, and other cards alone`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, three.slice(0, 2));
    const other = await open(browser, site, plan);
    await page.bringToFront();
    const place = `${card("hands-over")} .meta a`;
    await page.$eval(place, (link) => { link.kept = true; });
    for (const [id, kept] of [["keeps-promises", true], ["hands-over", false]]) {
      await page.focus(place);
      await other.bringToFront();
      await put(other, [["items", id, { note: "Seen" }]]);
      await page.bringToFront();
      await until(page, (one) => document.querySelector(`#plan-${one}`).closest("li").querySelector(".written").textContent === "Seen", id);
      assert.deepEqual(await page.$eval(place, (link) => [document.activeElement === link, Boolean(link.kept)]), [true, kept], id);
    }
    assert.deepEqual([...page.faults, ...other.faults], []);
    await browser.close();
  });
}
