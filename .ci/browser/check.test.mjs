// The self-check as a reader meets it: to fill in, to print, with and without
// script, in a handbook that changes, in Chromium and Firefox.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, engines, fileAddress, folder, launch, pause, press, serve, until } from "./harness.mjs";

const level1 = "competencies/teamwork/level-1-check.html";
const level2 = "competencies/teamwork/level-2-check.html";
const site = await build();

const open = async (browser, address, options) => {
  const page = await browser.open(address, options);
  await until(page, () => handbook.store.state.kind !== "opening" && !document.querySelector(".ask > .boxes"));
  return page;
};
const text = (page, selector) => page.$eval(selector, (e) => e.textContent.replace(/\s+/g, " ").trim());
// says waits until an element has a text, or one that fits a pattern.
const says = async (page, selector, wanted) => {
  const fits = (now) => typeof wanted === "string" ? now === wanted : wanted.test(now);
  let now = await text(page, selector);
  for (let n = 0; n < 100 && !fits(now); n++) {
    await pause(30);
    now = await text(page, selector);
  }
  if (!fits(now)) assert.fail(`${selector} says ${JSON.stringify(now)}, not ${wanted}`);
};
const visible = (page, selector) => page.$eval(selector, (e) => e.checkVisibility());
const items = (page) => page.evaluate(() => handbook.store.document.items);
const saved = (page) => until(page, () => handbook.store.state.kind === "saved" && handbook.store.state.unsaved === 0);
const choose = (page, id, value) => press(page, `#${id} [value=${value}]`);
const pick = async (page, content, name = "answers.json") => {
  const path = join(await folder(), name);
  await writeFile(path, content);
  await (await page.$("[data-picker]")).uploadFile(path);
  await until(page, () => document.querySelector("[data-importing]").open);
};

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
    await says(page, "[data-summary-lines]", "1 of 3 consistently, 1 not yet, 1 still open.1 marked to develop, evidence for 1.1 sign to watch for noticed often.");
    await choose(page, "shares-news", "not-my-role");
    await says(page, "[data-summary-lines]", /1 does not apply/);
    assert.doesNotMatch(await text(page, ".summary"), /verdict|score|rating|%/);

    // What helps with what is marked.
    await says(page, "[data-marked-list]", /Asks for help in time.*These serve the level as a whole:.*Have coffee with another team/);
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
    await browser.close();
    assert.deepEqual(page.faults, []);
  });

  test(`${engine}: export, delete, import give the same answers again`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(site, level1));
    await choose(page, "keeps-promises", "sometimes");
    await press(page, "#keeps-promises textarea");
    await page.keyboard.type("=1+1 \"quoted\"\n<script>alert(1)</script>");
    await press(page, "#keeps-promises [data-develop]");
    await choose(page, "works-alone", "rarely");
    await press(page, "[data-name-field]");
    await page.keyboard.type("Zoë <b> O'Hara");
    await page.evaluate(() => { handbook.store.put("plan", "keeps-promises", { actions: "Write them down", by: "2027-01-31", state: "open", later: { kept: true } }); });
    await saved(page);
    await press(page, "[data-export-json]");
    const file = await browser.downloaded();
    assert.match(file.name, /^test-handbook_Zoë-b-O'Hara_\d{4}-\d\d-\d\d\.json$/);
    const exported = JSON.parse(file.text);
    assert.deepEqual([exported.format, exported.version, exported.handbook, exported.edition, exported.name],
      ["handbook-answers", 1, "test-handbook", "1", "Zoë <b> O'Hara"]);
    await says(page, "[data-saving=long]", /Exported at \d\d:\d\d\.$/);

    await press(page, "[data-export-csv]");
    const table = await browser.downloaded();
    assert.match(table.name, /\.csv$/);
    assert.match(table.text, /^\uFEFF?"Competency","Level"/);
    assert.ok(table.text.includes(`"'=1+1 ""quoted""\n<script>alert(1)</script>"`));

    const before = await page.evaluate(() => JSON.stringify(handbook.store.document));
    await press(page, "[data-delete]");
    assert.match(await text(page, "[data-delete-count]"), /there are 2 answers/);
    await press(page, "[data-deleting] [data-close]");
    assert.equal(await page.evaluate(() => JSON.stringify(handbook.store.document)), before, "closing the dialog deletes nothing");
    await press(page, "[data-delete]");
    await press(page, "[data-delete-confirm]");
    await until(page, () => /Nothing of yours is left/.test(document.querySelector("[data-said]").textContent));
    assert.equal(await page.$$eval(".ask :checked", (list) => list.length), 0);
    assert.equal(await page.$eval("[data-name-field]", (e) => e.value), "");

    await pick(page, file.text, "Zoë's file.json");
    assert.match(await text(page, "[data-import-facts]"), /File: Zoë's file\.json, of Zoë <b> O'Hara/);
    assert.match(await text(page, "[data-import-lists]"), /3 new entries/);
    assert.equal(await page.$$eval(".ask :checked", (list) => list.length), 0, "nothing changes before it is confirmed");
    await press(page, "[data-import-confirm]");
    await until(page, () => /Imported: 3 entries/.test(document.querySelector("[data-said]").textContent));
    await saved(page);
    const sections = ({ items, plan, journal, joint, name }) => ({ items, plan, journal, joint, name });
    assert.deepEqual(sections(await page.evaluate(() => JSON.parse(JSON.stringify(handbook.store.document)))), sections(JSON.parse(before)));
    const again = await open(browser, fileAddress(site, level1));
    assert.deepEqual(sections(await again.evaluate(() => JSON.parse(JSON.stringify(handbook.store.document)))), sections(JSON.parse(before)));
    assert.equal(await again.$$eval("script:not([src]), .ask b, [data-import-facts] b", (list) => list.length), 0);

    // Merged by time: what is newer here stays, what is newer there comes.
    await choose(again, "keeps-promises", "consistently");
    await saved(again);
    const changed = structuredClone(exported);
    changed.items["works-alone"] = { ...changed.items["works-alone"], answer: "often", time: "2090-01-01T00:00:00.000Z" };
    await pick(again, JSON.stringify(changed));
    assert.match(await text(again, "[data-import-lists]"), /1 entry is newer in the file.*HereRarely.*In the fileOften.*1 entry is newer here and stays/);
    await press(again, "[data-import-confirm]");
    await saved(again);
    const after = await items(again);
    assert.deepEqual([after["keeps-promises"].answer, after["works-alone"].answer], ["consistently", "often"]);
    // And a change made here after that is newer still.
    await choose(again, "works-alone", "sometimes");
    await pick(again, JSON.stringify(changed));
    assert.match(await text(again, "[data-import-facts]"), /There is nothing in it that is not here already/);
    assert.equal(await visible(again, "[data-import-confirm]"), false);
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults], []);
  });

  test(`${engine}: bad files change nothing`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, await serve(site) + level1);
    await choose(page, "keeps-promises", "sometimes");
    await saved(page);
    const before = await page.evaluate(() => JSON.stringify(handbook.store.document));
    const good = (fields) => JSON.stringify({ ...JSON.parse(before), ...fields });
    const bad = {
      "empty": ["", /is empty/],
      "blank": [" \n\n", /is empty/],
      "truncated": [before.slice(0, -20), /damaged or only half copied/],
      "truncated in a character": [Buffer.from(good({ name: "Zoë" })).subarray(0, 60), /damaged or only half copied/],
      "picture": [Buffer.from([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 255, 254]), /damaged or only half copied/],
      "page": ["<!DOCTYPE html><script>alert(1)</script>", /damaged or only half copied/],
      "table": ["\uFEFF\"Competency\",\"Level\"\r\n", /damaged or only half copied/],
      "utf-16": [Buffer.from(`\uFEFF${before}`, "utf16le"), /damaged or only half copied|nothing in it that is not here/],
      "null": ["null", /not a file of answers/],
      "array": ["[]", /not a file of answers/],
      "number": ["7", /not a file of answers/],
      "other JSON": ["{\"name\":\"package\",\"version\":1}", /not a file of answers/],
      "handbook.json": [await readFile(join(site, "handbook.json")), /not a file of answers/],
      "later version": [good({ version: 2 }), /written by a later version/],
      "version as text": [good({ version: "1" }), /damaged or only half copied/],
      "items as a list": [good({ items: [1, 2] }), /damaged or only half copied/],
      "name as a table": [good({ name: { toString: 1 } }), /damaged or only half copied/],
      "other handbook": [good({ handbook: "other", title: "<i>The other one</i>" }), /belongs to another handbook, “<i>The other one<\/i>”; this is “The test handbook”/],
      "no handbook": [good({ handbook: "" }), /belongs to another handbook/],
      "huge": [`{"format":"handbook-answers","version":1,"handbook":"test-handbook","items":{},"x":"${"y".repeat(6_000_000)}"}`, /is too large/],
      "very huge": ["x".repeat(21_000_000), /is too large/],
      "nested": [`{"format":"handbook-answers","version":1,"handbook":"test-handbook","items":{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`, /1 entry could not be understood.*nothing in it that is not here/],
      "prototypes": [`{"format":"handbook-answers","version":1,"handbook":"test-handbook","__proto__":{"x":1},"items":{"__proto__":{"answer":"often"},"../a":{"answer":"often"},"b":{"answer":"excellent"}}}`, /3 entries could not be understood/],
    };
    for (const [name, [content, message]] of Object.entries(bad)) {
      await pick(page, content, `${name}.json`);
      assert.match(await text(page, "[data-import-facts]"), message, name);
      assert.equal(await visible(page, "[data-import-confirm]"), false, name);
      await page.keyboard.press("Escape");
      await until(page, () => !document.querySelector("[data-importing]").open);
      assert.equal(await page.evaluate(() => JSON.stringify(handbook.store.document)), before, name);
    }

    // A file whose texts are markup is a file of texts.
    const hostile = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    await pick(page, good({ name: hostile, time: "2090-01-01T00:00:00.000Z",
      items: { "keeps-promises": { kind: "indicator", competency: "teamwork", level: 1, answer: "sometimes", note: hostile, wording: hostile, time: "2090-01-01T00:00:00.000Z" },
        "gone-item": { kind: "indicator", competency: "teamwork", level: 1, answer: "sometimes", note: hostile, wording: hostile, time: "2090-01-01T00:00:00.000Z" } } }), `${hostile.slice(0, 9)}.json`);
    await press(page, "[data-import-confirm]");
    await until(page, () => !document.querySelector("[data-gone]").hidden && document.querySelector("[data-gone-list] li"));
    assert.equal(await text(page, "#keeps-promises [data-old]"), hostile);
    assert.equal(await page.$$eval("main img, main script, dialog img", (list) => list.length), 0);
    assert.equal(await page.$eval("#keeps-promises textarea", (e) => e.value), hostile);
    await browser.close();
    assert.deepEqual(page.faults, []);
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
      assert.match(gone, /No longer in this edition/);
      assert.match(gone, /Works alone on what belongs to all ?Often/);
      assert.match(gone, /Shares news that others need ?Sometimes ?Now in: Clear writing, Owning/);
      await says(page, "[data-summary-lines]", /2 sometimes, 1 still open/);

      await press(page, "#keeps-promises [data-still-true]");
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
      await until(page, () => document.querySelector("h1")?.textContent.includes("level 2") && document.querySelector("#shares-news :checked")?.value === "sometimes");
      await browser.close();
      assert.deepEqual(page.faults, []);
    });
  }

  test(`${engine}: a level that is left open has no form`, async () => {
    const browser = await launch(engine);
    const page = await browser.open(fileAddress(site, "competencies/teamwork/level-3-check.html"));
    await until(page, () => handbook.store.state.kind === "saved");
    assert.equal(await page.$$eval("fieldset, progress", (list) => list.length), 0);
    await browser.close();
    assert.deepEqual(page.faults, []);
  });
}

