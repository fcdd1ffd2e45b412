// What nobody may lose to somebody else's change, in Chromium and Firefox: to a
// deletion, an import or undo in another tab, or to a place that answers late.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { choose, chosen, open, saved, shows, write } from "./answers.mjs";
import { pick } from "./check.mjs";
import { build, copy, engines, fileAddress, launch, pause, press, serve, until } from "./harness.mjs";

const teamwork = "competencies/teamwork/level-1-check.html";
const site = await build();
const ways = { file: () => fileAddress(site) + "/", http: () => serve(site) };
const item = (page, id = "keeps-promises") => page.evaluate((i) => handbook.store.document.items[i], id);
const note = (page, id, text) => until(page, (i, t) => document.querySelector(`#${i} textarea`).value === t, id, text);
const remove = async (page) => {
  await page.bringToFront();
  await press(page, "[data-delete]");
  await press(page, "[data-delete-confirm]");
  await until(page, () => /Nothing of yours/.test(document.querySelector("[data-said]").textContent));
};

// slowed lets the place where answers are kept say nothing until it is told to, on a
// page of a site.
const slowed = async (site, engine) => {
  const script = join(site, "assets", "theme", "store-page.js");
  const prompt = await readFile(script, "utf8");
  const slow = prompt.replace("tell({ ready: true });", "globalThis.answer = () => setTimeout(() => tell({ ready: true }));");
  assert.notEqual(slow, prompt);
  await writeFile(script, slow);
  const frames = engine === "firefox" ? 2 : 1; // there another one is for what can be chosen
  return async (page) => {
    const places = () => page.frames().filter((frame) => frame.url().endsWith("store.html"));
    for (let n = 0; n < 200 && places().length < frames; n++) await pause(30);
    for (const place of places()) await until(place, () => globalThis.answer?.());
  };
};

