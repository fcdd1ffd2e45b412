// What the search says, also when it cannot be had, and where its keys lead.
import assert from "node:assert/strict";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, copy, engines, fileAddress, launch, until } from "./harness.mjs";

const site = await build();
const field = "#part_search";
const note = (page, wanted) => until(page, (text) => document.querySelector(".search-box:not([hidden]) .search-note:not([hidden])")?.textContent === text, wanted);
const status = (page, wanted) => until(page, (text) => document.querySelector(".site-search [role=status]").textContent === text, wanted);
const open = (page, is) => until(page, (wanted) => document.querySelector(".search-box").hidden !== wanted, is);
const failed = "The search could not be loaded. Load the page again, or look through the index.";

for (const engine of engines) {
  const each = (name, path, run, expect) => test(`${engine}: ${name}`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site) + path, expect);
    await run(page, browser);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
  // ask types into the empty field of the header.
  const ask = async (page, query) => {
    await page.focus(field);
    await page.$eval(field, (input) => input.select());
    await page.keyboard.type(query);
  };

  each("the field says how much was found, and how well it fits", "/index.html", async (page) => {
    await ask(page, "promises");
    await open(page, true);
    const count = await page.$$eval(".search-box .hit", (all) => all.length);
    await status(page, `${count} found`);
    assert.equal(await page.$eval(".search-note", (e) => e.hidden), true);
    assert.equal(await page.$(".search-all"), null, "all are shown");
    await ask(page, "prmises");
    await note(page, "Nothing is written quite like that. This comes closest:");
    await ask(page, "promises zzzzqqqq");
    await note(page, "Nothing has all of these words. This has some of them:");
    await ask(page, "zzzzqqqq");
    await note(page, "Nothing was found for “zzzzqqqq”.");
    await status(page, "Nothing was found for “zzzzqqqq”.");
  });

  each("Escape closes the list, and then empties the field", "/index.html", async (page) => {
    const value = () => page.$eval(field, (input) => input.value);
    await ask(page, "promises");
    await open(page, true);
    await page.keyboard.press("ArrowDown");
    assert.ok(await page.$eval(field, (input) => input.getAttribute("aria-activedescendant")));
    await page.keyboard.press("Escape");
    await open(page, false);
    assert.deepEqual([await value(), await page.$eval(field, (input) => input.getAttribute("aria-activedescendant"))], ["promises", null]);
    await page.keyboard.press("Escape");
    assert.equal(await value(), "");
    await ask(page, "a");
    await open(page, true);
    await page.keyboard.press("Backspace");
    await open(page, false);
    await page.keyboard.press("Enter");
    assert.equal(page.url(), fileAddress(site, "index.html"), "nothing leads nowhere");
  });

  each("a result is clicked, on another page and on this one", "/index.html", async (page) => {
    for (const from of ["another", "this one"]) {
      await ask(page, "promises colleagues");
      await open(page, true);
      await page.click(".search-box .hit[href$='#keeps-promises']");
      await until(page, () => document.querySelector(":target")?.id === "keeps-promises" && document.querySelector(".search-box")?.hidden !== false);
      assert.notEqual(await page.evaluate(() => document.activeElement.id), "part_search");
      assert.ok(page.url().endsWith("level-1.html#keeps-promises"), from);
      await page.evaluate(() => { location.hash = ""; });
    }
  });

  each("keys that belong to a word being composed, or to the browser, choose nothing", "/index.html", async (page) => {
    await ask(page, "promises");
    await open(page, true);
    const key = (init) => page.$eval(field, (input, i) => input.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...i })), init);
    for (const more of [{ isComposing: true }, { altKey: true }, { ctrlKey: true }, { metaKey: true }]) {
      for (const name of ["ArrowDown", "Enter", "Escape"]) assert.equal(await key({ key: name, ...more }), true, name);
    }
    assert.equal(await page.$eval(".search-box", (box) => box.hidden), false);
    assert.equal(await key({ key: "ArrowDown" }), false);
  });

  each("a kind that nothing is of hides nothing of the others", "/search.html?q=others&kind=gone", async (page) => {
    await until(page, () => document.querySelectorAll(".search-section").length > 1);
    assert.deepEqual(await page.$$eval(".search-choices [aria-pressed=true]", (all) => all.map((e) => e.firstChild.data)), ["Everything"]);
  });

  each("a kind that is chosen again is all of them, and another query begins anew", "/search.html?q=others&kind=indicator#part_main", async (page) => {
    const sections = (n) => until(page, (count) => (count > 1 ? document.querySelectorAll(".search-section").length > 1 : document.querySelectorAll(".search-section").length === 1), n);
    const pressed = () => page.$$eval(".search-choices button", (all) => all.filter((e) => e.ariaPressed === "true").length);
    await until(page, () => document.querySelector(".search-section"));
    await page.$$eval(".search-choices button", (all) => all.find((e) => e.ariaPressed !== "true" && all.indexOf(e) > 0).click());
    await sections(1);
    assert.match(page.url(), /\?q=others&kind=[a-z-]+$/);
    assert.equal(await pressed(), 1);
    await page.$$eval(".search-choices button", (all) => all.find((e) => e.ariaPressed === "true").click());
    await sections(2);
    assert.match(page.url(), /\?q=others$/);
    await page.$$eval(".search-choices button", (all) => all[1].click());
    await sections(1);
    await page.$eval("#part_query", (input) => { input.value = "work"; input.dispatchEvent(new Event("input", { bubbles: true })); });
    await sections(2);
    assert.match(page.url(), /\?q=work$/);
    await page.$eval("#part_query", (input) => { input.value = "zzzzqqqq"; input.dispatchEvent(new Event("input", { bubbles: true })); });
    await until(page, () => document.querySelector("[data-search-results]").textContent === "Nothing was found for “zzzzqqqq”.Try fewer words, or other ones, or look through the index below.");
    assert.equal(await page.$eval("[data-search-letters]", (e) => e.checkVisibility()), true);
  });

  each("the page of all results reads out what it says about them", "/search.html", async (page) => {
    await page.$eval("[data-search-results] [role=status]", (region) => { globalThis.region = region; });
    for (const [query, wanted] of [
      ["promises", ""],
      ["prmises", "Nothing is written quite like that. This comes closest:"],
      ["promises zzzzqqqq", "Nothing has all of these words. This has some of them:"],
      ["zzzzqqqq", "Nothing was found for “zzzzqqqq”.Try fewer words, or other ones, or look through the index below."],
    ]) {
      await page.$eval("#part_query", (input, text) => { input.value = text; input.dispatchEvent(new Event("input", { bubbles: true })); }, query);
      await until(page, (text) => globalThis.region.isConnected && globalThis.region.textContent === text && document.querySelector("[data-search-letters]").hidden !== text.startsWith("Nothing was"), wanted);
    }
  });

  each("a letter of the index keeps its address", "/search.html#part_main", async (page) => {
    await page.$eval("#part_query", (input) => { input.dispatchEvent(new Event("input", { bubbles: true })); });
    assert.equal(page.url(), `${fileAddress(site, "search.html")}#part_main`);
  });

  test(`${engine}: a search that cannot be had is said, and may come later`, async () => {
    const broken = await copy(site);
    const folder = join(broken, "assets/theme/search");
    await rename(folder, `${folder}-away`);
    const browser = await launch(engine);
    const expect = { expect: /cannot load|ERR_FILE_NOT_FOUND|search\/index\.js/ };
    const page = await browser.open(fileAddress(broken, "index.html"), expect);
    await ask(page, "promises");
    await note(page, failed);
    await status(page, failed); // it is read out as well
    const all = await browser.open(`${fileAddress(broken, "search.html")}?q=promises`, expect);
    await until(all, (text) => document.querySelector("[data-search-status]").textContent === text, failed);
    await rename(`${folder}-away`, folder);
    await page.bringToFront();
    await page.keyboard.type(" ");
    await until(page, () => document.querySelector(".search-box .hit"));
    assert.deepEqual([...page.faults, ...all.faults], []);
    await browser.close();
  });
}