// --- What one engine shows for both.
const { chromium } = { chromium: engines.includes("chromium") };

test("without script it is the form on paper", { skip: !chromium }, async () => {
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

test("a screen reader is told what everything is", { skip: !chromium }, async () => {
  const browser = await launch("chromium");
  const page = await open(browser, fileAddress(site, level1));
  await choose(page, "keeps-promises", "sometimes");
  await says(page, "[data-progress-text]", "1 of 4 answered");
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  const all = [];
  const walk = (node, group) => {
    const inside = node.role === "group" ? node.name : group;
    all.push({ role: node.role, name: node.name ?? "", group: inside, checked: node.checked });
    for (const child of node.children ?? []) walk(child, inside);
  };
  walk(tree, "");
  const radios = all.filter((n) => n.role === "radio");
  assert.deepEqual(radios.slice(0, 4).map((n) => [n.group, n.name, n.checked]), [
    ["Keeps promises to colleagues", "Not yet", false], ["Keeps promises to colleagues", "Sometimes", true],
    ["Keeps promises to colleagues", "Consistently", false], ["Keeps promises to colleagues", "Does not apply to my role", false]]);
  assert.equal(radios.length, 3 * 4 + 3);
  assert.deepEqual(all.filter((n) => n.role === "textbox").map((n) => n.name), [
    "What I did, and when", "What I did, and when", "What I did, and when", "Note", "Your name, if you like"]);
  for (const node of all.filter((n) => ["button", "link", "checkbox", "textbox", "radio", "progressbar"].includes(n.role))) {
    assert.ok(node.name.trim(), `a ${node.role} without a name`);
  }
  assert.equal(all.find((n) => n.role === "progressbar").name, "1 of 4 answered");
  await browser.close();
});
