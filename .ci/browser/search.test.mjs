// Searching in the browser: the field in the header and the page of all results.
// What is found is tested in finding.test.mjs.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { axe, build, engines, fileAddress, launch, only, root, until } from "./harness.mjs";
import { load, searchIndex } from "./pure.mjs";

const site = await build({ data: join(root, "data") });
load("search-words.js", "search-core.js");
const index = searchIndex(site);
const level = "competencies/customer-orientation/level-1.html";
const field = "#part_search";
const options = (page) => page.$$eval(".search-box [role=option]", (all) => all.map((o) => o.textContent));
const active = (page) => page.$eval(field, (input) => document.getElementById(input.getAttribute("aria-activedescendant"))?.textContent ?? "");
const found = (page) => until(page, () => document.querySelector(".search-box:not([hidden]) .hit mark"));

for (const engine of engines) {
  // each opens a page with a browser of its own and looks that nothing went wrong.
  const each = (name, path, run) => test(`${engine}: ${name}`, async () => {
    const browser = await launch(engine);
    const [file, query] = path.split("?");
    const page = await browser.open(fileAddress(site, file) + (query ? `?${query}` : ""));
    await run(page);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  each("the field is used by keyboard", level, async (page) => {
    assert.equal(await page.$(`script[src*="search/index"]`), null, "the index is loaded before anybody asks for it");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), field.slice(1));
    await page.keyboard.type("fair agreement");
    await found(page);
    assert.equal(await page.$eval(field, (input) => `${input.role ?? input.getAttribute("role")} ${input.getAttribute("aria-expanded")}`), "combobox true");
    const list = await options(page);
    await page.keyboard.press("ArrowDown");
    assert.equal(await active(page), list[0]);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), "");
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), list.at(-1));
    await page.keyboard.press("Escape");
    assert.equal(await page.$eval(".search-box", (box) => box.hidden), true);
    assert.equal(await page.$eval(field, (input) => input.value), "fair agreement");
    await page.keyboard.press("ArrowDown");
    await found(page);
    await page.keyboard.press("Tab");
    await until(page, () => document.querySelector(".search-box").hidden);
  });

  each("a result leads to the very item, which stands out", "index.html", async (page) => {
    await page.$eval(field, (input) => input.dispatchEvent(new Event("keydown", { bubbles: true }))); // as browsers that fill in a field
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await page.keyboard.type("fair agreement good sides");
    await found(page);
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.ok(page.url().endsWith(`${level}#fair-agreement`), page.url());
    await until(page, () => document.querySelector(":target")?.getBoundingClientRect().top < innerHeight);
    const look = await page.$eval(":target", (item) => [item.id,
      getComputedStyle(item).backgroundColor !== getComputedStyle(item.nextElementSibling).backgroundColor]);
    assert.deepEqual(look, ["fair-agreement", true]);
    // And from there to another item of the same page.
    await page.keyboard.press("/");
    await page.keyboard.type("friendly support");
    await found(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector(":target")?.id === "friendly-support");
    assert.equal(await page.$eval(".search-box", (box) => box.hidden), true);
  });

  each("what is closed opens for the one who comes to it", "index.html", async (page) => {
    await page.focus(field);
    await page.keyboard.type("customer journey map");
    await found(page);
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    await until(page, () => document.querySelector("details:target")?.open);
  });

  each("all results have a page, and the query an address", level, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("listens");
    await found(page);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.ok(page.url().endsWith("search.html?q=listens"), page.url());
    await until(page, () => document.querySelector("[data-search-results] h2"));
    const total = index.find("listens").entries.length;
    const { status, counts, letters } = await page.evaluate(() => ({
      status: document.querySelector("[data-search-status]").textContent,
      counts: [...document.querySelectorAll(".search-section .search-count")].map((e) => Number(e.textContent)),
      letters: document.querySelector("[data-search-letters]").hidden,
    }));
    assert.equal(status, `${total} found`);
    assert.equal(counts.reduce((a, b) => a + b), total);
    assert.equal(letters, true);
    // One kind alone, with all that it has.
    const kind = await page.$$eval(".search-choices button", (all) => all[1].textContent);
    await page.$$eval(".search-choices button", (all) => all[1].click());
    await until(page, () => document.querySelectorAll(".search-section").length === 1);
    const name = await page.$eval(".search-section h2", (h2) => h2.textContent);
    assert.equal(name, kind);
    assert.match(page.url(), /\?q=listens&kind=[a-z-]+$/);
    await page.reload();
    await until(page, () => document.querySelectorAll(".search-section").length === 1);
    // Without a query the index is there again.
    await page.$eval("#part_query", (input) => { input.value = ""; input.dispatchEvent(new Event("input", { bubbles: true })); });
    await until(page, () => !document.querySelector("[data-search-letters]").hidden && !document.querySelector(".search-section"));
    assert.ok(page.url().endsWith("search.html"), page.url());
  });

  each("more results are still there for the one who comes back", "search.html?q=customers", async (page) => {
    const hits = "[data-kind=indicator] .hit";
    const count = (n) => until(page, (s, wanted) => document.querySelectorAll(s).length === wanted, hits, n);
    await count(5);
    await page.$eval("[data-kind=indicator] .search-more", (button) => button.click());
    await count(25);
    await Promise.all([page.waitForNavigation(), page.$eval(hits, (link) => link.click())]);
    await page.evaluate(() => { setTimeout(() => history.back()); }); // which Firefox does without a new page
    await count(25);
    await page.reload();
    await count(25);
    await page.$eval("#part_query", (input) => { input.value = "customer"; input.dispatchEvent(new Event("input", { bubbles: true })); });
    await count(5);
  });

  each("the kind of the best result comes first", "search.html?q=customers", async (page) => {
    await until(page, () => document.querySelector(".search-section"));
    assert.equal(await page.$eval(".search-section", (section) => section.dataset.kind), "competency");
    assert.equal(await page.$eval(".search-section .hit", (hit) => hit.textContent), "Customer orientation");
  });

  each("more results come when they are asked for", "search.html?q=customer", async (page) => {
    await until(page, () => document.querySelector(".search-more"));
    const before = await page.$$eval(".hits .hit", (all) => all.length);
    await page.click(".search-more");
    await until(page, (n) => document.querySelectorAll(".hits .hit").length > n, before);
    const first = await page.evaluate(() => [...document.activeElement.closest(".search-section").querySelectorAll(".hit")].indexOf(document.activeElement));
    assert.equal(first, 5, "at the first of those that came");
  });

  each("a text leads to its place on the page", level, async (page) => {
    await page.focus(field);
    await page.keyboard.type("fourteen competing orientations each with signs");
    await found(page);
    assert.match(await page.$eval(".search-box .hit", (hit) => hit.href), /changes\.html#part_edition-1$/);
  });

  each("what was not found is said", level, async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("zzzzqqqq");
    await until(page, () => document.querySelector(".search-note")?.textContent.includes("zzzzqqqq"));
    assert.equal(await page.$eval(field, (input) => input.getAttribute("aria-expanded")), "false");
  });

  each("the key / can be switched off, and is a letter in a field", "search.html", async (page) => {
    await page.focus("#part_query");
    await page.keyboard.type("a/b");
    assert.equal(await page.$eval("#part_query", (input) => input.value), "a/b");
    await page.click("[data-search-key]");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.type), "checkbox");
    await page.reload();
    assert.equal(await page.$eval("[data-search-key]", (box) => box.checked), false);
  });
}

