// Taking back by button and by keyboard, and going on to what is still open: each
// leads to where something happens, and nothing else is taken back with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, items, open, says, shown } from "./check.mjs";
import { build, engines, fileAddress, launch, press, until } from "./harness.mjs";

const level1 = "competencies/teamwork/level-1-check.html";
const site = await build();

// keys presses a letter with others, as a keyboard of any system would.
const keys = (page, selector, init) => page.$eval(selector, (e, i) => e.dispatchEvent(new KeyboardEvent("keydown", { key: "z", bubbles: true, cancelable: true, ...i })), init);

for (const engine of engines) {
  const start = async (run) => {
    const browser = await launch(engine, { viewport: { width: 1280, height: 450 } });
    const page = await open(browser, fileAddress(site, level1));
    await run(page);
    assert.deepEqual(page.faults, []);
    await browser.close();
  };

  test(`${engine}: a note that was written in two goes is taken back in two`, () => start(async (page) => {
    // In a low window the button glides away with the page: a reader waits, a script misses it.
    await page.evaluate(() => { document.documentElement.style.scrollBehavior = "auto"; });
    const note = () => page.$eval("#keeps-promises textarea", (e) => e.value);
    const write = async (id, text) => {
      await press(page, `#${id} textarea`);
      await page.keyboard.press("End");
      await page.keyboard.type(text);
    };
    await write("keeps-promises", "On Monday");
    const { wording, edition } = (await items(page))["keeps-promises"];
    assert.deepEqual([wording, edition], ["Keeps promises to colleagues", "1"], "a note alone, too, is of what was asked");
    await page.focus("[data-undo]");
    await write("keeps-promises", " and Friday");
    await write("shares-news", "Once");
    await write("keeps-promises", "!");
    for (const left of ["On Monday and Friday", "On Monday and Friday", "On Monday", ""]) {
      await press(page, "[data-undo]");
      await until(page, (text) => document.querySelector("#keeps-promises textarea").value === text, left);
    }
    assert.equal(await note(), "");
    assert.equal(await page.$eval("[data-undo]", (e) => e.ariaDisabled), "true");
  }));

  test(`${engine}: what came from elsewhere is passed over`, () => start(async (page) => {
    const elsewhere = (fields) => page.evaluate((f) => handbook.store.put("items", "keeps-promises", f), fields);
    const answer = async (id) => (await items(page))[id]?.answer;
    const note = "#keeps-promises textarea";
    await choose(page, "shares-news", "sometimes");
    await choose(page, "keeps-promises", "sometimes");
    await elsewhere({ answer: "not-yet" });
    await press(page, "[data-undo]");
    assert.deepEqual([await answer("keeps-promises"), await answer("shares-news")], ["not-yet", undefined], "and the step before is taken");

    await press(page, note);
    await page.keyboard.type("Here");
    await elsewhere({ note: "There" });
    await until(page, (selector) => document.querySelector(selector).value === "There", note);
    await page.keyboard.press("End");
    await page.keyboard.type(", too");
    await press(page, "[data-undo]");
    assert.equal((await items(page))["keeps-promises"].note, "There");
  }));

  test(`${engine}: what is taken back is seen`, () => start(async (page) => {
    await choose(page, "keeps-promises", "sometimes");
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
    await until(page, () => document.querySelector("#keeps-promises").getBoundingClientRect().bottom < 0);
    await page.click("[data-undo]");
    await until(page, () => {
      const { top, bottom } = document.querySelector("#keeps-promises legend").getBoundingClientRect();
      return top >= 0 && bottom <= document.querySelector(".progress-bar").getBoundingClientRect().top;
    });
  }));

  test(`${engine}: Ctrl+Z in a field is the field's own, and with Shift it takes nothing back`, () => start(async (page) => {
    const answer = async () => (await items(page))["asks-for-help"].answer;
    await choose(page, "asks-for-help", "not-yet");
    assert.equal(await keys(page, "#keeps-promises textarea", { ctrlKey: true }), true);
    assert.equal(await keys(page, "[data-name-field]", { ctrlKey: true }), true);
    assert.equal(await keys(page, "#asks-for-help [type=radio]", { metaKey: true, shiftKey: true }), true, "which does again what was undone");
    assert.equal(await keys(page, "#asks-for-help [type=radio]", {}), true);
    await press(page, "[data-delete]");
    assert.equal(await keys(page, "[data-deleting] [data-close]", { ctrlKey: true }), true, "what lies under a dialog stays");
    await press(page, "[data-deleting] [data-close]");
    assert.equal(await answer(), "not-yet");
    assert.equal(await keys(page, "#keeps-promises [data-develop]", { metaKey: true }), false);
    assert.equal(await answer(), undefined);
  }));

  test(`${engine}: going on leads to what is open below, and then to what is open above`, () => start(async (page) => {
    const next = async (id) => {
      await page.keyboard.press("Enter");
      await until(page, (i) => document.activeElement === document.querySelector(`#${i} [type=radio]`), id);
      await until(page, () => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return top >= 0 && bottom <= document.querySelector(".progress-bar").getBoundingClientRect().top;
      });
    };
    await choose(page, "shares-news", "sometimes");
    await next("works-alone");
    await page.keyboard.press(" ");
    await shown(page);
    await next("keeps-promises");
    await page.keyboard.press("Enter");
    await until(page, () => document.activeElement.closest("#asks-for-help"));
    await page.focus("[data-next]");
    await next("keeps-promises");
    await says(page, "[data-progress-text]", "2 of 4 answered");
  }));
}
