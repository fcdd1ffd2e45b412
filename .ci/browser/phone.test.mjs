// What a phone has no room for: the bar of a self-check takes two lines in every
// language, the choices of a search do not stand before what was found, and
// names of 300 letters, in one word or in many, make no page wider. Nor do letters
// of twice the size.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds } from "../kinds.mjs";
import { pick } from "./check.mjs";
import { build, complete, engines, fileAddress, launch, until } from "./harness.mjs";
import { more, open, put, settled } from "./mine.mjs";

const viewport = { width: 320, height: 700 };
const check = "competencies/teamwork/level-1-check.html";
const languages = ["en", "de", "fr", "es", "ar"];
const site = (language) => build({ edit: (files) => {
  files["handbook.toml"] = files["handbook.toml"].replace('language = "en"', `language = "${language}"`).replace("test-handbook", `test-${language}`);
} });
const sites = new Map(await Promise.all(languages.map(async (language) => [language, await site(language)])));

const answered = await build({ edit: more });

const sentence = "What others need before they have said it ".repeat(8).slice(0, 299).trim();
const word = "Donaudampfschifffahrtsgesellschaft".repeat(9).slice(0, 300);
const long = await build({ edit: (files) => {
  more(files);
  for (const [file, from, to] of [["competencies/teamwork.toml", "Teamwork", sentence], ["competencies/teamwork.toml", "Keeps promises to colleagues", word],
    ["competencies/clear-writing.toml", "Clear writing", word], ["handbook.toml", "The test handbook", sentence], ["handbook.toml", "Example Organisation", word],
    ["handbook.toml", '"Owning"', `"${word}"`], ["roles.toml", "Team member", word], ["roles.toml", "Team lead", sentence], ["orientations.toml", '"Technology"', `"${word}"`]]) {
    files[file] = files[file].replace(from, to);
  }
} });

