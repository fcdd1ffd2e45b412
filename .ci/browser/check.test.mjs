// The self-check as a reader meets it: to fill in, to print, with and without
// script, in a handbook that changes, in Chromium and Firefox.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, items, open, saved, says, shown, text, visible } from "./check.mjs";
import { many } from "./content.mjs";
import { build, engines, fileAddress, launch, only, press, serve, until } from "./harness.mjs";

const level1 = "competencies/teamwork/level-1-check.html";
const site = await build();

for (const engine of engines) {
  test(`${engine}: filling in says what it comes to`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    await says(page, "[data-progress-text]", "0 of 4 answered");
    await says(page, "[data-summary-lines]", "Nothing is answered yet.");
    assert.equal(await visible(page, ".no-script"), false);

    await choose(page, "keeps-promises", "consistently");
    await choose(page, "asks-for-help", "not-yet");
    await press(page, "#asks-for-help [data-develop]");
    await press(page, "#keeps-promises textarea");
    await page.keyboard.type("On Monday");
    await choose(page, "works-alone", "often");
    await says(page, "[data-progress-text]", "3 of 4 answered");
    await says(page, "[data-summary-lines]", "1 of 3 consistently, 1 not yet, 1 still open.1 marked to develop, evidence for 1.Signs to watch for: 1 often.");
    await choose(page, "shares-news", "not-my-role");
    await says(page, "[data-summary-lines]", /1 does not apply to my role/);
    assert.doesNotMatch(await text(page, ".summary"), /verdict|score|rating|%/);

    // What helps with what is marked.
    await says(page, "[data-marked-list]", /Asks for help in time.*These serve the level as a whole:.*Keep a list of promises.*Have coffee with another team/);
    await press(page, "#keeps-promises [data-develop]");
    await says(page, "[data-marked-list]", /Keeps promises to colleagues ?Keep a list of promises for two weeks/);
    assert.equal(await page.$eval("[data-marked-list] strong", (e) => e.textContent), "list of promises");
    // What comes next.
    await says(page, ".next-level", /Level 2: Owning.*Answers for the whole\..*Added.*Builds bridges between teams.*Taken further.*Keeps promises to colleagues.*Hands work over completely/);

    // Taking back, one change after the other.
    await press(page, "[data-undo]");
    assert.equal((await items(page))["keeps-promises"].develop, undefined);
    await press(page, "[data-undo]");
    assert.equal(await page.$$eval("#shares-news :checked", (list) => list.length), 0);
    await says(page, "[data-status]", /^Taken back: Shares news/);
    await press(page, "[data-undo]");
    await press(page, "[data-undo]"); // the whole note that was typed
    assert.equal(await page.$eval("#keeps-promises textarea", (e) => e.value), "");
    assert.equal((await items(page))["keeps-promises"].answer, "consistently");
    for (let n = 0; n < 5; n++) await press(page, "[data-undo]");
    await says(page, "[data-progress-text]", "0 of 4 answered");
    assert.equal(await page.$eval("[data-undo]", (e) => e.ariaDisabled), "true");

    // Clearing is not the same as never having been asked: it is saved too.
    await choose(page, "keeps-promises", "sometimes");
    await press(page, "#keeps-promises [data-clear]");
    await saved(page);
    assert.equal((await items(page))["keeps-promises"].answer, "");
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: everything works by keyboard`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    const at = () => page.evaluate(() => `${document.activeElement.closest(".ask")?.id ?? ""} ${document.activeElement.value ?? document.activeElement.tagName}`);
    await page.focus("#keeps-promises [value=not-yet]");
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowRight");
    assert.equal((await items(page))["keeps-promises"].answer, "sometimes");
    await page.keyboard.press("Tab");
    await page.keyboard.press(" ");
    await page.keyboard.press("Tab");
    await page.keyboard.type("By keyboard");
    const entry = (await items(page))["keeps-promises"];
    assert.equal(entry.develop, true);
    assert.equal(entry.note, "By keyboard");
    await until(page, () => document.querySelector("#keeps-promises [data-clear]").checkVisibility());
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Clear the answer/);
    await page.keyboard.press("Tab");
    assert.equal(await at(), "asks-for-help not-yet");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await at(), "shares-news not-yet", "Enter goes on to the next open one");
    // Nothing that has the focus lies under the bar at the foot.
    await until(page, () => document.activeElement.getBoundingClientRect().bottom < document.querySelector(".progress-bar").getBoundingClientRect().top);
    await page.keyboard.press(" ");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "part_after", "and to the summary in the end");
    await page.focus("#shares-news [value=not-yet]");
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    assert.equal((await items(page))["works-alone"].answer ?? "", "", "Ctrl+Z takes back");
    const before = (await items(page))["shares-news"].answer;
    const press = (key, code) => page.evaluate((sign) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { ...sign, ctrlKey: true, bubbles: true })), { key, code });
    await press("w", "KeyZ"); // of a French keyboard
    assert.equal((await items(page))["shares-news"].answer, before);
    await press("ئ", "KeyZ"); // of an Arabic one
    assert.notEqual((await items(page))["shares-news"].answer, before, "also where another letter is on the key");
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: what was answered as an indicator is no answer to a contra-indicator`, async () => {
    const changing = await build();
    const browser = await launch(engine);
    let page = await open(browser, fileAddress(changing, level1));
    for (const id of ["keeps-promises", "asks-for-help"]) await choose(page, id, "sometimes");
    await press(page, "#keeps-promises textarea");
    await page.keyboard.type("Since May");
    await press(page, "#keeps-promises [data-develop]");
    await saved(page);
    await page.close();
    const promise = '  { id = "keeps-promises", text = "Keeps promises to colleagues" },\n';
    await build({ into: changing, edit: (files) => {
      files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"].replace(promise, "")
        .replace(', builds_on = "keeps-promises"', "").replace('indicators = ["keeps-promises"]\n', "")
        .replace('contra_indicators = [\n  { id = "works-alone"', `contra_indicators = [\n${promise}  { id = "works-alone"`);
    } });

    page = await open(browser, fileAddress(changing, level1));
    await says(page, "[data-progress-text]", "1 of 4 answered");
    assert.equal(await page.$$eval("#keeps-promises :checked", (all) => all.length), 0);
    assert.equal(await page.$eval("#keeps-promises textarea", (e) => e.value), "");
    assert.equal(await visible(page, "[data-marked]"), false);
    await says(page, "[data-gone-list]", /^Keeps promises to colleagues ?Sometimes · .+ · Since May$/);
    const { time, ...kept } = (await items(page))["keeps-promises"];
    assert.deepEqual([kept.kind, kept.answer, kept.note, kept.develop], ["indicator", "sometimes", "Since May", true]);

    await press(page, "#keeps-promises [data-develop]");
    await says(page, "[data-progress-text]", "1 of 4 answered");
    await choose(page, "keeps-promises", "rarely");
    await says(page, "[data-progress-text]", "2 of 4 answered");
    await until(page, () => document.querySelector("[data-gone]").hidden);
    const now = (await items(page))["keeps-promises"];
    assert.deepEqual([now.kind, now.competency, now.level, now.answer, now.note, now.develop], ["contra-indicator", "teamwork", 1, "rarely", undefined, true]);
    for (let n = 0; n < 2; n++) await press(page, "[data-undo]");
    await says(page, "[data-progress-text]", "1 of 4 answered");
    await until(page, () => !document.querySelector("[data-gone]").hidden);
    const { time: later, ...again } = (await items(page))["keeps-promises"];
    assert.deepEqual(again, kept);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  for (const way of ["file", "http"]) {
    test(`${engine}, ${way}: answers follow the items of a changed handbook`, async () => {
      const changing = await build();
      const server = way === "http" ? await serve(changing) : null;
      const address = (path) => server ? server + path : fileAddress(changing, path);
      const browser = await launch(engine);
      let page = await open(browser, address(level1));
      for (const id of ["keeps-promises", "asks-for-help", "shares-news"]) await choose(page, id, "sometimes");
      await choose(page, "works-alone", "often");
      await saved(page);
      await page.close();

      await build({ into: changing, edit: (files) => {
        files["handbook.toml"] = files["handbook.toml"].replace(`edition = "1"`, `edition = "2"`);
        const shared = `  { id = "shares-news", text = "Shares news that others need" },\n`;
        const alone = `  { id = "works-alone", text = "Works alone on what belongs to all", orientation = "technology" },\n`;
        files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"]
          .replace("Keeps promises to colleagues", "Keeps promises to colleagues and customers") // edited
          .replace(alone, "") // removed
          .replace(shared, "") // moved to another competency
          .replace("  { id = \"asks-for-help\"", "  { id = \"new-one\", text = \"Something new, which comes first\" },\n  { id = \"asks-for-help\"");
        files["competencies/clear-writing.toml"] = files["competencies/clear-writing.toml"]
          .replace(`  { id = "knows-the-reader"`, `${shared}  { id = "knows-the-reader"`);
      } });

      page = await open(browser, address(level1));
      const checked = (id) => page.evaluate((i) => document.querySelector(`#${i} :checked`)?.value ?? "", id);
      assert.equal(await checked("asks-for-help"), "sometimes");
      assert.equal(await checked("new-one"), "", "no answer moves to what stands in its place now");
      assert.equal(await checked("keeps-promises"), "sometimes");
      assert.equal(await visible(page, "#asks-for-help [data-changed]"), false);
      assert.match(await text(page, "#keeps-promises [data-changed]"),
        /When you answered, in edition 1, it read: ?Keeps promises to colleagues ?Is your answer still true\?/);
      assert.equal(await text(page, "#keeps-promises legend"), "Keeps promises to colleagues and customers");
      await until(page, () => document.querySelectorAll("[data-gone-list] li").length === 2);
      const gone = await text(page, "[data-gone]");
      assert.match(gone, /No longer asked here/);
      assert.match(gone, /Works alone on what belongs to all ?Often/);
      assert.match(gone, /Shares news that others need ?Sometimes ?Now in: Clear writing, Owning/);
      await says(page, "[data-summary-lines]", /2 sometimes, 1 still open/);

      await press(page, "#keeps-promises [data-still-true]");
      await shown(page);
      assert.equal(await visible(page, "#keeps-promises [data-changed]"), false);
      await saved(page);
      const entry = (await items(page))["keeps-promises"];
      assert.equal(entry.wording, "Keeps promises to colleagues");
      assert.equal(entry.confirmed, "Keeps promises to colleagues and customers");
      await press(page, "[data-undo]");
      assert.equal(await visible(page, "#keeps-promises [data-changed]"), true);
      await choose(page, "keeps-promises", "consistently");
      assert.equal((await items(page))["keeps-promises"].wording, "Keeps promises to colleagues and customers");
      assert.equal((await items(page))["keeps-promises"].edition, "2");

      await page.evaluate(() => [...document.querySelectorAll("[data-gone-list] a")].at(0).click());
      await until(page, () => document.querySelector("h1")?.textContent.includes("level\u00a02") && document.querySelector("#shares-news :checked")?.value === "sometimes");
      await browser.close();
      assert.deepEqual(page.faults, []);
    });
  }

  test(`${engine}: what moved to a level that is a number alone is found there`, async () => {
    const changing = await build();
    const browser = await launch(engine);
    let page = await open(browser, fileAddress(changing, level1));
    await says(page, "[data-progress-text]", "0 of 4 answered");
    await choose(page, "shares-news", "sometimes");
    await says(page, "[data-progress-text]", "1 of 4 answered");
    await saved(page);
    await page.close();
    const shared = `  { id = "shares-news", text = "Shares news that others need" },\n`;
    await build({ into: changing, edit: (files) => {
      files["handbook.toml"] = files["handbook.toml"].replace(`["Helping", "Owning", "Leading"]`, `["1", "2", "3"]`);
      files["competencies/teamwork.toml"] = files["competencies/teamwork.toml"].replace(shared, "");
      files["competencies/clear-writing.toml"] = files["competencies/clear-writing.toml"]
        .replace(`  { id = "knows-the-reader"`, `${shared}  { id = "knows-the-reader"`);
    } });

    page = await open(browser, fileAddress(changing, level1));
    await says(page, "[data-gone-list]", /Now in: Clear writing, Level 2$/);
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: a level that is left open has no form, and what was answered to it`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, "competencies/teamwork/level-3-check.html"));
    await until(page, () => handbook.store.state.kind === "saved");
    assert.equal(await page.$$eval("fieldset, progress", (list) => list.length), 0);
    await page.evaluate(() => {
      for (const [id, wording] of [["old-one", "Sends telegrams"], ["shares-news", "Spreads news"]]) handbook.store.put("items", id, { kind: "indicator", competency: "teamwork", level: 3, answer: "sometimes", wording });
    });
    await saved(page);
    await page.reload();
    await says(page, "[data-gone-list]", /Sends telegrams ?Sometimes/);
    await says(page, "[data-gone-list]", /Spreads news ?Sometimes ?Now in: Teamwork, Helping/);
    await browser.close();
    assert.deepEqual(page.faults, []);
  });
}

// --- What one engine shows for both.
test("without script it is the form on paper", only("chromium"), async () => {
  const browser = await launch("chromium");
  const page = await browser.browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(fileAddress(site, level1));
  const shown = (selector) => page.$$eval(selector, (list) => list.filter((e) => e.checkVisibility()).length);
  assert.equal(await shown("main button, main input, main textarea, main fieldset, main dialog, main iframe"), 0);
  assert.match(await text(page, ".no-script"), /Without JavaScript this page is a form on paper/);
  assert.equal(await shown(".ask .box"), 3 * 5 + 4);
  assert.equal(await shown(".ask .lines"), 4);
  await browser.close();
});

for (const engine of engines) {
  test(`${engine}: a long one is there to its end, and opens at a place in it`, async () => {
    const long = fileAddress(await build({ edit: (files) => { files["competencies/many.toml"] = many(100); } }), "competencies/many/level-1-check.html");
    const browser = await launch(engine);
    for (const place of ["", "#thing-40"]) {
      const page = await browser.open(long + place);
      await until(page, () => document.querySelectorAll(".ask fieldset").length === 100 && document.querySelector(".site-footer").checkVisibility());
      await until(page, (id) => Math.abs(id ? document.querySelector(id).getBoundingClientRect().top : scrollY) < innerHeight / 2, place);
      assert.equal(await page.$$eval(".ask", (list) => list.filter((e) => getComputedStyle(e).visibility !== "visible").length), 0);
      // All of it is laid out in the end, so that a jump is quick, and again after
      // what changes all of it.
      const drawn = (n) => until(page, (count) => document.querySelectorAll(".ask.drawn").length === count, n);
      await drawn(100);
      if (engine === "chromium") { // Firefox does not tell it to a test
        const flat = (node) => [`${node.role} ${node.name}`, ...(node.children ?? []).flatMap(flat)];
        const read = flat(await page.accessibility.snapshot());
        assert.equal(read.filter((e) => e.startsWith("radio ")).length, await page.$$eval("[type=radio]", (all) => all.length), "readers of screens learn of every choice");
        assert.ok(read.includes("region Your answers"), "and of the panel after them");
      }
      for (const change of [() => page.setViewport({ width: 600, height: 700 }), () => press(page, ".theme-button")]) {
        await page.evaluate(() => {
          globalThis.undrawn = false;
          const list = document.querySelectorAll(".ask");
          new MutationObserver(() => { globalThis.undrawn ||= list[50].matches(":not(.drawn)"); }).observe(list[50], { attributeFilter: ["class"] });
        });
        await change();
        await until(page, () => globalThis.undrawn);
        await drawn(100);
        assert.equal(await page.$$eval(".ask textarea", (list) => list.filter((e) => e.getBoundingClientRect().top < e.closest(".ask").getBoundingClientRect().top + 50).length), 0);
      }
      assert.deepEqual(page.faults, []);
      await page.close();
    }
    await browser.close();
  });
}
