// The fields of the plan: they store what is typed and nothing else, show what is
// stored, and what is folded, filtered or gone hides nothing that was written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, complete, engines, fileAddress, launch, press, until } from "./harness.mjs";
import { more, open, put, settled, text, visible } from "./mine.mjs";
import { card, entry, plan, saved, wish, write } from "./planned.mjs";

const site = await build({ edit: more });
const marked = (...ids) => ids.map((id) => ["items", id, wish]);
const fields = ["textarea", "[type=date]", "[type=text]"].map((field) => `${card("keeps-promises")} ${field}`);

for (const engine of engines) {
  const start = async (entries, run) => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, entries);
    await page.bringToFront();
    await run(page, browser);
    assert.deepEqual(page.faults, []);
    await browser.close();
  };
  // leave goes through all fields and types nothing.
  const leave = async (page) => {
    for (const field of [...fields, ".planned .states input"]) await page.focus(field);
    await settled(page);
  };

  test(`${engine}: who only looks at the fields changes nothing`, () => start(marked("keeps-promises"), async (page) => {
    await leave(page);
    assert.equal(await entry(page, "keeps-promises"), undefined);
    await put(page, [["plan", "keeps-promises", { actions: "Ask", by: "2027-01-31", with: "Anna" }]]);
    const before = await entry(page, "keeps-promises");
    await until(page, () => document.querySelector(".planned [type=text]").value === "Anna");
    await leave(page);
    assert.deepEqual(await entry(page, "keeps-promises"), before, "also in time: it is not newer than it was");
  }));

  test(`${engine}: a text that is too long for a field is not cut without a word`, () => start(marked("keeps-promises"), async (page) => {
    const [actions] = fields;
    const paste = async (length) => {
      await page.evaluate((n) => {
        const all = document.body.appendChild(document.createElement("textarea"));
        all.id = "source";
        all.value = `${"x".repeat(n - 1)}\n`;
        all.select();
      }, length);
      await page.keyboard.down("Control");
      await page.keyboard.press("c");
      await page.$eval("#source", (all) => all.remove());
      await page.$eval(actions, (field) => { field.focus(); field.select(); });
      await page.keyboard.press("v");
      await page.keyboard.up("Control");
      await until(page, (selector, n) => document.querySelector(selector).value.length === n, actions, Math.min(length, 20_000));
    };
    await paste(20_000);
    assert.equal(await text(page, ".toast"), "");
    await paste(20_001);
    assert.equal(await text(page, ".toast"), "The text was too long: 20,000 characters fit here, and the end of it is missing.");
  }));

  // No mouse drags a text in a Firefox without a window.
  test(`${engine}: nor is one that is dropped`, { skip: engine !== "chromium" }, () => start(marked("keeps-promises"), async (page) => {
    const [actions] = fields;
    await page.evaluate(() => {
      const all = document.body.appendChild(document.createElement("textarea"));
      all.value = "x".repeat(20_001);
      Object.assign(all.style, { position: "fixed", insetBlockStart: 0, insetInlineStart: 0, zIndex: 9 });
      all.select();
    });
    const { x, y } = await page.$eval(actions, (field) => {
      field.scrollIntoView({ block: "center", behavior: "instant" });
      return field.getBoundingClientRect().toJSON();
    });
    await page.mouse.move(40, 20);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 20, { steps: 10 });
    await page.mouse.up();
    await until(page, (selector) => document.querySelector(selector).value.length === 20_000, actions);
    assert.equal(await text(page, ".toast"), "The text was too long: 20,000 characters fit here, and the end of it is missing.");
  }));

  test(`${engine}: an activity more or less leaves the others`, () => start(marked("keeps-promises"), async (page, browser) => {
    const chosen = async () => (await entry(page, "keeps-promises")).activities;
    await press(page, ".fits > ul input");
    await press(page, ".fits summary");
    await press(page, ".fits details input");
    assert.deepEqual(await chosen(), ["promise-list", "coffee"]);
    await press(page, ".fits > ul input");
    assert.deepEqual(await chosen(), ["coffee"]);
    await saved(page);
    const again = await open(browser, site, plan);
    assert.equal(await again.$eval(".fits details", (e) => e.open), true, "what was chosen is seen");
    assert.equal(await again.$eval(".fits details input", (e) => e.checked), true);
  }));

  test(`${engine}: half a date is none, and is said when one goes on`, () => start(marked("keeps-promises"), async (page) => {
    const [actions, day] = fields;
    const said = () => text(page, ".planned .doubt");
    const set = (value) => page.$eval(day, (input, v) => {
      input.value = v;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);
    await page.focus(day);
    await page.keyboard.type("02");
    assert.equal(await said(), "");
    await page.focus(actions);
    assert.match(await said(), /^That is no date/);
    assert.doesNotMatch(await said(), /stays/);
    await page.keyboard.type("Ask");
    await settled(page);
    assert.equal(await page.$eval(day, (e) => e.validity.badInput), true, "what is there of it stays");
    await page.focus(day);
    await set("0202-01-31"); // on the way to 2027
    assert.equal((await entry(page, "keeps-promises")).by ?? "", "");
    await set("2027-01-31");
    assert.equal((await entry(page, "keeps-promises")).by, "2027-01-31");
    await until(page, () => document.querySelector(".planned .doubt").textContent === "");
  }));

  test(`${engine}: the journal shows what is stored, also from another tab`, () => start(marked("keeps-promises"), async (page, browser) => {
    await press(page, ".journal summary");
    await write(page, ".journal textarea", "Sat with Anna");
    await saved(page);
    const again = await open(browser, site, plan);
    assert.equal(await again.$eval(".journal textarea", (e) => e.value), "Sat with Anna");
    await put(again, [["journal", "teamwork", { do: "Sat with Bo" }]]);
    await page.bringToFront();
    await until(page, () => document.querySelector(".journal textarea").value === "Sat with Bo");
    assert.equal(await page.$eval(".journal", (e) => e.open), true);
  }));

  test(`${engine}: the next date is the first that is not done`, () => start([...marked("short-sentences", "keeps-promises", "hands-over"),
    ["plan", "short-sentences", { by: "2097-05-01" }], ["plan", "keeps-promises", { by: "2097-01-01", state: "done" }], ["plan", "hands-over", { by: "2097-03-01" }]], async (page, browser) => {
    assert.match(await text(page, ".sentence"), /The next date is 1 March 2097\.$/);
    await press(page, "[data-part=calendar]");
    const { text: file } = await browser.downloaded();
    assert.deepEqual(file.match(/(?<=DTSTART;VALUE=DATE:)\d+/g), ["20970301", "20970501"]);
    await put(page, [["plan", "hands-over", { by: "2026-03-01" }]]);
    assert.match(await text(page, ".sentence"), /1 done\. 1 date has passed\. The next date is 1 May 2097\.$/);
  }));

  test(`${engine}: a sign to watch for is called one, as nobody wants to develop it`, () => start(marked("keeps-promises", "works-alone"), async (page, browser) => {
    const meta = (id) => text(page, `${card(id)} .meta`);
    assert.equal(await meta("keeps-promises"), "Teamwork, level 1 · My answer: Sometimes");
    assert.equal(await meta("works-alone"), "Teamwork, level 1 · Sign to watch for · My answer: Sometimes");
    await put(page, [["plan", "works-alone", { by: "2027-03-01" }]]);
    await press(page, "[data-part=calendar]");
    assert.match((await browser.downloaded()).text, /^DESCRIPTION:Teamwork.*Sign to watch for\r?$/m);
    await press(page, `${card("works-alone")} .actions button`);
    await until(page, () => document.querySelector("[data-part=aside] .meta"));
    assert.match(await text(page, "[data-part=aside] .meta"), /Sign to watch for$/);
    const check = await browser.open(fileAddress(site, "competencies/teamwork/level-1-check.html"));
    await complete(check);
    const says = (id) => text(check, `#${id} .develop`);
    assert.deepEqual([await says("keeps-promises"), await says("works-alone")], ["I want to develop this", "I want to change this"]);
  }));

  test(`${engine}: a filter of what is there no more shows all`, () => start(marked("short-sentences", "keeps-promises"), async (page) => {
    await page.select("#part_by-competency", "teamwork");
    await press(page, `${card("keeps-promises")} .actions button`);
    await until(page, () => document.querySelector("#plan-short-sentences"));
    assert.equal(await page.$eval("#part_by-competency", (e) => e.selectedIndex), 0);
    assert.equal(await visible(page, "#part_aside"), false, "nothing was planned for it");
  }));

  test(`${engine}: who comes back to the plan finds it filtered and sorted as before`, () => start(marked("short-sentences", "keeps-promises", "hands-over"), async (page) => {
    const shown = () => page.evaluate(() => [...["sort", "by-competency", "by-state"].map((part) => document.querySelector(`[data-part=${part}]`).value),
      ...[...document.querySelectorAll(".planned h3")].map((e) => e.id)]);
    await page.select("#part_sort", "date");
    await page.select("#part_by-competency", "teamwork");
    await page.select("#part_by-state", "open");
    const before = await shown();
    assert.deepEqual(before, ["date", "teamwork", "open", "plan-keeps-promises", "plan-hands-over"]);
    await page.reload();
    await until(page, () => document.querySelector(".planned"));
    assert.deepEqual(await shown(), before);
    await page.select("#part_sort", "state");
    await page.select("#part_by-state", "");
    const after = await shown();
    assert.deepEqual(after.slice(0, 3), ["state", "teamwork", ""]);
    await press(page, ".planned .meta a");
    await until(page, () => document.body.classList.contains("page-check"));
    await page.evaluate(() => { setTimeout(() => history.back()); }); // which Firefox does without a new page
    await until(page, () => document.querySelector(".planned"));
    assert.deepEqual(await shown(), after);
  }));

  test(`${engine}: what the handbook has no more cannot be put back`, () => start([["plan", "old-one", { actions: "Learn Morse" }]], async (page) => {
    assert.match(await text(page, "[data-part=aside]"), /Learn Morse/);
    assert.equal(await page.$("[data-part=aside] button:not([data-key^=remove])"), null, "it cannot be put back");
  }));
}