for (const engine of engines) {
  test(`${engine}: the bar of a self-check takes two lines at 320 px`, async () => {
    const browser = await launch(engine, { viewport });
    for (const language of languages) {
      const page = await browser.open(fileAddress(sites.get(language), check));
      await page.bringToFront();
      await until(page, () => handbook.store.state.kind === "saved" && document.querySelector(".ask fieldset"));
      const [said, over] = await page.$eval(".progress-bar .saving", (line) => [line.textContent, line.scrollWidth - line.clientWidth]);
      assert.ok(over <= 0, `${language}: "${said}" is ${over} px too long`);
      await complete(page);
      for (const [next, when] of [["next-open", "2026-09-28"], ["to-summary", "2026-09-28"]]) {
        const [height, line, undo, cut] = await page.evaluate((key, day) => {
          const bar = document.querySelector(".progress-bar");
          const button = bar.querySelector("[data-next]");
          button.textContent = handbook.word(key);
          bar.querySelector(".saving a").textContent = handbook.word("saving-short", { when: handbook.word("when-day", { day: handbook.day(day) }) });
          return [bar.clientHeight, button.offsetHeight, bar.querySelector("[data-undo]").getBoundingClientRect().toJSON(), button.scrollWidth - button.clientWidth];
        }, next, when);
        assert.ok(height < 2.5 * line, `${language}: ${height} px high, with a button of ${line} px`);
        assert.ok(undo.width >= 24 && undo.height >= 24, `${language}: undo is ${undo.width} by ${undo.height} px`);
        assert.ok(cut <= 0, `${language}: the button is ${cut} px too narrow for its words`);
      }
      const [told, beyond] = await page.$eval(".progress-bar .saving", (line) => { // of ten questions or more, a moment after the last answer
        const { word } = handbook;
        document.querySelector("[data-progress-text]").textContent = word("progress", { n: 10, total: 12 });
        line.firstChild.textContent = word("saving-short", { when: word("when-today", { time: word("time", { hour: handbook.digits("14"), minute: handbook.digits("05") }) }) });
        return [line.textContent, line.scrollWidth - line.clientWidth];
      });
      assert.ok(beyond <= 0, `${language}: "${told}" is ${beyond} px too long`);
      assert.deepEqual(page.faults, [], language);
      await page.close();
    }
    await browser.close();
  });

  // A window of 320 x 225 is one of 1,280 x 900 at 400 %.
  test(`${engine}: what has the focus in the dialog of an import is seen`, async () => {
    const entries = (ids, answer, time) => Object.fromEntries(ids.map((id) => [id, { kind: "indicator", competency: "teamwork", level: 1, wording: id, answer, time }]));
    const here = ["keeps-promises", "asks-for-help", "shares-news"];
    const file = { format: "handbook-answers", version: 1, handbook: "test-handbook", name: "Ada", exported: "2099-01-01T00:00:00.000Z",
      items: { ...entries(here, "not-yet", "2099-01-01T00:00:00.000Z"), ...entries(Array.from({ length: 9 }, (_, n) => `other-${n}`), "sometimes", "2026-01-01T00:00:00.000Z") } };
    for (const size of [{ width: 320, height: 225 }, viewport]) {
      const browser = await launch(engine, { viewport: size });
      const page = await open(browser, answered, "my/profile.html");
      await page.bringToFront();
      await put(page, here.map((id) => ["items", id, { answer: "sometimes" }]));
      await pick(page, JSON.stringify(file));
      for (const key of ["Enter", "Tab", "Tab"]) { // all of the first list, and on to what follows it
        await page.keyboard.press(key);
        await settled(page);
        const [name, top, end] = await page.evaluate(() => {
          const { top, bottom, left } = document.activeElement.getBoundingClientRect();
          const at = (y) => document.activeElement.contains(document.elementFromPoint(left + 20, y));
          return [document.activeElement.textContent, at(top + 4), at(bottom - 4)];
        });
        assert.ok(top && end, `${name} at ${size.height} px`);
      }
      assert.deepEqual(page.faults, []);
      await browser.close();
    }
  });

  test(`${engine}: the choices of a search are folded at 320 px`, async () => {
    const browser = await launch(engine, { viewport });
    const page = await browser.open(`${fileAddress(sites.get("en"), "search.html")}?q=others`);
    await page.bringToFront();
    await until(page, () => document.querySelector("[data-search-results] .hit"));
    const seen = () => page.$$eval(".search-choices button", (all) => all.filter((e) => e.checkVisibility({ contentVisibilityAuto: true })).length);
    assert.equal(await seen(), 0);
    assert.ok(await page.$eval("[data-search-results] .hit", (hit) => hit.getBoundingClientRect().bottom) < viewport.height, "a result is on the first screen");
    await page.focus(".search-choices summary");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector(".search-choices").open);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelectorAll(".search-section").length === 1);
    const [name, heading, focus] = await page.evaluate(() => [document.querySelector(".search-choices summary").textContent,
      document.querySelector(".search-section h2").firstChild.textContent.trim(), document.activeElement.getAttribute("aria-pressed")]);
    assert.equal(name, heading, "what is chosen is said while it is folded");
    assert.equal(focus, "true", "the focus stays where it was");
    assert.ok(await seen() > 2, "and so do the choices");
    await page.setViewport({ width: 1280, height: 900 });
    await page.$eval(".search-choices", (e) => { e.open = false; });
    assert.ok(await seen() > 2, "there is room for them elsewhere");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a level that is left open says so in whole words at 320 px`, async () => {
    const browser = await launch(engine, { viewport });
    for (const language of languages) {
      const page = await open(browser, sites.get(language), "my/profile.html");
      const wide = await page.$$eval(".standing .left-open", (all) => all.map((e) => {
        e.style.overflowWrap = "normal";
        return e.scrollWidth - e.clientWidth;
      }));
      assert.deepEqual(wide, [0, 0], language);
      await page.close();
    }
    await browser.close();
  });

  test(`${engine}: letters of 32 px make no page wider than 320 px`, async () => {
    const large = engine === "firefox" ? { prefs: { "font.size.variable.x-western": 32 } } : { args: ["--blink-settings=defaultFontSize=32"] };
    const browser = await launch(engine, { viewport, ...large });
    const first = await open(browser, answered, "my/profile.html");
    assert.equal(await first.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
    await put(first, [["items", "keeps-promises", { answer: "consistently", develop: true, note: "Called back" }], ["items", "short-sentences", { answer: "sometimes" }],
      ["items", "lets-finish", { answer: "not-yet" }], ["items", "works-alone", { answer: "often" }]]);
    await first.evaluate(() => handbook.store.about({ name: "Ada", role: "member", towards: "associate" }));
    for (const path of kinds(answered).values()) {
      const page = path.startsWith("my/") ? await open(browser, answered, path) : await browser.open(fileAddress(answered, path));
      await page.bringToFront();
      if (path.endsWith("check.html")) await complete(page);
      await settled(page);
      await page.$$eval("main details", (all) => { for (const e of all) e.open = true; });
      const [wide, high, logo, name] = await page.evaluate(() => {
        const size = (selector) => document.querySelector(selector)?.getBoundingClientRect() ?? {};
        return [document.documentElement.scrollWidth - document.documentElement.clientWidth, size(".site-header").height, size(".brand img").width, size(".brand span").height];
      });
      assert.ok(wide <= 0, `${path} is ${wide} px wider than the window`);
      assert.ok(high < 330, `the header of ${path} is ${high} px high`);
      assert.ok(name < 100, `its name takes ${name} px`);
      assert.equal(logo ?? 32, 32, `the logo of ${path}`);
      assert.deepEqual(page.faults, [], path);
      await page.close();
    }
    await browser.close();
  });

  test(`${engine}: long names make no page of a reader's own wider than the window`, async () => {
    const browser = await launch(engine, { viewport });
    const first = await open(browser, long, "my/profile.html");
    await put(first, [["items", "keeps-promises", { answer: "consistently", develop: true, note: word }], ["items", "short-sentences", { answer: "sometimes" }],
      ["items", "lets-finish", { answer: "not-yet" }], ["items", "works-alone", { answer: "often" }]]);
    await first.evaluate(() => handbook.store.about({ name: "Ada", role: "member", towards: "associate" }));
    for (const path of ["my/profile.html", "my/plan.html", "my/review.html", check]) {
      const page = path === check ? await browser.open(fileAddress(long, check)) : await open(browser, long, path);
      await page.bringToFront();
      if (path === check) {
        await until(page, () => document.querySelector(".ask fieldset"));
        await complete(page);
      }
      for (const width of [320, 1280]) {
        await page.setViewport({ width, height: 900 });
        await settled(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${path} is ${wide} px wider than a window of ${width} px`);
      }
      assert.deepEqual(page.faults, [], path);
    }
    await browser.close();
  });
}
