// The review when people, files and the browser change on the way: nothing that
// was agreed gets lost, or to whom it does not belong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build, engines, folder, launch, press, until } from "./harness.mjs";
import { more, open, put, settled, text, texts } from "./mine.mjs";
import { document, file, item, joint, note, review, upload } from "./reviewing.mjs";

const site = await build({ edit: more });
const promises = "Keeps promises to colleagues";
const ada = document("Ada", item("keeps-promises", "sometimes"));
const grace = document("Grace", item("keeps-promises", "consistently"));
const cleo = document("Cleo", item("keeps-promises", "not-yet"));
const state = (page) => text(page, "[data-part=state]");
const names = (page) => page.$$eval(".people input", (all) => all.map((e) => e.value));
const ready = (page) => until(page, () => handbook.store.state.kind !== "opening" && !document.querySelector("[data-my][hidden]"));
const value = (page, selector) => page.$eval(selector, (e) => e.value);
// warns tells whether the page asks before it is left.
const warns = (page) => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

// own opens the review of somebody with answers in this browser.
const own = async (browser, ...entries) => {
  const page = await open(browser, site, review);
  await put(page, [["items", "keeps-promises", { answer: "sometimes" }], ...entries]);
  await page.reload();
  await ready(page);
  return page;
};

for (const engine of engines) {
  test(`${engine}: of files with one name the keyboard closes the right one`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    for (const one of [ada, grace, cleo]) await upload(page, await file("answers.json", one));
    await page.focus(".people li:last-child input");
    await page.keyboard.press("End");
    await page.keyboard.type("patra");
    await page.keyboard.press("Tab");
    await settled(page);
    await page.keyboard.press("Enter");
    await settled(page);
    assert.deepEqual(await names(page), ["Ada", "Grace"]);
    await browser.close();
  });

  test(`${engine}: what cannot be stored is not said to be`, async () => {
    const browser = await launch(engine, engine === "chromium" ? { blockCookies: true, profile: await folder() } : { prefs: { "network.cookie.cookieBehavior": 2 } });
    const page = await open(browser, site, review);
    await page.evaluate(() => handbook.store.put("items", "keeps-promises", { kind: "indicator", competency: "teamwork", level: 1, answer: "sometimes" }));
    await until(page, () => !document.querySelector("[data-part=own]").closest("p").hidden);
    await press(page, "[data-part=own]");
    await upload(page, await file("grace.json", grace));
    await page.select(joint(promises), "consistently");
    await until(page, () => !handbook.store.state.safe);
    await settled(page);
    assert.match(await state(page), /does not store anything.*Export it/);
    assert.equal(await warns(page), true);
    await press(page, "[data-part=export]");
    assert.match((await browser.downloaded()).text, /consistently/);
    assert.match(await state(page), /is exported/);
    await browser.close();
  });

  test(`${engine}: deleting one's answers elsewhere leaves a joint view that is not exported`, async () => {
    const browser = await launch(engine);
    const page = await own(browser);
    await upload(page, await file("grace.json", grace), await file("cleo.json", cleo));
    await press(page, note(promises));
    await page.keyboard.type("We agreed on a lot.");
    assert.match(await state(page), /is saved in this browser/);
    assert.equal(await warns(page), false);
    await until(page, () => handbook.store.state.unsaved === 0);
    const tab = await open(browser, site, "my/plan.html");
    await tab.evaluate(() => handbook.store.remove());
    await until(page, () => !document.querySelector("[data-part=own]").checked);
    assert.equal(await value(page, note(promises)), "We agreed on a lot.");
    assert.match(await state(page), /not saved in this browser/);
    assert.equal(await warns(page), true);
    await browser.close();
  });

  test(`${engine}: a joint view that is in no file keeps the page from being left, and is asked about each time`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    for (const one of [ada, grace, cleo]) await upload(page, await file("answers.json", one));
    assert.equal(await warns(page), false);
    await page.select(joint(promises), "sometimes");
    assert.equal(await warns(page), true);
    await press(page, "[data-part=export]");
    await browser.downloaded();
    assert.equal(await warns(page), false);
    await press(page, note(promises));
    await page.keyboard.type("And more");
    assert.equal(await warns(page), true);

    const asked = async (act) => {
      await press(page, ".people li:nth-child(2) button");
      await until(page, () => document.querySelector("[data-part=lose]").open);
      await act();
      await until(page, () => !document.querySelector("[data-part=lose]").open);
      await settled(page);
    };
    await asked(() => press(page, "[data-part=lose] [value=leave]"));
    assert.deepEqual(await names(page), ["Ada", "Cleo"]);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Close: Cleo", "what has come into its place");
    assert.equal(await warns(page), false);
    await page.select(joint(promises), "not-yet");
    await asked(() => page.keyboard.press("Escape"));
    assert.deepEqual([await names(page), await value(page, joint(promises))], [["Ada", "Cleo"], "not-yet"]);
    await asked(() => press(page, "[data-part=lose] [value=leave]"));
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Close: Ada");
    await page.keyboard.press("Enter");
    await until(page, () => document.activeElement.id === "part_files");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: opening a file asks before it leaves a joint view behind`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    await upload(page, await file("ada.json", ada), await file("grace.json", grace));
    await page.select(joint(promises), "sometimes");
    const third = await file("cleo.json", cleo);
    const asked = async (answer) => {
      await (await page.$("#part_files")).uploadFile(third);
      await until(page, () => document.querySelector("[data-part=lose]").open);
      await press(page, `[data-part=lose] [value='${answer}']`);
      await settled(page);
    };
    await asked("");
    assert.deepEqual([await names(page), await value(page, joint(promises))], [["Ada", "Grace"], "sometimes"]);
    await upload(page, await file("bad.json", "{"));
    assert.match(await text(page, "[data-part=told]"), /^bad.json cannot be read/);
    assert.equal(await page.$eval("[data-part=lose]", (dialog) => dialog.open), false, "with a file that does not come nobody changes");
    await asked("export");
    const exported = JSON.parse((await browser.downloaded()).text);
    assert.equal(exported.name.includes("Cleo"), false);
    assert.deepEqual([await names(page), await value(page, joint(promises))], [["Ada", "Grace", "Cleo"], ""]);
    await browser.close();
  });

  test(`${engine}: taking part oneself asks before it leaves a joint view behind`, async () => {
    const browser = await launch(engine);
    const page = await own(browser);
    await page.evaluate(() => handbook.store.about({ name: "Dora" }));
    await press(page, "[data-part=own]");
    await upload(page, await file("ada.json", ada), await file("grace.json", grace));
    await page.select(joint(promises), "sometimes");
    await press(page, "[data-part=export]");
    assert.equal(JSON.parse((await browser.downloaded()).text).joint["keeps-promises"].people.length, 2, "Dora was not there");
    await page.select(joint(promises), "not-yet");
    const asked = async (answer) => {
      await press(page, "[data-part=own]");
      await until(page, () => document.querySelector("[data-part=lose]").open);
      await press(page, `[data-part=lose] [value='${answer}']`);
      await settled(page);
      return [await page.$eval("[data-part=own]", (box) => box.checked), await value(page, joint(promises))];
    };
    assert.deepEqual(await asked(""), [false, "not-yet"]);
    assert.deepEqual(await asked("leave"), [true, ""]);
    assert.equal(await page.evaluate(() => Object.keys(handbook.store.document.joint).length), 0);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: what is agreed now is newer than what was, whatever the clocks said`, async () => {
    const browser = await launch(engine);
    const page = await open(browser, site, review);
    const ahead = { "keeps-promises": { answer: "not-yet", note: "By a clock that was ahead", time: "2090-01-01T00:00:00.000Z" } };
    await upload(page, await file("ada.json", { ...ada, joint: ahead }), await file("grace.json", grace));
    assert.equal(await value(page, joint(promises)), "not-yet");
    await page.select(joint(promises), "sometimes");
    await page.select("#part_show", "differ");
    assert.equal(await value(page, joint(promises)), "sometimes");
    await press(page, "[data-part=export]");
    assert.equal(JSON.parse((await browser.downloaded()).text).joint["keeps-promises"].answer, "sometimes");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: a joint view comes back with the people it was agreed by`, async () => {
    const browser = await launch(engine);
    const page = await own(browser, ["joint", "asks-for-help", { answer: "not-yet", note: "From before" }], ["items", "asks-for-help", { answer: "sometimes" }]);
    const asks = note("Asks for help in time");
    const files = { grace: await file("grace.json", grace), cleo: await file("cleo.json", cleo) };
    const with_ = async (name) => {
      await page.reload();
      await ready(page);
      await upload(page, files[name]);
      return [await value(page, joint(promises)), await value(page, note(promises))];
    };
    const agree = async (answer, words) => {
      await page.select(joint(promises), answer);
      await press(page, note(promises));
      await page.keyboard.type(words);
      await until(page, () => handbook.store.state.unsaved === 0);
    };
    const elsewhere = () => page.$eval("[data-part=elsewhere]", (e) => e.checkVisibility() && /from talks with other people, too/.test(e.textContent));
    await with_("grace");
    assert.equal(await elsewhere(), false);
    await agree("not-yet", "In confidence");
    assert.deepEqual(await with_("cleo"), ["", ""]);
    assert.equal(await elsewhere(), true);
    assert.equal(await value(page, asks), "From before", "without people it is everybody's");
    await agree("consistently", "We two");
    assert.deepEqual(await with_("grace"), ["not-yet", "In confidence"]);
    await page.evaluate(() => handbook.store.about({ name: "Ada" }));
    assert.deepEqual(await with_("cleo"), ["consistently", "We two"], "also when the reader has got a name");
    const stored = await page.evaluate(() => JSON.stringify(handbook.store.document));
    assert.ok(!stored.includes("Grace") && !stored.includes("Cleo"), "nobody is named in what is kept");

    // Cleo imports what is exported, and has it with Ada alone.
    await press(page, "[data-part=export]");
    const { text: content } = await browser.downloaded();
    const other = await launch(engine);
    const hers = await open(other, site, review);
    await put(hers, [["items", "keeps-promises", { answer: "not-yet" }]]);
    await hers.evaluate((source) => {
      handbook.store.about({ name: "Cleo" });
      return handbook.store.replace(handbook.model.merge(handbook.store.document, handbook.model.parse(source).document).document);
    }, content);
    await hers.reload();
    await ready(hers);
    await upload(hers, await file("ada.json", ada));
    assert.deepEqual(await value(hers, note(promises)), "We two");
    await upload(hers, files.grace);
    await until(hers, () => document.querySelectorAll(".people li").length === 3);
    assert.deepEqual(await value(hers, note(promises)), "");
    assert.deepEqual([...page.faults, ...hers.faults], []);
    for (const one of [browser, other]) await one.close();
  });

  test(`${engine}: a joint view with somebody without a name is theirs once they have got one`, async () => {
    const browser = await launch(engine);
    const page = await own(browser);
    await upload(page, await file("answers.json", { ...grace, name: "" }));
    await page.select(joint(promises), "consistently");
    await press(page, ".people li:last-child input");
    await page.keyboard.type("Grace");
    await page.keyboard.press("Tab");
    await settled(page);
    await until(page, () => handbook.store.state.unsaved === 0);
    await page.reload();
    await ready(page);
    await upload(page, await file("grace.json", grace));
    assert.equal(await value(page, joint(promises)), "consistently");
    await press(page, "[data-part=export]");
    assert.equal(JSON.parse((await browser.downloaded()).text).joint["keeps-promises"].people, undefined, "the reader has no name to tell by");
    assert.deepEqual(page.faults, []);
    await browser.close();
  });

  test(`${engine}: who may be the same person is told, and told apart`, async () => {
    const browser = await launch(engine);
    const page = await own(browser, ["items", "asks-for-help", { answer: "not-yet" }]);
    const alike = () => page.$eval("[data-part=alike]", (e) => e.textContent);
    const names = async () => (await texts(page, ".review thead th")).slice(1, -1);
    await upload(page, await file("grace.json", grace));
    assert.equal(await alike(), "");
    // One's own answers, exported before one had a name.
    const mine = await page.evaluate(() => structuredClone(handbook.store.document));
    await upload(page, await file("mine.json", { ...mine, exported: "2026-11-20T10:00:00.000Z" }));
    await until(page, () => document.querySelectorAll(".people li").length === 3);
    assert.match(await alike(), /^Me and Person 3 may be the same person/);
    await press(page, ".people li:last-child button");
    await settled(page);
    assert.equal(await alike(), "");

    await press(page, ".people li:last-child button");
    await press(page, "[data-part=own]");
    const alex = (answer) => document("Alex", item("keeps-promises", answer));
    await upload(page, await file("one.json", alex("sometimes")), await file("two.json", alex("not-yet")));
    await until(page, () => document.querySelectorAll(".people li").length === 2);
    assert.deepEqual(await names(), ["Alex (one.json)", "Alex (two.json)"]);
    assert.match(await alike(), /^Alex \(one.json\) and Alex \(two.json\) may be/);
    await page.$eval("[data-part=alike]", (part) => {
      globalThis.read = 0;
      new MutationObserver(() => { globalThis.read++; }).observe(part, { childList: true });
    });
    await page.select("#part_show", "differ");
    await page.select("#part_show", "");
    assert.equal(await page.evaluate(() => globalThis.read), 0, "it is read aloud once");
    assert.deepEqual(await page.$$eval(".people button", (all) => all.map((e) => e.getAttribute("aria-label"))), ["Close: Alex (one.json)", "Close: Alex (two.json)"]);
    await upload(page, await file("two.json", alex("consistently")));
    await until(page, () => document.querySelectorAll(".people li").length === 3);
    assert.deepEqual(await names(), ["Alex (one.json)", "Alex (two.json, Person 2)", "Alex (two.json, Person 3)"]);
    await press(page, ".people li:last-child input");
    await page.keyboard.type("ander");
    await page.keyboard.press("Tab");
    await settled(page);
    assert.deepEqual(await names(), ["Alex (one.json)", "Alex (two.json)", "Alexander"]);
    assert.deepEqual(page.faults, []);
    await browser.close();
  });
}