test("Chromium: without script there is no field, and the index is whole", async () => {
  const browser = await launch("chromium");
  const page = await browser.browser.newPage();
  await page.setJavaScriptEnabled(false);
  for (const path of [level, "search.html"]) {
    await page.goto(fileAddress(site, path));
    const shown = JSON.stringify(await page.accessibility.snapshot());
    assert.doesNotMatch(shown, /"role":"(searchbox|combobox|checkbox)"/);
    if (path !== level) assert.ok((await page.$$("main .ranges a, main .letters a")).length > 15);
  }
  await browser.close();
});

for (const engine of engines) {
  for (const viewport of [{ width: 1280, height: 600 }, { width: 320, height: 700 }, { width: 320, height: 225 }]) {
    test(`${engine}: the result that is chosen is seen, ${viewport.width} x ${viewport.height}`, async () => {
      const browser = await launch(engine, { viewport });
      const page = await browser.open(fileAddress(site, level));
      await page.focus(field);
      await page.keyboard.type("customer");
      await found(page);
      const count = (await options(page)).length;
      for (let n = 0; n < count; n++) {
        await page.keyboard.press("ArrowDown");
        const [text, share] = await page.evaluate(() => {
          const option = document.querySelector(".search-box [aria-selected]");
          const { top, bottom } = option.getBoundingClientRect();
          const box = option.closest(".search-box").getBoundingClientRect();
          const all = document.querySelector(".search-all");
          const end = all !== option && getComputedStyle(all).position === "sticky" ? all.getBoundingClientRect().top : box.bottom;
          return [option.textContent, (Math.min(bottom, end) - Math.max(top, box.top)) / Math.min(bottom - top, end - box.top)];
        });
        assert.ok(share > 0.95, `${n}: ${Math.round(100 * share)} % of ${text} is seen`);
      }
      await browser.close();
    });
  }
}

for (const width of [1280, 320]) {
  for (const scheme of ["light", "dark"]) {
    test(`axe, with results, ${scheme}, ${width} px`, async () => {
      const browser = await launch("chromium", { viewport: { width, height: 800 } });
      for (const [path, query] of [[level, "custmer"], [level, "zzzzqqqq"], ["search.html?q=listen", ""], ["search.html?q=zzzzqqqq", ""], ["search/c.html", ""]]) {
        const [file, search] = path.split("?");
        const page = await browser.open(fileAddress(site, file) + (search ? `?${search}` : ""));
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        if (query) {
          await page.focus(field);
          await page.keyboard.type(query);
          await until(page, () => document.querySelector(".search-box:not([hidden])"));
          await page.keyboard.press("ArrowDown");
        } else if (search) {
          await until(page, () => document.querySelector("[data-search-results]").textContent);
        }
        assert.deepEqual(page.faults.splice(0), []);
        // The light one, before, is looked at with all rules.
        assert.deepEqual(await axe(page, { colours: scheme === "dark" }), [], `${path} ${query}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
      }
      await browser.close();
    });
  }
}

test("paper shows what was searched for", only("chromium"), async () => {
  const browser = await launch("chromium");
  for (const [query, shown] of [["?q=fair+agreement", ["fair agreement"]], ["", []]]) {
    const page = await browser.open(fileAddress(site, "search.html") + query);
    if (query) await until(page, () => document.querySelector("[data-search-results] .hit"));
    await page.emulateMediaType("print");
    assert.deepEqual(await page.$$eval(".search-form :is(label, input, button)", (all) => all.filter((e) => e.checkVisibility()).map((e) => e.value)), shown);
    assert.deepEqual(page.faults, []);
  }
  await browser.close();
});
