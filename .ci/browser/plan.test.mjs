// The plan as a reader works with it: by mouse and by keyboard, over several
// tabs, with a calendar file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, complete, engines, fileAddress, launch, press, sizes, until } from "./harness.mjs";
import { more, open, put, settled, text, texts, visible, wrong } from "./mine.mjs";
import { card, entry, plan, saved, wish, write } from "./planned.mjs";

const site = await build({ edit: more });
const three = [["items", "keeps-promises", wish], ["items", "hands-over", { ...wish, answer: "not-yet" }], ["items", "short-sentences", wish]];
// A date is set as a picker does: how one types it depends on the browser.
const setDay = (page, id, value) => page.$eval(`${card(id)} [type=date]`, (input, v) => {
  input.value = v;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}, value);

for (const engine of engines) {
  test(`${engine}: an empty plan leads on`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    assert.equal(await visible(page, "[data-part=empty]"), true);
    assert.ok((await page.$$("[data-part=empty] a")).length > 0);
    for (const part of ["planned", "journal", "aside", "calendar"]) assert.equal(await visible(page, `[data-part=${part}]`), false, part);
    assert.deepEqual(await wrong(page), []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what is marked in a self-check can be planned, and stays`, async () => {
    const browser = await launch(engine);
    const check = await browser.open(fileAddress(site, "competencies/teamwork/level-1-check.html"));
    await complete(check);
    await until(check, () => handbook.store.state.kind !== "opening");
    await press(check, "#keeps-promises [data-develop]");
    await saved(check);
    const page = await open(browser, site, plan);
    assert.deepEqual(await texts(page, ".planned h3"), ["Keeps promises to colleagues"]);
    assert.deepEqual(await texts(page, ".planned .fits > ul > li"), ["Keep a list of promises for two weeks Things to try"]);
    assert.deepEqual(await texts(page, ".planned .fits details li"), ["Have coffee with another team Things to try"]);
    await press(page, ".planned .fits [type=checkbox]");
    await write(page, `${card("keeps-promises")} textarea`, "Write them down\nevery <b>morning</b>");
    await write(page, `${card("keeps-promises")} [type=text]`, "Anna");
    await setDay(page, "keeps-promises", "2097-01-31");
    await press(page, `${card("keeps-promises")} [value=started]`);
    await until(page, () => document.querySelector(".sentence").textContent.includes("started"));
    await saved(page);
    assert.match(await text(page, ".sentence"), /^1 thing to develop: 1 started\. The next date is 31 January 2097\.$/);

    const again = await open(browser, site, plan);
    const { time, ...kept } = await entry(again, "keeps-promises");
    assert.deepEqual(kept, { activities: ["promise-list"], actions: "Write them down\nevery <b>morning</b>", with: "Anna", by: "2097-01-31", state: "started" });
    assert.equal(await again.$eval(".planned textarea", (e) => e.value), "Write them down\nevery <b>morning</b>");
    assert.equal(await again.$eval(".planned [type=checkbox]", (e) => e.checked), true);
    assert.equal(await again.$eval(".planned [value=started]", (e) => e.checked), true);
    assert.equal(await again.$eval(".planned .day", (e) => e.textContent), "31 January 2097");
    await again.bringToFront();
    await press(again, ".planned [value=done]");
    await page.bringToFront();
    await until(page, () => document.querySelector(".planned [value=done]").checked);
    assert.match(await text(page, ".sentence"), /1 done\.$/);
    assert.deepEqual(await wrong(again), []);
    assert.deepEqual([...check.faults, ...page.faults, ...again.faults], []);
    await browser.close();
  });

  test(`${engine}: a date that is being corrected is kept until there is another`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [three[0], ["plan", "keeps-promises", { by: "2097-01-31" }]]);
    await page.bringToFront();
    const input = `${card("keeps-promises")} [type=date]`;
    const by = async () => (await entry(page, "keeps-promises")).by;
    const leave = () => page.focus(`${card("keeps-promises")} textarea`);
    const said = () => text(page, ".planned .doubt");
    await page.focus(input);
    await page.keyboard.type("02");
    assert.equal(await said(), "", "nothing while it is typed");
    await leave();
    assert.equal(await page.$eval(input, (e) => e.validity.badInput), true, "31 February");
    assert.equal(await by(), "2097-01-31");
    assert.match(await said(), /^That is no date, so 31 January 2097 stays/);
    assert.match(await text(page, ".sentence"), /31 January 2097/);
    await page.keyboard.type("A word"); // and the page is drawn again
    await settled(page);
    assert.equal(await by(), "2097-01-31");
    await page.focus(input);
    await page.keyboard.type("0228");
    await leave();
    assert.equal(await by(), "2097-02-28");
    assert.equal(await said(), "");

    await page.focus(input);
    for (const key of ["Backspace", "Tab", "Backspace", "Tab", "Backspace"]) await page.keyboard.press(key);
    await leave();
    assert.equal(await by(), "", "what is taken away is gone");
    assert.equal(await said(), "");
    await page.focus(input);
    await page.keyboard.type("013120277");
    await leave();
    assert.match(await page.$eval(input, (e) => e.value), /^\d{4}-01-31$/, "a year has four figures");
    assert.deepEqual(await wrong(page), []);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: sorting, filtering, taking off and putting back`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [...three, ["plan", "hands-over", { by: "2027-03-01", state: "open" }], ["plan", "keeps-promises", { by: "2027-02-01", state: "done" }]]);
    const shown = () => page.$$eval(".planned h3", (all) => all.map((h) => h.id.slice(5)));
    assert.deepEqual(await shown(), ["short-sentences", "keeps-promises", "hands-over"]);
    await page.select("#part_sort", "date");
    assert.deepEqual(await shown(), ["hands-over", "short-sentences", "keeps-promises"]);
    await page.select("#part_by-state", "open");
    assert.deepEqual(await shown(), ["hands-over", "short-sentences"]);
    assert.equal(await text(page, "[data-part=count]"), "2 of 3 shown");
    await press(page, `${card("hands-over")} [value=started]`);
    await settled(page);
    assert.deepEqual(await shown(), ["hands-over", "short-sentences"], "nothing moves under the reader's hands");
    await page.select("#part_by-state", "");
    await page.select("#part_by-competency", "teamwork");
    assert.deepEqual(await shown(), ["hands-over", "keeps-promises"]);

    await press(page, `${card("hands-over")} .actions button`);
    await settled(page);
    assert.deepEqual(await shown(), ["keeps-promises"]);
    assert.match(await text(page, "[data-part=aside]"), /Hands work over completely/);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Put it back");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.deepEqual((await shown()).toSorted(), ["hands-over", "keeps-promises"]);
    assert.equal((await entry(page, "hands-over")).by, "2027-03-01");
    assert.equal(await visible(page, "[data-part=aside]"), false);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: also the last one taken off is put back where the focus is`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [["items", "hands-over", { ...wish, note: "Every Monday" }]]);
    assert.equal(await text(page, ".planned .written"), "Every Monday");
    await press(page, ".planned .actions button");
    await settled(page);
    assert.equal(await visible(page, "[data-part=empty]"), true);
    assert.equal(await page.evaluate(() => document.activeElement.checkVisibility() && document.activeElement.textContent), "Put it back");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await page.$$eval(".planned h3", (all) => all.length), 1);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what was planned before is put back where the focus is`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [...three, ["plan", "hands-over", { by: "2027-03-01" }], ["plan", "keeps-promises", { state: "done" }]]);
    await press(page, `${card("hands-over")} .actions button`);
    await until(page, () => document.querySelector("[data-part=aside] button"));
    assert.match(await text(page, "[data-part=taken-off]"), /Hands work over completely/);
    await settled(page);
    await page.focus("[data-part=aside] button");
    await page.keyboard.press("Enter");
    await until(page, () => document.activeElement.id === "plan-hands-over");
    assert.equal(await text(page, "[data-part=taken-off]"), "", "it is no longer taken off");

    // Where a filter hides it, the filter is what to go on with.
    await press(page, `${card("hands-over")} .actions button`);
    await page.select("#part_by-state", "done");
    await press(page, `${card("keeps-promises")} .actions button`);
    assert.match(await text(page, "[data-part=taken-off]"), /Keeps promises/);
    await settled(page);
    await page.focus("[data-part=aside] button[aria-label*=Hands]");
    await page.keyboard.press("Enter");
    await until(page, () => document.activeElement.id === "part_by-state");
    assert.match(await text(page, "[data-part=taken-off]"), /Keeps promises/, "the other one is");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: the journal`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, three);
    assert.deepEqual(await texts(page, ".journal h3"), ["Clear writing", "Teamwork"]);
    await press(page, ".journal:last-child summary");
    assert.deepEqual(await texts(page, ".journal[open] label"), ["Do", "Assess", "Learn", "Apply", "Reflect"]);
    assert.deepEqual(await texts(page, ".journal[open] .prompts-list li"), ["What did you do?", "What would you do now?"]);
    await write(page, ".journal[open] textarea", "Sat with Anna");
    await saved(page);
    const again = await open(browser, site, plan);
    assert.equal(await again.evaluate(() => handbook.store.document.journal.teamwork.do), "Sat with Anna");
    assert.equal(await text(again, ".journal:last-child summary .muted"), "begun");
    assert.deepEqual([...page.faults, ...again.faults], []);
    await browser.close();
  });

  test(`${engine}: a long link in the journal stays within a narrow window`, async () => {
    const browser = await launch(engine);
    for (const [name, size] of Object.entries(sizes)) {
      const page = await open(browser, site, plan);
      await page.setViewport(size);
      await put(page, [three[0], ["journal", "teamwork", { do: `https://example.org/${"x".repeat(150)}` }]]);
      await page.$eval(".journal", (details) => { details.open = true; });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, name);
      await page.close();
    }
    await browser.close();
  });

  test(`${engine}: the dates as a calendar file`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [...three, ["plan", "hands-over", { by: "2027-03-01", actions: "Ask, then; listen", activities: ["coffee"], with: "Anna", state: "open" }],
      ["plan", "keeps-promises", { by: "2027-02-01", state: "done" }]]);
    await press(page, "[data-part=calendar]");
    const { name, text: file } = await browser.downloaded();
    assert.match(name, /^test-handbook_\d{4}-\d\d-\d\d\.ics$/);
    const lines = file.replaceAll("\r\n ", "").split("\r\n");
    assert.equal(lines.filter((line) => line === "BEGIN:VEVENT").length, 1, "what is done needs no date");
    assert.ok(lines.includes("UID:hands-over@test-handbook.handbook"));
    assert.ok(lines.includes("DTSTART;VALUE=DATE:20270301"));
    assert.ok(lines.includes("SUMMARY:Hands work over completely"));
    assert.ok(lines.includes("DESCRIPTION:Teamwork\\, level\u00a02\\nAsk\\, then\\; listen\\n– Have coffee with another team\\nWith whom: Anna"));
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a plan for what the handbook no longer has is kept`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, plan);
    await put(page, [["items", "old-one", { kind: "indicator", competency: "teamwork", level: 1, wording: "Sends telegrams", develop: true }],
      ["plan", "old-one", { actions: "Learn Morse" }], ["journal", "old-competency", { do: "Tried it" }]]);
    assert.match(await text(page, "[data-part=aside]"), /^Sends telegramsNo longer in this editionLearn Morse/);
    assert.match(await text(page, "[data-part=journal]"), /old-competency.*No longer in this edition/);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}

for (const engine of engines) {
  test(`${engine}: with storage blocked, what is planned stays on the page and is said not to be saved`, async () => {
    const browser = await launch(engine, engine === "firefox"
      ? { prefs: { "network.cookie.cookieBehavior": 2 } }
      : { blockCookies: true });
    const page = await open(browser, site, plan);
    await page.evaluate(() => handbook.store.put("items", "keeps-promises", { kind: "indicator", competency: "teamwork", level: 1, develop: true }));
    await until(page, () => document.querySelector(".planned") && handbook.store.state.kind === "blocked");
    await write(page, `${card("keeps-promises")} textarea`, "Not lost");
    await setDay(page, "keeps-promises", "2097-01-31");
    assert.equal((await entry(page, "keeps-promises")).actions, "Not lost");
    assert.equal(await visible(page, "[data-banner]"), true);
    await press(page, "[data-part=calendar]");
    assert.match((await browser.downloaded()).text, /Not lost/);
    await browser.close();
  });
}

test("the plan works by keyboard alone", async () => {
  const browser = await launch("chromium");
  const page = await open(browser, site, plan);
  await put(page, [three[0]]);
  const focused = () => page.evaluate(() => {
    const e = document.activeElement;
    return e.labels?.[0]?.textContent.trim() || e.getAttribute("aria-label") || e.textContent.trim();
  });
  await page.focus("#part_by-state");
  const way = [];
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press("Tab");
    way.push((await focused()).replace(/\s+/g, " "));
    if (way.length === 2) await page.keyboard.press("Space"); // the activity
  }
  assert.deepEqual(way.slice(0, 4), ["Teamwork, level 1", "Keep a list of promises for two weeks Things to try", "1 more for this level", "What I will do"]);
  assert.ok(way.includes("By when") && way.includes("Open"));
  assert.deepEqual((await entry(page, "keeps-promises")).activities, ["promise-list"]);
  await page.focus(`${card("keeps-promises")} [value=open]`);
  await page.keyboard.press("ArrowRight");
  assert.equal((await entry(page, "keeps-promises")).state, "started");
  await browser.close();
});