for (const engine of engines) {
  for (const way of ["file", "http"]) {
    test(`${engine}, ${way}: a tab goes on saving after a deletion in another`, async () => {
      const base = await ways[way]();
      const browser = await launch(engine);
      const [one, two] = [await open(browser, base + teamwork), await open(browser, base + teamwork)];
      await choose(one, "keeps-promises", "sometimes");
      await one.evaluate(() => { handbook.store.about({ name: "Ada" }); });
      await saved(one);
      await shows(two, "keeps-promises", "sometimes");
      await until(two, () => handbook.store.document.name === "Ada");

      await remove(one);
      await until(two, () => handbook.store.document.name === "" && Object.keys(handbook.store.document.items).length === 0);
      assert.equal(await two.evaluate(() => handbook.store.document.handbook), "test-handbook");
      assert.equal(await two.evaluate(() => handbook.store.state.savedAt), "", "nothing is saved any more");
      await until(two, () => /^Nothing is answered yet/.test(document.querySelector("[data-saving=long]").textContent.trim()));
      await choose(two, "asks-for-help", "consistently");
      await saved(two);
      const three = await open(browser, base + teamwork);
      assert.equal(await chosen(three, "asks-for-help"), "consistently");
      await browser.close();
      assert.deepEqual([...one.faults, ...two.faults, ...three.faults], []);
    });
  }

  test(`${engine}: undo takes back what was changed here, and nothing else`, async () => {
    const base = await serve(site);
    const browser = await launch(engine);
    const [one, two] = [await open(browser, base + teamwork), await open(browser, base + teamwork)];
    const undo = async () => {
      await one.bringToFront();
      await press(one, "[data-undo]");
      await pause(100);
    };

    // Another tab wrote a note between two answers, and on the last that was given.
    await choose(one, "keeps-promises", "sometimes");
    await shows(two, "keeps-promises", "sometimes");
    await write(two, "keeps-promises", "Written there");
    await note(one, "keeps-promises", "Written there");
    await choose(one, "keeps-promises", "consistently");
    await undo();
    await shows(one, "keeps-promises", "sometimes");
    await undo();
    await shows(one, "keeps-promises", "");
    assert.equal((await item(one)).note, "Written there");
    await choose(one, "keeps-promises", "sometimes");
    await choose(one, "shares-news", "sometimes");
    await shows(two, "shares-news", "sometimes");
    await write(two, "shares-news", "Also there");
    await note(one, "shares-news", "Also there");
    await undo();
    await shows(one, "shares-news", "");
    assert.deepEqual([await chosen(one, "keeps-promises"), (await item(one, "shares-news")).note], ["sometimes", "Also there"]);

    // So did an import.
    const file = await one.evaluate(() => JSON.stringify({ ...handbook.store.document, items: { "asks-for-help":
      { kind: "indicator", competency: "teamwork", level: 1, answer: "consistently", note: "From the file", wording: "Asks for help", time: "2099-01-01T00:00:00.000Z" } } }));
    await choose(one, "asks-for-help", "sometimes");
    await pick(one, file);
    await press(one, "[data-import-confirm]");
    await note(one, "asks-for-help", "From the file");
    await choose(one, "asks-for-help", "not-yet");
    await undo();
    await shows(one, "asks-for-help", "consistently");
    await undo();
    assert.equal((await item(one, "asks-for-help")).note, "From the file");

    // What was deleted does not come back.
    await write(one, "keeps-promises", " and a secret");
    await choose(one, "keeps-promises", "consistently");
    await remove(one);
    await choose(one, "keeps-promises", "not-yet");
    await undo();
    await shows(one, "keeps-promises", "");
    await undo();
    await undo();
    assert.deepEqual([(await item(one)).answer ?? "", (await item(one)).note ?? ""], ["", ""]);
    await browser.close();
    assert.deepEqual([...one.faults, ...two.faults], []);
  });

  test(`${engine}: what is answered before the place has answered joins what is there`, async () => {
    const late = await copy(site);
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(late, teamwork));
    await choose(page, "keeps-promises", "sometimes");
    await write(page, "keeps-promises", "Written last week");
    await press(page, "#keeps-promises [data-develop]");
    await write(page, "asks-for-help", "Asked on Friday");
    await saved(page);
    await page.close();
    const answer = await slowed(late, engine);

    const again = await browser.open(fileAddress(late, teamwork));
    await until(again, () => document.querySelector("#asks-for-help fieldset") && !document.documentElement.classList.contains("starting"));
    await choose(again, "keeps-promises", "consistently");
    // What is not known yet can neither be read nor written over.
    assert.equal(await again.evaluate(() => handbook.store.state.kind !== "opening" ||
      document.querySelector("[data-name-field]").readOnly && /^Looking for your answers/.test(document.querySelector("[data-saving=long].opening").textContent)), true);
    await until(again, () => handbook.store.state.kind === "silent");
    await until(again, () => !document.querySelector("[data-name-field]").readOnly);
    await write(again, "asks-for-help", "And on Monday");
    await answer(again);
    await saved(again);
    assert.equal(await item(again).then(({ answer, note, develop }) => `${answer} ${note} ${develop}`), "consistently Written last week true");
    await note(again, "asks-for-help", "Asked on Friday\nAnd on Monday");
    await again.reload();
    await answer(again);
    await until(again, () => handbook.store.state.kind === "saved");
    assert.equal(await item(again).then(({ answer, note, develop }) => `${answer} ${note} ${develop}`), "consistently Written last week true");
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults], []);
  });

  test(`${engine}: before the place has answered, nothing is exported without what is there, and nothing taken back to nothing`, async () => {
    const late = await copy(site);
    const answers = join(late, "assets", "theme", "answers.js");
    const patient = (await readFile(answers, "utf8")).replace("PATIENCE = 4000", "PATIENCE = 60000");
    assert.match(patient, /PATIENCE = 60000/);
    await writeFile(answers, patient);
    const browser = await launch(engine);
    const page = await open(browser, fileAddress(late, teamwork));
    await choose(page, "keeps-promises", "sometimes");
    await saved(page);
    await page.close();
    const answer = await slowed(late, engine);
    const again = await browser.open(fileAddress(late, teamwork));
    await until(again, () => document.querySelector("#asks-for-help fieldset") && !document.documentElement.classList.contains("starting"));
    await press(again, "[data-mine] [data-export-json]");
    await choose(again, "keeps-promises", "consistently");
    assert.equal(await again.evaluate(() => handbook.store.state.kind), "opening");
    await answer(again);
    const { text } = await browser.downloaded();
    assert.deepEqual(Object.keys(JSON.parse(text).items), ["keeps-promises"]);
    await saved(again);
    await press(again, "[data-undo]"); // nobody knew what to go back to
    await choose(again, "asks-for-help", "not-yet");
    await press(again, "[data-undo]");
    await shows(again, "asks-for-help", "");
    assert.equal(await chosen(again, "keeps-promises"), "consistently");
    await browser.close();
    assert.deepEqual([...page.faults, ...again.faults], []);
  });
}
